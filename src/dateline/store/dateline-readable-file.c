/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How a store's file that cannot be written is read all the same: in a folder that is
 * read only, or on a disk without room for what lies beside it.
 *
 * With a log beside it, and the index of the log, SQLite reads both without writing.
 * After a clean end there is neither, and SQLite has to be told that nobody changes the
 * file. A log without its index, and a file of an older version, have to be worked on
 * before they can be read: that is done with a copy.
 */

#include "dateline/store/dateline-readable-file-private.h"

#include "dateline/store/dateline-migrations-private.h"

#include <glib/gstdio.h>

static const char *const parts[] = { "", "-wal" };

static gboolean
is_there (const char *path, const char *part)
{
  g_autofree char *name = g_strconcat (path, part, NULL);
  GStatBuf status;

  return g_stat (name, &status) == 0 && status.st_size > 0;
}

static gboolean
can_be_read (const char *path, DatelineDatabaseRole role)
{
  g_autoptr (DatelineDatabase) database = dateline_database_open (path, role, NULL);
  gint64 version;

  return database != NULL &&
         dateline_database_get_int64 (database, "PRAGMA user_version", &version, NULL) &&
         version == dateline_migrations_get_latest ();
}

static gboolean
copy (const char *path, const char *target, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from = g_strconcat (path, parts[i], NULL);
      g_autofree char *to = g_strconcat (target, parts[i], NULL);
      g_autoptr (GFile) from_file = g_file_new_for_path (from);
      g_autoptr (GFile) to_file = g_file_new_for_path (to);

      if (is_there (path, parts[i]) && !g_file_copy (from_file,
                                                     to_file,
                                                     G_FILE_COPY_TARGET_DEFAULT_PERMS,
                                                     NULL,
                                                     NULL,
                                                     NULL,
                                                     error))
        return FALSE;
    }
  return TRUE;
}

static DatelineReadableFile *
make_copy (const char *path, GError **error)
{
  g_autoptr (DatelineReadableFile) self = g_new0 (DatelineReadableFile, 1);
  g_autoptr (DatelineDatabase) database = NULL;

  self->role = DATELINE_DATABASE_READER;
  self->folder = g_dir_make_tmp ("dateline-XXXXXX", error);
  if (self->folder == NULL)
    return NULL;
  self->path = g_build_filename (self->folder, "dateline.db", NULL);
  if (!copy (path, self->path, error))
    return NULL;
  /* This takes the log in, and makes a file of this version of it. */
  database = dateline_database_open (self->path, DATELINE_DATABASE_WRITER, error);
  return database != NULL ? g_steal_pointer (&self) : NULL;
}

DatelineReadableFile *
dateline_readable_file_find (const char *path, GError **error)
{
  DatelineDatabaseRole role =
      is_there (path, "-wal") ? DATELINE_DATABASE_READER : DATELINE_DATABASE_UNCHANGING;
  DatelineReadableFile *self;

  if (!can_be_read (path, role))
    return make_copy (path, error);
  self = g_new0 (DatelineReadableFile, 1);
  self->path = g_strdup (path);
  self->role = role;
  return self;
}

void
dateline_readable_file_free (DatelineReadableFile *self)
{
  static const char *const ends[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; self->folder != NULL && i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat (self->path, ends[i], NULL);

      g_unlink (name);
    }
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}
