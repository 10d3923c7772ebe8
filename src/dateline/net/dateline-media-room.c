/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The room that pictures take on disk. Blocking, on workers. The time of change of a file
 * is the time of its last use: what the file system notes of reading is often off. */

#include "dateline/net/dateline-media-room-private.h"

#include <glib/gstdio.h>

/* What is left of a write that was interrupted is dropped after so many seconds. */
#define REMNANT_AGE (60 * 60)

/* Notes say nothing any more after so many seconds. */
#define NOTE_AGE (90 * 24 * 60 * 60)

typedef struct
{
  char *path;
  gint64 used_at; /* nanoseconds */
  guint64 size;
} StoredFile;

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

/* What is no picture goes when it is old. */
static void
drop_if_old (const char *path, const char *name, const GStatBuf *status)
{
  int age = g_str_has_suffix (name, DATELINE_MEDIA_NOTE_SUFFIX) ? NOTE_AGE : REMNANT_AGE;

  if (status->st_mtime + age < g_get_real_time () / G_USEC_PER_SEC)
    g_unlink (path);
}

/* The pictures of a shelf, in no order. */
static GPtrArray *
list_files (DatelineMediaFiles *files, DatelineMediaShelf shelf, gboolean tidies)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (stored_file_free);
  const char *folder_path = dateline_media_files_get_folder (files, shelf);
  g_autoptr (GDir) folder = g_dir_open (folder_path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      gboolean is_picture = dateline_media_files_is_name (name);
      g_autofree char *path = NULL;
      GStatBuf status;
      StoredFile *file;

      if (!is_picture && !tidies)
        continue;
      path = g_build_filename (folder_path, name, NULL);
      if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode))
        continue;
      if (!is_picture)
        {
          drop_if_old (path, name, &status);
          continue;
        }
      file = g_new0 (StoredFile, 1);
      file->path = g_steal_pointer (&path);
      file->used_at =
          status.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + status.st_mtim.tv_nsec;
      file->size = status.st_size;
      g_ptr_array_add (list, file);
    }
  return list;
}

static guint64
get_size (GPtrArray *list)
{
  guint64 size = 0;

  for (guint i = 0; i < list->len; i++)
    size += ((const StoredFile *) list->pdata[i])->size;
  return size;
}

void
dateline_media_room_measure (DatelineMediaFiles *files,
                             DatelineMediaShelf shelf,
                             DatelineMediaAmount *amount)
{
  g_autoptr (GPtrArray) list = list_files (files, shelf, FALSE);

  amount->n_pictures = list->len;
  amount->n_bytes = get_size (list);
}

GHashTable *
dateline_media_room_list (DatelineMediaFiles *files, DatelineMediaShelf shelf)
{
  GHashTable *sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) list = list_files (files, shelf, FALSE);

  for (guint i = 0; i < list->len; i++)
    {
      const StoredFile *file = list->pdata[i];

      g_hash_table_insert (sizes,
                           g_path_get_basename (file->path),
                           g_memdup2 (&file->size, sizeof file->size));
    }
  return sizes;
}

guint64
dateline_media_room_trim (DatelineMediaFiles *files,
                          guint64 max_size,
                          guint max_dropped,
                          GCancellable *cancellable,
                          gboolean *is_done)
{
  g_autoptr (GPtrArray) list = list_files (files, DATELINE_MEDIA_SEEN, TRUE);
  DatelineMediaAmount ahead;
  guint64 size = get_size (list);
  guint i;

  dateline_media_room_measure (files, DATELINE_MEDIA_AHEAD, &ahead);
  size += ahead.n_bytes;
  if (size > max_size)
    g_ptr_array_sort (list, compare_by_use);
  for (i = 0; i < list->len && i < max_dropped && size > max_size; i++)
    {
      const StoredFile *file = list->pdata[i];

      if (g_cancellable_is_cancelled (cancellable))
        break;
      if (g_unlink (file->path) == 0)
        size -= file->size;
    }
  *is_done = size <= max_size || i == list->len;
  return size;
}
