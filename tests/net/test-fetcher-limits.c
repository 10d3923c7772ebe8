/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The limits of a fetch: how large an answer may be, how it may be packed, and how long
 * it may take, with the memory that it costs. Times are scaled down to a fiftieth. */

#include "dateline-fetching.h"
#include "dateline/net/dateline-fetch-trace-private.h"

#include <sys/resource.h>

/* The numbers themselves. */
static void
test_numbers (Fetching *fixture, gconstpointer data)
{
  static const struct
  {
    gsize max_size;
    guint total_time;
  } rows[] = {
    [DATELINE_FETCH_FEED] = { 16 << 20, 60 * 1000 },
    [DATELINE_FETCH_PAGE] = { 5 << 20, 30 * 1000 },
    [DATELINE_FETCH_PICTURE] = { 8 << 20, 30 * 1000 },
    [DATELINE_FETCH_ICON] = { 256 << 10, 30 * 1000 },
  };

  dateline_fetcher_set_time_scale (fixture->fetcher, 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DatelineFetchLimits limits =
          dateline_fetcher_get_limits (fixture->fetcher, (DatelineFetchPurpose) i);

      g_assert_cmpuint (limits.max_size, ==, rows[i].max_size);
      g_assert_cmpuint (limits.total_time, ==, rows[i].total_time);
      g_assert_cmpuint (limits.connect_time, ==, 15 * 1000);
      g_assert_cmpuint (limits.answer_time, ==, 30 * 1000);
      g_assert_cmpuint (limits.slow_time, ==, 30 * 1000);
      g_assert_cmpuint (limits.slow_size, ==, 30 * 1024);
      g_assert_cmpuint (limits.max_redirects, ==, 10);
      g_assert_cmpuint (limits.refused_gap, ==, 1000);
    }
}

static void
test_silent (Fetching *fixture, gconstpointer data)
{
  scripted_reply_delay (scripted_server_add (fixture->server, "/", 200, NULL, "x"), 5000);
  fetching_assert_fault (fixture,
                         "/",
                         DATELINE_FETCH_ERROR_TIMED_OUT,
                         "The server took too long to answer.");
  g_assert_cmpint (fixture->time, >=, 550);
  g_assert_cmpint (fixture->time, <, 2500);
}

static void
test_dripping_head (Fetching *fixture, gconstpointer data)
{
  scripted_reply_drip (scripted_server_add (fixture->server, "/", 200, NULL, "x"), 1, 50);
  fetching_assert_fault (fixture,
                         "/",
                         DATELINE_FETCH_ERROR_TIMED_OUT,
                         "The server took too long to answer.");
  g_assert_cmpint (fixture->time, <, 2500);
}

static void
test_slow_body (Fetching *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (20000, 'x');

  scripted_reply_drip (scripted_server_add (fixture->server, "/", 200, NULL, text),
                       100,
                       10);
  fetching_assert_fault (fixture,
                         "/",
                         DATELINE_FETCH_ERROR_TIMED_OUT,
                         "The server sends its answer too slowly.");
  g_assert_cmpint (fixture->time, <, 2500);
}

/* Fast enough from one span to the next, and still no end: the total is a total. */
static void
test_total_time (Fetching *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (1000, 'x');

  scripted_reply_endless (
      scripted_reply_drip (scripted_server_add (fixture->server, "/", 200, NULL, text),
                           1000,
                           5));
  fetching_assert_fault (fixture,
                         "/",
                         DATELINE_FETCH_ERROR_TIMED_OUT,
                         "The server sends its answer too slowly.");
  g_assert_cmpint (fixture->time, >=, 1150);
  g_assert_cmpint (fixture->time, <, 3500);
}

