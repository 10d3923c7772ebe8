/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The store: the door to what is kept. Main context only; what is asked of it is answered
 * by two threads of its own (store-thread-pair). How it is opened and closed
 * (store-session), what it is set to (store-policy), the calls about feeds and those
 * about stories stand in files of their own.
 */

#include "dateline/store/dateline-store.h"

#include "dateline/store/dateline-store-changes-private.h"
#include "dateline/store/dateline-store-news-private.h"
#include "dateline/store/dateline-store-private.h"
#include "dateline/store/dateline-store-waiting-private.h"
#include "dateline/store/dateline-upcoming-private.h"

#include <glib/gi18n-lib.h>

/**
 * DatelineStore:
 *
 * What is kept: the feeds that are followed, their stories with bodies, and which of them
 * are read and saved. It is one SQLite file, which two programs of Dateline's may have
 * open: each learns of what the other changes within a second or two.
 *
 * Every call is asynchronous and none waits. What is asked first is done first among the
 * calls that change something, and among those that only read; each is one transaction,
 * done as a whole or not at all. The calls that change something cannot be cancelled once
 * they are done. The file is opened by the first call; when that fails, all calls fail
 * for the same reason.
 *
 * A store belongs to the main context that was the thread's default when it was made:
 * there it is called, there it answers, there [signal@Store::changed] is emitted. A
 * program may have several.
 */
struct _DatelineStore
{
  GObject parent_instance;

