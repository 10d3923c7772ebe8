/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures from disk or from the network. Main context only; files are read and written on
 * workers (dateline-media-files). Everyone who wants the same picture at the same time
 * waits for one load of it. */

#include "dateline/net/dateline-media-cache.h"

#include "dateline/net/dateline-local-content-private.h"
#include "dateline/net/dateline-media-files-private.h"

#include <glib/gi18n-lib.h>

/**
 * DatelineMediaCache:
 *
 * Keeps pictures on disk: those of saved stories for as long as they are saved, all others
 * for as long as there is room, the ones that were looked at last longest.
 */
struct _DatelineMediaCache
{
  GObject parent_instance;

  DatelineFetcher *fetcher;
  DatelineMediaFiles *files;
  GHashTable *loads;    /* address to Load */
  GHashTable *failures; /* address to Failure */
  guint64 max_size;
  guint64 size; /* of what may be dropped, as far as it is known */
  gboolean is_size_known;
  gboolean is_trimming;
};

/* Bytes of pictures that may be dropped. */
#define DEFAULT_MAX_SIZE (G_GUINT64_CONSTANT (256) * 1024 * 1024)

/* When the room is spent, so much of it is made free at once, as a share. */
#define TRIM_SHARE 10

/* Seconds for which a picture that could not be had is not asked for again (H58): what may
 * pass soon, and all else. */
#define SHORT_FAILURE (10 * 60)
#define LONG_FAILURE (24 * 60 * 60)
#define MAX_FAILURES 4096

/* One picture under way. It ends when its last step returns, whoever still waits. */
typedef struct
{
  DatelineMediaCache *cache;
  char *uri;
  GCancellable *cancellable;
  GPtrArray *waiting; /* of Waiter */
  gboolean is_abandoned;
} Load;

typedef struct
{
  Load *load;
  GTask *task;
  GSource *cancelled_source;
} Waiter;

typedef struct
{
  GError *error;
  gint64 until; /* monotonic, microseconds */
} Failure;

/* What a worker is given. */
typedef struct
{
  DatelineMediaFiles *files;
  char *uri;
  GBytes *picture;
  GStrv uris;
  guint64 max_size;
} Work;

G_DEFINE_FINAL_TYPE (DatelineMediaCache, dateline_media_cache, G_TYPE_OBJECT)

static void
failure_free (gpointer data)
{
  Failure *failure = data;

  g_error_free (failure->error);
  g_free (failure);
}

static void
waiter_free (gpointer data)
{
  Waiter *waiter = data;

  if (waiter->cancelled_source != NULL)
    g_source_destroy (waiter->cancelled_source);
  g_clear_pointer (&waiter->cancelled_source, g_source_unref);
  g_clear_object (&waiter->task);
  g_free (waiter);
}

static void
load_free (Load *load)
{
  g_clear_object (&load->cache);
  g_clear_object (&load->cancellable);
  g_clear_pointer (&load->waiting, g_ptr_array_unref);
  g_free (load->uri);
  g_free (load);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  dateline_media_files_unref (work->files);
  g_clear_pointer (&work->picture, g_bytes_unref);
  g_strfreev (work->uris);
  g_free (work->uri);
  g_free (work);
}

/* A task whose data a worker gets; @self may be NULL for one that nobody waits for. */
static GTask *
work_task_new (DatelineMediaCache *self,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data,
               const char *uri,
               GBytes *picture)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->files = dateline_media_files_ref (self->files);
  work->uri = g_strdup (uri);
  work->picture = picture != NULL ? g_bytes_ref (picture) : NULL;
  g_task_set_task_data (task, work, work_free);
  return task;
}

