/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store about what is past: stories that are to go, and what a story said
 * before. The functions that answer run on the threads of the store, the calls on the
 * main context.
 */

#include "dateline/store/dateline-store-private.h"

#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-purge-private.h"
#include "dateline/store/dateline-revision-table-private.h"
#include "dateline/store/dateline-store-changes-private.h"

static gboolean
answer_purge (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  guint n_unread;

  if (!dateline_feed_table_require (database, call->feed_id, error))
    return FALSE;
  ids = dateline_purge_run (database, call->feed_id, &call->policy, &n_unread, error);
  if (ids == NULL)
    return FALSE;

  call->answer = g_array_ref (ids);
  call->answer_free = (GDestroyNotify) g_array_unref;
  call->purge_due = ids->len == DATELINE_PURGE_SLICE;
  if (ids->len > 0)
    call->changes =
        dateline_store_changes_new_purged (call->feed_id, g_array_ref (ids), n_unread);
  return TRUE;
}

/**
 * dateline_store_purge_async:
 * @self: a store
 * @feed_id: the feed's number
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async) (nullable): called when it is done
 * @user_data: for @callback
 *
 * Lets some of a feed's stories go that are past keeping, as dateline_store_set_keeping()
 * says: as many as take no long time. The others follow by themselves, each some in a
 * transaction of their own, so that nobody waits for them.
 *
 * The store does it by itself after merging, once a day for a feed. Who shortens the time
 * may ask for it at once.
 */
void
dateline_store_purge_async (DatelineStore *self,
                            gint64 feed_id,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));

  call = dateline_store_call_new (self,
                                  answer_purge,
                                  dateline_store_purge_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->shares = TRUE;
  call->feed_id = feed_id;
  call->policy = *dateline_store_get_policy (self);
  dateline_store_write (self, call);
}

/**
 * dateline_store_purge_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND if the feed is
 *   not followed any more
 *
 * Finishes dateline_store_purge_async().
 *
 * Returns: (transfer full) (element-type gint64): the stories that went, %NULL on an
 * error
 */
GArray *
dateline_store_purge_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  return dateline_store_take_answer (self, result, dateline_store_purge_async, error);
}

static gboolean
answer_load_revision (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  call->answer = dateline_revision_table_load (database,
                                               g_array_index (call->ids, gint64, 0),
                                               error);
  call->answer_free = (GDestroyNotify) dateline_entry_unref;
  return call->answer != NULL;
}

/**
 * dateline_store_load_revision_async:
 * @self: a store
 * @story_id: the story's number
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the entry
 * @user_data: for @callback
 *
 * Loads what a story said before its publisher changed its text last, where
 * dateline_headline_is_updated() says that it did. What it said before that is not kept.
 */
void
dateline_store_load_revision_async (DatelineStore *self,
                                    gint64 story_id,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));

  call = dateline_store_call_new (self,
                                  answer_load_revision,
                                  dateline_store_load_revision_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->ids = dateline_store_call_copy_ids (&story_id, 1);
  dateline_store_read (self, call);
}

/**
 * dateline_store_load_revision_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND if the text never
 *   changed
 *
 * Finishes dateline_store_load_revision_async().
 *
 * Returns: (transfer full): the entry, %NULL on an error
 */
DatelineEntry *
dateline_store_load_revision_finish (DatelineStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_load_revision_async,
                                     error);
}
