/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What goes over the wire, by the rows of docs/notes/fetching.md. */

#include "dateline-fetching.h"
#include "dateline-names.h"
#include "dateline-settling.h"
#include "dateline/net/dateline-fetch-trace-private.h"

#define FEED_TYPES                                                                       \
  "application/atom+xml, application/rss+xml, application/feed+json, "                   \
  "application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1"
#define USER_AGENT "Dateline/0.1.0 (+https://dateline.github.io/bot)"

static const char *const all_headers[] = {
  "host",          "user-agent",        "accept", "accept-encoding", "connection",
  "if-none-match", "if-modified-since", NULL
};

/* Asks for the same for every purpose, twice, the second time with what came back, by way
 * of a redirect; the server tries to leave something behind. */
static void
ask_for_all (Fetching *fixture)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/way?x=%7e#part");
  static const char *const offers[][2] = {
    { "Set-Cookie", "id=1" },
    { "ETag", "\"e\"" },
    { "Last-Modified", "Sat, 30 Aug 2014 11:40:24 GMT" },
    { "Accept-CH", "DPR, Width" },
    { "WWW-Authenticate", "Basic realm=\"x\"" },
  };
  ScriptedReply *way = scripted_server_add (fixture->server, "/way?x=%7e", 302, NULL, "");
  ScriptedReply *end = scripted_server_add (fixture->server, "/end", 200, NULL, "x");

  scripted_reply_header (way, "Location", "/end");
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      scripted_reply_header (way, offers[i][0], offers[i][1]);
      scripted_reply_header (end, offers[i][0], offers[i][1]);
    }
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (DatelineFetchRequest) request =
          dateline_fetch_request_new (uri, (DatelineFetchPurpose) (i % 4));
      g_autoptr (DatelineFetchResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      if (i >= 4)
        dateline_fetch_request_set_validators (request, "\"e\"", "long ago");
      response = fetch_and_wait (fixture->fetcher, request, NULL, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 16);
}

static void
test_get_only (Fetching *fixture, gconstpointer data)
{
  ask_for_all (fixture);
  for (guint i = 0; i < 16; i++)
    {
      const ScriptedRequest *request =
          scripted_server_get_request (fixture->server, NULL, i);

      g_assert_cmpstr (request->method, ==, "GET");
      g_assert_null (scripted_request_get_header (request, "range"));
    }
}

/* What is in the address goes out as it is, byte for byte, and nothing else. */
static void
test_exact_target (Fetching *fixture, gconstpointer data)
{
  static const char *const targets[] = {
    "/",
    "/a?b=%7e&a=%c3%A4&b",
    "/a%2Fb/%2e%2e/c",
    "/~user/feed.xml?format=xml&&x=",
    "/a//b/./c",
    "/feed;v=1,2?q=a+b%20c",
    "/?",
  };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *uri = g_strconcat (targets[i], i % 2 ? "#part" : "", NULL);
      g_autoptr (DatelineFetchResponse) response = NULL;

      scripted_server_add (fixture->server, targets[i], 200, NULL, "x");
      response = fetching_ask_well (fixture, uri, NULL, NULL);
      g_assert_cmpstr (scripted_server_get_request (fixture->server, NULL, i)->target,
                       ==,
                       targets[i]);
    }
}

/* No header but these: so no cookie, referrer, origin, sign-in, nor what else tells one
 * reader from another. */
static void
test_known_headers (Fetching *fixture, gconstpointer data)
{
  ask_for_all (fixture);
  for (guint i = 0; i < 16; i++)
    {
      const ScriptedRequest *request =
          scripted_server_get_request (fixture->server, NULL, i);
      GHashTableIter iter;
      gpointer name;

      g_hash_table_iter_init (&iter, request->headers);
      while (g_hash_table_iter_next (&iter, &name, NULL))
        {
          g_test_message ("%s", (const char *) name);
          g_assert_true (g_strv_contains (all_headers, name));
        }
    }
}