static void
test_too_large (Fetching *fixture, gconstpointer data)
{
  g_autoptr (GBytes) large = g_bytes_new_take (g_malloc0 (1024 * 1024), 1024 * 1024);
  guint64 sent;

  dateline_fetcher_set_max_size (fixture->fetcher, DATELINE_FETCH_FEED, 100 * 1024);
  scripted_server_add_bytes (fixture->server, "/announced", 200, NULL, large);
  fetching_assert_fault (fixture,
                         "/announced",
                         DATELINE_FETCH_ERROR_TOO_LARGE,
                         "The server's answer is too large.");

  scripted_reply_chunked (
      scripted_server_add_bytes (fixture->server, "/chunked", 200, NULL, large));
  fetching_assert_fault (fixture, "/chunked", DATELINE_FETCH_ERROR_TOO_LARGE, NULL);

  /* Without end: the connection is closed, so that the sender stops. */
  scripted_reply_endless (
      scripted_server_add_bytes (fixture->server, "/endless", 200, NULL, large));
  fetching_assert_fault (fixture, "/endless", DATELINE_FETCH_ERROR_TOO_LARGE, NULL);
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  sent = scripted_server_get_n_sent (fixture->server);
  for (guint i = 0; i < 10; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  g_assert_cmpuint (scripted_server_get_n_sent (fixture->server), ==, sent);
}

/* The real limit and a body of 50 MB, once. */
static void
test_fifty_megabytes (Fetching *fixture, gconstpointer data)
{
  g_autoptr (GBytes) body =
      g_bytes_new_take (g_malloc0 (50 * 1024 * 1024), 50 * 1024 * 1024);

  scripted_reply_chunked (
      scripted_server_add_bytes (fixture->server, "/", 200, NULL, body));
  dateline_fetcher_set_time_scale (fixture->fetcher, 1);
  fetching_assert_fault (fixture,
                         "/",
                         DATELINE_FETCH_ERROR_TOO_LARGE,
                         "The server's answer is too large.");
}

/* Kilobytes, at the most so far. */
static glong
get_peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static void
test_bomb (Fetching *fixture, gconstpointer data)
{
  glong memory;
  g_autoptr (GBytes) zeros =
      g_bytes_new_take (g_malloc0 (12 * 1024 * 1024), 12 * 1024 * 1024);

  /* Below the size limit of a feed, and packed at a thousand to one. */
  scripted_reply_gzip (
      scripted_server_add_bytes (fixture->server, "/", 200, NULL, zeros));
  memory = get_peak_memory ();
  fetching_assert_fault (fixture, "/", DATELINE_FETCH_ERROR_TOO_LARGE, NULL);
  g_assert_cmpint (get_peak_memory () - memory, <, 40 * 1024);
  g_assert_cmpint (fixture->time, <, 1500);
}

static void
test_packings (Fetching *fixture, gconstpointer data)
{
  static const char *const packings[] = { "gzip, gzip",
                                          "zstd",
                                          "br, gzip",
                                          "gzip,deflate" };

  for (guint i = 0; i < G_N_ELEMENTS (packings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      scripted_reply_header (scripted_server_add (fixture->server, path, 200, NULL, "x"),
                             "Content-Encoding",
                             packings[i]);
      fetching_assert_fault (fixture,
                             path,
                             DATELINE_FETCH_ERROR_BAD_REPLY,
                             "The server packs its answer in a way that is not known.");
    }
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

#define ADD(path, func)                                                                  \
  g_test_add (path, Fetching, NULL, fetching_set_up_hasty, func, fetching_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/limits/S06/numbers", test_numbers);
  ADD ("/limits/S07/numbers", test_numbers);
  ADD ("/limits/S07/silent", test_silent);
  ADD ("/limits/S07/dripping-head", test_dripping_head);
  ADD ("/limits/S07/slow-body", test_slow_body);
  ADD ("/limits/S07/total-time", test_total_time);
  ADD ("/limits/S06/too-large", test_too_large);
  ADD ("/limits/S06/fifty-megabytes", test_fifty_megabytes);
  ADD ("/limits/S06/bomb", test_bomb);
  ADD ("/limits/S06/packings", test_packings);
  g_test_add ("/manners/H10/stops-at-limit",
              Fetching,
              NULL,
              fetching_set_up,
              test_stops_at_limit,
              fetching_tear_down);
  return g_test_run ();
}
