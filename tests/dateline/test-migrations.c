/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A file of an older version opens as one of this, with all that was in it. */

#include "../support/dateline-storing.h"

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-migrations-private.h"

#include <sqlite3.h>

#define MIGRATIONS "../src/dateline/store/migrations"

static void
run_sql (sqlite3 *handle, const char *sql)
{
  g_autofree char *message = NULL;
  char *error = NULL;

  if (sqlite3_exec (handle, sql, NULL, NULL, &error) != SQLITE_OK)
    message = g_strdup (error);
  sqlite3_free (error);
  g_assert_cmpstr (message, ==, NULL);
}

static void
run_script (sqlite3 *handle, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, MIGRATIONS, name, NULL);
  g_autofree char *script = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &script, NULL, &error);
  g_assert_no_error (error);
  run_sql (handle, script);
}

/* Makes the file as the first version made it, with one story in it. */
static void
make_first_version (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  sqlite3 *handle = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  run_sql (handle, "PRAGMA application_id = 0x44544C4E; PRAGMA journal_mode = WAL");
  run_script (handle, "0001-stories.sql");
  run_sql (handle, "PRAGMA user_version = 1");
  run_sql (handle,
           "INSERT INTO feed (uri, address, added_at, fetched_at, n_stories, n_unread)"
           " VALUES ('http://a.example/', 'a.example/', 1, 1772366400, 1, 1);"
           "INSERT INTO story (feed_id, time, digest, first_seen, key)"
           " VALUES (1, 1772366400, 5, 1772366400, 'g:1');"
           "INSERT INTO headline (story_id, published_offset, title, byline)"
           " VALUES (1, 0, 'Ferry aground', 'Ann Lee');"
           "INSERT INTO body VALUES (1, '<p>Near the harbour</p>', 'Near the harbour',"
           " 'A summary', 'The ferry', x'00000000');"
           "INSERT INTO search (rowid, title, summary, content, authors, captions)"
           " SELECT * FROM search_text;");
  sqlite3_close (handle);
}

static void
assert_sound (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineDatabase) database =
      dateline_database_open (path, DATELINE_DATABASE_WRITER, &error);
  gint64 version;

  g_assert_no_error (error);
  dateline_database_get_int64 (database, "PRAGMA user_version", &version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (version, ==, dateline_migrations_get_latest ());
  dateline_database_run (database,
                         "INSERT INTO search (search, rank)"
                         " VALUES ('integrity-check', 1)",
                         &error);
  g_assert_no_error (error);
}

static void
test_from_the_first (Storing *fixture, gconstpointer unused)
{
  static const char *const words[] = { "aground", "harbour", "summary", "lee", "ferry" };
  g_autoptr (DatelineEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  remove_folder (fixture->folder);
  make_first_version (fixture->path);
  storing_open (fixture);

  entry = storing_load_entry (fixture->store, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dateline_entry_get_title (entry), ==, "Ferry aground");
  g_assert_cmpstr (dateline_entry_get_content (entry), ==, "<p>Near the harbour</p>");
  g_assert_cmpstr (dateline_entry_get_content_text (entry), ==, "Near the harbour");
  g_assert_cmpstr (dateline_entry_get_summary (entry), ==, "A summary");
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    storing_assert_found (fixture->store, words[i], "Ferry aground");
  g_clear_object (&fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  assert_sound (fixture->path);
  storing_open (fixture);
}

static int
add_value_cb (gpointer text, int n_columns, char **values, char **names)
{
  g_string_append_printf (text, "%s ", values[0] != NULL ? values[0] : "none");
  return 0;
}

/* How often a feed is to be asked stays; an interval of 0 was none. */
static void
test_intervals (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &handle), ==, SQLITE_OK);
  run_script (handle, "0001-stories.sql");
  run_script (handle, "0006-fetches.sql");
  run_script (handle, "0013-feed-settings.sql");
  run_sql (handle,
           "INSERT INTO feed (uri, address, added_at, interval)"
           " VALUES ('a', 'a', 1, 0), ('b', 'b', 1, 120), ('c', 'c', 1, -1)");
  run_script (handle, "0017-settings.sql");
  sqlite3_exec (handle,
                "SELECT interval FROM feed ORDER BY id",
                add_value_cb,
                text,
                NULL);
  g_assert_cmpstr (text->str, ==, "none 120 -1 ");
  sqlite3_close (handle);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/migrations/from-the-first", test_from_the_first);
  g_test_add_func ("/migrations/intervals", test_intervals);

  return g_test_run ();
}
