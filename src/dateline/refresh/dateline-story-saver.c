/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Keeps the pictures of saved stories. Main context only. A few are fetched at a time:
 * they are in no hurry, and what a person looks at now is. */

#include "dateline/refresh/dateline-story-saver.h"

/**
 * DatelineStorySaver:
 *
 * Keeps the pictures of saved stories: what is saved and not kept yet is fetched, what is
 * no longer saved is let go. It watches the store; dateline_story_saver_sync_async ()
 * does it now and tells when it is done.
 */
struct _DatelineStorySaver
{
  GObject parent_instance;

  DatelineStore *store;
  DatelineMediaCache *cache;
  DatelinePicturePolicy policy;
  GTask *sync;     /* under way, or NULL */
  GPtrArray *next; /* of GTask: what was asked for since it began */
  guint idle;
};

#define MAX_PICTURES 4

typedef struct
{
  GStrv uris;
  guint n_begun;
  guint n_done;
  guint n_missing;
  gboolean is_beginning;
} Sync;

static void begin_sync (DatelineStorySaver *self, GTask *task);
static void keep_pictures (GTask *task);

G_DEFINE_FINAL_TYPE (DatelineStorySaver, dateline_story_saver, G_TYPE_OBJECT)

static void
sync_free (gpointer data)
{
  Sync *sync = data;

  g_strfreev (sync->uris);
  g_free (sync);
}

static void
dateline_story_saver_dispose (GObject *object)
{
  DatelineStorySaver *self = DATELINE_STORY_SAVER (object);

  g_clear_handle_id (&self->idle, g_source_remove);

  G_OBJECT_CLASS (dateline_story_saver_parent_class)->dispose (object);
}

static void
dateline_story_saver_finalize (GObject *object)
{
  DatelineStorySaver *self = DATELINE_STORY_SAVER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->cache);
  g_clear_pointer (&self->next, g_ptr_array_unref);

  G_OBJECT_CLASS (dateline_story_saver_parent_class)->finalize (object);
}

static void
dateline_story_saver_class_init (DatelineStorySaverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_story_saver_dispose;
  G_OBJECT_CLASS (klass)->finalize = dateline_story_saver_finalize;
}

