/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Lists of many stories: each way in which they are found gives what asking every story
 * gives, in stretches too, and no way sorts or goes through a table. */

#include "dateline/store/dateline-category-table-private.h"
#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-headline-table-private.h"
#include "dateline/store/dateline-id-set-private.h"
#include "dateline/store/dateline-search-haste-private.h"
#include "dateline/store/dateline-story-marks-private.h"
#include "dateline/store/dateline-story-query-private.h"

#include "../support/dateline-many-stories.h"

/* What is searched for, and the same in words of SQL. */
static const struct
{
  const char *words;
  const char *sql;
} searches[] = {
  { "often", "title LIKE '%often%'" },
  { "seldom", "title LIKE '%seldom%'" },
  { "never", "FALSE" },
  { "often -seldom ", "title LIKE '%often%' AND title NOT LIKE '%seldom%'" },
  { "-often ", "title NOT LIKE '%often%'" },
  { "often is:unread ", "title LIKE '%often%' AND NOT read" },
  { "seldom is:saved ", "title LIKE '%seldom%' AND saved" },
  { "seldom OR is:saved ", "(title LIKE '%seldom%' OR saved)" },
  { "-(often is:read) ", "NOT (title LIKE '%often%' AND read)" },
  { "is:unread ", "NOT read" },
  { "feed:f3 ", "+feed_id = 3" },
  { "often -feed:f1 ", "title LIKE '%often%' AND +feed_id <> 1" },
  { "feed:f2 OR seldom ", "(+feed_id = 2 OR title LIKE '%seldom%')" },
  { "category:c4 ",
    "id IN (SELECT story_id FROM story_category WHERE +category_id = 4)" },
  { "often category:c1 ",
    "title LIKE '%often%'"
    " AND id IN (SELECT story_id FROM story_category WHERE +category_id = 1)" },
  { "before:2024-03 is:saved ", "+time < 1709251200 AND saved" },
  { "?!", "TRUE" },
};

/* What is asked for: each case of a random one. */
typedef struct
{
  gint64 feed;
  gboolean categories[5];
  gboolean unread;
  gboolean saved;
  const char *words;
  const char *words_sql;
  int days; /* of the last ones that have stories; 0: all */
} Wish;

static Wish
choose_wish (GRand *random)
{
  Wish wish = { 0 };

  if (g_rand_int_range (random, 0, 3) == 0)
    wish.feed = g_rand_int_range (random, 1, 7);
  for (guint i = 1; i < G_N_ELEMENTS (wish.categories); i++)
    wish.categories[i] = g_rand_int_range (random, 0, 4) == 0;
  wish.unread = g_rand_boolean (random);
  wish.saved = g_rand_int_range (random, 0, 3) == 0;
  if (g_rand_boolean (random))
    {
      int i = g_rand_int_range (random, 0, G_N_ELEMENTS (searches));

      wish.words = searches[i].words;
      wish.words_sql = searches[i].sql;
    }
  if (g_rand_int_range (random, 0, 3) == 0)
    wish.days = g_rand_int_range (random, 1, 600);
  return wish;
}

/* The last second at which a story is. */
static gint64
get_last_time (Fixture *fixture)
{
  gint64 time;

  dateline_database_get_int64 (fixture->database,
                               "SELECT max (time) FROM story",
                               &time,
                               NULL);
  return time;
}

static DatelineQuery *
make_query (Fixture *fixture, const Wish *wish)
{
  DatelineQuery *query = dateline_query_new ();

  dateline_query_set_feed (query, wish->feed);
  dateline_query_set_unread_only (query, wish->unread);
  dateline_query_set_saved_only (query, wish->saved);
  dateline_query_set_words (query, wish->words);
  for (guint i = 1; i < G_N_ELEMENTS (wish->categories); i++)
    {
      g_autofree char *name = g_strdup_printf ("C%u", i);

      if (wish->categories[i])
        dateline_query_add_category (query, name);
    }
  if (wish->days > 0)
    {
      GDate first, last;

      g_date_set_julian (&last, get_last_time (fixture) / 86400 + 719163);
      first = last;
      g_date_subtract_days (&first, wish->days - 1);
      dateline_query_set_days (query, &first, &last);
    }
  return query;
}

