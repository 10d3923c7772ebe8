/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Feeds whose servers fail in ways that take several answers, or whose way there fails:
 * the stories stay, the feed says what is wrong. */

#include "dateline-names.h"
#include "dateline-refreshing.h"
#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/store/dateline-store-private.h"

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

#define N_FEEDS 40

/* DB9: a full disk ends a refresh with what is under way, and none begins. What was not
 * asked is no worse for it. */
static void
test_full (Refreshing *fixture, gconstpointer data)
{
  DatelineStore *store = fixture->storing.store;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  g_autoptr (GError) error = NULL;
  guint n_asked;

  dateline_fetcher_set_time_scale (fixture->fetcher, 0.01);
  dateline_store_set_room_interval (store, 1000 * 1000);
  for (guint i = 0; i < N_FEEDS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      scripted_server_add (fixture->server, path, 200, NULL, RSS (ITEM ("0")));
      follow (fixture, path);
    }
  dateline_refresher_refresh_async (fixture->refresher,
                                    DATELINE_REFRESH_FORCE,
                                    NULL,
                                    storing_cb,
                                    &result);
  settle_until (scripted_server_get_n_requests (fixture->server, NULL) > 0);
  dateline_store_set_full (store, TRUE);
  storing_wait (&result);
  summary = dateline_refresher_refresh_finish (fixture->refresher, result, NULL);
  n_asked = scripted_server_get_n_requests (fixture->server, NULL);
  g_assert_cmpuint (n_asked, <, N_FEEDS);

  g_assert_null (try_refresh (fixture, DATELINE_REFRESH_FORCE, &error));
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FULL);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, n_asked);

  dateline_store_set_full (store, FALSE);
  refresh (fixture, DATELINE_REFRESH_FORCE, N_FEEDS, 0);
  g_assert_cmpuint (count_stories (fixture), ==, N_FEEDS);
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

/* Feeds on servers of their own, which all are there and then all a sign-in page. */
typedef struct
{
  ScriptedServer *servers[4];
  gint64 ids[4];
} Town;

static void
town_answer (Town *town, guint n, const char *text)
{
  scripted_server_clear (town->servers[n], "/feed");
  scripted_reply_header (scripted_server_add (town->servers[n], "/feed", 200, NULL, text),
                         "ETag",
                         "\"1\"");
}

#define SIGN_IN "<!DOCTYPE html><html><head><title>Hotel</title></head></html>"

static void
town_set_up (Town *town, Refreshing *fixture)
{
  for (guint i = 0; i < G_N_ELEMENTS (town->servers); i++)
    {
      g_autofree char *address = g_strdup_printf ("127.0.0.%u", i + 2);
      g_autofree char *uri = NULL;

      town->servers[i] = scripted_server_new_at (address);
      town_answer (town, i, RSS (ITEM ("1")));
      uri = scripted_server_uri (town->servers[i], "/feed");
      town->ids[i] = storing_add_feed (fixture->storing.store, uri, NULL);
    }
  refresh (fixture, DATELINE_REFRESH_FORCE, G_N_ELEMENTS (town->servers), 0);
}

static void
town_clear (Town *town)
{
  for (guint i = 0; i < G_N_ELEMENTS (town->servers); i++)
    scripted_server_free (town->servers[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Town, town_clear)

/* As if nobody had asked; only that they are not asked again at once by themselves. */
static void
assert_not_blamed (Refreshing *fixture, gint64 id, DatelineFeed *before)
{
  g_autoptr (DatelineFeed) feed = storing_get_feed (fixture->storing.store, id);

  g_assert_cmpuint (dateline_feed_get_n_failures (feed), ==, 0);
  g_assert_cmpint (dateline_feed_peek (feed)->failing_since, ==, DATELINE_TIME_UNKNOWN);
  g_assert_null (dateline_feed_get_error (feed));
  g_assert_cmpstr (dateline_feed_get_etag (feed), ==, "\"1\"");
  g_assert_cmpint (dateline_feed_get_attempted_at (feed),
                   ==,
                   dateline_feed_get_attempted_at (before));
  g_assert_cmpint (dateline_feed_get_next_check (feed),
                   >=,
                   g_get_real_time () / G_USEC_PER_SEC + 3590);
}

static void
test_portal (Refreshing *fixture, gconstpointer data)
{
  g_auto (Town) town;
  g_autoptr (DatelineFeed) before = NULL;

  town_set_up (&town, fixture);
  before = storing_get_feed (fixture->storing.store, town.ids[0]);
  for (guint i = 0; i < 4; i++)
    town_answer (&town, i, SIGN_IN);
  /* As often as one likes: it is never the feeds' fault. */
  for (guint n = 0; n < 2; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DatelineRefreshSummary) summary =
          try_refresh (fixture, DATELINE_REFRESH_FORCE, &error);

      g_assert_no_error (error);
      g_assert_true (dateline_refresh_summary_wants_sign_in (summary));
      g_assert_cmpuint (dateline_refresh_summary_get_n_failed (summary), ==, 4);
      g_assert_cmpstr (dateline_refresh_summary_get_first_error (summary),
                       ==,
                       "The network wants you to sign in first.");
      for (guint i = 0; i < 4; i++)
        assert_not_blamed (fixture, town.ids[i], before);
    }
  for (guint i = 0; i < 4; i++)
    town_answer (&town, i, RSS (ITEM ("1") ITEM ("2")));
  refresh (fixture, DATELINE_REFRESH_FORCE, 4, 0);
  for (guint i = 0; i < 4; i++)
    assert_feed (fixture, town.ids[i], NULL, 2);
}

/* Two that became pages, or any number that were pages the last time too, are pages. */
static void
test_no_portal (Refreshing *fixture, gconstpointer data)
{
  g_auto (Town) town;

  town_set_up (&town, fixture);
  for (guint n = 1; n <= 2; n++)
    {
      g_autoptr (DatelineRefreshSummary) summary = NULL;

      town_answer (&town, 2 * n - 2, SIGN_IN);
      town_answer (&town, 2 * n - 1, SIGN_IN);
      summary = try_refresh (fixture, DATELINE_REFRESH_FORCE, NULL);
      g_assert_false (dateline_refresh_summary_wants_sign_in (summary));
      g_assert_cmpuint (dateline_refresh_summary_get_n_failed (summary), ==, 2 * n);
      for (guint i = 0; i < 2 * n; i++)
        assert_feed (fixture, town.ids[i], "This is a web page, not a feed.", 1);
    }
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

  ADD ("/faults/X21/portal", test_portal);
  ADD ("/faults/X21/no-portal", test_no_portal);
  ADD ("/faults/X32/flapping", test_flapping);
  ADD ("/faults/X55/network-lost", test_network_lost);
  ADD ("/faults/X55/proxy", test_proxy);
  ADD ("/refresher-faults/DB9/full", test_full);
  ADD ("/refresher-faults/cut", test_cut);
  ADD ("/refresher-faults/bad-encoding", test_bad_encoding);
  return g_test_run ();
}
