/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Backups of a store. */

#include "dateline/store/dateline-backup-private.h"

#include "dateline/store/dateline-safe-file-private.h"
#include "dateline/store/dateline-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* As stores are called that no host called otherwise. */
#define EXTENSION ".db"
/* What follows the beginning of a name, by reason; 0 is any digit. */
static const char *const patterns[] = {
  [DATELINE_BACKUP_DAILY] = "0000-00-00" EXTENSION,
  [DATELINE_BACKUP_BEFORE] = "0000-0000-00-00" EXTENSION,
};

/* A copy on its way. SQLite does not say how far it is: the file does. */
typedef struct
{
  const char *made;
  const DatelineWork *work;
  gint64 size; /* that it will have, nearly */
} Copying;

static void
tell_cb (gpointer user_data)
{
  const Copying *self = user_data;
  double fraction =
      (double) dateline_safe_file_get_size (self->made) / (double) MAX (self->size, 1);

  self->work->tell (self->work->kind, MIN (fraction, 1), self->work->user_data);
}

static gint64
get_used_size (DatelineDatabase *database)
{
  gint64 n_pages = 0, n_free = 0, page_size = 0;

  dateline_database_get_int64 (database, "PRAGMA page_count", &n_pages, NULL);
  dateline_database_get_int64 (database, "PRAGMA freelist_count", &n_free, NULL);
  dateline_database_get_int64 (database, "PRAGMA page_size", &page_size, NULL);
  return (n_pages - n_free) * page_size;
}

/* By SQLite itself: what others write meanwhile is in it as a whole or not at all, and
 * what was deleted takes no room. */
static gboolean
vacuum_into (DatelineDatabase *database,
             const char *made,
             const DatelineWork *work,
             GError **error)
{
  Copying copying = { made, work, 0 };
  gboolean done;

  if (work != NULL && work->tell != NULL)
    {
      copying.size = get_used_size (database);
      tell_cb (&copying);
      dateline_database_set_pulse (database, tell_cb, &copying);
    }
  done = dateline_database_run_with (database,
                                     "VACUUM INTO ?1",
                                     error,
                                     DATELINE_TEXT (made));
  dateline_database_set_pulse (database, NULL, NULL);
  return done;
}

gboolean
dateline_backup_copy (DatelineDatabase *database,
                      const char *path,
                      const DatelineWork *work,
                      GError **error)
{
  g_autofree char *made = dateline_safe_file_make_name (path);

  g_unlink (made);
  if (vacuum_into (database, made, work, error) &&
      (work == NULL ||
       !g_cancellable_set_error_if_cancelled (work->cancellable, error)) &&
      g_chmod (made, 0600) == 0 && dateline_safe_file_finish (made, path, error))
    return TRUE;

  g_unlink (made);
  return FALSE;
}

gboolean
dateline_backup_copy_file (const char *store,
                           const char *path,
                           const DatelineWork *work,
                           GError **error)
{
  g_autoptr (DatelineDatabase) database =
      dateline_database_open (store, DATELINE_DATABASE_READER, error);

  if (database == NULL)
    return FALSE;
  dateline_database_set_cancellable (database, work != NULL ? work->cancellable : NULL);
  return dateline_database_run (database, "PRAGMA query_only = OFF", error) &&
         dateline_backup_copy (database, path, work, error);
}

static char *
make_folder (const char *store)
{
  g_autofree char *folder = g_path_get_dirname (store);

  return g_build_filename (folder, "backups", NULL);
}

/* What the names of a store's backups begin with. */
static char *
make_prefix (const char *store, DatelineBackupReason reason)
{
  g_autofree char *name = g_path_get_basename (store);

  if (g_str_has_suffix (name, EXTENSION))
    name[strlen (name) - strlen (EXTENSION)] = '\0';
  return g_strconcat (name, reason == DATELINE_BACKUP_BEFORE ? "-before-" : "-", NULL);
}

/* The day, in the person's own time. */
static char *
make_day (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

char *
dateline_backup_make_path (const char *store,
                           DatelineBackupReason reason,
                           guint version,
                           GError **error)
{
  g_autofree char *folder = make_folder (store);
  g_autofree char *prefix = make_prefix (store, reason);
  g_autofree char *day = make_day ();
  g_autofree char *name = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error,
                   DATELINE_STORE_ERROR,
                   DATELINE_STORE_ERROR_CANNOT_OPEN,
                   _ ("“%s” cannot be written: %s."),
                   folder,
                   g_strerror (errno));
      return NULL;
    }
  name = reason == DATELINE_BACKUP_BEFORE
             ? g_strdup_printf ("%s%04u-%s" EXTENSION, prefix, version, day)
             : g_strconcat (prefix, day, EXTENSION, NULL);
  return g_build_filename (folder, name, NULL);
}

/* Others may lie in the folder too. */
static gboolean
is_named (const char *name, const char *prefix, DatelineBackupReason reason)
{
  const char *rest = name + strlen (prefix);
  const char *pattern = patterns[reason];

  if (!g_str_has_prefix (name, prefix))
    return FALSE;
  for (; *rest != '\0' && *pattern != '\0'; rest++, pattern++)
    if (*pattern == '0' ? !g_ascii_isdigit (*rest) : *rest != *pattern)
      return FALSE;
  return *rest == *pattern;
}

static gint64
get_time (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? status.st_mtime : 0;
}

/* By when they were made; in one second, by their names. */
static int
compare_times (gconstpointer a, gconstpointer b)
{
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;
  gint64 first_time = get_time (first);
  gint64 second_time = get_time (second);

  if (first_time != second_time)
    return first_time < second_time ? 1 : -1;
  return strcmp (second, first);
}

GPtrArray *
dateline_backup_list (const char *store, int reason)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = make_folder (store);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    for (int i = DATELINE_BACKUP_DAILY; i <= DATELINE_BACKUP_BEFORE; i++)
      {
        g_autofree char *prefix = make_prefix (store, i);

        if ((reason < 0 || reason == i) && is_named (name, prefix, i))
          g_ptr_array_add (paths, g_build_filename (path, name, NULL));
      }
  g_ptr_array_sort (paths, compare_times);
  return paths;
}

void
dateline_backup_prune (const char *store)
{
  static const guint n_kept[] = {
    [DATELINE_BACKUP_DAILY] = DATELINE_BACKUP_N_DAILY,
    [DATELINE_BACKUP_BEFORE] = DATELINE_BACKUP_N_BEFORE,
  };

  for (guint reason = 0; reason < G_N_ELEMENTS (n_kept); reason++)
    {
      g_autoptr (GPtrArray) paths = dateline_backup_list (store, reason);

      for (guint i = n_kept[reason]; i < paths->len; i++)
        g_unlink (paths->pdata[i]);
    }
}

gboolean
dateline_backup_is_due (const char *store)
{
  g_autoptr (GPtrArray) paths = dateline_backup_list (store, DATELINE_BACKUP_DAILY);
  g_autofree char *log = g_strconcat (store, "-wal", NULL);
  g_autofree char *day = make_day ();

  if (paths->len == 0)
    return TRUE;
  /* One a day is enough, and one that says the same as the last is too many. */
  return strstr (strrchr (paths->pdata[0], '/'), day) == NULL &&
         MAX (get_time (store), get_time (log)) > get_time (paths->pdata[0]);
}