static void
test_no_cache_headers (Fetching *fixture, gconstpointer data)
{
  ask_for_all (fixture);
  for (guint i = 0; i < 16; i++)
    {
      const ScriptedRequest *request =
          scripted_server_get_request (fixture->server, NULL, i);

      g_assert_null (scripted_request_get_header (request, "cache-control"));
      g_assert_null (scripted_request_get_header (request, "pragma"));
    }
}

static void
test_one_name (Fetching *fixture, gconstpointer data)
{
  ask_for_all (fixture);
  for (guint i = 0; i < 16; i++)
    g_assert_cmpstr (scripted_request_get_header (
                         scripted_server_get_request (fixture->server, NULL, i),
                         "user-agent"),
                     ==,
                     USER_AGENT);
}

static void
test_accept (Fetching *fixture, gconstpointer data)
{
  ask_for_all (fixture);
  g_assert_cmpstr (
      scripted_request_get_header (scripted_server_get_request (fixture->server, NULL, 0),
                                   "accept"),
      ==,
      FEED_TYPES);
}

static void
test_gzip (Fetching *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (100 * 1000, 'x');
  g_autoptr (DatelineFetchResponse) packed = NULL;
  g_autoptr (DatelineFetchResponse) plain = NULL;

  scripted_reply_gzip (scripted_server_add (fixture->server, "/gzip", 200, NULL, text));
  scripted_server_add (fixture->server, "/plain", 200, NULL, text);
  packed = fetching_ask_well (fixture, "/gzip", NULL, NULL);
  plain = fetching_ask_well (fixture, "/plain", NULL, NULL);
  fetching_assert_body (packed, text);
  fetching_assert_body (plain, text);
  g_assert_cmpstr (
      scripted_request_get_header (scripted_server_get_request (fixture->server, NULL, 0),
                                   "accept-encoding"),
      ==,
      "gzip");
}

/* Many requests at once. */

typedef struct
{
  guint n_left;
  guint n_good;
  guint most_turns; /* at once */
} Crowd;

static void
crowd_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Crowd *crowd = user_data;
  g_autoptr (DatelineFetchResponse) response =
      dateline_fetcher_fetch_finish (DATELINE_FETCHER (source), result, NULL, NULL);

  crowd->n_left--;
  crowd->n_good += response != NULL;
}

/* @host: NULL for one of its own for each */
static void
begin_crowd (Fetching *fixture, const char *host, GCancellable *cancellable, Crowd *crowd)
{
  for (guint i = 0; i < crowd->n_left; i++)
    {
      g_autofree char *name =
          host != NULL ? g_strdup (host) : g_strdup_printf ("h%u.test", i);
      g_autofree char *uri = g_strdup_printf ("http://%s:%u/",
                                              name,
                                              scripted_server_get_port (fixture->server));
      g_autoptr (DatelineFetchRequest) request =
          dateline_fetch_request_new (uri, DATELINE_FETCH_FEED);

      dateline_fetcher_fetch_async (fixture->fetcher,
                                    request,
                                    cancellable,
                                    crowd_cb,
                                    crowd);
    }
}

