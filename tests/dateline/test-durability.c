/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What keeps a store from being lost: how connections are set up, what an upgrade looks
 * after, backups and the list of feeds, who has it open, and coming back from all that.
 */

#include "../support/dateline-damaging.h"

#include "dateline/store/dateline-backup-private.h"
#include "dateline/store/dateline-database-setup-private.h"
#include "dateline/store/dateline-migrations-private.h"
#include "dateline/store/dateline-rescue-report-private.h"
#include "dateline/store/dateline-safe-file-private.h"
#include "dateline/store/dateline-side-car-private.h"
#include "dateline/store/dateline-store-guard-private.h"
#include "dateline/store/dateline-store-keeper-private.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utime.h>

/* How much room there is, as far as the store can tell; 0: as it is. */
static guint64 free_bytes;

/* Stands before the system's own. */
int
statvfs (const char *path, struct statvfs *status)
{
  *status = (struct statvfs){ .f_frsize = 1 };
  status->f_bavail = free_bytes > 0 ? free_bytes : G_MAXINT64;
  return 0;
}

/* What was asked of the system for a file that is to be safe, a letter each: "f" a file
 * brought to the disk, "d" a folder, "m" moved to another name. NULL: nobody wants to
 * know. */
static GString *asked;
static gboolean refuses; /* to give a file another name */

/* In the place of the system's. */
int
fsync (int file)
{
  struct stat status;

  if (asked != NULL && fstat (file, &status) == 0)
    g_string_append_c (asked, S_ISDIR (status.st_mode) ? 'd' : 'f');
  return 0;
}

int
rename (const char *from, const char *to)
{
  if (asked != NULL)
    g_string_append_c (asked, strcmp (from, to) == 0 ? '?' : 'm');
  errno = EIO;
  if (refuses)
    return -1;
  return syscall (SYS_rename, from, to);
}

static void
close_store (Storing *fixture)
{
  dateline_store_close (fixture->store);
  g_clear_object (&fixture->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static DatelineDatabase *
open_database (const char *path, DatelineDatabaseRole role)
{
  g_autoptr (GError) error = NULL;
  DatelineDatabase *database = dateline_database_open (path, role, &error);

  g_assert_no_error (error);
  return database;
}

static void
assert_values (DatelineDatabase *database, const char *const (*values)[2], gsize n_values)
{
  for (gsize i = 0; i < n_values; i++)
    {
      g_autoptr (DatelineStatement) statement =
          dateline_database_prepare (database, values[i][0], NULL);

      g_assert_nonnull (statement);
      g_assert_cmpint (dateline_statement_step (statement, NULL), ==, DATELINE_STEP_ROW);
      g_assert_cmpstr (dateline_statement_get_text (statement, 0), ==, values[i][1]);
    }
}

static gboolean
can_run (DatelineDatabase *database, const char *sql)
{
  gint64 unused;

  return dateline_database_get_int64 (database, sql, &unused, NULL);
}

static void
assert_limits (DatelineDatabase *database)
{
  g_autofree char *deep = g_strnfill (101, '(');
  g_autofree char *shallow = g_strnfill (90, '-');
  g_autofree char *too_deep = NULL;
  g_autofree char *not_too_deep = NULL;

  for (gsize i = 0; i < 90; i += 2)
    shallow[i + 1] = ' ';
  not_too_deep = g_strdup_printf ("SELECT %s1", shallow);
  too_deep = g_strdup ("SELECT 1");
  for (guint i = 0; i < 101; i++)
    {
      char *longer = g_strconcat (too_deep, " + 1", NULL);

      g_free (too_deep);
      too_deep = longer;
    }
  g_assert_true (can_run (database, not_too_deep));
  g_assert_false (can_run (database, too_deep));
  g_assert_true (can_run (database, "SELECT length (zeroblob (33554432))"));
  g_assert_false (can_run (database, "SELECT length (zeroblob (33554433))"));
  g_assert_true (can_run (database, "SELECT ?1000"));
  g_assert_false (can_run (database, "SELECT ?1001"));
  g_assert_false (can_run (database, "SELECT \"no column\""));
}

/* What no statement tells. */
static void
assert_options (void)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  };
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &handle), ==, SQLITE_OK);
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (handle, options[i].option, !options[i].value, NULL);
  dateline_database_setup_limit (handle);
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      int value;

      sqlite3_db_config (handle, options[i].option, -1, &value);
      g_assert_cmpint (value, ==, options[i].value);
    }
  sqlite3_close (handle);
}

