/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store about stories. The functions that answer stand above the calls
 * that ask: those run on a thread of the store, these on the main context.
 */

#include "dateline/store/dateline-store-private.h"

#include "dateline/model/dateline-search.h"
#include "dateline/store/dateline-body-table-private.h"
#include "dateline/store/dateline-headline-table-private.h"
#include "dateline/store/dateline-page-table-private.h"
#include "dateline/store/dateline-store-keys-private.h"
#include "dateline/store/dateline-story-query-private.h"

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
  call->answer = dateline_story_query_list_keys (database,
                                                 call->query,
                                                 call->ids,
                                                 call->other_ids,
                                                 error);
  call->answer_free = (GDestroyNotify) dateline_story_list_free;
  return call->answer != NULL;
}

void
dateline_store_list_keys_async (DatelineStore *self,
                                const DatelineQuery *query,
                                GArray *kept,
                                GArray *swapped,
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
    call->ids = dateline_store_call_copy_ids ((const gint64 *) kept->data, kept->len);
  if (swapped != NULL)
    call->other_ids =
        dateline_store_call_copy_ids ((const gint64 *) swapped->data, swapped->len);
  dateline_store_read (self, call);
}

DatelineStoryList *
dateline_store_list_keys_finish (DatelineStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return dateline_store_take_answer (self, result, dateline_store_list_keys_async, error);
}

/* A stretch at a time, after the calls that wait. */
static gboolean
answer_list_rest (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  DatelineStoryList *list = call->answer;

  if (!dateline_story_query_list_stretch (database, list, error))
    return FALSE;
  call->again = list->rest != NULL;
  return TRUE;
}

void
dateline_store_list_rest_async (DatelineStore *self,
                                DatelineStoryList *list,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  DatelineStoreCall *call = dateline_store_call_new (self,
                                                     answer_list_rest,
                                                     dateline_store_list_rest_async,
                                                     cancellable,
                                                     callback,
                                                     user_data);

  g_array_unref (list->keys);
  list->keys = g_array_new (FALSE, FALSE, sizeof (DatelineStoryKey));
  call->answer = list;
  call->answer_free = (GDestroyNotify) dateline_story_list_free;
  call->again = TRUE;
  dateline_store_read (self, call);
}

DatelineStoryList *
dateline_store_list_rest_finish (DatelineStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return dateline_store_take_answer (self, result, dateline_store_list_rest_async, error);
}

static gboolean
answer_count_newer (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  gint64 n_newer;

  if (!dateline_story_listing_count_newer (database,
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
  call->ids = dateline_store_call_copy_ids (&last_id, 1);
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
  g_autoptr (DatelineSearch) search =
      call->title != NULL ? dateline_search_new (call->title, NULL) : NULL;

  call->answer = dateline_headline_table_load (database, call->ids, search, error);
  call->answer_free = (GDestroyNotify) g_ptr_array_unref;
  return call->answer != NULL;
}

void
dateline_store_load_found_async (DatelineStore *self,
                                 const gint64 *ids,
                                 gsize n_ids,
                                 const char *words,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  DatelineStoreCall *call = dateline_store_call_new (self,
                                                     answer_load_headlines,
                                                     dateline_store_load_headlines_async,
                                                     cancellable,
                                                     callback,
                                                     user_data);

  call->title = g_strdup (words);
  call->ids = dateline_store_call_copy_ids (ids, n_ids);
  dateline_store_read (self, call);
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
  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  dateline_store_load_found_async (self,
                                   ids,
                                   n_ids,
                                   NULL,
                                   cancellable,
                                   callback,
                                   user_data);
}

/**
 * dateline_store_load_headlines_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_load_headlines_async().
 *
 * Returns: (transfer container) (element-type DatelineHeadline): the headlines in the
 * order that was asked for, without those of stories that are not there; %NULL on an
 * error
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
  call->answer =
      dateline_page_table_load_shown_entry (database,
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
 * Loads a whole story as it is shown: as its feed has it, or with the article of its page
 * where dateline_page_is_shown().
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
  call->ids = dateline_store_call_copy_ids (&story_id, 1);
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
