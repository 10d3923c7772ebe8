/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store about stories. The functions that answer stand above the calls
 * that ask: those run on a thread of the store, these on the main context.
 */

#include "dateline/store/dateline-store-private.h"

#include "dateline/store/dateline-body-table-private.h"
#include "dateline/store/dateline-headline-table-private.h"
#include "dateline/store/dateline-store-changes-private.h"
#include "dateline/store/dateline-store-keys-private.h"
#include "dateline/store/dateline-story-query-private.h"
#include "dateline/store/dateline-story-table-private.h"

static GArray *
copy_ids (const gint64 *ids, gsize n_ids)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof *ids, n_ids);

  if (n_ids > 0)
    g_array_append_vals (copy, ids, n_ids);
  return copy;
}

static void
set_ids (DatelineStoreCall *call, GArray *ids)
{
  call->answer = ids;
  call->answer_free = (GDestroyNotify) g_array_unref;
}

static gboolean
answer_list_ids (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  set_ids (call, dateline_story_query_list_ids (database, call->query, error));
  return call->answer != NULL;
}

/**
 * dateline_store_list_ids_async:
 * @self: a store
 * @query: what to list
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the stories' numbers
 * @user_data: for @callback
 *
 * Lists the stories that @query asks for, the newest first. Days are those of the
 * reader's time zone at the time of the call.
 */
void
dateline_store_list_ids_async (DatelineStore *self,
                               DatelineQuery *query,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (query != NULL);

  call = dateline_store_call_new (self,
                                  answer_list_ids,
                                  dateline_store_list_ids_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->query = dateline_query_copy (query);
  dateline_store_read (self, call);
}

/**
 * dateline_store_list_ids_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_list_ids_async().
 *
 * Returns: (transfer full) (element-type gint64): the stories' numbers, %NULL on an error
 */
GArray *
dateline_store_list_ids_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  return dateline_store_take_answer (self, result, dateline_store_list_ids_async, error);
}

static gboolean
answer_list_keys (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  call->answer = dateline_story_query_list_keys (database, call->query, call->ids, error);
  call->answer_free = (GDestroyNotify) dateline_story_list_free;
  return call->answer != NULL;
}

void
dateline_store_list_keys_async (DatelineStore *self,
                                const DatelineQuery *query,
                                GArray *kept,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  DatelineStoreCall *call = dateline_store_call_new (self,
                                                     answer_list_keys,
                                                     dateline_store_list_keys_async,
                                                     cancellable,
                                                     callback,
                                                     user_data);

  call->query = dateline_query_copy (query);
  if (kept != NULL)
    call->ids = copy_ids ((const gint64 *) kept->data, kept->len);
  dateline_store_read (self, call);
}

DatelineStoryList *
dateline_store_list_keys_finish (DatelineStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return dateline_store_take_answer (self, result, dateline_store_list_keys_async, error);
}

static gboolean
answer_count_newer (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  gint64 n_newer;

  if (!dateline_story_query_count_newer (database,
                                         call->query,
                                         g_array_index (call->ids, gint64, 0),
                                         &n_newer,
                                         error))
    return FALSE;

  call->answer = g_memdup2 (&n_newer, sizeof n_newer);
  call->answer_free = g_free;
  return TRUE;
}

void
dateline_store_count_newer_async (DatelineStore *self,
                                  const DatelineQuery *query,
                                  gint64 last_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  DatelineStoreCall *call = dateline_store_call_new (self,
                                                     answer_count_newer,
                                                     dateline_store_count_newer_async,
                                                     cancellable,
                                                     callback,
                                                     user_data);

  call->query = dateline_query_copy (query);
  call->ids = copy_ids (&last_id, 1);
  dateline_store_read (self, call);
}

gint64
dateline_store_count_newer_finish (DatelineStore *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  g_autofree gint64 *n_newer =
      dateline_store_take_answer (self, result, dateline_store_count_newer_async, error);

  return n_newer != NULL ? *n_newer : -1;
}

