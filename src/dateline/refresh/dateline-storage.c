/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What makes room on the disk, a piece at a time. What takes it is measured in
 * storage-measuring. Main context only. */

#include "dateline/refresh/dateline-storage-private.h"

#include "dateline/net/dateline-media-cache-private.h"
#include "dateline/store/dateline-room-private.h"

enum
{
  PROP_0,
  PROP_PROGRESS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/**
 * DatelineStorage:
 *
 * What a store with its pictures takes of the disk, and what makes room. Nothing that is
 * saved ever goes.
 *
 * What makes room goes on in pieces: other calls of the store have their turn between,
 * [property@Storage:progress] tells how far it is, and what was done when it is cancelled
 * stays done.
 */
G_DEFINE_FINAL_TYPE (DatelineStorage, dateline_storage, G_TYPE_OBJECT)

/* What makes room. */
typedef struct
{
  gint64 before;
  gint64 feed_id;
  gint64 n_expected; /* stories, pictures or bytes; 0: not known */
  gint64 n_done;
} Freeing;

static void
dateline_storage_finalize (GObject *object)
{
  DatelineStorage *self = DATELINE_STORAGE (object);

  g_clear_object (&self->store);
  g_clear_object (&self->cache);

  G_OBJECT_CLASS (dateline_storage_parent_class)->finalize (object);
}

static void
dateline_storage_get_property (GObject *object,
                               guint prop_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_PROGRESS)
    g_value_set_double (value, DATELINE_STORAGE (object)->progress);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
dateline_storage_class_init (DatelineStorageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dateline_storage_finalize;
  object_class->get_property = dateline_storage_get_property;

  /**
   * DatelineStorage:progress:
   *
   * The share that is done of what makes room, from 0 to 1; -1 while that is not known.
   */
  properties[PROP_PROGRESS] =
      g_param_spec_double ("progress",
                           NULL,
                           NULL,
                           -1,
                           1,
                           0,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dateline_storage_init (DatelineStorage *self)
{
}

/**
 * dateline_storage_new:
 * @store: a store
 * @cache: where the pictures of its stories are
 *
 * Makes an object that tells what they take.
 *
 * Returns: (transfer full): a new object
 */
DatelineStorage *
dateline_storage_new (DatelineStore *store, DatelineMediaCache *cache)
{
  DatelineStorage *self;

  g_return_val_if_fail (DATELINE_IS_STORE (store), NULL);
  g_return_val_if_fail (DATELINE_IS_MEDIA_CACHE (cache), NULL);

  self = g_object_new (DATELINE_TYPE_STORAGE, NULL);
  self->store = g_object_ref (store);
  self->cache = g_object_ref (cache);
  return self;
}

/**
 * dateline_storage_get_progress:
 * @self: a storage
 *
 * Gets how far it is.
 *
 * Returns: from 0 to 1, or -1 while that is not known
 */
double
dateline_storage_get_progress (DatelineStorage *self)
{
  g_return_val_if_fail (DATELINE_IS_STORAGE (self), 0);

  return self->progress;
}

static void
set_progress (DatelineStorage *self, double progress)
{
  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static GTask *
begin (DatelineStorage *self,
       gpointer tag,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_new0 (Freeing, 1), g_free);
  /* How much was done is told, also of what was cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  set_progress (self, -1);
  return task;
}

/* Takes the task. TRUE if it came to its end. */
static void
end (GTask *task, GError *error)
{
  set_progress (g_task_get_source_object (task), 0);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

/* FALSE if it was cancelled: then the task is at its end. */
static gboolean
go_on (GTask *task)
{
  Freeing *freeing = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    {
      end (task, error);
      return FALSE;
    }
  if (freeing->n_expected > 0)
    set_progress (g_task_get_source_object (task),
                  MIN ((double) freeing->n_done / freeing->n_expected, 1));
  return TRUE;
}

static gboolean
finish (DatelineStorage *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
dropped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  gboolean is_left = dateline_media_cache_drop_some_finish (DATELINE_MEDIA_CACHE (source),
                                                            result,
                                                            &error);

  if (error != NULL || !is_left)
    end (task, error);
  else if (go_on (task))
    dateline_media_cache_drop_some_async (DATELINE_MEDIA_CACHE (source),
                                          g_task_get_cancellable (task),
                                          dropped_cb,
                                          task);
}

/**
 * dateline_storage_delete_pictures_async:
 * @self: a storage
 * @cancellable: (nullable): cancels it
 * @callback: (scope async): is called when it is done
 * @user_data: for @callback
 *
 * Deletes the pictures that were only seen. They are fetched again when their story is
 * shown. Those of saved stories and those that were fetched ahead stay. Main context
 * only.
 */
void
dateline_storage_delete_pictures_async (DatelineStorage *self,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORAGE (self));

  dateline_media_cache_drop_some_async (self->cache,
                                        cancellable,
                                        dropped_cb,
                                        begin (self,
                                               dateline_storage_delete_pictures_async,
                                               cancellable,
                                               callback,
                                               user_data));
}

/**
 * dateline_storage_delete_pictures_finish:
 * @self: a storage
 * @result: what the callback got
 * @error: for %G_IO_ERROR_CANCELLED
 *
 * Ends dateline_storage_delete_pictures_async ().
 *
 * Returns: whether it came to its end
 */
gboolean
dateline_storage_delete_pictures_finish (DatelineStorage *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish (self, result, error);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Freeing *freeing = g_task_get_task_data (task);
  GError *error = NULL;

  freeing->n_done += dateline_store_remove_read_finish (DATELINE_STORE (source),
                                                        result,
                                                        &freeing->feed_id,
                                                        &error);
  if (error != NULL || freeing->feed_id == 0)
    end (task, error);
  else if (go_on (task))
    dateline_store_remove_read_async (DATELINE_STORE (source),
                                      freeing->before,
                                      freeing->feed_id,
                                      g_task_get_cancellable (task),
                                      removed_cb,
                                      task);
}

/**
 * dateline_storage_delete_read_async:
 * @self: a storage
 * @before: seconds since the Unix epoch
 * @n_expected: how many stories [method@Store.forecast_read_async] told, for the
 *   progress; 0 where nobody asked
 * @cancellable: (nullable): cancels it
 * @callback: (scope async): is called when it is done
 * @user_data: for @callback
 *
 * Deletes the stories that are read and from before @before, for good: they do not come
 * back with their feed. Saved ones stay, and so do those of removed feeds, which can come
 * back for 30 days. Main context only.
 */
void
dateline_storage_delete_read_async (DatelineStorage *self,
                                    gint64 before,
                                    guint n_expected,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task;
  Freeing *freeing;

  g_return_if_fail (DATELINE_IS_STORAGE (self));

  task =
      begin (self, dateline_storage_delete_read_async, cancellable, callback, user_data);
  freeing = g_task_get_task_data (task);
  freeing->before = before;
  freeing->n_expected = n_expected;
  dateline_store_remove_read_async (self->store,
                                    before,
                                    1,
                                    cancellable,
                                    removed_cb,
                                    task);
}

/**
 * dateline_storage_delete_read_finish:
 * @self: a storage
 * @result: what the callback got
 * @n_deleted: (out) (optional): how many went, also if it was cancelled
 * @error: for a #DatelineStoreError or %G_IO_ERROR_CANCELLED
 *
 * Ends dateline_storage_delete_read_async ().
 *
 * Returns: whether it came to its end
 */
gboolean
dateline_storage_delete_read_finish (DatelineStorage *self,
                                     GAsyncResult *result,
                                     guint *n_deleted,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (n_deleted != NULL)
    *n_deleted = ((Freeing *) g_task_get_task_data (G_TASK (result)))->n_done;
  return finish (self, result, error);
}

static void
shrunk_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Freeing *freeing = g_task_get_task_data (task);
  GError *error = NULL;
  gint64 left = dateline_store_shrink_finish (DATELINE_STORE (source), result, &error);

  if (left <= 0)
    {
      end (task, error);
      return;
    }
  freeing->n_expected = MAX (freeing->n_expected, left);
  freeing->n_done = freeing->n_expected - left;
  if (go_on (task))
    dateline_store_shrink_async (DATELINE_STORE (source),
                                 g_task_get_cancellable (task),
                                 shrunk_cb,
                                 task);
}

/**
 * dateline_storage_shrink_async:
 * @self: a storage
 * @cancellable: (nullable): cancels it
 * @callback: (scope async): is called when it is done
 * @user_data: for @callback
 *
 * Gives what is free in the file of the store back to the system. That goes a piece at a
 * time; but a file that an earlier version made is written anew once, which takes a while
 * in which nothing else is written, and needs twice its room on the disk. Main context
 * only.
 */
void
dateline_storage_shrink_async (DatelineStorage *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORAGE (self));

  dateline_store_shrink_async (
      self->store,
      cancellable,
      shrunk_cb,
      begin (self, dateline_storage_shrink_async, cancellable, callback, user_data));
}

/**
 * dateline_storage_shrink_finish:
 * @self: a storage
 * @result: what the callback got
 * @error: for a #DatelineStoreError, as %DATELINE_STORE_ERROR_FULL where there is too
 *   little room, or %G_IO_ERROR_CANCELLED
 *
 * Ends dateline_storage_shrink_async ().
 *
 * Returns: whether it came to its end
 */
gboolean
dateline_storage_shrink_finish (DatelineStorage *self,
                                GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return finish (self, result, error);
}
