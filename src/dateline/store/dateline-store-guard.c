/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Who has a store open, and how it was left. */

#include "dateline/store/dateline-store-guard-private.h"

#include "dateline/store/dateline-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

/* How the file begins: while the store is open, once it was found damaged, and when it
 * was left well. Behind that is when it was last looked at. */
#define OPEN 'o'
#define DAMAGED 'd'
#define CLEAN 'c'
#define LOOK_OFFSET 8

/* For how long another program may take to bring the store up to date, in steps. */
#define PAUSE (20 * G_TIME_SPAN_MILLISECOND)
#define N_PAUSES 6000

struct _DatelineStoreGuard
{
  int file;
};

static char *
make_path (const char *store)
{
  return g_strconcat (store, "-open", NULL);
}

static DatelineStoreGuard *
open_guard (const char *store, gboolean *is_new)
{
  g_autofree char *path = make_path (store);
  DatelineStoreGuard *self;
  int file = g_open (path, O_RDWR | O_CLOEXEC, 0);

  *is_new = file < 0;
  if (file < 0)
    file = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0)
    return NULL;
  self = g_new (DatelineStoreGuard, 1);
  self->file = file;
  return self;
}

static void
let_go (DatelineStoreGuard *self)
{
  close (self->file);
  g_free (self);
}

static DatelineGuardState
read_state (DatelineStoreGuard *self)
{
  char mark = 0;

  if (pread (self->file, &mark, 1, 0) < 1 || mark == CLEAN)
    return DATELINE_GUARD_CLEAN;
  return mark == DAMAGED ? DATELINE_GUARD_DAMAGED : DATELINE_GUARD_UNCLEAN;
}

static gboolean
refuse_used (GError **error)
{
  g_set_error_literal (error,
                       DATELINE_STORE_ERROR,
                       DATELINE_STORE_ERROR_IN_USE,
                       _ ("Another program has these stories open. Close it first."));
  return FALSE;
}

/* That a power cut is noticed is worth a moment. */
static void
mark_open (DatelineStoreGuard *self)
{
  const char mark = OPEN;

  if (pwrite (self->file, &mark, 1, 0) == 1)
    fdatasync (self->file);
}

DatelineStoreGuard *
dateline_store_guard_take (const char *store, DatelineGuardState *state, GError **error)
{
  DatelineStoreGuard *self;
  gboolean is_new;

  *state = DATELINE_GUARD_UNKNOWN;
  self = open_guard (store, &is_new);
  if (self == NULL)
    return NULL;

  for (guint i = 0; i < N_PAUSES; i++)
    {
      if (flock (self->file, LOCK_EX | LOCK_NB) == 0)
        {
          *state = is_new ? DATELINE_GUARD_UNKNOWN : read_state (self);
          mark_open (self);
          return self;
        }
      if (flock (self->file, LOCK_SH | LOCK_NB) == 0)
        {
          *state = DATELINE_GUARD_SHARED;
          return self;
        }
      /* A file system without locks has nobody to wait for. */
      if (errno != EWOULDBLOCK)
        return self;
      g_usleep (PAUSE);
    }
  let_go (self);
  refuse_used (error);
  return NULL;
}

DatelineStoreGuard *
dateline_store_guard_take_alone (const char *store, GError **error)
{
  gboolean is_new;
  DatelineStoreGuard *self = open_guard (store, &is_new);

  if (self == NULL)
    {
      g_set_error_literal (error,
                           DATELINE_STORE_ERROR,
                           DATELINE_STORE_ERROR_CANNOT_OPEN,
                           _ ("The folder of the stories cannot be written."));
      return NULL;
    }
  if (flock (self->file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
    return self;
  let_go (self);
  refuse_used (error);
  return NULL;
}

void
dateline_store_guard_share (DatelineStoreGuard *self)
{
  mark_open (self);
  /* Who tries to have it alone at this very moment does not wait, so that this does not
   * either. */
  (void) flock (self->file, LOCK_SH);
}

void
dateline_store_guard_leave (DatelineStoreGuard *self)
{
  const char mark = CLEAN;

  if (self == NULL)
    return;
  if (flock (self->file, LOCK_EX | LOCK_NB) == 0 &&
      read_state (self) != DATELINE_GUARD_DAMAGED)
    (void) !pwrite (self->file, &mark, 1, 0);
  let_go (self);
}

static void
note (const char *store, gconstpointer bytes, gsize length, goffset offset)
{
  g_autofree char *path = make_path (store);
  int file = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  if (file < 0)
    return;
  (void) !pwrite (file, bytes, length, offset);
  close (file);
}

void
dateline_store_guard_note_damage (const char *store)
{
  const char mark = DAMAGED;

  note (store, &mark, 1, 0);
}

void
dateline_store_guard_note_look (const char *store, gint64 time)
{
  note (store, &time, sizeof time, LOOK_OFFSET);
}

gint64
dateline_store_guard_get_look (const char *store)
{
  g_autofree char *path = make_path (store);
  gint64 time = 0;
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (file < 0)
    return 0;
  if (pread (file, &time, sizeof time, LOOK_OFFSET) < (gssize) sizeof time)
    time = 0;
  close (file);
  return time;
}
