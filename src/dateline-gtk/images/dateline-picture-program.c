/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The program is where it was installed: the path is compiled in, and nothing is looked
 * up in the environment, so that a host has it without doing anything and nobody can put
 * another in its place. A library that lies in the folder where it was built takes the
 * one that was built beside it. Pure, any thread.
 */

#define _GNU_SOURCE /* for dladdr() */

#include "dateline-gtk/images/dateline-picture-program-private.h"

#include <dlfcn.h>
#include <string.h>

#define BUILT_IN "/src/dateline-gtk"

/* The folder that what this code is part of was loaded from. */
static char *
find_own_folder (void)
{
  g_autofree char *path = NULL;
  Dl_info found;

  if (dladdr ((gpointer) dateline_picture_find_program, &found) == 0 ||
      found.dli_fname == NULL)
    return NULL;
  path = g_canonicalize_filename (found.dli_fname, NULL);
  return g_path_get_dirname (path);
}

/* Returns an absolute path, whether or not there is a program. */
char *
dateline_picture_find_program (void)
{
  g_autofree char *folder = find_own_folder ();

  if (folder != NULL && g_str_has_suffix (folder, BUILT_IN))
    {
      g_autofree char *built =
          g_build_filename (folder, "../picture-worker/dateline-picture-worker", NULL);

      if (g_file_test (built, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&built);
    }
  return g_strdup (DATELINE_PICTURE_WORKER);
}
