/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A disk that fails and forgets, as a layer over SQLite's own. One lock guards what is
 * counted and what is remembered; files of other folders pass by it. */

#include "dateline-test-disk-record-private.h"

#include <sqlite3.h>
#include <string.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
  char *name; /* in the folder; NULL of other folders' files */
} File;

typedef enum
{
  CALL_OPEN,
  CALL_READ,
  CALL_WRITE,
  CALL_TRUNCATE,
  CALL_SYNC,
  CALL_SIZE,
  CALL_LOCK,
  CALL_UNLOCK,
  CALL_SHM_MAP,
  CALL_SHM_LOCK,
  CALL_DELETE,
  CALL_ACCESS,
  N_CALLS,
} Call;

/* What a call answers for a fault; 0 where it cannot have that. */
static const int answers[TEST_DISK_N_FAULTS][N_CALLS] = {
  [TEST_DISK_IOERR] = { [CALL_OPEN] = SQLITE_IOERR,
                        [CALL_READ] = SQLITE_IOERR_READ,
                        [CALL_WRITE] = SQLITE_IOERR_WRITE,
                        [CALL_TRUNCATE] = SQLITE_IOERR_TRUNCATE,
                        [CALL_SYNC] = SQLITE_IOERR_FSYNC,
                        [CALL_SIZE] = SQLITE_IOERR_FSTAT,
                        [CALL_LOCK] = SQLITE_IOERR_LOCK,
                        [CALL_SHM_MAP] = SQLITE_IOERR_SHMMAP,
                        [CALL_SHM_LOCK] = SQLITE_IOERR_SHMLOCK,
                        [CALL_DELETE] = SQLITE_IOERR_DELETE,
                        [CALL_ACCESS] = SQLITE_IOERR_ACCESS },
  [TEST_DISK_FULL] = { [CALL_WRITE] = SQLITE_FULL,
                       [CALL_SYNC] = SQLITE_FULL,
                       [CALL_SHM_MAP] = SQLITE_FULL },
  [TEST_DISK_NOMEM] = { [CALL_OPEN] = SQLITE_NOMEM,
                        [CALL_READ] = SQLITE_IOERR_NOMEM,
                        [CALL_WRITE] = SQLITE_IOERR_NOMEM,
                        [CALL_LOCK] = SQLITE_IOERR_NOMEM,
                        [CALL_SHM_MAP] = SQLITE_NOMEM,
                        [CALL_DELETE] = SQLITE_IOERR_NOMEM },
  [TEST_DISK_BUSY] = { [CALL_LOCK] = SQLITE_BUSY, [CALL_SHM_LOCK] = SQLITE_BUSY },
  [TEST_DISK_CANTOPEN] = { [CALL_OPEN] = SQLITE_CANTOPEN,
                           [CALL_SHM_MAP] = SQLITE_CANTOPEN },
  [TEST_DISK_SHORT_READ] = { [CALL_READ] = SQLITE_IOERR_READ },
};

static const char *const fault_names[] = { "ioerr", "full",     "nomem",
                                           "busy",  "cantopen", "short-read" };

static sqlite3_vfs disk;
static sqlite3_vfs *real_disk;
static GMutex mutex;
static char *watched; /* the folder */

static TestDiskFault fault;
static guint first_failing;
static gboolean is_sticky;
static guint n_calls;
static guint n_failed;

const char *
test_disk_fault_get_name (TestDiskFault which)
{
  return fault_names[which];
}

/* The name of a file that is watched, or NULL. */
static char *
get_name (const char *path)
{
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

  return watched != NULL && g_strcmp0 (folder, watched) == 0 ? g_path_get_basename (path)
                                                             : NULL;
}

/* Counts a call; what it is to answer, or SQLITE_OK. With the lock. */
static int
judge (Call call)
{
  int answer = answers[fault][call];

  if (answer == 0)
    return SQLITE_OK;
  n_calls++;
  if (first_failing == 0 || n_calls < first_failing ||
      (n_calls > first_failing && !is_sticky))
    return SQLITE_OK;
  n_failed++;
  return answer;
}