static void
dateline_media_cache_finalize (GObject *object)
{
  DatelineMediaCache *self = DATELINE_MEDIA_CACHE (object);

  g_clear_object (&self->fetcher);
  g_clear_pointer (&self->files, dateline_media_files_unref);
  g_clear_pointer (&self->loads, g_hash_table_unref);
  g_clear_pointer (&self->failures, g_hash_table_unref);

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
  self->loads = g_hash_table_new (g_str_hash, g_str_equal);
  self->failures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, failure_free);
  self->max_size = DEFAULT_MAX_SIZE;
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
  self->fetcher = g_object_ref (fetcher);
  self->files = dateline_media_files_new (folder, kept_folder);
  return self;
}

/* Room. */

static void
trim_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;

  g_task_return_int (task, dateline_media_files_trim (work->files, work->max_size));
}

static void
trim_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineMediaCache *self = DATELINE_MEDIA_CACHE (source);

  self->size += g_task_propagate_int (G_TASK (result), NULL);
  self->is_size_known = TRUE;
  self->is_trimming = FALSE;
}

/* While the worker counts, what is written meanwhile is added to zero. */
static void
trim_if_needed (DatelineMediaCache *self)
{
  g_autoptr (GTask) task = NULL;
  Work *work;
  gboolean is_full = self->size > self->max_size;

  if (self->is_trimming || (self->is_size_known && !is_full))
    return;
  task = work_task_new (self, NULL, trim_cb, NULL, NULL, NULL);
  work = g_task_get_task_data (task);
  work->max_size = is_full ? self->max_size - self->max_size / TRIM_SHARE : self->max_size;
  self->is_trimming = TRUE;
  self->size = 0;
  g_task_run_in_thread (task, trim_thread);
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

/* Failures. */

static void
note_failure (DatelineMediaCache *self, const char *uri, const GError *error)
{
  Failure *failure;
  gint64 seconds = LONG_FAILURE;

  if (error->domain != DATELINE_FETCH_ERROR || error->code == DATELINE_FETCH_ERROR_OFFLINE)
    return;
  switch ((DatelineFetchError) error->code)
    {
    case DATELINE_FETCH_ERROR_HOST_NOT_FOUND:
    case DATELINE_FETCH_ERROR_UNREACHABLE:
    case DATELINE_FETCH_ERROR_TIMED_OUT:
    case DATELINE_FETCH_ERROR_INCOMPLETE:
    case DATELINE_FETCH_ERROR_SERVER:
    case DATELINE_FETCH_ERROR_TOO_MANY:
      seconds = SHORT_FAILURE;
      break;
    default:
      break;
    }
  if (g_hash_table_size (self->failures) >= MAX_FAILURES)
    g_hash_table_remove_all (self->failures);
  failure = g_new0 (Failure, 1);
  failure->error = g_error_copy (error);
  failure->until = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  g_hash_table_insert (self->failures, g_strdup (uri), failure);
}

static GError *
find_failure (DatelineMediaCache *self, const char *uri)
{
  Failure *failure = g_hash_table_lookup (self->failures, uri);

  if (failure == NULL)
    return NULL;
  if (failure->until > g_get_monotonic_time ())
    return g_error_copy (failure->error);
  g_hash_table_remove (self->failures, uri);
  return NULL;
}

/* A load: the disk, then the network, then the disk again. */

static void
end_load (Load *load, GBytes *picture, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&load->waiting);

  if (!load->is_abandoned)
    g_hash_table_remove (load->cache->loads, load->uri);
  for (guint i = 0; i < waiting->len; i++)
    {
      Waiter *waiter = waiting->pdata[i];

      if (picture != NULL)
        g_task_return_pointer (waiter->task,
                               g_bytes_ref (picture),
                               (GDestroyNotify) g_bytes_unref);
      else
        g_task_return_error (waiter->task, g_error_copy (error));
    }
  load_free (load);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  if (dateline_media_files_write (work->files, work->uri, work->picture, &error))
    g_task_return_int (task, g_bytes_get_size (work->picture));
  else
    g_task_return_error (task, error);
}

