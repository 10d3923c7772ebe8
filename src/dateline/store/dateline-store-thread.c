/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A thread that owns a connection, and answers the calls that it is given one by one,
 * each in a transaction of its own: here, and only here, transactions begin and end.
 */

#include "dateline/store/dateline-store-thread-private.h"

#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-tally-private.h"

#include <glib/gi18n-lib.h>

/* Whether the file is open yet, which the reader waits for: opening makes it. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean reached;
  GError *error;
} Opening;

struct _DatelineStoreThread
{
  GThread *thread;
  GAsyncQueue *calls;
  char *path;
  Opening *opening; /* of the writer, atomically counted */
};

/* What ends a thread. */
static DatelineStoreCall end_mark;

static void
opening_clear (Opening *self)
{
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_clear_error (&self->error);
}

static void
opening_unref (Opening *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) opening_clear);
}

static void
opening_reach (Opening *self, const GError *error)
{
  g_mutex_lock (&self->mutex);
  self->reached = TRUE;
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static GError *
opening_wait (Opening *self)
{
  GError *error;

  g_mutex_lock (&self->mutex);
  while (!self->reached)
    g_cond_wait (&self->cond, &self->mutex);
  error = self->error != NULL ? g_error_copy (self->error) : NULL;
  g_mutex_unlock (&self->mutex);
  return error;
}

static gboolean
answer_in_transaction (DatelineDatabase *database, DatelineStoreCall *call)
{
  if (call->func == NULL)
    return TRUE;

  if (!dateline_database_begin (database, &call->error))
    return FALSE;
  if (call->func (database, call, &call->error) &&
      dateline_database_commit (database, &call->error))
    return TRUE;

  dateline_database_roll_back (database);
  return FALSE;
}

static void
answer (DatelineDatabase *database, const GError *open_error, DatelineStoreCall *call)
{
  GCancellable *cancellable = g_task_get_cancellable (call->task);

  if (g_cancellable_set_error_if_cancelled (cancellable, &call->error))
    return;
  if (database == NULL)
    {
      call->error = g_error_copy (open_error);
      return;
    }

  dateline_database_set_cancellable (database, cancellable);
  if (!answer_in_transaction (database, call))
    {
      /* What was not committed did not happen. */
      g_clear_pointer (&call->changes, dateline_store_changes_unref);
      if (call->error == NULL)
        g_set_error_literal (&call->error,
                             DATELINE_STORE_ERROR,
                             DATELINE_STORE_ERROR_FAILED,
                             _ ("The stories could not be read or written."));
    }
  dateline_database_set_cancellable (database, NULL);
}

static void
answer_all (DatelineStoreThread *self,
            DatelineDatabase *database,
            const GError *open_error)
{
  DatelineStoreCall *call;

  while ((call = g_async_queue_pop (self->calls)) != &end_mark)
    {
      answer (database, open_error, call);
      dateline_store_call_return (call);
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
      !dateline_database_commit (database, NULL))
    dateline_database_roll_back (database);
}

static gpointer
writer_thread (gpointer user_data)
{
  DatelineStoreThread *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineDatabase) database = NULL;

  database = dateline_database_open (self->path, DATELINE_DATABASE_WRITER, &error);
  if (database != NULL && !dateline_tally_set_up (database, &error))
    g_clear_pointer (&database, dateline_database_close);
  if (database != NULL)
    purge (database);
  opening_reach (self->opening, error);

  answer_all (self, database, error);
  return NULL;
}

static gpointer
reader_thread (gpointer user_data)
{
  DatelineStoreThread *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineDatabase) database = NULL;

  error = opening_wait (self->opening);
  if (error == NULL)
    database = dateline_database_open (self->path, DATELINE_DATABASE_READER, &error);

  answer_all (self, database, error);
  return NULL;
}

DatelineStoreThread *
dateline_store_thread_new_writer (const char *path)
{
  DatelineStoreThread *self = g_new0 (DatelineStoreThread, 1);

  self->path = g_strdup (path);
  self->calls = g_async_queue_new ();
  self->opening = g_atomic_rc_box_new0 (Opening);
  g_mutex_init (&self->opening->mutex);
  g_cond_init (&self->opening->cond);
  self->thread = g_thread_new ("store-writer", writer_thread, self);
  return self;
}

DatelineStoreThread *
dateline_store_thread_new_reader (const char *path, DatelineStoreThread *writer)
{
  DatelineStoreThread *self = g_new0 (DatelineStoreThread, 1);

  self->path = g_strdup (path);
  self->calls = g_async_queue_new ();
  self->opening = g_atomic_rc_box_acquire (writer->opening);
  self->thread = g_thread_new ("store-reader", reader_thread, self);
  return self;
}

void
dateline_store_thread_push (DatelineStoreThread *self, DatelineStoreCall *call)
{
  g_async_queue_push (self->calls, call);
}

void
dateline_store_thread_end (DatelineStoreThread *self)
{
  g_async_queue_push (self->calls, &end_mark);
  g_thread_join (self->thread);

  g_async_queue_unref (self->calls);
  opening_unref (self->opening);
  g_free (self->path);
  g_free (self);
}
