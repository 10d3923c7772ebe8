/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Who looks after an open store's file. On a thread of its own. */

#include "dateline/store/dateline-store-keeper-private.h"

#include "dateline/store/dateline-backup-private.h"
#include "dateline/store/dateline-safe-file-private.h"
#include "dateline/store/dateline-store-guard-private.h"
#include "dateline/store/dateline-store-look-private.h"
#include "dateline/store/dateline-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>

#define WEEK (7 * 24 * 60 * 60)
/* The last of priorities: whatever else the machine has to do goes first. */
#define LAST_PRIORITY 19
/* What has to be free for a backup, in sizes of the file. */
#define ROOM 2

static const DatelineKeeperTimes usual_times = { 5, 60, 600, 600 };

struct _DatelineStoreKeeper
{
  GThread *thread;
  char *path;
  gboolean ended_badly;
  DatelineKeeperTimes times;
  DatelineKeeperFunc func;
  gpointer user_data;
  GCancellable *cancellable;
  gint64 start; /* monotonic, in microseconds */

  GMutex mutex;
  GCond cond;
  gboolean ends;
};

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* The copy is nobody else's, so that its index can be looked at without anybody waiting:
 * that takes the lock of a writer. A window has no use for as large a cache meanwhile as
 * who makes a file. */
static void
look_at_index (const char *copy, DatelineKeeperFunc func, gpointer user_data)
{
  g_autoptr (DatelineDatabase) database =
      dateline_database_open (copy, DATELINE_DATABASE_BUILDER, NULL);
  gboolean sound;

  if (database != NULL &&
      dateline_database_run (database, "PRAGMA cache_size = -4096", NULL) &&
      dateline_store_look_at_index (database, &sound, NULL) && !sound)
    func (DATELINE_KEEPER_INDEX_BROKEN, user_data);
}

/* The folder of @path, while nobody else makes a backup there; -1 if somebody does. */
static int
lock_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int file = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (file < 0 || flock (file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
    return file;
  close (file);
  return -1;
}

static gboolean
copy_to (const char *store,
         const char *path,
         GCancellable *cancellable,
         DatelineKeeperFunc func,
         gpointer user_data)
{
  const DatelineWork work = { .cancellable = cancellable };
  g_autoptr (GError) error = NULL;

  if (!dateline_backup_copy_file (store, path, &work, &error))
    {
      if (g_error_matches (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_DAMAGED))
        func (DATELINE_KEEPER_DAMAGED, user_data);
      return FALSE;
    }
  dateline_backup_prune (store);
  look_at_index (path, func, user_data);
  return TRUE;
}

gboolean
dateline_store_keeper_back_up (const char *store,
                               GCancellable *cancellable,
                               DatelineKeeperFunc func,
                               gpointer user_data)
{
  g_autofree char *path = NULL;
  gboolean copied;
  int lock;

  if (dateline_safe_file_get_free (store) < ROOM * dateline_safe_file_get_size (store))
    return FALSE;
  path = dateline_backup_make_path (store, DATELINE_BACKUP_DAILY, 0, NULL);
  lock = path != NULL ? lock_folder (path) : -1;
  if (lock < 0)
    return FALSE;
  copied = copy_to (store, path, cancellable, func, user_data);
  close (lock);
  return copied;
}

static void
look (DatelineStoreKeeper *self)
{
  g_autoptr (DatelineDatabase) database =
      dateline_database_open (self->path, DATELINE_DATABASE_READER, NULL);
  gboolean sound;

  if (database == NULL)
    return;
  dateline_database_set_cancellable (database, self->cancellable);
  if (!dateline_store_look_at_pages (database, &sound, NULL) ||
      (sound && !dateline_store_look_at_rows (database, &sound, NULL)))
    return;
  if (sound)
    dateline_store_guard_note_look (self->path, get_now ());
  else
    self->func (DATELINE_KEEPER_DAMAGED, self->user_data);
}

/* Whether so many seconds have gone since the store was opened. */
static gboolean
is_past (DatelineStoreKeeper *self, guint seconds)
{
  return g_get_monotonic_time () >= self->start + seconds * G_TIME_SPAN_SECOND;
}

static gboolean
is_look_due (DatelineStoreKeeper *self)
{
  gint64 last;

  if (self->ended_badly)
    return is_past (self, self->times.first_look);
  if (!is_past (self, self->times.weekly_look))
    return FALSE;
  last = dateline_store_guard_get_look (self->path);
  /* A clock may have gone back. */
  return get_now () - last >= WEEK || last > get_now ();
}

static void
do_what_is_due (DatelineStoreKeeper *self)
{
  if (is_look_due (self))
    {
      self->ended_badly = FALSE;
      look (self);
    }
  if (is_past (self, self->times.first_backup) && dateline_backup_is_due (self->path))
    dateline_store_keeper_back_up (self->path,
                                   self->cancellable,
                                   self->func,
                                   self->user_data);
}

/* When to look again what is due: at the next of the times, later after each pause. */
static gint64
get_next (DatelineStoreKeeper *self)
{
  const guint seconds[] = {
    self->times.first_look,
    self->times.first_backup,
    self->times.weekly_look,
  };
  gint64 now = g_get_monotonic_time ();
  gint64 next = now + self->times.pause * G_TIME_SPAN_SECOND;

  for (gsize i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      gint64 time = self->start + seconds[i] * G_TIME_SPAN_SECOND;

      if (time > now)
        next = MIN (next, time);
    }
  return next;
}

static gpointer
keeper_thread (gpointer user_data)
{
  DatelineStoreKeeper *self = user_data;

  /* On Linux this is the thread's own. */
  (void) setpriority (PRIO_PROCESS, 0, LAST_PRIORITY);

  g_mutex_lock (&self->mutex);
  while (!self->ends)
    {
      gint64 next = get_next (self);

      while (!self->ends && g_cond_wait_until (&self->cond, &self->mutex, next))
        ;
      if (self->ends)
        break;
      g_mutex_unlock (&self->mutex);
      do_what_is_due (self);
      g_mutex_lock (&self->mutex);
    }
  g_mutex_unlock (&self->mutex);
  return NULL;
}

DatelineStoreKeeper *
dateline_store_keeper_new (const char *path,
                           gboolean ended_badly,
                           const DatelineKeeperTimes *times,
                           DatelineKeeperFunc func,
                           gpointer user_data)
{
  DatelineStoreKeeper *self = g_new0 (DatelineStoreKeeper, 1);

  self->path = g_strdup (path);
  self->ended_badly = ended_badly;
  self->times = times != NULL ? *times : usual_times;
  self->func = func;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  self->start = g_get_monotonic_time ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->thread = g_thread_new ("store-keeper", keeper_thread, self);
  return self;
}

void
dateline_store_keeper_end (DatelineStoreKeeper *self)
{
  g_cancellable_cancel (self->cancellable);
  g_mutex_lock (&self->mutex);
  self->ends = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);

  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_object_unref (self->cancellable);
  g_free (self->path);
  g_free (self);
}
