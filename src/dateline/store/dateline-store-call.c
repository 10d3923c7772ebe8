/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One call of a store on its way. It is made and freed on the main context, so that no
 * reference to the store is ever dropped on a thread of the store, which would wait for
 * itself.
 */

#include "dateline/store/dateline-store-call-private.h"

#include "dateline/store/dateline-store-private.h"

DatelineStoreCall *
dateline_store_call_new (DatelineStore *store,
                         DatelineStoreCallFunc func,
                         gpointer tag,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  DatelineStoreCall *self = g_new0 (DatelineStoreCall, 1);

  self->task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, tag);
  self->func = func;
  return self;
}

GArray *
dateline_store_call_copy_ids (const gint64 *ids, gsize n_ids)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof *ids, n_ids);

  if (n_ids > 0)
    g_array_append_vals (copy, ids, n_ids);
  return copy;
}

static void
dateline_store_call_free (DatelineStoreCall *self)
{
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->categories, g_strfreev);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_clear_pointer (&self->document, dateline_feed_document_unref);
  g_clear_pointer (&self->outcome, dateline_fetch_outcome_unref);
  g_clear_pointer (&self->query, dateline_query_free);
  g_clear_pointer (&self->arrangement, dateline_arrangement_free);
  g_clear_pointer (&self->page, dateline_page_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->other_ids, g_array_unref);
  g_clear_pointer (&self->marking, dateline_marking_unref);
  if (self->answer != NULL && self->answer_free != NULL)
    self->answer_free (self->answer);
  g_clear_pointer (&self->changes, dateline_store_changes_unref);
  g_clear_error (&self->error);
  g_object_unref (self->task);
  g_free (self);
}

void
dateline_store_call_forget (DatelineStoreCall *self)
{
  if (self->answer != NULL && self->answer_free != NULL)
    self->answer_free (self->answer);
  self->answer = NULL;
  g_clear_pointer (&self->changes, dateline_store_changes_unref);
  g_clear_error (&self->error);
}

void
dateline_store_call_finish (DatelineStoreCall *self)
{
  DatelineStore *store = g_task_get_source_object (self->task);

  if (dateline_store_heed (store, self))
    return;
  if (self->changes != NULL)
    dateline_store_announce (store, self->changes);
  if (self->purge_due && self->error == NULL)
    dateline_store_purge_async (store, self->feed_id, NULL, NULL, NULL);

  if (self->error != NULL)
    g_task_return_error (self->task, g_steal_pointer (&self->error));
  else if (self->answer != NULL)
    g_task_return_pointer (self->task,
                           g_steal_pointer (&self->answer),
                           self->answer_free);
  else
    g_task_return_pointer (self->task, GINT_TO_POINTER (TRUE), NULL);
  dateline_store_call_free (self);
}

static gboolean
finish_cb (gpointer user_data)
{
  dateline_store_call_finish (user_data);
  return G_SOURCE_REMOVE;
}

void
dateline_store_call_return (DatelineStoreCall *self)
{
  DatelineStore *store = g_task_get_source_object (self->task);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, finish_cb, self, NULL);
  g_source_set_static_name (source, "dateline-store-call");
  g_source_attach (source, dateline_store_get_context (store));
}
