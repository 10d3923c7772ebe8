/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How stories come, stay and go, by the number of the rule (ID) or of the fault (X): what
 * of a first document is unread, what is let go of, what does not come back.
 */

#include "../support/dateline-publishing.h"

#include "dateline/store/dateline-store-policy-private.h"

/* What of a first document arrives unread (ID10). */
static void
test_first_document (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  gint64 other = storing_add_feed (fixture->store, "http://other.example/", NULL);
  g_auto (GStrv) ids = g_new0 (char *, 201);
  Row rows[200];

  dateline_store_set_first_unread (fixture->store, 30, 100);
  for (guint i = 0; i < 200; i++)
    {
      ids[i] = g_strdup_printf ("%u", i);
      rows[i] = (Row){ ids[i], NULL, ids[i], i / 10, "x" };
    }
  g_assert_cmpuint (publishing_merge_at (fixture, feed, rows, 200, 0), ==, 200);
  storing_assert_counts (fixture->store, feed, 200, 100);

  /* Later ones are news whatever their date. */
  g_assert_cmpuint (MERGE (fixture, feed, { "old", NULL, "old", 300, "x" }), ==, 1);
  storing_assert_counts (fixture->store, feed, 201, 101);

  /* A feed that is empty at first has its first document later. */
  g_assert_cmpuint (publishing_merge_at (fixture, other, rows, 0, 0), ==, 0);
  g_assert_cmpuint (MERGE (fixture,
                           other,
                           { "a", NULL, "a", 29, "x" },
                           { "b", NULL, "b", 31, "x" },
                           { "c", NULL, "c", UNDATED, "x" }),
                    ==,
                    3);
  storing_assert_counts (fixture->store, other, 3, 2);
}

/* All of a document or nothing of it (ID11). */
static void
test_one_transaction (Storing *fixture, gconstpointer unused)
{
  gint64 id = publishing_add_feed (fixture);
  sqlite3 *handle = NULL;
  const Row rows[] = { { "1", NULL, "one", 1, "x" }, { "2", NULL, "two", 1, "y" } };
  g_autoptr (DatelineFeedDocument) document = publishing_make_document (rows, 2, TRUE);
  g_autoptr (DatelineFetchOutcome) outcome = storing_make_outcome (STORING_NOW);
  g_autoptr (DatelineStoreChanges) changes = NULL;
  g_autoptr (DatelineFeed) feed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "CREATE TRIGGER stop BEFORE INSERT ON headline"
                                 " WHEN new.title = 'one' BEGIN"
                                 " SELECT raise (ABORT, 'stop'); END",
                                 NULL,
                                 NULL,
                                 NULL),
                   ==,
                   SQLITE_OK);
  outcome->etag = g_strdup ("\"new\"");
  outcome->moved_to = g_strdup ("http://moved.example/");
  changes = storing_try_merge (fixture->store, id, document, outcome, &error);
  g_assert_null (changes);
  g_assert_nonnull (error);
  feed = storing_get_feed (fixture->store, id);
  g_assert_null (dateline_feed_get_etag (feed));
  g_assert_cmpstr (dateline_feed_get_uri (feed), ==, "http://e.example/feed");
  storing_assert_titles (fixture->store, NULL, "");

  g_assert_cmpint (sqlite3_exec (handle, "DROP TRIGGER stop", NULL, NULL, NULL),
                   ==,
                   SQLITE_OK);
  sqlite3_close (handle);
  g_assert_cmpuint (publishing_merge_at (fixture, id, rows, 2, 0), ==, 2);
}

static void
run_sql (Storing *fixture, const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static guint
purge (Storing *fixture, gint64 feed)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  dateline_store_purge_async (fixture->store, feed, NULL, storing_cb, &result);
  storing_wait (&result);
  ids = dateline_store_purge_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  return ids->len;
}

/* What the reader deleted comes in no list and no count, not with a refresh either, and
 * under no other id when it was purged; until then it can be brought back as it was. */
