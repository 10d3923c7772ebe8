/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How many requests go out at once, and over how many connections, by the rows H08 and
 * H09 of docs/notes/fetching.md. */

#include "dateline-fetching.h"
#include "dateline-names.h"
#include "dateline-settling.h"

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

#define ADD(path, func)                                                                  \
  g_test_add (path, Fetching, NULL, fetching_set_up, func, fetching_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/manners/H08/one-connection", test_one_connection);
  ADD ("/manners/H08/server-closes", test_server_closes);
  ADD ("/manners/H09/one-a-host", test_one_a_host);
  ADD ("/manners/H09/thirty-two", test_thirty_two);
  ADD ("/manners/H09/all-of-eighty", test_all_of_eighty);
  ADD ("/manners/H09/spacing", test_spacing);
  return g_test_run ();
}
