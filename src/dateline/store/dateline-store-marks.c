/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store that mark stories. The functions that answer stand above the calls
 * that ask: those run on the writing thread, these on the main context.
 */

#include "dateline/store/dateline-store-private.h"

#include "dateline/store/dateline-store-changes-private.h"
#include "dateline/store/dateline-story-marks-private.h"
#include "dateline/store/dateline-story-query-private.h"

/* Says which stories were marked, if any were. */
static void
set_marked (DatelineStoreCall *call,
            DatelineStoreChangeFlags flag,
            GArray *ids,
            gboolean value)
{
  if (ids->len > 0)
    call->changes =
        dateline_store_changes_new (flag, 0, 0, 0, g_array_ref (ids), !!value);
}

static gboolean
answer_set_read (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  g_autoptr (GArray) ids =
      dateline_story_marks_set_read (database, call->ids, call->value, error);

  if (ids == NULL)
    return FALSE;

  set_marked (call, DATELINE_STORE_CHANGE_READ, ids, call->value);
  return TRUE;
}

static gboolean
answer_set_saved (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  g_autoptr (GArray) ids =
      dateline_story_marks_set_saved (database, call->ids, call->value, error);

  if (ids == NULL)
    return FALSE;

  set_marked (call, DATELINE_STORE_CHANGE_SAVED, ids, call->value);
  return TRUE;
}

static void
mark (DatelineStore *self,
      DatelineStoreCallFunc func,
      gpointer tag,
      GArray *ids,
      gboolean value,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  DatelineStoreCall *call =
      dateline_store_call_new (self, func, tag, cancellable, callback, user_data);

  call->ids = ids;
  call->value = value;
  dateline_store_write (self, call);
}

/**
 * dateline_store_set_read_async:
 * @self: a store
 * @ids: (array length=n_ids): the stories' numbers
 * @n_ids: how many
 * @read: whether they are read
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Marks stories as read or unread.
 */
void
dateline_store_set_read_async (DatelineStore *self,
                               const gint64 *ids,
                               gsize n_ids,
                               gboolean read,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  mark (self,
        answer_set_read,
        dateline_store_set_read_async,
        dateline_store_call_copy_ids (ids, n_ids),
        read,
        cancellable,
        callback,
        user_data);
}

/**
 * dateline_store_set_read_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_set_read_async().
 *
 * Returns: %TRUE if it is done, on the disk
 */
gboolean
dateline_store_set_read_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_set_read_async,
                                     error) != NULL;
}

/**
 * dateline_store_set_saved_async:
 * @self: a store
 * @ids: (array length=n_ids): the stories' numbers
 * @n_ids: how many
 * @saved: whether they are saved
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Saves stories for offline reading, or lets them go. A saved story outlives its feed.
 */
void
dateline_store_set_saved_async (DatelineStore *self,
                                const gint64 *ids,
                                gsize n_ids,
                                gboolean saved,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  mark (self,
        answer_set_saved,
        dateline_store_set_saved_async,
        dateline_store_call_copy_ids (ids, n_ids),
        saved,
        cancellable,
        callback,
        user_data);
}

/**
 * dateline_store_set_saved_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_set_saved_async().
 *
 * Returns: %TRUE if it is done, on the disk
 */
gboolean
dateline_store_set_saved_finish (DatelineStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_set_saved_async,
                                     error) != NULL;
}

static gboolean
answer_mark_all_read (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  g_autoptr (GArray) unread =
      dateline_story_query_list_unread (database, call->query, error);
  GArray *ids = NULL;

  if (unread != NULL)
    ids = dateline_story_marks_set_read (database, unread, TRUE, error);
  if (ids == NULL)
    return FALSE;

  call->answer = ids;
  call->answer_free = (GDestroyNotify) g_array_unref;
  set_marked (call, DATELINE_STORE_CHANGE_READ, ids, TRUE);
  return TRUE;
}

/**
 * dateline_store_mark_all_read_async:
 * @self: a store
 * @query: which stories
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Marks all stories that @query asks for as read. Its limit does not count.
 */
void
dateline_store_mark_all_read_async (DatelineStore *self,
                                    DatelineQuery *query,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (query != NULL);

  call = dateline_store_call_new (self,
                                  answer_mark_all_read,
                                  dateline_store_mark_all_read_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->query = dateline_query_copy (query);
  dateline_store_write (self, call);
}

/**
 * dateline_store_mark_all_read_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_mark_all_read_async().
 *
 * Returns: (transfer full) (element-type gint64): the stories that were unread before, so
 *   that it can be undone with dateline_store_set_read_async(); %NULL on an error
 */
GArray *
dateline_store_mark_all_read_finish (DatelineStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_mark_all_read_async,
                                     error);
}
