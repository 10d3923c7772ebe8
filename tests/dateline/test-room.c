/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The room that stories take: what is told of it adds up, what is told beforehand is what
 * goes, and nothing that is saved ever does.
 */

#include "../support/dateline-publishing.h"

#include "dateline/store/dateline-room-private.h"

#define DAY STORING_DAY

static DatelineForecast *
forecast (Storing *fixture, gint64 feed, int days, int stories)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DatelineForecast *answer;

  dateline_store_forecast_async (fixture->store,
                                 feed,
                                 days,
                                 stories,
                                 NULL,
                                 storing_cb,
                                 &result);
  storing_wait (&result);
  answer = dateline_store_forecast_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  return answer;
}

static DatelineForecast *
forecast_read (Storing *fixture, gint64 before)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DatelineForecast *answer;

  dateline_store_forecast_read_async (fixture->store, before, NULL, storing_cb, &result);
  storing_wait (&result);
  answer = dateline_store_forecast_read_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  return answer;
}

static void
choose (Storing *fixture, int days, int stories)
{
  g_autoptr (DatelineKeeping) keeping = dateline_keeping_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  keeping->max_days = days;
  keeping->max_stories = stories;
  dateline_store_choose_keeping_async (fixture->store,
                                       keeping,
                                       NULL,
                                       storing_cb,
                                       &result);
  storing_wait (&result);
  dateline_store_choose_keeping_finish (fixture->store, result, &error);
  g_assert_no_error (error);
}

static gint64
count_stories (Storing *fixture, gint64 feed)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count (*) FROM story WHERE feed_id = %" G_GINT64_FORMAT,
                       feed);

  return publishing_get_number (fixture, sql);
}

/* All slices, of which the store takes some by itself; says how many stories went. */
static guint
purge (Storing *fixture, gint64 feed)
{
  gint64 n = count_stories (fixture, feed);

  for (;;)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = NULL;

      dateline_store_purge_async (fixture->store, feed, NULL, storing_cb, &result);
      storing_wait (&result);
      ids = dateline_store_purge_finish (fixture->store, result, &error);
      g_assert_no_error (error);
      if (ids->len == 0)
        return n - count_stories (fixture, feed);
    }
}