/* Returns how many were under way at once. */
static guint
fetch_crowd (Fetching *fixture, const char *host, guint n)
{
  DatelineHostQueue *queue = dateline_fetcher_get_queue (fixture->fetcher);
  Crowd crowd = { .n_left = n };

  begin_crowd (fixture, host, NULL, &crowd);
  while (crowd.n_left > 0)
    {
      crowd.most_turns = MAX (crowd.most_turns, dateline_host_queue_get_n_turns (queue));
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (crowd.n_good, ==, n);
  return crowd.most_turns;
}

static void
test_one_connection (Fetching *fixture, gconstpointer data)
{
  g_autofree char *host =
      g_strdup_printf ("127.0.0.1:%u", scripted_server_get_port (fixture->server));

  scripted_server_add (fixture->server, "/", 200, NULL, "x");
  fetch_crowd (fixture, "127.0.0.1", 20);
  g_assert_cmpuint (scripted_server_get_n_connections (fixture->server), ==, 1);
  for (guint i = 0; i < 20; i++)
    {
      const ScriptedRequest *request =
          scripted_server_get_request (fixture->server, NULL, i);

      g_assert_cmpstr (scripted_request_get_header (request, "host"), ==, host);
      g_assert_cmpstr (request->version, ==, "HTTP/1.1");
      g_assert_cmpstr (scripted_request_get_header (request, "connection"), !=, "close");
    }
}

/* A server that closes gets one connection more, no more. */
static void
test_server_closes (Fetching *fixture, gconstpointer data)
{
  for (guint i = 0; i < 5; i++)
    scripted_server_add (fixture->server, "/", 200, NULL, "x");
  scripted_reply_close (scripted_server_add (fixture->server, "/", 200, NULL, "x"));
  scripted_server_add (fixture->server, "/", 200, NULL, "x");
  fetch_crowd (fixture, "127.0.0.1", 12);
  g_assert_cmpuint (scripted_server_get_n_connections (fixture->server), ==, 2);
}

static void
test_one_a_host (Fetching *fixture, gconstpointer data)
{
  scripted_reply_delay (scripted_server_add (fixture->server, "/", 200, NULL, "x"), 3);
  fetch_crowd (fixture, "127.0.0.1", 20);
  g_assert_cmpuint (scripted_server_get_max_active (fixture->server), ==, 1);
}

/* A server that keeps all waiting sees 32, however long that takes it, and no more. */
static void
test_thirty_two (Fetching *fixture, gconstpointer data)
{
  GResolver *resolver = names_use ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Crowd crowd = { .n_left = 80 };

  scripted_reply_delay (scripted_server_add (fixture->server, "/", 200, NULL, "x"),
                        60 * 60 * 1000);
  begin_crowd (fixture, NULL, cancellable, &crowd);
  settle_until (scripted_server_get_max_active (fixture->server) == 32);
  settle_for (50);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 32);
  g_assert_cmpuint (crowd.n_left, ==, 80);
  g_cancellable_cancel (cancellable);
  settle_until (crowd.n_left == 0);
  g_assert_cmpuint (crowd.n_good, ==, 0);
  names_restore (resolver);
}

/* All get their turn. */
static void
test_all_of_eighty (Fetching *fixture, gconstpointer data)
{
  GResolver *resolver = names_use ();

  scripted_reply_delay (scripted_server_add (fixture->server, "/", 200, NULL, "x"), 10);
  g_assert_cmpuint (fetch_crowd (fixture, NULL, 80), ==, 32);
  g_assert_cmpuint (scripted_server_get_max_active (fixture->server), <=, 32);
  names_restore (resolver);
}

/* A second between two requests, from the one on that was refused. */
static void
test_spacing (Fetching *fixture, gconstpointer data)
{
  gint64 times[5];

  dateline_fetcher_set_time_scale (fixture->fetcher, 0.3);
  scripted_server_add (fixture->server, "/", 200, NULL, "x");
  scripted_server_add (fixture->server, "/", 200, NULL, "x");
  fetch_crowd (fixture, "127.0.0.1", 2);
  scripted_server_clear (fixture->server, "/");
  /* Who says 429 is not asked again at all, see H33. */
  scripted_server_add (fixture->server, "/busy", 503, NULL, "");
  scripted_server_add (fixture->server, "/", 200, NULL, "x");
  fetching_assert_fault (fixture, "/busy", DATELINE_FETCH_ERROR_SERVER, NULL);
  fetch_crowd (fixture, "127.0.0.1", 2);
  for (guint i = 0; i < 5; i++)
    times[i] = scripted_server_get_request (fixture->server, NULL, i)->time;
  g_assert_cmpint (times[1] - times[0], <, 290 * 1000);
  g_assert_cmpint (times[3] - times[2], >=, 299 * 1000);
  g_assert_cmpint (times[4] - times[3], >=, 299 * 1000);
}

