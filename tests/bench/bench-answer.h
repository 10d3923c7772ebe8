/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a store answers, waited for: whatever is asked with answered_cb () for its
 * callback. */

#pragma once

#include <gio/gio.h>
#include <stdlib.h>

static GAsyncResult *answer;

G_GNUC_UNUSED static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  answer = g_object_ref (result);
}

/* Borrowed until the next one. */
G_GNUC_UNUSED static GAsyncResult *
wait_for_answer (void)
{
  g_clear_object (&answer);
  while (answer == NULL)
    g_main_context_iteration (NULL, TRUE);
  return answer;
}

/* Ends the program if there is an error. */
G_GNUC_UNUSED static void
check (const GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}