static void
test_deleted (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  const Row gone = { "http://e.example/1", "http://e.example/1", "gone", 1, "x" };
  const Row edited = { "http://e.example/1", "http://e.example/1", "gone", 1, "y" };
  const Row renamed = { "http://e.example/1/", "http://e.example/1", "gone", 1, "x" };
  const Row present = { "4", "http://e.example/4", "present", 4, "x" };
  g_autoptr (DatelineQuery) saved = dateline_query_new ();
  g_autoptr (DatelineMarking) deletion = NULL;
  sqlite3 *handle = NULL;

  MERGE (fixture, feed, gone, present);
  dateline_query_set_saved_only (saved, TRUE);
  storing_set_saved (fixture->store, storing_find (fixture->store, "gone"), TRUE);
  deletion = storing_delete (fixture->store, storing_find (fixture->store, "gone"));
  g_assert_cmpuint (dateline_marking_get_n_stories (deletion), ==, 1);
  storing_assert_titles (fixture->store, NULL, "present");
  storing_assert_titles (fixture->store, saved, "");
  storing_assert_counts (fixture->store, feed, 1, 1);

  g_assert_cmpuint (MERGE (fixture, feed, edited, present), ==, 0);
  storing_assert_titles (fixture->store, NULL, "present");
  storing_assert_counts (fixture->store, feed, 1, 1);

  /* Back, and away again. */
  storing_take_back (fixture->store, &deletion);
  storing_assert_titles (fixture->store, saved, "gone");
  storing_assert_counts (fixture->store, feed, 2, 2);
  storing_take_back (fixture->store, &deletion);
  g_assert_true (dateline_marking_get_value (deletion));
  storing_assert_titles (fixture->store, NULL, "present");

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, "UPDATE deleted_story SET deleted_at = 1", NULL, NULL, NULL);
  sqlite3_close (handle);
  g_assert_cmpuint (purge (fixture, feed), ==, 1);
  g_assert_cmpuint (MERGE (fixture, feed, renamed, present), ==, 0);
  storing_assert_titles (fixture->store, NULL, "present");
  storing_assert_counts (fixture->store, feed, 1, 1);

  /* There is nothing to bring back any more. */
  storing_take_back (fixture->store, &deletion);
  g_assert_cmpuint (dateline_marking_get_n_stories (deletion), ==, 0);
}

/* A publisher sends again what was thrown away: nothing is new, however often, and also
 * if its id has changed and its address is the same. */
static void
test_sent_again (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  const Row gone = { "http://e.example/1", "http://e.example/1", "gone", 1, "x" };
  const Row same = { "http://e.example/1/", "http://e.example/1", "gone", 1, "x" };
  const Row present = { "4", "http://e.example/4", "present", 4, "x" };

  MERGE (fixture, feed, gone, present);
  storing_set_read (fixture->store, storing_find (fixture->store, "gone"), TRUE);
  MERGE_AT (fixture, feed, 170, present);
  MERGE_AT (fixture, feed, 190, present);
  purge (fixture, feed);
  storing_assert_titles (fixture->store, NULL, "present");
  for (guint i = 0; i < 3; i++)
    {
      MERGE_AT (fixture, feed, 191 + 2 * i, gone, present);
      storing_assert_titles (fixture->store, NULL, "present");
      MERGE_AT (fixture, feed, 192 + 2 * i, same, present);
      storing_assert_titles (fixture->store, NULL, "present");
      storing_assert_counts (fixture->store, feed, 1, 1);
    }
}

/* Only what is read, not saved and away for long goes, and does not come back (ID8,
 * ID9). */
