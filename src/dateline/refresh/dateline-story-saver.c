/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Keeps saved stories for reading offline. Main context only. It goes in rounds: each
 * asks the store which stories are unfinished and does them, some at a time; what is
 * saved meanwhile joins in (dateline-saving-round). */

#include "dateline/refresh/dateline-story-saver-private.h"

#include "dateline/refresh/dateline-saving-round-private.h"
#include "dateline/store/dateline-store-saving-private.h"

/**
 * DatelineStorySaver:
 *
 * Keeps saved stories for reading offline: all of their pictures, and what is sent along
 * where that is wanted. What is saved and not kept yet is fetched, what is no longer
 * saved is let go. It watches the store; dateline_story_saver_sync_async () does it now
 * and tells when it is done. What has become of each story is in the store:
 * dateline_store_load_savings_async ().
 */
struct _DatelineStorySaver
{
  GObject parent_instance;

  DatelineSavingTools tools;
  DatelineSavingOrder order;
  DatelineSavingRound *round; /* under way, or NULL */
  GTask *task;                /* whom it is for */
  GPtrArray *next;            /* of GTask: what was asked for since it began */
  DatelineRetry retry;        /* of the next round */
  guint idle;
};

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_N_STORIES,
  PROP_N_DONE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void begin_round (DatelineStorySaver *self, GTask *task);

G_DEFINE_FINAL_TYPE (DatelineStorySaver, dateline_story_saver, G_TYPE_OBJECT)