static void
dateline_story_saver_init (DatelineStorySaver *self)
{
  self->next = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Several changes at once, as when many stories are saved together, are one reason. */
static gboolean
idle_cb (gpointer user_data)
{
  DatelineStorySaver *self = user_data;

  self->idle = 0;
  dateline_story_saver_sync_async (self, NULL, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (DatelineStore *store, DatelineStoreChanges *changes, gpointer user_data)
{
  DatelineStorySaver *self = user_data;

  if ((dateline_store_changes_get_flags (changes) &
       (DATELINE_STORE_CHANGE_SAVED | DATELINE_STORE_CHANGE_ELSEWHERE)) != 0 &&
      self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

/**
 * dateline_story_saver_new:
 * @store: the store whose saved stories count
 * @cache: where pictures are kept
 *
 * Makes a saver. A #DatelineRefresher has one of its own.
 *
 * Returns: (transfer full): a new saver
 */
DatelineStorySaver *
dateline_story_saver_new (DatelineStore *store, DatelineMediaCache *cache)
{
  DatelineStorySaver *self;

  g_return_val_if_fail (DATELINE_IS_STORE (store), NULL);
  g_return_val_if_fail (DATELINE_IS_MEDIA_CACHE (cache), NULL);

  self = g_object_new (DATELINE_TYPE_STORY_SAVER, NULL);
  self->store = g_object_ref (store);
  self->cache = g_object_ref (cache);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, 0);
  return self;
}

/* The end of a sync is the beginning of the next one that was asked for meanwhile. */
static void
end_sync (GTask *task, GError *error)
{
  g_autoptr (DatelineStorySaver) self = g_object_ref (g_task_get_source_object (task));
  Sync *sync = g_task_get_task_data (task);
  g_autoptr (GTask) ended = g_steal_pointer (&self->sync);
  g_autoptr (GTask) next = NULL;

  if (self->next->len > 0)
    {
      next = g_ptr_array_steal_index (self->next, 0);
      begin_sync (self, next);
    }
  if (error != NULL)
    g_task_return_error (ended, error);
  else
    g_task_return_int (ended, sync->n_missing);
}

static void
kept_only_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;

  dateline_media_cache_keep_only_finish (DATELINE_MEDIA_CACHE (source), result, &error);
  end_sync (user_data, error);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Sync *sync = g_task_get_task_data (task);

  if (!dateline_media_cache_keep_finish (DATELINE_MEDIA_CACHE (source), result, NULL))
    sync->n_missing++;
  sync->n_done++;
  keep_pictures (task);
}

static void
keep_pictures (GTask *task)
{
  DatelineStorySaver *self = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Sync *sync = g_task_get_task_data (task);
  DatelineMediaReach reach = dateline_picture_policy_get_reach (self->policy, NULL);

  sync->is_beginning = TRUE;
  while (sync->uris[sync->n_begun] != NULL &&
         sync->n_begun - sync->n_done < MAX_PICTURES &&
         !g_cancellable_is_cancelled (cancellable))
    dateline_media_cache_keep_async (self->cache,
                                     sync->uris[sync->n_begun++],
                                     reach,
                                     cancellable,
                                     kept_cb,
                                     task);
  sync->is_beginning = FALSE;
  if (sync->n_done < sync->n_begun)
    return;
  dateline_media_cache_keep_only_async (self->cache,
                                        (const char *const *) sync->uris,
                                        NULL,
                                        kept_only_cb,
                                        task);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Sync *sync = g_task_get_task_data (task);
  GError *error = NULL;

  sync->uris =
      dateline_store_list_saved_pictures_finish (DATELINE_STORE (source), result, &error);
  if (error != NULL)
    {
      end_sync (task, error);
      return;
    }
  if (sync->uris == NULL)
    sync->uris = g_new0 (char *, 1);
  keep_pictures (task);
}

static void
begin_sync (DatelineStorySaver *self, GTask *task)
{
  self->sync = g_object_ref (task);
  dateline_store_list_saved_pictures_async (self->store,
                                            g_task_get_cancellable (task),
                                            listed_cb,
                                            task);
}

/**
 * dateline_story_saver_set_policy:
 * @self: a saver
 * @policy: which pictures a person wants loaded
 *
 * Sets how far one may go for pictures from now on. What was loaded when a story was read
 * is kept with it in any case.
 */
void
dateline_story_saver_set_policy (DatelineStorySaver *self, DatelinePicturePolicy policy)
{
  g_return_if_fail (DATELINE_IS_STORY_SAVER (self));

  self->policy = policy;
}

/**
 * dateline_story_saver_sync_async:
 * @self: a saver
 * @cancellable: (nullable): cancels it; what is kept stays
 * @callback: (scope async) (nullable): is called when it is done
 * @user_data: for @callback
 *
 * Fetches what pictures of saved stories are not kept yet, and lets the others go. Main
 * context only.
 */
void
dateline_story_saver_sync_async (DatelineStorySaver *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DATELINE_IS_STORY_SAVER (self));

  /* One that begins later than now serves everyone who does not wait for it. */
  if (callback == NULL && self->next->len > 0)
    return;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dateline_story_saver_sync_async);
  g_task_set_task_data (task, g_new0 (Sync, 1), sync_free);
  if (self->sync != NULL)
    g_ptr_array_add (self->next, g_steal_pointer (&task));
  else
    begin_sync (self, task);
}

/**
 * dateline_story_saver_sync_finish:
 * @self: a saver
 * @result: what the callback got
 * @n_missing: (out) (optional): how many pictures could not be had; they are tried again
 *   after the next refresh
 * @error: for a #DatelineStoreError, a #GIOErrorEnum or %G_IO_ERROR_CANCELLED
 *
 * Ends dateline_story_saver_sync_async ().
 *
 * Returns: whether it was done
 */
gboolean
dateline_story_saver_sync_finish (DatelineStorySaver *self,
                                  GAsyncResult *result,
                                  guint *n_missing,
                                  GError **error)
{
  gssize n;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  n = g_task_propagate_int (G_TASK (result), error);
  if (n_missing != NULL)
    *n_missing = MAX (n, 0);
  return n >= 0;
}
