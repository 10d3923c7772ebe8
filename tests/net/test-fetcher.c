/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The fetcher with a server that behaves: manners, validators, queues. */

#include "dateline-fetching.h"
#include "dateline/model/dateline-feed.h"
#include "dateline/net/dateline-fetch-trace-private.h"

#include <string.h>

static void
test_user_agent (Fetching *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;

  g_clear_object (&fixture->fetcher);
  fixture->fetcher = dateline_fetcher_new ("Else/2");
  g_assert_cmpstr (dateline_fetcher_get_user_agent (fixture->fetcher), ==, "Else/2");
  scripted_server_add (fixture->server, "/", 200, NULL, "x");
  response = fetching_ask_well (fixture, "/", NULL, NULL);
  g_assert_cmpstr (
      scripted_request_get_header (scripted_server_get_request (fixture->server, "/", 0),
                                   "user-agent"),
      ==,
      "Else/2");
}

/* A user name in the address is not sent, nor taken for signing in. */
static void
test_userinfo (Fetching *fixture, gconstpointer data)
{
  g_autofree char *uri = g_strdup_printf ("http://me:secret@127.0.0.1:%u/in",
                                          scripted_server_get_port (fixture->server));
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  scripted_reply_header (scripted_server_add (fixture->server, "/in", 401, NULL, "no"),
                         "WWW-Authenticate",
                         "Basic realm=\"x\"");
  response = fetching_ask (fixture, uri, NULL, NULL, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_UNAUTHORIZED);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 1);
  g_assert_null (scripted_request_get_header (
      scripted_server_get_request (fixture->server, "/in", 0),
      "authorization"));
}

static void
test_not_modified (Fetching *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (DatelineFetchResponse) unasked = NULL;
  g_autoptr (GError) error = NULL;
  ScriptedReply *reply = scripted_server_add (fixture->server, "/", 304, NULL, "");

  scripted_reply_header (reply, "ETag", "\"new\"");
  scripted_reply_header (reply, "Cache-Control", "max-age=7200");
  scripted_reply_header (reply, "Age", "3600");
  response = fetching_ask_well (fixture, "/", "\"old\"", NULL);
  g_assert_true (dateline_fetch_response_is_not_modified (response));
  g_assert_null (dateline_fetch_response_get_body (response));
  g_assert_cmpstr (dateline_fetch_response_get_etag (response), ==, "\"new\"");
  g_assert_cmpint (dateline_fetch_response_get_fresh_for (response), ==, 3600);

  /* Not to somebody who has no copy. */
  unasked = fetching_ask (fixture, "/", NULL, NULL, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_BAD_REPLY);
}

