/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What feeds or categories count too many of: stories whose time has not come. */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id; /* of the feed or the category */
  guint n_stories;
  guint n_unread;
} DatelineUpcomingCount;

/* Ids (gint64 *) to DatelineUpcomingCount; as a rule there are none. */
GHashTable *dateline_upcoming_counts_list_feeds (DatelineDatabase *database,
                                                 GError **error);
GHashTable *dateline_upcoming_counts_list_categories (DatelineDatabase *database,
                                                      GError **error);
/* Takes off what @counts has of that id. */
void dateline_upcoming_counts_subtract (GHashTable *counts,
                                        gint64 id,
                                        guint *n_stories,
                                        guint *n_unread);

G_END_DECLS
