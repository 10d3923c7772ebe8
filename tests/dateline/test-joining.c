/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Two feeds that turn out to be one (H52): what becomes of their stories, marks and
 * categories, what does not come back, and how it is undone.
 */

#include "../support/dateline-publishing.h"

#include "dateline/store/dateline-database-private.h"

#include <time.h>

#define HERE "http://e.example/"

static gboolean
try_join (Storing *fixture, gint64 from, gint64 into, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_store_join_feeds_async (fixture->store, from, into, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_store_join_feeds_finish (fixture->store, result, error);
}

static void
join (Storing *fixture, gint64 from, gint64 into)
{
  g_autoptr (GError) error = NULL;

  try_join (fixture, from, into, &error);
  g_assert_no_error (error);
}

static void
assert_marks (Storing *fixture, const char *title, gboolean read, gboolean saved)
{
  gint64 id = storing_find (fixture->store, title);
  g_autoptr (DatelineHeadline) headline = storing_load_headline (fixture->store, id);

  g_assert_cmpint (dateline_headline_is_read (headline), ==, read);
  g_assert_cmpint (dateline_headline_is_saved (headline), ==, saved);
}

static void
assert_none (Storing *fixture, const char *sql)
{
  g_assert_cmpint (publishing_get_number (fixture, sql), ==, 0);
}

/* The index covers every story once and nothing else, no row points nowhere, and what is
 * counted is there. */
static void
assert_sound (Storing *fixture)
{
  static const char *const none[] = {
    "SELECT count (*) FROM pragma_foreign_key_check",
    "SELECT count (*) FROM alias WHERE NOT EXISTS (SELECT 1 FROM story"
    " WHERE story.id = alias.story_id AND story.feed_id = alias.feed_id)",
    "SELECT count (*) FROM feed WHERE removed_at IS NULL AND (n_stories <>"
    " (SELECT count (*) FROM story WHERE feed_id = feed.id) OR n_unread <>"
    " (SELECT count (*) FROM story WHERE feed_id = feed.id AND read = 0))",
    "SELECT count (*) FROM category WHERE n_stories <> (SELECT count (*) FROM"
    " story_category JOIN story ON story.id = story_id JOIN feed ON feed.id = feed_id"
    " WHERE category_id = category.id AND removed_at IS NULL)",
    "SELECT count (*) FROM category WHERE n_unread <> (SELECT count (*) FROM"
    " story_category JOIN story ON story.id = story_id JOIN feed ON feed.id = feed_id"
    " WHERE category_id = category.id AND removed_at IS NULL AND read = 0)",
    "SELECT count (*) FROM body WHERE dictionary_id <> 0 AND NOT EXISTS"
    " (SELECT 1 FROM dictionary WHERE dictionary.id = dictionary_id)",
  };
  g_autoptr (DatelineDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    assert_none (fixture, none[i]);
  g_clear_object (&fixture->store);
  database = dateline_database_open (fixture->path, DATELINE_DATABASE_WRITER, &error);
  g_assert_no_error (error);
  dateline_database_run (database,
                         "INSERT INTO search (search, rank)"
                         " VALUES ('integrity-check', 1)",
                         &error);
  g_assert_no_error (error);
}

/* Stories that both have keep the marks of both, also where id or address changed; the
 * others come along, and both feeds' categories hold. */
static void
test_marks (Storing *fixture, gconstpointer unused)
{
  gint64 from = storing_add_feed (fixture->store, "http://old.example/", "Old,World");
  gint64 into = storing_add_feed (fixture->store, "http://new.example/", "World,New");
  g_autoptr (DatelineFeed) feed = NULL;
  g_autofree char *categories = NULL;

  MERGE (fixture,
         from,
         { "1", HERE "1", "one", 1, "first" },
         { HERE "?p=2", HERE "2", "two", 2, "second" },
         { "a3", "http://www.e.example/3/", "three", 3, "third" },
         { "only", HERE "4", "four", 4, "fourth" },
         { "home", HERE, "weather", 5, "rain" });
  MERGE (fixture,
         into,
         { "1", HERE "1", "ONE", 1, "first" },
         { "https://e.example/?p=2", HERE "zwei", "TWO", 2, "second" },
         { "b3", "https://e.example/3", "three!", 9, "third" },
         { "5", HERE "5", "five", 5, "fifth" },
         { "house", HERE, "weather", 5, "sun" });
  storing_set_read (fixture->store, storing_find (fixture->store, "one"), TRUE);
  storing_set_saved (fixture->store, storing_find (fixture->store, "two"), TRUE);
  storing_set_read (fixture->store, storing_find (fixture->store, "three!"), TRUE);
  storing_set_saved (fixture->store, storing_find (fixture->store, "four"), TRUE);

  join (fixture, from, into);
  storing_assert_titles (fixture->store,
                         NULL,
                         "ONE TWO four five weather weather three!");
  storing_assert_counts (fixture->store, into, 7, 5);
  assert_marks (fixture, "ONE", TRUE, FALSE);
  assert_marks (fixture, "TWO", FALSE, TRUE);
  assert_marks (fixture, "three!", TRUE, FALSE);
  assert_marks (fixture, "four", FALSE, TRUE);
  storing_assert_found (fixture->store, "first", "ONE");
  storing_assert_found (fixture->store, "fourth", "four");

  g_assert_null (storing_get_feed (fixture->store, from));
  feed = storing_get_feed (fixture->store, into);
  categories = g_strjoinv (",", (GStrv) dateline_feed_get_categories (feed));
  g_assert_cmpstr (categories, ==, "World,New,Old");
  storing_assert_category (fixture->store, "Old", 7, 5);
  storing_assert_category (fixture->store, "New", 7, 5);

  /* However the one document or the other names them, they are known. */
  g_assert_cmpuint (MERGE_AT (fixture,
                              into,
                              1,
                              { "1", HERE "1", "one", 1, "first" },
                              { HERE "?p=2", HERE "2", "two", 2, "second" },
                              { "a3", HERE "3", "three", 3, "third" },
                              { "only", HERE "4", "four", 4, "fourth" },
                              { "5", HERE "5", "five", 5, "fifth" }),
                    ==,
                    0);
  assert_sound (fixture);
}

/* Bodies can be read after the feed that they came with is gone for good. */
static void
test_bodies (Storing *fixture, gconstpointer unused)
{
  enum
  {
    N = 12
  };
  gint64 from = storing_add_feed (fixture->store, "http://old.example/", NULL);
  gint64 into = storing_add_feed (fixture->store, "http://new.example/", NULL);
  g_autoptr (GRand) randomness = g_rand_new_with_seed (7);
  g_auto (GStrv) texts = g_new0 (char *, N + 1);
  g_autoptr (DatelineEntry) entry = NULL;
  Row rows[N];
  sqlite3 *handle = NULL;

  for (int i = 0; i < N; i++)
    {
      GString *text = g_string_new (NULL);

      while (text->len < 3000)
        g_string_append_printf (text, "word%d ", g_rand_int_range (randomness, 0, 5000));
      texts[i] = g_string_free (text, FALSE);
      rows[i] = (Row){ texts[i], NULL, i == 0 ? "first" : "other", i, texts[i] };
    }
  publishing_merge_at (fixture, from, rows, N, 0);
  assert_none (fixture, "SELECT count (*) FROM body WHERE dictionary_id = 0");
  MERGE (fixture, into, { "5", HERE "5", "five", 5, "fifth" });
  join (fixture, from, into);
  storing_assert_counts (fixture->store, into, N + 1, N + 1);

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "UPDATE feed SET removed_at = removed_at / 2",
                                 NULL,
                                 NULL,
                                 NULL),
                   ==,
                   SQLITE_OK);
  sqlite3_close (handle);
  storing_reopen (fixture);
  entry =
      storing_load_entry (fixture->store, storing_find (fixture->store, "first"), NULL);
  g_assert_cmpstr (dateline_entry_get_content_text (entry), ==, texts[0]);
  assert_none (fixture, "SELECT count (*) FROM feed WHERE removed_at IS NOT NULL");
  assert_sound (fixture);
}