static void
test_purge (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  const Row gone = { "http://e.example/1", "http://e.example/1", "gone", 1, "x" };
  const Row unread = { "2", "http://e.example/2", "unread", 2, "x" };
  const Row saved = { "3", "http://e.example/3", "saved", 3, "x" };
  const Row present = { "4", "http://e.example/4", "present", 4, "x" };

  MERGE (fixture, feed, gone, unread, saved, present);
  storing_set_read (fixture->store, storing_find (fixture->store, "gone"), TRUE);
  storing_set_read (fixture->store, storing_find (fixture->store, "saved"), TRUE);
  storing_set_saved (fixture->store, storing_find (fixture->store, "saved"), TRUE);
  storing_set_read (fixture->store, storing_find (fixture->store, "present"), TRUE);

  MERGE_AT (fixture, feed, 170, present);
  g_assert_cmpuint (purge (fixture, feed), ==, 0);
  /* Neither an empty document nor one that was cut off says that a story is away. */
  publishing_merge_at (fixture, feed, &present, 0, 300);
  g_assert_cmpuint (purge (fixture, feed), ==, 0);
  MERGE_AT (fixture, feed, 190, present);
  purge (fixture, feed);
  storing_assert_titles (fixture->store, NULL, "unread saved present");
  storing_assert_counts (fixture->store, feed, 3, 1);

  g_assert_cmpuint (MERGE_AT (fixture, feed, 191, gone, present), ==, 0);
  g_assert_cmpuint (
      MERGE_AT (fixture,
                feed,
                500,
                { "https://e.example/1", "http://e.example/1", "new", 1, "y" },
                present),
      ==,
      0);
  g_assert_cmpuint (MERGE_AT (fixture,
                              feed,
                              501,
                              { "x", "http://e.example/1", "gone", 1, "x" },
                              present),
                    ==,
                    0);
  storing_assert_titles (fixture->store, NULL, "unread saved present");
}

/* What does not come whole says of nothing that it is away: a document that broke off, a
 * fetch that failed, one that found nothing new (ID8). */
static void
test_not_whole (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  const Row a = { "1", NULL, "a", 1, "x" };
  const Row b = { "2", NULL, "b", 2, "x" };
  const gint64 later = STORING_NOW + 300 * (gint64) STORING_DAY;
  g_autoptr (DatelineFetchOutcome) failed = storing_make_outcome (later);
  g_autoptr (DatelineFetchOutcome) unchanged = storing_make_outcome (later + STORING_DAY);

  MERGE (fixture, feed, a, b);
  storing_set_read (fixture->store, storing_find (fixture->store, "a"), TRUE);
  storing_merge_only (fixture->store,
                      feed,
                      publishing_make_document (&b, 1, FALSE),
                      later);
  failed->succeeded = FALSE;
  failed->error = g_strdup ("The server refused the connection.");
  storing_note_fetch (fixture->store, feed, failed);
  storing_note_fetch (fixture->store, feed, unchanged);
  g_assert_cmpuint (purge (fixture, feed), ==, 0);
  storing_assert_titles (fixture->store, NULL, "a b");
  MERGE_AT (fixture, feed, 302, b);
  purge (fixture, feed);
  storing_assert_titles (fixture->store, NULL, "b");
}

/* What holds where nobody chose anything (ID8, ID10). */
static void
test_defaults (Storing *fixture, gconstpointer unused)
{
  const DatelineStorePolicy policy = DATELINE_STORE_POLICY_INIT;
  gint64 feed = publishing_add_feed (fixture);
  const Row a = { "1", NULL, "a", 1, "x" };
  const Row b = { "2", NULL, "b", 2, "x" };

  g_assert_cmpint (policy.keep_days, ==, 180);
  g_assert_cmpint (policy.keep_stories, ==, 5000);
  g_assert_cmpint (policy.first_days, ==, 30);
  g_assert_cmpint (policy.first_stories, ==, 100);

  /* When it was seen is noted once a week. */
  MERGE (fixture, feed, a, b);
  storing_set_read (fixture->store, storing_find (fixture->store, "a"), TRUE);
  MERGE_AT (fixture, feed, 180 + 7, b);
  purge (fixture, feed);
  storing_assert_titles (fixture->store, NULL, "a b");
  MERGE_AT (fixture, feed, 180 + 8, b);
  purge (fixture, feed);
  storing_assert_titles (fixture->store, NULL, "b");
}

