/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The versions of the schema, from empty to the latest. On the writing thread. */

#include "dateline/store/dateline-migrations-private.h"

#include "dateline/store/dateline-backup-private.h"
#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-migration-facts-private.h"
#include "dateline/store/dateline-safe-file-private.h"
#include "dateline/store/dateline-store-resources.h"
#include "dateline/store/dateline-store.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

/* What has to be free, in sizes of the file. */
#define ROOM 2.2

#define FOLDER "/io/github/dateline/store/migrations/"

/* Registered by hand and once: a static library loses constructors that nothing refers
 * to, and two stores may open at one time. GLib makes the resource only when it is first
 * looked for, under the lock of g_resources_…(): dateline_store_get_resource() does not
 * wait for that lock, and gives NULL while another thread makes it. */
static void
register_scripts (void)
{
  static gsize registered;

  if (g_once_init_enter (&registered))
    {
      dateline_store_register_resource ();
      g_once_init_leave (&registered, 1);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the files, in order. */
static GStrv
list_names (void)
{
  GStrv names;

  register_scripts ();
  names = g_resources_enumerate_children (FOLDER, 0, NULL);
  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}

static guint
get_version (const char *name)
{
  return strtoul (name, NULL, 10);
}

guint
dateline_migrations_get_latest (void)
{
  g_auto (GStrv) names = list_names ();

  return get_version (names[g_strv_length (names) - 1]);
}

static gboolean
run_script (DatelineDatabase *database, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) sql = NULL;

  /* The bytes of a resource end with a NUL that is not counted. */
  sql = g_resources_lookup_data (path, 0, error);
  return sql != NULL &&
         dateline_database_run (database, g_bytes_get_data (sql, NULL), error);
}

/* One step: its statements and the number that says that they ran, or nothing. Another
 * program may have taken it since the version was read. @facts: what was there before, if
 * that is to be looked after. */
static gboolean
run_step (DatelineDatabase *database,
          const char *name,
          DatelineMigrationFacts *facts,
          GError **error)
{
  guint step = get_version (name);
  g_autofree char *note = g_strdup_printf ("PRAGMA user_version = %u", step);
  gint64 version;

  if (!dateline_database_begin (database, error))
    return FALSE;
  if (dateline_database_get_int64 (database, "PRAGMA user_version", &version, error) &&
      (version >= step ||
       (run_script (database, name, error) &&
        (step > 1 || dateline_feed_table_add_guide (database, error)) &&
        (facts == NULL || dateline_migration_facts_check (facts, database, error)) &&
        dateline_database_run (database, note, error))) &&
      dateline_database_commit (database, error))
    return TRUE;

  dateline_database_roll_back (database);
  return FALSE;
}

static gboolean
run_steps (DatelineDatabase *database,
           guint last,
           DatelineMigrationFacts *facts,
           const DatelineWork *work,
           GError **error)
{
  g_auto (GStrv) names = list_names ();
  gint64 version;

  if (!dateline_database_get_int64 (database, "PRAGMA user_version", &version, error))
    return FALSE;
  for (gsize i = 0; names[i] != NULL; i++)
    if (get_version (names[i]) > version && get_version (names[i]) <= last &&
        (!dateline_work_go_on (work, 0.5 + 0.5 * i / g_strv_length (names), error) ||
         !run_step (database, names[i], facts, error)))
      return FALSE;
  return TRUE;
}

/* The file and its copy and what a step needs besides. */
static gboolean
check_room (DatelineDatabase *database, GError **error)
{
  guint64 n_free = dateline_safe_file_get_free (dateline_database_get_path (database));
  g_autofree char *needed = NULL;
  g_autofree char *there = NULL;
  gint64 size;

  if (!dateline_database_get_int64 (
          database,
          "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
          &size,
          error))
    return FALSE;
  if (n_free >= size * ROOM)
    return TRUE;

  needed = g_format_size (size * ROOM);
  there = g_format_size (n_free);
  g_set_error (error,
               DATELINE_STORE_ERROR,
               DATELINE_STORE_ERROR_FULL,
               _ ("The stories were kept by an older version of Dateline. To bring them"
                  " up to date takes %s on the disk, of which %s are free. Nothing was"
                  " changed."),
               needed,
               there);
  return FALSE;
}

/* A copy that stays, of what this version is about to change. */
static gboolean
back_up (DatelineDatabase *database, guint version, GError **error)
{
  const char *store = dateline_database_get_path (database);
  g_autofree char *path = NULL;

  if (!check_room (database, error))
    return FALSE;
  path = dateline_backup_make_path (store, DATELINE_BACKUP_BEFORE, version, error);
  return path != NULL && dateline_backup_copy (database, path, NULL, error);
}

static gboolean
upgrade (DatelineDatabase *database,
         guint version,
         const DatelineWork *work,
         GError **error)
{
  g_autoptr (DatelineMigrationFacts) facts = NULL;

  if (!dateline_work_go_on (work, 0, error) || !back_up (database, version, error))
    return FALSE;
  facts = dateline_migration_facts_new (database, error);
  if (facts == NULL ||
      !run_steps (database, dateline_migrations_get_latest (), facts, work, error))
    return FALSE;
  dateline_backup_prune (dateline_database_get_path (database));
  return TRUE;
}

gboolean
dateline_migrations_run (DatelineDatabase *database,
                         const DatelineWork *work,
                         GError **error)
{
  guint latest = dateline_migrations_get_latest ();
  gboolean upgraded;
  gint64 version;

  if (!dateline_database_get_int64 (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= latest)
    return TRUE;
  /* A new file is made at once, and nobody gives that up. */
  if (version == 0)
    return run_steps (database, latest, NULL, NULL, error);

  if (work != NULL)
    dateline_database_set_cancellable (database, work->cancellable);
  upgraded = upgrade (database, version, work, error);
  dateline_database_set_cancellable (database, NULL);
  /* A file that lacks room to be upgraded cannot be read either, as one that lacks room
   * for stories can. */
  if (error != NULL &&
      g_error_matches (*error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FULL))
    (*error)->code = DATELINE_STORE_ERROR_CANNOT_OPEN;
  return upgraded;
}

gboolean
dateline_migrations_run_to (DatelineDatabase *database, guint version, GError **error)
{
  return run_steps (database, version, NULL, NULL, error);
}
