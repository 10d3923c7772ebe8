/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What came of asking a feed, and what its server said of itself the last time.
 * Immutable, any thread. */

#include "dateline/model/dateline-feed-builder-private.h"

/**
 * dateline_feed_get_fetched_at:
 * @self: a feed
 *
 * Gets when the feed was last fetched with success.
 *
 * Returns: seconds since the Unix epoch, or %DATELINE_TIME_UNKNOWN
 */
gint64
dateline_feed_get_fetched_at (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return dateline_feed_peek (self)->fetched_at;
}

/**
 * dateline_feed_get_attempted_at:
 * @self: a feed
 *
 * Gets when the feed was last asked for, with success or without.
 *
 * Returns: seconds since the Unix epoch, or %DATELINE_TIME_UNKNOWN
 */
gint64
dateline_feed_get_attempted_at (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_TIME_UNKNOWN);

  return dateline_feed_peek (self)->attempted_at;
}

/**
 * dateline_feed_get_not_before:
 * @self: a feed
 *
 * Gets when the server may be asked again, as it said itself (RFC 9110, Retry-After).
 * Before that not even a person may have it asked.
 *
 * Returns: seconds since the Unix epoch, 0 for any time
 */
gint64
dateline_feed_get_not_before (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return MAX (dateline_feed_peek (self)->not_before,
              dateline_feed_peek (self)->host_not_before);
}

/**
 * dateline_feed_get_error:
 * @self: a feed
 *
 * Gets what is wrong with the feed since the last success.
 *
 * Returns: (nullable): a sentence for the reader
 */
const char *
dateline_feed_get_error (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dateline_feed_peek (self)->error;
}

/**
 * dateline_feed_get_n_failures:
 * @self: a feed
 *
 * Gets how often it failed since the last success.
 *
 * Returns: the number of failures in a row
 */
guint
dateline_feed_get_n_failures (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return dateline_feed_peek (self)->n_failures;
}

/**
 * dateline_feed_is_gone:
 * @self: a feed
 *
 * Tells whether the publisher ended the feed for good (HTTP 410).
 *
 * Returns: %TRUE if it ended
 */
gboolean
dateline_feed_is_gone (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return dateline_feed_peek (self)->gone;
}

/**
 * dateline_feed_get_moved_from:
 * @self: a feed
 *
 * Gets where the feed was before it moved for good and was followed to its new address.
 * It is kept until the reader has agreed or gone back.
 *
 * Returns: (nullable): an address; %NULL if it did not move
 */
const char *
dateline_feed_get_moved_from (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dateline_feed_peek (self)->moved_from;
}

/**
 * dateline_feed_get_told:
 * @self: a feed
 *
 * Gets of which trouble the reader was told last, see
 * dateline_store_set_feed_told_async(). It is forgotten when the feed is well again.
 *
 * Returns: the trouble
 */
DatelineFeedTrouble
dateline_feed_get_told (const DatelineFeed *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_FEED_TROUBLE_NONE);

  return dateline_feed_peek (self)->told;
}

const char *
dateline_feed_get_etag (const DatelineFeed *self)
{
  return dateline_feed_peek (self)->etag;
}

const char *
dateline_feed_get_last_modified (const DatelineFeed *self)
{
  return dateline_feed_peek (self)->last_modified;
}

const char *
dateline_feed_get_body_digest (const DatelineFeed *self)
{
  return dateline_feed_peek (self)->body_digest;
}
