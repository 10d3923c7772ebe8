/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the tests have in common that do something to the store many times: how often,
 * where, by which chance, and how they say what came of it. They run as a sample with the
 * other tests, and for as long as they take with --full, by ./dev torture. */

#pragma once

#include "dateline-settling.h"
#include "dateline-storing.h"

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-search-moving-private.h"

#include <sqlite3.h>
#include <stdlib.h>

static gboolean torturing_is_full;
static guint32 torturing_seed;

/* Takes --full and --seed=NUMBER out of the arguments, before g_test_init (). */
static inline void
torturing_init (int *argc, char **argv)
{
  int n = 1;

  torturing_seed = 1;
  for (int i = 1; i < *argc; i++)
    if (g_str_equal (argv[i], "--full"))
      torturing_is_full = TRUE;
    else if (g_str_has_prefix (argv[i], "--seed="))
      torturing_seed = strtoul (argv[i] + strlen ("--seed="), NULL, 10);
    else
      argv[n++] = argv[i];
  *argc = n;
}

/* One line of what ./dev torture prints. */
static inline void G_GNUC_PRINTF (2, 3)
    torturing_report (const char *number, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("%s: %s (seed %u%s)",
                  number,
                  text,
                  torturing_seed,
                  torturing_is_full ? "" : ", a sample");
}

/* A folder where nothing waits for a disk, if there is one. */
static inline char *
torturing_make_folder (void)
{
  char *folder = g_strdup ("/dev/shm/dateline-XXXXXX");

  if (g_mkdtemp (folder) != NULL)
    return folder;
  g_free (folder);
  return g_dir_make_tmp ("dateline-XXXXXX", NULL);
}

static inline gint64
torturing_get_number (DatelineDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number;

  dateline_database_get_int64 (database, sql, &number, &error);
  g_assert_no_error (error);
  return number;
}

/* That nothing of the file is damaged, neither the tables nor the index nor the counts.
 */
static inline void
torturing_assert_sound (DatelineDatabase *database, gboolean thoroughly)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineStatement) check = dateline_database_prepare (
      database,
      thoroughly ? "PRAGMA integrity_check (1)" : "PRAGMA quick_check (1)",
      &error);

  g_assert_no_error (error);
  g_assert_cmpint (dateline_statement_step (check, &error), ==, DATELINE_STEP_ROW);
  g_assert_cmpstr (dateline_statement_get_text (check, 0), ==, "ok");
  dateline_statement_reset (check);
  dateline_database_run (
      database,
      "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
      &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      torturing_get_number (database, "SELECT count(*) FROM pragma_foreign_key_check"),
      ==,
      0);
  g_assert_cmpint (
      torturing_get_number (
          database,
          "SELECT count(*) FROM feed WHERE removed_at IS NULL AND n_stories <>"
          " (SELECT count(*) FROM story WHERE feed_id = feed.id"
          " AND id NOT IN (SELECT story_id FROM deleted_story))"),
      ==,
      0);
}

/* Makes a file as the first version made it, with stories 1 to @n_stories in it. */
static inline void
torturing_make_first_version (const char *path, guint n_stories)
{
  g_autofree char *script_path =
      g_test_build_filename (G_TEST_DIST,
                             "../src/dateline/store/migrations/0001-stories.sql",
                             NULL);
  g_autofree char *fill = g_strdup_printf (
      "PRAGMA user_version = 1;"
      "INSERT INTO feed (uri, address, added_at, n_stories, n_unread)"
      " VALUES ('http://a.example/', 'a.example/', 1, %u, %u);"
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u)"
      " INSERT INTO story (id, feed_id, time, digest, first_seen, key)"
      " SELECT i, 1, 1772366400, 5, 1772366400, 'g:' || i FROM n;"
      "INSERT INTO headline (story_id, published_offset, title)"
      " SELECT id, 0, 'Ferry ' || id FROM story;"
      "INSERT INTO body SELECT id, '<p>Near</p>', 'Near', 'A summary', 'The ferry',"
      " x'00000000' FROM story;"
      "INSERT INTO search (rowid, title, summary, content, authors, captions)"
      " SELECT * FROM search_text;",
      n_stories,
      n_stories,
      n_stories);
  g_autofree char *script = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = NULL;

  g_file_get_contents (script_path, &script, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, "PRAGMA application_id = 0x44544C4E", NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_exec (handle, script, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, fill, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* Opens the file as the program does, and has all done that is done when nobody asks. */
static inline DatelineDatabase *
torturing_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  DatelineDatabase *database =
      dateline_database_open (path, DATELINE_DATABASE_WRITER, &error);
  gboolean left = TRUE;

  g_assert_no_error (error);
  dateline_database_begin (database, &error);
  while (left && dateline_search_moving_go_on (database, &left, &error))
    ;
  g_assert_no_error (error);
  dateline_database_commit (database, &error);
  g_assert_no_error (error);
  return database;
}

/* A document with stories "NAME-0", "NAME-1"… that have some text each. */
static inline DatelineFeedDocument *
torturing_make_document (const char *name, guint n_stories)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };

  dateline_feed_document_builder_init (&builder);
  builder.is_complete = TRUE;
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  for (guint i = 0; i < n_stories; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s-%u", name, i);
      g_autoptr (GString) text = g_string_new (key);

      for (guint j = 0; j < 60; j++)
        g_string_append_printf (text, " ferry%u harbour %s", j * (i + 1) % 97, name);
      g_ptr_array_add (builder.entries, storing_make_entry (key, key, i % 20, text->str));
    }
  return dateline_feed_document_builder_build (&builder);
}

/* Merges such a document as fetched at @time. FALSE with @error if it could not be. */
static inline gboolean
torturing_try_merge (DatelineStore *store,
                     gint64 feed_id,
                     const char *name,
                     guint n_stories,
                     gint64 time,
                     GError **error)
{
  g_autoptr (DatelineFeedDocument) document = torturing_make_document (name, n_stories);
  g_autoptr (DatelineFetchOutcome) outcome = storing_make_outcome (time);
  g_autoptr (DatelineStoreChanges) changes = NULL;

  outcome->etag = g_strdup (name);
  changes = storing_try_merge (store, feed_id, document, outcome, error);
  return changes != NULL;
}

static inline gboolean
torturing_try_set_read (DatelineStore *store, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineMarking) marking = NULL;

  dateline_store_set_read_async (store, &id, 1, TRUE, NULL, storing_cb, &result);
  storing_wait (&result);
  marking = dateline_store_set_read_finish (store, result, error);
  return marking != NULL;
}

/* Closes the store, once nothing refers to it but the caller. */
static inline void
torturing_close (DatelineStore **store)
{
  settle_until (G_OBJECT (*store)->ref_count == 1);
  g_assert_finalize_object (*store);
  *store = NULL;
}
