/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* That a store is looked at (DB7): after an unclean end, once a week, by itself, what is
 * found by that, and what comes of it. */

#include "../support/dateline-damaging.h"

#include "dateline/store/dateline-backup-private.h"
#include "dateline/store/dateline-rescue-report-private.h"
#include "dateline/store/dateline-store-chores-private.h"
#include "dateline/store/dateline-store-guard-private.h"
#include "dateline/store/dateline-store-keeper-private.h"
#include "dateline/store/dateline-store-look-private.h"

#include <glib/gstdio.h>
#include <string.h>

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
found_cb (DatelineKeeperFinding finding, gpointer user_data)
{
  g_atomic_int_set ((int *) user_data, 1 + finding);
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

  damaging_zero_leaf (fixture->path, "headline");
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
  damaging_zero_leaf (fixture->path, "body");
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

/* So it is when the keeper finds it, while nobody asks for anything. */
static void
test_index_by_itself (Storing *fixture, gconstpointer unused)
{
  g_autoptr (DatelineMarkJournal) journal = dateline_mark_journal_new (fixture->path);
  DatelineDatabase *database;
  DatelineStoreChores *chores;
  g_autoptr (GError) error = NULL;
  sqlite3 *handle;
  gboolean sound;

  close_store (fixture);
  damaging_make_store (fixture->path, 6, 3, 60);
  handle = damaging_open (fixture->path);
  damaging_run (handle, "DELETE FROM search_data WHERE id > 10");
  sqlite3_close (handle);
  database = open_database (fixture->path, DATELINE_DATABASE_WRITER);
  chores = dateline_store_chores_new (database, fixture->path, journal);
  dateline_store_chores_make_index_anew (chores);
  while (dateline_store_chores_go_on (chores) >= 0)
    g_usleep (1000);
  g_assert_true (dateline_store_look_at_index (database, &sound, &error));
  g_assert_no_error (error);
  g_assert_true (sound);
  dateline_store_chores_end (chores);
  dateline_database_close (database);
  storing_open (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/durable/DB7/guard", test_guard);
  STORING_TEST ("/durable/DB7/look-after-crash", test_look_after_crash);
  STORING_TEST ("/durable/DB7/look-by-itself", test_look_by_itself);
  STORING_TEST ("/durable/DB7/weekly", test_weekly);
  STORING_TEST ("/durable/DB7/findings", test_findings);
  STORING_TEST ("/durable/DB7/index", test_index);
  STORING_TEST ("/durable/DB7/index-by-itself", test_index_by_itself);

  return g_test_run ();
}
