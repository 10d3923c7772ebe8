/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store by which a fetch is kept and looked up. The functions that answer
 * run on the threads of the store, the calls on the main context.
 */

#include "dateline/store/dateline-store-private.h"

#include "dateline/model/dateline-fetch-outcome-private.h"
#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-fetch-note-private.h"
#include "dateline/store/dateline-fetch-table-private.h"
#include "dateline/store/dateline-merge-private.h"
#include "dateline/store/dateline-store-changes-private.h"

static gboolean
answer_merge (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  call->changes = dateline_merge_document (database,
                                           call->feed_id,
                                           call->document,
                                           call->outcome,
                                           &call->policy,
                                           &call->purge_due,
                                           error);
  if (call->changes == NULL)
    return FALSE;

  call->answer = dateline_store_changes_ref (call->changes);
  call->answer_free = (GDestroyNotify) dateline_store_changes_unref;
  return TRUE;
}

/**
 * dateline_store_merge_async:
 * @self: a store
 * @feed_id: the feed's number
 * @document: what was read of it
 * @outcome: what the fetch taught besides
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Takes a feed document in: new entries become stories, those that changed are updated in
 * place and stay read and saved as they are, stories that the document has no more stay.
 * Stories and what was learnt by the fetch are kept together or not at all.
 *
 * A story is known again by its id, or by its link where a publisher changed the id; so
 * the order, the dates and the addresses of a feed may change without a story coming
 * twice. Of a feed's first document what is old arrives read, see
 * dateline_store_set_first_unread(); stories past keeping are let go of afterwards, see
 * dateline_store_set_keeping().
 */
void
dateline_store_merge_async (DatelineStore *self,
                            gint64 feed_id,
                            DatelineFeedDocument *document,
                            DatelineFetchOutcome *outcome,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (document != NULL && outcome != NULL);

  call = dateline_store_call_new (self,
                                  answer_merge,
                                  dateline_store_merge_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->shares = TRUE;
  call->feed_id = feed_id;
  call->policy = *dateline_store_get_policy (self);
  call->document = dateline_feed_document_ref (document);
  call->outcome = dateline_fetch_outcome_ref (outcome);
  dateline_store_write (self, call);
}

/**
 * dateline_store_merge_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND if the feed is
 *   not followed any more
 *
 * Finishes dateline_store_merge_async().
 *
 * Returns: (transfer full): what changed, %NULL on an error
 */
DatelineStoreChanges *
dateline_store_merge_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  return dateline_store_take_answer (self, result, dateline_store_merge_async, error);
}

static gboolean
answer_note_fetch (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  if (!dateline_feed_table_require (database, call->feed_id, error) ||
      !dateline_fetch_note (database,
                            call->feed_id,
                            call->outcome,
                            call->outcome->succeeded ? DATELINE_FETCH_RESULT_UNCHANGED
                                                     : DATELINE_FETCH_RESULT_FAILED,
                            0,
                            0,
                            error))
    return FALSE;

  call->changes = dateline_store_changes_new (DATELINE_STORE_CHANGE_FETCHED,
                                              call->feed_id,
                                              0,
                                              0,
                                              NULL,
                                              FALSE);
  return TRUE;
}

/**
 * dateline_store_note_fetch_async:
 * @self: a store
 * @feed_id: the feed's number
 * @outcome: what the fetch taught
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Keeps what a fetch taught that brought no document: that nothing is new, or what went
 * wrong. Stories stay as they are.
 */
void
dateline_store_note_fetch_async (DatelineStore *self,
                                 gint64 feed_id,
                                 DatelineFetchOutcome *outcome,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (outcome != NULL);

  call = dateline_store_call_new (self,
                                  answer_note_fetch,
                                  dateline_store_note_fetch_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->shares = TRUE;
  call->feed_id = feed_id;
  call->outcome = dateline_fetch_outcome_ref (outcome);
  dateline_store_write (self, call);
}

/**
 * dateline_store_note_fetch_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND if the feed is
 *   not followed any more
 *
 * Finishes dateline_store_note_fetch_async().
 *
 * Returns: %TRUE if it is done
 */
gboolean
dateline_store_note_fetch_finish (DatelineStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_note_fetch_async,
                                     error) != NULL;
}

static gboolean
answer_list_fetches (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  call->answer = dateline_fetch_table_list (database, call->feed_id, error);
  call->answer_free = (GDestroyNotify) g_ptr_array_unref;
  return call->answer != NULL;
}

/**
 * dateline_store_list_fetches_async:
 * @self: a store
 * @feed_id: the feed's number
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Lists what became of the last 50 requests for a feed, and why the next one had to wait.
 */
void
dateline_store_list_fetches_async (DatelineStore *self,
                                   gint64 feed_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));

  call = dateline_store_call_new (self,
                                  answer_list_fetches,
                                  dateline_store_list_fetches_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->feed_id = feed_id;
  dateline_store_read (self, call);
}

/**
 * dateline_store_list_fetches_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_list_fetches_async().
 *
 * Returns: (transfer container) (element-type DatelineFetchRecord): the latest first,
 * none for a feed that was never asked or is not known; %NULL on an error
 */
GPtrArray *
dateline_store_list_fetches_finish (DatelineStore *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_list_fetches_async,
                                     error);
}
