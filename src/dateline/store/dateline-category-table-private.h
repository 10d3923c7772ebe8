/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of categories, the reader's and the publishers'. */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* The id of the category called @name, which is made if there is none; 0 if the name is
 * empty. */
gboolean dateline_category_table_require (DatelineDatabase *database,
                                          const char *name,
                                          gint64 *id,
                                          GError **error);
/* Names a category, as another spelling of what it is called. */
gboolean dateline_category_table_set_name (DatelineDatabase *database,
                                           gint64 id,
                                           const char *name,
                                           GError **error);
/* @name: to be freed. */
gboolean dateline_category_table_get_name (DatelineDatabase *database,
                                           gint64 id,
                                           char **name,
                                           GError **error);
/* Whether its feeds are not shown. */
gboolean dateline_category_table_set_closed (DatelineDatabase *database,
                                             const char *name,
                                             gboolean closed,
                                             GError **error);
gboolean dateline_category_table_copy_choices (DatelineDatabase *database,
                                               gint64 from,
                                               gint64 to,
                                               GError **error);
/* The categories that have a story or a feed, in the order of their names. */
GPtrArray *dateline_category_table_list (DatelineDatabase *database, GError **error);

G_END_DECLS
