/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a request says: its target, its headers and nothing else, by the rows H01 to H07
 * of docs/notes/fetching.md. */

#include "dateline-fetching.h"

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
  return g_test_run ();
}
