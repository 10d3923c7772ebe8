/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How the record of a followed feed comes to be (see dateline-entry-builder-private.h),
 * and the members that only a refresh asks for.
 */

#pragma once

#include "dateline/model/dateline-feed-settings-private.h"
#include "dateline/model/dateline-feed.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  char *uri;
  char *title; /* the reader's own name for it, else the publisher's, else the host */
  char *name;  /* the reader's own */
  char *publisher_title;
  char *link;
  char *description;
  char *language;
  char *icon_uri;
  char *rights;
  char *document_id; /* what the feed calls itself wherever it lives */
  char *format;
  GStrv categories;
  GArray *places; /* of guint, in each of those; 0: by name. NULL: in all */
  guint place;    /* among the feeds without a category; 0: by name */
  guint n_stories;
  guint n_unread;
  gint64 added_at;     /* when it was first followed */
  gint64 fetched_at;   /* the last success, or DATELINE_TIME_UNKNOWN */
  gint64 attempted_at; /* the last attempt, or DATELINE_TIME_UNKNOWN */
  gint64 not_before;   /* the server forbids any request before; 0 for none */
  guint n_failures;
  char *error;
  gboolean gone;
  char *moved_from;
  DatelineFeedTrouble told; /* what the reader was told of last */
  char *etag;
  char *last_modified;
  char *validators_uri; /* where those two are from, or NULL: not known */
  char *body_digest;
  gint64 next_check; /* no automatic request before */
  DatelineWaitReason wait_reason;
  gint64 wait;                       /* seconds that the reason asks for */
  DatelineFeedSettings settings;     /* what counts for it */
  DatelineFeedSettings own_settings; /* what was chosen for it, not for its categories */
  gint64 fresh_for;                  /* seconds, 0 when the last answer did not say */
  gint64 update_interval;            /* seconds, 0 when the document does not say */
  guint skip_hours;                  /* bit 0: the hour after midnight UTC */
  guint skip_days;                   /* bit 0: Monday */
  guint n_recent;                    /* stories of the last four weeks… */
  gint64 oldest_at;       /* …or since the oldest; DATELINE_TIME_UNKNOWN without one */
  guint n_idle;           /* whole answers in a row that brought nothing */
  gint64 changed_at;      /* the last answer with news, or DATELINE_TIME_UNKNOWN */
  gint64 probed_at;       /* last asked for everything, or DATELINE_TIME_UNKNOWN */
  gint64 failing_since;   /* DATELINE_TIME_UNKNOWN when nothing is wrong */
  gboolean is_urgent;     /* what is wrong is to be told at once */
  char *move_offer;       /* where it may have moved if the reader says so */
  gint64 twin_id;         /* the feed that is followed at move_offer; 0 for none */
  char *twin_title;       /* what it is called */
  gint64 host_not_before; /* the same for all feeds of its host */
  guint host_n_refusals;  /* how often the host refused in a row */
} DatelineFeedBuilder;

void dateline_feed_builder_init (DatelineFeedBuilder *self);
void dateline_feed_builder_clear (DatelineFeedBuilder *self);
DatelineFeed *dateline_feed_builder_build (DatelineFeedBuilder *self);
char *dateline_feed_builder_pack (DatelineFeedBuilder *self);
/* Returns: (transfer full). */
DatelineFeed *dateline_feed_recount (DatelineFeed *self, guint n_stories, guint n_unread);

const char *dateline_feed_get_etag (const DatelineFeed *self);
const char *dateline_feed_get_last_modified (const DatelineFeed *self);
const char *dateline_feed_get_body_digest (const DatelineFeed *self);

/* All members, to look at. */
const DatelineFeedBuilder *dateline_feed_peek (const DatelineFeed *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineFeedBuilder, dateline_feed_builder_clear)

G_END_DECLS