/* Of what is too much the read ones go first, however new they are, then the oldest; what
 * is saved does not go, nor does it count (ID8). */
static void
test_cap_order (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  const Row present = { "p", NULL, "present", 1, "x" };

  MERGE (fixture,
         feed,
         present,
         { "1", NULL, "read", 2, "x" },
         { "2", NULL, "new", 3, "x" },
         { "3", NULL, "older", 4, "x" },
         { "4", NULL, "oldest", 5, "x" },
         { "5", NULL, "saved", 6, "x" },
         { "6", NULL, "saved and read", 7, "x" });
  storing_set_read (fixture->store, storing_find (fixture->store, "read"), TRUE);
  storing_set_saved (fixture->store, storing_find (fixture->store, "saved"), TRUE);
  storing_set_saved (fixture->store,
                     storing_find (fixture->store, "saved and read"),
                     TRUE);
  storing_set_read (fixture->store,
                    storing_find (fixture->store, "saved and read"),
                    TRUE);
  dateline_store_set_keeping (fixture->store, -1, 4);
  MERGE_AT (fixture, feed, 8, present);
  purge (fixture, feed);
  storing_assert_titles (fixture->store,
                         NULL,
                         "present new older oldest saved saved and read");
  dateline_store_set_keeping (fixture->store, -1, 3);
  MERGE_AT (fixture, feed, 16, present);
  purge (fixture, feed);
  storing_assert_titles (fixture->store, NULL, "present new older saved saved and read");
}

/* By whichever of its names it comes again (ID9). */
static void
test_tombstones_of_names (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  const Row present = { "p", NULL, "present", 2, "x" };

  MERGE (fixture, feed, { "1", "http://e.example/1", "gone", 1, "x" }, present);
  g_assert_cmpuint (
      MERGE_AT (fixture, feed, 1, { "2", "http://e.example/1", "gone", 1, "x" }, present),
      ==,
      0);
  storing_set_read (fixture->store, storing_find (fixture->store, "gone"), TRUE);
  MERGE_AT (fixture, feed, 200, present);
  purge (fixture, feed);
  storing_assert_titles (fixture->store, NULL, "present");
  g_assert_cmpuint (MERGE_AT (fixture,
                              feed,
                              201,
                              { "1", "http://e.example/a", "one", 1, "x" },
                              { "2", "http://e.example/b", "two", 1, "x" },
                              present),
                    ==,
                    0);
}

/* They are kept for 400 days (ID9). */
static void
test_tombstones_end (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  const Row gone = { "1", NULL, "gone", 1, "x" };
  const Row present = { "2", NULL, "present", 2, "x" };
  static const char COUNT[] = "SELECT count (*) FROM tombstone";

  MERGE (fixture, feed, gone, present);
  storing_set_read (fixture->store, storing_find (fixture->store, "gone"), TRUE);
  MERGE_AT (fixture, feed, 200, present);
  purge (fixture, feed);
  MERGE_AT (fixture, feed, 400, present);
  purge (fixture, feed);
  g_assert_cmpint (publishing_get_number (fixture, COUNT), >, 0);
  MERGE_AT (fixture, feed, 401, present);
  purge (fixture, feed);
  g_assert_cmpint (publishing_get_number (fixture, COUNT), ==, 0);
}

/* A purged story that comes again is kept away for as long as it comes, and 400 days
 * more; then nobody would know it (ID9). */
static void
test_tombstones (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  const Row gone = { "1", NULL, "gone", 1, "x" };
  const Row present = { "2", NULL, "present", 2, "x" };
  static const int days[] = { 191, 500, 890, 1280 };

  MERGE (fixture, feed, gone, present);
  storing_set_read (fixture->store, storing_find (fixture->store, "gone"), TRUE);
  MERGE_AT (fixture, feed, 190, present);
  purge (fixture, feed);
  g_assert_cmpint (publishing_get_number (fixture, "SELECT count (*) FROM tombstone"),
                   >,
                   0);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_assert_cmpuint (MERGE_AT (fixture, feed, days[i], gone, present), ==, 0);
      purge (fixture, feed);
      storing_assert_titles (fixture->store, NULL, "present");
    }
  MERGE_AT (fixture, feed, 1700, present);
  purge (fixture, feed);
  g_assert_cmpint (publishing_get_number (fixture, "SELECT count (*) FROM tombstone"),
                   ==,
                   0);
  g_assert_cmpuint (MERGE_AT (fixture, feed, 1701, gone, present), ==, 1);
}

