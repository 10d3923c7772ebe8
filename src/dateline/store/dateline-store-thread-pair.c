/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The two threads of a store. Where nobody waits for their end, a third thread does,
 * which lives no longer than that.
 */

#include "dateline/store/dateline-store-thread-pair-private.h"

#include "dateline/store/dateline-store-thread-private.h"
#include "dateline/store/dateline-store-watch-private.h"

struct _DatelineStoreThreadPair
{
  GMainContext *context;
  DatelineStoreThread *writer;
  DatelineStoreThread *reader;
  DatelineStoreWatch *watch;
  GThread *closer; /* while they end without waiting */
};

/* The writer last: the last one to close the file folds its log into it. */
static void
end_threads (DatelineStoreThreadPair *self)
{
  g_clear_pointer (&self->reader, dateline_store_thread_end);
  g_clear_pointer (&self->writer, dateline_store_thread_end);
}

static void
join_closer (DatelineStoreThreadPair *self)
{
  g_clear_pointer (&self->closer, g_thread_join);
}

static gboolean
closed_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  join_closer (g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

/* The task goes back to the main context, where it and with it the store may be freed. */
static gpointer
closer_thread (gpointer user_data)
{
  DatelineStoreThreadPair *self = g_task_get_task_data (user_data);
  g_autoptr (GSource) source = g_idle_source_new ();

  end_threads (self);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, closed_cb, user_data, NULL);
  g_source_set_static_name (source, "dateline-store-closed");
  g_source_attach (source, self->context);
  return NULL;
}

DatelineStoreThreadPair *
dateline_store_thread_pair_new (GMainContext *context)
{
  DatelineStoreThreadPair *self = g_new0 (DatelineStoreThreadPair, 1);

  self->context = g_main_context_ref (context);
  return self;
}

void
dateline_store_thread_pair_free (DatelineStoreThreadPair *self)
{
  g_main_context_unref (self->context);
  g_free (self);
}

void
dateline_store_thread_pair_start (DatelineStoreThreadPair *self,
                                  const char *path,
                                  DatelineStoreBell *elsewhere,
                                  DatelineStoreNews *news,
                                  DatelineMarkJournal *journal,
                                  gboolean reserves)
{
  self->writer =
      dateline_store_thread_new_writer (path, elsewhere, news, journal, reserves);
  self->watch = dateline_store_watch_new (path, self->context, self->writer);
  self->reader = dateline_store_thread_new_reader (path, self->writer);
}

gboolean
dateline_store_thread_pair_is_running (DatelineStoreThreadPair *self)
{
  return self->writer != NULL;
}

void
dateline_store_thread_pair_write (DatelineStoreThreadPair *self, DatelineStoreCall *call)
{
  dateline_store_thread_push (self->writer, call);
}

void
dateline_store_thread_pair_read (DatelineStoreThreadPair *self, DatelineStoreCall *call)
{
  dateline_store_thread_push (self->reader, call);
}

void
dateline_store_thread_pair_stop_watching (DatelineStoreThreadPair *self)
{
  g_clear_pointer (&self->watch, dateline_store_watch_free);
}

void
dateline_store_thread_pair_end (DatelineStoreThreadPair *self)
{
  join_closer (self);
  end_threads (self);
}

void
dateline_store_thread_pair_end_async (DatelineStoreThreadPair *self, GTask *task)
{
  g_task_set_task_data (task, self, NULL);
  self->closer = g_thread_new ("store-closer", closer_thread, task);
}

gboolean
dateline_store_thread_pair_is_ending (DatelineStoreThreadPair *self)
{
  return self->closer != NULL;
}
