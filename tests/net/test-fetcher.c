/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The fetcher with a server that behaves: manners, validators, redirects, queues. */

#include "dateline-fetching.h"
#include "dateline-scripted-server.h"
#include "dateline/model/dateline-feed.h"
#include "dateline/net/dateline-fetch-request-private.h"
#include "dateline/net/dateline-fetch-response-private.h"

#include <string.h>

typedef struct
{
  ScriptedServer *server;
  DatelineFetcher *fetcher;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->server = scripted_server_new ();
  fixture->fetcher = dateline_fetcher_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->fetcher);
  scripted_server_free (fixture->server);
}

static DatelineFetchResponse *
fetch (Fixture *fixture,
       const char *path,
       const char *etag,
       const char *last_modified,
       GError **error)
{
  g_autofree char *uri = strstr (path, "://") != NULL
                             ? g_strdup (path)
                             : scripted_server_uri (fixture->server, path);
  g_autoptr (DatelineFetchRequest) request =
      dateline_fetch_request_new (uri, DATELINE_FETCH_FEED);

  dateline_fetch_request_set_validators (request, etag, last_modified);
  return fetch_and_wait (fixture->fetcher, request, NULL, error);
}

static DatelineFetchResponse *
fetch_well (Fixture *fixture,
            const char *path,
            const char *etag,
            const char *last_modified)
{
  g_autoptr (GError) error = NULL;
  DatelineFetchResponse *response = fetch (fixture, path, etag, last_modified, &error);

  g_assert_no_error (error);
  return response;
}

static void
assert_body (DatelineFetchResponse *response, const char *text)
{
  GBytes *body = dateline_fetch_response_get_body (response);

  g_assert_nonnull (body);
  g_assert_cmpmem (g_bytes_get_data (body, NULL),
                   g_bytes_get_size (body),
                   text,
                   strlen (text));
}

static void
test_manners (Fixture *fixture, gconstpointer data)
{
  static const char *const never[] = { "cookie",         "cookie2", "referer",
                                       "origin",         "dnt",     "cache-control",
                                       "authorization",  "pragma",  "range",
                                       "accept-language" };
  g_autoptr (DatelineFetchResponse) response = NULL;
  const ScriptedRequest *request;
  g_autofree char *host = NULL;

  scripted_reply_header (scripted_server_add (fixture->server,
                                              "/a?b=%7e&a=%c3%A4&b",
                                              200,
                                              "application/rss+xml; charset=utf-8",
                                              "<rss/>"),
                         "Set-Cookie",
                         "id=1");
  response = fetch_well (fixture, "/a?b=%7e&a=%c3%A4&b#part", NULL, NULL);
  assert_body (response, "<rss/>");
  g_assert_cmpstr (dateline_fetch_response_get_content_type (response),
                   ==,
                   "application/rss+xml; charset=utf-8");
  g_clear_pointer (&response, dateline_fetch_response_unref);
  response = fetch_well (fixture, "/a?b=%7e&a=%c3%A4&b#part", NULL, NULL);

  /* Both requests: nothing that the server said comes back to it. */
  for (guint n = 0; n < 2; n++)
    {
      request = scripted_server_get_request (fixture->server, NULL, n);
      host = g_strdup_printf ("127.0.0.1:%u", scripted_server_get_port (fixture->server));
      g_assert_cmpstr (request->method, ==, "GET");
      g_assert_cmpstr (request->target, ==, "/a?b=%7e&a=%c3%A4&b");
      g_assert_cmpstr (scripted_request_get_header (request, "host"), ==, host);
      g_assert_cmpstr (scripted_request_get_header (request, "user-agent"),
                       ==,
                       "Dateline/0.1.0 (+https://dateline.github.io/bot)");
      g_assert_cmpstr (scripted_request_get_header (request, "accept-encoding"),
                       ==,
                       "gzip");
      g_assert_nonnull (strstr (scripted_request_get_header (request, "accept"),
                                "application/feed+json"));
      for (guint i = 0; i < G_N_ELEMENTS (never); i++)
        g_assert_null (scripted_request_get_header (request, never[i]));
      g_assert_cmpuint (request->n_headers, <=, 5);
      g_clear_pointer (&host, g_free);
    }
}

