/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which stories of a feed go: those that are read and that no document had for long, and
 * the oldest of a feed that has too many. On the writing thread, inside a transaction.
 *
 * A story that the last whole document had never goes, nor does a saved one. What went
 * leaves a tombstone and does not come back.
 */

#pragma once

#include "dateline/store/dateline-feed-identity-private.h"
#include "dateline/store/dateline-store-policy-private.h"
#include "dateline/store/dateline-story-table-private.h"

G_BEGIN_DECLS

/* When a document has a story, that is noted once in this time. */
#define DATELINE_PURGE_SEEN_STEP (7 * 24 * 60 * 60)

/* What counts for a feed. Nothing goes unless a whole document of it came. */
typedef struct
{
  gboolean is_complete;
  gint64 absent_since; /* what was seen later may be in the last document */
  gboolean has_oldest;
  gint64 oldest;   /* what is read and was seen before goes */
  int max_stories; /* -1: any number */
} DatelinePurgeLimits;

void dateline_purge_get_limits (const DatelineFeedIdentity *identity,
                                const DatelineStorePolicy *policy,
                                DatelinePurgeLimits *limits);
/* Lets the stories of @ids (of gint64) go, all of one feed: tombstones, index, counts. */
gboolean dateline_purge_remove (DatelineDatabase *database,
                                const DatelineFeedIdentity *identity,
                                GArray *ids,
                                GError **error);
/* Whether it is time to look and there is something to go. */
gboolean dateline_purge_is_due (DatelineDatabase *database,
                                DatelineFeedIdentity *identity,
                                const DatelineStorePolicy *policy,
                                gint64 now,
                                gboolean *due,
                                GError **error);
/* Lets a number of stories go that takes no long time: returns their ids, fewer than
 * DATELINE_PURGE_SLICE if they were the last. */
#define DATELINE_PURGE_SLICE 200
GArray *dateline_purge_run (DatelineDatabase *database,
                            gint64 feed_id,
                            const DatelineStorePolicy *policy,
                            guint *n_unread,
                            GError **error);
/* Has the feed remember a story that goes, so that it does not come back. */
gboolean dateline_purge_set_tombstones (DatelineDatabase *database,
                                        const DatelineFeedIdentity *identity,
                                        const DatelineKnownStory *story,
                                        GError **error);

G_END_DECLS
