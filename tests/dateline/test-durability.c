/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What keeps a store from being lost: how connections are set up, what an upgrade looks
 * after, backups and the list of feeds, who has it open, and coming back from all that.
 */

#include "../support/dateline-damaging.h"

#include "dateline/store/dateline-backup-private.h"
#include "dateline/store/dateline-migrations-private.h"
#include "dateline/store/dateline-rescue-report-private.h"
#include "dateline/store/dateline-side-car-private.h"
#include "dateline/store/dateline-store-guard-private.h"
#include "dateline/store/dateline-store-keeper-private.h"
#include "dateline/store/dateline-store-look-private.h"
#include "dateline/store/dateline-safe-opening-private.h"

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

/* It is refused for what it is, and not for want of such a library. */
static void
assert_no_extensions (DatelineDatabase *database)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      dateline_database_run (database, "SELECT load_extension ('x')", &error));
  g_assert_nonnull (strstr (error->message, "not authorized"));
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
  assert_no_extensions (writer);
  assert_no_extensions (reader);
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
  };

  for (gsize i = 0; i < G_N_ELEMENTS (obstacles); i++)
    {
      sqlite3 *handle;

      g_unlink (fixture->path);
      make_old (fixture->path, obstacles[i].version);
      handle = damaging_open (fixture->path);
      damaging_run (handle,
                    "INSERT INTO story (feed_id, time, digest, first_seen, key)"
                    " VALUES (1, 1, 1, 1, 'g:1')");
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
          handle = damaging_open (fixture->path);
          g_assert_cmpint (damaging_count (handle, "SELECT count (*) FROM story"), ==, 1);
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
  g_assert_cmpuint (backups->len, ==, DATELINE_BACKUP_N_BEFORE);
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
  int finding = 0;

  storing_add_feed (fixture->store, "https://a.example/", NULL);
  g_assert_true (dateline_backup_is_due (fixture->path));
  g_assert_true (dateline_store_keeper_back_up (fixture->path, NULL, found_cb, &finding));
  g_assert_cmpint (finding, ==, 0);
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
  g_assert_cmpuint (backups->len, ==, DATELINE_BACKUP_N_DAILY);
  g_assert_false (strstr (backups->pdata[2], days[0]) != NULL);
  g_assert_nonnull (strstr (backups->pdata[2], days[1]));

  /* Not where there is too little room. */
  g_unlink (backups->pdata[0]);
  free_bytes = 1000;
  g_assert_false (
      dateline_store_keeper_back_up (fixture->path, NULL, found_cb, &finding));
  free_bytes = 0;
  /* Nor where nothing changed since another day. */
  set_day (backups->pdata[1], -1);
  g_assert_false (dateline_backup_is_due (fixture->path));
}

/* The list and a copy are on the disk before they bear their names, and so are the names.
 */
