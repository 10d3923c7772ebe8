/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The store's file: made so that nobody else reads it, refused when it is not ours, left
 * as it is then.
 */

#include "../support/dateline-storing.h"

#include "dateline/store/dateline-migrations-private.h"
#include "dateline/store/dateline-rescue-report-private.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

static void
open_well (Storing *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (storing_try_open (fixture->store, &error));
  g_assert_no_error (error);
}

static void
assert_refused (Storing *fixture, DatelineStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) later = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_false (storing_try_open (fixture->store, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);

  /* Every call fails for the same reason, those that read too. */
  dateline_store_load_overview_async (fixture->store, NULL, storing_cb, &result);
  storing_wait (&result);
  g_assert_null (dateline_store_load_overview_finish (fixture->store, result, &later));
  g_assert_error (later, DATELINE_STORE_ERROR, (int) code);
  g_assert_cmpstr (later->message, ==, error->message);
}

static guint
get_mode (const char *path)
{
  GStatBuf status;

  g_assert_no_errno (g_stat (path, &status));
  return status.st_mode & 0777;
}

static void
test_permissions (Storing *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  mode_t mask = umask (0);

  storing_add_feed (fixture->store, "http://example.org/", NULL);
  umask (mask);
  g_assert_cmpuint (get_mode (folder), ==, 0700);
  g_assert_cmpuint (get_mode (fixture->path), ==, 0600);
  g_assert_cmpuint (get_mode (log), ==, 0600);
}

static gint64
get_pragma (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 value;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return value;
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
test_new_file (Storing *fixture, gconstpointer unused)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  open_well (fixture);
  storing_finalize (fixture);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpint (get_pragma (fixture->path, "PRAGMA application_id"), ==, 0x44544C4E);
  g_assert_cmpint (get_pragma (fixture->path, "PRAGMA user_version"),
                   ==,
                   dateline_migrations_get_latest ());
  storing_open (fixture);
  open_well (fixture);
}

static void
test_empty_file (Storing *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_mkdir (folder, 0700);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  open_well (fixture);
}

/* The digest of a file and of its log, if any. */
static char *
digest_files (const char *path)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  static const char *const ends[] = { "", "-wal" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat (path, ends[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_get_contents (name, &bytes, &length, NULL))
        g_checksum_update (checksum, (const guchar *) bytes, length);
      g_checksum_update (checksum, (const guchar *) "|", 1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static void
assert_refused_untouched (Storing *fixture, DatelineStoreError code)
{
  g_autofree char *before = digest_files (fixture->path);
  g_autofree char *after = NULL;

  assert_refused (fixture, code);
  storing_finalize (fixture);
  after = digest_files (fixture->path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_newer (Storing *fixture, gconstpointer unused)
{
  open_well (fixture);
  storing_finalize (fixture);
  run_sql (fixture->path, "PRAGMA user_version = 1000");
  storing_open (fixture);
  assert_refused_untouched (fixture, DATELINE_STORE_ERROR_TOO_NEW);
}

/* The newer version's number is in the log only, as after a crash. */
static void
test_newer_in_log (Storing *fixture, gconstpointer unused)
{
  g_autofree char *crashed = g_build_filename (fixture->folder, "crashed.db", NULL);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *crashed_log = g_strconcat (crashed, "-wal", NULL);
  const char *const copies[][2] = { { fixture->path, crashed }, { log, crashed_log } };
  sqlite3 *handle = NULL;

  open_well (fixture);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, "PRAGMA wal_checkpoint (TRUNCATE)", NULL, NULL, NULL);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA user_version = 1000", NULL, NULL, NULL),
                   ==,
                   SQLITE_OK);
  for (gsize i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (copies[i][0], &bytes, &length, NULL));
      g_assert_cmpuint (length, >, 0);
      g_assert_true (g_file_set_contents (copies[i][1], bytes, length, NULL));
    }
  sqlite3_close (handle);
  storing_finalize (fixture);

  g_free (fixture->path);
  fixture->path = g_strdup (crashed);
  storing_open (fixture);
  assert_refused_untouched (fixture, DATELINE_STORE_ERROR_TOO_NEW);
}

static void
write_file (Storing *fixture, const char *bytes, gsize length)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (fixture->path, bytes, length, NULL));
}

static void
test_no_database (Storing *fixture, gconstpointer unused)
{
  write_file (fixture, "Dear diary,\n", -1);
  assert_refused_untouched (fixture, DATELINE_STORE_ERROR_NOT_OURS);
}

static void
test_foreign_database (Storing *fixture, gconstpointer unused)
{
  write_file (fixture, "", 0);
  run_sql (fixture->path, "PRAGMA journal_mode = WAL; CREATE TABLE story (x)");
  assert_refused_untouched (fixture, DATELINE_STORE_ERROR_NOT_OURS);
}