static void
test_user_agent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;

  g_clear_object (&fixture->fetcher);
  fixture->fetcher = dateline_fetcher_new ("Else/2");
  g_assert_cmpstr (dateline_fetcher_get_user_agent (fixture->fetcher), ==, "Else/2");
  scripted_server_add (fixture->server, "/", 200, NULL, "x");
  response = fetch_well (fixture, "/", NULL, NULL);
  g_assert_cmpstr (
      scripted_request_get_header (scripted_server_get_request (fixture->server, "/", 0),
                                   "user-agent"),
      ==,
      "Else/2");
}

/* A user name in the address is not sent, nor taken for signing in. */
static void
test_userinfo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = g_strdup_printf ("http://me:secret@127.0.0.1:%u/in",
                                          scripted_server_get_port (fixture->server));
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  scripted_reply_header (scripted_server_add (fixture->server, "/in", 401, NULL, "no"),
                         "WWW-Authenticate",
                         "Basic realm=\"x\"");
  response = fetch (fixture, uri, NULL, NULL, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_UNAUTHORIZED);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 1);
  g_assert_null (scripted_request_get_header (
      scripted_server_get_request (fixture->server, "/in", 0),
      "authorization"));
}

/* Byte for byte: weak mark, inner spaces, UTF-8, dates of no known form. */
static void
test_validators (Fixture *fixture, gconstpointer data)
{
  static const char *const etags[] = { "W/\"a b\"",
                                       "unquoted",
                                       "\"\u00e9\u4e2d\"",
                                       NULL,
                                       "x" };
  static const char *const dates[] = { "Sat, 30 Aug 2014 11:40:24 GMT",
                                       "yesterday, about noon",
                                       NULL,
                                       "2014-08-30",
                                       "" };

  for (guint i = 0; i < G_N_ELEMENTS (etags); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autoptr (DatelineFetchResponse) first = NULL;
      g_autoptr (DatelineFetchResponse) second = NULL;
      const ScriptedRequest *request;
      ScriptedReply *reply = scripted_server_add (fixture->server, path, 200, NULL, "x");
      const char *date = dates[i] != NULL && *dates[i] != '\0' ? dates[i] : NULL;

      if (etags[i] != NULL)
        scripted_reply_header (reply, "ETag", etags[i]);
      if (dates[i] != NULL)
        scripted_reply_header (reply, "Last-Modified", dates[i]);
      first = fetch_well (fixture, path, NULL, NULL);
      g_assert_cmpstr (dateline_fetch_response_get_etag (first), ==, etags[i]);
      g_assert_cmpstr (dateline_fetch_response_get_last_modified (first), ==, date);
      second = fetch_well (fixture,
                           path,
                           dateline_fetch_response_get_etag (first),
                           dateline_fetch_response_get_last_modified (first));
      request = scripted_server_get_request (fixture->server, path, 0);
      g_assert_null (scripted_request_get_header (request, "if-none-match"));
      g_assert_null (scripted_request_get_header (request, "if-modified-since"));
      request = scripted_server_get_request (fixture->server, path, 1);
      g_assert_cmpstr (scripted_request_get_header (request, "if-none-match"),
                       ==,
                       etags[i]);
      g_assert_cmpstr (scripted_request_get_header (request, "if-modified-since"),
                       ==,
                       date);
    }
}

static void
test_bad_validators (Fixture *fixture, gconstpointer data)
{
  g_autofree char *huge = g_strnfill (1100, 'e');
  g_autoptr (DatelineFetchResponse) response = NULL;
  const ScriptedRequest *request;

  scripted_reply_header (scripted_server_add (fixture->server, "/", 200, NULL, "x"),
                         "ETag",
                         huge);
  response = fetch_well (fixture, "/", "\"a\"\r\nX-Evil: 1", huge);
  g_assert_null (dateline_fetch_response_get_etag (response));
  request = scripted_server_get_request (fixture->server, "/", 0);
  g_assert_null (scripted_request_get_header (request, "if-none-match"));
  g_assert_null (scripted_request_get_header (request, "if-modified-since"));
  g_assert_null (scripted_request_get_header (request, "x-evil"));
}

/* What libsoup cannot hand over byte for byte is not sent back as something else. */
static void
test_lossy_validator (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;

  scripted_reply_header (scripted_server_add (fixture->server, "/", 200, NULL, "x"),
                         "ETag",
                         "\"\xe9\"");
  response = fetch_well (fixture, "/", NULL, NULL);
  g_assert_null (dateline_fetch_response_get_etag (response));
}

