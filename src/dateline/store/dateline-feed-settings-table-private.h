/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the reader chose for feeds and categories: columns of both tables by the same
 * names.
 */

#pragma once

#include "dateline/model/dateline-feed-settings-private.h"
#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* The columns in the order of DatelineFeedSetting, to be listed. */
#define DATELINE_FEED_SETTINGS_COLUMNS                                                   \
  "interval, keep_days, keep_stories, full_text, pictures, notify, keep_pictures,"       \
  " enclosures"

/* Reads the columns from @first on. */
void dateline_feed_settings_table_read (DatelineStatement *row,
                                        guint first,
                                        DatelineFeedSettings *settings);

/* What was chosen for the feed itself. */
gboolean dateline_feed_settings_table_get_own (DatelineDatabase *database,
                                               gint64 feed_id,
                                               DatelineFeedSettings *settings,
                                               GError **error);
gboolean dateline_feed_settings_table_get_category (DatelineDatabase *database,
                                                    gint64 category_id,
                                                    DatelineFeedSettings *settings,
                                                    GError **error);
/* What counts for the feed: its own, then what its categories say. */
gboolean dateline_feed_settings_table_get (DatelineDatabase *database,
                                           gint64 feed_id,
                                           DatelineFeedSettings *settings,
                                           GError **error);

/* When a feed is asked next, and when it is looked which stories go, follow at once. */
gboolean dateline_feed_settings_table_set (DatelineDatabase *database,
                                           gint64 feed_id,
                                           const DatelineFeedSettings *settings,
                                           GError **error);
gboolean dateline_feed_settings_table_set_category (DatelineDatabase *database,
                                                    gint64 category_id,
                                                    const DatelineFeedSettings *settings,
                                                    GError **error);

G_END_DECLS
