/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Keeping pictures for reading offline, those of saved stories and those that are fetched
 * ahead: what is stored is moved, else it is loaded first. Main context only; files are
 * moved on workers. */

#include "dateline/net/dateline-media-cache-work-private.h"

#include "dateline/net/dateline-local-content-private.h"

static void
keep_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DatelineMediaWork *work = data;
  GError *error = NULL;
  gboolean is_kept = dateline_media_files_keep (work->files,
                                                work->uri,
                                                work->shelf,
                                                work->picture,
                                                &error);

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
  DatelineMediaWork *work = g_task_get_task_data (task);

  picture = dateline_media_cache_load_finish (self, result, &error);
  if (picture == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  worker = dateline_media_cache_new_work (self,
                                          NULL,
                                          kept_cb,
                                          g_steal_pointer (&task),
                                          work->uri,
                                          picture);
  ((DatelineMediaWork *) g_task_get_task_data (worker))->shelf = work->shelf;
  g_task_run_in_thread (worker, keep_thread);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineMediaCache *self = DATELINE_MEDIA_CACHE (source);
  g_autoptr (GTask) task = user_data;
  DatelineMediaWork *work = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean is_kept = g_task_propagate_boolean (G_TASK (result), &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (is_kept)
    g_task_return_boolean (task, TRUE);
  else
    dateline_media_cache_load_async (self,
                                     work->uri,
                                     work->reach,
                                     g_task_get_cancellable (task),
                                     loaded_to_keep_cb,
                                     g_object_ref (task));
}

static void
keep (DatelineMediaCache *self,
      const char *uri,
      DatelineMediaShelf shelf,
      DatelineMediaReach reach,
      gpointer tag,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) worker = NULL;
  DatelineMediaWork *work;

  task =
      dateline_media_cache_new_work (self, cancellable, callback, user_data, uri, NULL);
  work = g_task_get_task_data (task);
  work->reach = reach;
  work->shelf = shelf;
  g_task_set_source_tag (task, tag);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (dateline_local_content_is_local (uri))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  worker = dateline_media_cache_new_work (self,
                                          NULL,
                                          moved_cb,
                                          g_steal_pointer (&task),
                                          uri,
                                          NULL);
  work = g_task_get_task_data (worker);
  work->shelf = shelf;
  g_task_run_in_thread (worker, keep_thread);
}

/**
 * dateline_media_cache_keep_async:
 * @self: a cache
 * @uri: a picture's address
 * @reach: how far to go for it if it is not stored
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
                                 DatelineMediaReach reach,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_MEDIA_CACHE (self));
  g_return_if_fail (uri != NULL);

  keep (self,
        uri,
        DATELINE_MEDIA_SAVED,
        reach,
        dateline_media_cache_keep_async,
        cancellable,
        callback,
        user_data);
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
  DatelineMediaWork *work = data;
  GError *error = NULL;

  if (dateline_media_files_keep_only (work->files,
                                      work->shelf,
                                      (const char *const *) work->uris,
                                      &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
keep_only (DatelineMediaCache *self,
           DatelineMediaShelf shelf,
           const char *const *uris,
           gpointer tag,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  DatelineMediaWork *work;

  task =
      dateline_media_cache_new_work (self, cancellable, callback, user_data, NULL, NULL);
  g_task_set_source_tag (task, tag);
  work = g_task_get_task_data (task);
  work->uris = g_strdupv ((char **) uris);
  work->shelf = shelf;
  /* The room that is needed now is counted anew with the next picture. */
  self->is_size_known = FALSE;
  g_task_run_in_thread (task, keep_only_thread);
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
  g_return_if_fail (DATELINE_IS_MEDIA_CACHE (self));

  keep_only (self,
             DATELINE_MEDIA_SAVED,
             uris,
             dateline_media_cache_keep_only_async,
             cancellable,
             callback,
             user_data);
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

void
dateline_media_cache_hold_async (DatelineMediaCache *self,
                                 const char *uri,
                                 DatelineMediaReach reach,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  keep (self,
        uri,
        DATELINE_MEDIA_AHEAD,
        reach,
        dateline_media_cache_hold_async,
        cancellable,
        callback,
        user_data);
}

gboolean
dateline_media_cache_hold_finish (DatelineMediaCache *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return dateline_media_cache_keep_finish (self, result, error);
}

void
dateline_media_cache_hold_only_async (DatelineMediaCache *self,
                                      const char *const *uris,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  keep_only (self,
             DATELINE_MEDIA_AHEAD,
             uris,
             dateline_media_cache_hold_only_async,
             cancellable,
             callback,
             user_data);
}

gboolean
dateline_media_cache_hold_only_finish (DatelineMediaCache *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  return dateline_media_cache_keep_only_finish (self, result, error);
}

static void
release_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DatelineMediaWork *work = data;

  dateline_media_files_release (work->files, (const char *const *) work->uris);
  g_task_return_boolean (task, TRUE);
}

/**
 * dateline_media_cache_release_async:
 * @self: a cache
 * @uris: (array zero-terminated=1): addresses of pictures
 * @cancellable: (nullable): cancels it
 * @callback: (scope async): is called when it is done
 * @user_data: for @callback
 *
 * Lets these go of the kept pictures: they may be dropped from now on, but need not be.
 * It takes as long as they are many, however many are kept. Main context only.
 */
void
dateline_media_cache_release_async (DatelineMediaCache *self,
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
  g_task_set_source_tag (task, dateline_media_cache_release_async);
  work = g_task_get_task_data (task);
  work->uris = g_strdupv ((char **) uris);
  self->is_size_known = FALSE;
  g_task_run_in_thread (task, release_thread);
}

/**
 * dateline_media_cache_release_finish:
 * @self: a cache
 * @result: what the callback got
 * @error: for a #GIOErrorEnum
 *
 * Ends dateline_media_cache_release_async ().
 *
 * Returns: whether it was done
 */
gboolean
dateline_media_cache_release_finish (DatelineMediaCache *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
