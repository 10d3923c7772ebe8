/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Feeds whose servers fail: the stories stay, the feed says what is wrong. */

#include "dateline-refreshing.h"
#include "dateline/feed/dateline-feed-parser.h"

#include <string.h>

/* Every fault that a server can show: the stories stay, the feed says what is wrong, and
 * the next good answer makes all well. */

typedef struct
{
  const char *name;
  guint status;
  const char *content_type;
  const char *body;
  const char *sentence; /* NULL for the parser's own, whatever it is */
} Fault;

static const Fault faults[] = {
  { "not-a-feed", 200, "text/html", "<!doctype html><title>Welcome</title><p>Hi", NULL },
  { "picture", 200, "image/png", "\x89PNG\r\n\x1a\n", NULL },
  { "json", 200, "application/json", "{\"error\": \"no such feed\"}", NULL },
  { "empty", 200, "application/rss+xml", "", "The server sent an empty answer." },
  { "blank", 200, "application/rss+xml", " \n\t ", NULL },
  { "damaged", 200, "application/rss+xml", "<rss><channel", NULL },
  { "unauthorized", 401, NULL, "", "The server asks for a sign-in." },
  { "forbidden", 403, NULL, "", "The server does not allow access." },
  { "not-found", 404, NULL, "", "There is nothing at this address." },
  { "gone", 410, NULL, "", "The publisher has ended it for good (410)." },
  { "too-many", 429, NULL, "", "The server asked to be left alone for a while." },
  { "server", 500, NULL, "", "The server has a fault of its own (500)." },
};

static void
test_fault (Refreshing *fixture, gconstpointer data)
{
  const Fault *fault = data;
  const ScriptedRequest *request;
  g_autoptr (DatelineFeed) feed = NULL;
  gint64 id = follow (fixture, "/feed");

  scripted_reply_header (
      scripted_server_add (fixture->server, "/feed", 200, NULL, RSS (ITEM ("1"))),
      "ETag",
      "\"good\"");
  scripted_reply_header (scripted_server_add (fixture->server,
                                              "/feed",
                                              fault->status,
                                              fault->content_type,
                                              fault->body),
                         "ETag",
                         "\"bad\"");
  refresh (fixture, DATELINE_REFRESH_DUE, 1, 0);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 1);
  feed = storing_get_feed (fixture->storing.store, id);
  g_assert_nonnull (dateline_feed_get_error (feed));
  g_test_message ("%s", dateline_feed_get_error (feed));
  if (fault->sentence != NULL)
    g_assert_cmpstr (dateline_feed_get_error (feed), ==, fault->sentence);
  g_assert_true (g_str_has_suffix (dateline_feed_get_error (feed), "."));
  g_assert_cmpuint (dateline_feed_get_n_stories (feed), ==, 1);
  g_assert_cmpint (dateline_feed_is_gone (feed), ==, fault->status == 410);

  /* What has ended, or asked to wait, is not asked again with the others. */
  if (fault->status == 410 || fault->status == 429)
    {
      refresh (fixture, DATELINE_REFRESH_FORCE, 0, 0);
      return;
    }
  scripted_server_clear (fixture->server, "/feed");
  scripted_server_add (fixture->server, "/feed", 200, NULL, RSS (ITEM ("2") ITEM ("1")));
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  assert_feed (fixture, id, NULL, 2);
  request = scripted_server_get_request (fixture->server, "/feed", 2);
  g_assert_cmpstr (scripted_request_get_header (request, "if-none-match"),
                   ==,
                   "\"good\"");
}

/* Faults of the way there. */

static void
assert_failure (Refreshing *fixture, gint64 id, const char *sentence)
{
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 1);
  assert_feed (fixture, id, sentence, 1);
}

static gint64
follow_with_a_story (Refreshing *fixture)
{
  gint64 id = follow (fixture, "/feed");

  scripted_server_add (fixture->server, "/feed", 200, NULL, RSS (ITEM ("1")));
  refresh (fixture, DATELINE_REFRESH_DUE, 1, 0);
  scripted_server_clear (fixture->server, "/feed");
  return id;
}

static void
test_refused (Refreshing *fixture, gconstpointer data)
{
  gint64 id = follow_with_a_story (fixture);

  scripted_server_free (fixture->server);
  assert_failure (fixture, id, "The server refused the connection.");
  fixture->server = scripted_server_new ();
}

static void
test_timeout (Refreshing *fixture, gconstpointer data)
{
  gint64 id = follow_with_a_story (fixture);

  dateline_fetcher_set_time_scale (fixture->fetcher, 0.005);
  scripted_reply_delay (scripted_server_add (fixture->server, "/feed", 200, NULL, "x"),
                        3000);
  assert_failure (fixture, id, "The server took too long to answer.");
}

static void
test_redirect_loop (Refreshing *fixture, gconstpointer data)
{
  gint64 id = follow_with_a_story (fixture);

  scripted_reply_header (scripted_server_add (fixture->server, "/feed", 302, NULL, ""),
                         "Location",
                         "/feed");
  assert_failure (fixture, id, "The server redirects in a circle.");
}

static void
test_too_large (Refreshing *fixture, gconstpointer data)
{
  gint64 id = follow_with_a_story (fixture);
  g_autoptr (GBytes) body =
      g_bytes_new_take (g_malloc0 (50 * 1024 * 1024), 50 * 1024 * 1024);

  scripted_reply_chunked (
      scripted_server_add_bytes (fixture->server, "/feed", 200, NULL, body));
  assert_failure (fixture, id, "The server's answer is too large.");
}

static void
test_tls (Refreshing *fixture, gconstpointer data)
{
  g_autofree char *pem =
      g_test_build_filename (G_TEST_DIST, "data", "net", "server.pem", NULL);
  g_autoptr (ScriptedServer) server = NULL;
  g_autofree char *uri = NULL;
  gint64 id;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("no TLS here");
      return;
    }
  server = scripted_server_new_tls (pem);
  uri = scripted_server_uri (server, "/feed");
  id = storing_add_feed (fixture->storing.store, uri, NULL);
  refresh (fixture, DATELINE_REFRESH_DUE, 1, 1);
  assert_feed (
      fixture,
      id,
      "The server's certificate was not issued by anyone whom this computer trusts.",
      0);
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

static void
add_fault_tests (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path =
          g_strconcat ("/refresher-faults/answer/", faults[i].name, NULL);

      g_test_add (path,
                  Refreshing,
                  &faults[i],
                  refreshing_set_up,
                  test_fault,
                  refreshing_tear_down);
    }
}

#define ADD(name, func)                                                                  \
  g_test_add ("/refresher-faults/" name,                                                 \
              Refreshing,                                                                \
              NULL,                                                                      \
              refreshing_set_up,                                                         \
              func,                                                                      \
              refreshing_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_fault_tests ();
  ADD ("refused", test_refused);
  ADD ("timeout", test_timeout);
  ADD ("redirect-loop", test_redirect_loop);
  ADD ("too-large", test_too_large);
  ADD ("tls", test_tls);
  ADD ("cut", test_cut);
  ADD ("bad-encoding", test_bad_encoding);
  return g_test_run ();
}
