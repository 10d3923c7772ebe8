/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One round of keeping saved stories. Main context only. There is nothing to remember
 * between rounds, so that after a restart the next one goes on where the last was. */

#include "dateline/refresh/dateline-saving-round-private.h"

#include "dateline/store/dateline-store-saving-private.h"

/* One story's pictures are of few hosts, which are asked one thing at a time. */
#define MAX_JOBS 4

struct _DatelineSavingRound
{
  GObject *owner; /* a reference while it is under way */
  const DatelineSavingTools *tools;
  DatelineSavingOrder *order;
  DatelineRetry retry;
  DatelineSavingProgressFunc progress;
  DatelineSavingDoneFunc done;
  GCancellable *cancellable;
  GSource *cancelled_source; /* of the caller's */
  gboolean is_listed;
  gboolean is_sweeping;
  GQueue waiting;    /* of gint64 in @known */
  GHashTable *known; /* of gint64: that wait, are at work, or are done */
  guint n_running;
  guint n_done;
  guint n_missing;
};

static void begin_jobs (DatelineSavingRound *self);

DatelineSavingRound *
dateline_saving_round_new (gpointer owner,
                           const DatelineSavingTools *tools,
                           DatelineSavingOrder *order,
                           DatelineRetry retry,
                           DatelineSavingProgressFunc progress,
                           DatelineSavingDoneFunc done)
{
  DatelineSavingRound *self = g_new0 (DatelineSavingRound, 1);

  self->owner = g_object_ref (owner);
  self->tools = tools;
  self->order = order;
  self->retry = retry;
  self->progress = progress;
  self->done = done;
  self->cancellable = g_cancellable_new ();
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_queue_init (&self->waiting);
  return self;
}

void
dateline_saving_round_free (DatelineSavingRound *self)
{
  if (self->cancelled_source != NULL)
    g_source_destroy (self->cancelled_source);
  g_clear_pointer (&self->cancelled_source, g_source_unref);
  g_queue_clear (&self->waiting);
  g_hash_table_unref (self->known);
  g_object_unref (self->cancellable);
  g_object_unref (self->owner);
  g_free (self);
}

/* Nothing may be touched after. */
static void
end (DatelineSavingRound *self, GError *error)
{
  self->done (self->owner, error);
}

static void
swept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineSavingRound *self = user_data;

  self->order->is_swept =
      dateline_media_cache_keep_only_finish (DATELINE_MEDIA_CACHE (source), result, NULL);
  self->is_sweeping = FALSE;
  begin_jobs (self);
}

static void
pictures_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineSavingRound *self = user_data;
  g_auto (GStrv) uris =
      dateline_store_list_kept_finish (DATELINE_STORE (source), result, NULL);

  if (uris == NULL)
    {
      self->order->is_swept = TRUE; /* for now */
      self->is_sweeping = FALSE;
      begin_jobs (self);
      return;
    }
  dateline_media_cache_keep_only_async (self->tools->cache,
                                        (const char *const *) uris,
                                        NULL,
                                        swept_cb,
                                        self);
}

static void
enclosures_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineSavingRound *self = user_data;
  g_auto (GStrv) uris =
      dateline_store_list_kept_finish (DATELINE_STORE (source), result, NULL);

  if (uris != NULL && self->tools->enclosures != NULL)
    dateline_enclosure_keeper_keep_only (self->tools->enclosures,
                                         (const char *const *) uris);
  dateline_store_list_kept_async (self->tools->store,
                                  DATELINE_SAVED_PICTURE,
                                  NULL,
                                  pictures_listed_cb,
                                  self);
}

/* Lets go what belongs to no story: where a program ended between two steps, or a saved
 * story was deleted. All saved stories have been looked through by now. */
static void
sweep (DatelineSavingRound *self)
{
  self->is_sweeping = TRUE;
  dateline_store_list_kept_async (self->tools->store,
                                  DATELINE_SAVED_ENCLOSURE,
                                  NULL,
                                  enclosures_listed_cb,
                                  self);
}

static void
job_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineSavingRound *self = user_data;
  g_autoptr (GError) error = NULL;
  guint n_missing;

  /* What is wrong with one story is no reason to leave the others. */
  if (!dateline_saving_job_run_finish (result, &n_missing, &error))
    n_missing = 1;
  self->n_missing += n_missing;
  self->n_running--;
  self->n_done++;
  self->progress (self->owner);
  begin_jobs (self);
}

