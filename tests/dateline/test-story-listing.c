/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Lists of many stories: each way in which they are found gives what asking every story
 * gives, in stretches too. */

#include "dateline/store/dateline-id-set-private.h"
#include "dateline/store/dateline-search-haste-private.h"
#include "dateline/store/dateline-story-marks-private.h"
#include "dateline/store/dateline-story-query-private.h"

#include "../support/dateline-wishing.h"

static void
assert_lists (Fixture *fixture, const Wish *wish, GRand *random)
{
  g_autoptr (DatelineQuery) query = wishing_make_query (fixture, wish);
  g_autofree char *sql = wishing_make_sql (fixture, wish);
  g_autoptr (DatelineStatement) statement = NULL;
  g_autoptr (DatelineStoryListing) listing = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DatelineStoryPlace));
  g_autoptr (GError) error = NULL;
  guint n = 0;

  ids = dateline_story_query_list_ids (fixture->database, query, &error);
  check (error);
  statement = dateline_database_prepare (fixture->database, sql, &error);
  check (error);
  while (dateline_statement_step (statement, &error) == DATELINE_STEP_ROW)
    {
      g_assert_cmpuint (n, <, ids->len);
      g_assert_cmpint (g_array_index (ids, gint64, n++),
                       ==,
                       dateline_statement_get_int64 (statement, 0));
    }
  check (error);
  g_assert_cmpuint (n, ==, ids->len);

  /* The same a stretch at a time, however long. */
  listing =
      dateline_story_listing_new (fixture->database, query, NULL, NULL, FALSE, &error);
  check (error);
  while (!dateline_story_listing_is_done (listing))
    {
      dateline_story_listing_run (listing,
                                  fixture->database,
                                  places,
                                  places->len + g_rand_int_range (random, 1, 2000),
                                  g_rand_int_range (random, 1, 2000),
                                  &error);
      check (error);
    }
  g_assert_cmpuint (places->len, ==, ids->len);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (places, DatelineStoryPlace, i).id,
                     ==,
                     g_array_index (ids, gint64, i));
}

static void
test_random (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 240; i++)
    {
      Wish wish = wishing_choose (random);

      assert_lists (fixture, &wish, random);
    }
}

/* Those that came later, and no others. */
static void
test_newer (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 60; i++)
    {
      Wish wish = wishing_choose (random);
      g_autoptr (DatelineQuery) query = wishing_make_query (fixture, &wish);
      gint64 last_id = g_rand_int_range (random, 0, 17000);
      g_autoptr (GArray) ids = NULL;
      gint64 n_newer;
      guint n = 0;

      ids = dateline_story_query_list_ids (fixture->database, query, NULL);
      for (guint j = 0; j < ids->len; j++)
        n += g_array_index (ids, gint64, j) > last_id;
      g_assert_true (dateline_story_listing_count_newer (fixture->database,
                                                         query,
                                                         last_id,
                                                         &n_newer,
                                                         NULL));
      g_assert_cmpint (n_newer, ==, n);
    }
}

/* What was read since is listed where it was, also from behind the first stretch. */
static void
test_kept (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) marked = NULL;
  g_autoptr (DatelineStoryList) list = NULL;
  g_autoptr (GError) error = NULL;

  dateline_query_set_unread_only (query, TRUE);
  before = dateline_story_query_list_ids (fixture->database, query, NULL);
  for (guint i = 0; i < before->len; i += 97)
    g_array_append_vals (kept, &g_array_index (before, gint64, i), 1);
  marked = dateline_story_marks_set_read (fixture->database, kept, TRUE, &error);
  check (error);
  g_assert_cmpuint (marked->len, ==, kept->len);

  list = dateline_story_query_list_keys (fixture->database, query, kept, NULL, &error);
  check (error);
  g_assert_cmpuint (list->keys->len, >=, 205);
  g_assert_cmpuint (list->keys->len, <, 1000);
  while (list->rest != NULL)
    dateline_story_query_list_stretch (fixture->database, list, &error);
  check (error);
  g_assert_cmpuint (list->keys->len, ==, before->len);
  for (guint i = 0; i < before->len; i++)
    g_assert_cmpint (g_array_index (list->keys, DatelineStoryKey, i).id,
                     ==,
                     g_array_index (before, gint64, i));
}

/* Between two stretches a story came, one went and one moved: none comes twice. */
static void
test_between (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (DatelineStoryList) list = NULL;
  g_autoptr (DatelineIdSet) seen = dateline_id_set_new ();
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  list = dateline_story_query_list_keys (fixture->database, query, NULL, NULL, &error);
  check (error);
  n = list->keys->len;
  sql = g_strdup_printf (
      "UPDATE story SET time = " FIRST_TIME " - 5 WHERE id = %d;"
      "UPDATE story SET time = " FIRST_TIME " - 6 WHERE id = 16000;"
      "INSERT INTO story (id, feed_id, key, digest, first_seen, time) VALUES (20000, 1,"
      " 'g:new', 0, 0, " FIRST_TIME " - 7)",
      (int) g_array_index (list->keys, DatelineStoryKey, n - 1).id);
  dateline_database_run (fixture->database, sql, &error);
  check (error);

  while (list->rest != NULL)
    dateline_story_query_list_stretch (fixture->database, list, &error);
  check (error);
  for (guint i = 0; i < list->keys->len; i++)
    g_assert_true (
        dateline_id_set_add (seen, g_array_index (list->keys, DatelineStoryKey, i).id));
  g_assert_false (dateline_id_set_contains (seen, 20000));
}

