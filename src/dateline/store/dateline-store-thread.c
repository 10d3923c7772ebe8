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
#include "dateline/store/dateline-search-moving-private.h"
#include "dateline/store/dateline-search-table-private.h"
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

struct _DatelineStoreThread
{
  GThread *thread;
  GAsyncQueue *calls;
  char *path;
  DatelineStoreOpening *opening; /* of the writer */
  DatelineStoreBell *elsewhere;  /* of the writer */

  /* The thread's own. */
  DatelineDatabase *database;
  GError *error;        /* why there is no database */
  gboolean left;        /* there is something to do when nobody asks */
  gint64 version;       /* as SQLite counts what others commit */
  guint n_openings;     /* that a reader has seen */
  gboolean is_a_writer; /* or a reader */
};

/* What ends a thread, and what has a writer look who else wrote. */
static DatelineStoreCall end_mark;
static DatelineStoreCall look_mark;

/* Answers @call inside the transaction that is open. FALSE if that must be rolled back.
 */
static gboolean
answer_inside (DatelineDatabase *database, DatelineStoreCall *call)
{
  GCancellable *cancellable = g_task_get_cancellable (call->task);
  gboolean answered;

  if (call->func == NULL ||
      g_cancellable_set_error_if_cancelled (cancellable, &call->error))
    return TRUE;

  dateline_database_set_cancellable (database, cancellable);
  answered = call->func (database, call, &call->error);
  dateline_database_set_cancellable (database, NULL);
  return answered;
}

/* The index comes last: whenever other tables are changed between, it writes a piece. */
static gboolean
commit (DatelineDatabase *database, GError **error)
{
  return dateline_search_table_write (database, error) &&
         dateline_database_commit (database, error);
}

static void
roll_back (DatelineDatabase *database)
{
  dateline_search_table_forget (database);
  dateline_database_roll_back (database);
}

/* What was not committed did not happen. */
static void
forget_answer (DatelineStoreCall *call)
{
  g_clear_pointer (&call->changes, dateline_store_changes_unref);
  if (call->answer != NULL && call->answer_free != NULL)
    call->answer_free (call->answer);
  call->answer = NULL;
}

/* A transaction of its own for @call. */
static void
answer_alone (DatelineDatabase *database, DatelineStoreCall *call)
{
  if (dateline_database_begin (database, &call->error) &&
      answer_inside (database, call) && commit (database, &call->error))
    return;

  roll_back (database);
  forget_answer (call);
  if (call->error == NULL)
    g_set_error_literal (&call->error,
                         DATELINE_STORE_ERROR,
                         DATELINE_STORE_ERROR_FAILED,
                         _ ("The stories could not be read or written."));
}

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
      answered = answered && answer_inside (database, call);
      call = answered && get_thread_time () < end ? pop_sharing (self) : NULL;
    }
  while (call != NULL);
  return answered && commit (database, NULL);
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
    roll_back (database);
  for (guint i = 0; i < calls->len; i++)
    {
      DatelineStoreCall *call = calls->pdata[i];

      call->limits = limits;
      if (!answered)
        {
          forget_answer (call);
          g_clear_error (&call->error);
          answer_alone (database, call);
        }
      dateline_store_call_return (call);
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
      dateline_search_moving_go_on (database, &left, NULL) && commit (database, NULL))
    return left;
  roll_back (database);
  return FALSE;
}

/* Old feeds that were removed go when the file is opened. That this fails is no reason
 * not to open it. */
static void
purge (DatelineDatabase *database)
{
  if (!dateline_database_begin (database, NULL))
    return;
  if (!dateline_feed_table_purge (database, NULL) || !commit (database, NULL))
    roll_back (database);
}

static DatelineDatabase *
open_for_writing (DatelineStoreThread *self, GError **error)
{
  g_autoptr (DatelineDatabase) database =
      dateline_database_open (self->path, DATELINE_DATABASE_WRITER, error);

  if (database == NULL || !dateline_tally_set_up (database, error))
    return NULL;
  dateline_database_take_turns (database, self->path);
  purge (database);
  self->left = move_on (database);
  dateline_database_get_int64 (database, "PRAGMA data_version", &self->version, NULL);
  return g_steal_pointer (&database);
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
}

/* Before a call: a disk that was full when the file was opened may have room now, and
 * what is read is another file once it is open for writing. */
static void
be_ready (DatelineStoreThread *self)
{
  if (self->is_a_writer && self->database == NULL &&
      get_limits (self->error) == DATELINE_STORE_LIMIT_FULL)
    try_writer (self);
  if (self->is_a_writer ||
      !dateline_store_opening_is_new (self->opening, self->n_openings))
    return;
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

/* The next call. Until it comes, stories move from one index to another while there are
 * any left, for half of the time. */
static DatelineStoreCall *
pop_call (DatelineStoreThread *self)
{
  DatelineStoreCall *call = NULL;

  while (self->left && call == NULL)
    {
      gint64 start = g_get_monotonic_time ();

      self->left = move_on (self->database);
      call = g_async_queue_timeout_pop (self->calls,
                                        MAX (g_get_monotonic_time () - start, MIN_PAUSE));
    }
  return call != NULL ? call : g_async_queue_pop (self->calls);
}

static void
answer (DatelineStoreThread *self, DatelineStoreCall *call)
{
  be_ready (self);
  call->limits = dateline_store_opening_get_limits (self->opening);
  if (self->database != NULL && call->shares)
    {
      answer_together (self, self->database, call);
      return;
    }
  call->again = FALSE;
  if (self->database != NULL)
    answer_alone (self->database, call);
  else if (call->func != NULL || call->limits == 0)
    call->error = g_error_copy (self->error);
  if (call->again && call->error == NULL)
    dateline_store_thread_push (self, call);
  else
    dateline_store_call_return (call);
}

static void
answer_all (DatelineStoreThread *self)
{
  DatelineStoreCall *call;

  while ((call = pop_call (self)) != &end_mark)
    if (call == &look_mark)
      look_elsewhere (self);
    else
      answer (self, call);
  g_clear_pointer (&self->database, dateline_database_close);
  g_clear_error (&self->error);
}

static gpointer
writer_thread (gpointer user_data)
{
  DatelineStoreThread *self = user_data;

  open_writer (self);
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
dateline_store_thread_new_writer (const char *path, DatelineStoreBell *elsewhere)
{
  DatelineStoreThread *self = g_new0 (DatelineStoreThread, 1);

  self->path = g_strdup (path);
  self->calls = g_async_queue_new ();
  self->opening = dateline_store_opening_new ();
  self->elsewhere = dateline_store_bell_ref (elsewhere);
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
  g_free (self->path);
  g_free (self);
}