static void
run_sql (Storing *fixture, const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* Two feeds with @n stories each, seen at different times; some are read, some saved, and
 * the last document has the newest tenth. */
static void
publish (Storing *fixture, guint n, gint64 feeds[2])
{
  g_auto (GStrv) ids = g_new0 (char *, n + 1);
  g_autofree Row *rows = g_new0 (Row, n);

  dateline_store_set_keeping (fixture->store, -1, -1);
  for (guint i = 0; i < n; i++)
    {
      ids[i] = g_strdup_printf ("http://e.example/%u", i);
      rows[i] = (Row){ ids[i], ids[i], ids[i], i % 300, "some words of a story" };
    }
  feeds[0] = publishing_add_feed (fixture);
  feeds[1] = storing_add_feed (fixture->store, "http://other.example/feed", NULL);
  for (guint i = 0; i < 2; i++)
    {
      publishing_merge_at (fixture, feeds[i], rows, n, 0);
      publishing_merge_at (fixture, feeds[i], rows, n / 10, 400);
    }
  run_sql (fixture,
           "UPDATE story SET read = id * 31 % 7 < 4, saved = id * 13 % 11 = 0,"
           " seen_at = seen_at - iif (seen_at < 1780000000, id * 97 % 300, 0) * 86400");
}

/* What is told beforehand is what goes, for any numbers. */
static void
test_forecast (Storing *fixture, gconstpointer unused)
{
  static const int tries[][2] = {
    { 650, -1 }, { 600, 900 }, { 500, -1 }, { 450, 700 }, { -1, 400 }, { 0, 100 },
  };
  gint64 feeds[2];
  gint64 n_saved;

  publish (fixture, 1000, feeds);
  n_saved = publishing_get_number (fixture, "SELECT sum (saved) FROM story");
  for (guint i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autoptr (DatelineForecast) all = NULL;
      g_autoptr (DatelineForecast) one = NULL;
      guint gone[2];
      gint64 n_unread =
          publishing_get_number (fixture, "SELECT sum (read = 0) FROM story");

      all = forecast (fixture, 0, tries[i][0], tries[i][1]);
      one = forecast (fixture, feeds[1], tries[i][0], tries[i][1]);
      choose (fixture, tries[i][0], tries[i][1]);
      gone[0] = purge (fixture, feeds[0]);
      gone[1] = purge (fixture, feeds[1]);
      g_assert_cmpuint (all->n_stories, ==, gone[0] + gone[1]);
      g_assert_cmpuint (one->n_stories, ==, gone[1]);
      g_assert_cmpint (
          all->n_unread,
          ==,
          n_unread - publishing_get_number (fixture, "SELECT sum (read = 0) FROM story"));
      if (gone[1] > 0)
        {
          const DatelineFeedRoom *feed = one->feeds->pdata[0];

          g_assert_cmpuint (one->feeds->len, ==, 1);
          g_assert_cmpint (feed->feed_id, ==, feeds[1]);
          g_assert_cmpuint (feed->n_stories, ==, gone[1]);
          g_assert_cmpint (feed->n_bytes, >, 0);
          g_assert_cmpstr (feed->title, ==, "other.example");
        }
    }
  g_assert_cmpint (publishing_get_number (fixture, "SELECT sum (saved) FROM story"),
                   ==,
                   n_saved);
}

/* What was chosen for a feed comes before what is tried for all. */
static void
test_forecast_of_own (Storing *fixture, gconstpointer unused)
{
  gint64 feeds[2];
  g_autoptr (DatelineFeedSettings) settings = dateline_feed_settings_new ();
  g_autoptr (DatelineForecast) all = NULL;

  publish (fixture, 200, feeds);
  dateline_feed_settings_set (settings, DATELINE_FEED_SETTING_KEEP_DAYS, -1);
  dateline_feed_settings_set (settings, DATELINE_FEED_SETTING_KEEP_STORIES, -1);
  storing_set_settings (fixture->store, feeds[0], settings);
  all = forecast (fixture, 0, 30, 10);
  g_assert_cmpuint (all->feeds->len, ==, 1);
  g_assert_cmpint (((DatelineFeedRoom *) all->feeds->pdata[0])->feed_id, ==, feeds[1]);
}

/* Numbers that were chosen hold for whoever opens the file, whatever the program says. */
static void
test_chosen (Storing *fixture, gconstpointer unused)
{
  gint64 feeds[2];
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineKeeping) keeping = NULL;

  publish (fixture, 200, feeds);
  choose (fixture, -1, DATELINE_KEEPING_UNSET);
  storing_reopen (fixture);
  dateline_store_load_keeping_async (fixture->store, NULL, storing_cb, &result);
  storing_wait (&result);
  keeping = dateline_store_load_keeping_finish (fixture->store, result, NULL);
  g_assert_cmpint (keeping->max_days, ==, -1);
  g_assert_cmpint (keeping->max_stories, ==, DATELINE_KEEPING_UNSET);
  g_assert_cmpint (keeping->ahead, ==, DATELINE_AHEAD_UNMETERED);
  dateline_store_set_keeping (fixture->store, 1, -1);
  g_assert_cmpuint (purge (fixture, feeds[0]), ==, 0);
}

static guint
remove_read (Storing *fixture, gint64 before)
{
  gint64 feed_id = 1;
  guint n = 0;

  while (feed_id != 0)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      dateline_store_remove_read_async (fixture->store,
                                        before,
                                        feed_id,
                                        NULL,
                                        storing_cb,
                                        &result);
      storing_wait (&result);
      n += dateline_store_remove_read_finish (fixture->store, result, &feed_id, &error);
      g_assert_no_error (error);
    }
  return n;
}

/* Deleting read stories by hand: as many as were told, no unread or saved ones, and they
 * do not come back. */
