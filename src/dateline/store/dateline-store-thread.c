/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A thread that owns a connection, and answers the calls that it is given: here, and only
 * here, transactions begin and end.
 *
 * A call has a transaction of its own, but for the many of a refresh. A commit costs them
 * more than their stories do, as with each the index writes a segment that has to be
 * joined with others later: so those that wait share one.
 */

#include "dateline/store/dateline-store-thread-private.h"

#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-mark-trial-private.h"
#include "dateline/store/dateline-safe-opening-private.h"
#include "dateline/store/dateline-store-answer-private.h"
#include "dateline/store/dateline-store-chores-private.h"
#include "dateline/store/dateline-store-keeper-private.h"
#include "dateline/store/dateline-store-opening-private.h"
#include "dateline/store/dateline-store-queue-private.h"
#include "dateline/store/dateline-store-trial-private.h"
#include "dateline/store/dateline-tally-private.h"

#include <glib/gi18n-lib.h>
#include <time.h>

/* Once so much processor time is spent on a transaction, no further call may share it:
 * who asked for the first waits for the commit, and so does a mark that a person made
 * meanwhile. The index takes as long again. */
#define MAX_SHARED_TIME (100 * G_TIME_SPAN_MILLISECOND)

struct _DatelineStoreThread
{
  GThread *thread;
  DatelineStoreQueue *calls;
  char *path;
  DatelineStoreOpening *opening; /* of the writer */
  DatelineStoreBell *elsewhere;  /* of the writer */
  DatelineStoreNews *news;
  DatelineMarkJournal *journal;
  gboolean reserves; /* marks of this program wait in the journal */

  /* The thread's own. */
  DatelineDatabase *database;
  GError *error;               /* why there is no database */
  gint64 version;              /* as SQLite counts what others commit */
  guint n_openings;            /* that a reader has seen */
  gboolean is_a_writer;        /* or a reader */
  gboolean is_full;            /* a mark of a writer found no room */
  DatelineStoreTrial *trial;   /* of a reader */
  DatelineStoreChores *chores; /* of a writer, once the file is open */
  DatelineStoreGuard *guard;
  DatelineStoreKeeper *keeper;
};

static gint64
get_thread_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_TIME_SPAN_SECOND + time.tv_nsec / 1000;
}

/* Answers @call and those that wait behind it in one transaction. */
static gboolean
answer_sharing (DatelineStoreThread *self,
                DatelineDatabase *database,
                DatelineStoreCall *call,
                GPtrArray *calls)
{
  gint64 end = get_thread_time () + MAX_SHARED_TIME;
  gboolean answered = dateline_database_begin (database, NULL);

  do
    {
      g_ptr_array_add (calls, call);
      answered = answered && dateline_store_answer_inside (database, call);
      call = answered && get_thread_time () < end
                 ? dateline_store_queue_pop_sharing (self->calls)
                 : NULL;
    }
  while (call != NULL);
  return answered && dateline_store_answer_commit (database, NULL);
}

static void
note_damage (DatelineStoreThread *self)
{
  dateline_store_guard_note_damage (self->path);
  dateline_store_news_tell_damaged (self->news);
}

/* What was done may leave more to do; what is found damaged is repaired when the store is
 * opened next. */
static void
give_back (DatelineStoreThread *self, DatelineStoreCall *call)
{
  if (self->chores != NULL && call->changes != NULL &&
      (dateline_store_changes_get_flags (call->changes) & DATELINE_STORE_CHANGE_FEEDS) !=
          0)
    dateline_store_chores_note_feeds (self->chores);
  if (self->database != NULL &&
      g_error_matches (call->error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_DAMAGED))
    note_damage (self);
  dateline_store_call_return (call);
}

/* Those that share a transaction stand or fall by themselves all the same: if one fails,
 * nothing of the others happened yet, and each has another turn alone. */
