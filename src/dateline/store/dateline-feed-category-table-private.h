/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table that says under which categories the reader filed a feed. */

#pragma once

#include "dateline/model/dateline-feed-settings-private.h"
#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Where a feed is filed. */
typedef struct
{
  GStrvBuilder *names;
  GArray *places; /* of guint, the reader's own order in each; 0: by name */
  DatelineFeedSettings settings; /* what its categories say */
} DatelineFeedFiling;

/* All feeds' categories: feed ids (gint64) to DatelineFeedFiling, in their order. */
GHashTable *dateline_feed_category_table_list (DatelineDatabase *database,
                                               GError **error);
/* The ids (gint64) of one feed's categories. */
GArray *dateline_feed_category_table_list_ids (DatelineDatabase *database,
                                               gint64 feed_id,
                                               GError **error);
/* Their names. */
GStrv dateline_feed_category_table_list_names (DatelineDatabase *database,
                                               gint64 feed_id,
                                               GError **error);
/* The ids (gint64) of the followed feeds in a category. */
GArray *dateline_feed_category_table_list_feeds (DatelineDatabase *database,
                                                 gint64 category_id,
                                                 GError **error);
/* Files the feed under @names (nullable for none), and no others. Its stories follow by
 * dateline_story_category_table_file_feed (). */
gboolean dateline_feed_category_table_set (DatelineDatabase *database,
                                           gint64 feed_id,
                                           const char *const *names,
                                           GError **error);
/* Files it under @names besides where it is filed already. */
gboolean dateline_feed_category_table_add (DatelineDatabase *database,
                                           gint64 feed_id,
                                           const char *const *names,
                                           GError **error);

G_END_DECLS
