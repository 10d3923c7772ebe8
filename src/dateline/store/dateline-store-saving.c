/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store about what is kept of saved stories. The functions that answer run
 * on the store's threads, the calls on the main context.
 */

#include "dateline/store/dateline-store-saving-private.h"

#include "dateline/store/dateline-saved-table-private.h"
#include "dateline/store/dateline-store-changes-private.h"
#include "dateline/store/dateline-store-private.h"

static gint64
get_id (const DatelineStoreCall *call)
{
  return g_array_index (call->ids, gint64, 0);
}

static void
set_changes (DatelineStoreCall *call)
{
  call->changes = dateline_store_changes_new (DATELINE_STORE_CHANGE_KEPT,
                                              0,
                                              0,
                                              0,
                                              g_array_ref (call->ids),
                                              FALSE);
}

static gboolean
answer_load_savings (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  call->answer = dateline_saved_table_load (database, call->ids, error);
  call->answer_free = (GDestroyNotify) g_ptr_array_unref;
  return call->answer != NULL;
}

/**
 * dateline_store_load_savings_async:
 * @self: a store
 * @ids: (array length=n_ids) (nullable): the stories' numbers, or %NULL for all that are
 *   saved
 * @n_ids: how many
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the savings
 * @user_data: for @callback
 *
 * Loads how far the keeping of saved stories for reading offline has got.
 */
void
dateline_store_load_savings_async (DatelineStore *self,
                                   const gint64 *ids,
                                   gsize n_ids,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));

  call = dateline_store_call_new (self,
                                  answer_load_savings,
                                  dateline_store_load_savings_async,
                                  cancellable,
                                  callback,
                                  user_data);
  if (ids != NULL)
    call->ids = dateline_store_call_copy_ids (ids, n_ids);
  dateline_store_read (self, call);
}

/**
 * dateline_store_load_savings_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_load_savings_async().
 *
 * Returns: (transfer container) (element-type DatelineSaving): the savings, in the order
 * that was asked for or the newest story first; of a story that is not saved there is
 * none. %NULL on an error
 */
GPtrArray *
dateline_store_load_savings_finish (DatelineStore *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_load_savings_async,
                                     error);
}

static gboolean
answer_want_enclosures (DatelineDatabase *database,
                        DatelineStoreCall *call,
                        GError **error)
{
  if (!dateline_saved_table_want_enclosures (database, call->ids, call->value, error))
    return FALSE;
  call->changes = dateline_store_changes_new (DATELINE_STORE_CHANGE_KEPT,
                                              0,
                                              0,
                                              0,
                                              g_array_ref (call->ids),
                                              TRUE);
  return TRUE;
}

/**
 * dateline_store_want_enclosures_async:
 * @self: a store
 * @ids: (array length=n_ids): the stories' numbers; those that are not saved stay as they
 *   are
 * @n_ids: how many
 * @wanted: whether they are wanted
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async) (nullable): called when it is done
 * @user_data: for @callback
 *
 * Says whether what is sent along with saved stories, as an episode, is to be kept for
 * reading offline, too.
 */
void
dateline_store_want_enclosures_async (DatelineStore *self,
                                      const gint64 *ids,
                                      gsize n_ids,
                                      gboolean wanted,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  call = dateline_store_call_new (self,
                                  answer_want_enclosures,
                                  dateline_store_want_enclosures_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->ids = dateline_store_call_copy_ids (ids, n_ids);
  call->value = wanted;
  dateline_store_write (self, call);
}

/**
 * dateline_store_want_enclosures_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_want_enclosures_async().
 *
 * Returns: whether it was done
 */
gboolean
dateline_store_want_enclosures_finish (DatelineStore *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_want_enclosures_async,
                                     error) != NULL;
}

static gboolean
answer_list_unfinished (DatelineDatabase *database,
                        DatelineStoreCall *call,
                        GError **error)
{
  call->answer = dateline_saved_table_list_unfinished (database, error);
  call->answer_free = (GDestroyNotify) g_array_unref;
  return call->answer != NULL;
}

void
dateline_store_list_unfinished_async (DatelineStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  dateline_store_read (self,
                       dateline_store_call_new (self,
                                                answer_list_unfinished,
                                                dateline_store_list_unfinished_async,
                                                cancellable,
                                                callback,
                                                user_data));
}

GArray *
dateline_store_list_unfinished_finish (DatelineStore *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_list_unfinished_async,
                                     error);
}

