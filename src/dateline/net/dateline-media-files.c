/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures on disk. Blocking, on workers. A file appears whole or not at all (written
 * aside, then renamed), and its time of change is the time of its last use. */

#include "dateline/net/dateline-media-files-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

/* What is left of a write that was interrupted is dropped after so many seconds. */
#define REMNANT_AGE (60 * 60)

#define NAME_LENGTH 64

/* Notes say nothing any more after so many seconds. */
#define NOTE_SUFFIX ".note"
#define NOTE_AGE (90 * 24 * 60 * 60)

struct _DatelineMediaFiles
{
  char *folder;
  char *kept_folder;
};

typedef struct
{
  char *path;
  gint64 used_at; /* nanoseconds */
  guint64 size;
} StoredFile;

static const struct
{
  gsize offset;
  gsize length;
  const char *bytes;
} signatures[] = {
  { 0, 8, "\x89PNG\r\n\x1a\n" },
  { 0, 3, "\xff\xd8\xff" },
  { 0, 6, "GIF87a" },
  { 0, 6, "GIF89a" },
  { 8, 4, "WEBP" },
  { 0, 2, "BM" },
  { 0, 4, "\0\0\1\0" },
  { 4, 8, "ftypavif" },
};

gboolean
dateline_media_files_is_picture (GBytes *content)
{
  gsize length;
  const char *bytes = g_bytes_get_data (content, &length);

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      if (length >= signatures[i].offset + signatures[i].length &&
          memcmp (bytes + signatures[i].offset,
                  signatures[i].bytes,
                  signatures[i].length) == 0)
        return TRUE;
    }
  return FALSE;
}

DatelineMediaFiles *
dateline_media_files_new (const char *folder, const char *kept_folder)
{
  DatelineMediaFiles *self = g_atomic_rc_box_new0 (DatelineMediaFiles);

  self->folder = g_strdup (folder);
  self->kept_folder = g_strdup (kept_folder);
  return self;
}

DatelineMediaFiles *
dateline_media_files_ref (DatelineMediaFiles *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
dateline_media_files_clear (DatelineMediaFiles *self)
{
  g_free (self->folder);
  g_free (self->kept_folder);
}

void
dateline_media_files_unref (DatelineMediaFiles *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_media_files_clear);
}

static char *
make_name (const char *uri)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
}

static gboolean
is_name (const char *name)
{
  return strlen (name) == NAME_LENGTH && strspn (name, "0123456789abcdef") == NAME_LENGTH;
}

static char *
make_path (const char *folder, const char *uri)
{
  g_autofree char *name = make_name (uri);

  return g_build_filename (folder, name, NULL);
}

static GBytes *
read_file (const char *path)
{
  char *content;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return NULL;
  return g_bytes_new_take (content, length);
}

static char *
make_note_path (DatelineMediaFiles *self, const char *uri)
{
  g_autofree char *path = make_path (self->folder, uri);

  return g_strconcat (path, NOTE_SUFFIX, NULL);
}

GBytes *
dateline_media_files_read (DatelineMediaFiles *self, const char *uri, gboolean *is_kept)
{
  g_autofree char *kept_path = make_path (self->kept_folder, uri);
  g_autofree char *path = make_path (self->folder, uri);
  GBytes *picture = read_file (kept_path);

  *is_kept = picture != NULL;
  if (picture == NULL)
    {
      picture = read_file (path);
      if (picture != NULL)
        g_utime (path, NULL);
    }
  return picture;
}

void
dateline_media_files_read_note (DatelineMediaFiles *self,
                                const char *uri,
                                DatelineMediaNote *note)
{
  g_autofree char *path = make_note_path (self, uri);

  dateline_media_note_read (note, path);
}

/* Where nothing can be written nothing is known later. */
void
dateline_media_files_write_note (DatelineMediaFiles *self,
                                 const char *uri,
                                 const DatelineMediaNote *note)
{
  g_autofree char *path = make_note_path (self, uri);

  if (g_mkdir_with_parents (self->folder, 0700) == 0)
    dateline_media_note_write (note, path);
}

