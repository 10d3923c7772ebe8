/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store about the queries that the reader keeps under a name. The
 * functions that answer run on the store's threads, the calls on the main context.
 */

#include "dateline/store/dateline-store-sections.h"

#include "dateline/store/dateline-section-table-private.h"
#include "dateline/store/dateline-store-changes-private.h"
#include "dateline/store/dateline-store-private.h"

static void
set_changes (DatelineStoreCall *call)
{
  call->changes =
      dateline_store_changes_new (DATELINE_STORE_CHANGE_SECTIONS, 0, 0, 0, NULL, FALSE);
}

static gint64
get_id (const DatelineStoreCall *call)
{
  return g_array_index (call->ids, gint64, 0);
}

static gboolean
answer_list_sections (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  call->answer = dateline_section_table_list (database, error);
  call->answer_free = (GDestroyNotify) g_ptr_array_unref;
  return call->answer != NULL;
}

/**
 * dateline_store_list_sections_async:
 * @self: a store
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the sections
 * @user_data: for @callback
 *
 * Lists the queries that the reader keeps under a name.
 */
void
dateline_store_list_sections_async (DatelineStore *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));

  dateline_store_read (self,
                       dateline_store_call_new (self,
                                                answer_list_sections,
                                                dateline_store_list_sections_async,
                                                cancellable,
                                                callback,
                                                user_data));
}

/**
 * dateline_store_list_sections_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_list_sections_async().
 *
 * Returns: (transfer container) (element-type DatelineSection): the sections in the
 * reader's order, %NULL on an error
 */
GPtrArray *
dateline_store_list_sections_finish (DatelineStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_list_sections_async,
                                     error);
}

static gboolean
answer_add_section (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  gint64 id;

  if (!dateline_section_table_add (database, call->title, call->query, &id, error))
    return FALSE;

  set_changes (call);
  call->answer = g_memdup2 (&id, sizeof id);
  call->answer_free = g_free;
  return TRUE;
}

/**
 * dateline_store_add_section_async:
 * @self: a store
 * @name: what the reader calls it
 * @query: what it lists
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Keeps a query under a name, at the end of the order. A name is another section's
 * without regard to case and white space.
 */
void
dateline_store_add_section_async (DatelineStore *self,
                                  const char *name,
                                  const DatelineQuery *query,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (query != NULL);

  call = dateline_store_call_new (self,
                                  answer_add_section,
                                  dateline_store_add_section_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->title = g_strdup (name);
  call->query = dateline_query_copy (query);
  dateline_store_write (self, call);
}

/**
 * dateline_store_add_section_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_EXISTS
 *
 * Finishes dateline_store_add_section_async().
 *
 * Returns: the section's number, 0 on an error
 */
gint64
dateline_store_add_section_finish (DatelineStore *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  g_autofree gint64 *id =
      dateline_store_take_answer (self, result, dateline_store_add_section_async, error);

  return id != NULL ? *id : 0;
}

static gboolean
answer_change_section (DatelineDatabase *database,
                       DatelineStoreCall *call,
                       GError **error)
{
  if (!dateline_section_table_change (database,
                                      get_id (call),
                                      call->title,
                                      call->query,
                                      error))
    return FALSE;

  set_changes (call);
  return TRUE;
}

/**
 * dateline_store_change_section_async:
 * @self: a store
 * @section_id: the section's number
 * @name: (nullable): what it is to be called, %NULL if that stays
 * @query: (nullable): what it is to list, %NULL if that stays
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Changes a section's name, or what it lists.
 */
void
dateline_store_change_section_async (DatelineStore *self,
                                     gint64 section_id,
                                     const char *name,
                                     const DatelineQuery *query,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));

  call = dateline_store_call_new (self,
                                  answer_change_section,
                                  dateline_store_change_section_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->title = g_strdup (name);
  if (query != NULL)
    call->query = dateline_query_copy (query);
  call->ids = dateline_store_call_copy_ids (&section_id, 1);
  dateline_store_write (self, call);
}

/**
 * dateline_store_change_section_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND,
 *   %DATELINE_STORE_ERROR_EXISTS
 *
 * Finishes dateline_store_change_section_async().
 *
 * Returns: %TRUE if it is done
 */
gboolean
dateline_store_change_section_finish (DatelineStore *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_change_section_async,
                                     error) != NULL;
}

static gboolean
answer_move_section (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  if (!dateline_section_table_move (database,
                                    get_id (call),
                                    g_array_index (call->ids, gint64, 1),
                                    error))
    return FALSE;

  set_changes (call);
  return TRUE;
}

/**
 * dateline_store_move_section_async:
 * @self: a store
 * @section_id: the section's number
 * @position: its place among the others, 0 for the first
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Gives a section another place in the order.
 */
void
dateline_store_move_section_async (DatelineStore *self,
                                   gint64 section_id,
                                   guint position,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  const gint64 ids[] = { section_id, position };
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));

  call = dateline_store_call_new (self,
                                  answer_move_section,
                                  dateline_store_move_section_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->ids = dateline_store_call_copy_ids (ids, G_N_ELEMENTS (ids));
  dateline_store_write (self, call);
}

/**
 * dateline_store_move_section_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND
 *
 * Finishes dateline_store_move_section_async().
 *
 * Returns: %TRUE if it is done
 */
gboolean
dateline_store_move_section_finish (DatelineStore *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_move_section_async,
                                     error) != NULL;
}

static gboolean
answer_remove_section (DatelineDatabase *database,
                       DatelineStoreCall *call,
                       GError **error)
{
  if (!dateline_section_table_set_removed (database, get_id (call), TRUE, error))
    return FALSE;

  set_changes (call);
  return TRUE;
}

/**
 * dateline_store_remove_section_async:
 * @self: a store
 * @section_id: the section's number
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Removes a section. For 30 days dateline_store_restore_section_async() brings it back.
 */
void
dateline_store_remove_section_async (DatelineStore *self,
                                     gint64 section_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));

  call = dateline_store_call_new (self,
                                  answer_remove_section,
                                  dateline_store_remove_section_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->ids = dateline_store_call_copy_ids (&section_id, 1);
  dateline_store_write (self, call);
}

/**
 * dateline_store_remove_section_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND
 *
 * Finishes dateline_store_remove_section_async().
 *
 * Returns: %TRUE if it is done
 */
gboolean
dateline_store_remove_section_finish (DatelineStore *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_remove_section_async,
                                     error) != NULL;
}

static gboolean
answer_restore_section (DatelineDatabase *database,
                        DatelineStoreCall *call,
                        GError **error)
{
  if (!dateline_section_table_set_removed (database, get_id (call), FALSE, error))
    return FALSE;

  set_changes (call);
  return TRUE;
}

/**
 * dateline_store_restore_section_async:
 * @self: a store
 * @section_id: the section's number
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Brings a section back that was removed, to its place.
 */
void
dateline_store_restore_section_async (DatelineStore *self,
                                      gint64 section_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));

  call = dateline_store_call_new (self,
                                  answer_restore_section,
                                  dateline_store_restore_section_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->ids = dateline_store_call_copy_ids (&section_id, 1);
  dateline_store_write (self, call);
}

/**
 * dateline_store_restore_section_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND,
 *   %DATELINE_STORE_ERROR_EXISTS
 *
 * Finishes dateline_store_restore_section_async().
 *
 * Returns: %TRUE if it is done
 */
gboolean
dateline_store_restore_section_finish (DatelineStore *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_restore_section_async,
                                     error) != NULL;
}