/* Asks every story, in words of one's own. */
static char *
make_plain_sql (Fixture *fixture, const Wish *wish)
{
  GString *sql = g_string_new ("SELECT id FROM story JOIN headline"
                               " ON story_id = id WHERE TRUE");
  g_autoptr (GString) ids = g_string_new ("0");

  if (!wish->saved)
    g_string_append (sql, " AND +feed_id <> 6");
  if (wish->feed != 0)
    g_string_append_printf (sql, " AND +feed_id = %d", (int) wish->feed);
  if (wish->unread)
    g_string_append (sql, " AND NOT read");
  if (wish->saved)
    g_string_append (sql, " AND saved");
  if (wish->words != NULL)
    g_string_append_printf (sql, " AND %s", wish->words_sql);
  for (guint i = 1; i < G_N_ELEMENTS (wish->categories); i++)
    if (wish->categories[i])
      g_string_append_printf (ids, ", %u", i);
  if (ids->len > 1)
    g_string_append_printf (
        sql,
        " AND id IN (SELECT story_id FROM story_category WHERE +category_id IN (%s))",
        ids->str);
  if (wish->days > 0)
    g_string_append_printf (sql,
                            " AND +time >= %d * 86400",
                            (int) (get_last_time (fixture) / 86400 - wish->days + 1));
  g_string_append (sql, " ORDER BY time DESC, id DESC");
  return g_string_free (sql, FALSE);
}

static void
assert_lists (Fixture *fixture, const Wish *wish, GRand *random)
{
  g_autoptr (DatelineQuery) query = make_query (fixture, wish);
  g_autofree char *sql = make_plain_sql (fixture, wish);
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
  listing = dateline_story_listing_new (fixture->database, query, NULL, FALSE, &error);
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
      Wish wish = choose_wish (random);

      assert_lists (fixture, &wish, random);
    }
}

/* Each plan is chosen where it is meant to be, by the index that it is meant to use. */
static void
test_plans (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    Wish wish;
    DatelineStoryListingPlan plan;
    const char *index;
  } cases[] = {
    { { 0 }, DATELINE_STORY_LISTING_MANY, "story_time" },
    { { .unread = TRUE }, DATELINE_STORY_LISTING_MANY, "story_unread" },
    { { .saved = TRUE }, DATELINE_STORY_LISTING_MANY, "story_saved" },
    { { .feed = 1 }, DATELINE_STORY_LISTING_MANY, "story_feed" },
    { { .feed = 3 }, DATELINE_STORY_LISTING_FEW, "story_feed" },
    { { .feed = 3, .unread = TRUE }, DATELINE_STORY_LISTING_FEW, "story_feed" },
    { { .categories = { [1] = TRUE } }, DATELINE_STORY_LISTING_MANY, "PRIMARY KEY" },
    { { .categories = { [4] = TRUE } }, DATELINE_STORY_LISTING_FEW, "PRIMARY KEY" },
    { { .categories = { [1] = TRUE }, .unread = TRUE },
      DATELINE_STORY_LISTING_MANY,
      "PRIMARY KEY" },
    { { .categories = { [1] = TRUE, [2] = TRUE } },
      DATELINE_STORY_LISTING_MANY,
      "story_time" },
    { { .categories = { [1] = TRUE, [2] = TRUE }, .feed = 3 },
      DATELINE_STORY_LISTING_FEW,
      "story_feed" },
    { { .categories = { [3] = TRUE, [4] = TRUE } },
      DATELINE_STORY_LISTING_EACH,
      "INTEGER PRIMARY KEY" },
    { { .days = 9 }, DATELINE_STORY_LISTING_FEW, "story_time" },
    { { .days = 9, .unread = TRUE }, DATELINE_STORY_LISTING_FEW, "story_unread" },
    { { .words = "seldom" }, DATELINE_STORY_LISTING_EACH, "INTEGER PRIMARY KEY" },
    { { .words = "often" }, DATELINE_STORY_LISTING_MANY, "story_time" },
    { { .words = "often", .unread = TRUE }, DATELINE_STORY_LISTING_MANY, "story_unread" },
    { { .words = "often", .feed = 3 }, DATELINE_STORY_LISTING_FEW, "story_feed" },
    { { .words = "often is:unread " }, DATELINE_STORY_LISTING_ONCE, "search VIRTUAL" },
    { { .words = "is:unread " }, DATELINE_STORY_LISTING_ONCE, "story_unread" },
    { { .words = "feed:f3 " }, DATELINE_STORY_LISTING_ONCE, "story_feed" },
    { { .words = "category:c4 " }, DATELINE_STORY_LISTING_ONCE, "INTEGER PRIMARY KEY" },
    { { .words = "-often ", .feed = 3 }, DATELINE_STORY_LISTING_ONCE, "story_feed" },
    { { .words = "-often " }, DATELINE_STORY_LISTING_ONCE, "story_time" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineQuery) query = make_query (fixture, &cases[i].wish);
      g_autoptr (DatelineStoryListing) listing = NULL;
      g_autoptr (DatelineStatement) statement = NULL;
      g_autofree char *sql = NULL;
      g_autoptr (GError) error = NULL;

      listing =
          dateline_story_listing_new (fixture->database, query, NULL, FALSE, &error);
      check (error);
      g_test_message ("%" G_GSIZE_FORMAT ": %s",
                      i,
                      dateline_story_listing_get_sql (listing));
      g_assert_cmpint (dateline_story_listing_get_plan (listing), ==, cases[i].plan);

      sql = g_strconcat ("EXPLAIN QUERY PLAN ",
                         dateline_story_listing_get_sql (listing),
                         NULL);
      statement = dateline_database_prepare (fixture->database, sql, &error);
      check (error);
      g_assert_cmpint (dateline_statement_step (statement, &error),
                       ==,
                       DATELINE_STEP_ROW);
      g_assert_nonnull (
          strstr (dateline_statement_get_text (statement, 3), cases[i].index));
    }
}

