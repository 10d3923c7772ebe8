/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store about how often the reader wants feeds asked. The functions that
 * answer stand above the calls that ask: those run on the writing thread, these on the
 * main context.
 */

#include "dateline/store/dateline-store-private.h"

#include "dateline/model/dateline-wait-reason.h"
#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-store-changes-private.h"

/* What the reader chose before, or the feed's rhythm, gives way at once; what the server
 * or the publisher asked for does not. */
static gboolean
set_interval (DatelineDatabase *database, gint64 feed_id, gint64 minutes, GError **error)
{
  return dateline_database_run_with (
      database,
      "UPDATE feed SET interval = ?2,"
      " next_check = iif (wait_reason > ?3, next_check,"
      "   iif (?2 > 0 AND attempted_at IS NOT NULL,"
      "     attempted_at + max (?2 * 60, 3600), 0)),"
      " wait = iif (wait_reason > ?3, wait, max (?2 * 60, 0)),"
      " wait_reason = iif (wait_reason > ?3, wait_reason,"
      "   iif (?2 > 0, ?4, iif (?2 < 0, ?3, 0)))"
      " WHERE id = ?1",
      error,
      DATELINE_INT64 (feed_id),
      DATELINE_INT64 (minutes),
      DATELINE_INT64 (DATELINE_WAIT_MANUAL),
      DATELINE_INT64 (DATELINE_WAIT_CHOSEN));
}

static gboolean
answer_set_feed_interval (DatelineDatabase *database,
                          DatelineStoreCall *call,
                          GError **error)
{
  if (!dateline_feed_table_require (database, call->feed_id, error) ||
      !set_interval (database,
                     call->feed_id,
                     g_array_index (call->ids, gint64, 0),
                     error))
    return FALSE;

  call->changes = dateline_store_changes_new (DATELINE_STORE_CHANGE_FEEDS,
                                              call->feed_id,
                                              0,
                                              0,
                                              NULL,
                                              FALSE);
  return TRUE;
}

/**
 * dateline_store_set_feed_interval_async:
 * @self: a store
 * @feed_id: the feed's number
 * @minutes: between two automatic requests for the feed; less than 60 counts as 60. 0 to
 *   go by how often it publishes, -1 to have it asked only when somebody asks for it
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Chooses how often a feed is asked. What its server or its publisher asks for still
 * counts where it is longer.
 */
void
dateline_store_set_feed_interval_async (DatelineStore *self,
                                        gint64 feed_id,
                                        int minutes,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  const gint64 number = minutes;
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (minutes >= -1);

  call = dateline_store_call_new (self,
                                  answer_set_feed_interval,
                                  dateline_store_set_feed_interval_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->feed_id = feed_id;
  call->ids = dateline_store_call_copy_ids (&number, 1);
  dateline_store_write (self, call);
}

/**
 * dateline_store_set_feed_interval_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND if the feed is
 *   not followed any more
 *
 * Finishes dateline_store_set_feed_interval_async().
 *
 * Returns: %TRUE if it is done
 */
gboolean
dateline_store_set_feed_interval_finish (DatelineStore *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_set_feed_interval_async,
                                     error) != NULL;
}