static void
answer_together (DatelineStoreThread *self,
                 DatelineDatabase *database,
                 DatelineStoreCall *first)
{
  g_autoptr (GPtrArray) calls = g_ptr_array_new ();
  const DatelineStoreLimits limits = first->limits;
  gboolean answered = answer_sharing (self, database, first, calls);

  if (!answered)
    dateline_store_answer_roll_back (database);
  for (guint i = 0; i < calls->len; i++)
    {
      DatelineStoreCall *call = calls->pdata[i];

      call->limits = limits;
      if (!answered)
        {
          dateline_store_answer_forget (call);
          g_clear_error (&call->error);
          dateline_store_answer_alone (database, call);
        }
      give_back (self, call);
    }
}

/* Old feeds that were removed go when the file is opened. That this fails is no reason
 * not to open it. */
static void
purge (DatelineDatabase *database)
{
  if (!dateline_database_begin (database, NULL))
    return;
  if (!dateline_feed_table_purge (database, NULL) ||
      !dateline_store_answer_commit (database, NULL))
    dateline_store_answer_roll_back (database);
}

/* On the thread of the keeper. */
static void
found_cb (DatelineKeeperFinding finding, gpointer user_data)
{
  DatelineStoreThread *self = user_data;

  if (finding == DATELINE_KEEPER_DAMAGED)
    note_damage (self);
  else
    dateline_store_queue_push_turn (self->calls, DATELINE_STORE_TURN_INDEX);
}

static DatelineDatabase *
open_for_writing (DatelineStoreThread *self, GError **error)
{
  DatelineWork work =
      dateline_store_news_make_work (self->news, DATELINE_STORE_WORK_UPGRADE, NULL);
  DatelineSafeOpening opened;

  if (!dateline_safe_opening_run (&opened, self->path, &work, error))
    return NULL;
  if (!dateline_tally_set_up (opened.database, error))
    {
      dateline_safe_opening_clear (&opened);
      return NULL;
    }
  dateline_database_take_turns (opened.database, self->path);
  if (dateline_mark_trial_replay (opened.database, self->journal))
    purge (opened.database);
  self->chores = dateline_store_chores_new (opened.database, self->path, self->journal);
  dateline_database_get_int64 (opened.database,
                               "PRAGMA data_version",
                               &self->version,
                               NULL);
  self->guard = opened.guard;
  self->keeper = dateline_store_keeper_new (self->path,
                                            opened.state == DATELINE_GUARD_UNCLEAN,
                                            NULL,
                                            found_cb,
                                            self);
  return opened.database;
}

/* What a writer's failure to open the file leaves of it; 0 where nothing. */
static DatelineStoreLimits
get_limits (const GError *error)
{
  if (g_error_matches (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_READ_ONLY))
    return DATELINE_STORE_LIMIT_READ_ONLY;
  if (g_error_matches (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FULL))
    return DATELINE_STORE_LIMIT_FULL;
  return 0;
}

/* For a program whose marks wait in it. */
static void
reserve_journal (DatelineStoreThread *self)
{
  gint64 n_stories = 0;

  if (!self->reserves || self->database == NULL)
    return;
  dateline_database_get_int64 (self->database,
                               "SELECT count(*) FROM story",
                               &n_stories,
                               NULL);
  dateline_mark_journal_lock (self->journal);
  dateline_mark_journal_reserve (self->journal, n_stories);
  dateline_mark_journal_unlock (self->journal);
}

static gboolean
try_writer (DatelineStoreThread *self)
{
  g_clear_error (&self->error);
  self->database = open_for_writing (self, &self->error);
  if (self->database == NULL)
    return FALSE;
  dateline_store_opening_reach (
      self->opening,
      NULL,
      NULL,
      dateline_database_is_distant (self->database) ? DATELINE_STORE_LIMIT_DISTANT : 0);
  return TRUE;
}

/* Opens the file. If it can only be read, so be it. */
static void
open_writer (DatelineStoreThread *self)
{
  g_autoptr (DatelineReadableFile) readable = NULL;
  DatelineStoreLimits limits;

  if (try_writer (self))
    return;
  limits = get_limits (self->error);
  if (limits != 0)
    readable = dateline_readable_file_find (self->path, NULL);
  dateline_store_opening_reach (self->opening,
                                readable == NULL ? self->error : NULL,
                                readable,
                                limits);
  g_steal_pointer (&readable);
}

