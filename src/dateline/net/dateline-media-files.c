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
#include <sys/statvfs.h>
#include <utime.h>

#define NAME_LENGTH 64

struct _DatelineMediaFiles
{
  char *folders[DATELINE_MEDIA_N_SHELVES];
  guint64 min_free;
};

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

  self->folders[DATELINE_MEDIA_SEEN] = g_strdup (folder);
  self->folders[DATELINE_MEDIA_AHEAD] = g_strconcat (kept_folder, "-ahead", NULL);
  self->folders[DATELINE_MEDIA_SAVED] = g_strdup (kept_folder);
  self->min_free = DATELINE_MEDIA_MIN_FREE;
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
  for (guint i = 0; i < DATELINE_MEDIA_N_SHELVES; i++)
    g_free (self->folders[i]);
}

void
dateline_media_files_unref (DatelineMediaFiles *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_media_files_clear);
}

const char *
dateline_media_files_get_folder (DatelineMediaFiles *self, DatelineMediaShelf shelf)
{
  return self->folders[shelf];
}

void
dateline_media_files_set_min_free (DatelineMediaFiles *self, guint64 bytes)
{
  self->min_free = bytes;
}

char *
dateline_media_files_make_name (const char *uri)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
}

gboolean
dateline_media_files_is_name (const char *name)
{
  return strlen (name) == NAME_LENGTH && strspn (name, "0123456789abcdef") == NAME_LENGTH;
}

static char *
make_path (const char *folder, const char *uri)
{
  g_autofree char *name = dateline_media_files_make_name (uri);

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
  g_autofree char *path = make_path (self->folders[DATELINE_MEDIA_SEEN], uri);

  return g_strconcat (path, DATELINE_MEDIA_NOTE_SUFFIX, NULL);
}

/* The time of use of what may be dropped is what it is dropped by. */
GBytes *
dateline_media_files_read (DatelineMediaFiles *self, const char *uri, gboolean *is_kept)
{
  GBytes *picture = NULL;

  *is_kept = FALSE;
  for (int shelf = DATELINE_MEDIA_SAVED; shelf >= DATELINE_MEDIA_SEEN; shelf--)
    {
      g_autofree char *path = make_path (self->folders[shelf], uri);

      picture = read_file (path);
      if (picture == NULL)
        continue;
      *is_kept = shelf > DATELINE_MEDIA_SEEN;
      if (!*is_kept)
        g_utime (path, NULL);
      break;
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

  if (g_mkdir_with_parents (self->folders[DATELINE_MEDIA_SEEN], 0700) == 0)
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

/* A disk that cannot be asked is taken for one with room. */
static gboolean
check_room (DatelineMediaFiles *self, DatelineMediaShelf shelf, GError **error)
{
  struct statvfs disk;

  if (shelf == DATELINE_MEDIA_SAVED ||
      g_mkdir_with_parents (self->folders[shelf], 0700) < 0 ||
      statvfs (self->folders[shelf], &disk) != 0 ||
      (guint64) disk.f_bavail * disk.f_frsize >= self->min_free)
    return TRUE;
  g_set_error_literal (error,
                       G_IO_ERROR,
                       G_IO_ERROR_NO_SPACE,
                       _ ("There is too little room on the disk to keep pictures."));
  return FALSE;
}

static gboolean
is_on_shelf (DatelineMediaFiles *self, const char *uri, DatelineMediaShelf shelf)
{
  g_autofree char *path = make_path (self->folders[shelf], uri);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static gboolean
is_kept (DatelineMediaFiles *self, const char *uri)
{
  return is_on_shelf (self, uri, DATELINE_MEDIA_AHEAD) ||
         is_on_shelf (self, uri, DATELINE_MEDIA_SAVED);
}

static void
take_off (DatelineMediaFiles *self, const char *uri, DatelineMediaShelf shelf)
{
  g_autofree char *path = make_path (self->folders[shelf], uri);

  g_unlink (path);
}

/* What was loaded to be kept may be kept meanwhile, on another thread: whoever comes
 * second sees to it that it lies there once. */
gboolean
dateline_media_files_write (DatelineMediaFiles *self,
                            const char *uri,
                            GBytes *picture,
                            GError **error)
{
  if (is_kept (self, uri))
    return TRUE;
  if (!check_room (self, DATELINE_MEDIA_SEEN, error) ||
      !write_file (self->folders[DATELINE_MEDIA_SEEN], uri, picture, error))
    return FALSE;
  if (is_kept (self, uri))
    take_off (self, uri, DATELINE_MEDIA_SEEN);
  return TRUE;
}

/* Moves it up, if it is on a lower shelf; else takes @picture. */
gboolean
dateline_media_files_keep (DatelineMediaFiles *self,
                           const char *uri,
                           DatelineMediaShelf shelf,
                           GBytes *picture,
                           GError **error)
{
  g_autofree char *path = make_path (self->folders[shelf], uri);
  g_autoptr (GBytes) moved = NULL;

  for (int above = shelf; above < DATELINE_MEDIA_N_SHELVES; above++)
    if (is_on_shelf (self, uri, above))
      return TRUE;
  for (int below = shelf - 1; below >= DATELINE_MEDIA_SEEN; below--)
    {
      g_autofree char *old_path = make_path (self->folders[below], uri);

      if (!g_file_test (old_path, G_FILE_TEST_EXISTS))
        continue;
      g_mkdir_with_parents (self->folders[shelf], 0700);
      if (g_rename (old_path, path) == 0)
        return TRUE;
      /* The folders may lie on different file systems. */
      moved = read_file (old_path);
      if (moved == NULL || !write_file (self->folders[shelf], uri, moved, error))
        return FALSE;
      g_unlink (old_path);
      return TRUE;
    }
  if (picture == NULL || !check_room (self, shelf, error) ||
      !write_file (self->folders[shelf], uri, picture, error))
    return FALSE;
  for (int below = shelf - 1; below >= DATELINE_MEDIA_SEEN; below--)
    take_off (self, uri, below);
  return TRUE;
}

gboolean
dateline_media_files_keep_only (DatelineMediaFiles *self,
                                DatelineMediaShelf shelf,
                                const char *const *uris,
                                GError **error)
{
  g_autoptr (GHashTable) names =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) folder = g_dir_open (self->folders[shelf], 0, NULL);
  const char *name;

  if (folder == NULL) /* nothing was kept yet */
    return TRUE;
  for (guint i = 0; uris != NULL && uris[i] != NULL; i++)
    g_hash_table_add (names, dateline_media_files_make_name (uris[i]));
  g_mkdir_with_parents (self->folders[DATELINE_MEDIA_SEEN], 0700);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *kept_path = g_build_filename (self->folders[shelf], name, NULL);
      g_autofree char *path =
          g_build_filename (self->folders[DATELINE_MEDIA_SEEN], name, NULL);
      int number;

      if (!dateline_media_files_is_name (name) || g_hash_table_contains (names, name))
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

void
dateline_media_files_release (DatelineMediaFiles *self, const char *const *uris)
{
  const char *folder = self->folders[DATELINE_MEDIA_SEEN];

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autofree char *kept_path =
          make_path (self->folders[DATELINE_MEDIA_SAVED], uris[i]);
      g_autofree char *path = make_path (folder, uris[i]);

      if (g_rename (kept_path, path) < 0)
        g_unlink (kept_path);
    }
}
