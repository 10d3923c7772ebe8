/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where files lie that were dragged out: a folder for each time, so that each file has
 * the name that its story gives it. Blocking, any thread. Nothing but plain files goes
 * with a folder: one that holds anything else stays. */

#include "dateline-gtk/reader/dateline-dragged-folder-private.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

/* What these folders' names begin with. */
#define PREFIX "stories-"

typedef struct
{
  char *path;
  gint64 made_at;
  guint64 size;
} Folder;

static void
folder_free (gpointer data)
{
  Folder *folder = data;

  g_free (folder->path);
  g_free (folder);
}

char *
dateline_dragged_folder_make (const char *path, GError **error)
{
  g_autofree char *made = g_build_filename (path, PREFIX "XXXXXX", NULL);

  if (g_mkdir_with_parents (path, 0700) == 0 && g_mkdtemp (made) != NULL)
    return g_steal_pointer (&made);
  g_set_error (error,
               G_IO_ERROR,
               g_io_error_from_errno (errno),
               "%s: %s",
               path,
               g_strerror (errno));
  return NULL;
}

/* Calls @visit with the path of each file that is in a folder. */
static void
visit_files (const char *path,
             void (*visit) (const char *file, guint64 *size),
             guint64 *size)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      visit (file, size);
    }
}

static void
add_size (const char *file, guint64 *size)
{
  GStatBuf status;

  if (g_lstat (file, &status) == 0)
    *size += status.st_size;
}

static void
remove_file (const char *file, guint64 *size)
{
  g_unlink (file);
}

static int
compare_by_age (gconstpointer a, gconstpointer b)
{
  const Folder *first = *(Folder *const *) a;
  const Folder *second = *(Folder *const *) b;

  return (first->made_at > second->made_at) - (first->made_at < second->made_at);
}

/* The oldest first. */
static GPtrArray *
list_folders (const char *path)
{
  GPtrArray *folders = g_ptr_array_new_with_free_func (folder_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder_path = g_build_filename (path, name, NULL);
      GStatBuf status;
      Folder *folder;

      if (!g_str_has_prefix (name, PREFIX) || g_lstat (folder_path, &status) != 0 ||
          !S_ISDIR (status.st_mode))
        continue;
      folder = g_new0 (Folder, 1);
      folder->path = g_steal_pointer (&folder_path);
      folder->made_at = status.st_mtime;
      visit_files (folder->path, add_size, &folder->size);
      g_ptr_array_add (folders, folder);
    }
  g_ptr_array_sort (folders, compare_by_age);
  return folders;
}

void
dateline_dragged_folder_tidy (const char *path, gint64 max_age, guint64 max_size)
{
  g_autoptr (GPtrArray) folders = list_folders (path);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  guint64 size = 0;

  for (guint i = 0; i < folders->len; i++)
    size += ((const Folder *) folders->pdata[i])->size;
  for (guint i = 0; i < folders->len; i++)
    {
      const Folder *folder = folders->pdata[i];

      if (size <= max_size && folder->made_at >= now - max_age)
        break;
      visit_files (folder->path, remove_file, NULL);
      g_rmdir (folder->path);
      size -= folder->size;
    }
}
