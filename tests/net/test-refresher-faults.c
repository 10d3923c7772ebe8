/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Feeds whose servers fail in ways that take several answers, or whose way there fails:
 * the stories stay, the feed says what is wrong. */

#include "dateline-names.h"
#include "dateline-refreshing.h"
#include "dateline/model/dateline-feed-builder-private.h"

#include <string.h>

/* Good and bad in turn: nobody is told of a trouble that is over each time. */
static void
test_flapping (Refreshing *fixture, gconstpointer data)
{
  gint64 id = follow (fixture, "/feed");

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *items =
          g_strdup_printf (RSS (ITEM ("0") "%s"), i % 4 == 2 ? ITEM ("more") : "");

      scripted_server_add (fixture->server, "/feed", i % 2 == 0 ? 200 : 500, NULL, items);
    }
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (DatelineFeed) feed = NULL;

      refresh (fixture, DATELINE_REFRESH_FORCE, 1, i % 2);
      feed = storing_get_feed (fixture->storing.store, id);
      g_assert_cmpuint (dateline_feed_get_n_failures (feed), ==, i % 2);
      g_assert_cmpint (dateline_feed_get_error (feed) != NULL, ==, i % 2);
      g_assert_cmpuint (dateline_feed_get_n_stories (feed), ==, i < 2 ? 1 : 2);
    }
}

/* The network goes away while a server is asked: no fault of the server's. */
static void
test_network_lost (Refreshing *fixture, gconstpointer data)
{
  GResolver *resolver = names_use ();
  g_autofree char *uri = g_strdup_printf ("http://a.test:%u/feed",
                                          scripted_server_get_port (fixture->server));
  gint64 id = storing_add_feed (fixture->storing.store, uri, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  g_autoptr (DatelineFeed) feed = NULL;
  g_autoptr (GError) error = NULL;

  scripted_reply_delay (
      scripted_reply_raw (scripted_server_add (fixture->server, "/feed", 200, NULL, ""),
                          "",
                          0),
      100);
  dateline_refresher_refresh_async (fixture->refresher,
                                    DATELINE_REFRESH_FORCE,
                                    NULL,
                                    storing_cb,
                                    &result);
  while (scripted_server_get_n_requests (fixture->server, NULL) == 0)
    g_main_context_iteration (NULL, FALSE);
  dateline_fetcher_force_online (fixture->fetcher, FALSE);
  storing_wait (&result);
  summary = dateline_refresher_refresh_finish (fixture->refresher, result, &error);
  feed = storing_get_feed (fixture->storing.store, id);
  g_assert_null (dateline_feed_get_error (feed));
  g_assert_cmpuint (dateline_feed_get_n_failures (feed), ==, 0);
  names_restore (resolver);
}

/* A proxy that wants a sign-in stands before all servers, and none of them is to blame;
 * a server that says the same is. */
static void
test_proxy (Refreshing *fixture, gconstpointer data)
{
  GResolver *resolver = names_use ();
  g_autofree char *proxy_uri = scripted_server_uri (fixture->server, "");
  g_autoptr (GProxyResolver) proxy = g_simple_proxy_resolver_new (proxy_uri, NULL);
  gint64 id = storing_add_feed (fixture->storing.store, "http://a.test/feed", NULL);
  g_autoptr (DatelineFeed) feed = NULL;
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  scripted_server_add (fixture->server, "http://a.test/feed", 407, NULL, "");
  g_object_set (dateline_fetcher_get_session (fixture->fetcher),
                "proxy-resolver",
                proxy,
                NULL);
  summary = try_refresh (fixture, DATELINE_REFRESH_FORCE, &error);
  feed = storing_get_feed (fixture->storing.store, id);
  g_assert_null (dateline_feed_get_error (feed));
  g_assert_cmpuint (dateline_feed_get_n_failures (feed), ==, 0);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 1);

  g_object_set (dateline_fetcher_get_session (fixture->fetcher),
                "proxy-resolver",
                NULL,
                NULL);
  storing_try_remove_feed (fixture->storing.store, id, NULL);
  scripted_server_add (fixture->server, "/feed", 407, NULL, "");
  id = follow (fixture, "/feed");
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 1);
  assert_feed (fixture, id, "The server refused the request (407).", 0);
  names_restore (resolver);
}

/* Cut in the middle: the whole stories come in, and the validators do not. */
static void
test_cut (Refreshing *fixture, gconstpointer data)
{
  const char *body = RSS (ITEM ("2") ITEM ("1") ITEM ("0"));
  gsize place = strstr (body, "<guid>0") - body;
  g_autofree char *part = g_strndup (body, place);
  const ScriptedRequest *request;
  gint64 id = follow (fixture, "/feed");

  /* by its length, between two chunks, and by the publisher's own hand */
  scripted_reply_header (
      scripted_reply_cut (scripted_server_add (fixture->server, "/feed", 200, NULL, body),
                          place),
      "ETag",
      "\"cut\"");
  scripted_reply_cut (
      scripted_reply_chunked (
          scripted_server_add (fixture->server, "/feed", 200, NULL, body)),
      place);
  scripted_server_add (fixture->server, "/feed", 200, NULL, part);
  scripted_server_add (fixture->server, "/feed", 200, NULL, body);
  for (guint i = 0; i < 3; i++)
    {
      refresh (fixture, DATELINE_REFRESH_FORCE, 1, 1);
      assert_feed (fixture, id, "The server's answer broke off before its end.", 2);
    }
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  assert_feed (fixture, id, NULL, 3);
  request = scripted_server_get_request (fixture->server, "/feed", 3);
  g_assert_null (scripted_request_get_header (request, "if-none-match"));
}

static void
test_bad_encoding (Refreshing *fixture, gconstpointer data)
{
  gint64 id = follow (fixture, "/feed");

  scripted_server_add (
      fixture->server,
      "/feed",
      200,
      "application/rss+xml; charset=utf-8",
      RSS ("<item><title>Caf\xe9 \xff\xfe</title><guid>1</guid></item>"));
  refresh (fixture, DATELINE_REFRESH_DUE, 1, 0);
  assert_feed (fixture, id, NULL, 1);
}

#define ADD(path, func)                                                                  \
  g_test_add (path, Refreshing, NULL, refreshing_set_up, func, refreshing_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/faults/X32/flapping", test_flapping);
  ADD ("/faults/X55/network-lost", test_network_lost);
  ADD ("/faults/X55/proxy", test_proxy);
  ADD ("/refresher-faults/cut", test_cut);
  ADD ("/refresher-faults/bad-encoding", test_bad_encoding);
  return g_test_run ();
}