static int
count (const char *name, Call call)
{
  g_autoptr (GMutexLocker) locker = NULL;

  if (name == NULL)
    return SQLITE_OK;
  locker = g_mutex_locker_new (&mutex);
  return judge (call);
}

static int
file_close (sqlite3_file *file)
{
  File *self = (File *) file;
  int result = self->real->pMethods->xClose (self->real);

  g_free (self->name);
  return result;
}

static int
file_read (sqlite3_file *file, void *buffer, int length, sqlite3_int64 offset)
{
  File *self = (File *) file;
  int answer = count (self->name, CALL_READ);

  if (answer == SQLITE_IOERR_READ && fault == TEST_DISK_SHORT_READ)
    {
      /* Half of it comes, and then an error. To say instead that the file ends there, as
       * SQLITE_IOERR_SHORT_READ does, would be to lie: SQLite believes it. */
      self->real->pMethods->xRead (self->real, buffer, length / 2, offset);
      memset ((char *) buffer + length / 2, 0, length - length / 2);
    }
  return answer != SQLITE_OK
             ? answer
             : self->real->pMethods->xRead (self->real, buffer, length, offset);
}

static int
file_write (sqlite3_file *file, const void *buffer, int length, sqlite3_int64 offset)
{
  File *self = (File *) file;
  g_autoptr (GMutexLocker) locker = NULL;
  int answer;

  if (self->name != NULL)
    {
      locker = g_mutex_locker_new (&mutex);
      answer = judge (CALL_WRITE);
      if (answer != SQLITE_OK)
        return answer;
      if (test_disk_record_is_on ())
        test_disk_record_change (self->name, offset, g_bytes_new (buffer, length));
    }
  return self->real->pMethods->xWrite (self->real, buffer, length, offset);
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  File *self = (File *) file;
  g_autoptr (GMutexLocker) locker = NULL;
  int answer;

  if (self->name != NULL)
    {
      locker = g_mutex_locker_new (&mutex);
      answer = judge (CALL_TRUNCATE);
      if (answer != SQLITE_OK)
        return answer;
      test_disk_record_change (self->name, size, NULL);
    }
  return self->real->pMethods->xTruncate (self->real, size);
}

