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

static void
let_go (gpointer data)
{
  g_close (GPOINTER_TO_INT (data) - 1, NULL);
}

static GQuark
get_quark (void)
{
  return g_quark_from_static_string ("dateline-refresh-lock");
}

gboolean
dateline_refresh_lock_take (DatelineStore *store, GError **error)
{
  g_autofree char *path =
      g_strconcat (dateline_store_get_path (store), "-refresh.lock", NULL);
  int file;

  if (g_object_get_qdata (G_OBJECT (store), get_quark ()) != NULL)
    return TRUE;
  file = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0)
    return TRUE;
  if (flock (file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    {
      g_close (file, NULL);
      g_set_error_literal (
          error,
          DATELINE_STORE_ERROR,
          DATELINE_STORE_ERROR_IN_USE,
          _ ("Another Dateline is refreshing these feeds already. No server was asked."));
      return FALSE;
    }
  g_object_set_qdata_full (G_OBJECT (store),
                           get_quark (),
                           GINT_TO_POINTER (file + 1),
                           let_go);
  return TRUE;
}
