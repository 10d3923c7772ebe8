/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* When a feed is asked again, and what keeps it from being asked now. Pure but for the
 * clock, any thread. */

#include "dateline/model/dateline-feed-builder-private.h"

/**
 * dateline_feed_get_next_check:
 * @self: a feed
 *
 * Gets before when the feed is not asked by itself.
 *
 * Returns: seconds since the Unix epoch, 0 when its time has come
 */
gint64
dateline_feed_get_next_check (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return MAX (dateline_feed_peek (self)->next_check, dateline_feed_get_not_before (self));
}

/**
 * dateline_feed_get_wait_reason:
 * @self: a feed
 *
 * Gets why the feed is not asked sooner than dateline_feed_get_next_check ().
 *
 * Returns: the reason
 */
DatelineWaitReason
dateline_feed_get_wait_reason (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_WAIT_NONE);

  return dateline_feed_peek (self)->host_not_before >
                 dateline_feed_peek (self)->next_check
             ? DATELINE_WAIT_HOST
             : dateline_feed_peek (self)->wait_reason;
}

/**
 * dateline_feed_dup_wait_text:
 * @self: a feed
 *
 * Says in a sentence when the feed is asked again and why not sooner, as "Not due until
 * 14:20: the server asked for an hour".
 *
 * Returns: (transfer full) (nullable): a sentence in the reader's language and time zone,
 *   or %NULL if its time has come
 */
char *
dateline_feed_dup_wait_text (const DatelineFeed *self)
{
  const DatelineFeedBuilder *fields;
  gint64 next_check;
  gint64 wait;

  g_return_val_if_fail (self != NULL, NULL);

  fields = dateline_feed_peek (self);
  next_check = dateline_feed_get_next_check (self);
  if (next_check <= g_get_real_time () / G_USEC_PER_SEC &&
      fields->wait_reason != DATELINE_WAIT_ENDED &&
      fields->wait_reason != DATELINE_WAIT_SIGN_IN &&
      fields->wait_reason != DATELINE_WAIT_MANUAL)
    return NULL;
  wait = fields->host_not_before > fields->next_check
             ? MAX (fields->host_not_before - g_get_real_time () / G_USEC_PER_SEC, 0)
             : fields->wait;
  return dateline_wait_reason_format (dateline_feed_get_wait_reason (self),
                                      wait,
                                      next_check);
}

/**
 * dateline_feed_get_move_offer:
 * @self: a feed
 *
 * Gets where the publisher says that the feed moved, while it is not sure that it is the
 * same feed there, or another one that is followed lives there already. The reader
 * decides.
 *
 * Returns: (nullable): an address, or %NULL if nothing is to be decided
 */
const char *
dateline_feed_get_move_offer (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dateline_feed_peek (self)->move_offer;
}

/**
 * dateline_feed_get_twin_id:
 * @self: a feed
 *
 * Gets the other feed that is followed where this one has moved to: the two are one, and
 * dateline_store_join_feeds_async() makes one of them.
 *
 * Returns: that feed's number; 0 if there is none
 */
gint64
dateline_feed_get_twin_id (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return dateline_feed_peek (self)->twin_id;
}

/**
 * dateline_feed_get_twin_title:
 * @self: a feed
 *
 * Gets what the feed of dateline_feed_get_twin_id() is called.
 *
 * Returns: (nullable): its title, or %NULL if there is none
 */
const char *
dateline_feed_get_twin_title (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dateline_feed_peek (self)->twin_title;
}
