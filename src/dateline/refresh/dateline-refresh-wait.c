/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A feed that a refresh did not ask, and why. Immutable, any thread. */

#include "dateline/refresh/dateline-refresh-wait-private.h"

/**
 * DatelineRefreshWait:
 *
 * A feed that a refresh did not ask, why, and until when that holds.
 */
struct _DatelineRefreshWait
{
  DatelineFeed *feed;
  DatelineVerdict verdict;
};

G_DEFINE_BOXED_TYPE (DatelineRefreshWait,
                     dateline_refresh_wait,
                     dateline_refresh_wait_ref,
                     dateline_refresh_wait_unref)

static void
dateline_refresh_wait_clear (DatelineRefreshWait *self)
{
  dateline_feed_unref (self->feed);
}

DatelineRefreshWait *
dateline_refresh_wait_new (DatelineFeed *feed, const DatelineVerdict *verdict)
{
  DatelineRefreshWait *self = g_atomic_rc_box_new0 (DatelineRefreshWait);

  self->feed = dateline_feed_ref (feed);
  self->verdict = *verdict;
  return self;
}

/**
 * dateline_refresh_wait_ref:
 * @self: a feed that waits
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineRefreshWait *
dateline_refresh_wait_ref (DatelineRefreshWait *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_refresh_wait_unref:
 * @self: (transfer full): a feed that waits
 *
 * Drops a reference; any thread.
 */
void
dateline_refresh_wait_unref (DatelineRefreshWait *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_refresh_wait_clear);
}

/**
 * dateline_refresh_wait_get_feed_id:
 * @self: a feed that waits
 *
 * Gets the feed's number in the store.
 *
 * Returns: the number
 */
gint64
dateline_refresh_wait_get_feed_id (const DatelineRefreshWait *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return dateline_feed_get_id (self->feed);
}

/**
 * dateline_refresh_wait_get_title:
 * @self: a feed that waits
 *
 * Gets what the feed is called.
 *
 * Returns: plain text
 */
const char *
dateline_refresh_wait_get_title (const DatelineRefreshWait *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dateline_feed_get_title (self->feed);
}

/**
 * dateline_refresh_wait_get_reason:
 * @self: a feed that waits
 *
 * Gets why it was not asked.
 *
 * Returns: the reason
 */
DatelineWaitReason
dateline_refresh_wait_get_reason (const DatelineRefreshWait *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_WAIT_NONE);

  return self->verdict.reason;
}

/**
 * dateline_refresh_wait_get_until:
 * @self: a feed that waits
 *
 * Gets when the same refresh would ask it.
 *
 * Returns: seconds since the Unix epoch, 0 if that depends on something else
 */
gint64
dateline_refresh_wait_get_until (const DatelineRefreshWait *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->verdict.until;
}

/**
 * dateline_refresh_wait_dup_text:
 * @self: a feed that waits
 *
 * Says in a sentence until when it waits and why, as "Not due until 14:20: the server
 * asked for an hour".
 *
 * Returns: (transfer full): a sentence in the reader's language and time zone
 */
char *
dateline_refresh_wait_dup_text (const DatelineRefreshWait *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dateline_wait_reason_format (self->verdict.reason,
                                      self->verdict.wait,
                                      self->verdict.until);
}
