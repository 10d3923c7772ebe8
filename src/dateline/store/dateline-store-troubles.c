/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store about feeds that moved, ended or fail. The functions that answer
 * stand above the calls that ask: those run on the writing thread, these on the main
 * context.
 */

#include "dateline/store/dateline-store-private.h"

#include "dateline/store/dateline-feed-address-private.h"
#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-store-changes-private.h"

static void
set_changes (DatelineStoreCall *call, DatelineStoreChangeFlags flags)
{
  call->changes = dateline_store_changes_new (flags, call->feed_id, 0, 0, NULL, FALSE);
}

static gboolean
answer_set_feed_address (DatelineDatabase *database,
                         DatelineStoreCall *call,
                         GError **error)
{
  if (!dateline_feed_table_require (database, call->feed_id, error) ||
      !dateline_feed_address_set (database, call->feed_id, call->uri, error))
    return FALSE;

  set_changes (call, DATELINE_STORE_CHANGE_FEEDS);
  return TRUE;
}

/**
 * dateline_store_set_feed_address_async:
 * @self: a store
 * @feed_id: the feed's number
 * @uri: where it is to be read from now on
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Reads a feed at another address, with its stories kept. Given the address that it moved
 * from (dateline_feed_get_moved_from()) it goes back there, and the same move is not
 * followed again; given the address that it has, its move is agreed to, and one that was
 * offered (dateline_feed_get_move_offer()) is refused.
 */
void
dateline_store_set_feed_address_async (DatelineStore *self,
                                       gint64 feed_id,
                                       const char *uri,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (uri != NULL && *uri != '\0');

  call = dateline_store_call_new (self,
                                  answer_set_feed_address,
                                  dateline_store_set_feed_address_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->feed_id = feed_id;
  call->uri = g_strdup (uri);
  dateline_store_write (self, call);
}

/**
 * dateline_store_set_feed_address_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND if the feed is
 *   not followed any more, %DATELINE_STORE_ERROR_EXISTS if another feed is read there
 *
 * Finishes dateline_store_set_feed_address_async().
 *
 * Returns: %TRUE if it is done
 */
gboolean
dateline_store_set_feed_address_finish (DatelineStore *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_set_feed_address_async,
                                     error) != NULL;
}

static gboolean
answer_set_feed_told (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  DatelineFeedTrouble trouble = g_array_index (call->ids, gint64, 0);

  if (!dateline_feed_table_require (database, call->feed_id, error) ||
      !dateline_feed_table_set_told (database, call->feed_id, trouble, error))
    return FALSE;

  set_changes (call, DATELINE_STORE_CHANGE_FEEDS);
  return TRUE;
}

/**
 * dateline_store_set_feed_told_async:
 * @self: a store
 * @feed_id: the feed's number
 * @trouble: what the reader was told of
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Keeps of which trouble the reader was told, so that it is told only once, also by the
 * next program that opens the store.
 */
void
dateline_store_set_feed_told_async (DatelineStore *self,
                                    gint64 feed_id,
                                    DatelineFeedTrouble trouble,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  const gint64 number = trouble;
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));

  call = dateline_store_call_new (self,
                                  answer_set_feed_told,
                                  dateline_store_set_feed_told_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->feed_id = feed_id;
  call->ids = dateline_store_call_copy_ids (&number, 1);
  dateline_store_write (self, call);
}

/**
 * dateline_store_set_feed_told_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND if the feed is
 *   not followed any more
 *
 * Finishes dateline_store_set_feed_told_async().
 *
 * Returns: %TRUE if it is done
 */
gboolean
dateline_store_set_feed_told_finish (DatelineStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_set_feed_told_async,
                                     error) != NULL;
}