static void
test_remove_read (Storing *fixture, gconstpointer unused)
{
  gint64 feeds[2];
  gint64 before = STORING_NOW - 100 * (gint64) DAY;
  g_autoptr (DatelineForecast) told = NULL;
  g_autoptr (DatelineForecast) again = NULL;
  gint64 n_wanted, n_others, n_all;
  const Row back = { "http://e.example/299",
                     "http://e.example/299",
                     "http://e.example/299",
                     299,
                     "some words of a story" };
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM story WHERE read = 1 "
                                          "AND saved = 0 AND time < %" G_GINT64_FORMAT,
                                          before);

  publish (fixture, 900, feeds);
  run_sql (fixture, "UPDATE story SET read = 1, saved = 0 WHERE key LIKE '%/299'");
  n_wanted = publishing_get_number (fixture, sql);
  n_all = publishing_get_number (fixture, "SELECT count (*) FROM story");
  g_assert_cmpint (n_wanted, >, 400); /* several slices of each feed */
  told = forecast_read (fixture, before);
  g_assert_cmpuint (told->n_stories, ==, n_wanted);
  g_assert_cmpuint (told->n_unread, ==, 0);
  g_assert_cmpuint (told->feeds->len, ==, 2);
  g_assert_cmpint (told->n_bytes, >, n_wanted * 100);

  g_assert_cmpuint (remove_read (fixture, before), ==, n_wanted);
  n_others = publishing_get_number (fixture, "SELECT count (*) FROM story");
  g_assert_cmpint (n_others, ==, n_all - n_wanted);
  g_assert_cmpint (publishing_get_number (fixture, sql), ==, 0);
  g_assert_cmpint (
      publishing_get_number (fixture, "SELECT count (*) FROM search_docsize"),
      ==,
      n_others);
  again = forecast_read (fixture, before);
  g_assert_cmpuint (again->n_stories, ==, 0);
  g_assert_cmpuint (MERGE_AT (fixture, feeds[0], 401, back), ==, 0);
  g_assert_cmpint (publishing_get_number (fixture, "SELECT count (*) FROM story"),
                   ==,
                   n_others);
}

/* Of a feed that was removed all comes back for 30 days: nothing of it is deleted. */
static void
test_removed_feed (Storing *fixture, gconstpointer unused)
{
  gint64 feeds[2];
  gint64 n_all;
  g_autoptr (DatelineForecast) told = NULL;

  publish (fixture, 100, feeds);
  run_sql (fixture, "UPDATE story SET read = 1, saved = 0");
  n_all = publishing_get_number (fixture, "SELECT count (*) FROM story");
  g_assert_true (storing_try_remove_feed (fixture->store, feeds[0], NULL));
  told = forecast_read (fixture, STORING_NOW + DAY);
  g_assert_cmpuint (told->n_stories, ==, 100);
  g_assert_cmpuint (remove_read (fixture, STORING_NOW + DAY), ==, 100);
  g_assert_cmpint (publishing_get_number (fixture, "SELECT count (*) FROM story"),
                   ==,
                   n_all - 100);
}

static DatelineRoom *
measure (Storing *fixture, GArray **pictures)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DatelineRoom *room;

  dateline_store_measure_async (fixture->store, NULL, storing_cb, &result);
  storing_wait (&result);
  room = dateline_store_measure_finish (fixture->store, result, pictures, &error);
  g_assert_no_error (error);
  return room;
}

