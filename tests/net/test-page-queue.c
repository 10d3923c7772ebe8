/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pages that a refresh asks for by itself, for feeds that are set to it (H59): which,
 * how many at a time, at what pace, and that what was cut short goes on. */

#include "dateline-names.h"
#include "dateline-paging.h"
#include "dateline-scripted-server.h"
#include "dateline-settling.h"
#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/refresh/dateline-refresher-private.h"

#define SCALE 0.1
#define N_HERE 5
#define N_THERE 3

#define PARAGRAPH                                                                        \
  "<p>The ferry left the harbour at noon, as it does on every day of the week, with "    \
  "forty people on board and the mail for the islands, and it was not seen again "       \
  "before the evening, when the wind had gone and the sea was calm.</p>"
#define ARTICLE                                                                          \
  "<!doctype html><html><head><title>The ferry</title></head><body><article>"            \
  "<h1>The ferry</h1>" PARAGRAPH PARAGRAPH "</article></body></html>"

typedef struct
{
  Storing storing;
  ScriptedServer *here;  /* has the feed, too */
  ScriptedServer *there; /* another host */
  DatelineFetcher *fetcher;
  DatelineRefresher *refresher;
  gint64 feed_id;
} Fixture;

static void
start (Fixture *self)
{
  self->fetcher = dateline_fetcher_new_with_privacy (names_are_private, NULL);
  dateline_fetcher_force_online (self->fetcher, TRUE);
  dateline_fetcher_set_time_scale (self->fetcher, SCALE);
  self->refresher = dateline_refresher_new (self->storing.store, self->fetcher);
  dateline_refresher_set_time_scale (self->refresher, SCALE);
}

static void
stop (Fixture *self)
{
  settle_finalize (self->refresher);
  settle_finalize (self->fetcher);
  settle_until (G_OBJECT (self->storing.store)->ref_count == 1);
}

static void
set_full_text (Fixture *self, int value)
{
  g_autoptr (DatelineFeedSettings) settings = dateline_feed_settings_new ();

  dateline_feed_settings_set (settings, DATELINE_FEED_SETTING_FULL_TEXT, value);
  storing_set_settings (self->storing.store, self->feed_id, settings);
}

static void
add_items (GString *feed, ScriptedServer *server, const char *name, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%s%u", name, i);
      g_autofree char *uri = scripted_server_uri (server, path);

      scripted_server_add (server, path, 200, "text/html", ARTICLE);
      g_string_append_printf (feed,
                              "<item><title>%s%u</title><guid>%s</guid>"
                              "<link>%s</link><description>A summary</description>"
                              "</item>",
                              name,
                              i,
                              path,
                              uri);
    }
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = NULL;
  g_autoptr (GString) feed =
      g_string_new ("<rss version='2.0'><channel><title>News</title>");

  storing_set_up (&self->storing, NULL);
  storing_try_remove_feed (self->storing.store, 1, NULL);
  self->here = scripted_server_new ();
  self->there = scripted_server_new_at ("127.0.0.3");
  uri = scripted_server_uri (self->here, "/feed");
  self->feed_id = storing_add_feed (self->storing.store, uri, NULL);
  add_items (feed, self->here, "here", N_HERE);
  add_items (feed, self->there, "there", N_THERE);
  g_string_append (feed, "</channel></rss>");
  scripted_server_add (self->here, "/feed", 200, NULL, feed->str);
  start (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  stop (self);
  storing_tear_down (&self->storing, NULL);
  scripted_server_free (self->here);
  scripted_server_free (self->there);
}

static guint
refresh (Fixture *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  dateline_refresher_refresh_async (self->refresher,
                                    DATELINE_REFRESH_FORCE,
                                    NULL,
                                    storing_cb,
                                    &result);
  storing_wait (&result);
  summary = dateline_refresher_refresh_finish (self->refresher, result, &error);
  g_assert_no_error (error);
  return dateline_refresh_summary_get_n_pages (summary);
}

/* Of all pages, without the feed. */
static guint
count_requests (Fixture *self)
{
  return scripted_server_get_n_requests (self->here, NULL) -
         scripted_server_get_n_requests (self->here, "/feed") +
         scripted_server_get_n_requests (self->there, NULL);
}

