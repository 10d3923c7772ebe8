/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Lists whose stories stand in parts: what was read after what is unread, feed after
 * feed, and what they have in common. */

#include "dateline/store/dateline-story-query-private.h"

#include "../support/dateline-wishing.h"

/* What stands in the other part than it is marked for. */
#define SWAPPED "(read <> (id % 7 = 0))"

static void
assert_keys (Fixture *fixture, GArray *keys, const char *sql)
{
  g_autoptr (DatelineStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  statement = dateline_database_prepare (fixture->database, sql, &error);
  check (error);
  while (dateline_statement_step (statement, &error) == DATELINE_STEP_ROW)
    {
      g_assert_cmpuint (n, <, keys->len);
      g_assert_cmpint (g_array_index (keys, DatelineStoryKey, n++).id,
                       ==,
                       dateline_statement_get_int64 (statement, 0));
    }
  check (error);
  g_assert_cmpuint (n, ==, keys->len);
}

/* What was read or unread when the list was made is where it was, whatever it is now. */
static void
test_swapped (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);

  for (guint i = 0; i < 24; i++)
    {
      Wish wish = wishing_choose (random);
      g_autoptr (DatelineQuery) query = NULL;
      g_autofree char *plain = NULL;
      g_autoptr (GString) sql = NULL;
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GArray) swapped = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (DatelineStoryList) list = NULL;
      g_autoptr (GError) error = NULL;

      wish.order = DATELINE_QUERY_ORDER_UNREAD;
      wish.unread = FALSE;
      query = wishing_make_query (fixture, &wish);
      ids = dateline_story_query_list_ids (fixture->database, query, &error);
      check (error);
      for (guint j = 0; j < ids->len; j++)
        if (g_array_index (ids, gint64, j) % 7 == 0)
          g_array_append_vals (swapped, &g_array_index (ids, gint64, j), 1);

      list = dateline_story_query_list_keys (fixture->database,
                                             query,
                                             NULL,
                                             swapped,
                                             &error);
      check (error);
      while (list->rest != NULL && error == NULL)
        dateline_story_query_list_more (fixture->database,
                                        list,
                                        g_rand_int_range (random, 1, 3000),
                                        g_rand_int_range (random, 1, 3000),
                                        &error);
      check (error);
      plain = wishing_make_sql (fixture, &wish);
      sql = g_string_new (plain);
      g_assert_cmpuint (g_string_replace (sql, "read, time", SWAPPED ", time", 0), ==, 1);
      assert_keys (fixture, list->keys, sql->str);
    }
}

/* A day, with the mark of what was read, or a feed: what stands together is of one. */
static void
test_groups (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (DatelineQuery) query = dateline_query_new ();
      g_autoptr (DatelineStoryList) list = NULL;
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
      guint n_groups = 0;
      guint last = 0;

      if (i % 2 == 1)
        dateline_query_set_order (query, DATELINE_QUERY_ORDER_UNREAD);
      if (i >= 2)
        dateline_query_set_grouping (query, DATELINE_QUERY_GROUPING_FEED);
      list = dateline_story_query_list_keys (fixture->database, query, NULL, NULL, NULL);
      while (list->rest != NULL)
        dateline_story_query_list_stretch (fixture->database, list, NULL);
      for (guint j = 0; j < list->keys->len; j++)
        {
          guint group = g_array_index (list->keys, DatelineStoryKey, j).group;

          if (group == last)
            continue;
          g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (group)));
          last = group;
          n_groups++;
        }
      /* The sixth feed was removed. */
      if (i >= 2)
        g_assert_cmpuint (n_groups, ==, i == 2 ? 5 : 10);
      else
        g_assert_cmpuint (n_groups, >, 600);
    }
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  WISHING_TEST ("/story-order/swapped", test_swapped);
  WISHING_TEST ("/story-order/groups", test_groups);
  return g_test_run ();
}