/* The parts are as large as the whole, and a feed with longer stories has more of it. */
static void
test_measure (Storing *fixture, gconstpointer unused)
{
  gint64 feeds[2];
  g_autoptr (DatelineRoom) room = NULL;
  g_autoptr (GArray) pictures = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *text = NULL;
  const DatelineFeedRoom *largest;
  gint64 file_size, sum = 0;
  g_auto (GStrv) ids = g_new0 (char *, 601);
  Row rows[600];

  publish (fixture, 600, feeds);
  for (guint i = 0; i < 600; i++)
    {
      g_string_truncate (words, 0);
      for (guint j = 0; j < 400; j++)
        g_string_append_printf (words, "w%x ", g_random_int_range (0, 20000));
      ids[i] = g_strdup (words->str);
      rows[i] = (Row){ ids[i], NULL, "long", i, ids[i] };
    }
  publishing_merge_at (fixture, feeds[1], rows, 600, 401);
  storing_reopen (fixture);

  room = measure (fixture, &pictures);
  file_size = publishing_get_number (
      fixture,
      "SELECT page_count * page_size FROM pragma_page_count (), pragma_page_size ()");
  g_assert_cmpint (room->story_bytes + room->search_bytes + room->free_bytes,
                   ==,
                   file_size);
  g_assert_cmpint (dateline_room_get_total (room), ==, file_size + room->log_bytes);
  g_assert_cmpint (room->n_stories,
                   ==,
                   publishing_get_number (fixture, "SELECT count (*) FROM story"));
  for (guint i = 0; i < room->feeds->len; i++)
    sum += ((const DatelineFeedRoom *) room->feeds->pdata[i])->n_bytes;
  g_assert_cmpint (ABS (sum - room->story_bytes), <=, room->feeds->len);
  dateline_feed_rooms_sort (room->feeds);
  largest = room->feeds->pdata[0];
  g_assert_cmpint (largest->feed_id, ==, feeds[1]);
  g_assert_cmpuint (largest->n_stories, ==, 1200);
}

/* What is estimated of the index against what SQLite counts, where it can. */
static void
test_search_room (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  g_autoptr (DatelineRoom) room = NULL;
  g_autoptr (GArray) pictures = NULL;
  g_auto (GStrv) texts = g_new0 (char *, 2001);
  g_autofree Row *rows = g_new0 (Row, 2000);
  g_autofree char *path = g_strdup (fixture->path);
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 counted;

  for (guint i = 0; i < 2000; i++)
    {
      GString *words = g_string_new (NULL);

      for (guint j = 0; j < 200; j++)
        g_string_append_printf (words, "w%x ", g_random_int_range (0, 20000));
      texts[i] = g_string_free (words, FALSE);
      rows[i] = (Row){ texts[i], NULL, "long", i, texts[i] };
    }
  for (guint i = 0; i < 10; i++)
    publishing_merge_at (fixture, feed, rows + 200 * i, 200, i);
  room = measure (fixture, &pictures);

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  if (sqlite3_prepare_v2 (handle,
                          "SELECT sum (pgsize) FROM dbstat"
                          " WHERE name = 'search_data' AND aggregate = TRUE",
                          -1,
                          &statement,
                          NULL) != SQLITE_OK)
    {
      sqlite3_close (handle);
      g_test_skip ("SQLite was built without dbstat");
      return;
    }
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  counted = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  g_test_message ("estimated %" G_GINT64_FORMAT ", counted %" G_GINT64_FORMAT,
                  room->search_bytes,
                  counted);
  g_assert_cmpint (room->search_bytes, >, counted * 8 / 10);
  g_assert_cmpint (room->search_bytes, <, counted * 12 / 10);
}

static gint64
shrink (Storing *fixture, GCancellable *cancellable, guint *n_steps, GError **error)
{
  gint64 left;

  *n_steps = 0;
  do
    {
      g_autoptr (GAsyncResult) result = NULL;

      dateline_store_shrink_async (fixture->store, cancellable, storing_cb, &result);
      storing_wait (&result);
      left = dateline_store_shrink_finish (fixture->store, result, error);
      (*n_steps)++;
    }
  while (left > 0);
  return left;
}

static gint64
get_size (Storing *fixture)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  return status.st_size;
}