static guint
count_had (Fixture *self)
{
  g_autoptr (GArray) ids = storing_list_ids (self->storing.store, NULL);
  g_autoptr (GPtrArray) headlines = storing_load_headlines (self->storing.store, ids);
  guint n = 0;

  for (guint i = 0; i < headlines->len; i++)
    n += dateline_headline_has_full_text (headlines->pdata[i]);
  return n;
}

/* Nobody is asked for what nobody wants, nor for what was there before it was wanted. */
static void
test_only_wanted (Fixture *self, gconstpointer data)
{
  g_assert_cmpuint (refresh (self), ==, 0);
  set_full_text (self, 1);
  g_assert_cmpuint (refresh (self), ==, 0);
  g_assert_cmpuint (count_requests (self), ==, 0);
}

static void
progress_cb (DatelineRefresher *refresher, GParamSpec *spec, gpointer user_data)
{
  double progress = dateline_refresher_get_progress (refresher);

  g_array_append_val ((GArray *) user_data, progress);
}

/* Every page once; at most one at a time a host, and a rest between two of a host. */
static void
test_pace (Fixture *self, gconstpointer data)
{
  ScriptedServer *const servers[] = { self->here, self->there };
  g_autoptr (GArray) progress = g_array_new (FALSE, FALSE, sizeof (double));

  set_full_text (self, 1);
  g_signal_connect (self->refresher,
                    "notify::progress",
                    G_CALLBACK (progress_cb),
                    progress);
  g_assert_cmpuint (refresh (self), ==, N_HERE + N_THERE);
  g_assert_cmpuint (count_requests (self), ==, N_HERE + N_THERE);
  g_assert_cmpuint (count_had (self), ==, N_HERE + N_THERE);
  for (gsize i = 0; i < G_N_ELEMENTS (servers); i++)
    {
      guint n = scripted_server_get_n_requests (servers[i], NULL);

      g_assert_cmpuint (scripted_server_get_max_active (servers[i]), ==, 1);
      for (guint j = 1; j < n; j++)
        g_assert_cmpint (scripted_server_get_request (servers[i], NULL, j)->time -
                             scripted_server_get_request (servers[i], NULL, j - 1)->time,
                         >=,
                         1000 * 1000 * SCALE * 0.9);
    }
  /* The feed is one of nine that are done, and a page each of the others. */
  g_assert_cmpuint (progress->len, >=, 1 + N_HERE + N_THERE);
  g_assert_cmpfloat (g_array_index (progress, double, progress->len / 2), <, 1);
  refresh (self);
  g_assert_cmpuint (count_requests (self), ==, N_HERE + N_THERE);
}

/* What is cut short goes on with the next refresh, also of another program; nothing is
 * asked for twice. */