static gboolean
write_file (const char *folder, const char *uri, GBytes *picture, GError **error)
{
  g_autofree char *path = make_path (folder, uri);
  gsize length;
  const char *bytes = g_bytes_get_data (picture, &length);

  if (g_mkdir_with_parents (folder, 0700) < 0)
    {
      int number = errno;

      g_set_error (error,
                   G_IO_ERROR,
                   g_io_error_from_errno (number),
                   _ ("The folder for pictures could not be made: %s"),
                   g_strerror (number));
      return FALSE;
    }
  return g_file_set_contents_full (path,
                                   bytes,
                                   length,
                                   G_FILE_SET_CONTENTS_CONSISTENT,
                                   0600,
                                   error);
}

gboolean
dateline_media_files_write (DatelineMediaFiles *self,
                            const char *uri,
                            GBytes *picture,
                            GError **error)
{
  return write_file (self->folder, uri, picture, error);
}

gboolean
dateline_media_files_keep (DatelineMediaFiles *self,
                           const char *uri,
                           GBytes *picture,
                           GError **error)
{
  g_autofree char *kept_path = make_path (self->kept_folder, uri);
  g_autofree char *path = make_path (self->folder, uri);
  g_autoptr (GBytes) dropped = NULL;

  if (g_file_test (kept_path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_mkdir_with_parents (self->kept_folder, 0700);
      if (g_rename (path, kept_path) == 0)
        return TRUE;
      /* The two folders may lie on different file systems. */
      if (picture == NULL)
        picture = dropped = read_file (path);
    }
  if (picture == NULL || !write_file (self->kept_folder, uri, picture, error))
    return FALSE;
  g_unlink (path);
  return TRUE;
}

gboolean
dateline_media_files_keep_only (DatelineMediaFiles *self,
                                const char *const *uris,
                                GError **error)
{
  g_autoptr (GHashTable) names =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) folder = g_dir_open (self->kept_folder, 0, NULL);
  const char *name;

  if (folder == NULL) /* nothing was kept yet */
    return TRUE;
  for (guint i = 0; uris != NULL && uris[i] != NULL; i++)
    g_hash_table_add (names, make_name (uris[i]));
  g_mkdir_with_parents (self->folder, 0700);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *kept_path = g_build_filename (self->kept_folder, name, NULL);
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      int number;

      if (!is_name (name) || g_hash_table_contains (names, name))
        continue;
      if (g_rename (kept_path, path) == 0 || g_unlink (kept_path) == 0)
        continue;
      number = errno;
      g_set_error (error,
                   G_IO_ERROR,
                   g_io_error_from_errno (number),
                   _ ("A picture could not be removed: %s"),
                   g_strerror (number));
      return FALSE;
    }
  return TRUE;
}

static void
stored_file_free (gpointer data)
{
  StoredFile *file = data;

  g_free (file->path);
  g_free (file);
}

static int
compare_by_use (gconstpointer a, gconstpointer b)
{
  const StoredFile *first = *(StoredFile *const *) a;
  const StoredFile *second = *(StoredFile *const *) b;

  return (first->used_at > second->used_at) - (first->used_at < second->used_at);
}

/* The files of the folder, the one that was not used for longest first. */
static GPtrArray *
list_files (DatelineMediaFiles *self, guint64 *size)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (stored_file_free);
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  *size = 0;
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      GStatBuf status;
      StoredFile *file;

      if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode))
        continue;
      if (!is_name (name))
        {
          int age = g_str_has_suffix (name, NOTE_SUFFIX) ? NOTE_AGE : REMNANT_AGE;

          if (status.st_mtime + age < g_get_real_time () / G_USEC_PER_SEC)
            g_unlink (path);
          continue;
        }
      file = g_new0 (StoredFile, 1);
      file->path = g_steal_pointer (&path);
      file->used_at =
          status.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + status.st_mtim.tv_nsec;
      file->size = status.st_size;
      *size += file->size;
      g_ptr_array_add (files, file);
    }
  g_ptr_array_sort (files, compare_by_use);
  return files;
}

guint64
dateline_media_files_trim (DatelineMediaFiles *self, guint64 max_size)
{
  guint64 size;
  g_autoptr (GPtrArray) files = list_files (self, &size);

  for (guint i = 0; i < files->len && size > max_size; i++)
    {
      const StoredFile *file = files->pdata[i];

      if (g_unlink (file->path) == 0)
        size -= file->size;
    }
  return size;
}