/* A picture that cannot be stored, for want of room or rights, was shown all the same. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineMediaCache *self = DATELINE_MEDIA_CACHE (source);
  gssize size = g_task_propagate_int (G_TASK (result), NULL);

  if (size > 0)
    self->size += size;
  trim_if_needed (self);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  DatelineMediaCache *self = load->cache;
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  GBytes *picture = NULL;

  response =
      dateline_fetcher_fetch_finish (DATELINE_FETCHER (source), result, NULL, &error);
  if (response != NULL)
    picture = dateline_fetch_response_get_body (response);
  if (picture != NULL && !dateline_media_files_is_picture (picture))
    {
      picture = NULL;
      g_set_error_literal (&error,
                           DATELINE_FETCH_ERROR,
                           DATELINE_FETCH_ERROR_BAD_REPLY,
                           _ ("The server sent something that is no picture."));
    }
  if (picture != NULL)
    {
      task = work_task_new (self, NULL, written_cb, NULL, load->uri, picture);
      g_task_run_in_thread (task, write_thread);
    }
  else
    note_failure (self, load->uri, error);
  end_load (load, picture, error);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;

  g_task_return_pointer (task,
                         dateline_media_files_read (work->files, work->uri),
                         (GDestroyNotify) g_bytes_unref);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  DatelineMediaCache *self = load->cache;
  g_autoptr (GBytes) picture = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (DatelineFetchRequest) request = NULL;
  g_autoptr (GError) failure = NULL;

  if (picture == NULL)
    failure = find_failure (self, load->uri);
  if (picture != NULL || failure != NULL || load->is_abandoned)
    {
      end_load (load, picture, failure);
      return;
    }
  request = dateline_fetch_request_new (load->uri, DATELINE_FETCH_PICTURE);
  dateline_fetcher_fetch_async (self->fetcher,
                                request,
                                load->cancellable,
                                fetched_cb,
                                load);
}

static Load *
ensure_load (DatelineMediaCache *self, const char *uri)
{
  Load *load = g_hash_table_lookup (self->loads, uri);
  g_autoptr (GTask) task = NULL;

  if (load != NULL)
    return load;
  load = g_new0 (Load, 1);
  load->cache = g_object_ref (self);
  load->uri = g_strdup (uri);
  load->cancellable = g_cancellable_new ();
  load->waiting = g_ptr_array_new_with_free_func (waiter_free);
  g_hash_table_insert (self->loads, load->uri, load);
  task = work_task_new (self, NULL, read_cb, load, uri, NULL);
  g_task_run_in_thread (task, read_thread);
  return load;
}

/* One who waits no longer gets an answer at once; a load that nobody waits for ends. */
static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;
  Load *load = waiter->load;

  g_task_return_error_if_cancelled (waiter->task);
  g_ptr_array_remove (load->waiting, waiter);
  if (load->waiting->len == 0)
    {
      load->is_abandoned = TRUE;
      g_hash_table_remove (load->cache->loads, load->uri);
      g_cancellable_cancel (load->cancellable);
    }
  return G_SOURCE_REMOVE;
}

static void
wait_for_load (Load *load, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->load = load;
  waiter->task = g_object_ref (task);
  if (cancellable != NULL)
    {
      waiter->cancelled_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancelled_source,
                             G_SOURCE_FUNC (cancelled_cb),
                             waiter,
                             NULL);
      g_source_attach (waiter->cancelled_source, NULL);
    }
  g_ptr_array_add (load->waiting, waiter);
}

/**
 * dateline_media_cache_load_async:
 * @self: a cache
 * @uri: a picture's address: http, https, data, or inside the program's resources
 * @cancellable: (nullable): cancels the waiting; the download ends when nobody waits
 * @callback: (scope async): is called when it is done
 * @user_data: for @callback
 *
 * Gets a picture: a kept one, a stored one, or one from the network. An address that
 * failed is not asked again for a while. Main context only.
 */
void
dateline_media_cache_load_async (DatelineMediaCache *self,
                                 const char *uri,
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
      wait_for_load (ensure_load (self, uri), task);
      return;
    }
  picture = dateline_local_content_load (uri, NULL, &error);
  if (picture != NULL)
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

