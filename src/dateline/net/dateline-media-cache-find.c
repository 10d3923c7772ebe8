/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which pictures are there without a network. Main context only; files are read on a
 * worker. */

#include "dateline/net/dateline-media-cache-work-private.h"

#include "dateline/net/dateline-local-content-private.h"

/* Bytes of pictures that are read into memory at once. */
#define MAX_FOUND_SIZE (256 * 1024 * 1024)

static void
find_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DatelineMediaWork *work = data;
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash,
                                                        g_str_equal,
                                                        g_free,
                                                        (GDestroyNotify) g_bytes_unref);
  gsize size = 0;

  for (gsize i = 0; work->uris[i] != NULL && size < MAX_FOUND_SIZE; i++)
    {
      const char *uri = work->uris[i];
      gboolean is_kept;
      GBytes *picture;

      if (g_cancellable_is_cancelled (cancellable))
        break;
      if (g_hash_table_contains (found, uri))
        continue;
      picture = dateline_local_content_is_local (uri)
                    ? dateline_local_content_load (uri, NULL, NULL)
                    : dateline_media_files_read (work->files, uri, &is_kept);
      if (picture == NULL)
        continue;
      size += g_bytes_get_size (picture);
      g_hash_table_insert (found, g_strdup (uri), picture);
    }
  g_task_return_pointer (task,
                         g_steal_pointer (&found),
                         (GDestroyNotify) g_hash_table_unref);
}

/**
 * dateline_media_cache_find_async:
 * @self: a cache
 * @uris: (array zero-terminated=1): addresses of pictures
 * @cancellable: (nullable): cancels it
 * @callback: (scope async): is called when it is done
 * @user_data: for @callback
 *
 * Gets those of the pictures that are there already; no server is asked for the others.
 * Past 256 MB no more are read. Main context only.
 */
void
dateline_media_cache_find_async (DatelineMediaCache *self,
                                 const char *const *uris,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  DatelineMediaWork *work;

  g_return_if_fail (DATELINE_IS_MEDIA_CACHE (self));
  g_return_if_fail (uris != NULL);

  task =
      dateline_media_cache_new_work (self, cancellable, callback, user_data, NULL, NULL);
  g_task_set_source_tag (task, dateline_media_cache_find_async);
  work = g_task_get_task_data (task);
  work->uris = g_strdupv ((GStrv) uris);
  g_task_run_in_thread (task, find_thread);
}

/**
 * dateline_media_cache_find_finish:
 * @self: a cache
 * @result: what the callback got
 * @error: for %G_IO_ERROR_CANCELLED
 *
 * Ends dateline_media_cache_find_async ().
 *
 * Returns: (transfer container) (element-type utf8 GLib.Bytes): the pictures that are
 * there as their servers sent them, by their addresses, or %NULL with an error
 */
GHashTable *
dateline_media_cache_find_finish (DatelineMediaCache *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
