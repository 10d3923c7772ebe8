/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures from disk or from the network, and the room that they take. Main context only;
 * files are dropped on a worker (dateline-media-files). */

#include "dateline/net/dateline-media-cache-work-private.h"

#include "dateline/net/dateline-local-content-private.h"
#include "dateline/net/dateline-media-room-private.h"

#include <glib/gi18n-lib.h>

/* Bytes of pictures that may be dropped. */
#define DEFAULT_MAX_SIZE (G_GUINT64_CONSTANT (256) * 1024 * 1024)

/* When the room is spent, so much of it is made free at once, as a share. */
#define TRIM_SHARE 10

/* And so many pictures are dropped in one go, so that the disk is not busy for long. */
#define MAX_DROPPED 1000

/**
 * DatelineMediaCache:
 *
 * Keeps pictures on disk: those of saved stories for as long as they are saved, those
 * that were fetched ahead for as long as somebody holds them, all others for as long as
 * there is room, the ones that were looked at last longest. With less than 100 MB free on
 * the disk only those of saved stories are stored.
 */
G_DEFINE_FINAL_TYPE (DatelineMediaCache, dateline_media_cache, G_TYPE_OBJECT)

static void
dateline_media_cache_finalize (GObject *object)
{
  DatelineMediaCache *self = DATELINE_MEDIA_CACHE (object);

  g_clear_pointer (&self->loads, dateline_media_loads_free);
  g_clear_pointer (&self->files, dateline_media_files_unref);

  G_OBJECT_CLASS (dateline_media_cache_parent_class)->finalize (object);
}

static void
dateline_media_cache_class_init (DatelineMediaCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dateline_media_cache_finalize;
}

static void
dateline_media_cache_init (DatelineMediaCache *self)
{
  self->max_size = DEFAULT_MAX_SIZE;
}

/* Room. */

static void
trim_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DatelineMediaWork *work = data;

  g_task_return_int (task,
                     dateline_media_room_trim (work->files,
                                               work->max_size,
                                               MAX_DROPPED,
                                               NULL,
                                               &work->is_done));
}

static void trim_if_needed (DatelineMediaCache *self);

static void
trim_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineMediaCache *self = DATELINE_MEDIA_CACHE (source);
  DatelineMediaWork *work = g_task_get_task_data (G_TASK (result));

  self->size += g_task_propagate_int (G_TASK (result), NULL);
  self->is_size_known = TRUE;
  self->is_trimming = FALSE;
  self->is_full = !work->is_done;
  if (self->is_full)
    trim_if_needed (self);
}

/* While the worker counts, what is written meanwhile is added to zero. */
static void
trim_if_needed (DatelineMediaCache *self)
{
  g_autoptr (GTask) task = NULL;
  DatelineMediaWork *work;
  gboolean is_full = self->is_full || self->size > self->max_size;

  if (self->is_trimming || (self->is_size_known && !is_full))
    return;
  task = dateline_media_cache_new_work (self, NULL, trim_cb, NULL, NULL, NULL);
  work = g_task_get_task_data (task);
  work->max_size =
      is_full ? self->max_size - self->max_size / TRIM_SHARE : self->max_size;
  self->is_trimming = TRUE;
  self->size = 0;
  g_task_run_in_thread (task, trim_thread);
}

static void
stored_cb (gpointer owner, gsize size)
{
  DatelineMediaCache *self = owner;

  self->size += size;
  trim_if_needed (self);
}

/**
 * dateline_media_cache_new:
 * @fetcher: what downloads
 * @folder: (type filename): for pictures that may be dropped; it is made when needed
 * @kept_folder: (type filename): for pictures that are kept
 *
 * Makes a cache. Only one at a time should use the same folders.
 *
 * Returns: (transfer full): a new cache
 */
