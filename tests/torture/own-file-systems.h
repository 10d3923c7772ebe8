/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* File systems of a test's own, which a process may have where the system lets it; else
 * what needs them is skipped. Each test program includes it once.
 */

#pragma once

#include <gio/gio.h>
#include <sys/mount.h>
#include <unistd.h>

#define INSIDE "DATELINE_TORTURE_INSIDE"

G_GNUC_UNUSED static gboolean
skip_outside (void)
{
  if (g_getenv (INSIDE) != NULL)
    return FALSE;
  g_test_skip ("The system does not let a process have file systems of its own.");
  return TRUE;
}

/* Starts the program again where it may mount file systems. Returns if that is not to be
 * had. */
G_GNUC_UNUSED static void
go_inside (int argc, char **argv)
{
  static const char *const tried[] = { "unshare", "-rm", "true", NULL };
  g_autoptr (GSubprocess) trial = NULL;
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();

  if (g_getenv (INSIDE) != NULL)
    return;
  trial = g_subprocess_newv (tried,
                             G_SUBPROCESS_FLAGS_STDERR_SILENCE |
                                 G_SUBPROCESS_FLAGS_STDOUT_SILENCE,
                             NULL);
  if (trial == NULL || !g_subprocess_wait_check (trial, NULL, NULL))
    return;
  g_setenv (INSIDE, "1", TRUE);
  g_ptr_array_add (arguments, (char *) "unshare");
  g_ptr_array_add (arguments, (char *) "-rm");
  for (int i = 0; i < argc; i++)
    g_ptr_array_add (arguments, argv[i]);
  g_ptr_array_add (arguments, NULL);
  execvp ("unshare", (char **) arguments->pdata);
}
