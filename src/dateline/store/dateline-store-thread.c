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
#include "dateline/store/dateline-search-moving-private.h"
#include "dateline/store/dateline-search-table-private.h"
#include "dateline/store/dateline-side-car-private.h"
#include "dateline/store/dateline-store-answer-private.h"
#include "dateline/store/dateline-store-keeper-private.h"
#include "dateline/store/dateline-store-opening-private.h"
#include "dateline/store/dateline-tally-private.h"

#include <glib/gi18n-lib.h>
#include <time.h>

/* Once so much processor time is spent on a transaction, no further call may share it:
 * who asked for the first waits for the commit, and so does a mark that a person made
 * meanwhile. The index takes as long again. */
#define MAX_SHARED_TIME (100 * G_TIME_SPAN_MILLISECOND)

/* Between steps of what is done while nobody asks, in microseconds. */
#define MIN_PAUSE (5 * G_TIME_SPAN_MILLISECOND)

/* Between two trials to show what waits for room. */
#define TRIAL_PAUSE (2 * G_TIME_SPAN_SECOND)

/* How long the list of feeds beside the file may lag behind it: after one change, and
 * while they go on, as in a refresh. */
#define LIST_DELAY G_TIME_SPAN_SECOND
#define LONGEST_LIST_DELAY (30 * G_TIME_SPAN_SECOND)

struct _DatelineStoreThread
{
  GThread *thread;
  GAsyncQueue *calls;
  char *path;
  DatelineStoreOpening *opening; /* of the writer */
  DatelineStoreBell *elsewhere;  /* of the writer */
  DatelineStoreNews *news;
  DatelineMarkJournal *journal;
  gboolean reserves; /* marks of this program wait in the journal */

  /* The thread's own. */
  DatelineDatabase *database;
  GError *error;            /* why there is no database */
  gboolean left;            /* there is something to do when nobody asks */
  gint64 version;           /* as SQLite counts what others commit */
  guint n_openings;         /* that a reader has seen */
  gboolean is_a_writer;     /* or a reader */
  gint64 list_at;           /* when the list of feeds is to be written; 0: it is right */
  gint64 list_by;           /* and when at the latest */
  DatelineMarkTrial *trial; /* of a reader: what waits for room */
  gint64 trial_at;          /* when to try to make one again */
  DatelineStoreGuard *guard;
  DatelineStoreKeeper *keeper;
};

/* What ends a thread, what has a writer look who else wrote, and what has the index of
 * words made anew. */
static DatelineStoreCall end_mark;
static DatelineStoreCall look_mark;
static DatelineStoreCall index_mark;

/* The next call, if it has come already and may share the transaction that is open. */
static DatelineStoreCall *
pop_sharing (DatelineStoreThread *self)
{
  DatelineStoreCall *call;

  g_async_queue_lock (self->calls);
  call = g_async_queue_try_pop_unlocked (self->calls);
  if (call != NULL && !call->shares)
    {
      g_async_queue_push_front_unlocked (self->calls, call);
      call = NULL;
    }
  g_async_queue_unlock (self->calls);
  return call;
}

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
      call = answered && get_thread_time () < end ? pop_sharing (self) : NULL;
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

/* To list five thousand feeds takes some 50 ms and 10 MB: not once a second while each
 * merge changes one. */
static void
write_list_soon (DatelineStoreThread *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->list_at == 0)
    self->list_by = now + LONGEST_LIST_DELAY;
  self->list_at = MIN (now + LIST_DELAY, self->list_by);
}

/* What was done may leave more to do; what is found damaged is repaired when the store is
 * opened next. */