DatelineMediaCache *
dateline_media_cache_new (DatelineFetcher *fetcher,
                          const char *folder,
                          const char *kept_folder)
{
  DatelineMediaCache *self;

  g_return_val_if_fail (DATELINE_IS_FETCHER (fetcher), NULL);
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (kept_folder != NULL, NULL);

  self = g_object_new (DATELINE_TYPE_MEDIA_CACHE, NULL);
  self->files = dateline_media_files_new (folder, kept_folder);
  self->loads =
      dateline_media_loads_new (G_OBJECT (self), fetcher, self->files, stored_cb);
  return self;
}

/**
 * dateline_media_cache_set_max_size:
 * @self: a cache
 * @bytes: how much room pictures may take that are not kept
 *
 * Sets the room; what is too much already is dropped soon.
 */
void
dateline_media_cache_set_max_size (DatelineMediaCache *self, guint64 bytes)
{
  g_return_if_fail (DATELINE_IS_MEDIA_CACHE (self));

  self->max_size = bytes;
  trim_if_needed (self);
}

/**
 * dateline_media_cache_get_max_size:
 * @self: a cache
 *
 * Gets how much room pictures may take that are not kept.
 *
 * Returns: bytes
 */
guint64
dateline_media_cache_get_max_size (DatelineMediaCache *self)
{
  g_return_val_if_fail (DATELINE_IS_MEDIA_CACHE (self), 0);

  return self->max_size;
}

/**
 * dateline_media_cache_load_async:
 * @self: a cache
 * @uri: a picture's address: http, https, data, or inside the program's resources
 * @reach: how far to go for it
 * @cancellable: (nullable): cancels the waiting; the download ends when nobody waits
 * @callback: (scope async): is called when it is done
 * @user_data: for @callback
 *
 * Gets a picture: a kept one, a stored one, or one from the network. A stored one whose
 * server was not asked for 30 days is given, too, and then asked for whether there is a
 * new one; an address that failed is not asked again for a day. At most four servers are
 * asked at once. An http address is tried over https first.
 *
 * What is not stored fails with %DATELINE_FETCH_ERROR_NOT_ASKED if no server may be
 * asked, and with %DATELINE_FETCH_ERROR_INSECURE if only http would be left. Main context
 * only.
 */
void
dateline_media_cache_load_async (DatelineMediaCache *self,
                                 const char *uri,
                                 DatelineMediaReach reach,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (DATELINE_IS_MEDIA_CACHE (self));
  g_return_if_fail (uri != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dateline_media_cache_load_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!dateline_local_content_is_local (uri))
    {
      dateline_media_loads_wait (self->loads, uri, reach, task);
      return;
    }
  picture = dateline_local_content_load (uri, NULL, &error);
  if (picture != NULL && !dateline_media_files_is_picture (picture))
    g_task_return_new_error (task,
                             DATELINE_FETCH_ERROR,
                             DATELINE_FETCH_ERROR_BAD_REPLY,
                             _ ("This is no picture."));
  else if (picture != NULL)
    g_task_return_pointer (task,
                           g_steal_pointer (&picture),
                           (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * dateline_media_cache_load_finish:
 * @self: a cache
 * @result: what the callback got
 * @error: for a #DatelineFetchError or %G_IO_ERROR_CANCELLED
 *
 * Ends dateline_media_cache_load_async ().
 *
 * Returns: (transfer full): the picture as its server sent it, or %NULL with an error
 */
GBytes *
dateline_media_cache_load_finish (DatelineMediaCache *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dateline_media_cache_retry:
 * @self: a cache
 * @uri: a picture's address
 *
 * Lets the next dateline_media_cache_load_async() of an address that failed ask its
 * server again, as a person wishes. It does so once, and not more than every five
 * seconds; what a server said about when to come back holds all the same. Main context
 * only.
 */
void
dateline_media_cache_retry (DatelineMediaCache *self, const char *uri)
{
  g_return_if_fail (DATELINE_IS_MEDIA_CACHE (self));
  g_return_if_fail (uri != NULL);

  dateline_media_loads_retry (self->loads, uri);
}

void
dateline_media_cache_note_icon (DatelineMediaCache *self, const char *uri)
{
  dateline_media_loads_note_icon (self->loads, uri);
}
