/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The store's file as a file: is it ours, may it be opened, who may read it. On the
 * writing thread, before the database is opened.
 */

#include "dateline/store/dateline-database-file-private.h"

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-migrations-private.h"
#include "dateline/store/dateline-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* The head of a database file:
 * https://www.sqlite.org/fileformat2.html#the_database_header */
#define HEADER_SIZE 100
#define HEADER_VERSION 60
#define HEADER_APPLICATION_ID 68

static gboolean
refuse_unopened (const char *path, int code, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error,
               DATELINE_STORE_ERROR,
               DATELINE_STORE_ERROR_CANNOT_OPEN,
               _ ("The stories cannot be kept in “%s”: %s."),
               shown,
               g_strerror (code));
  return FALSE;
}

static gboolean
refuse_foreign (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (
      error,
      DATELINE_STORE_ERROR,
      DATELINE_STORE_ERROR_NOT_OURS,
      _ ("“%s” was not made by Dateline, or is too damaged to tell. It was left as it "
         "is. Restore a backup, or move the file away to begin anew."),
      shown);
  return FALSE;
}

static gboolean
refuse_newer (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (
      error,
      DATELINE_STORE_ERROR,
      DATELINE_STORE_ERROR_TOO_NEW,
      _ ("“%s” was made by a newer version of Dateline. It was left as it is. Use that "
         "version, or restore a backup from before."),
      shown);
  return FALSE;
}

static guint32
read_word (const guint8 *header, gsize offset)
{
  guint32 word;

  memcpy (&word, header + offset, sizeof word);
  return GUINT32_FROM_BE (word);
}

/* Reads the head without SQLite, which would lay files beside one that is not ours. */
static gboolean
check_header (const char *path, const guint8 *header, gsize size, GError **error)
{
  if (size < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0 ||
      read_word (header, HEADER_APPLICATION_ID) != DATELINE_DATABASE_APPLICATION_ID)
    return refuse_foreign (path, error);
  if (read_word (header, HEADER_VERSION) > dateline_migrations_get_latest ())
    return refuse_newer (path, error);
  return TRUE;
}

/* A newer version's number may be in the write-ahead log yet. A connection that only
 * reads does not fold that log into the file when it is closed. */
static gboolean
check_log (const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 version = 0;
  GStatBuf status;

  if (g_stat (log, &status) != 0 || status.st_size == 0)
    return TRUE;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
      sqlite3_prepare_v2 (handle, "PRAGMA user_version", -1, &statement, NULL) ==
          SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    version = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);

  return version <= dateline_migrations_get_latest () || refuse_newer (path, error);
}

static gboolean
check_file (const char *path, int file, struct stat *status, GError **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  gssize size;

  if (fstat (file, status) != 0)
    return refuse_unopened (path, errno, error);
  if (S_ISDIR (status->st_mode))
    return refuse_unopened (path, EISDIR, error);

  size = read (file, header, sizeof header);
  if (size < 0)
    return refuse_unopened (path, errno, error);
  return size == 0 ||
         (check_header (path, header, size, error) && check_log (path, error));
}

gboolean
dateline_database_file_judge (const char *path, GError **error)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  struct stat status;
  gboolean ours;

  if (file < 0)
    return refuse_unopened (path, errno, error);
  ours = check_file (path, file, &status, error);
  close (file);
  return ours;
}

gboolean
dateline_database_file_make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_mkdir_with_parents (folder, 0700) == 0 ||
         refuse_unopened (folder, errno, error);
}

gboolean
dateline_database_file_is_database (const char *path)
{
  char header[16];
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean is_database;

  if (file < 0)
    return FALSE;
  is_database = read (file, header, sizeof header) == sizeof header &&
                memcmp (header, "SQLite format 3", sizeof header) == 0;
  close (file);
  return is_database;
}

/* Why the file cannot be opened for writing. One that can be read is looked at all the
 * same: what is not ours is not to be read either. */
static gboolean
refuse_for (const char *path, int code, GError **error)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  struct stat status;
  gboolean ours = file >= 0 && check_file (path, file, &status, error);

  if (file >= 0)
    close (file);
  if (file >= 0 && !ours)
    return FALSE;
  if (code == ENOSPC || code == EDQUOT)
    g_set_error_literal (
        error,
        DATELINE_STORE_ERROR,
        DATELINE_STORE_ERROR_FULL,
        _ ("There is no room left on the disk, so nothing new can be kept."));
  else if (ours)
    g_set_error_literal (
        error,
        DATELINE_STORE_ERROR,
        DATELINE_STORE_ERROR_READ_ONLY,
        _ ("These stories can only be read: their folder cannot be written to."));
  else
    refuse_unopened (path, code, error);
  return FALSE;
}

gboolean
dateline_database_file_prepare (const char *path, GError **error)
{
  struct stat status;
  gboolean ours;
  int file;

  if (!dateline_database_file_make_folder (path, error))
    return FALSE;

  file = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0)
    return refuse_for (path, errno, error);

  ours = check_file (path, file, &status, error);
  /* What is ours is nobody else's to read. A failure is no reason to refuse the stories:
   * some file systems have no permissions. */
  if (ours && (status.st_mode & 0077) != 0)
    (void) fchmod (file, 0600);
  close (file);
  return ours;
}