/* Keeping: what is stored is moved, else it is loaded first. */

static void
keep_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;
  gboolean is_kept =
      dateline_media_files_keep (work->files, work->uri, work->picture, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, is_kept);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
loaded_to_keep_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineMediaCache *self = DATELINE_MEDIA_CACHE (source);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GTask) worker = NULL;
  GError *error = NULL;
  Work *work = g_task_get_task_data (task);

  picture = dateline_media_cache_load_finish (self, result, &error);
  if (picture == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  worker =
      work_task_new (self, NULL, kept_cb, g_steal_pointer (&task), work->uri, picture);
  g_task_run_in_thread (worker, keep_thread);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineMediaCache *self = DATELINE_MEDIA_CACHE (source);
  g_autoptr (GTask) task = user_data;
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean is_kept = g_task_propagate_boolean (G_TASK (result), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (is_kept)
    g_task_return_boolean (task, TRUE);
  else
    dateline_media_cache_load_async (self,
                                     work->uri,
                                     g_task_get_cancellable (task),
                                     loaded_to_keep_cb,
                                     g_object_ref (task));
}

/**
 * dateline_media_cache_keep_async:
 * @self: a cache
 * @uri: a picture's address
 * @cancellable: (nullable): cancels it
 * @callback: (scope async): is called when it is done
 * @user_data: for @callback
 *
 * Keeps a picture until dateline_media_cache_keep_only_async () lets it go, and downloads
 * it if it is not there yet. What needs no network is there anyhow. Main context only.
 */
void
dateline_media_cache_keep_async (DatelineMediaCache *self,
                                 const char *uri,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) worker = NULL;

  g_return_if_fail (DATELINE_IS_MEDIA_CACHE (self));
  g_return_if_fail (uri != NULL);

  task = work_task_new (self, cancellable, callback, user_data, uri, NULL);
  g_task_set_source_tag (task, dateline_media_cache_keep_async);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (dateline_local_content_is_local (uri))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  worker = work_task_new (self, NULL, moved_cb, g_steal_pointer (&task), uri, NULL);
  g_task_run_in_thread (worker, keep_thread);
}

/**
 * dateline_media_cache_keep_finish:
 * @self: a cache
 * @result: what the callback got
 * @error: for a #DatelineFetchError, a #GIOErrorEnum or a #GFileError
 *
 * Ends dateline_media_cache_keep_async ().
 *
 * Returns: whether the picture is kept now
 */
gboolean
dateline_media_cache_keep_finish (DatelineMediaCache *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
keep_only_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  GError *error = NULL;

  if (dateline_media_files_keep_only (work->files,
                                      (const char *const *) work->uris,
                                      &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dateline_media_cache_keep_only_async:
 * @self: a cache
 * @uris: (array zero-terminated=1) (nullable): the addresses of all pictures to keep
 * @cancellable: (nullable): cancels it
 * @callback: (scope async): is called when it is done
 * @user_data: for @callback
 *
 * Lets all kept pictures go but these. They may be dropped from now on, but need not be.
 * Main context only.
 */
void
dateline_media_cache_keep_only_async (DatelineMediaCache *self,
                                      const char *const *uris,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  g_return_if_fail (DATELINE_IS_MEDIA_CACHE (self));

  task = work_task_new (self, cancellable, callback, user_data, NULL, NULL);
  g_task_set_source_tag (task, dateline_media_cache_keep_only_async);
  work = g_task_get_task_data (task);
  work->uris = g_strdupv ((char **) uris);
  /* The room that is needed now is counted anew with the next picture. */
  self->is_size_known = FALSE;
  g_task_run_in_thread (task, keep_only_thread);
}

/**
 * dateline_media_cache_keep_only_finish:
 * @self: a cache
 * @result: what the callback got
 * @error: for a #GIOErrorEnum
 *
 * Ends dateline_media_cache_keep_only_async ().
 *
 * Returns: whether it was done
 */
gboolean
dateline_media_cache_keep_only_finish (DatelineMediaCache *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
