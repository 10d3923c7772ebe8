/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The reader's own order of feeds and categories. */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* The followed feeds (gint64) of a category that have a place, in their order; 0: those
 * without a category. */
GArray *dateline_place_table_list_feeds (DatelineDatabase *database,
                                         gint64 category_id,
                                         GError **error);
/* Gives these feeds their places, and takes all others' away. */
gboolean dateline_place_table_set_feeds (DatelineDatabase *database,
                                         gint64 category_id,
                                         GArray *feed_ids,
                                         GError **error);
/* The names of the categories that have a place, in their order. */
GStrv dateline_place_table_list_categories (DatelineDatabase *database, GError **error);
gboolean dateline_place_table_set_categories (DatelineDatabase *database,
                                              const char *const *names,
                                              GError **error);

G_END_DECLS