/* What was deleted leaves the index, too. */
static void
test_shrink_index (Storing *fixture, gconstpointer unused)
{
  gint64 feeds[2];
  guint n_steps;
  gint64 size;
  g_autoptr (GError) error = NULL;

  publish (fixture, 900, feeds);
  run_sql (fixture, "UPDATE story SET read = 1, saved = id % 100 = 0");
  g_assert_cmpint (shrink (fixture, NULL, &n_steps, &error), ==, 0);
  size = publishing_get_number (fixture, "SELECT sum (length (block)) FROM search_data");
  g_assert_cmpuint (remove_read (fixture, STORING_NOW + DAY), >, 1700);
  g_assert_cmpint (shrink (fixture, NULL, &n_steps, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpint (
      publishing_get_number (fixture, "SELECT sum (length (block)) FROM search_data"),
      <,
      size / 5);
  g_assert_cmpint (publishing_get_number (fixture, "PRAGMA freelist_count"), ==, 0);
}

static void
fill_and_empty (Storing *fixture)
{
  run_sql (fixture,
           "CREATE TABLE ballast (x); WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL"
           " SELECT i + 1 FROM n WHERE i < 900) INSERT INTO ballast"
           " SELECT randomblob (10000) FROM n; DROP TABLE ballast");
}

/* A file that was made for it gets smaller a piece at a time. */
static void
test_shrink (Storing *fixture, gconstpointer unused)
{
  gint64 feeds[2];
  gint64 size;
  guint n_steps;
  g_autoptr (GError) error = NULL;

  publish (fixture, 100, feeds);
  g_assert_cmpint (publishing_get_number (fixture, "PRAGMA auto_vacuum"), ==, 2);
  fill_and_empty (fixture);
  storing_reopen (fixture);
  g_assert_true (storing_try_open (fixture->store, NULL));
  size = get_size (fixture);
  g_assert_cmpint (shrink (fixture, NULL, &n_steps, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (n_steps, >=, 2);
  g_assert_cmpint (get_size (fixture), <, size - 8000000);
  g_assert_cmpint (publishing_get_number (fixture, "PRAGMA freelist_count"), ==, 0);
  storing_assert_counts (fixture->store, feeds[0], 100, 100);
}

/* One of before is written anew once; that can be cancelled and harms nothing. */
static void
test_write_anew (Storing *fixture, gconstpointer unused)
{
  gint64 feeds[2];
  gint64 size;
  guint n_steps;
  gint64 left = 1;
  g_autoptr (GError) error = NULL;

  publish (fixture, 100, feeds);
  dateline_store_close (fixture->store);
  g_clear_object (&fixture->store);
  run_sql (fixture,
           "PRAGMA journal_mode = DELETE; PRAGMA auto_vacuum = NONE; VACUUM;"
           " PRAGMA journal_mode = WAL");
  g_assert_cmpint (publishing_get_number (fixture, "PRAGMA auto_vacuum"), ==, 0);
  fill_and_empty (fixture);
  storing_open (fixture);
  dateline_store_set_keeping (fixture->store, -1, -1);
  g_assert_true (storing_try_open (fixture->store, NULL));
  size = get_size (fixture);

  /* A short step may be done before it hears of it. */
  while (left > 0)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;

      dateline_store_shrink_async (fixture->store, cancellable, storing_cb, &result);
      g_cancellable_cancel (cancellable);
      storing_wait (&result);
      left = dateline_store_shrink_finish (fixture->store, result, &error);
    }
  g_assert_cmpint (left, ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  storing_assert_counts (fixture->store, feeds[0], 100, 100);

  g_assert_cmpint (shrink (fixture, NULL, &n_steps, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpint (get_size (fixture), <, size - 8000000);
  g_assert_cmpint (publishing_get_number (fixture, "PRAGMA auto_vacuum"), ==, 2);
  g_assert_cmpint (publishing_get_number (fixture, "PRAGMA page_size"), ==, 8192);
  storing_assert_counts (fixture->store, feeds[0], 100, 100);
  /* The store goes on as before. */
  g_assert_cmpuint (
      MERGE_AT (fixture, feeds[0], 500, { "new", NULL, "new", 1, "searchable" }),
      ==,
      1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/room/forecast", test_forecast);
  STORING_TEST ("/room/forecast-of-own", test_forecast_of_own);
  STORING_TEST ("/room/chosen", test_chosen);
  STORING_TEST ("/room/remove-read", test_remove_read);
  STORING_TEST ("/room/removed-feed", test_removed_feed);
  STORING_TEST ("/room/measure", test_measure);
  STORING_TEST ("/room/search", test_search_room);
  STORING_TEST ("/room/shrink", test_shrink);
  STORING_TEST ("/room/shrink-index", test_shrink_index);
  STORING_TEST ("/room/write-anew", test_write_anew);

  return g_test_run ();
}