static int
file_sync (sqlite3_file *file, int flags)
{
  File *self = (File *) file;
  g_autoptr (GMutexLocker) locker = NULL;
  int answer;

  if (self->name != NULL)
    {
      locker = g_mutex_locker_new (&mutex);
      answer = judge (CALL_SYNC);
      if (answer != SQLITE_OK)
        return answer;
      /* What is remembered stands for the disk: to wait for the real one is not what is
       * tested. */
      if (test_disk_record_sync (self->name))
        return SQLITE_OK;
    }
  return self->real->pMethods->xSync (self->real, flags);
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  File *self = (File *) file;
  int answer = count (self->name, CALL_SIZE);

  return answer != SQLITE_OK ? answer
                             : self->real->pMethods->xFileSize (self->real, size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  File *self = (File *) file;
  int answer = count (self->name, CALL_LOCK);

  return answer != SQLITE_OK ? answer : self->real->pMethods->xLock (self->real, level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  File *self = (File *) file;

  return self->real->pMethods->xUnlock (self->real, level);
}

static int
file_check_reserved_lock (sqlite3_file *file, int *held)
{
  File *self = (File *) file;

  return self->real->pMethods->xCheckReservedLock (self->real, held);
}

static int
file_control (sqlite3_file *file, int op, void *argument)
{
  File *self = (File *) file;

  return self->real->pMethods->xFileControl (self->real, op, argument);
}

static int
file_sector_size (sqlite3_file *file)
{
  File *self = (File *) file;

  return self->real->pMethods->xSectorSize (self->real);
}

static int
file_characteristics (sqlite3_file *file)
{
  File *self = (File *) file;

  return self->real->pMethods->xDeviceCharacteristics (self->real);
}

static int
file_shm_map (sqlite3_file *file, int region, int size, int extend, void volatile **map)
{
  File *self = (File *) file;
  int answer = count (self->name, CALL_SHM_MAP);

  return answer != SQLITE_OK
             ? answer
             : self->real->pMethods->xShmMap (self->real, region, size, extend, map);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  File *self = (File *) file;
  int answer =
      (flags & SQLITE_SHM_LOCK) != 0 ? count (self->name, CALL_SHM_LOCK) : SQLITE_OK;

  return answer != SQLITE_OK
             ? answer
             : self->real->pMethods->xShmLock (self->real, offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  File *self = (File *) file;

  self->real->pMethods->xShmBarrier (self->real);
}

static int
file_shm_unmap (sqlite3_file *file, int delete)
{
  File *self = (File *) file;

  return self->real->pMethods->xShmUnmap (self->real, delete);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_reserved_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_characteristics,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

static int
disk_open (sqlite3_vfs *vfs,
           const char *path,
           sqlite3_file *file,
           int flags,
           int *out_flags)
{
  File *self = (File *) file;
  int answer;

  memset (self, 0, sizeof *self);
  self->real = (sqlite3_file *) (self + 1);
  self->name = get_name (path);
  answer = count (self->name, CALL_OPEN);
  if (answer == SQLITE_OK)
    answer = real_disk->xOpen (real_disk, path, self->real, flags, out_flags);
  if (answer == SQLITE_OK)
    self->base.pMethods = &methods;
  else
    g_clear_pointer (&self->name, g_free);
  return answer;
}

static int
disk_delete (sqlite3_vfs *vfs, const char *path, int sync)
{
  g_autofree char *name = get_name (path);
  g_autoptr (GMutexLocker) locker = NULL;
  int answer;

  if (name != NULL)
    {
      locker = g_mutex_locker_new (&mutex);
      answer = judge (CALL_DELETE);
      if (answer != SQLITE_OK)
        return answer;
      test_disk_record_delete (name, sync);
    }
  return real_disk->xDelete (real_disk, path, sync);
}

static int
disk_access (sqlite3_vfs *vfs, const char *path, int flags, int *has)
{
  g_autofree char *name = get_name (path);
  int answer = count (name, CALL_ACCESS);

  return answer != SQLITE_OK ? answer : real_disk->xAccess (real_disk, path, flags, has);
}

void
test_disk_set_up (const char *folder)
{
  if (real_disk == NULL)
    {
      real_disk = sqlite3_vfs_find (NULL);
      disk = *real_disk;
      disk.zName = "test-disk";
      disk.pNext = NULL;
      disk.szOsFile = sizeof (File) + real_disk->szOsFile;
      disk.xOpen = disk_open;
      disk.xDelete = disk_delete;
      disk.xAccess = disk_access;
    }
  g_free (watched);
  watched = g_strdup (folder);
  test_disk_fail (TEST_DISK_IOERR, 0, FALSE);
  sqlite3_vfs_register (&disk, TRUE);
}

void
test_disk_tear_down (void)
{
  test_disk_record (NULL, NULL);
  sqlite3_vfs_unregister (&disk);
  sqlite3_vfs_register (real_disk, TRUE);
  g_clear_pointer (&watched, g_free);
}

void
test_disk_fail (TestDiskFault which, guint nth, gboolean sticky)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  fault = which;
  first_failing = nth;
  is_sticky = sticky;
  n_calls = 0;
  n_failed = 0;
}

guint
test_disk_get_n_calls (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  return n_calls;
}

guint
test_disk_get_n_failed (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  return n_failed;
}

void
test_disk_record (TestDiskFunc func, gpointer user_data)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  test_disk_record_begin (watched, func, user_data);
}
