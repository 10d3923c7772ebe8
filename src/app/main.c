/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The program `dateline`. */

#include "app/dateline-application.h"

#include <glib/gi18n.h>

#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Bytes that a program asks for at once. */
#define LARGE (128 * 1024)

/* The exit status when another program has the stories. */
#define LOCKED_OUT 4

int
main (int argc, char *argv[])
{
  g_autoptr (DatelineApplication) application = NULL;
  int status;

#ifdef __GLIBC__
  /* Memory that one thread freed is of use to the others: with one heap a thread, a
   * million stories took 8 MB more. */
  mallopt (M_ARENA_MAX, 2);
  /* What is large goes back when it is freed. Of itself the allocator keeps the more the
   * larger a piece was that it saw: 4 MB in a refresh of five thousand feeds. */
  mallopt (M_MMAP_THRESHOLD, LARGE);
  mallopt (M_TRIM_THRESHOLD, LARGE);
#endif
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DATELINE_LOCALE_FOLDER);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = dateline_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  return dateline_application_is_locked_out (application) ? LOCKED_OUT : status;
}