static void
test_doubled_etag (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;
  ScriptedReply *reply = scripted_server_add (fixture->server, "/", 200, NULL, "x");

  scripted_reply_header (reply, "ETag", "\"1\"");
  scripted_reply_header (reply, "ETag", "\"2\"");
  response = fetch_well (fixture, "/", NULL, NULL);
  g_assert_cmpstr (dateline_fetch_response_get_etag (response), ==, "\"2\"");
}

static void
test_not_modified (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (DatelineFetchResponse) unasked = NULL;
  g_autoptr (GError) error = NULL;
  ScriptedReply *reply = scripted_server_add (fixture->server, "/", 304, NULL, "");

  scripted_reply_header (reply, "ETag", "\"new\"");
  scripted_reply_header (reply, "Cache-Control", "max-age=7200");
  scripted_reply_header (reply, "Age", "3600");
  response = fetch_well (fixture, "/", "\"old\"", NULL);
  g_assert_true (dateline_fetch_response_is_not_modified (response));
  g_assert_null (dateline_fetch_response_get_body (response));
  g_assert_cmpstr (dateline_fetch_response_get_etag (response), ==, "\"new\"");
  g_assert_cmpint (dateline_fetch_response_get_fresh_for (response), ==, 3600);

  /* Not to somebody who has no copy. */
  unasked = fetch (fixture, "/", NULL, NULL, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_BAD_REPLY);
}

static void
test_gzip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (300000, 'x');
  g_autoptr (DatelineFetchResponse) packed = NULL;
  g_autoptr (DatelineFetchResponse) chunked = NULL;
  g_autoptr (DatelineFetchResponse) liar = NULL;

  memset (text, 'y', 100000);
  scripted_reply_gzip (scripted_server_add (fixture->server, "/a", 200, NULL, text));
  packed = fetch_well (fixture, "/a", NULL, NULL);
  assert_body (packed, text);

  scripted_reply_chunked (
      scripted_reply_gzip (scripted_server_add (fixture->server, "/b", 200, NULL, text)));
  chunked = fetch_well (fixture, "/b", NULL, NULL);
  assert_body (chunked, text);

  scripted_reply_header (scripted_server_add (fixture->server, "/c", 200, NULL, text),
                         "Content-Encoding",
                         "gzip");
  liar = fetch_well (fixture, "/c", NULL, NULL);
  assert_body (liar, text);
}

static void
redirect (Fixture *fixture, const char *path, guint status, const char *location)
{
  scripted_reply_header (
      scripted_server_add (fixture->server, path, status, "text/html", "<p>moved</p>"),
      "Location",
      location);
}

static void
test_redirects (Fixture *fixture, gconstpointer data)
{
  /* the statuses of the way, and how many of its steps count as moved for good */
  static const struct
  {
    guint statuses[4];
    int n_permanent;
  } ways[] = {
    { { 301 }, 1 },      { { 308 }, 1 },           { { 302 }, 0 },
    { { 303 }, 0 },      { { 307 }, 0 },           { { 301, 308 }, 2 },
    { { 301, 302 }, 1 }, { { 301, 302, 301 }, 1 }, { { 302, 301 }, 0 },
  };

  scripted_server_add (fixture->server, "/end", 200, NULL, "here");
  for (guint w = 0; w < G_N_ELEMENTS (ways); w++)
    {
      g_autofree char *start = g_strdup_printf ("/%u-0", w);
      g_autofree char *moved_to = NULL;
      g_autofree char *end = scripted_server_uri (fixture->server, "/end");
      g_autoptr (DatelineFetchResponse) response = NULL;
      guint n = 0;

      for (; ways[w].statuses[n] != 0; n++)
        {
          g_autofree char *path = g_strdup_printf ("/%u-%u", w, n);
          g_autofree char *next = ways[w].statuses[n + 1] != 0
                                      ? g_strdup_printf ("%u-%u", w, n + 1)
                                      : g_strdup ("end#fragment");
          g_autofree char *next_path =
              g_strdup_printf ("/%.*s", (int) strcspn (next, "#"), next);

          redirect (fixture, path, ways[w].statuses[n], next);
          if ((int) n + 1 == ways[w].n_permanent)
            moved_to = scripted_server_uri (fixture->server, next_path);
        }
      response = fetch_well (fixture, start, NULL, NULL);
      assert_body (response, "here");
      g_assert_cmpstr (dateline_fetch_response_get_uri (response), ==, end);
      g_assert_cmpstr (dateline_fetch_response_get_moved_to (response), ==, moved_to);
    }
  g_assert_cmpuint (scripted_server_get_n_connections (fixture->server), ==, 1);
}