  char *path;
  GMainContext *context;
  DatelineStoreThreadPair *threads;
  DatelineStoreNews *news;
  DatelineStorePolicy policy;
  DatelineUpcoming *upcoming;
  DatelineStoreWaiting *room;
  DatelineStoreBell *elsewhere;
  DatelineStoreLimits limits;
  gboolean waits_for_room;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (DatelineStore, dateline_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (dateline - store - error - quark, dateline_store_error)

enum
{
  PROP_0,
  PROP_LIMITS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  DAMAGED,
  WORKING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
dateline_store_finalize (GObject *object)
{
  DatelineStore *self = DATELINE_STORE (object);

  dateline_store_close (self);
  dateline_store_thread_pair_free (self->threads);
  dateline_store_waiting_free (self->room);
  dateline_store_bell_unref (self->elsewhere);
  dateline_store_news_unref (self->news);
  g_main_context_unref (self->context);
  g_free (self->path);

  G_OBJECT_CLASS (dateline_store_parent_class)->finalize (object);
}

static void
dateline_store_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  DatelineStore *self = DATELINE_STORE (object);

  switch (prop_id)
    {
    case PROP_LIMITS:
      g_value_set_uint (value, self->limits);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dateline_store_class_init (DatelineStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dateline_store_finalize;
  object_class->get_property = dateline_store_get_property;

  /**
   * DatelineStore:limits:
   *
   * What keeps it from all that it can do, as #DatelineStoreLimits. Known once it is
   * open.
   */
  properties[PROP_LIMITS] = g_param_spec_uint ("limits",
                                               NULL,
                                               NULL,
                                               0,
                                               G_MAXUINT,
                                               0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * DatelineStore::changed:
   * @self: the store
   * @changes: what changed
   *
   * Emitted after a commit changed something, before the call that did it returns.
   */
  signals[CHANGED] = g_signal_new ("changed",
                                   DATELINE_TYPE_STORE,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   DATELINE_TYPE_STORE_CHANGES);

  /**
   * DatelineStore::damaged:
   * @self: the store
   *
   * Emitted when parts of the file turn out to be damaged. What can be read goes on to
   * be. Whoever opens the store next repairs it; a program may ask its reader, close the
   * store, and make another.
   */
  signals[DAMAGED] = g_signal_new ("damaged",
                                   DATELINE_TYPE_STORE,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   0);

  /**
   * DatelineStore::working:
   * @self: the store
   * @work: the #DatelineStoreWork
   * @fraction: how much of it is done, from 0 to 1
   *
   * Emitted, now and then, while something is done that may take long. For what is done
   * to the file before it can be used calls wait.
   */
  signals[WORKING] = g_signal_new ("working",
                                   DATELINE_TYPE_STORE,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   DATELINE_TYPE_STORE_WORK,
                                   G_TYPE_DOUBLE);
}

/* Another program changed something: anything may be different. */
static void
elsewhere_cb (gpointer user_data)
{
  g_autoptr (DatelineStoreChanges) changes = dateline_store_changes_new (
      DATELINE_STORE_CHANGE_STORIES | DATELINE_STORE_CHANGE_FEEDS |
          DATELINE_STORE_CHANGE_SECTIONS | DATELINE_STORE_CHANGE_ELSEWHERE,
      0,
      0,
      0,
      NULL,
      FALSE);

  dateline_store_announce (user_data, changes);
}

static void
dateline_store_init (DatelineStore *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->threads = dateline_store_thread_pair_new (self->context);
  self->room = dateline_store_waiting_new (self);
  self->elsewhere = dateline_store_bell_new (self->context, elsewhere_cb, self);
  self->policy = (DatelineStorePolicy) DATELINE_STORE_POLICY_INIT;
  self->upcoming = dateline_upcoming_new (self);
  self->news = dateline_store_news_new (self, self->context);
}

/**
 * dateline_store_new:
 * @path: (nullable) (type filename): where the file is or is to be, %NULL for
 *   `dateline/dateline.db` in the user's data folder
 *
 * Makes the door to a store. Nothing is opened yet.
 *
 * A store that is made new follows the guide, %DATELINE_GUIDE_URI.
 *
 * Returns: (transfer full): a new store
 */
DatelineStore *
dateline_store_new (const char *path)
{
  DatelineStore *self = g_object_new (DATELINE_TYPE_STORE, NULL);

  self->path =
      path != NULL
          ? g_strdup (path)
          : g_build_filename (g_get_user_data_dir (), "dateline", "dateline.db", NULL);
  return self;
}

/**
 * dateline_store_get_path:
 * @self: a store
 *
 * Gets where the file is.
 *
 * Returns: (transfer none) (type filename): the path
 */
const char *
dateline_store_get_path (DatelineStore *self)
{
  g_return_val_if_fail (DATELINE_IS_STORE (self), NULL);

  return self->path;
}

/**
 * dateline_store_set_waits_for_room:
 * @self: a store
 * @waits: whether marks wait
 *
 * Sets what becomes of stories that are marked while the disk is full. A program that
 * stays lets them wait: they are written into a file that was laid beside the store while
 * there was room, are marked in all lists and counts at once, and in the store when there
 * is room, even if the program ends before. So the call returns as if they were. What
 * that file cannot take, and as at first all, fails with %DATELINE_STORE_ERROR_FULL.
 *
 * It counts for a store that is not open yet.
 */
void
dateline_store_set_waits_for_room (DatelineStore *self, gboolean waits)
{
  g_return_if_fail (DATELINE_IS_STORE (self));

  self->waits_for_room = waits;
}

/**
 * dateline_store_get_limits:
 * @self: a store
 *
 * Gets what keeps the store from all that it can do.
 *
 * Returns: the limits; none before it is open
 */
DatelineStoreLimits
dateline_store_get_limits (DatelineStore *self)
{
  g_return_val_if_fail (DATELINE_IS_STORE (self), 0);

  return self->limits;
}

void
dateline_store_set_room_interval (DatelineStore *self, guint interval)
{
  dateline_store_waiting_set_interval (self->room, interval);
}

static void
set_limits (DatelineStore *self, DatelineStoreLimits limits)
{
  if (self->limits == limits)
    return;
  self->limits = limits;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIMITS]);
}

void
dateline_store_set_full (DatelineStore *self, gboolean is_full)
{
  set_limits (self,
              is_full ? self->limits | DATELINE_STORE_LIMIT_FULL
                      : self->limits & ~DATELINE_STORE_LIMIT_FULL);
  if (is_full)
    dateline_store_waiting_begin (self->room);
}

gboolean
dateline_store_heed (DatelineStore *self, DatelineStoreCall *call)
{
  gboolean was_full =
      g_error_matches (call->error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FULL);

  if (self->closed)
    return FALSE;
  set_limits (self, self->limits | (call->limits & ~DATELINE_STORE_LIMIT_FULL));
  if (was_full || (call->limits & DATELINE_STORE_LIMIT_FULL) != 0 ||
      dateline_store_waiting_has_written (self->room))
    dateline_store_set_full (self, TRUE);
  if (call->way == DATELINE_STORE_CALL_TRY)
    dateline_store_waiting_take (self->room);
  else if (was_full && call->is_mark && self->waits_for_room)
    {
      dateline_store_waiting_keep (self->room, call);
      return TRUE;
    }
  return FALSE;
}

DatelineStorePolicy *
dateline_store_get_policy (DatelineStore *self)
{
  return &self->policy;
}

static gboolean
start (DatelineStore *self, DatelineStoreCall *call)
{
  if (self->closed)
    {
      call->error = g_error_new_literal (DATELINE_STORE_ERROR,
                                         DATELINE_STORE_ERROR_FAILED,
                                         _ ("The stories are closed already."));
      dateline_store_call_return (call);
      return FALSE;
    }

  if (!dateline_store_thread_pair_is_running (self->threads))
    {
      g_autoptr (DatelineMarkJournal) journal = dateline_mark_journal_new (self->path);

      dateline_store_waiting_set_journal (self->room, journal);
      dateline_store_thread_pair_start (self->threads,
                                        self->path,
                                        self->elsewhere,
                                        self->news,
                                        journal,
                                        self->waits_for_room);
      dateline_upcoming_look (self->upcoming);
    }
  return TRUE;
}

void
dateline_store_write (DatelineStore *self, DatelineStoreCall *call)
{
  /* What was written is said to be written, even to a caller who changed its mind. */
  g_task_set_check_cancellable (call->task, FALSE);
  if (call->is_mark && self->waits_for_room && !self->closed &&
      dateline_store_waiting_has_waiting (self->room))
    dateline_store_waiting_keep (self->room, call);
  else
    dateline_store_write_again (self, call);
}

void
dateline_store_write_again (DatelineStore *self, DatelineStoreCall *call)
{
  if (start (self, call))
    dateline_store_thread_pair_write (self->threads, call);
}

void
dateline_store_read (DatelineStore *self, DatelineStoreCall *call)
{
  if (start (self, call))
    dateline_store_thread_pair_read (self->threads, call);
}

gpointer
dateline_store_take_answer (DatelineStore *self,
                            GAsyncResult *result,
                            gpointer tag,
                            GError **error)
{
  g_return_val_if_fail (DATELINE_IS_STORE (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dateline_store_announce (DatelineStore *self, DatelineStoreChanges *changes)
{
  if (!self->closed &&
      (dateline_store_changes_get_flags (changes) & DATELINE_STORE_CHANGE_STORIES) != 0)
    dateline_upcoming_look (self->upcoming);
  g_signal_emit (self, signals[CHANGED], 0, changes);
}

DatelineStoreNews *
dateline_store_get_news (DatelineStore *self)
{
  return self->news;
}

void
dateline_store_announce_damage (DatelineStore *self)
{
  if (!self->closed)
    g_signal_emit (self, signals[DAMAGED], 0);
}

void
dateline_store_announce_work (DatelineStore *self,
                              DatelineStoreWork work,
                              double fraction)
{
  if (!self->closed)
    g_signal_emit (self, signals[WORKING], 0, work, fraction);
}

GMainContext *
dateline_store_get_context (DatelineStore *self)
{
  return self->context;
}

DatelineStoreThreadPair *
dateline_store_get_threads (DatelineStore *self)
{
  return self->threads;
}

void
dateline_store_stop (DatelineStore *self)
{
  if (!self->closed)
    dateline_store_waiting_stop (self->room);
  self->closed = TRUE;
  dateline_store_bell_mute (self->elsewhere);
  dateline_store_thread_pair_stop_watching (self->threads);
  dateline_store_news_end (self->news);
  g_clear_pointer (&self->upcoming, dateline_upcoming_free);
}