void
dateline_saved_parts_free (DatelineSavedParts *self)
{
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

static gboolean
answer_list_parts (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  DatelineSavedParts *parts = g_new0 (DatelineSavedParts, 1);

  call->answer = parts;
  call->answer_free = (GDestroyNotify) dateline_saved_parts_free;
  return dateline_saved_table_list_parts (database,
                                          get_id (call),
                                          &parts->parts,
                                          &parts->wants_enclosures,
                                          &parts->settings,
                                          error);
}

void
dateline_store_list_parts_async (DatelineStore *self,
                                 gint64 story_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  DatelineStoreCall *call = dateline_store_call_new (self,
                                                     answer_list_parts,
                                                     dateline_store_list_parts_async,
                                                     cancellable,
                                                     callback,
                                                     user_data);

  call->ids = dateline_store_call_copy_ids (&story_id, 1);
  dateline_store_read (self, call);
}

DatelineSavedParts *
dateline_store_list_parts_finish (DatelineStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_list_parts_async,
                                     error);
}

static gboolean
answer_set_parts (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  if (!dateline_saved_table_set_parts (database, get_id (call), call->parts, error))
    return FALSE;
  set_changes (call);
  return TRUE;
}

void
dateline_store_set_parts_async (DatelineStore *self,
                                gint64 story_id,
                                GPtrArray *parts,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  DatelineStoreCall *call = dateline_store_call_new (self,
                                                     answer_set_parts,
                                                     dateline_store_set_parts_async,
                                                     cancellable,
                                                     callback,
                                                     user_data);

  call->shares = TRUE;
  call->ids = dateline_store_call_copy_ids (&story_id, 1);
  call->parts = g_ptr_array_ref (parts);
  dateline_store_write (self, call);
}

gboolean
dateline_store_set_parts_finish (DatelineStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_set_parts_async,
                                     error) != NULL;
}

static gboolean
answer_note_part (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  if (!dateline_saved_table_note_part (database,
                                       get_id (call),
                                       call->parts->pdata[0],
                                       error))
    return FALSE;
  set_changes (call);
  return TRUE;
}

void
dateline_store_note_part_async (DatelineStore *self,
                                gint64 story_id,
                                const DatelineSavedPart *part,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  DatelineStoreCall *call = dateline_store_call_new (self,
                                                     answer_note_part,
                                                     dateline_store_note_part_async,
                                                     NULL,
                                                     callback,
                                                     user_data);
  DatelineSavedPart *copy = dateline_saved_part_new (part->kind, part->uri);

  copy->state = part->state;
  copy->code = part->code;
  copy->reason = g_strdup (part->reason);
  call->shares = TRUE;
  call->ids = dateline_store_call_copy_ids (&story_id, 1);
  call->parts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_saved_part_free);
  g_ptr_array_add (call->parts, copy);
  dateline_store_write (self, call);
}

gboolean
dateline_store_note_part_finish (DatelineStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_note_part_async,
                                     error) != NULL;
}

static gboolean
answer_let_go (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  call->answer = dateline_saved_table_let_go (database, error);
  call->answer_free = (GDestroyNotify) g_ptr_array_unref;
  return call->answer != NULL;
}

void
dateline_store_let_go_async (DatelineStore *self,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  dateline_store_write (self,
                        dateline_store_call_new (self,
                                                 answer_let_go,
                                                 dateline_store_let_go_async,
                                                 NULL,
                                                 callback,
                                                 user_data));
}

GPtrArray *
dateline_store_let_go_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  return dateline_store_take_answer (self, result, dateline_store_let_go_async, error);
}

static gboolean
answer_list_kept (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  call->answer = dateline_saved_table_list_uris (database, get_id (call), error);
  call->answer_free = (GDestroyNotify) g_strfreev;
  return call->answer != NULL;
}

void
dateline_store_list_kept_async (DatelineStore *self,
                                DatelineSavedKind kind,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  DatelineStoreCall *call = dateline_store_call_new (self,
                                                     answer_list_kept,
                                                     dateline_store_list_kept_async,
                                                     cancellable,
                                                     callback,
                                                     user_data);
  gint64 number = kind;

  call->ids = dateline_store_call_copy_ids (&number, 1);
  dateline_store_read (self, call);
}

GStrv
dateline_store_list_kept_finish (DatelineStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return dateline_store_take_answer (self, result, dateline_store_list_kept_async, error);
}

static gboolean
answer_look_again (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  guint n_stories;

  if (!dateline_saved_table_look_again (database, call->ids, &n_stories, error))
    return FALSE;
  call->answer = g_memdup2 (&n_stories, sizeof n_stories);
  call->answer_free = g_free;
  return TRUE;
}

void
dateline_store_look_again_async (DatelineStore *self,
                                 GArray *ids,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  DatelineStoreCall *call = dateline_store_call_new (self,
                                                     answer_look_again,
                                                     dateline_store_look_again_async,
                                                     NULL,
                                                     callback,
                                                     user_data);

  call->ids = g_array_ref (ids);
  dateline_store_write (self, call);
}

guint
dateline_store_look_again_finish (DatelineStore *self, GAsyncResult *result)
{
  g_autofree guint *n_stories =
      dateline_store_take_answer (self, result, dateline_store_look_again_async, NULL);

  return n_stories != NULL ? *n_stories : 0;
}