/* Validators go along on the same server, and to no other one. */
static void
test_redirect_validators (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScriptedServer) other = scripted_server_new ();
  g_autofree char *away = scripted_server_uri (other, "/away");
  g_autoptr (DatelineFetchResponse) at_home = NULL;
  g_autoptr (DatelineFetchResponse) abroad = NULL;

  redirect (fixture, "/a", 302, "/b");
  scripted_reply_conditional (
      scripted_reply_header (scripted_server_add (fixture->server, "/b", 200, NULL, "x"),
                             "ETag",
                             "\"e\""));
  at_home = fetch_well (fixture, "/a", "\"e\"", NULL);
  g_assert_true (dateline_fetch_response_is_not_modified (at_home));

  redirect (fixture, "/c", 302, away);
  scripted_server_add (other, "/away", 200, NULL, "there");
  abroad = fetch_well (fixture, "/c", "\"e\"", "date");
  assert_body (abroad, "there");
  g_assert_null (
      scripted_request_get_header (scripted_server_get_request (other, "/away", 0),
                                   "if-none-match"));
  g_assert_null (
      scripted_request_get_header (scripted_server_get_request (other, "/away", 0),
                                   "if-modified-since"));
}

static void
test_redirect_count (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) ten = NULL;
  g_autoptr (DatelineFetchResponse) eleven = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= 10; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *next = g_strdup_printf ("/%u", i + 1);

      redirect (fixture, path, 302, next);
    }
  scripted_server_add (fixture->server, "/11", 200, NULL, "x");
  ten = fetch_well (fixture, "/1", NULL, NULL);
  assert_body (ten, "x");
  eleven = fetch (fixture, "/0", NULL, NULL, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_REDIRECT);
  g_assert_cmpstr (error->message, ==, "The server redirects too many times.");
}

static void
test_redirect_faults (Fixture *fixture, gconstpointer data)
{
  static const char *const locations[] = {
    "http://[::1/",
    "file:///etc/passwd",
    "data:text/plain,x",
    "ftp://127.0.0.1/x",
    "javascript:alert(1)",
    "http://u:p@127.0.0.1/",
    "http://u@127.0.0.1/x",
    "resource:///io/github/dateline/x",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (locations); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autoptr (DatelineFetchResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      redirect (fixture, path, 301, locations[i]);
      response = fetch (fixture, path, NULL, NULL, &error);
      g_test_message ("%s", locations[i]);
      g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_REDIRECT);
    }
}

static void
test_redirect_nowhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  scripted_server_add (fixture->server, "/", 301, NULL, "where?");
  response = fetch (fixture, "/", NULL, NULL, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_REDIRECT);
}

static void
test_redirect_loop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  redirect (fixture, "/a", 301, "/b");
  redirect (fixture, "/b", 302, "/a");
  response = fetch (fixture, "/a", NULL, NULL, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_REDIRECT);
  g_assert_cmpstr (error->message, ==, "The server redirects in a circle.");
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 2);
}

typedef struct
{
  guint n_left;
  guint n_good;
  guint n_cancelled;
} Crowd;

static void
crowd_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Crowd *crowd = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineFetchResponse) response =
      dateline_fetcher_fetch_finish (DATELINE_FETCHER (source), result, NULL, &error);

  crowd->n_left--;
  crowd->n_good += response != NULL;
  crowd->n_cancelled += g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
fetch_crowd (Fixture *fixture, guint n, GCancellable *cancellable, Crowd *crowd)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *uri = scripted_server_uri (fixture->server, "/");
      g_autoptr (DatelineFetchRequest) request =
          dateline_fetch_request_new (uri, DATELINE_FETCH_FEED);

      crowd->n_left++;
      dateline_fetcher_fetch_async (fixture->fetcher,
                                    request,
                                    cancellable,
                                    crowd_cb,
                                    crowd);
    }
}

