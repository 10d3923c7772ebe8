/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Counts of many stories, by day and by category, are what asking for them gives. */

#include "dateline/model/dateline-category.h"
#include "dateline/store/dateline-story-count-private.h"

#include "../support/dateline-many-stories.h"

/* Counts the stories of @query, stretch by stretch. */
static DatelineStoryCount *
count (Fixture *fixture, const DatelineQuery *query, DatelineStoryCountBy by)
{
  g_autoptr (GError) error = NULL;
  DatelineStoryCount *answer =
      dateline_story_count_new (fixture->database, query, by, &error);
  gboolean left = TRUE;

  while (left)
    {
      check (error);
      dateline_story_count_go_on (answer, fixture->database, &left, &error);
      check (error);
    }
  return answer;
}

static gint64
ask (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number;

  dateline_database_get_int64 (fixture->database, sql, &number, &error);
  check (error);
  return number;
}

static void
test_days (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (DatelineStoryCount) answer = NULL;
  gint64 n_stories = 0;

  dateline_query_set_feed (query, 2);
  dateline_query_set_limit (query, 3);
  answer = count (fixture, query, DATELINE_STORY_COUNT_DAYS);
  g_assert_cmpint (
      answer->days->len,
      ==,
      ask (fixture, "SELECT count (DISTINCT time / 86400) FROM story WHERE feed_id = 2"));
  for (guint i = 0; i < answer->days->len; i++)
    {
      n_stories += g_array_index (answer->days, DatelineStoryDay, i).n_stories;
      g_assert_true (i == 0 ||
                     g_array_index (answer->days, DatelineStoryDay, i).day <
                         g_array_index (answer->days, DatelineStoryDay, i - 1).day);
    }
  g_assert_cmpint (n_stories, ==, answer->n_stories);
  g_assert_cmpint (n_stories,
                   ==,
                   ask (fixture, "SELECT count (*) FROM story WHERE feed_id = 2"));
}

static void
assert_category_counts (Fixture *fixture, const DatelineQuery *query, const char *where)
{
  g_autoptr (DatelineStoryCount) answer =
      count (fixture, query, DATELINE_STORY_COUNT_CATEGORIES);
  guint64 n_filed = 0;

  for (guint i = 0; i < answer->categories->len; i++)
    {
      DatelineCategory *category = answer->categories->pdata[i];
      g_autofree char *sql = g_strdup_printf (
          "SELECT count (*) FROM story_category JOIN story ON story.id = story_id"
          " WHERE category_id = %" G_GINT64_FORMAT " AND feed_id <> 6 AND %s",
          dateline_category_get_id (category),
          where);

      g_assert_cmpint (dateline_category_get_n_stories (category),
                       ==,
                       ask (fixture, sql));
      g_assert_cmpint (dateline_category_get_n_stories (category), >, 0);
      n_filed += dateline_category_get_n_stories (category);
    }
  g_assert_cmpint (n_filed, >, 0);
}

/* Of many stories and of few, which are counted in two ways. */
static void
test_category_counts (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GError) error = NULL;

  dateline_database_run (
      fixture->database,
      "UPDATE category SET n_stories ="
      " (SELECT count (*) FROM story_category WHERE category_id = category.id)",
      &error);
  check (error);
  assert_category_counts (fixture, query, "TRUE");
  dateline_query_set_words (query, "seldom");
  assert_category_counts (fixture, query, "story.id % 211 = 0");
  dateline_query_set_words (query, NULL);
  dateline_query_set_unread_only (query, TRUE);
  assert_category_counts (fixture, query, "read = 0");
}

/* Stories that are in each of several categories. */
static void
test_all_categories (Fixture *fixture, gconstpointer unused)
{
  static const char *const wheres[] = { "TRUE", "read = 0" };
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_query_add_category (query, "c1");
  dateline_query_add_category (query, "c2");
  dateline_query_add_category (query, "c3");
  dateline_query_set_all_categories (query, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (wheres); i++)
    {
      g_autoptr (DatelineStoryCount) answer = NULL;
      g_autofree char *sql =
          g_strconcat ("SELECT count (*) FROM story WHERE feed_id <> 6 AND ",
                       wheres[i],
                       " AND 3 = (SELECT count (*) FROM story_category"
                       " WHERE story_id = story.id AND category_id < 4)",
                       NULL);

      dateline_query_set_unread_only (query, i == 1);
      answer = count (fixture, query, DATELINE_STORY_COUNT_ALL);
      g_assert_cmpint (answer->n_stories, ==, ask (fixture, sql));
      g_assert_cmpint (answer->n_stories, >, 0);
    }

  dateline_query_add_category (query, "no such");
  {
    g_autoptr (DatelineStoryCount) answer =
        count (fixture, query, DATELINE_STORY_COUNT_ALL);

    g_assert_cmpint (answer->n_stories, ==, 0);
  }
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  LIBRARY_TEST ("/story-count/days", test_days);
  LIBRARY_TEST ("/story-count/categories", test_category_counts);
  LIBRARY_TEST ("/story-count/all-categories", test_all_categories);

  return g_test_run ();
}