/* No more than a piece is read past a limit, and the connection is let go. */
static void
test_stops_at_limit (Fetching *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/");
  g_autofree char *large = g_strnfill (300 * 1000, 'x');
  g_autoptr (DatelineFetchRequest) request =
      dateline_fetch_request_new (uri, DATELINE_FETCH_FEED);
  g_autoptr (GAsyncResult) result = NULL;
  guint64 sent = 0;

  dateline_fetcher_set_max_size (fixture->fetcher, DATELINE_FETCH_FEED, 200 * 1024);
  scripted_reply_endless (scripted_server_add (fixture->server, "/", 200, NULL, large));
  dateline_fetcher_fetch_async (fixture->fetcher, request, NULL, fetching_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (dateline_fetch_get_trace (result)->n_bytes, >, 200 * 1024);
  g_assert_cmpint (dateline_fetch_get_trace (result)->n_bytes, <=, (200 + 64) * 1024);
  while (sent != scripted_server_get_n_sent (fixture->server))
    {
      sent = scripted_server_get_n_sent (fixture->server);
      for (guint i = 0; i < 50; i++)
        {
          g_main_context_iteration (NULL, FALSE);
          g_usleep (1000);
        }
    }
}

/* Validators. */

/* Byte for byte: weak mark, inner spaces, UTF-8, dates of no known form. */
static void
test_exact_validators (Fetching *fixture, gconstpointer data)
{
  static const char *const rows[][2] = {
    { "W/\"a b\"", "Sat, 30 Aug 2014 11:40:24 GMT" },
    { "unquoted", "yesterday, about noon" },
    { "\"\u00e9\u4e2d\"", "2014-08-30" },
    { "\"only an ETag\"", NULL },
    { NULL, "Sat,  30 Aug 2014 11:40:24 +0200" },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autoptr (DatelineFetchResponse) first = NULL;
      g_autoptr (DatelineFetchResponse) second = NULL;
      const ScriptedRequest *request;
      ScriptedReply *reply = scripted_server_add (fixture->server, path, 200, NULL, "x");

      if (rows[i][0] != NULL)
        scripted_reply_header (reply, "ETag", rows[i][0]);
      if (rows[i][1] != NULL)
        scripted_reply_header (reply, "Last-Modified", rows[i][1]);
      /* What is told beside them is no validator. */
      scripted_reply_header (reply, "Date", "Sun, 06 Nov 1994 08:49:37 GMT");
      scripted_reply_header (reply, "Expires", "Sun, 06 Nov 1994 08:49:37 GMT");
      first = fetching_ask_well (fixture, path, NULL, NULL);
      second = fetching_ask_well (fixture,
                                  path,
                                  dateline_fetch_response_get_etag (first),
                                  dateline_fetch_response_get_last_modified (first));
      request = scripted_server_get_request (fixture->server, path, 0);
      g_assert_null (scripted_request_get_header (request, "if-none-match"));
      g_assert_null (scripted_request_get_header (request, "if-modified-since"));
      request = scripted_server_get_request (fixture->server, path, 1);
      g_assert_cmpstr (scripted_request_get_header (request, "if-none-match"),
                       ==,
                       rows[i][0]);
      g_assert_cmpstr (scripted_request_get_header (request, "if-modified-since"),
                       ==,
                       rows[i][1]);
    }
}

/* What a 304 brings along is not read, and does not get into the next answer. */
static void
test_body_of_304 (Fetching *fixture, gconstpointer data)
{
  static const char *const answers[] = {
    "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\nhello",
    "HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n"
    "\r\n",
    "HTTP/1.1 304 Not Modified\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autoptr (DatelineFetchResponse) response = NULL;
      g_autoptr (DatelineFetchResponse) next = NULL;

      scripted_reply_raw_kept (scripted_server_add (fixture->server, path, 200, NULL, ""),
                               answers[i],
                               -1);
      scripted_server_add (fixture->server, "/next", 200, NULL, "right");
      response = fetching_ask_well (fixture, path, "\"e\"", NULL);
      g_assert_true (dateline_fetch_response_is_not_modified (response));
      g_assert_null (dateline_fetch_response_get_body (response));
      next = fetching_ask_well (fixture, "/next", NULL, NULL);
      fetching_assert_body (next, "right");
    }
}

/* What no header can carry is neither kept nor sent. */
static void
test_bad_validators (Fetching *fixture, gconstpointer data)
{
  g_autofree char *huge = g_strnfill (1025, 'e');
  g_autofree char *largest = g_strnfill (1024, 'e');
  const char *const bad[] = { huge, "\"a\"\r\nX-Evil: 1", "a\nb", "a\x01", "a\x7f", "" };
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (DatelineFetchResponse) large = NULL;

  scripted_reply_header (
      scripted_reply_header (scripted_server_add (fixture->server, "/", 200, NULL, "x"),
                             "ETag",
                             huge),
      "Last-Modified",
      huge);
  response = fetching_ask_well (fixture, "/", NULL, NULL);
  g_assert_null (dateline_fetch_response_get_etag (response));
  g_assert_null (dateline_fetch_response_get_last_modified (response));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (DatelineFetchResponse) next =
          fetching_ask_well (fixture, "/", bad[i], bad[i]);
      const ScriptedRequest *request =
          scripted_server_get_request (fixture->server, "/", i + 1);

      g_assert_null (scripted_request_get_header (request, "if-none-match"));
      g_assert_null (scripted_request_get_header (request, "if-modified-since"));
      g_assert_null (scripted_request_get_header (request, "x-evil"));
    }
  scripted_reply_header (scripted_server_add (fixture->server, "/large", 200, NULL, "x"),
                         "ETag",
                         largest);
  large = fetching_ask_well (fixture, "/large", NULL, NULL);
  g_assert_cmpstr (dateline_fetch_response_get_etag (large), ==, largest);
}