/* No story goes without its tombstone, and none has one that did not go (ID9). */
static void
test_tombstone_at_once (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  const Row gone = { "1", NULL, "gone", 1, "x" };
  const Row present = { "2", NULL, "present", 2, "x" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  /* The store does not do it by itself first. */
  dateline_store_set_keeping (fixture->store, -1, -1);
  MERGE (fixture, feed, gone, present);
  storing_set_read (fixture->store, storing_find (fixture->store, "gone"), TRUE);
  MERGE_AT (fixture, feed, 190, present);
  dateline_store_set_keeping (fixture->store, 180, 5000);
  run_sql (fixture,
           "CREATE TRIGGER stop BEFORE DELETE ON story BEGIN"
           " SELECT raise (ABORT, 'stop'); END");
  dateline_store_purge_async (fixture->store, feed, NULL, storing_cb, &result);
  storing_wait (&result);
  ids = dateline_store_purge_finish (fixture->store, result, &error);
  g_assert_null (ids);
  g_assert_nonnull (error);
  g_assert_cmpint (publishing_get_number (fixture, "SELECT count (*) FROM tombstone"),
                   ==,
                   0);
  storing_assert_titles (fixture->store, NULL, "gone present");
  run_sql (fixture, "DROP TRIGGER stop");
  g_assert_cmpuint (purge (fixture, feed), ==, 1);
  g_assert_cmpint (publishing_get_number (fixture, "SELECT count (*) FROM tombstone"),
                   >,
                   0);
}

/* Entries without dates stand in the order of their document (ID10). */
static void
test_order (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);

  MERGE (fixture,
         feed,
         { "c", NULL, "c", UNDATED, "x" },
         { "a", NULL, "a", UNDATED, "x" },
         { "d", NULL, "d", UNDATED, "x" },
         { "b", NULL, "b", UNDATED, "x" });
  storing_assert_titles (fixture->store, NULL, "c a d b");
}

static void
set_feed_keeping (Storing *fixture, gint64 feed, int days, int stories)
{
  g_autoptr (DatelineFeedSettings) settings = dateline_feed_settings_new ();

  dateline_feed_settings_set (settings, DATELINE_FEED_SETTING_KEEP_DAYS, days);
  dateline_feed_settings_set (settings, DATELINE_FEED_SETTING_KEEP_STORIES, stories);
  storing_set_settings (fixture->store, feed, settings);
}

/* What was chosen for one feed comes before what holds for all. */
static void
test_own_limits (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  const Row a = { "1", NULL, "a", 1, "x" };
  const Row b = { "2", NULL, "b", 2, "x" };

  MERGE (fixture, feed, a, b);
  storing_set_read (fixture->store, storing_find (fixture->store, "a"), TRUE);

  set_feed_keeping (fixture, feed, -1, DATELINE_FEED_SETTING_UNSET);
  MERGE_AT (fixture, feed, 200, b);
  purge (fixture, feed);
  storing_assert_titles (fixture->store, NULL, "a b");

  /* Sooner than of others, without waiting for the day on which it is looked at. */
  set_feed_keeping (fixture, feed, 30, 500);
  storing_reopen (fixture);
  MERGE_AT (fixture, feed, 200, b);
  purge (fixture, feed);
  storing_assert_titles (fixture->store, NULL, "b");
}