/* Many feeds of one host: one after the other, on one connection. */
static void
test_one_host (Fixture *fixture, gconstpointer data)
{
  Crowd crowd = { 0 };

  scripted_reply_delay (scripted_server_add (fixture->server, "/", 200, NULL, "x"), 5);
  fetch_crowd (fixture, 20, NULL, &crowd);
  while (crowd.n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (crowd.n_good, ==, 20);
  g_assert_cmpuint (scripted_server_get_max_active (fixture->server), ==, 1);
  g_assert_cmpuint (scripted_server_get_n_connections (fixture->server), ==, 1);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Crowd crowd = { 0 };

  scripted_reply_delay (scripted_server_add (fixture->server, "/", 200, NULL, "x"), 300);
  scripted_reply_delay (scripted_server_add (fixture->server, "/", 200, NULL, "x"), 0);
  fetch_crowd (fixture, 3, cancellable, &crowd);
  fetch_crowd (fixture, 1, NULL, &crowd);
  while (scripted_server_get_n_requests (fixture->server, NULL) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  while (crowd.n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (crowd.n_cancelled, ==, 3);
  g_assert_cmpuint (crowd.n_good, ==, 1);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 2);

  fetch_crowd (fixture, 1, cancellable, &crowd);
  while (crowd.n_left > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (crowd.n_cancelled, ==, 4);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 2);
}

/* Other schemes are never opened, whatever they name. */
static void
test_addresses (Fixture *fixture, gconstpointer data)
{
  static const char *const addresses[] = { "file:///etc/passwd",
                                           "ftp://127.0.0.1/",
                                           "resource:///org/gnome/x",
                                           "http://",
                                           "https:///x",
                                           "127.0.0.1",
                                           "data:,x",
                                           "" };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (DatelineFetchRequest) request =
          dateline_fetch_request_new (addresses[i], DATELINE_FETCH_PAGE);
      g_autoptr (DatelineFetchResponse) response = NULL;
      g_autoptr (GError) error = NULL;

      response = fetch_and_wait (fixture->fetcher, request, NULL, &error);
      g_test_message ("%s", addresses[i]);
      g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_ADDRESS);
    }
}

static void
test_missing_resource (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  response = fetch (fixture, "resource:///io/github/dateline/none", NULL, NULL, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_NOT_FOUND);
}

static void
test_guide (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;

  dateline_fetcher_force_online (fixture->fetcher, FALSE);
  response = fetch_well (fixture, DATELINE_GUIDE_URI, NULL, NULL);
  g_assert_cmpstr (dateline_fetch_response_get_uri (response), ==, DATELINE_GUIDE_URI);
  g_assert_true (g_str_has_prefix (dateline_fetch_response_get_content_type (response),
                                   "application/atom+xml"));
  g_assert_null (dateline_fetch_response_get_etag (response));
  g_assert_cmpuint (g_bytes_get_size (dateline_fetch_response_get_body (response)),
                    >,
                    1000);
}

/* Without a network this computer itself can still be asked, and nobody else is. */
static void
test_offline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) here = NULL;
  g_autoptr (DatelineFetchResponse) away = NULL;
  g_autoptr (GError) error = NULL;

  dateline_fetcher_force_online (fixture->fetcher, FALSE);
  scripted_server_add (fixture->server, "/", 200, NULL, "x");
  here = fetch_well (fixture, "/", NULL, NULL);
  assert_body (here, "x");
  away = fetch (fixture, "http://192.0.2.1/", NULL, NULL, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_OFFLINE);
  g_assert_cmpstr (error->message, ==, "There is no network connection.");
}

#define ADD(name, func)                                                                  \
  g_test_add ("/fetcher/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("manners", test_manners);
  ADD ("user-agent", test_user_agent);
  ADD ("userinfo", test_userinfo);
  ADD ("validators", test_validators);
  ADD ("bad-validators", test_bad_validators);
  ADD ("lossy-validator", test_lossy_validator);
  ADD ("doubled-etag", test_doubled_etag);
  ADD ("not-modified", test_not_modified);
  ADD ("gzip", test_gzip);
  ADD ("redirects", test_redirects);
  ADD ("redirect-validators", test_redirect_validators);
  ADD ("redirect-count", test_redirect_count);
  ADD ("redirect-faults", test_redirect_faults);
  ADD ("redirect-nowhere", test_redirect_nowhere);
  ADD ("redirect-loop", test_redirect_loop);
  ADD ("one-host", test_one_host);
  ADD ("cancel", test_cancel);
  ADD ("addresses", test_addresses);
  ADD ("missing-resource", test_missing_resource);
  ADD ("guide", test_guide);
  ADD ("offline", test_offline);
  return g_test_run ();
}
