/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What pictures take on disk, for whoever shows it and makes room. Main context only;
 * folders are read on workers. */

#include "dateline/net/dateline-media-cache-work-private.h"

/* Pictures that are dropped between two reports of how far it is. */
#define DROPPED_AT_ONCE 5000

void
dateline_media_cache_set_min_free (DatelineMediaCache *self, guint64 bytes)
{
  dateline_media_files_set_min_free (self->files, bytes);
}

void
dateline_media_measure_free (DatelineMediaMeasure *self)
{
  g_clear_pointer (&self->sizes, g_array_unref);
  g_clear_pointer (&self->shelves, g_array_unref);
  g_free (self);
}

static void
add_up (gpointer key, gpointer value, gpointer user_data)
{
  DatelineMediaAmount *amount = user_data;

  amount->n_pictures++;
  amount->n_bytes += *(const guint64 *) value;
}

static void
add_place (DatelineMediaMeasure *self, GHashTable *const *tables, const char *uri)
{
  g_autofree char *name = dateline_media_files_make_name (uri);
  const guint64 *found = NULL;
  gint64 size;
  int shelf;

  for (shelf = DATELINE_MEDIA_SAVED; shelf >= DATELINE_MEDIA_SEEN; shelf--)
    {
      found = g_hash_table_lookup (tables[shelf], name);
      if (found != NULL)
        break;
    }
  size = found != NULL ? (gint64) *found : -1;
  g_array_append_val (self->sizes, size);
  g_array_append_val (self->shelves, shelf);
}

static void
measure_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DatelineMediaWork *work = data;
  g_autoptr (DatelineMediaMeasure) measure = g_new0 (DatelineMediaMeasure, 1);
  GHashTable *tables[DATELINE_MEDIA_N_SHELVES];

  measure->shelves = g_array_new (FALSE, FALSE, sizeof (int));
  measure->sizes = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < DATELINE_MEDIA_N_SHELVES; i++)
    {
      tables[i] = dateline_media_room_list (work->files, i);
      g_hash_table_foreach (tables[i], add_up, &measure->amounts[i]);
    }
  for (guint i = 0; work->uris != NULL && work->uris[i] != NULL; i++)
    add_place (measure, tables, work->uris[i]);
  for (guint i = 0; i < DATELINE_MEDIA_N_SHELVES; i++)
    g_hash_table_unref (tables[i]);
  g_task_return_pointer (task,
                         g_steal_pointer (&measure),
                         (GDestroyNotify) dateline_media_measure_free);
}

void
dateline_media_cache_measure_async (DatelineMediaCache *self,
                                    const char *const *uris,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task =
      dateline_media_cache_new_work (self, cancellable, callback, user_data, NULL, NULL);
  DatelineMediaWork *work = g_task_get_task_data (task);

  g_task_set_source_tag (task, dateline_media_cache_measure_async);
  work->uris = g_strdupv ((char **) uris);
  g_task_run_in_thread (task, measure_thread);
}

DatelineMediaMeasure *
dateline_media_cache_measure_finish (DatelineMediaCache *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
drop_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DatelineMediaWork *work = data;

  dateline_media_room_trim (work->files, 0, DROPPED_AT_ONCE, cancellable, &work->is_done);
  g_task_return_boolean (task, !work->is_done);
}

void
dateline_media_cache_drop_some_async (DatelineMediaCache *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task =
      dateline_media_cache_new_work (self, cancellable, callback, user_data, NULL, NULL);

  g_task_set_source_tag (task, dateline_media_cache_drop_some_async);
  self->is_size_known = FALSE;
  g_task_run_in_thread (task, drop_thread);
}

gboolean
dateline_media_cache_drop_some_finish (DatelineMediaCache *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
