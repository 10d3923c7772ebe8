/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How the record of a followed feed comes to be (see dateline-entry-builder-private.h),
 * and the members that only a refresh asks for.
 */

#pragma once

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
  char *format;
  GStrv categories;
  guint n_stories;
  guint n_unread;
  gint64 added_at;     /* when it was first followed */
  gint64 fetched_at;   /* the last success, or DATELINE_TIME_UNKNOWN */
  gint64 attempted_at; /* the last attempt, or DATELINE_TIME_UNKNOWN */
  gint64 not_before;
  guint n_failures;
  char *error;
  gboolean gone;
  char *moved_from;
  DatelineFeedTrouble told; /* what the reader was told of last */
  char *etag;
  char *last_modified;
  char *body_digest;
} DatelineFeedBuilder;

void dateline_feed_builder_init (DatelineFeedBuilder *self);
void dateline_feed_builder_clear (DatelineFeedBuilder *self);
DatelineFeed *dateline_feed_builder_build (DatelineFeedBuilder *self);

const char *dateline_feed_get_etag (const DatelineFeed *self);
const char *dateline_feed_get_last_modified (const DatelineFeed *self);
const char *dateline_feed_get_body_digest (const DatelineFeed *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineFeedBuilder, dateline_feed_builder_clear)

G_END_DECLS
