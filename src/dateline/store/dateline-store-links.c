/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store about links that wait for a network, and their table. The
 * functions that answer run on the store's threads, the calls on the main context.
 */

#include "dateline/store/dateline-store-links.h"

#include "dateline/model/dateline-later-link-private.h"
#include "dateline/store/dateline-store-changes-private.h"
#include "dateline/store/dateline-store-private.h"

static void
set_changes (DatelineStoreCall *call)
{
  call->changes =
      dateline_store_changes_new (DATELINE_STORE_CHANGE_LINKS, 0, 0, 0, NULL, FALSE);
}

static gboolean
answer_list_links (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  GPtrArray *links =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_later_link_unref);
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (database,
                                 "SELECT uri, title, added_at FROM later_link"
                                 " ORDER BY id DESC",
                                 error);
  DatelineStep step = DATELINE_STEP_FAILED;

  call->answer = links;
  call->answer_free = (GDestroyNotify) g_ptr_array_unref;
  if (statement == NULL)
    return FALSE;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      g_autofree char *uri = dateline_statement_dup_text (statement, 0);
      g_autofree char *title = dateline_statement_dup_text (statement, 1);

      g_ptr_array_add (
          links,
          dateline_later_link_new (uri,
                                   title,
                                   dateline_statement_get_int64 (statement, 2)));
    }
  return step == DATELINE_STEP_DONE;
}

/**
 * dateline_store_list_links_async:
 * @self: a store
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the links
 * @user_data: for @callback
 *
 * Lists the links that wait for a network.
 */
void
dateline_store_list_links_async (DatelineStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));

  dateline_store_read (self,
                       dateline_store_call_new (self,
                                                answer_list_links,
                                                dateline_store_list_links_async,
                                                cancellable,
                                                callback,
                                                user_data));
}

/**
 * dateline_store_list_links_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_list_links_async().
 *
 * Returns: (transfer container) (element-type DatelineLaterLink): the links, the newest
 * first; %NULL on an error
 */
GPtrArray *
dateline_store_list_links_finish (DatelineStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_list_links_async,
                                     error);
}

static gboolean
answer_add_link (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  if (!dateline_database_run_with (
          database,
          "INSERT INTO later_link (uri, title, added_at) VALUES (?1, ?2, unixepoch ())"
          " ON CONFLICT (uri) DO NOTHING",
          error,
          DATELINE_TEXT (call->uri),
          DATELINE_TEXT (call->title)))
    return FALSE;
  set_changes (call);
  return TRUE;
}

/**
 * dateline_store_add_link_async:
 * @self: a store
 * @uri: where it leads
 * @title: (nullable): the title of the story in which it was followed
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async) (nullable): called when it is done
 * @user_data: for @callback
 *
 * Puts a link aside that was followed without a network. One that is there already stays.
 */
void
dateline_store_add_link_async (DatelineStore *self,
                               const char *uri,
                               const char *title,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (uri != NULL);

  call = dateline_store_call_new (self,
                                  answer_add_link,
                                  dateline_store_add_link_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->uri = g_strdup (uri);
  call->title = g_strdup (title);
  dateline_store_write (self, call);
}

/**
 * dateline_store_add_link_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_add_link_async().
 *
 * Returns: whether it is put aside
 */
gboolean
dateline_store_add_link_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_add_link_async,
                                     error) != NULL;
}

static gboolean
answer_remove_link (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  if (!dateline_database_run_with (database,
                                   "DELETE FROM later_link WHERE uri = ?1",
                                   error,
                                   DATELINE_TEXT (call->uri)))
    return FALSE;
  set_changes (call);
  return TRUE;
}

/**
 * dateline_store_remove_link_async:
 * @self: a store
 * @uri: where it leads
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async) (nullable): called when it is done
 * @user_data: for @callback
 *
 * Forgets a link that was put aside.
 */
void
dateline_store_remove_link_async (DatelineStore *self,
                                  const char *uri,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (uri != NULL);

  call = dateline_store_call_new (self,
                                  answer_remove_link,
                                  dateline_store_remove_link_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->uri = g_strdup (uri);
  dateline_store_write (self, call);
}

/**
 * dateline_store_remove_link_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_remove_link_async().
 *
 * Returns: whether it is forgotten
 */
gboolean
dateline_store_remove_link_finish (DatelineStore *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_remove_link_async,
                                     error) != NULL;
}