/* Every setting is read back from a connection. */
static void
test_connections (Storing *fixture, gconstpointer unused)
{
  g_autoptr (DatelineDatabase) writer =
      open_database (fixture->path, DATELINE_DATABASE_WRITER);
  g_autoptr (DatelineDatabase) reader =
      open_database (fixture->path, DATELINE_DATABASE_READER);
  g_autofree char *version = g_strdup_printf ("%u", dateline_migrations_get_latest ());
  const char *const shared[][2] = {
    { "PRAGMA application_id", "1146375246" }, /* 0x44544C4E */
    { "PRAGMA user_version", version },        { "PRAGMA journal_mode", "wal" },
    { "PRAGMA busy_timeout", "5000" },         { "PRAGMA foreign_keys", "1" },
    { "PRAGMA trusted_schema", "0" },          { "PRAGMA cell_size_check", "1" },
  };
  const char *const writing[][2] = {
    { "PRAGMA synchronous", "2" },
    { "PRAGMA wal_autocheckpoint", "1000" },
    { "PRAGMA journal_size_limit", "67108864" },
    { "PRAGMA secure_delete", "2" },
    { "PRAGMA query_only", "0" },
  };
  const char *const reading[][2] = { { "PRAGMA query_only", "1" } };

  assert_values (writer, shared, G_N_ELEMENTS (shared));
  assert_values (writer, writing, G_N_ELEMENTS (writing));
  assert_values (reader, shared, G_N_ELEMENTS (shared));
  assert_values (reader, reading, G_N_ELEMENTS (reading));
  assert_limits (writer);
  assert_limits (reader);
  assert_options ();
  g_assert_false (
      dateline_database_run (writer, "CREATE INDEX i ON story (\"no column\")", NULL));
  /* Defensive: the schema is no way in. */
  g_assert_false (dateline_database_run (writer,
                                         "PRAGMA writable_schema = ON;"
                                         "DELETE FROM sqlite_schema",
                                         NULL));
}

/* A store of an older version with a feed in it. */
static void
make_old (const char *path, guint version)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (DatelineDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  database = open_database (path, DATELINE_DATABASE_BUILDER);
  dateline_migrations_run_to (database, version, &error);
  g_assert_no_error (error);
}

