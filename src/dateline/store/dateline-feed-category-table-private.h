/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table that says under which categories the reader filed a feed. */

#pragma once

#include "dateline/model/dateline-category.h"
#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* A feed and a category that it is filed under. */
typedef struct
{
  gint64 feed_id;
  DatelineCategory *category; /* of the list that was given */
  gint64 position;            /* among those of the feed */
  guint place;                /* in the reader's own order there; 0: by name */
} DatelineFeedFiling;

/* What all feeds are filed under (DatelineFeedFiling), those of a feed in their order, by
 * the feeds' ids; @categories as dateline_category_table_list () has them. */
GArray *dateline_feed_category_table_list (DatelineDatabase *database,
                                           GPtrArray *categories,
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
