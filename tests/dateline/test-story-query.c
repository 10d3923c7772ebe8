/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Queries: each filter, filters together, days, and what is in no list any more. */

#include "library-test.h"

static void
test_filters (Library *self, gconstpointer unused)
{
  assert_titles (self, "Kerry Cup Floods Race Vote");

  dateline_query_set_unread_only (self->query, TRUE);
  assert_titles (self, "Kerry Race Vote");
  dateline_query_set_saved_only (self->query, TRUE);
  assert_titles (self, "Vote");
  dateline_query_set_unread_only (self->query, FALSE);
  assert_titles (self, "Cup Vote");
  dateline_query_set_feed (self->query, self->sport);
  assert_titles (self, "Cup");
  dateline_query_set_saved_only (self->query, FALSE);
  assert_titles (self, "Cup Race");
  dateline_query_set_limit (self->query, 1);
  assert_titles (self, "Cup");
  dateline_query_set_feed (self->query, 4711);
  assert_titles (self, "");
}

static void
test_categories (Library *self, gconstpointer unused)
{
  dateline_query_add_category (self->query, "diplomacy");
  assert_titles (self, "Kerry Vote");
  dateline_query_set_unread_only (self->query, TRUE);
  dateline_query_set_saved_only (self->query, TRUE);
  assert_titles (self, "Vote");
  dateline_query_set_unread_only (self->query, FALSE);
  dateline_query_set_saved_only (self->query, FALSE);

  /* A story that is in both comes once. */
  dateline_query_add_category (self->query, "WORLD");
  assert_titles (self, "Kerry Floods Race Vote");
  dateline_query_set_feed (self->query, self->sport);
  assert_titles (self, "Race");
  dateline_query_set_feed (self->query, 0);
  dateline_query_set_limit (self->query, 2);
  assert_titles (self, "Kerry Floods");
  dateline_query_set_limit (self->query, 0);

  dateline_query_remove_category (self->query, "diplomacy");
  assert_titles (self, "Kerry Floods Race Vote");
  dateline_query_remove_category (self->query, "world");
  dateline_query_add_category (self->query, "Nowhere");
  assert_titles (self, "");
}

static void
test_days (Library *self, gconstpointer unused)
{
  g_autoptr (GDateTime) last = g_date_time_new_from_unix_local (STORING_NOW);
  g_autoptr (GDateTime) first = g_date_time_add_days (last, -3);
  GDate from, until;

  g_date_set_dmy (&from,
                  g_date_time_get_day_of_month (first),
                  g_date_time_get_month (first),
                  g_date_time_get_year (first));
  g_date_set_dmy (&until,
                  g_date_time_get_day_of_month (last),
                  g_date_time_get_month (last),
                  g_date_time_get_year (last));
  dateline_query_set_days (self->query, &from, &until);
  assert_titles (self, "Kerry Cup Floods");
  dateline_query_add_category (self->query, "World");
  assert_titles (self, "Kerry Floods");
  g_date_subtract_days (&until, 2);
  dateline_query_set_days (self->query, &from, &until);
  assert_titles (self, "Floods");
}

/* The stories of a removed feed are in no list, but for the saved ones in theirs. */
static void
test_removed (Library *self, gconstpointer unused)
{
  g_assert_true (storing_try_remove_feed (self->storing.store, self->sport, NULL));
  assert_titles (self, "Kerry Floods Vote");
  dateline_query_add_category (self->query, "World");
  assert_titles (self, "Kerry Floods Vote");
  dateline_query_add_category (self->query, "Sport");
  assert_titles (self, "Kerry Floods Vote");
  dateline_query_set_words (self->query, "rivers");
  assert_titles (self, "Floods");
  dateline_query_set_saved_only (self->query, TRUE);
  assert_titles (self, "Cup");
}

/* More categories than a statement may have parameters. */
static void
test_many_categories (Library *self, gconstpointer unused)
{
  for (guint i = 0; i < 1200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Nowhere %u", i);

      if (i == 3)
        dateline_query_add_category (self->query, "Weather");
      dateline_query_add_category (self->query, name);
    }
  assert_titles (self, "Floods");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  LIBRARY_TEST ("/story-query/filters", test_filters);
  LIBRARY_TEST ("/story-query/categories", test_categories);
  LIBRARY_TEST ("/story-query/days", test_days);
  LIBRARY_TEST ("/story-query/removed", test_removed);
  LIBRARY_TEST ("/story-query/many-categories", test_many_categories);
  return g_test_run ();
}
