/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The door of the store: feeds, categories, marks, counts, signals. */

#include "../support/dateline-storing.h"

static void
test_guide (Storing *fixture, gconstpointer unused)
{
  g_autoptr (DatelineOverview) overview = storing_load_overview (fixture->store);
  GPtrArray *feeds = dateline_overview_get_feeds (overview);

  g_assert_cmpuint (feeds->len, ==, 1);
  g_assert_cmpstr (dateline_feed_get_uri (g_ptr_array_index (feeds, 0)),
                   ==,
                   DATELINE_GUIDE_URI);
  g_assert_cmpint (dateline_overview_get_refreshed_at (overview),
                   ==,
                   DATELINE_TIME_UNKNOWN);
}

static void
test_merge (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 feed = storing_add_feed (store, "http://example.org/feed", "News,World");

  storing_merge (store,
                 feed,
                 storing_make_document (storing_make_entry ("g:1", "one", 1, "Text one"),
                                        storing_make_entry ("g:2", "two", 2, "Text two"),
                                        NULL),
                 2,
                 0);
  storing_assert_titles (store, NULL, "one two");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/store/guide", test_guide);
  STORING_TEST ("/store/merge", test_merge);

  return g_test_run ();
}