static void
assert_refused_unchanged (Storing *fixture, DatelineStoreError code)
{
  g_autoptr (GBytes) before = damaging_read (fixture->path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = damaging_open (fixture->path);
  g_autofree char *schema = damaging_list (handle, "SELECT sql FROM sqlite_schema");
  g_autofree char *later = NULL;
  gint64 version = damaging_count (handle, "PRAGMA user_version");

  sqlite3_close (handle);
  g_assert_false (storing_try_open (fixture->store, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, (int) code);
  close_store (fixture);
  handle = damaging_open (fixture->path);
  later = damaging_list (handle, "SELECT sql FROM sqlite_schema");
  g_assert_cmpstr (later, ==, schema);
  g_assert_cmpint (damaging_count (handle, "PRAGMA user_version"), ==, version);
  sqlite3_close (handle);
}

static void
test_no_room (Storing *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) old = NULL;
  gsize size;

  make_old (fixture->path, 11);
  old = damaging_read (fixture->path);
  size = g_bytes_get_size (old);
  free_bytes = size * 2.1;
  assert_refused_unchanged (fixture, DATELINE_STORE_ERROR_CANNOT_OPEN);
  free_bytes = size * 2.3;
  storing_open (fixture);
  g_assert_true (storing_try_open (fixture->store, NULL));
  free_bytes = 0;
}

/* A step that cannot be made leaves the version before it, and so does one that loses
 * something. */
static void
test_failing_step (Storing *fixture, gconstpointer unused)
{
  static const struct
  {
    guint version;
    const char *sql;
  } obstacles[] = {
    { 13, "CREATE TABLE section (x)" },
    { 5, "CREATE TRIGGER thief AFTER UPDATE ON feed BEGIN DELETE FROM story; END" },
    { 5,
      "CREATE TRIGGER thief AFTER UPDATE ON feed"
      " BEGIN UPDATE story SET read = 0; END" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (obstacles); i++)
    {
      sqlite3 *handle;

      g_unlink (fixture->path);
      make_old (fixture->path, obstacles[i].version);
      handle = damaging_open (fixture->path);
      damaging_run (handle,
                    "INSERT INTO story (feed_id, time, digest, first_seen, key, read)"
                    " VALUES (1, 1, 1, 1, 'g:1', 1)");
      damaging_run (handle, obstacles[i].sql);
      sqlite3_close (handle);
      if (fixture->store == NULL)
        storing_open (fixture);
      if (i == 0)
        assert_refused_unchanged (fixture, DATELINE_STORE_ERROR_FAILED);
      else
        {
          g_autoptr (GError) error = NULL;

          g_assert_false (storing_try_open (fixture->store, &error));
          g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FAILED);
          g_assert_nonnull (strstr (error->message, "without losing"));
          handle = damaging_open (fixture->path);
          g_assert_cmpint (
              damaging_count (handle, "SELECT count (*) FROM story WHERE read = 1"),
              ==,
              1);
          sqlite3_close (handle);
        }
    }
}

/* Two copies from before upgrades stay. */
static void
test_copies_before (Storing *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) backups = NULL;

  g_clear_object (&fixture->store);
  for (guint version = 9; version < 13; version++)
    {
      g_unlink (fixture->path);
      make_old (fixture->path, version);
      dateline_database_close (open_database (fixture->path, DATELINE_DATABASE_WRITER));
    }
  backups = dateline_backup_list (fixture->path, DATELINE_BACKUP_BEFORE);
  g_assert_cmpuint (backups->len, ==, 2);
  for (guint i = 0; i < backups->len; i++)
    {
      sqlite3 *handle = damaging_open (backups->pdata[i]);

      g_assert_cmpint (damaging_count (handle, "PRAGMA user_version"), >=, 11);
      g_assert_cmpint (damaging_count (handle, "SELECT count (*) FROM feed"), ==, 1);
      sqlite3_close (handle);
    }
  storing_open (fixture);
}

static void
found_cb (DatelineKeeperFinding finding, gpointer user_data)
{
  g_atomic_int_set ((int *) user_data, 1 + finding);
}

static void
set_day (const char *path, int days)
{
  gint64 time = g_get_real_time () / G_USEC_PER_SEC - days * STORING_DAY;
  struct utimbuf times = { time, time };

  g_assert_no_errno (g_utime (path, &times));
}

/* One a day when something changed; three stay. */
static void
test_daily (Storing *fixture, gconstpointer unused)
{
  static const char *const days[] = { "2026-01-02", "2026-01-03", "2026-01-04" };
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  GStatBuf status;
  int finding = 0;

  storing_add_feed (fixture->store, "https://a.example/", NULL);
  g_assert_true (dateline_backup_is_due (fixture->path));
  g_assert_true (dateline_store_keeper_back_up (fixture->path, NULL, found_cb, &finding));
  g_assert_cmpint (finding, ==, 0);
  g_assert_false (dateline_backup_is_due (fixture->path));
  /* One a day, whatever changes. */
  storing_add_feed (fixture->store, "https://b.example/", NULL);
  set_day (fixture->path, -1);
  g_assert_false (dateline_backup_is_due (fixture->path));

  backups = dateline_backup_list (fixture->path, DATELINE_BACKUP_DAILY);
  g_assert_cmpuint (backups->len, ==, 1);
  folder = g_path_get_dirname (backups->pdata[0]);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *name = g_strdup_printf ("dateline-%s.db", days[i]);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      damaging_write (path, "x", 1);
      set_day (path, 10 - i);
    }
  g_assert_true (dateline_store_keeper_back_up (fixture->path, NULL, found_cb, &finding));
  g_ptr_array_unref (g_steal_pointer (&backups));
  backups = dateline_backup_list (fixture->path, DATELINE_BACKUP_DAILY);
  g_assert_cmpuint (backups->len, ==, 3);
  g_assert_false (strstr (backups->pdata[2], days[0]) != NULL);
  g_assert_nonnull (strstr (backups->pdata[2], days[1]));

  /* Not where there is too little room. */
  g_unlink (backups->pdata[0]);
  g_assert_no_errno (g_stat (fixture->path, &status));
  free_bytes = status.st_size * 1.9;
  g_assert_false (
      dateline_store_keeper_back_up (fixture->path, NULL, found_cb, &finding));
  free_bytes = 0;
  /* Nor where nothing changed since another day. */
  set_day (backups->pdata[1], -2);
  g_assert_false (dateline_backup_is_due (fixture->path));
}

