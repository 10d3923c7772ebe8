/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One window program at a time has a profile: a lock on a file in it, which the system
 * lets go of however the program ends. The command line needs none: it does one thing and
 * takes its turn with the window at each transaction. Main thread. */

#include "app/dateline-profile-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>

gboolean
dateline_profile_lock_take (const char *folder, int *file)
{
  g_autofree char *path = g_build_filename (folder, "profile.lock", NULL);

  g_mkdir_with_parents (folder, 0700);
  *file = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (*file < 0 || flock (*file, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  if (errno != EWOULDBLOCK)
    return TRUE;
  dateline_profile_lock_drop (file);
  return FALSE;
}

void
dateline_profile_lock_drop (int *file)
{
  if (*file >= 0)
    g_close (*file, NULL);
  *file = -1;
}