/* Of what cannot be read a store is made anew; the file stays beside it, to the byte. */
static void
test_damaged (Storing *fixture, gconstpointer unused)
{
  g_autoptr (DatelineRescueReport) report = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *aside = NULL;
  gsize length, aside_length;

  open_well (fixture);
  storing_finalize (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  memset (bytes + 100, 0xFF, length - 100);
  write_file (fixture, bytes, length);
  storing_open (fixture);
  open_well (fixture);
  report = dateline_rescue_report_read (fixture->path);
  g_assert_nonnull (report);
  g_file_get_contents (dateline_rescue_report_get_damaged_path (report),
                       &aside,
                       &aside_length,
                       NULL);
  g_assert_cmpmem (aside, aside_length, bytes, length);
}

static void
test_folder_is_file (Storing *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_assert_true (g_file_set_contents (folder, "x", 1, NULL));
  assert_refused (fixture, DATELINE_STORE_ERROR_CANNOT_OPEN);
  g_unlink (folder);
}

static void
test_file_is_folder (Storing *fixture, gconstpointer unused)
{
  g_mkdir_with_parents (fixture->path, 0700);
  assert_refused (fixture, DATELINE_STORE_ERROR_CANNOT_OPEN);
}

static void
test_folder_not_writable (Storing *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  /* Root writes everywhere but where nobody can. */
  if (geteuid () == 0)
    {
      g_free (fixture->path);
      fixture->path = g_strdup ("/proc/dateline/dateline.db");
      g_clear_object (&fixture->store);
      storing_open (fixture);
    }
  else
    g_mkdir (folder, 0500);
  assert_refused (fixture, DATELINE_STORE_ERROR_CANNOT_OPEN);
}

static void
test_default_path (void)
{
  g_autoptr (DatelineStore) store = dateline_store_new (NULL);
  g_autofree char *expected =
      g_build_filename (g_get_user_data_dir (), "dateline", "dateline.db", NULL);

  g_assert_cmpstr (dateline_store_get_path (store), ==, expected);
}

/* A feed that was removed long ago goes for good, but for what is saved. */
static void
test_purge (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 old = storing_add_feed (store, "http://old.example/", NULL);
  gint64 recent = storing_add_feed (store, "http://recent.example/", NULL);
  gint64 empty = storing_add_feed (store, "http://empty.example/", NULL);
  g_autoptr (DatelineQuery) saved = dateline_query_new ();
  const gint64 feeds[] = { old, recent, empty };

  dateline_query_set_saved_only (saved, TRUE);
  storing_merge (store,
                 old,
                 storing_make_document (storing_make_entry ("g:1", "plain", 1, "x"),
                                        storing_make_entry ("g:2", "saved", 2, "y"),
                                        NULL),
                 2,
                 0);
  storing_merge (
      store,
      recent,
      storing_make_document (storing_make_entry ("g:1", "later", 1, "x"), NULL),
      1,
      0);
  storing_set_saved (store, storing_find (store, "saved"), TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (feeds); i++)
    g_assert_true (storing_try_remove_feed (store, feeds[i], NULL));
  storing_finalize (fixture);
  run_sql (fixture->path,
           "UPDATE feed SET removed_at = removed_at - 31 * 86400"
           " WHERE uri NOT LIKE '%recent%'");

  storing_open (fixture);
  open_well (fixture);
  storing_assert_titles (fixture->store, saved, "saved");
  g_assert_false (storing_try_restore_feed (fixture->store, empty, NULL));
  g_assert_true (storing_try_restore_feed (fixture->store, recent, NULL));
  storing_assert_titles (fixture->store, NULL, "later");
  g_assert_cmpint (get_pragma (fixture->path, "SELECT count(*) FROM story"), ==, 2);
  g_assert_cmpint (get_pragma (fixture->path, "SELECT count(*) FROM body"), ==, 2);
  g_assert_cmpint (get_pragma (fixture->path, "SELECT count(*) FROM search_docsize"),
                   ==,
                   2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/store-open/permissions", test_permissions);
  STORING_TEST ("/store-open/new-file", test_new_file);
  STORING_TEST ("/store-open/empty-file", test_empty_file);
  STORING_TEST ("/durable/DB5/newer", test_newer);
  STORING_TEST ("/durable/DB5/newer-in-log", test_newer_in_log);
  STORING_TEST ("/durable/DB5/no-database", test_no_database);
  STORING_TEST ("/durable/DB5/foreign-database", test_foreign_database);
  STORING_TEST ("/store-open/damaged", test_damaged);
  STORING_TEST ("/store-open/folder-is-file", test_folder_is_file);
  STORING_TEST ("/store-open/file-is-folder", test_file_is_folder);
  STORING_TEST ("/store-open/folder-not-writable", test_folder_not_writable);
  g_test_add_func ("/store-open/default-path", test_default_path);
  STORING_TEST ("/store-open/purge", test_purge);

  return g_test_run ();
}