/* What was purged from either does not come back, and what changed its key is known. */
static void
test_names (Storing *fixture, gconstpointer unused)
{
  gint64 from = storing_add_feed (fixture->store, "http://old.example/", NULL);
  gint64 into = storing_add_feed (fixture->store, "http://new.example/", NULL);
  const Row present = { "4", HERE "4", "present", 4, "x" };
  const Row gone = { "1", HERE "1", "gone", 1, "x" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;

  MERGE (fixture, from, gone, present);
  storing_set_read (fixture->store, storing_find (fixture->store, "gone"), TRUE);
  MERGE_AT (fixture, from, 200, present);
  dateline_store_purge_async (fixture->store, from, NULL, storing_cb, &result);
  storing_wait (&result);
  ids = dateline_store_purge_finish (fixture->store, result, NULL);
  storing_assert_titles (fixture->store, NULL, "present");

  MERGE_AT (fixture, into, 200, { "other", HERE "9", "other", 4, "x" });
  join (fixture, from, into);
  g_assert_cmpuint (MERGE_AT (fixture, into, 201, gone, present), ==, 0);
  storing_assert_counts (fixture->store, into, 2, 2);
  assert_sound (fixture);
}

/* Stories that share an id are told apart by what they say, in either feed, and of one
 * feed none is taken for another of it. */
static void
test_shared_ids (Storing *fixture, gconstpointer unused)
{
  gint64 from = storing_add_feed (fixture->store, "http://old.example/", NULL);
  gint64 into = storing_add_feed (fixture->store, "http://new.example/", NULL);

  MERGE (fixture,
         from,
         { "same", HERE "a", "alpha", 1, "x" },
         { "same", HERE "b", "beta", 2, "x" },
         { "l1", HERE "live", "minute one", 3, "x" },
         { "l2", HERE "live", "minute two", 3, "x" });
  MERGE (fixture,
         into,
         { "same", HERE "b", "beta", 2, "x" },
         { "same", HERE "c", "gamma", 3, "x" },
         { "m3", HERE "live", "minute three", 3, "x" });
  storing_set_read (fixture->store, storing_find (fixture->store, "beta"), TRUE);
  join (fixture, from, into);
  storing_assert_titles (fixture->store,
                         NULL,
                         "alpha beta gamma minute three minute one minute two");
  storing_assert_counts (fixture->store, into, 6, 5);
  assert_marks (fixture, "alpha", FALSE, FALSE);
  assert_sound (fixture);
}

/* A feed whose ids are worth nothing, and one of which nobody knew it. */
static void
test_worthless_ids (Storing *fixture, gconstpointer unused)
{
  gint64 from = storing_add_feed (fixture->store, "http://old.example/", NULL);
  gint64 into = storing_add_feed (fixture->store, "http://new.example/", NULL);
  Row rows[12];
  g_auto (GStrv) links = g_new0 (char *, 13);

  for (guint i = 0; i < 12; i++)
    {
      links[i] = g_strdup_printf (HERE "%u", i);
      rows[i] = (Row){ "same", links[i], links[i], i, "x" };
    }
  publishing_merge_at (fixture, into, rows, 12, 0);
  publishing_merge_at (fixture, from, rows, 1, 0);
  join (fixture, from, into);
  storing_assert_counts (fixture->store, into, 12, 12);
  g_assert_cmpuint (publishing_merge_at (fixture, into, rows, 12, 1), ==, 0);
  assert_sound (fixture);
}

/* The feed is followed again under its name, with what both had; what only it had stays
 * where it is and comes to it no second time, while new ones do. */
static void
test_undo (Storing *fixture, gconstpointer unused)
{
  gint64 from = storing_add_feed (fixture->store, "http://old.example/", "Old");
  gint64 into = storing_add_feed (fixture->store, "http://new.example/", NULL);
  const Row both = { "1", HERE "1", "both", 1, "x" };
  const Row own = { HERE "2", HERE "2", "own", 2, "x" };
  g_autoptr (DatelineFeed) feed = NULL;
  g_autoptr (GError) error = NULL;

  MERGE (fixture, from, both, own);
  MERGE (fixture, into, both);
  join (fixture, from, into);
  storing_assert_category (fixture->store, "Old", 2, 2);
  storing_assert_titles (fixture->store, NULL, "both own");
  storing_try_restore_feed (fixture->store, from, &error);
  g_assert_no_error (error);
  feed = storing_get_feed (fixture->store, from);
  g_assert_cmpstr (dateline_feed_get_uri (feed), ==, "http://old.example/");
  g_assert_cmpstr (dateline_feed_get_categories (feed)[0], ==, "Old");
  storing_assert_counts (fixture->store, from, 1, 1);
  storing_assert_counts (fixture->store, into, 2, 2);

  g_assert_cmpuint (MERGE_AT (fixture,
                              from,
                              1,
                              { "3", HERE "3", "new", 0, "x" },
                              both,
                              { "https://e.example/2", HERE "2", "own", 2, "x" }),
                    ==,
                    1);
  storing_assert_titles (fixture->store, NULL, "new both both own");
  assert_sound (fixture);
}

/* Nothing happens to feeds of which one is not followed. */
static void
test_removed (Storing *fixture, gconstpointer unused)
{
  gint64 from = storing_add_feed (fixture->store, "http://old.example/", NULL);
  gint64 into = storing_add_feed (fixture->store, "http://new.example/", NULL);
  g_autoptr (GError) error = NULL;

  MERGE (fixture, from, { "1", HERE "1", "one", 1, "x" });
  storing_try_remove_feed (fixture->store, into, &error);
  g_assert_no_error (error);
  g_assert_false (try_join (fixture, from, into, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND);
  storing_assert_counts (fixture->store, from, 1, 1);
}

/* A person sees which feed it is that theirs turned out to be, while it is followed. */
static void
test_twin (Storing *fixture, gconstpointer unused)
{
  gint64 from = storing_add_feed (fixture->store, "http://old.example/", NULL);
  gint64 into = storing_add_feed (fixture->store, "http://new.example/feed", NULL);
  g_autoptr (DatelineFetchOutcome) outcome = storing_make_outcome (STORING_NOW);
  g_autoptr (DatelineFeed) feed = NULL;
  g_autoptr (DatelineFeed) later = NULL;
  g_autoptr (GError) error = NULL;

  storing_rename_feed (fixture->store, into, "Mine");
  outcome->moved_to = g_strdup ("https://new.example/feed");
  storing_note_fetch (fixture->store, from, outcome);
  feed = storing_get_feed (fixture->store, from);
  g_assert_cmpint (dateline_feed_get_twin_id (feed), ==, into);
  g_assert_cmpstr (dateline_feed_get_twin_title (feed), ==, "Mine");
  g_assert_cmpint (dateline_feed_get_trouble (feed), ==, DATELINE_FEED_TROUBLE_DOUBLE);

  storing_try_remove_feed (fixture->store, into, &error);
  later = storing_get_feed (fixture->store, from);
  g_assert_cmpint (dateline_feed_get_twin_id (later), ==, 0);
  g_assert_null (dateline_feed_get_twin_title (later));
  g_assert_cmpint (dateline_feed_get_trouble (later), ==, DATELINE_FEED_TROUBLE_OFFERED);
}

static gint64
time_join (Storing *fixture, guint n, guint n_both, const char *name)
{
  g_autofree char *old = g_strdup_printf ("http://old-%s.example/", name);
  g_autofree char *new = g_strdup_printf ("http://new-%s.example/", name);
  gint64 from = storing_add_feed (fixture->store, old, "World");
  gint64 into = storing_add_feed (fixture->store, new, "World");
  g_autofree Row *rows = g_new (Row, n);
  g_auto (GStrv) links = g_new0 (char *, n + 1);
  g_autofree char *text = g_strnfill (2000, ' ');
  clock_t start;

  for (guint i = 0; i < 2000; i += 7)
    memcpy (text + i, "words", MIN (5, 2000 - i));
  for (guint i = 0; i < n; i++)
    {
      links[i] = g_strdup_printf (HERE "%s/%u", name, i);
      rows[i] = (Row){ links[i], links[i], links[i], i % 300, text };
    }
  publishing_merge_at (fixture, from, rows, n, 0);
  publishing_merge_at (fixture, into, rows + n - n_both, n_both, 0);
  start = clock ();
  join (fixture, from, into);
  return (clock () - start) * 1000 / CLOCKS_PER_SEC;
}

/* Nobody waits long for the store meanwhile. */
static void
test_many (Storing *fixture, gconstpointer unused)
{
  g_test_message (
      "5000 stories, CPU: %d ms with none, %d ms with half, %d ms with all in both",
      (int) time_join (fixture, 5000, 0, "none"),
      (int) time_join (fixture, 5000, 2500, "half"),
      (int) time_join (fixture, 5000, 5000, "all"));
  assert_sound (fixture);
}

#define ADD(path, test)                                                                  \
  g_test_add ("/manners/H52/" path,                                                      \
              Storing,                                                                   \
              NULL,                                                                      \
              storing_set_up,                                                            \
              test,                                                                      \
              storing_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("join-marks", test_marks);
  ADD ("join-bodies", test_bodies);
  ADD ("join-names", test_names);
  ADD ("join-shared-ids", test_shared_ids);
  ADD ("join-worthless-ids", test_worthless_ids);
  ADD ("join-undo", test_undo);
  ADD ("join-removed", test_removed);
  ADD ("join-twin", test_twin);
  ADD ("join-many", test_many);
  return g_test_run ();
}
