/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How lists of many stories are found: by the plan and the index that are meant to be
 * used, and no way sorts or goes through a table. */

#include "dateline/store/dateline-category-table-private.h"
#include "dateline/store/dateline-feed-list-private.h"
#include "dateline/store/dateline-headline-table-private.h"
#include "dateline/store/dateline-story-marks-private.h"
#include "dateline/store/dateline-story-query-private.h"

#include "../support/dateline-wishing.h"

/* Where each plan is meant to be chosen, and the index that it is meant to use. */
static const struct
{
  Wish wish;
  DatelineStoryListingPlan plan;
  const char *index;
} plans[] = {
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
  { { .parts = DATELINE_QUERY_PARTS_PICTURE },
    DATELINE_STORY_LISTING_MANY,
    "story_time" },
  { { .parts = DATELINE_QUERY_PARTS_PICTURE, .feed = 3 },
    DATELINE_STORY_LISTING_FEW,
    "story_feed" },
  { { .parts = DATELINE_QUERY_PARTS_MEDIA },
    DATELINE_STORY_LISTING_EACH,
    "INTEGER PRIMARY KEY" },
  { { .author = &authors[0] }, DATELINE_STORY_LISTING_MANY, "story_time" },
  { { .author = &authors[0], .unread = TRUE },
    DATELINE_STORY_LISTING_MANY,
    "story_unread" },
  { { .author = &authors[1] }, DATELINE_STORY_LISTING_EACH, "INTEGER PRIMARY KEY" },
  /* Those that say so themselves, and those of feeds that do. */
  { { .language = &languages[0] }, DATELINE_STORY_LISTING_ONCE, "MULTI-INDEX OR" },
  { { .language = &languages[0], .feed = 3 }, DATELINE_STORY_LISTING_ONCE, "story_feed" },
  { { .language = &languages[0], .words = "seldom" },
    DATELINE_STORY_LISTING_ONCE,
    "search VIRTUAL" },
  { { .categories = { [1] = TRUE, [2] = TRUE }, .all_categories = TRUE },
    DATELINE_STORY_LISTING_FEW,
    "PRIMARY KEY" },
  { { .categories = { [1] = TRUE, [4] = TRUE }, .all_categories = TRUE },
    DATELINE_STORY_LISTING_FEW,
    "PRIMARY KEY" },
  { { .upcoming = TRUE }, DATELINE_STORY_LISTING_FEW, "story_time" },
  { { .upcoming = TRUE, .unread = TRUE }, DATELINE_STORY_LISTING_FEW, "story_unread" },
  { { .upcoming = TRUE, .feed = 1 }, DATELINE_STORY_LISTING_FEW, "story_feed" },
  { { .upcoming = TRUE, .categories = { [1] = TRUE } },
    DATELINE_STORY_LISTING_FEW,
    "PRIMARY KEY" },
  { { .order = DATELINE_QUERY_ORDER_OLDEST }, DATELINE_STORY_LISTING_MANY, "story_time" },
  { { .order = DATELINE_QUERY_ORDER_OLDEST, .categories = { [1] = TRUE } },
    DATELINE_STORY_LISTING_MANY,
    "PRIMARY KEY" },
  { { .order = DATELINE_QUERY_ORDER_OLDEST, .feed = 3 },
    DATELINE_STORY_LISTING_FEW,
    "story_feed" },
  { { .order = DATELINE_QUERY_ORDER_UNREAD }, DATELINE_STORY_LISTING_MANY, "story_time" },
  { { .order = DATELINE_QUERY_ORDER_UNREAD, .categories = { [1] = TRUE } },
    DATELINE_STORY_LISTING_MANY,
    "PRIMARY KEY" },
  { { .order = DATELINE_QUERY_ORDER_UNREAD, .feed = 3 },
    DATELINE_STORY_LISTING_FEW,
    "story_feed" },
  { { .order = DATELINE_QUERY_ORDER_UNREAD, .unread = TRUE },
    DATELINE_STORY_LISTING_MANY,
    "story_unread" },
  { { .grouping = DATELINE_QUERY_GROUPING_FEED },
    DATELINE_STORY_LISTING_MANY,
    "story_feed" },
  { { .grouping = DATELINE_QUERY_GROUPING_FEED, .unread = TRUE },
    DATELINE_STORY_LISTING_MANY,
    "story_feed" },
  { { .grouping = DATELINE_QUERY_GROUPING_FEED, .categories = { [4] = TRUE } },
    DATELINE_STORY_LISTING_FEW,
    "PRIMARY KEY" },
  { { .grouping = DATELINE_QUERY_GROUPING_FEED, .words = "seldom" },
    DATELINE_STORY_LISTING_EACH,
    "INTEGER PRIMARY KEY" },
  { { .grouping = DATELINE_QUERY_GROUPING_FEED,
      .order = DATELINE_QUERY_ORDER_UNREAD,
      .words = "often" },
    DATELINE_STORY_LISTING_MANY,
    "story_feed" },
};

/* Each plan is chosen where it is meant to be, by its index. */
static void
test_plans (Fixture *fixture, gconstpointer unused)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_autoptr (DatelineQuery) query = wishing_make_query (fixture, &plans[i].wish);
      g_autoptr (DatelineStoryListing) listing = NULL;
      g_autoptr (DatelineStatement) statement = NULL;
      g_autofree char *sql = NULL;
      g_autoptr (GError) error = NULL;

      listing = dateline_story_listing_new (fixture->database,
                                            query,
                                            NULL,
                                            NULL,
                                            FALSE,
                                            &error);
      check (error);
      g_test_message ("%" G_GSIZE_FORMAT ": %s",
                      i,
                      dateline_story_listing_get_sql (listing));
      g_assert_cmpint (dateline_story_listing_get_plan (listing), ==, plans[i].plan);

      sql = g_strconcat ("EXPLAIN QUERY PLAN ",
                         dateline_story_listing_get_sql (listing),
                         NULL);
      statement = dateline_database_prepare (fixture->database, sql, &error);
      check (error);
      g_assert_cmpint (dateline_statement_step (statement, &error),
                       ==,
                       DATELINE_STEP_ROW);
      g_assert_nonnull (
          strstr (dateline_statement_get_text (statement, 3), plans[i].index));
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
      Wish wish = wishing_choose (random);
      g_autoptr (DatelineQuery) query = wishing_make_query (fixture, &wish);
      gint64 n_newer;

      if (i % 4 == 0)
        dateline_query_set_order (query, DATELINE_QUERY_ORDER_RELEVANCE);

      g_clear_pointer (&ids, g_array_unref);
      ids = dateline_story_query_list_ids (database, query, NULL);
      g_assert_nonnull (ids);
      g_assert_true (
          dateline_story_listing_count_newer (database, query, 15000, &n_newer, NULL));
    }
  categories = dateline_category_table_list (database, NULL);
  feeds = dateline_feed_list_load (database, categories, NULL);
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

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  WISHING_TEST ("/story-plans/plans", test_plans);
  WISHING_TEST ("/story-plans/statements", test_statements);
  return g_test_run ();
}