static void
dateline_story_saver_get_property (GObject *object,
                                   guint prop_id,
                                   GValue *value,
                                   GParamSpec *pspec)
{
  DatelineStorySaver *self = DATELINE_STORY_SAVER (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, dateline_story_saver_is_busy (self));
      break;
    case PROP_N_STORIES:
      g_value_set_uint (value, dateline_story_saver_get_n_stories (self));
      break;
    case PROP_N_DONE:
      g_value_set_uint (value, dateline_story_saver_get_n_done (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
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

  g_clear_object (&self->tools.store);
  g_clear_object (&self->tools.cache);
  g_clear_object (&self->tools.enclosures);
  g_clear_object (&self->tools.pages);
  g_clear_pointer (&self->next, g_ptr_array_unref);

  G_OBJECT_CLASS (dateline_story_saver_parent_class)->finalize (object);
}

static void
dateline_story_saver_class_init (DatelineStorySaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dateline_story_saver_get_property;
  object_class->dispose = dateline_story_saver_dispose;
  object_class->finalize = dateline_story_saver_finalize;

  /**
   * DatelineStorySaver:busy:
   *
   * Whether stories are being kept.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  /**
   * DatelineStorySaver:n-stories:
   *
   * How many stories are being kept, those that are done already included.
   */
  properties[PROP_N_STORIES] =
      g_param_spec_uint ("n-stories", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * DatelineStorySaver:n-done:
   *
   * How many of them are done.
   */
  properties[PROP_N_DONE] =
      g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dateline_story_saver_init (DatelineStorySaver *self)
{
  self->next = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
notify_progress (DatelineStorySaver *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_STORIES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DONE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
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
queue_sync (DatelineStorySaver *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

/* What is sent along is wanted, or not any more. */
static gboolean
is_of_wish (DatelineStoreChanges *changes)
{
  return (dateline_store_changes_get_flags (changes) & DATELINE_STORE_CHANGE_KEPT) != 0 &&
         dateline_store_changes_get_value (changes);
}

/* A page that a reader asked for has pictures of its own, of which nobody knows yet; one
 * that a round asked for is looked through by it. A page is a change of its own. */
static gboolean
is_in_round (DatelineStorySaver *self, GArray *ids)
{
  return self->round != NULL &&
         dateline_saving_round_contains (self->round, g_array_index (ids, gint64, 0));
}

static void
looked_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineStorySaver) self = user_data;

  if (dateline_store_look_again_finish (DATELINE_STORE (source), result) > 0)
    queue_sync (self);
}

static void
changed_cb (DatelineStore *store, DatelineStoreChanges *changes, gpointer user_data)
{
  DatelineStorySaver *self = user_data;
  GArray *ids = dateline_store_changes_get_story_ids (changes);
  gboolean are_saved = dateline_store_changes_get_value (changes);

  if ((dateline_store_changes_get_flags (changes) & DATELINE_STORE_CHANGE_PAGES) != 0 &&
      ids != NULL && ids->len > 0 && !is_in_round (self, ids))
    dateline_store_look_again_async (store, ids, looked_again_cb, g_object_ref (self));
  if (is_of_wish (changes))
    {
      self->order.is_swept = FALSE;
      queue_sync (self);
    }
  if ((dateline_store_changes_get_flags (changes) & DATELINE_STORE_CHANGE_ELSEWHERE) != 0)
    {
      self->order.is_tidy = FALSE;
      queue_sync (self);
    }
  if ((dateline_store_changes_get_flags (changes) & DATELINE_STORE_CHANGE_SAVED) == 0)
    return;
  self->order.is_tidy = self->order.is_tidy && are_saved;
  if (!are_saved || ids == NULL || self->round == NULL ||
      !dateline_saving_round_join (self->round, ids))
    queue_sync (self);
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
  self->tools.store = g_object_ref (store);
  self->tools.cache = g_object_ref (cache);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, 0);
  return self;
}

/**
 * dateline_story_saver_set_enclosure_keeper:
 * @self: a saver
 * @keeper: what keeps what is sent along with stories
 *
 * Lets the saver keep what is sent along, where that is wanted. The saver of a
 * #DatelineRefresher has a keeper.
 */
void
dateline_story_saver_set_enclosure_keeper (DatelineStorySaver *self,
                                           DatelineEnclosureKeeper *keeper)
{
  g_return_if_fail (DATELINE_IS_STORY_SAVER (self));
  g_return_if_fail (DATELINE_IS_ENCLOSURE_KEEPER (keeper));

  g_set_object (&self->tools.enclosures, keeper);
}

/**
 * dateline_story_saver_set_page_fetcher:
 * @self: a saver
 * @fetcher: what fetches the pages of stories
 *
 * Lets the saver get the page of a story of which the feed has only a summary. The saver
 * of a #DatelineRefresher does.
 */
void
dateline_story_saver_set_page_fetcher (DatelineStorySaver *self,
                                       DatelinePageFetcher *fetcher)
{
  g_return_if_fail (DATELINE_IS_STORY_SAVER (self));
  g_return_if_fail (DATELINE_IS_PAGE_FETCHER (fetcher));

  g_set_object (&self->tools.pages, fetcher);
}

/* The end of a round is the beginning of the next one that was asked for meanwhile. */
static void
done_cb (gpointer owner, GError *error)
{
  g_autoptr (DatelineStorySaver) self = g_object_ref (owner);
  DatelineSavingRound *round = g_steal_pointer (&self->round);
  g_autoptr (GTask) ended = g_steal_pointer (&self->task);
  g_autoptr (GTask) next = NULL;

  if (self->next->len > 0)
    {
      next = g_ptr_array_steal_index (self->next, 0);
      begin_round (self, next);
    }
  notify_progress (self);
  if (error != NULL)
    g_task_return_error (ended, error);
  else
    g_task_return_int (ended, dateline_saving_round_get_n_missing (round));
  dateline_saving_round_free (round);
}

static void
begin_round (DatelineStorySaver *self, GTask *task)
{
  self->task = g_object_ref (task);
  self->round = dateline_saving_round_new (self,
                                           &self->tools,
                                           &self->order,
                                           self->retry,
                                           (DatelineSavingProgressFunc) notify_progress,
                                           done_cb);
  self->retry = DATELINE_RETRY_NOTHING;
  dateline_saving_round_begin (self->round, g_task_get_cancellable (task));
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

  self->tools.policy = policy;
}

/**
 * dateline_story_saver_sync_async:
 * @self: a saver
 * @cancellable: (nullable): cancels it; what is kept stays
 * @callback: (scope async) (nullable): is called when it is done
 * @user_data: for @callback
 *
 * Fetches what of saved stories is not kept yet, and lets go what is no longer saved.
 * Main context only.
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
  if (self->round != NULL)
    g_ptr_array_add (self->next, g_steal_pointer (&task));
  else
    begin_round (self, task);
}

/**
 * dateline_story_saver_sync_finish:
 * @self: a saver
 * @result: what the callback got
 * @n_missing: (out) (optional): how many parts of saved stories are not kept: they could
 *   not be had, or there is no network; they are tried again after the next refresh and
 *   when the network is back
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

/**
 * dateline_story_saver_retry:
 * @self: a saver
 *
 * Tries at once to get what could not be had, as a person wishes; by itself the saver
 * leaves an address that failed alone for a day. Main context only.
 */
void
dateline_story_saver_retry (DatelineStorySaver *self)
{
  g_return_if_fail (DATELINE_IS_STORY_SAVER (self));

  self->retry = DATELINE_RETRY_ALL;
  dateline_story_saver_sync_async (self, NULL, NULL, NULL);
}

void
dateline_story_saver_note_network (DatelineStorySaver *self)
{
  self->retry = MAX (self->retry, DATELINE_RETRY_NETWORK);
  queue_sync (self);
}

/**
 * dateline_story_saver_stop:
 * @self: a saver
 *
 * Stops fetching. What is kept stays, and what is not comes with the next story that is
 * saved, after the next refresh, or after dateline_story_saver_retry(). Main context
 * only.
 */
void
dateline_story_saver_stop (DatelineStorySaver *self)
{
  g_return_if_fail (DATELINE_IS_STORY_SAVER (self));

  if (self->round != NULL)
    dateline_saving_round_cancel (self->round);
}

/**
 * dateline_story_saver_is_busy:
 * @self: a saver
 *
 * Tells whether stories are being kept.
 *
 * Returns: whether they are
 */
gboolean
dateline_story_saver_is_busy (DatelineStorySaver *self)
{
  return dateline_story_saver_get_n_stories (self) > 0;
}

/**
 * dateline_story_saver_get_n_stories:
 * @self: a saver
 *
 * Gets how many stories are being kept, those that are done already included.
 *
 * Returns: the number, 0 when nothing is under way
 */
guint
dateline_story_saver_get_n_stories (DatelineStorySaver *self)
{
  g_return_val_if_fail (DATELINE_IS_STORY_SAVER (self), 0);

  return self->round != NULL ? dateline_saving_round_get_n_stories (self->round) : 0;
}

/**
 * dateline_story_saver_get_n_done:
 * @self: a saver
 *
 * Gets how many of them are done.
 *
 * Returns: the number
 */
guint
dateline_story_saver_get_n_done (DatelineStorySaver *self)
{
  g_return_val_if_fail (DATELINE_IS_STORY_SAVER (self), 0);

  return self->round != NULL ? dateline_saving_round_get_n_done (self->round) : 0;
}
