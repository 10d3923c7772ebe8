/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The versions of the schema, from empty to the latest. On the writing thread. */

#include "dateline/store/dateline-migrations-private.h"

#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-store-resources.h"

#include <stdlib.h>

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
 * program may have taken it since the version was read. */
static gboolean
run_step (DatelineDatabase *database, const char *name, GError **error)
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
        dateline_database_run (database, note, error))) &&
      dateline_database_commit (database, error))
    return TRUE;

  dateline_database_roll_back (database);
  return FALSE;
}

gboolean
dateline_migrations_run (DatelineDatabase *database, GError **error)
{
  g_auto (GStrv) names = list_names ();
  gint64 version;

  if (!dateline_database_get_int64 (database, "PRAGMA user_version", &version, error))
    return FALSE;

  for (gsize i = 0; names[i] != NULL; i++)
    if (get_version (names[i]) > version && !run_step (database, names[i], error))
      return FALSE;
  return TRUE;
}
