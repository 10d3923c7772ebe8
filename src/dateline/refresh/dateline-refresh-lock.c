/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One program at a time refreshes a store. Two would ask every server twice: what one
 * learns the other knows only when it looks again. Main context. The system lets go of
 * the lock when a program ends, however it ends. */

#include "dateline/refresh/dateline-refresh-lock-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>

typedef struct
{
  int file; /* -1 where none could be had */
  guint n_runs;
} Lock;

static void
lock_free (gpointer data)
{
  Lock *lock = data;

  if (lock->file >= 0)
    g_close (lock->file, NULL);
  g_free (lock);
}

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("dateline-refresh-lock");
}

/* A store that cannot keep anything needs nothing. */
static gboolean
check_limits (DatelineStore *store, GError **error)
{
  DatelineStoreLimits limits = dateline_store_get_limits (store);

  if ((limits & DATELINE_STORE_LIMIT_READ_ONLY) != 0)
    g_set_error_literal (
        error,
        DATELINE_STORE_ERROR,
        DATELINE_STORE_ERROR_READ_ONLY,
        _ ("These stories can only be read, so no server was asked for new ones."));
  else if ((limits & DATELINE_STORE_LIMIT_FULL) != 0)
    g_set_error_literal (
        error,
        DATELINE_STORE_ERROR,
        DATELINE_STORE_ERROR_FULL,
        _ ("There is no room left on the disk, so no server was asked for new stories."));
  else
    return TRUE;
  return FALSE;
}

gboolean
dateline_refresh_lock_take (DatelineStore *store, GError **error)
{
  g_autofree char *path =
      g_strconcat (dateline_store_get_path (store), "-refresh.lock", NULL);
  Lock *lock = g_object_get_qdata (G_OBJECT (store), get_quark ());
  int file;

  if (!check_limits (store, error))
    return FALSE;
  if (lock != NULL)
    {
      lock->n_runs++;
      return TRUE;
    }
  file = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file >= 0 && flock (file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    {
      g_close (file, NULL);
      g_set_error_literal (
          error,
          DATELINE_STORE_ERROR,
          DATELINE_STORE_ERROR_IN_USE,
          _ ("Another Dateline is refreshing these feeds already. No server was asked."));
      return FALSE;
    }
  lock = g_new (Lock, 1);
  lock->file = file;
  lock->n_runs = 1;
  g_object_set_qdata_full (G_OBJECT (store), get_quark (), lock, lock_free);
  return TRUE;
}

void
dateline_refresh_lock_drop (DatelineStore *store)
{
  Lock *lock = g_object_get_qdata (G_OBJECT (store), get_quark ());

  if (--lock->n_runs == 0)
    g_object_set_qdata (G_OBJECT (store), get_quark (), NULL);
}
