/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The call of a store that makes one feed of two. The function that answers runs on the
 * writing thread, the calls on the main context.
 */

#include "dateline/store/dateline-store-private.h"

#include "dateline/store/dateline-feed-join-private.h"
#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-store-changes-private.h"

/* Stories of both feeds changed in every way. */
static gboolean
answer_join_feeds (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  gint64 into_id = g_array_index (call->ids, gint64, 0);

  if (!dateline_feed_table_require (database, call->feed_id, error) ||
      !dateline_feed_table_require (database, into_id, error) ||
      !dateline_feed_join (database, call->feed_id, into_id, error))
    return FALSE;

  call->changes = dateline_store_changes_new (DATELINE_STORE_CHANGE_FEEDS |
                                                  DATELINE_STORE_CHANGE_STORIES,
                                              0,
                                              0,
                                              0,
                                              NULL,
                                              FALSE);
  return TRUE;
}

/**
 * dateline_store_join_feeds_async:
 * @self: a store
 * @from_id: the number of the feed that goes
 * @into_id: the number of another one, which stays
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Makes one feed of two that turned out to be the same, as dateline_feed_get_twin_id()
 * tells. The stories of @from_id become stories of @into_id; of those that both have one
 * is shown, and it is read or saved if either was. @into_id is filed where both were.
 *
 * For 30 days dateline_store_restore_feed_async() follows @from_id again, at its address,
 * under its name and categories, with the stories that both had. Those that only @from_id
 * had stay with @into_id, where they may have been read or saved meanwhile, and do not
 * come to @from_id a second time.
 */
void
dateline_store_join_feeds_async (DatelineStore *self,
                                 gint64 from_id,
                                 gint64 into_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (from_id != into_id);

  call = dateline_store_call_new (self,
                                  answer_join_feeds,
                                  dateline_store_join_feeds_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->feed_id = from_id;
  call->ids = dateline_store_call_copy_ids (&into_id, 1);
  dateline_store_write (self, call);
}

/**
 * dateline_store_join_feeds_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND if one of the
 *   feeds is not followed any more
 *
 * Finishes dateline_store_join_feeds_async().
 *
 * Returns: %TRUE if it is done
 */
gboolean
dateline_store_join_feeds_finish (DatelineStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_join_feeds_async,
                                     error) != NULL;
}