/* The list and a copy are on the disk before they bear their names, and so are the names.
 */
static void
test_safe_files (Storing *fixture, gconstpointer unused)
{
  g_autofree char *list = dateline_side_car_make_path (fixture->path);
  g_autofree char *unfinished = NULL;
  g_autoptr (DatelineDatabase) database = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  int finding = 0;

  storing_add_feed (fixture->store, "https://a.example/", NULL);
  close_store (fixture);
  g_unlink (list);
  database = open_database (fixture->path, DATELINE_DATABASE_WRITER);
  asked = g_string_new (NULL);
  dateline_side_car_write (database, fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (asked->str, ==, "fmd");
  g_string_truncate (asked, 0);
  dateline_store_keeper_back_up (fixture->path, NULL, found_cb, &finding);
  g_assert_true (g_str_has_suffix (asked->str, "fmd"));
  g_string_free (g_steal_pointer (&asked), TRUE);

  /* What did not come to bear its name is not said to be there, nor left about. */
  backups = dateline_backup_list (fixture->path, DATELINE_BACKUP_DAILY);
  g_unlink (backups->pdata[0]);
  g_unlink (list);
  refuses = TRUE;
  g_assert_false (dateline_side_car_write (database, fixture->path, &error));
  g_assert_nonnull (error);
  g_assert_false (
      dateline_store_keeper_back_up (fixture->path, NULL, found_cb, &finding));
  refuses = FALSE;
  unfinished = dateline_safe_file_make_name (backups->pdata[0]);
  g_assert_false (g_file_test (unfinished, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (list, G_FILE_TEST_EXISTS));
  storing_open (fixture);
}

static gboolean
list_names (const char *store, const char *uri)
{
  g_autoptr (GPtrArray) list = dateline_side_car_read (store);

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (strcmp (dateline_feed_get_uri (list->pdata[i]), uri) == 0)
      return TRUE;
  return FALSE;
}

/* The list of feeds follows soon, and is right at the end. */
static void
test_list (Storing *fixture, gconstpointer unused)
{
  g_autofree char *list = dateline_side_car_make_path (fixture->path);
  g_autofree char *unfinished = g_strconcat (list, "-unfinished", NULL);
  g_autoptr (GPtrArray) feeds = NULL;
  gint64 id = storing_add_feed (fixture->store, "https://a.example/", "World,Local");

  while (!list_names (fixture->path, "https://a.example/"))
    g_usleep (10 * 1000);
  g_assert_true (g_str_has_suffix (list, "/subscriptions.opml"));
  storing_rename_feed (fixture->store, id, "My own");
  storing_add_feed (fixture->store, "https://b.example/", NULL);
  close_store (fixture);
  feeds = dateline_side_car_read (fixture->path);
  g_assert_cmpuint (feeds->len, ==, 2);
  g_assert_true (list_names (fixture->path, "https://b.example/"));
  g_assert_false (g_file_test (unfinished, G_FILE_TEST_EXISTS));
  for (guint i = 0; i < feeds->len; i++)
    if (dateline_feed_get_id (feeds->pdata[i]) == id)
      {
        g_assert_cmpstr (dateline_feed_get_name (feeds->pdata[i]), ==, "My own");
        g_assert_cmpstr (dateline_feed_get_categories (feeds->pdata[i])[1], ==, "Local");
      }
  storing_open (fixture);
}

/* What the damaged file lacks comes from the backup, marks too; and what is found is
 * found by its words again. */
static void
test_backup_fills (Storing *fixture, gconstpointer unused)
{
  g_autoptr (DatelineRescueReport) report = NULL;
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GArray) ids = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  static const char ALL[] = "SELECT story.id, key, read, saved, title, length (packed)"
                            " FROM story JOIN headline ON headline.story_id = story.id"
                            " JOIN body ON body.story_id = story.id ORDER BY story.id";
  sqlite3 *handle;
  int finding = 0;

  close_store (fixture);
  damaging_make_store (fixture->path, 5, 6, 100);
  g_assert_true (dateline_store_keeper_back_up (fixture->path, NULL, found_cb, &finding));
  handle = damaging_open (fixture->path);
  before = damaging_list (handle, ALL);
  sqlite3_close (handle);
  damaging_zero_leaf (fixture->path, "story");
  damaging_zero_leaf (fixture->path, "headline");
  damaging_zero_leaf (fixture->path, "body");
  dateline_store_guard_note_damage (fixture->path);

  storing_open (fixture);
  dateline_query_set_words (query, "story");
  do
    {
      g_clear_pointer (&ids, g_array_unref);
      ids = storing_list_ids (fixture->store, query);
    }
  while (ids->len < 600);
  report = dateline_store_dup_rescue_report (fixture->store);
  g_assert_cmpuint (dateline_rescue_report_get_n_from_backup (report), >, 0);
  g_assert_cmpuint (dateline_rescue_report_get_n_stories (report), ==, 600);
  handle = damaging_open (fixture->path);
  after = damaging_list (handle, ALL);
  sqlite3_close (handle);
  g_assert_cmpstr (after, ==, before);
}

/* What is read and saved counts as the damaged file has it, not as it was when a copy was
 * made. */
static void
test_marks_win (Storing *fixture, gconstpointer unused)
{
  static const char MARKS[] = "SELECT id, read, saved FROM story ORDER BY id";
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  sqlite3 *handle;
  int finding = 0;

  close_store (fixture);
  damaging_make_store (fixture->path, 5, 6, 100);
  g_assert_true (dateline_store_keeper_back_up (fixture->path, NULL, found_cb, &finding));
  storing_open (fixture);
  for (gint64 id = 2; id < 600; id += 7)
    {
      storing_set_read (fixture->store, id, TRUE);
      storing_set_saved (fixture->store, id, id % 2);
    }
  close_store (fixture);
  handle = damaging_open (fixture->path);
  before = damaging_list (handle, MARKS);
  sqlite3_close (handle);
  damaging_zero_leaf (fixture->path, "headline");
  damaging_zero_leaf (fixture->path, "body");
  dateline_store_guard_note_damage (fixture->path);
  storing_open (fixture);
  g_assert_true (storing_try_open (fixture->store, NULL));
  close_store (fixture);
  handle = damaging_open (fixture->path);
  after = damaging_list (handle, MARKS);
  sqlite3_close (handle);
  g_assert_cmpstr (after, ==, before);
  storing_open (fixture);
}

/* Ended between two steps of putting the new file in the place of the damaged one: the
 * next start takes the last. */
static void
test_going_on (Storing *fixture, gconstpointer unused)
{
  g_autofree char *ready = g_strconcat (fixture->path, "-ready", NULL);
  g_autofree char *list = dateline_side_car_make_path (fixture->path);
  g_autoptr (GArray) ids = NULL;

  close_store (fixture);
  damaging_make_store (fixture->path, 5, 2, 50);
  g_assert_no_errno (rename (fixture->path, ready));
  g_unlink (list);
  storing_open (fixture);
  ids = storing_list_ids (fixture->store, NULL);
  g_assert_cmpuint (ids->len, ==, 100);
  g_assert_false (g_file_test (ready, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/durable/DB1/connections", test_connections);
  STORING_TEST ("/durable/DB4/no-room", test_no_room);
  STORING_TEST ("/durable/DB4/failing-step", test_failing_step);
  STORING_TEST ("/durable/DB4/copies-before", test_copies_before);
  STORING_TEST ("/durable/DB6/daily", test_daily);
  STORING_TEST ("/durable/DB6/safe-files", test_safe_files);
  STORING_TEST ("/durable/DB6/list", test_list);
  STORING_TEST ("/durable/DB8/backup-fills", test_backup_fills);
  STORING_TEST ("/durable/DB8/marks-win", test_marks_win);
  STORING_TEST ("/durable/DB8/going-on", test_going_on);

  return g_test_run ();
}
