/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A way to a file that nobody changes. SQLite offers one itself ("immutable"), but does
 * not begin a transaction on it that changes anything. Here it may: the file says of
 * itself that it can be written, and has neither locks nor a log.
 */

#include "dateline/store/dateline-still-file-private.h"

#include <sqlite3.h>

#define NAME "dateline-still-file"

/* What says in a file's head whether it has a log beside it. */
#define WRITE_VERSION 18
#define READ_VERSION 19
#define WITHOUT_LOG 1

/* The system's own file follows in the same piece of memory. */
typedef struct
{
  sqlite3_file file;
} StillFile;

static sqlite3_vfs vfs;

static sqlite3_file *
get_real (sqlite3_file *file)
{
  return (sqlite3_file *) ((StillFile *) file + 1);
}

static int
close_cb (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xClose (real);
}

static int
read_cb (sqlite3_file *file, void *bytes, int length, sqlite3_int64 offset)
{
  sqlite3_file *real = get_real (file);
  int result = real->pMethods->xRead (real, bytes, length, offset);

  if (result == SQLITE_OK && offset <= WRITE_VERSION && offset + length > READ_VERSION)
    ((guint8 *) bytes)[WRITE_VERSION - offset] =
        ((guint8 *) bytes)[READ_VERSION - offset] = WITHOUT_LOG;
  return result;
}

static int
write_cb (sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset)
{
  return SQLITE_FULL;
}

static int
truncate_cb (sqlite3_file *file, sqlite3_int64 length)
{
  return SQLITE_FULL;
}

static int
sync_cb (sqlite3_file *file, int flags)
{
  return SQLITE_OK;
}

static int
get_size_cb (sqlite3_file *file, sqlite3_int64 *size)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xFileSize (real, size);
}

static int
lock_cb (sqlite3_file *file, int lock)
{
  return SQLITE_OK;
}

static int
is_locked_cb (sqlite3_file *file, int *is_locked)
{
  *is_locked = FALSE;
  return SQLITE_OK;
}

static int
control_cb (sqlite3_file *file, int what, void *argument)
{
  return SQLITE_NOTFOUND;
}

static int
get_sector_size_cb (sqlite3_file *file)
{
  sqlite3_file *real = get_real (file);

  return real->pMethods->xSectorSize (real);
}

static int
get_properties_cb (sqlite3_file *file)
{
  return 0;
}

static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = close_cb,
  .xRead = read_cb,
  .xWrite = write_cb,
  .xTruncate = truncate_cb,
  .xSync = sync_cb,
  .xFileSize = get_size_cb,
  .xLock = lock_cb,
  .xUnlock = lock_cb,
  .xCheckReservedLock = is_locked_cb,
  .xFileControl = control_cb,
  .xSectorSize = get_sector_size_cb,
  .xDeviceCharacteristics = get_properties_cb,
};

static int
open_cb (sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags, int *out)
{
  sqlite3_vfs *real = self->pAppData;
  int result;

  file->pMethods = NULL;
  if ((flags & SQLITE_OPEN_MAIN_DB) == 0)
    return real->xOpen (real, name, file, flags, out);
  flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  result = real->xOpen (real, name, get_real (file), flags, NULL);
  if (result != SQLITE_OK)
    {
      if (get_real (file)->pMethods != NULL)
        close_cb (file);
      return result;
    }
  file->pMethods = &methods;
  if (out != NULL)
    *out = SQLITE_OPEN_READWRITE;
  return SQLITE_OK;
}

static gpointer
add (gpointer unused)
{
  sqlite3_vfs *real = sqlite3_vfs_find (NULL);

  vfs = *real;
  vfs.zName = NAME;
  vfs.pNext = NULL;
  vfs.pAppData = real;
  vfs.szOsFile = real->szOsFile + sizeof (StillFile);
  vfs.xOpen = open_cb;
  sqlite3_vfs_register (&vfs, FALSE);
  return NULL;
}

const char *
dateline_still_file_get_vfs (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, add, NULL);
  return NAME;
}