static void
give_back (DatelineStoreThread *self, DatelineStoreCall *call)
{
  if (call->changes != NULL && (dateline_store_changes_get_flags (call->changes) &
                                DATELINE_STORE_CHANGE_FEEDS) != 0)
    write_list_soon (self);
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

/* What a person does goes before what a refresh brings or a list ends in, and the end
 * comes last. */
static int
get_rank (const DatelineStoreCall *call)
{
  if (call == &end_mark)
    return 2;
  if (call == &look_mark)
    return 1;
  return call->shares || call->again ? 1 : 0;
}

static int
compare_ranks (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return get_rank (a) - get_rank (b);
}

/* What an older version indexed moves over while nobody asks for anything. */
static gboolean
move_on (DatelineDatabase *database)
{
  gboolean left = FALSE;

  if (dateline_database_begin (database, NULL) &&
      dateline_search_moving_go_on (database, &left, NULL) &&
      dateline_store_answer_commit (database, NULL))
    return left;
  dateline_store_answer_roll_back (database);
  return FALSE;
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
    dateline_store_thread_push (self, &index_mark);
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
  dateline_mark_trial_replay (opened.database, self->journal, NULL);
  purge (opened.database);
  self->left = move_on (opened.database);
  dateline_database_get_int64 (opened.database,
                               "PRAGMA data_version",
                               &self->version,
                               NULL);
  self->guard = opened.guard;
  write_list_soon (self);
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

static void
open_journal (DatelineStoreThread *self)
{
  dateline_mark_journal_lock (self->journal);
  dateline_mark_journal_open (self->journal);
  dateline_mark_journal_unlock (self->journal);
}

/* One that is empty is for a program whose marks wait in it, and else for others. */
static void
reserve_journal (DatelineStoreThread *self)
{
  dateline_mark_journal_lock (self->journal);
  if (self->reserves && self->database != NULL)
    dateline_mark_journal_reserve (self->journal);
  else if (!self->reserves && !dateline_mark_journal_is_waiting (self->journal))
    dateline_mark_journal_close (self->journal);
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

  open_journal (self);
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
  g_clear_pointer (&self->trial, dateline_mark_trial_free);
  g_clear_pointer (&self->database, dateline_database_close);
  open_reader (self);
}

/* What waits for room is shown while something does: in a transaction that is not ended
 * yet. */
static void
be_on_trial (DatelineStoreThread *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->trial != NULL && (!dateline_mark_journal_is_waiting (self->journal) ||
                              dateline_mark_trial_get_database (self->trial) == NULL))
    g_clear_pointer (&self->trial, dateline_mark_trial_free);
  if (self->trial != NULL || self->database == NULL || now < self->trial_at ||
      !dateline_mark_journal_is_waiting (self->journal))
    return;
  self->trial = dateline_mark_trial_new (self->database, self->path, self->journal, NULL);
  self->trial_at = self->trial == NULL ? now + TRIAL_PAUSE : 0;
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

static void
write_list (DatelineStoreThread *self)
{
  self->list_at = 0;
  /* A list that cannot be written is no reason to stop: it is tried again with the next
   * change. */
  (void) dateline_side_car_write (self->database, self->path, NULL);
}

/* Not while marks wait for room. */
static gboolean
is_moving (DatelineStoreThread *self)
{
  return self->left && !dateline_mark_journal_is_waiting (self->journal);
}

/* The next call. Until it comes, what is to be done besides gets done: stories move from
 * one index to another for half of the time. */
static DatelineStoreCall *
pop_call (DatelineStoreThread *self)
{
  DatelineStoreCall *call = NULL;

  while ((is_moving (self) || self->list_at != 0) && call == NULL)
    {
      gint64 start = g_get_monotonic_time ();
      gint64 pause = MAX (self->list_at - start, MIN_PAUSE);

      if (self->list_at != 0 && start >= self->list_at)
        write_list (self);
      if (is_moving (self))
        {
          self->left = move_on (self->database);
          pause = MAX (g_get_monotonic_time () - start, MIN_PAUSE);
        }
      call = g_async_queue_timeout_pop (self->calls, pause);
    }
  return call != NULL ? call : g_async_queue_pop (self->calls);
}

static void
make_index_anew (DatelineStoreThread *self)
{
  self->left = dateline_database_begin (self->database, NULL) &&
               dateline_search_moving_begin_anew (self->database, NULL) &&
               dateline_store_answer_commit (self->database, NULL);
  if (!self->left)
    dateline_store_answer_roll_back (self->database);
}

/* A mark for which there was no room. */
static void
try_mark (DatelineStoreThread *self, DatelineStoreCall *call)
{
  if (self->trial == NULL && self->database != NULL)
    self->trial =
        dateline_mark_trial_new (self->database, self->path, self->journal, NULL);
  if (self->trial != NULL && dateline_mark_trial_add (self->trial, call, &call->error))
    return;
  dateline_store_answer_forget (call);
  g_clear_error (&call->error);
  dateline_store_answer_refuse_full (call);
}

/* There is room. Where the file could not be written before, the writer has done it. */
static void
keep_tried (DatelineStoreThread *self, DatelineStoreCall *call)
{
  if (self->trial != NULL && dateline_mark_trial_keep (self->trial, NULL))
    g_clear_pointer (&self->trial, dateline_mark_trial_free);
  if (dateline_mark_journal_is_waiting (self->journal))
    dateline_store_answer_refuse_full (call);
}

/* Reads what will be. It is no transaction of its own, and changes nothing. */
static void
answer_on_trial (DatelineStoreThread *self, DatelineStoreCall *call)
{
  if (dateline_store_answer_inside (dateline_mark_trial_get_database (self->trial), call))
    return;
  dateline_store_answer_forget (call);
  dateline_store_answer_fail (call);
}

/* Answers what needs no transaction, or is not to have one. */
static gboolean
answer_otherwise (DatelineStoreThread *self, DatelineStoreCall *call)
{
  if (self->is_a_writer && call->way == DATELINE_STORE_CALL_LOOK &&
      self->database != NULL)
    call->func (self->database, call, &call->error);
  else if (self->is_a_writer && self->database != NULL && call->func != NULL &&
           dateline_mark_journal_is_tried (self->journal))
    dateline_store_answer_refuse_full (call);
  else if (!self->is_a_writer && call->way == DATELINE_STORE_CALL_TRY)
    try_mark (self, call);
  else if (!self->is_a_writer && call->way == DATELINE_STORE_CALL_KEEP)
    keep_tried (self, call);
  else if (!self->is_a_writer && self->trial != NULL)
    answer_on_trial (self, call);
  else
    return FALSE;
  give_back (self, call);
  return TRUE;
}

static void
answer (DatelineStoreThread *self, DatelineStoreCall *call)
{
  be_ready (self);
  if (!self->is_a_writer)
    be_on_trial (self);
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
      /* The trial began while this waited for its turn. */
      if (self->is_a_writer && call->is_mark && call->error != NULL &&
          dateline_mark_journal_is_tried (self->journal))
        {
          g_clear_error (&call->error);
          dateline_store_answer_refuse_full (call);
        }
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

  while ((call = pop_call (self)) != &end_mark)
    if (call == &look_mark)
      look_elsewhere (self);
    else if (call == &index_mark)
      make_index_anew (self);
    else
      answer (self, call);
  g_clear_pointer (&self->keeper, dateline_store_keeper_end);
  if (self->trial != NULL)
    dateline_mark_trial_keep (self->trial, NULL);
  g_clear_pointer (&self->trial, dateline_mark_trial_free);
  if (self->list_at != 0)
    write_list (self);
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
  self->calls = g_async_queue_new ();
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
  self->calls = g_async_queue_new ();
  self->opening = dateline_store_opening_ref (writer->opening);
  self->news = dateline_store_news_ref (writer->news);
  self->journal = dateline_mark_journal_ref (writer->journal);
  self->thread = g_thread_new ("store-reader", reader_thread, self);
  return self;
}

void
dateline_store_thread_push (DatelineStoreThread *self, DatelineStoreCall *call)
{
  g_async_queue_push_sorted (self->calls, call, compare_ranks, NULL);
}

void
dateline_store_thread_look (DatelineStoreThread *self)
{
  g_async_queue_push_sorted (self->calls, &look_mark, compare_ranks, NULL);
}

void
dateline_store_thread_end (DatelineStoreThread *self)
{
  dateline_store_thread_push (self, &end_mark);
  g_thread_join (self->thread);

  g_async_queue_unref (self->calls);
  dateline_store_opening_unref (self->opening);
  g_clear_pointer (&self->elsewhere, dateline_store_bell_unref);
  dateline_store_news_unref (self->news);
  dateline_mark_journal_unref (self->journal);
  g_free (self->path);
  g_free (self);
}