static gboolean
answer_load_headlines (DatelineDatabase *database,
                       DatelineStoreCall *call,
                       GError **error)
{
  call->answer = dateline_headline_table_load (database, call->ids, error);
  call->answer_free = (GDestroyNotify) g_ptr_array_unref;
  return call->answer != NULL;
}

/**
 * dateline_store_load_headlines_async:
 * @self: a store
 * @ids: (array length=n_ids): the stories' numbers
 * @n_ids: how many
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the headlines
 * @user_data: for @callback
 *
 * Loads what a list shows of some stories.
 */
void
dateline_store_load_headlines_async (DatelineStore *self,
                                     const gint64 *ids,
                                     gsize n_ids,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  call = dateline_store_call_new (self,
                                  answer_load_headlines,
                                  dateline_store_load_headlines_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->ids = copy_ids (ids, n_ids);
  dateline_store_read (self, call);
}

/**
 * dateline_store_load_headlines_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_load_headlines_async().
 *
 * Returns: (transfer full) (element-type DatelineHeadline): the headlines in the order
 * that was asked for, without those of stories that are not there; %NULL on an error
 */
GPtrArray *
dateline_store_load_headlines_finish (DatelineStore *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_load_headlines_async,
                                     error);
}

static gboolean
answer_load_entry (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  call->answer = dateline_body_table_load_entry (database,
                                                 g_array_index (call->ids, gint64, 0),
                                                 error);
  call->answer_free = (GDestroyNotify) dateline_entry_unref;
  return call->answer != NULL;
}

/**
 * dateline_store_load_entry_async:
 * @self: a store
 * @story_id: the story's number
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the entry
 * @user_data: for @callback
 *
 * Loads a whole story, as its publisher gave it.
 */
void
dateline_store_load_entry_async (DatelineStore *self,
                                 gint64 story_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));

  call = dateline_store_call_new (self,
                                  answer_load_entry,
                                  dateline_store_load_entry_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->ids = copy_ids (&story_id, 1);
  dateline_store_read (self, call);
}

/**
 * dateline_store_load_entry_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND
 *
 * Finishes dateline_store_load_entry_async().
 *
 * Returns: (transfer full): the entry, %NULL on an error
 */
DatelineEntry *
dateline_store_load_entry_finish (DatelineStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_load_entry_async,
                                     error);
}

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
      dateline_story_table_set_read (database, call->ids, call->value, error);

  if (ids == NULL)
    return FALSE;

  set_marked (call, DATELINE_STORE_CHANGE_READ, ids, call->value);
  return TRUE;
}

static gboolean
answer_set_saved (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  g_autoptr (GArray) ids =
      dateline_story_table_set_saved (database, call->ids, call->value, error);

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
        copy_ids (ids, n_ids),
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
        copy_ids (ids, n_ids),
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
  GArray *ids;

  if (!dateline_story_query_touch_unread (database, call->query, error))
    return FALSE;
  ids = dateline_story_table_mark_touched (database, TRUE, error);
  if (ids == NULL)
    return FALSE;

  set_ids (call, ids);
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

static gboolean
answer_list_saved_pictures (DatelineDatabase *database,
                            DatelineStoreCall *call,
                            GError **error)
{
  call->answer = dateline_body_table_list_saved_pictures (database, error);
  call->answer_free = (GDestroyNotify) g_strfreev;
  return call->answer != NULL;
}

/**
 * dateline_store_list_saved_pictures_async:
 * @self: a store
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the addresses
 * @user_data: for @callback
 *
 * Lists the pictures of all saved stories, which are to be kept.
 */
void
dateline_store_list_saved_pictures_async (DatelineStore *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));

  dateline_store_read (self,
                       dateline_store_call_new (self,
                                                answer_list_saved_pictures,
                                                dateline_store_list_saved_pictures_async,
                                                cancellable,
                                                callback,
                                                user_data));
}

/**
 * dateline_store_list_saved_pictures_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_list_saved_pictures_async().
 *
 * Returns: (transfer full): the addresses, each once; %NULL on an error
 */
GStrv
dateline_store_list_saved_pictures_finish (DatelineStore *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_list_saved_pictures_async,
                                     error);
}
