/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-feed-settings.h"
#include "dateline/model/dateline-wait-reason.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_FEED (dateline_feed_get_type ())

/**
 * DATELINE_GUIDE_URI:
 *
 * The address of the guide, the feed that ships inside the library and that a new store
 * follows from the start. It is read from the program's own resources.
 */
#define DATELINE_GUIDE_URI "resource:///io/github/dateline/guide/guide.atom"

/**
 * DatelineFeedTrouble:
 * @DATELINE_FEED_TROUBLE_NONE: nothing that a person has to know
 * @DATELINE_FEED_TROUBLE_FAILING: it could not be read three times in a row, or for a day
 * @DATELINE_FEED_TROUBLE_ENDED: its publisher ended it for good (HTTP 410)
 * @DATELINE_FEED_TROUBLE_MOVED: it moved for good (HTTP 301 or 308) and is read at its
 *   new address
 * @DATELINE_FEED_TROUBLE_OFFERED: it is said to have moved, but what is there need not be
 *   the same feed: it is read where it was until the reader decides
 * @DATELINE_FEED_TROUBLE_DOUBLE: it has moved to where another feed is followed, which is
 *   read for both until the reader decides
 *
 * What is wrong with a feed so that a person should know, and may want to do something. A
 * server that was away for an hour is no trouble.
 */
typedef enum
{
  DATELINE_FEED_TROUBLE_NONE,
  DATELINE_FEED_TROUBLE_FAILING,
  DATELINE_FEED_TROUBLE_ENDED,
  DATELINE_FEED_TROUBLE_MOVED,
  DATELINE_FEED_TROUBLE_OFFERED,
  DATELINE_FEED_TROUBLE_DOUBLE,
} DatelineFeedTrouble;

typedef struct _DatelineFeed DatelineFeed;

DATELINE_AVAILABLE_IN_ALL
GType dateline_feed_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineFeed *dateline_feed_ref (DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_feed_unref (DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_feed_get_id (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_get_uri (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_get_title (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_get_name (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_get_publisher_title (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_get_link (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_get_description (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_get_language (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_get_icon_uri (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_get_rights (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_get_format (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
const char *const *dateline_feed_get_categories (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_feed_get_place (const DatelineFeed *self, int category);
DATELINE_AVAILABLE_IN_ALL
guint dateline_feed_get_n_stories (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_feed_get_n_unread (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_feed_get_added_at (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_feed_get_fetched_at (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_feed_get_attempted_at (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_feed_get_not_before (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_get_error (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_feed_get_n_failures (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_feed_is_gone (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_get_moved_from (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
DatelineFeedTrouble dateline_feed_get_trouble (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
DatelineFeedTrouble dateline_feed_get_told (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_feed_get_next_check (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
DatelineWaitReason dateline_feed_get_wait_reason (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
char *dateline_feed_dup_wait_text (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
const DatelineFeedSettings *dateline_feed_get_settings (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
const DatelineFeedSettings *dateline_feed_get_own_settings (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_get_move_offer (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_feed_get_twin_id (const DatelineFeed *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_feed_get_twin_title (const DatelineFeed *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineFeed, dateline_feed_unref)

G_END_DECLS
