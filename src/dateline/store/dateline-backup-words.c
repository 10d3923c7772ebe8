/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dateline/store/dateline-backup-words-private.h"

#include "dateline/store/dateline-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* NULL for what it was not. */
static char *
describe (const char *name, int code)
{
  switch (code)
    {
    case DATELINE_STORE_ERROR_NOT_OURS:
      return g_strdup_printf (
          _ ("“%s” is no backup of Dateline, or is too damaged to tell. Nothing was "
             "changed."),
          name);
    case DATELINE_STORE_ERROR_TOO_NEW:
      return g_strdup_printf (
          _ ("“%s” was made by a newer version of Dateline, which can restore it. "
             "Nothing was changed."),
          name);
    case DATELINE_STORE_ERROR_DAMAGED:
      return g_strdup_printf (_ ("“%s” is damaged. Nothing was changed."), name);
    case DATELINE_STORE_ERROR_CANNOT_OPEN:
      return g_strdup_printf (_ ("“%s” cannot be read. Nothing was changed."), name);
    default:
      return NULL;
    }
}

static void
set_message (GError *error, char *message)
{
  g_free (error->message);
  error->message = message;
}

void
dateline_backup_explain_reading (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  char *message =
      (*error)->domain == DATELINE_STORE_ERROR ? describe (name, (*error)->code) : NULL;

  if (message != NULL)
    set_message (*error, message);
}

/* Whether it is the backup's folder that is to blame; then errno says why. */
static gboolean
is_in_the_way (const char *folder)
{
  return g_access (folder, W_OK | X_OK) != 0;
}

void
dateline_backup_explain_writing (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);

  if (g_error_matches (*error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FULL))
    set_message (*error,
                 g_strdup_printf (_ ("There is no room for the backup in “%s”."), shown));
  else if ((*error)->domain == DATELINE_STORE_ERROR && is_in_the_way (folder))
    /* Translators: a folder, and what the system says of it. */
    set_message (*error,
                 g_strdup_printf (_ ("Nothing can be written to “%s”: %s."),
                                  shown,
                                  g_strerror (errno)));
}
