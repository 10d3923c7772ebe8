/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The fetcher and redirects: what is followed, what counts as moved, what is refused. */

#include "dateline-fetching.h"

static void
redirect (Fetching *fixture, const char *path, guint status, const char *location)
{
  scripted_reply_header (
      scripted_server_add (fixture->server, path, status, "text/html", "<p>moved</p>"),
      "Location",
      location);
}

static void
test_redirects (Fetching *fixture, gconstpointer data)
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
      response = fetching_ask_well (fixture, start, NULL, NULL);
      fetching_assert_body (response, "here");
      g_assert_cmpstr (dateline_fetch_response_get_uri (response), ==, end);
      g_assert_cmpstr (dateline_fetch_response_get_moved_to (response), ==, moved_to);
    }
  g_assert_cmpuint (scripted_server_get_n_connections (fixture->server), ==, 1);
}

/* Validators go along on the same server, and to no other one. */
static void
test_redirect_validators (Fetching *fixture, gconstpointer data)
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
  at_home = fetching_ask_well (fixture, "/a", "\"e\"", NULL);
  g_assert_true (dateline_fetch_response_is_not_modified (at_home));

  redirect (fixture, "/c", 302, away);
  scripted_server_add (other, "/away", 200, NULL, "there");
  abroad = fetching_ask_well (fixture, "/c", "\"e\"", "date");
  fetching_assert_body (abroad, "there");
  g_assert_null (
      scripted_request_get_header (scripted_server_get_request (other, "/away", 0),
                                   "if-none-match"));
  g_assert_null (
      scripted_request_get_header (scripted_server_get_request (other, "/away", 0),
                                   "if-modified-since"));
}

static void
test_redirect_count (Fetching *fixture, gconstpointer data)
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
  ten = fetching_ask_well (fixture, "/1", NULL, NULL);
  fetching_assert_body (ten, "x");
  eleven = fetching_ask (fixture, "/0", NULL, NULL, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_REDIRECT);
  g_assert_cmpstr (error->message, ==, "The server redirects too many times.");
}

static void
test_redirect_faults (Fetching *fixture, gconstpointer data)
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
      response = fetching_ask (fixture, path, NULL, NULL, &error);
      g_test_message ("%s", locations[i]);
      g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_REDIRECT);
    }
}

static void
test_redirect_nowhere (Fetching *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  scripted_server_add (fixture->server, "/", 301, NULL, "where?");
  response = fetching_ask (fixture, "/", NULL, NULL, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_REDIRECT);
}

static void
test_redirect_loop (Fetching *fixture, gconstpointer data)
{
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;

  redirect (fixture, "/a", 301, "/b");
  redirect (fixture, "/b", 302, "/a");
  response = fetching_ask (fixture, "/a", NULL, NULL, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_REDIRECT);
  g_assert_cmpstr (error->message, ==, "The server redirects in a circle.");
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 2);
}

#define ADD(path, func)                                                                  \
  g_test_add (path, Fetching, NULL, fetching_set_up, func, fetching_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/manners/H50/ways", test_redirects);
  ADD ("/manners/H50/faults", test_redirect_faults);
  ADD ("/manners/H50/nowhere", test_redirect_nowhere);
  ADD ("/manners/H51/count", test_redirect_count);
  ADD ("/manners/H51/loop", test_redirect_loop);
  ADD ("/limits/S05/hops", test_redirect_count);
  ADD ("/limits/S05/validators", test_redirect_validators);
  ADD ("/limits/S05/faults", test_redirect_faults);
  return g_test_run ();
}
