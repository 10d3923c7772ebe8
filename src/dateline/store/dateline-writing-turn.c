/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Whose turn it is to write. SQLite lets one program write at a time, but who waits looks
 * only ten times a second whether it may: one that begins its next transaction a moment
 * after it ended the last would have all turns, for as long as a refresh lasts. So who
 * is to begin takes a lock first, and keeps it until it has begun. */

#include "dateline/store/dateline-writing-turn-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>

/* A program that was stopped while it had the turn does not stop the others. */
#define LONGEST_WAIT (5 * G_TIME_SPAN_SECOND)
#define PAUSE G_TIME_SPAN_MILLISECOND

int
dateline_writing_turn_open (const char *path)
{
  g_autofree char *name = g_strconcat (path, "-turn", NULL);

  return g_open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
}

void
dateline_writing_turn_close (int turn)
{
  if (turn >= 0)
    g_close (turn, NULL);
}

gboolean
dateline_writing_turn_take (int turn)
{
  gint64 end = g_get_monotonic_time () + LONGEST_WAIT;

  while (turn >= 0)
    {
      if (flock (turn, LOCK_EX | LOCK_NB) == 0)
        return TRUE;
      if (errno != EWOULDBLOCK || g_get_monotonic_time () >= end)
        break;
      g_usleep (PAUSE);
    }
  return FALSE;
}

void
dateline_writing_turn_pass (int turn)
{
  if (turn >= 0)
    flock (turn, LOCK_UN);
}