static void
test_resumes (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_asked;

  set_full_text (self, 1);
  dateline_refresher_refresh_async (self->refresher,
                                    DATELINE_REFRESH_FORCE,
                                    NULL,
                                    storing_cb,
                                    &result);
  settle_until (count_had (self) >= 3);
  dateline_refresher_cancel (self->refresher);
  storing_wait (&result);
  g_assert_null (dateline_refresher_refresh_finish (self->refresher, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  n_asked = count_had (self);
  g_assert_cmpuint (n_asked, <, N_HERE + N_THERE);

  stop (self);
  storing_reopen (&self->storing);
  start (self);
  g_assert_cmpuint (refresh (self), ==, N_HERE + N_THERE - n_asked);
  g_assert_cmpuint (count_had (self), ==, N_HERE + N_THERE);
  /* One a host may have been cut off in the middle. */
  g_assert_cmpuint (count_requests (self), <=, N_HERE + N_THERE + 2);
}

/* Who changes their mind is heard. */
static void
test_unwanted (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  guint n_asked;

  set_full_text (self, 1);
  dateline_refresher_refresh_async (self->refresher,
                                    DATELINE_REFRESH_FORCE,
                                    NULL,
                                    storing_cb,
                                    &result);
  settle_until (count_had (self) >= 2);
  dateline_refresher_cancel (self->refresher);
  storing_wait (&result);
  n_asked = count_requests (self);
  set_full_text (self, 0);
  g_assert_cmpuint (refresh (self), ==, 0);
  g_assert_cmpuint (count_requests (self), ==, n_asked);
}

/* A server that has enough is left alone at once; its pages wait. */
static void
test_enough (Fixture *self, gconstpointer data)
{
  guint n_asked = 0;

  for (guint i = 0; i < N_THERE; i++)
    {
      g_autofree char *path = g_strdup_printf ("/there%u", i);

      scripted_server_clear (self->there, path);
      scripted_reply_header (scripted_server_add (self->there, path, 429, NULL, ""),
                             "Retry-After",
                             "600");
    }
  set_full_text (self, 1);
  g_assert_cmpuint (refresh (self), ==, N_HERE);
  n_asked = scripted_server_get_n_requests (self->there, NULL);
  g_assert_cmpuint (n_asked, ==, 1);
  refresh (self);
  g_assert_cmpuint (scripted_server_get_n_requests (self->there, NULL), ==, n_asked);
}

static GTlsDatabase *
trust (const char *pem)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "net", pem, NULL);

  return g_tls_file_database_new (path, NULL);
}

static guint
get_n_tries (Fixture *self, const char *title)
{
  g_autoptr (DatelinePage) page =
      paging_load (self->storing.store, storing_find (self->storing.store, title));

  g_assert_cmpint (dateline_page_get_state (page), ==, DATELINE_PAGE_WAITING);
  return page->n_tries;
}

/* Where no server is heard that speaks for itself, as behind a network that wants a
 * sign-in, pages are not even asked for: when it is over they come. */
static void
test_unheard (Fixture *self, gconstpointer data)
{
  g_autofree char *pem =
      g_test_build_filename (G_TEST_DIST, "data", "net", "server.pem", NULL);
  g_autoptr (GTlsDatabase) others = trust ("elsewhere.pem");
  g_autoptr (GTlsDatabase) own = trust ("server.pem");
  g_autoptr (ScriptedServer) server = NULL;
  g_autoptr (GString) feed =
      g_string_new ("<rss version='2.0'><channel><title>News</title>");
  g_autofree char *uri = NULL;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("no TLS here");
      return;
    }
  server = scripted_server_new_tls (pem);
  uri = scripted_server_uri (server, "/feed");
  add_items (feed, server, "secure", 1);
  g_string_append (feed, "</channel></rss>");
  scripted_server_add (server, "/feed", 200, NULL, feed->str);
  scripted_server_clear (server, "/secure0");
  scripted_reply_raw (scripted_server_add (server, "/secure0", 200, NULL, ""), "", 0);
  storing_try_remove_feed (self->storing.store, self->feed_id, NULL);
  self->feed_id = storing_add_feed (self->storing.store, uri, NULL);
  set_full_text (self, 1);
  /* Nobody is late here, but a handshake takes its time on a busy machine. */
  dateline_fetcher_set_time_scale (self->fetcher, 1);
  dateline_fetcher_set_tls_database (self->fetcher, own);
  refresh (self);
  g_assert_cmpuint (get_n_tries (self, "secure0"), ==, 1);

  dateline_fetcher_set_tls_database (self->fetcher, others);
  refresh (self);
  refresh (self);
  g_assert_cmpuint (get_n_tries (self, "secure0"), ==, 1);

  dateline_fetcher_set_tls_database (self->fetcher, own);
  scripted_server_clear (server, "/secure0");
  scripted_server_add (server, "/secure0", 200, "text/html", ARTICLE);
  g_assert_cmpuint (refresh (self), ==, 1);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/page-queue/only-wanted", test_only_wanted);
  TEST ("/page-queue/pace", test_pace);
  TEST ("/page-queue/resumes", test_resumes);
  TEST ("/page-queue/unwanted", test_unwanted);
  TEST ("/page-queue/enough", test_enough);
  TEST ("/page-queue/unheard", test_unheard);

  return g_test_run ();
}
