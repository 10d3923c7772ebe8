/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is wrong with a feed so that a person should know. Pure, any thread. */

#include "dateline/model/dateline-feed-builder-private.h"

/* Servers are away now and then: a person is told of what does not pass by itself. */
#define TROUBLE_FAILURES 3
#define TROUBLE_SECONDS (24 * 60 * 60)

/* Whether it has failed for longer than passes by itself, or so that it will not pass. */
static gboolean
is_failing (const DatelineFeed *self)
{
  gint64 attempted_at = dateline_feed_get_attempted_at (self);
  gint64 since = dateline_feed_get_fetched_at (self);

  if (since == DATELINE_TIME_UNKNOWN)
    since = dateline_feed_get_added_at (self);
  if (dateline_feed_get_error (self) == NULL || dateline_feed_get_n_failures (self) == 0)
    return FALSE;
  return dateline_feed_peek (self)->is_urgent ||
         dateline_feed_get_n_failures (self) >= TROUBLE_FAILURES ||
         (since != DATELINE_TIME_UNKNOWN && attempted_at != DATELINE_TIME_UNKNOWN &&
          attempted_at - since >= TROUBLE_SECONDS);
}

/**
 * dateline_feed_get_trouble:
 * @self: a feed
 *
 * Tells what is wrong with the feed so that a person should know. Its words are
 * dateline_feed_get_error().
 *
 * Returns: the gravest trouble
 */
DatelineFeedTrouble
dateline_feed_get_trouble (const DatelineFeed *self)
{
  const DatelineFeedBuilder *fields;

  g_return_val_if_fail (self != NULL, DATELINE_FEED_TROUBLE_NONE);

  /* Thousands of feeds are asked one after the other, most of which have none. */
  fields = dateline_feed_peek (self);
  if (fields->gone)
    return DATELINE_FEED_TROUBLE_ENDED;
  if (fields->twin_id != 0)
    return DATELINE_FEED_TROUBLE_DOUBLE;
  if (fields->move_offer != NULL)
    return DATELINE_FEED_TROUBLE_OFFERED;
  if (fields->error != NULL && is_failing (self))
    return DATELINE_FEED_TROUBLE_FAILING;
  return fields->moved_from != NULL ? DATELINE_FEED_TROUBLE_MOVED
                                    : DATELINE_FEED_TROUBLE_NONE;
}
