/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Looks through a story for what there is to keep of it. Main context only; the looking
 * itself is done on a worker. The page of a story, where it was had, is what is read; the
 * feed's own pictures stay. */

#include "dateline/refresh/dateline-story-look-private.h"

#include "dateline/store/dateline-store-pages-private.h"
#include "dateline/store/dateline-store-saving-private.h"

typedef struct
{
  gint64 story_id;
  DatelineStoryWish wish;
  DatelineEntry *published; /* as its feed has it */
  DatelineEntry *shown;     /* as it is read */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_clear_pointer (&look->published, dateline_entry_unref);
  g_clear_pointer (&look->shown, dateline_entry_unref);
  g_free (look);
}

/* Takes @error. */
static void
fail (GTask *task, GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
parts_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (!dateline_store_set_parts_finish (DATELINE_STORE (source), result, &error))
    {
      fail (task, error);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
find_thread (GTask *worker, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;

  g_task_return_pointer (
      worker,
      dateline_story_parts_find (look->shown, look->published, &look->wish),
      (GDestroyNotify) g_ptr_array_unref);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Look *look = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) parts = g_task_propagate_pointer (G_TASK (result), &error);

  if (parts == NULL)
    fail (task, error);
  else
    dateline_store_set_parts_async (g_task_get_source_object (task),
                                    look->story_id,
                                    parts,
                                    g_task_get_cancellable (task),
                                    parts_set_cb,
                                    task);
}

static void
shown_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Look *look = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GTask) worker = NULL;

  look->shown =
      dateline_store_load_entry_finish (DATELINE_STORE (source), result, &error);
  if (look->shown == NULL)
    {
      fail (task, error);
      return;
    }
  worker = g_task_new (NULL, g_task_get_cancellable (task), found_cb, task);
  g_task_set_task_data (worker, look, NULL);
  g_task_run_in_thread (worker, find_thread);
}

static void
published_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Look *look = g_task_get_task_data (task);
  GError *error = NULL;

  look->published =
      dateline_store_load_published_finish (DATELINE_STORE (source), result, &error);
  if (look->published == NULL)
    fail (task, error);
  else
    dateline_store_load_entry_async (DATELINE_STORE (source),
                                     look->story_id,
                                     g_task_get_cancellable (task),
                                     shown_loaded_cb,
                                     task);
}

void
dateline_story_look_async (DatelineStore *store,
                           gint64 story_id,
                           const DatelineStoryWish *wish,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Look *look = g_new0 (Look, 1);

  look->story_id = story_id;
  look->wish = *wish;
  g_task_set_source_tag (task, dateline_story_look_async);
  g_task_set_task_data (task, look, look_free);
  dateline_store_load_published_async (store,
                                       story_id,
                                       cancellable,
                                       published_loaded_cb,
                                       task);
}

gboolean
dateline_story_look_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
