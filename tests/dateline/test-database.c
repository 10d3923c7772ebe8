/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A connection: how it is set up, what it says when something goes wrong, and that a
 * statement that takes long can be ended.
 */

#include "../support/dateline-storing.h"

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-migrations-private.h"

static DatelineDatabase *
open_writer (Storing *fixture)
{
  g_autoptr (GError) error = NULL;
  DatelineDatabase *database;

  database = dateline_database_open (fixture->path, DATELINE_DATABASE_WRITER, &error);
  g_assert_no_error (error);
  return database;
}

static gint64
get_value (DatelineDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value;

  dateline_database_get_int64 (database, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
test_set_up (Storing *fixture, gconstpointer unused)
{
  g_autoptr (DatelineDatabase) database = open_writer (fixture);
  const struct
  {
    const char *sql;
    gint64 value;
  } cases[] = {
    { "PRAGMA application_id", 0x44544C4E },
    { "PRAGMA user_version", dateline_migrations_get_latest () },
    { "PRAGMA synchronous", 2 },
    { "PRAGMA foreign_keys", 1 },
    { "PRAGMA trusted_schema", 0 },
    { "PRAGMA cell_size_check", 1 },
    { "PRAGMA secure_delete", 2 },
    { "SELECT journal_mode = 'wal' FROM pragma_journal_mode", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (get_value (database, cases[i].sql), ==, cases[i].value);

  /* Nothing makes the schema a way in, nor does a mistake write to it. */
  g_assert_false (dateline_database_run (database,
                                         "PRAGMA writable_schema = ON;"
                                         "DELETE FROM sqlite_schema",
                                         NULL));
  g_assert_false (dateline_database_run (database, "SELECT load_extension ('x')", NULL));
  g_assert_false (dateline_database_run (database, "SELECT \"no column\"", NULL));
}

static void
test_reader (Storing *fixture, gconstpointer unused)
{
  g_autoptr (DatelineDatabase) writer = open_writer (fixture);
  g_autoptr (DatelineDatabase) reader = NULL;
  g_autoptr (GError) error = NULL;

  reader = dateline_database_open (fixture->path, DATELINE_DATABASE_READER, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_value (reader, "SELECT count (*) FROM feed"), ==, 1);
  g_assert_false (dateline_database_run (reader, "DELETE FROM feed", &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_READ_ONLY);

  /* It sees one moment as long as it looks, and the next one then. */
  g_assert_true (dateline_database_begin (reader, NULL));
  g_assert_cmpint (get_value (reader, "SELECT count (*) FROM feed"), ==, 1);
  g_assert_true (dateline_database_run (writer, "DELETE FROM feed", NULL));
  g_assert_cmpint (get_value (reader, "SELECT count (*) FROM feed"), ==, 1);
  g_assert_true (dateline_database_commit (reader, NULL));
  g_assert_cmpint (get_value (reader, "SELECT count (*) FROM feed"), ==, 0);
}

static void
test_full_disk (Storing *fixture, gconstpointer unused)
{
  g_autoptr (DatelineDatabase) database = open_writer (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (dateline_database_run (database, "PRAGMA max_page_count = 1", NULL));
  g_assert_true (dateline_database_begin (database, NULL));
  g_assert_false (dateline_database_run (
      database,
      "INSERT INTO category (name, fold) VALUES (zeroblob (9) || '', 'a');"
      "INSERT INTO category (name, fold) SELECT hex (zeroblob (500000)), 'b'",
      &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FULL);
  dateline_database_roll_back (database);

  /* It goes on where it was once there is room. */
  g_assert_true (
      dateline_database_run (database, "PRAGMA max_page_count = 100000", NULL));
  g_assert_cmpint (get_value (database, "SELECT count (*) FROM category"), ==, 0);
  g_assert_true (dateline_database_begin (database, NULL));
  g_assert_true (dateline_database_run (database,
                                        "INSERT INTO category (name, fold)"
                                        " VALUES ('A', 'a')",
                                        NULL));
  g_assert_true (dateline_database_commit (database, NULL));
}

static gpointer
cancel_thread (gpointer cancellable)
{
  g_usleep (20 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (Storing *fixture, gconstpointer unused)
{
  g_autoptr (DatelineDatabase) database = open_writer (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread;
  gint64 value;

  dateline_database_set_cancellable (database, cancellable);
  thread = g_thread_new ("cancel", cancel_thread, cancellable);
  g_assert_false (dateline_database_get_int64 (
      database,
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
      " SELECT count (*) FROM n",
      &value,
      &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);

  dateline_database_set_cancellable (database, NULL);
  g_assert_cmpint (get_value (database, "SELECT 7"), ==, 7);
}

static void
test_statements (Storing *fixture, gconstpointer unused)
{
  g_autoptr (DatelineDatabase) database = open_writer (fixture);
  static const char sql[] = "SELECT ?1, ?2, ?3, ?4";
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  DatelineStatement *first =
      dateline_database_prepare_with (database,
                                      sql,
                                      NULL,
                                      DATELINE_INT64 (G_MAXINT64),
                                      DATELINE_TIME (DATELINE_TIME_UNKNOWN),
                                      DATELINE_TEXT ("text"),
                                      DATELINE_BYTES (empty));
  g_autoptr (DatelineStatement) again = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_cmpint (dateline_statement_step (first, NULL), ==, DATELINE_STEP_ROW);
  g_assert_cmpint (dateline_statement_get_int64 (first, 0), ==, G_MAXINT64);
  g_assert_cmpint (dateline_statement_get_time (first, 1), ==, DATELINE_TIME_UNKNOWN);
  g_assert_cmpstr (dateline_statement_get_text (first, 2), ==, "text");
  bytes = dateline_statement_dup_blob (first, 3);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
  dateline_statement_release (first);

  /* The same statement, and nothing left in it. */
  again = dateline_database_prepare (database, sql, NULL);
  g_assert_true (again == first);
  g_assert_cmpint (dateline_statement_step (again, NULL), ==, DATELINE_STEP_ROW);
  g_assert_null (dateline_statement_get_text (again, 2));
}

/* What is run is at its end, also where it gives rows, and tells of what it broke. */
static void
test_run_with (Storing *fixture, gconstpointer unused)
{
  g_autoptr (DatelineDatabase) database = open_writer (fixture);
  static const char sql[] = "INSERT INTO host (name, not_before, n_refusals)"
                            " VALUES (?2, ?1, 1) RETURNING name";
  g_autoptr (GError) error = NULL;

  g_assert_true (dateline_database_run_with (database,
                                             sql,
                                             &error,
                                             DATELINE_INT64 (7),
                                             DATELINE_TEXT ("a.example")));
  g_assert_no_error (error);
  g_assert_cmpint (
      get_value (database, "SELECT not_before FROM host WHERE name = 'a.example'"),
      ==,
      7);
  g_assert_false (dateline_database_run_with (database,
                                              sql,
                                              &error,
                                              DATELINE_INT64 (7),
                                              DATELINE_TEXT (NULL)));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/database/set-up", test_set_up);
  STORING_TEST ("/database/reader", test_reader);
  STORING_TEST ("/database/full-disk", test_full_disk);
  STORING_TEST ("/database/cancel", test_cancel);
  STORING_TEST ("/database/statements", test_statements);
  STORING_TEST ("/database/run-with", test_run_with);

  return g_test_run ();
}
