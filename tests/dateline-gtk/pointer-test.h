/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A real pointer and real keys, for tests that include gui-test.h. Each test program
 * includes it once, and is skipped where xdotool is missing.
 */

#pragma once

#include "gui-test.h"

/* Lets xdotool do it, in the words of its command line, and the program go on meanwhile.
 */
G_GNUC_UNUSED static void G_GNUC_PRINTF (1, 2) do_tool (const char *format, ...)
{
  g_autofree char *command = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GSubprocess) tool = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) done = NULL;
  g_auto (GStrv) words = NULL;
  va_list arguments;

  va_start (arguments, format);
  command = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = g_strconcat ("xdotool ", command, NULL);
  words = g_strsplit (line, " ", -1);
  tool = g_subprocess_newv ((const char *const *) words,
                            G_SUBPROCESS_FLAGS_STDOUT_SILENCE,
                            &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (tool, NULL, result_cb, &done);
  WAIT_FOR (done != NULL);
  g_subprocess_wait_check_finish (tool, done, &error);
  g_assert_no_error (error);
}
