/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* When it is the network that answers. */

#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/refresh/dateline-portal-watch-private.h"

static gboolean
add_page (DatelinePortalWatch *watch,
          const char *uri,
          gint64 fetched_at,
          guint n_failures)
{
  DatelineFeedBuilder builder;
  g_autoptr (DatelineFeed) feed = NULL;

  dateline_feed_builder_init (&builder);
  builder.uri = g_strdup (uri);
  builder.fetched_at = fetched_at;
  builder.n_failures = n_failures;
  feed = dateline_feed_builder_build (&builder);
  return dateline_portal_watch_add_page (watch, feed);
}

static void
test_three_hosts (void)
{
  g_autoptr (DatelinePortalWatch) watch = dateline_portal_watch_new ();
  g_autoptr (GPtrArray) blamed = NULL;

  g_assert_false (add_page (watch, "http://a.example/1", 1, 0));
  g_assert_false (add_page (watch, "http://a.example/2", 1, 0));
  g_assert_false (add_page (watch, "https://A.example/3", 1, 0));
  g_assert_false (add_page (watch, "http://b.example/", 1, 0));
  g_assert_false (add_page (watch, "http://failed.example/", 1, 1));
  g_assert_false (add_page (watch, "http://new.example/", DATELINE_TIME_UNKNOWN, 0));
  g_assert_true (add_page (watch, "http://c.example/", 1, 0));
  /* From then on whoever it is, and all who came before. */
  g_assert_true (add_page (watch, "http://failed.example/2", 1, 1));
  blamed = dateline_portal_watch_take_blamed (watch);
  g_assert_cmpuint (blamed->len, ==, 6);
}

static void
test_feed_between (void)
{
  g_autoptr (DatelinePortalWatch) watch = dateline_portal_watch_new ();
  g_autoptr (GPtrArray) blamed = NULL;

  add_page (watch, "http://a.example/", 1, 0);
  add_page (watch, "http://b.example/", 1, 0);
  dateline_portal_watch_add_feed (watch);
  g_assert_false (add_page (watch, "http://c.example/", 1, 0));
  add_page (watch, "http://d.example/", 1, 0);
  g_assert_true (add_page (watch, "http://e.example/", 1, 0));
  blamed = dateline_portal_watch_take_blamed (watch);
  g_assert_cmpuint (blamed->len, ==, 2);
  /* What is known is not forgotten. */
  dateline_portal_watch_add_feed (watch);
  g_assert_true (dateline_portal_watch_is_portal (watch));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/faults/X21/three-hosts", test_three_hosts);
  g_test_add_func ("/faults/X21/feed-between", test_feed_between);
  return g_test_run ();
}