static void
test_safe_files (Storing *fixture, gconstpointer unused)
{
  g_autofree char *list = dateline_side_car_make_path (fixture->path);
  g_autoptr (DatelineDatabase) database = NULL;
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

static void
test_guard (Storing *fixture, gconstpointer unused)
{
  g_autofree char *store = g_build_filename (fixture->folder, "x.db", NULL);
  g_autofree char *guard = g_strconcat (store, "-open", NULL);
  g_autoptr (GBytes) open = NULL;
  g_autoptr (GError) error = NULL;
  DatelineGuardState state;
  DatelineStoreGuard *first = dateline_store_guard_take (store, &state, NULL);
  DatelineStoreGuard *second;

  g_assert_cmpint (state, ==, DATELINE_GUARD_UNKNOWN);
  dateline_store_guard_share (first);
  second = dateline_store_guard_take (store, &state, NULL);
  g_assert_cmpint (state, ==, DATELINE_GUARD_SHARED);
  g_assert_null (dateline_store_guard_take_alone (store, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_IN_USE);
  dateline_store_guard_leave (second);
  dateline_store_guard_leave (first);
  first = dateline_store_guard_take (store, &state, NULL);
  g_assert_cmpint (state, ==, DATELINE_GUARD_CLEAN);
  dateline_store_guard_leave (first);

  /* Who is killed leaves it as it is while the store is open. */
  first = dateline_store_guard_take (store, &state, NULL);
  open = damaging_read (guard);
  dateline_store_guard_leave (first);
  damaging_write (guard, g_bytes_get_data (open, NULL), g_bytes_get_size (open));
  first = dateline_store_guard_take (store, &state, NULL);
  g_assert_cmpint (state, ==, DATELINE_GUARD_UNCLEAN);
  dateline_store_guard_leave (first);

  dateline_store_guard_note_look (store, 12345);
  g_assert_cmpint (dateline_store_guard_get_look (store), ==, 12345);
  dateline_store_guard_note_damage (store);
  first = dateline_store_guard_take (store, &state, NULL);
  g_assert_cmpint (state, ==, DATELINE_GUARD_DAMAGED);
  dateline_store_guard_leave (first);
}

/* Zeroes the leaf of a table with the most rows. */
static void
damage_table (const char *path, const char *table)
{
  sqlite3 *handle = damaging_open (path);
  g_autofree char *sql =
      g_strdup_printf ("SELECT pageno FROM dbstat WHERE name = '%s' AND pagetype = 'leaf'"
                       " ORDER BY ncell DESC LIMIT 1",
                       table);
  gint64 page = damaging_count (handle, sql);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *changed = NULL;
  gsize length;

  sqlite3_close (handle);
  bytes = damaging_read (path);
  changed = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
  memset (changed + (page - 1) * 8192, 0, 8192);
  damaging_write (path, changed, length);
}

/* An unclean end is noticed; what is damaged is found, told and repaired next. */
static void
test_look_after_crash (Storing *fixture, gconstpointer unused)
{
  const DatelineKeeperTimes times = { 0, 1000, 1000, 1 };
  g_autofree char *guard = g_strconcat (fixture->path, "-open", NULL);
  g_autoptr (DatelineRescueReport) report = NULL;
  DatelineStoreKeeper *keeper;
  int finding = 0;

  close_store (fixture);
  damaging_make_store (fixture->path, 4, 3, 60);
  keeper = dateline_store_keeper_new (fixture->path, TRUE, &times, found_cb, &finding);
  while (dateline_store_guard_get_look (fixture->path) == 0)
    g_usleep (5000);
  dateline_store_keeper_end (keeper);
  g_assert_cmpint (finding, ==, 0);

  damage_table (fixture->path, "headline");
  keeper = dateline_store_keeper_new (fixture->path, TRUE, &times, found_cb, &finding);
  while (g_atomic_int_get (&finding) == 0)
    g_usleep (5000);
  dateline_store_keeper_end (keeper);
  g_assert_cmpint (finding, ==, 1 + DATELINE_KEEPER_DAMAGED);

  dateline_store_guard_note_damage (fixture->path);
  storing_open (fixture);
  g_assert_true (storing_try_open (fixture->store, NULL));
  report = dateline_store_dup_rescue_report (fixture->store);
  g_assert_nonnull (report);
  g_assert_cmpuint (dateline_rescue_report_get_n_feeds (report), ==, 3);
  dateline_store_forget_rescue_report (fixture->store);
  g_assert_null (dateline_rescue_report_read (fixture->path));
}

static void
damaged_cb (DatelineStore *store, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* The store itself has it looked at after an unclean end. */
static void
test_look_by_itself (Storing *fixture, gconstpointer unused)
{
  g_autofree char *guard = g_strconcat (fixture->path, "-open", NULL);
  gboolean is_damaged = FALSE;
  GStatBuf status;

  close_store (fixture);
  damaging_make_store (fixture->path, 4, 3, 60);
  damage_table (fixture->path, "body");
  g_assert_no_errno (g_stat (guard, &status));
  damaging_write (guard, "o", 1);
  storing_open (fixture);
  g_signal_connect (fixture->store, "damaged", G_CALLBACK (damaged_cb), &is_damaged);
  g_assert_true (storing_try_open (fixture->store, NULL));
  while (!is_damaged)
    g_main_context_iteration (NULL, TRUE);
}

/* Whether it is looked at that was looked at before. By the time that the copy of the day
 * is there, that was decided. */
static gboolean
is_looked_at (Storing *fixture, gint64 before)
{
  const DatelineKeeperTimes times = { 1000, 0, 0, 1 };
  g_autoptr (GPtrArray) backups =
      dateline_backup_list (fixture->path, DATELINE_BACKUP_DAILY);
  DatelineStoreKeeper *keeper;
  int finding = 0;

  for (guint i = 0; i < backups->len; i++)
    g_unlink (backups->pdata[i]);
  dateline_store_guard_note_look (fixture->path, before);
  keeper = dateline_store_keeper_new (fixture->path, FALSE, &times, found_cb, &finding);
  do
    {
      g_usleep (5000);
      g_ptr_array_unref (g_steal_pointer (&backups));
      backups = dateline_backup_list (fixture->path, DATELINE_BACKUP_DAILY);
    }
  while (backups->len == 0);
  dateline_store_keeper_end (keeper);
  g_assert_cmpint (finding, ==, 0);
  return dateline_store_guard_get_look (fixture->path) != before;
}

/* Once a week, and a clock that went back is no reason to wait for it. */
static void
test_weekly (Storing *fixture, gconstpointer unused)
{
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  storing_add_feed (fixture->store, "https://a.example/", NULL);
  g_assert_false (is_looked_at (fixture, now - 6 * STORING_DAY));
  g_assert_true (is_looked_at (fixture, now - 8 * STORING_DAY));
  g_assert_true (is_looked_at (fixture, now + STORING_DAY));
}

/* What belongs to nothing is damage too, and so is an index of words that does not fit.
 */
static void
test_findings (Storing *fixture, gconstpointer unused)
{
  const DatelineKeeperTimes times = { 0, 1000, 1000, 1 };
  DatelineStoreKeeper *keeper;
  sqlite3 *handle;
  int finding = 0;

  close_store (fixture);
  damaging_make_store (fixture->path, 4, 3, 60);
  handle = damaging_open (fixture->path);
  damaging_run (handle, "DELETE FROM search_data WHERE id > 10");
  g_assert_true (dateline_store_keeper_back_up (fixture->path, NULL, found_cb, &finding));
  g_assert_cmpint (finding, ==, 1 + DATELINE_KEEPER_INDEX_BROKEN);

  finding = 0;
  damaging_run (handle, "DELETE FROM story WHERE id = 5");
  sqlite3_close (handle);
  keeper = dateline_store_keeper_new (fixture->path, TRUE, &times, found_cb, &finding);
  while (g_atomic_int_get (&finding) == 0)
    g_usleep (5000);
  dateline_store_keeper_end (keeper);
  g_assert_cmpint (finding, ==, 1 + DATELINE_KEEPER_DAMAGED);
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
  damage_table (fixture->path, "story");
  damage_table (fixture->path, "headline");
  damage_table (fixture->path, "body");
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

/* What is wrong with the index of words alone does not have the whole file made anew. */
static void
assert_pages_sound (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineDatabase) database =
      dateline_database_open (path, DATELINE_DATABASE_READER, &error);
  gboolean sound;

  g_assert_no_error (error);
  g_assert_true (dateline_store_look_at_pages (database, &sound, &error));
  g_assert_no_error (error);
  g_assert_true (sound);
}

/* An index that does not fit together is found and made anew, a few stories at a time. */
static void
test_index (Storing *fixture, gconstpointer unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineStoreCheck) check = NULL;
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GArray) ids = NULL;
  sqlite3 *handle;

  close_store (fixture);
  damaging_make_store (fixture->path, 6, 3, 60);
  handle = damaging_open (fixture->path);
  damaging_run (handle, "DELETE FROM search_data WHERE id > 10");
  sqlite3_close (handle);
  assert_pages_sound (fixture->path);
  storing_open (fixture);
  for (guint repair = 0; repair < 2; repair++)
    {
      g_clear_object (&result);
      g_clear_pointer (&check, dateline_store_check_unref);
      dateline_store_check_async (fixture->store, repair, NULL, storing_cb, &result);
      storing_wait (&result);
      check = dateline_store_check_finish (fixture->store, result, NULL);
      g_assert_nonnull (check);
      g_assert_cmpint (dateline_store_check_is_sound (check), ==, repair);
    }
  dateline_query_set_words (query, "story");
  do
    {
      g_clear_pointer (&ids, g_array_unref);
      ids = storing_list_ids (fixture->store, query);
    }
  while (ids->len < 180);
  close_store (fixture);
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
  STORING_TEST ("/durable/DB7/guard", test_guard);
  STORING_TEST ("/durable/DB7/look-after-crash", test_look_after_crash);
  STORING_TEST ("/durable/DB7/look-by-itself", test_look_by_itself);
  STORING_TEST ("/durable/DB7/weekly", test_weekly);
  STORING_TEST ("/durable/DB7/findings", test_findings);
  STORING_TEST ("/durable/DB7/index", test_index);
  STORING_TEST ("/durable/DB8/backup-fills", test_backup_fills);

  return g_test_run ();
}