/* Opens what the writer has opened. */
static void
open_reader (DatelineStoreThread *self)
{
  g_clear_error (&self->error);
  self->database = dateline_store_opening_follow (self->opening,
                                                  self->path,
                                                  &self->n_openings,
                                                  &self->error);
  dateline_store_trial_set_database (self->trial, self->database);
}

/* Before a call: a disk that was full when the file was opened may have room now, and
 * what is read is another file once it is open for writing. */
static void
be_ready (DatelineStoreThread *self)
{
  if (self->is_a_writer && self->database == NULL &&
      get_limits (self->error) == DATELINE_STORE_LIMIT_FULL && try_writer (self))
    reserve_journal (self);
  if (self->is_a_writer ||
      !dateline_store_opening_is_new (self->opening, self->n_openings))
    return;
  dateline_store_trial_set_database (self->trial, NULL);
  g_clear_pointer (&self->database, dateline_database_close);
  open_reader (self);
}

/* Rings if another program committed something since the last look. */
static void
look_elsewhere (DatelineStoreThread *self)
{
  gint64 version;

  if (self->database == NULL || !dateline_database_get_int64 (self->database,
                                                              "PRAGMA data_version",
                                                              &version,
                                                              NULL))
    return;
  if (version != self->version)
    dateline_store_bell_ring (self->elsewhere);
  self->version = version;
}

/* The next that is to be done. Until it comes, what is to be done besides gets done. */
static DatelineStoreTurn
take_turn (DatelineStoreThread *self, DatelineStoreCall **call)
{
  DatelineStoreTurn turn;

  do
    {
      gint64 pause = self->chores != NULL  ? dateline_store_chores_go_on (self->chores)
                     : self->trial != NULL ? dateline_store_trial_go_on (self->trial)
                                           : -1;

      turn = dateline_store_queue_pop (self->calls, pause, call);
    }
  while (turn == DATELINE_STORE_TURN_NONE);
  return turn;
}

/* Looks whether there is room for what waits, and does it. */
static void
look_for_room (DatelineStoreThread *self, DatelineStoreCall *call)
{
  if (!call->func (self->database, call, &call->error))
    return;
  self->is_full = !dateline_mark_trial_replay (self->database, self->journal);
  if (self->is_full)
    dateline_store_answer_refuse_full (call);
  else
    reserve_journal (self);
}

/* What waits comes first, whoever wrote it down. A program whose marks wait has it done
 * when it has looked for room, any other at once. */
static gboolean
has_to_wait (DatelineStoreThread *self, DatelineStoreCall *call)
{
  if (call->func == NULL)
    return FALSE;
  if (call->is_mark && self->is_full)
    return TRUE;
  return dateline_mark_journal_look (self->journal) != 0 &&
         (self->reserves || !dateline_mark_trial_replay (self->database, self->journal));
}

/* Answers what needs no transaction, or is not to have one. */
static gboolean
answer_otherwise (DatelineStoreThread *self, DatelineStoreCall *call)
{
  if (self->is_a_writer && self->database != NULL &&
      call->way == DATELINE_STORE_CALL_LOOK)
    look_for_room (self, call);
  else if (self->is_a_writer && self->database != NULL && has_to_wait (self, call))
    dateline_store_answer_refuse_full (call);
  else if (self->is_a_writer || !dateline_store_trial_answer (self->trial, call))
    return FALSE;
  give_back (self, call);
  return TRUE;
}

static void
answer (DatelineStoreThread *self, DatelineStoreCall *call)
{
  be_ready (self);
  call->limits = dateline_store_opening_get_limits (self->opening);
  if (answer_otherwise (self, call))
    return;
  if (self->database != NULL && call->shares)
    {
      answer_together (self, self->database, call);
      return;
    }
  call->again = FALSE;
  if (self->database != NULL)
    {
      dateline_store_answer_alone (self->database, call);
      /* The marks behind it must not come before it. */
      self->is_full |=
          self->reserves && call->is_mark &&
          g_error_matches (call->error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FULL);
    }
  else if (call->func != NULL || call->limits == 0)
    call->error = g_error_copy (self->error);
  if (call->again && call->error == NULL)
    dateline_store_thread_push (self, call);
  else
    give_back (self, call);
}

