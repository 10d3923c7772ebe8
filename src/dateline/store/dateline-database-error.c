/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What went wrong on a connection, in words for people. */

#include "dateline/store/dateline-database-private.h"

#include "dateline/store/dateline-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

static const struct
{
  int result;
  DatelineStoreError code;
  const char *message;
} errors[] = {
  { SQLITE_FULL,
    DATELINE_STORE_ERROR_FULL,
    N_ ("There is no room left on the disk, so nothing new can be kept.") },
  { SQLITE_CORRUPT,
    DATELINE_STORE_ERROR_DAMAGED,
    N_ ("The file in which the stories are kept is damaged.") },
  { SQLITE_NOTADB,
    DATELINE_STORE_ERROR_DAMAGED,
    N_ ("The file in which the stories are kept is damaged.") },
  { SQLITE_CANTOPEN,
    DATELINE_STORE_ERROR_CANNOT_OPEN,
    N_ ("The file in which the stories are kept cannot be opened.") },
  { SQLITE_PERM,
    DATELINE_STORE_ERROR_CANNOT_OPEN,
    N_ ("The file in which the stories are kept cannot be opened.") },
  { SQLITE_READONLY,
    DATELINE_STORE_ERROR_READ_ONLY,
    N_ ("These stories can only be read: their folder cannot be written to.") },
  { SQLITE_IOERR,
    DATELINE_STORE_ERROR_FAILED,
    N_ ("The disk failed to read or write the stories.") },
  { SQLITE_BUSY,
    DATELINE_STORE_ERROR_FAILED,
    N_ ("Another program is using the stories. Try again in a moment.") },
};

/* What the system said tells more of some failures than SQLite does. */
static int
get_result (sqlite3 *handle)
{
  int result = sqlite3_errcode (handle) & 0xff;

  if (result != SQLITE_IOERR && result != SQLITE_CANTOPEN)
    return result;
  switch (sqlite3_system_errno (handle))
    {
    case ENOSPC:
    case EDQUOT:
      return SQLITE_FULL;
    case EROFS:
    case EACCES:
    case EPERM:
      return result == SQLITE_CANTOPEN ? SQLITE_READONLY : result;
    default:
      return result;
    }
}

void
dateline_database_set_error (sqlite3 *handle, GError **error)
{
  int result = get_result (handle);

  if (result == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Cancelled"));
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (errors); i++)
    if (errors[i].result == result)
      {
        g_set_error_literal (error,
                             DATELINE_STORE_ERROR,
                             errors[i].code,
                             _ (errors[i].message));
        return;
      }

  g_set_error (error,
               DATELINE_STORE_ERROR,
               DATELINE_STORE_ERROR_FAILED,
               _ ("The stories could not be read or written: %s."),
               sqlite3_errmsg (handle));
}