/* By relevance, all of them in one order without days. */
static void
test_relevance (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (DatelineIdSet) found = NULL;
  g_autoptr (GArray) newest = NULL;
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DatelineStoryList) list = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first;

  dateline_query_set_words (query, "often OR seldom ");
  dateline_query_set_unread_only (query, TRUE);
  newest = dateline_story_query_list_ids (fixture->database, query, NULL);
  found = dateline_id_set_new_for_array (newest);
  dateline_query_set_order (query, DATELINE_QUERY_ORDER_RELEVANCE);
  list = dateline_story_query_list_keys (fixture->database, query, kept, NULL, &error);
  check (error);
  g_assert_cmpuint (list->keys->len, ==, 256);
  while (list->rest != NULL)
    dateline_story_query_list_stretch (fixture->database, list, &error);
  check (error);
  g_assert_false (list->is_partial);
  g_assert_cmpuint (list->keys->len, ==, newest->len);
  for (guint i = 0; i < list->keys->len; i++)
    {
      const DatelineStoryKey *key = &g_array_index (list->keys, DatelineStoryKey, i);

      g_assert_cmpint (key->group, ==, 0);
      g_assert_true (dateline_id_set_contains (found, key->id));
      dateline_id_set_remove (found, key->id);
    }
  /* The rare word in a short title. */
  first = g_array_index (list->keys, DatelineStoryKey, 0).id;
  g_assert_cmpint (first % 211, ==, 0);
}

/* A search that somebody waits for ends in time, any other when it is done. */
static void
test_haste (Fixture *fixture, gconstpointer unused)
{
  DatelineSearchHaste haste = { .is_hurried = TRUE };
  g_autoptr (DatelineStatement) statement = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DatelineStep step;
  GError *failure = NULL;
  g_autoptr (GError) error = NULL;

  statement = dateline_database_prepare (
      fixture->database,
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
      " SELECT count (*) FROM n",
      &error);
  check (error);
  dateline_search_haste_begin (&haste, fixture->database);
  haste.start -= G_TIME_SPAN_SECOND;
  dateline_search_haste_find (&haste);
  step = dateline_statement_step (statement, &failure);
  g_assert_true (dateline_search_haste_end (&haste, step, failure, &error));
  g_assert_true (haste.is_late);
  check (error);
  dateline_statement_reset (statement);

  /* Who asks for it no more is not told of a part. */
  haste.is_late = FALSE;
  failure = NULL;
  dateline_search_haste_begin (&haste, fixture->database);
  dateline_database_set_cancellable (fixture->database, cancellable);
  g_cancellable_cancel (cancellable);
  step = dateline_statement_step (statement, &failure);
  dateline_database_set_cancellable (fixture->database, NULL);
  g_assert_false (dateline_search_haste_end (&haste, step, failure, &error));
  g_assert_false (haste.is_late);
  g_assert_nonnull (error);
}

/* A damaged file may have any number for an id. */
static void
test_id_set (void)
{
  static const gint64 ids[] = { 1, 63, 64, 65535, 65536, G_MAXINT64, G_MININT64, -1, 0 };
  g_autoptr (DatelineIdSet) set = dateline_id_set_new ();
  g_autoptr (GArray) list = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_false (dateline_id_set_contains (set, ids[i]));
      g_assert_true (dateline_id_set_add (set, ids[i]));
      g_assert_false (dateline_id_set_add (set, ids[i]));
    }
  dateline_id_set_remove (set, 64);
  dateline_id_set_remove (set, 4711);
  g_assert_cmpuint (dateline_id_set_get_size (set), ==, G_N_ELEMENTS (ids) - 1);
  list = dateline_id_set_list (set);
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (ids) - 1);
  for (guint i = 1; i < list->len; i++)
    g_assert_cmpint (g_array_index (list, gint64, i - 1),
                     <,
                     g_array_index (list, gint64, i));
  dateline_id_set_clear (set);
  g_assert_cmpuint (dateline_id_set_get_size (set), ==, 0);
  g_assert_false (dateline_id_set_contains (set, 1));
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  WISHING_TEST ("/story-listing/random", test_random);
  WISHING_TEST ("/story-listing/newer", test_newer);
  WISHING_TEST ("/story-listing/kept", test_kept);
  WISHING_TEST ("/story-listing/between", test_between);
  WISHING_TEST ("/story-listing/relevance", test_relevance);
  WISHING_TEST ("/story-listing/haste", test_haste);
  g_test_add_func ("/story-listing/id-set", test_id_set);
  return g_test_run ();
}