static void
begin_jobs (DatelineSavingRound *self)
{
  gboolean is_cancelled = g_cancellable_is_cancelled (self->cancellable);

  if (self->is_sweeping)
    return;
  while (!is_cancelled && self->n_running < MAX_JOBS &&
         !g_queue_is_empty (&self->waiting))
    {
      const gint64 *id = g_queue_pop_head (&self->waiting);

      self->n_running++;
      dateline_saving_job_run_async (self->tools,
                                     *id,
                                     self->retry,
                                     self->cancellable,
                                     job_cb,
                                     self);
    }
  if (self->n_running > 0)
    return;
  if (is_cancelled)
    end (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, ""));
  else if (!self->order->is_swept)
    sweep (self);
  else
    end (self, NULL);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineSavingRound *self = user_data;
  GError *error = NULL;
  g_autoptr (GArray) ids =
      dateline_store_list_unfinished_finish (DATELINE_STORE (source), result, &error);

  if (ids == NULL)
    {
      end (self, error);
      return;
    }
  self->is_listed = TRUE;
  dateline_saving_round_join (self, ids);
}

static void
list (DatelineSavingRound *self)
{
  dateline_store_list_unfinished_async (self->tools->store,
                                        self->cancellable,
                                        listed_cb,
                                        self);
}

/* What could not be let go now is another time. */
static void
released_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineSavingRound *self = user_data;

  dateline_media_cache_release_finish (DATELINE_MEDIA_CACHE (source), result, NULL);
  list (self);
}

static void
let_go_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineSavingRound *self = user_data;
  g_autoptr (GPtrArray) parts =
      dateline_store_let_go_finish (DATELINE_STORE (source), result, NULL);
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();
  g_auto (GStrv) list_of_uris = NULL;

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const DatelineSavedPart *part = parts->pdata[i];

      if (part->kind == DATELINE_SAVED_PICTURE)
        g_strv_builder_add (uris, part->uri);
      else if (part->kind == DATELINE_SAVED_ENCLOSURE)
        self->order->is_swept = FALSE;
    }
  list_of_uris = g_strv_builder_end (uris);
  self->order->is_tidy = parts != NULL;
  if (*list_of_uris == NULL)
    list (self);
  else
    dateline_media_cache_release_async (self->tools->cache,
                                        (const char *const *) list_of_uris,
                                        NULL,
                                        released_cb,
                                        self);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  dateline_saving_round_cancel (user_data);
  return G_SOURCE_REMOVE;
}

void
dateline_saving_round_begin (DatelineSavingRound *self, GCancellable *cancellable)
{
  if (cancellable != NULL)
    {
      self->cancelled_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (self->cancelled_source,
                             G_SOURCE_FUNC (cancelled_cb),
                             self,
                             NULL);
      g_source_attach (self->cancelled_source, NULL);
    }
  if (self->order->is_tidy)
    list (self);
  else
    dateline_store_let_go_async (self->tools->store, let_go_cb, self);
}

void
dateline_saving_round_cancel (DatelineSavingRound *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
add_story (DatelineSavingRound *self, gint64 id)
{
  gint64 *copy;

  if (g_hash_table_contains (self->known, &id))
    return;
  copy = g_memdup2 (&id, sizeof id);
  g_hash_table_add (self->known, copy);
  g_queue_push_tail (&self->waiting, copy);
}

gboolean
dateline_saving_round_join (DatelineSavingRound *self, GArray *ids)
{
  if (!self->is_listed)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    add_story (self, g_array_index (ids, gint64, i));
  self->progress (self->owner);
  begin_jobs (self);
  return TRUE;
}

gboolean
dateline_saving_round_contains (DatelineSavingRound *self, gint64 story_id)
{
  return g_hash_table_contains (self->known, &story_id);
}

guint
dateline_saving_round_get_n_stories (DatelineSavingRound *self)
{
  return g_hash_table_size (self->known);
}

guint
dateline_saving_round_get_n_done (DatelineSavingRound *self)
{
  return self->n_done;
}

guint
dateline_saving_round_get_n_missing (DatelineSavingRound *self)
{
  return self->n_missing;
}