static void
answer_all (DatelineStoreThread *self)
{
  DatelineStoreCall *call;
  DatelineStoreTurn turn;

  while ((turn = take_turn (self, &call)) != DATELINE_STORE_TURN_END)
    if (turn == DATELINE_STORE_TURN_LOOK)
      look_elsewhere (self);
    else if (turn == DATELINE_STORE_TURN_INDEX)
      dateline_store_chores_make_index_anew (self->chores);
    else
      answer (self, call);
  g_clear_pointer (&self->keeper, dateline_store_keeper_end);
  g_clear_pointer (&self->trial, dateline_store_trial_end);
  /* There may be room in the end. */
  if (self->is_a_writer && self->database != NULL)
    dateline_mark_trial_replay (self->database, self->journal);
  g_clear_pointer (&self->chores, dateline_store_chores_end);
  g_clear_pointer (&self->database, dateline_database_close);
  g_clear_pointer (&self->guard, dateline_store_guard_leave);
  g_clear_error (&self->error);
}

static gpointer
writer_thread (gpointer user_data)
{
  DatelineStoreThread *self = user_data;

  open_writer (self);
  reserve_journal (self);
  answer_all (self);
  return NULL;
}

static gpointer
reader_thread (gpointer user_data)
{
  DatelineStoreThread *self = user_data;

  open_reader (self);
  answer_all (self);
  return NULL;
}

DatelineStoreThread *
dateline_store_thread_new_writer (const char *path,
                                  DatelineStoreBell *elsewhere,
                                  DatelineStoreNews *news,
                                  DatelineMarkJournal *journal,
                                  gboolean reserves)
{
  DatelineStoreThread *self = g_new0 (DatelineStoreThread, 1);

  self->path = g_strdup (path);
  self->calls = dateline_store_queue_new ();
  self->opening = dateline_store_opening_new ();
  self->elsewhere = dateline_store_bell_ref (elsewhere);
  self->news = dateline_store_news_ref (news);
  self->journal = dateline_mark_journal_ref (journal);
  self->reserves = reserves;
  self->is_a_writer = TRUE;
  self->thread = g_thread_new ("store-writer", writer_thread, self);
  return self;
}

DatelineStoreThread *
dateline_store_thread_new_reader (const char *path, DatelineStoreThread *writer)
{
  DatelineStoreThread *self = g_new0 (DatelineStoreThread, 1);

  self->path = g_strdup (path);
  self->calls = dateline_store_queue_new ();
  self->opening = dateline_store_opening_ref (writer->opening);
  self->news = dateline_store_news_ref (writer->news);
  self->journal = dateline_mark_journal_ref (writer->journal);
  self->trial = dateline_store_trial_new (path, self->journal);
  self->thread = g_thread_new ("store-reader", reader_thread, self);
  return self;
}

void
dateline_store_thread_push (DatelineStoreThread *self, DatelineStoreCall *call)
{
  dateline_store_queue_push (self->calls, call);
}

void
dateline_store_thread_look (DatelineStoreThread *self)
{
  dateline_store_queue_push_turn (self->calls, DATELINE_STORE_TURN_LOOK);
}

void
dateline_store_thread_end (DatelineStoreThread *self)
{
  dateline_store_queue_push_turn (self->calls, DATELINE_STORE_TURN_END);
  g_thread_join (self->thread);

  dateline_store_queue_free (self->calls);
  dateline_store_opening_unref (self->opening);
  g_clear_pointer (&self->elsewhere, dateline_store_bell_unref);
  dateline_store_news_unref (self->news);
  dateline_mark_journal_unref (self->journal);
  g_free (self->path);
  g_free (self);
}
