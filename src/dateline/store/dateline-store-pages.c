/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store about the pages that stories link to. The functions that answer
 * stand above the calls that ask: those run on a thread of the store, these on the main
 * context.
 */

#include "dateline/store/dateline-store-pages-private.h"

#include "dateline/store/dateline-body-table-private.h"
#include "dateline/store/dateline-page-table-private.h"
#include "dateline/store/dateline-store-changes-private.h"
#include "dateline/store/dateline-store-private.h"

static DatelineStoreChanges *
make_changes (gint64 story_id)
{
  return dateline_store_changes_new (DATELINE_STORE_CHANGE_PAGES,
                                     0,
                                     0,
                                     0,
                                     dateline_store_call_copy_ids (&story_id, 1),
                                     FALSE);
}

static gboolean
answer_load_page (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  call->answer =
      dateline_page_table_load (database, g_array_index (call->ids, gint64, 0), error);
  call->answer_free = (GDestroyNotify) dateline_page_unref;
  return call->answer != NULL;
}

/**
 * dateline_store_load_page_async:
 * @self: a store
 * @story_id: the story's number
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the page
 * @user_data: for @callback
 *
 * Loads what became of the page that a story links to. Nothing is fetched: that is
 * dateline_page_fetcher_fetch_async().
 */
void
dateline_store_load_page_async (DatelineStore *self,
                                gint64 story_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));

  call = dateline_store_call_new (self,
                                  answer_load_page,
                                  dateline_store_load_page_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->ids = dateline_store_call_copy_ids (&story_id, 1);
  dateline_store_read (self, call);
}

/**
 * dateline_store_load_page_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND
 *
 * Finishes dateline_store_load_page_async().
 *
 * Returns: (transfer full): the page, also one that nobody asked for; %NULL on an error
 */
DatelinePage *
dateline_store_load_page_finish (DatelineStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return dateline_store_take_answer (self, result, dateline_store_load_page_async, error);
}

static gboolean
answer_show_page (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  gint64 story_id = g_array_index (call->ids, gint64, 0);

  if (!dateline_page_table_set_hidden (database, story_id, !call->value, error))
    return FALSE;
  call->changes = make_changes (story_id);
  return TRUE;
}

/**
 * dateline_store_show_page_async:
 * @self: a store
 * @story_id: the story's number
 * @shown: %TRUE for the article of its page, %FALSE for what its feed has
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async) (nullable): called when it is done
 * @user_data: for @callback
 *
 * Chooses what is shown of a story whose page was had, for as long as it is kept. The
 * signal [signal@Store::changed] tells %DATELINE_STORE_CHANGE_PAGES.
 */
void
dateline_store_show_page_async (DatelineStore *self,
                                gint64 story_id,
                                gboolean shown,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));

  call = dateline_store_call_new (self,
                                  answer_show_page,
                                  dateline_store_show_page_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->ids = dateline_store_call_copy_ids (&story_id, 1);
  call->value = shown;
  dateline_store_write (self, call);
}

/**
 * dateline_store_show_page_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_show_page_async().
 *
 * Returns: whether it was done
 */
gboolean
dateline_store_show_page_finish (DatelineStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_show_page_async,
                                     error) != NULL;
}

static gboolean
answer_set_page (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  gint64 story_id = dateline_page_get_story_id (call->page);
  g_autoptr (DatelinePage) kept = dateline_page_table_load (database, story_id, error);

  if (kept == NULL || !dateline_page_table_set (database, call->page, error))
    return FALSE;
  call->changes = make_changes (story_id);
  return TRUE;
}

void
dateline_store_set_page_async (DatelineStore *self,
                               DatelinePage *page,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  DatelineStoreCall *call = dateline_store_call_new (self,
                                                     answer_set_page,
                                                     dateline_store_set_page_async,
                                                     cancellable,
                                                     callback,
                                                     user_data);

  call->page = dateline_page_ref (page);
  dateline_store_write (self, call);
}

gboolean
dateline_store_set_page_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_set_page_async,
                                     error) != NULL;
}

static gboolean
answer_load_published (DatelineDatabase *database,
                       DatelineStoreCall *call,
                       GError **error)
{
  call->answer = dateline_body_table_load_entry (database,
                                                 g_array_index (call->ids, gint64, 0),
                                                 error);
  call->answer_free = (GDestroyNotify) dateline_entry_unref;
  return call->answer != NULL;
}

void
dateline_store_load_published_async (DatelineStore *self,
                                     gint64 story_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  DatelineStoreCall *call = dateline_store_call_new (self,
                                                     answer_load_published,
                                                     dateline_store_load_published_async,
                                                     cancellable,
                                                     callback,
                                                     user_data);

  call->ids = dateline_store_call_copy_ids (&story_id, 1);
  dateline_store_read (self, call);
}

DatelineEntry *
dateline_store_load_published_finish (DatelineStore *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_load_published_async,
                                     error);
}

static gboolean
answer_list_wanted (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  call->answer = dateline_page_table_list_wanted (database,
                                                  g_array_index (call->ids, gint64, 0),
                                                  error);
  call->answer_free = (GDestroyNotify) g_array_unref;
  return call->answer != NULL;
}

void
dateline_store_list_wanted_pages_async (DatelineStore *self,
                                        guint n_wanted,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  const gint64 limit = n_wanted;
  DatelineStoreCall *call =
      dateline_store_call_new (self,
                               answer_list_wanted,
                               dateline_store_list_wanted_pages_async,
                               cancellable,
                               callback,
                               user_data);

  call->ids = dateline_store_call_copy_ids (&limit, 1);
  dateline_store_read (self, call);
}

GArray *
dateline_store_list_wanted_pages_finish (DatelineStore *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_list_wanted_pages_async,
                                     error);
}