/* What libsoup cannot hand over byte for byte is not sent back as something else. */
static void
test_lossy_validator (Fetching *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;

  scripted_reply_header (scripted_server_add (fixture->server, "/", 200, NULL, "x"),
                         "ETag",
                         "\"\xe9\"");
  response = fetching_ask_well (fixture, "/", NULL, NULL);
  g_assert_null (dateline_fetch_response_get_etag (response));
}

static void
test_doubled_etag (Fetching *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;
  ScriptedReply *reply = scripted_server_add (fixture->server, "/", 200, NULL, "x");

  scripted_reply_header (reply, "ETag", "\"1\"");
  scripted_reply_header (reply, "ETag", "\"2\"");
  response = fetching_ask_well (fixture, "/", NULL, NULL);
  g_assert_cmpstr (dateline_fetch_response_get_etag (response), ==, "\"2\"");
}

#define ADD(path, func)                                                                  \
  g_test_add (path, Fetching, NULL, fetching_set_up, func, fetching_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/manners/H01/get-only", test_get_only);
  ADD ("/manners/H02/exact-target", test_exact_target);
  ADD ("/manners/H03/no-other-header", test_known_headers);
  ADD ("/manners/H04/no-cache-header", test_no_cache_headers);
  ADD ("/manners/H05/one-name", test_one_name);
  ADD ("/manners/H06/accept", test_accept);
  ADD ("/manners/H07/gzip", test_gzip);
  ADD ("/manners/H08/one-connection", test_one_connection);
  ADD ("/manners/H08/server-closes", test_server_closes);
  ADD ("/manners/H09/one-a-host", test_one_a_host);
  ADD ("/manners/H09/thirty-two", test_thirty_two);
  ADD ("/manners/H09/all-of-eighty", test_all_of_eighty);
  ADD ("/manners/H09/spacing", test_spacing);
  ADD ("/manners/H10/stops-at-limit", test_stops_at_limit);
  ADD ("/manners/H13/exact-validators", test_exact_validators);
  ADD ("/manners/H13/lossy-validator", test_lossy_validator);
  ADD ("/manners/H21/body-of-304", test_body_of_304);
  ADD ("/manners/H24/bad-validators", test_bad_validators);
  ADD ("/manners/H25/doubled-etag", test_doubled_etag);
  return g_test_run ();
}
