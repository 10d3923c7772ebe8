/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What takes the room on the disk: the store says its part, then the pictures, then the
 * folders beside it. Main context only; folders are read on a worker. */

#include "dateline/refresh/dateline-storage-private.h"

#include "dateline/net/dateline-media-cache-private.h"
#include "dateline/store/dateline-room-private.h"

/* What lies beside the store. */
#define BACKUPS "backups"
#define ENCLOSURES "enclosures"

/* Folders in folders are looked into so far. */
#define MAX_DEPTH 4

typedef struct
{
  DatelineRoom *room;
  GArray *pictures; /* of DatelineFeedPicture */
} Measuring;

static void
measuring_free (gpointer data)
{
  Measuring *self = data;

  g_clear_pointer (&self->room, dateline_room_free);
  g_clear_pointer (&self->pictures, g_array_unref);
  g_free (self);
}

/* Bytes of the files of a folder that may not be there. */
static gint64
measure_folder (GFile *folder, guint depth, GCancellable *cancellable)
{
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (
      folder,
      G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE
                                     "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
      G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
      cancellable,
      NULL);
  gint64 size = 0;
  GFileInfo *info;
  GFile *file;

  while (files != NULL &&
         g_file_enumerator_iterate (files, &info, &file, cancellable, NULL) &&
         info != NULL)
    {
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR)
        size += g_file_info_get_size (info);
      else if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY &&
               depth < MAX_DEPTH)
        size += measure_folder (file, depth + 1, cancellable);
    }
  return size;
}

static void
folders_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DatelineStorage *self = source;
  Measuring *measuring = data;
  g_autoptr (GFile) store = g_file_new_for_path (dateline_store_get_path (self->store));
  g_autoptr (GFile) folder = g_file_get_parent (store);
  g_autoptr (GFile) backups = g_file_get_child (folder, BACKUPS);
  g_autoptr (GFile) enclosures = g_file_get_child (folder, ENCLOSURES);

  measuring->room->backup_bytes = measure_folder (backups, 0, cancellable);
  measuring->room->enclosure_bytes = measure_folder (enclosures, 0, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
folders_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Measuring *measuring = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  dateline_feed_rooms_sort (measuring->room->feeds);
  g_task_return_pointer (task,
                         g_steal_pointer (&measuring->room),
                         (GDestroyNotify) dateline_room_free);
}

/* Whose the kept pictures are. One that stories of several feeds have counts for each. */
static void
assign_pictures (Measuring *self, GArray *sizes)
{
  g_autoptr (GHashTable) feeds = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->room->feeds->len; i++)
    {
      DatelineFeedRoom *feed = self->room->feeds->pdata[i];

      g_hash_table_insert (feeds, &feed->feed_id, feed);
    }
  for (guint i = 0; i < self->pictures->len; i++)
    {
      const DatelineFeedPicture *picture =
          &g_array_index (self->pictures, DatelineFeedPicture, i);
      DatelineFeedRoom *feed = g_hash_table_lookup (feeds, &picture->feed_id);
      gint64 size = g_array_index (sizes, gint64, i);

      if (feed == NULL || size < 0)
        continue;
      feed->n_pictures++;
      feed->n_picture_bytes += size;
    }
}

static void
pictures_measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) worker = NULL;
  Measuring *measuring = g_task_get_task_data (task);
  DatelineRoom *room = measuring->room;
  g_autoptr (DatelineMediaMeasure) measure = NULL;
  GError *error = NULL;

  measure =
      dateline_media_cache_measure_finish (DATELINE_MEDIA_CACHE (source), result, &error);
  if (measure == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  room->n_seen_pictures = measure->amounts[DATELINE_MEDIA_SEEN].n_pictures;
  room->seen_picture_bytes = measure->amounts[DATELINE_MEDIA_SEEN].n_bytes;
  room->n_ahead_pictures = measure->amounts[DATELINE_MEDIA_AHEAD].n_pictures;
  room->ahead_picture_bytes = measure->amounts[DATELINE_MEDIA_AHEAD].n_bytes;
  room->n_saved_pictures = measure->amounts[DATELINE_MEDIA_SAVED].n_pictures;
  room->saved_picture_bytes = measure->amounts[DATELINE_MEDIA_SAVED].n_bytes;
  assign_pictures (measuring, measure->sizes);

  worker = g_task_new (g_task_get_source_object (task),
                       g_task_get_cancellable (task),
                       folders_cb,
                       g_object_ref (task));
  g_task_set_task_data (worker, measuring, NULL);
  g_task_run_in_thread (worker, folders_thread);
}

static void
store_measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DatelineStorage *self = g_task_get_source_object (task);
  Measuring *measuring = g_task_get_task_data (task);
  g_autoptr (GPtrArray) uris = g_ptr_array_new ();
  GError *error = NULL;

  measuring->room = dateline_store_measure_finish (DATELINE_STORE (source),
                                                   result,
                                                   &measuring->pictures,
                                                   &error);
  if (measuring->room == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < measuring->pictures->len; i++)
    g_ptr_array_add (uris,
                     g_array_index (measuring->pictures, DatelineFeedPicture, i).uri);
  g_ptr_array_add (uris, NULL);
  dateline_media_cache_measure_async (self->cache,
                                      (const char *const *) uris->pdata,
                                      g_task_get_cancellable (task),
                                      pictures_measured_cb,
                                      g_object_ref (task));
}

/* A file that cannot be written is measured as it is. */
static void
folded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  DatelineStore *store = DATELINE_STORE (source);

  dateline_store_fold_finish (store, result, NULL);
  dateline_store_measure_async (store,
                                g_task_get_cancellable (task),
                                store_measured_cb,
                                task);
}

/**
 * dateline_storage_measure_async:
 * @self: a storage
 * @cancellable: (nullable): cancels it
 * @callback: (scope async): is called when it is done
 * @user_data: for @callback
 *
 * Measures what takes the room. Main context only.
 */
void
dateline_storage_measure_async (DatelineStorage *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DATELINE_IS_STORAGE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dateline_storage_measure_async);
  g_task_set_task_data (task, g_new0 (Measuring, 1), measuring_free);
  dateline_store_fold_async (self->store, cancellable, folded_cb, task);
}

/**
 * dateline_storage_measure_finish:
 * @self: a storage
 * @result: what the callback got
 * @error: for a #DatelineStoreError or %G_IO_ERROR_CANCELLED
 *
 * Ends dateline_storage_measure_async ().
 *
 * Returns: (transfer full): what takes the room, or %NULL with an error
 */
DatelineRoom *
dateline_storage_measure_finish (DatelineStorage *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