/* The store does it by itself after merging, and tells. */
static void
test_purge_by_itself (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  const Row a = { "1", NULL, "a", 1, "x" };
  const Row b = { "2", NULL, "b", 2, "x" };
  DatelineStoreChanges *changes;

  MERGE (fixture, feed, a, b);
  storing_set_read (fixture->store, storing_find (fixture->store, "a"), TRUE);
  MERGE_AT (fixture, feed, 200, b);
  /* Asked for right behind: when it is done, so is what the store asked for. */
  g_assert_cmpuint (purge (fixture, feed), ==, 0);
  storing_assert_titles (fixture->store, NULL, "b");
  changes = g_ptr_array_index (fixture->changes, fixture->changes->len - 1);
  g_assert_cmpint (dateline_store_changes_get_flags (changes),
                   ==,
                   DATELINE_STORE_CHANGE_STORIES | DATELINE_STORE_CHANGE_REMOVED);
  g_assert_cmpuint (dateline_store_changes_get_story_ids (changes)->len, ==, 1);
  g_assert_cmpuint (dateline_store_changes_get_n_unread_removed (changes), ==, 0);
}

/* A feed that has too many: the read ones go first, then unread ones, which is told; what
 * the document has stays. */
static void
test_cap (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  g_auto (GStrv) ids = g_new0 (char *, 701);
  Row rows[700];
  guint n_unread = 0;

  dateline_store_set_keeping (fixture->store, -1, 100);
  for (guint i = 0; i < 700; i++)
    {
      ids[i] = g_strdup_printf ("%u", i);
      rows[i] = (Row){ ids[i], NULL, ids[i], i / 20, "x" };
    }
  publishing_merge_at (fixture, feed, rows, 700, 0);
  for (guint i = 0; i < 50; i++)
    storing_set_read (fixture->store, storing_find (fixture->store, ids[i]), TRUE);
  publishing_merge_at (fixture, feed, rows, 150, 8);

  /* In slices: another goes when one is full. */
  while (purge (fixture, feed) > 0)
    ;
  storing_assert_counts (fixture->store, feed, 150, 100);
  for (guint i = 0; i < fixture->changes->len; i++)
    n_unread += dateline_store_changes_get_n_unread_removed (fixture->changes->pdata[i]);
  g_assert_cmpuint (n_unread, ==, 550);
  g_assert_cmpint (
      publishing_get_number (fixture, "SELECT count (*) FROM search_docsize"),
      ==,
      150);
  g_assert_cmpuint (publishing_merge_at (fixture, feed, rows, 700, 9), ==, 0);
}

/* For 30 days it comes back as it was (ID12). */
static void
test_removed (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);

  MERGE (fixture, feed, { "1", NULL, "one", 1, "x" }, { "2", NULL, "two", 2, "x" });
  storing_set_read (fixture->store, storing_find (fixture->store, "one"), TRUE);
  g_assert_true (storing_try_remove_feed (fixture->store, feed, NULL));
  run_sql (fixture,
           "UPDATE feed SET removed_at = unixepoch () - 29 * 86400"
           " WHERE removed_at > 0");
  storing_reopen (fixture);
  g_assert_true (storing_try_restore_feed (fixture->store, feed, NULL));
  storing_assert_titles (fixture->store, NULL, "one two");
  storing_assert_counts (fixture->store, feed, 2, 1);

  g_assert_true (storing_try_remove_feed (fixture->store, feed, NULL));
  run_sql (fixture,
           "UPDATE feed SET removed_at = unixepoch () - 31 * 86400"
           " WHERE removed_at > 0");
  storing_reopen (fixture);
  g_assert_false (storing_try_restore_feed (fixture->store, feed, NULL));
}

/* A feed that was removed for good and is followed again is a new one, but for what was
 * saved of it (ID12). */
