/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store by which the reader chooses for one feed what else holds for all.
 * The functions that answer run on the writing thread, the calls on the main context.
 */

#include "dateline/store/dateline-store-private.h"

#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-store-changes-private.h"

/* What goes by it is looked for at the next fetch. */
static gboolean
answer_set_feed_keeping (DatelineDatabase *database,
                         DatelineStoreCall *call,
                         GError **error)
{
  if (!dateline_feed_table_require (database, call->feed_id, error))
    return FALSE;
  if (!dateline_database_run_with (
          database,
          "UPDATE feed SET keep_days = nullif (?2, -2), keep_stories = nullif (?3, -2),"
          " purge_at = min (purge_at, 1) WHERE id = ?1",
          error,
          DATELINE_INT64 (call->feed_id),
          DATELINE_INT64 (g_array_index (call->ids, gint64, 0)),
          DATELINE_INT64 (g_array_index (call->ids, gint64, 1))))
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
 * dateline_store_set_feed_keeping_async:
 * @self: a store
 * @feed_id: the feed's number
 * @max_days: how long its stories stay after its document has let go of them; -1 for
 *   ever, %DATELINE_KEEP_AS_ALL for what dateline_store_set_keeping() says
 * @max_stories: how many of them stay at most; -1 for any number, %DATELINE_KEEP_AS_ALL
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async) (nullable): called when it is done
 * @user_data: for @callback
 *
 * Chooses how long the stories of one feed are kept.
 */
void
dateline_store_set_feed_keeping_async (DatelineStore *self,
                                       gint64 feed_id,
                                       int max_days,
                                       int max_stories,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  const gint64 limits[] = { max_days, max_stories };
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (max_days >= DATELINE_KEEP_AS_ALL);
  g_return_if_fail (max_stories >= DATELINE_KEEP_AS_ALL);

  call = dateline_store_call_new (self,
                                  answer_set_feed_keeping,
                                  dateline_store_set_feed_keeping_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->feed_id = feed_id;
  call->ids = dateline_store_call_copy_ids (limits, G_N_ELEMENTS (limits));
  dateline_store_write (self, call);
}

/**
 * dateline_store_set_feed_keeping_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND if the feed is
 *   not followed any more
 *
 * Finishes dateline_store_set_feed_keeping_async().
 *
 * Returns: %TRUE if it is done
 */
gboolean
dateline_store_set_feed_keeping_finish (DatelineStore *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_set_feed_keeping_async,
                                     error) != NULL;
}