static GAsyncResult *
fetch_for_trace (Fetching *fixture, const char *uri, GCancellable *cancellable)
{
  g_autoptr (DatelineFetchRequest) request =
      dateline_fetch_request_new (uri, DATELINE_FETCH_FEED);
  GAsyncResult *result = NULL;

  dateline_fetch_request_set_validators (request, "\"e\"", NULL);
  dateline_fetcher_fetch_async (fixture->fetcher,
                                request,
                                cancellable,
                                fetching_cb,
                                &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return result;
}

/* What the log of a feed says: also of what failed, and of the way to it. */
static void
test_trace (Fetching *fixture, gconstpointer data)
{
  g_autofree char *start = scripted_server_uri (fixture->server, "/start");
  g_autofree char *end = scripted_server_uri (fixture->server, "/end");
  g_autofree char *text = g_strnfill (10000, 'x');
  g_autoptr (GAsyncResult) good = NULL;
  g_autoptr (GAsyncResult) bad = NULL;
  g_autoptr (GAsyncResult) none = NULL;
  const DatelineFetchTrace *trace;

  scripted_reply_header (
      scripted_server_add (fixture->server, "/start", 301, NULL, "moved"),
      "Location",
      "/end");
  scripted_reply_delay (
      scripted_reply_gzip (
          scripted_server_add (fixture->server, "/end", 200, NULL, text)),
      30);
  scripted_server_add (fixture->server, "/end", 503, NULL, "busy");
  good = fetch_for_trace (fixture, start, NULL);
  trace = dateline_fetch_get_trace (good);
  g_assert_cmpuint (trace->status, ==, 200);
  g_assert_cmpuint (trace->n_requests, ==, 2);
  g_assert_cmpint (trace->n_bytes, >, 5);
  g_assert_cmpint (trace->n_bytes, <, 1000);
  g_assert_true (trace->is_conditional);
  g_assert_cmpstr (trace->etag, ==, "\"e\"");
  g_assert_null (trace->last_modified);
  g_assert_cmpstr (trace->uri, ==, end);
  g_assert_cmpuint (trace->redirects->len, ==, 1);
  g_assert_cmpstr (trace->redirects->pdata[0], ==, end);
  g_assert_cmpint (trace->duration, >=, 30);

  bad = fetch_for_trace (fixture, start, NULL);
  trace = dateline_fetch_get_trace (bad);
  g_assert_cmpuint (trace->status, ==, 503);
  g_assert_cmpint (trace->n_bytes, ==, strlen ("moved") + strlen ("busy"));

  none = fetch_for_trace (fixture, "ftp://127.0.0.1/", NULL);
  trace = dateline_fetch_get_trace (none);
  g_assert_cmpuint (trace->status, ==, 0);
  g_assert_cmpuint (trace->n_requests, ==, 0);
  g_assert_null (trace->uri);
}

static void
test_gzip (Fetching *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (300000, 'x');
  g_autoptr (DatelineFetchResponse) packed = NULL;
  g_autoptr (DatelineFetchResponse) chunked = NULL;
  g_autoptr (DatelineFetchResponse) liar = NULL;

  memset (text, 'y', 100000);
  scripted_reply_gzip (scripted_server_add (fixture->server, "/a", 200, NULL, text));
  packed = fetching_ask_well (fixture, "/a", NULL, NULL);
  fetching_assert_body (packed, text);

  scripted_reply_chunked (
      scripted_reply_gzip (scripted_server_add (fixture->server, "/b", 200, NULL, text)));
  chunked = fetching_ask_well (fixture, "/b", NULL, NULL);
  fetching_assert_body (chunked, text);

  scripted_reply_header (scripted_server_add (fixture->server, "/c", 200, NULL, text),
                         "Content-Encoding",
                         "gzip");
  liar = fetching_ask_well (fixture, "/c", NULL, NULL);
  fetching_assert_body (liar, text);
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
fetch_crowd (Fetching *fixture, guint n, GCancellable *cancellable, Crowd *crowd)
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

static void
test_cancel (Fetching *fixture, gconstpointer data)
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
test_addresses (Fetching *fixture, gconstpointer data)
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
test_missing_resource (Fetching *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  response =
      fetching_ask (fixture, "resource:///io/github/dateline/none", NULL, NULL, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_NOT_FOUND);
}

static void
test_guide (Fetching *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;

  dateline_fetcher_force_online (fixture->fetcher, FALSE);
  response = fetching_ask_well (fixture, DATELINE_GUIDE_URI, NULL, NULL);
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
test_offline (Fetching *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) here = NULL;
  g_autoptr (DatelineFetchResponse) away = NULL;
  g_autoptr (GError) error = NULL;

  dateline_fetcher_force_online (fixture->fetcher, FALSE);
  scripted_server_add (fixture->server, "/", 200, NULL, "x");
  here = fetching_ask_well (fixture, "/", NULL, NULL);
  fetching_assert_body (here, "x");
  away = fetching_ask (fixture, "http://192.0.2.1/", NULL, NULL, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_OFFLINE);
  g_assert_cmpstr (error->message, ==, "You are offline.");
}

#define ADD(path, func)                                                                  \
  g_test_add (path, Fetching, NULL, fetching_set_up, func, fetching_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/fetcher/user-agent", test_user_agent);
  ADD ("/fetcher/userinfo", test_userinfo);
  ADD ("/fetcher/not-modified", test_not_modified);
  ADD ("/fetcher/trace", test_trace);
  ADD ("/fetcher/gzip", test_gzip);
  ADD ("/fetcher/cancel", test_cancel);
  ADD ("/limits/S03/schemes", test_addresses);
  ADD ("/fetcher/missing-resource", test_missing_resource);
  ADD ("/fetcher/guide", test_guide);
  ADD ("/fetcher/offline", test_offline);
  return g_test_run ();
}
