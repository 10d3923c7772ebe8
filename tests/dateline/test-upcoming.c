/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Stories that are dated in the future: where they wait, what they count for, and that
 * they come by themselves. */

#include "dateline/edition/dateline-edition.h"

#include "../support/dateline-storing.h"

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static DatelineEntry *
make (const char *title, gint64 published)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  storing_init_entry (&builder, title, title, 0, "Text");
  builder.published = published;
  builder.categories = g_strsplit ("Sea", ",", -1);
  return dateline_entry_builder_build (&builder);
}

static gint64
fill (Storing *fixture, gint64 soon)
{
  gint64 now = get_now ();
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/feed", "Land");

  storing_merge_only (fixture->store,
                      feed,
                      storing_make_document (make ("Past", now - 3600),
                                             make ("Nearly", now + 300),
                                             make ("Soon", soon),
                                             make ("Later", now + 20 * STORING_DAY),
                                             make ("Nonsense", now + 9000 * STORING_DAY),
                                             NULL),
                      now);
  return feed;
}

static void
assert_counts (DatelineStore *store, gint64 feed_id, guint n, guint n_upcoming)
{
  g_autoptr (DatelineOverview) overview = storing_load_overview (store);
  g_autoptr (DatelineFeed) feed = storing_get_feed (store, feed_id);

  g_assert_cmpuint (dateline_feed_get_n_unread (feed), ==, n);
  g_assert_cmpuint (dateline_feed_get_n_stories (feed), ==, n);
  g_assert_cmpuint (dateline_overview_get_n_upcoming (overview), ==, n_upcoming);
  storing_assert_category (store, "Sea", n, n);
  storing_assert_category (store, "Land", n, n);
}

static void
test_waiting (Storing *fixture, gconstpointer unused)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (DatelineMarking) marking = NULL;
  gint64 feed = fill (fixture, get_now () + 5000);

  /* A clock that is a little ahead is no future, and the year 2050 is no date. */
  dateline_query_set_feed (query, feed);
  storing_assert_titles (fixture->store, query, "Nearly Nonsense Past");
  assert_counts (fixture->store, feed, 3, 2);
  dateline_query_set_upcoming (query, TRUE);
  storing_assert_titles (fixture->store, query, "Later Soon");

  /* Marked, they count no other way. */
  marking = storing_mark_all_read (fixture->store, query);
  dateline_query_set_unread_only (query, TRUE);
  storing_assert_titles (fixture->store, query, "");
  dateline_query_set_upcoming (query, FALSE);
  storing_assert_titles (fixture->store, query, "Nearly Nonsense Past");
}

/* What was deleted waits no more, and is not taken away twice from what is counted. */
static void
test_deleted (Storing *fixture, gconstpointer unused)
{
  g_autoptr (DatelineMarking) first = NULL;
  g_autoptr (DatelineMarking) second = NULL;
  g_autoptr (DatelineQuery) upcoming = dateline_query_new ();
  gint64 feed = fill (fixture, get_now () + 5000);

  dateline_query_set_upcoming (upcoming, TRUE);
  first = storing_delete (fixture->store,
                          storing_find_in (fixture->store, upcoming, "Later"));
  assert_counts (fixture->store, feed, 3, 1);
  second =
      storing_delete (fixture->store, storing_find_in (fixture->store, upcoming, "Soon"));
  assert_counts (fixture->store, feed, 3, 0);
  storing_take_back (fixture->store, &first);
  assert_counts (fixture->store, feed, 3, 1);
}

/* Its time comes while the store is open, and a list takes it in. */
static void
test_coming (Storing *fixture, gconstpointer unused)
{
  g_autoptr (DatelineEdition) edition = dateline_edition_new (fixture->store);
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/feed", NULL);
  gint64 deadline = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  storing_merge_only (fixture->store,
                      feed,
                      storing_make_document (make ("Soon", get_now () + 2),
                                             make ("Past", 1000000000),
                                             NULL),
                      get_now () - 1200);
  dateline_query_set_feed (query, feed);
  dateline_edition_set_query (edition, query);
  while (dateline_edition_is_loading (edition))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (edition)), ==, 1);

  while (g_list_model_get_n_items (G_LIST_MODEL (edition)) < 2)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
  storing_assert_titles (fixture->store, query, "Soon Past");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/upcoming/waiting", test_waiting);
  STORING_TEST ("/upcoming/deleted", test_deleted);
  STORING_TEST ("/upcoming/coming", test_coming);

  return g_test_run ();
}