/* What may be gone through: a reader has few feeds and categories. */
static gboolean
is_small (const char *detail)
{
  static const char *const small[] = {
    "SCAN feed",
    "SCAN feed_category",
    "SCAN host",
    "SCAN category",
    "SCAN touched",
    "SCAN filed",
    "SCAN part",
    "SCAN CONSTANT ROW",
    "SCAN (subquer",
    "SCAN search VIRT",
    "SCAN removed",
    "SCAN deleted_story",
    "SCAN moving",
    /* Only what is so is in them. */
    "SCAN story USING INDEX story_saved",
    "SCAN story USING INDEX story_unread",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (small); i++)
    if (g_str_has_prefix (detail, small[i]))
      return TRUE;
  return FALSE;
}

static void
assert_plan (DatelineDatabase *database, const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (DatelineStatement) statement = NULL;
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", sql);
  statement = dateline_database_prepare (database, explain, &error);
  check (error);
  while (dateline_statement_step (statement, &error) == DATELINE_STEP_ROW)
    {
      const char *detail = dateline_statement_get_text (statement, 3);
      gboolean sorts = strstr (detail, "USE TEMP B-TREE") != NULL;

      g_test_message ("  %s", detail);
      g_assert_true (!g_str_has_prefix (detail, "SCAN") || is_small (detail));
      /* Feeds and the few that are touched may be grouped. */
      g_assert_true (!sorts || strstr (sql, "feed_category") != NULL ||
                     strstr (sql, "touched") != NULL);
    }
  check (error);
}

/* All that a reader asks, then whatever statement that took. */
static void
test_statements (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GPtrArray) categories = NULL;
  g_autoptr (GPtrArray) headlines = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) read = NULL;
  g_autoptr (GArray) saved = NULL;
  DatelineDatabase *database = fixture->database;

  for (guint i = 0; i < 160; i++)
    {
      Wish wish = choose_wish (random);
      g_autoptr (DatelineQuery) query = make_query (fixture, &wish);
      gint64 n_newer;

      if (i % 4 == 0)
        dateline_query_set_order (query, DATELINE_QUERY_ORDER_RELEVANCE);

      g_clear_pointer (&ids, g_array_unref);
      ids = dateline_story_query_list_ids (database, query, NULL);
      g_assert_nonnull (ids);
      g_assert_true (
          dateline_story_listing_count_newer (database, query, 15000, &n_newer, NULL));
    }
  feeds = dateline_feed_table_list (database, NULL);
  categories = dateline_category_table_list (database, NULL);
  headlines = dateline_headline_table_load (database, ids, NULL, NULL);
  read = dateline_story_marks_set_read (database, ids, TRUE, NULL);
  saved = dateline_story_marks_set_saved (database, ids, TRUE, NULL);
  g_assert_true (feeds != NULL && categories != NULL && headlines != NULL &&
                 read != NULL && saved != NULL);

  statements = dateline_database_list_sql (database);
  for (guint i = 0; i < statements->len; i++)
    if (strstr (statements->pdata[i], "max (time)") == NULL)
      assert_plan (database, statements->pdata[i]);
}

/* Those that came later, and no others. */
static void
test_newer (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 60; i++)
    {
      Wish wish = choose_wish (random);
      g_autoptr (DatelineQuery) query = make_query (fixture, &wish);
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

  list = dateline_story_query_list_keys (fixture->database, query, kept, &error);
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

  list = dateline_story_query_list_keys (fixture->database, query, NULL, &error);
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
  list = dateline_story_query_list_keys (fixture->database, query, kept, &error);
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

      g_assert_cmpint (key->day, ==, 0);
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

  LIBRARY_TEST ("/story-listing/random", test_random);
  LIBRARY_TEST ("/story-listing/plans", test_plans);
  LIBRARY_TEST ("/story-listing/statements", test_statements);
  LIBRARY_TEST ("/story-listing/newer", test_newer);
  LIBRARY_TEST ("/story-listing/kept", test_kept);
  LIBRARY_TEST ("/story-listing/between", test_between);
  LIBRARY_TEST ("/story-listing/relevance", test_relevance);
  LIBRARY_TEST ("/story-listing/haste", test_haste);
  g_test_add_func ("/story-listing/id-set", test_id_set);
  return g_test_run ();
}