static void
test_unfollowed (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = publishing_add_feed (fixture);
  const Row kept = { "1", "http://e.example/1", "kept", 1, "x" };
  const Row other = { "2", "http://e.example/2", "other", 2, "x" };
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (DatelineFetchOutcome) outcome = storing_make_outcome (STORING_NOW);
  g_autoptr (DatelineHeadline) headline = NULL;
  g_autoptr (DatelineFeed) again = NULL;
  sqlite3 *handle = NULL;

  MERGE (fixture, feed, kept, other);
  outcome->etag = g_strdup ("\"x\"");
  storing_note_fetch (store, feed, outcome);
  storing_set_saved (store, storing_find (store, "kept"), TRUE);
  g_assert_true (storing_try_remove_feed (store, feed, NULL));
  g_assert_true (storing_try_restore_feed (store, feed, NULL));
  storing_assert_titles (store, NULL, "kept other");
  g_assert_true (storing_try_remove_feed (store, feed, NULL));

  dateline_store_close (store);
  g_clear_object (&fixture->store);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, "UPDATE feed SET removed_at = 1 WHERE removed_at > 0", 0, 0, 0);
  sqlite3_close (handle);
  storing_open (fixture);
  store = fixture->store;

  dateline_query_set_saved_only (query, TRUE);
  storing_assert_titles (store, query, "kept");
  headline = storing_load_headline (store, storing_find_in (store, query, "kept"));
  g_assert_cmpstr (dateline_headline_get_feed_title (headline), ==, "e.example");

  feed = publishing_add_feed (fixture);
  again = storing_get_feed (store, feed);
  g_assert_null (dateline_feed_get_etag (again));
  g_assert_cmpuint (MERGE (fixture, feed, kept, other), ==, 1);
  storing_assert_titles (store, NULL, "kept other");
}

/* A document of 10,000 entries, twice, and one of 20,000 (X44). */
static void
test_many (Storing *fixture, gconstpointer unused)
{
  gint64 feed = publishing_add_feed (fixture);
  g_auto (GStrv) ids = g_new0 (char *, 20011);
  g_autofree Row *rows = g_new0 (Row, 20010);

  for (guint i = 0; i < 20010; i++)
    {
      ids[i] = g_strdup_printf ("http://e.example/%u", i);
      rows[i] = (Row){ ids[i], ids[i], "t", UNDATED, "x" };
    }
  g_assert_cmpuint (publishing_merge_at (fixture, feed, rows, 10000, 0), ==, 10000);
  g_assert_cmpuint (publishing_merge_at (fixture, feed, rows, 10000, 0), ==, 0);
  g_assert_cmpuint (publishing_merge_at (fixture, feed, rows, 20010, 0), ==, 10000);
  g_assert_cmpuint (publishing_merge_at (fixture, feed, rows, 20000, 1), ==, 0);
  storing_assert_counts (fixture->store, feed, 20000, 20000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/identity/ID8/purge", test_purge);
  STORING_TEST ("/identity/ID8/own-limits", test_own_limits);
  STORING_TEST ("/identity/ID8/by-itself", test_purge_by_itself);
  STORING_TEST ("/identity/ID8/cap", test_cap);
  STORING_TEST ("/identity/ID8/defaults", test_defaults);
  STORING_TEST ("/identity/ID8/cap-order", test_cap_order);
  STORING_TEST ("/identity/ID8/not-whole", test_not_whole);
  STORING_TEST ("/identity/ID9/names", test_tombstones_of_names);
  STORING_TEST ("/identity/ID9/end", test_tombstones_end);
  STORING_TEST ("/identity/ID9/tombstones", test_tombstones);
  STORING_TEST ("/identity/ID9/at-once", test_tombstone_at_once);
  STORING_TEST ("/identity/ID10/first-document", test_first_document);
  STORING_TEST ("/identity/ID10/order", test_order);
  STORING_TEST ("/identity/ID11/one-transaction", test_one_transaction);
  STORING_TEST ("/identity/ID12/removed", test_removed);
  STORING_TEST ("/identity/ID12/unfollowed", test_unfollowed);
  STORING_TEST ("/identity/deleted", test_deleted);
  STORING_TEST ("/faults/X44/many", test_many);
  STORING_TEST ("/faults/X51/sent-again", test_sent_again);

  return g_test_run ();
}
