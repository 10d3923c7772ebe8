/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The whole way from a server to the store: what comes in, who is asked and who is not.
 */

#include "dateline-refreshing.h"
#include "dateline/refresh/dateline-refresher-private.h"

#include <string.h>

static void
test_new_and_changed (Refreshing *fixture, gconstpointer data)
{
  g_autoptr (DatelineRefreshSummary) first = NULL;
  g_autoptr (DatelineRefreshSummary) second = NULL;
  gint64 id = follow (fixture, "/feed");

  scripted_server_add (fixture->server,
                       "/feed",
                       200,
                       "application/rss+xml",
                       RSS (ITEM ("2") ITEM ("1")));
  scripted_server_add (
      fixture->server,
      "/feed",
      200,
      "application/rss+xml",
      RSS (ITEM ("3") ITEM ("2") "<item><title>Other</title><guid>1</guid></item>"));
  first = try_refresh (fixture, DATELINE_REFRESH_DUE, NULL);
  g_assert_cmpuint (dateline_refresh_summary_get_n_added (first), ==, 2);
  g_assert_cmpuint (dateline_refresh_summary_get_n_updated (first), ==, 0);
  second = try_refresh (fixture, DATELINE_REFRESH_FORCE, NULL);
  g_assert_cmpuint (dateline_refresh_summary_get_n_added (second), ==, 1);
  g_assert_cmpuint (dateline_refresh_summary_get_n_updated (second), ==, 1);
  g_assert_null (dateline_refresh_summary_get_first_error (second));
  assert_feed (fixture, id, NULL, 3);
}

/* Validators go with every request after the first one, over a restart too. */
static void
test_conditional (Refreshing *fixture, gconstpointer data)
{
  const ScriptedRequest *request;

  scripted_reply_conditional (scripted_reply_header (
      scripted_reply_header (
          scripted_server_add (fixture->server, "/feed", 200, NULL, RSS (ITEM ("1"))),
          "ETag",
          "W/\"1\""),
      "Last-Modified",
      "a while ago"));
  follow (fixture, "/feed");
  refresh (fixture, DATELINE_REFRESH_DUE, 1, 0);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  settle_finalize (fixture->refresher);
  settle_until (G_OBJECT (fixture->storing.store)->ref_count == 1);
  storing_reopen (&fixture->storing);
  fixture->refresher = dateline_refresher_new (fixture->storing.store, fixture->fetcher);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);

  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/feed"), ==, 3);
  request = scripted_server_get_request (fixture->server, "/feed", 0);
  g_assert_null (scripted_request_get_header (request, "if-none-match"));
  for (guint i = 1; i < 3; i++)
    {
      request = scripted_server_get_request (fixture->server, "/feed", i);
      g_assert_cmpstr (scripted_request_get_header (request, "if-none-match"),
                       ==,
                       "W/\"1\"");
      g_assert_cmpstr (scripted_request_get_header (request, "if-modified-since"),
                       ==,
                       "a while ago");
    }
  g_assert_cmpuint (count_stories (fixture), ==, 1);
}

/* A second answer without Last-Modified, then one with the same content and a new ETag.
 */
static void
test_validators_change (Refreshing *fixture, gconstpointer data)
{
  static const char *const bodies[] = { RSS (ITEM ("1")),
                                        RSS (ITEM ("2")),
                                        RSS (ITEM ("2")) };
  const ScriptedRequest *request;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *etag = g_strdup_printf ("\"%u\"", i);
      ScriptedReply *reply =
          scripted_server_add (fixture->server, "/feed", 200, NULL, bodies[i]);

      scripted_reply_header (reply, "ETag", etag);
      if (i == 0)
        scripted_reply_header (reply, "Last-Modified", "then");
    }
  follow (fixture, "/feed");
  for (guint i = 0; i < 4; i++)
    refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  request = scripted_server_get_request (fixture->server, "/feed", 1);
  g_assert_cmpstr (scripted_request_get_header (request, "if-modified-since"),
                   ==,
                   "then");
  request = scripted_server_get_request (fixture->server, "/feed", 2);
  g_assert_cmpstr (scripted_request_get_header (request, "if-none-match"), ==, "\"1\"");
  g_assert_null (scripted_request_get_header (request, "if-modified-since"));
  request = scripted_server_get_request (fixture->server, "/feed", 3);
  g_assert_cmpstr (scripted_request_get_header (request, "if-none-match"), ==, "\"2\"");
}

static void
test_asked_to_wait (Refreshing *fixture, gconstpointer data)
{
  g_autoptr (DatelineFeed) feed = NULL;
  gint64 id = follow (fixture, "/feed");
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (DatelineRefreshSummary) summary = NULL;

  follow (fixture, "/other");
  scripted_server_add (fixture->server, "/other", 200, NULL, RSS (ITEM ("1")));
  scripted_reply_header (scripted_server_add (fixture->server, "/feed", 429, NULL, ""),
                         "Retry-After",
                         "7200");
  refresh (fixture, DATELINE_REFRESH_DUE, 1, 1);
  feed = storing_get_feed (fixture->storing.store, id);
  g_assert_true (g_str_has_prefix (dateline_feed_get_error (feed),
                                   "The server asked to wait until "));
  g_assert_cmpint (dateline_feed_get_not_before (feed), >=, now + 7200);
  g_assert_cmpint (dateline_feed_get_not_before (feed), <=, now + 7210);

  /* Not even a person may, and for no feed of that host. */
  summary = try_refresh (fixture, DATELINE_REFRESH_FORCE, NULL);
  g_assert_cmpuint (dateline_refresh_summary_get_n_feeds (summary), ==, 0);
  g_assert_cmpuint (dateline_refresh_summary_get_n_waiting (summary), ==, 2);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 1);
}

static void
test_asked_often (Refreshing *fixture, gconstpointer data)
{
  follow (fixture, "/feed");
  scripted_server_add (fixture->server, "/feed", 200, NULL, RSS (ITEM ("1")));
  refresh (fixture, DATELINE_REFRESH_ASKED, 1, 0);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (DatelineRefreshSummary) summary =
          try_refresh (fixture, DATELINE_REFRESH_ASKED, NULL);

      g_assert_cmpuint (dateline_refresh_summary_get_n_waiting (summary), ==, 1);
    }
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 1);
}

static void
test_fresh (Refreshing *fixture, gconstpointer data)
{
  g_autoptr (DatelineFeed) feed = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 id = follow (fixture, "/feed");

  scripted_reply_header (
      scripted_server_add (fixture->server, "/feed", 200, NULL, RSS (ITEM ("1"))),
      "Cache-Control",
      "max-age=9000");
  refresh (fixture, DATELINE_REFRESH_DUE, 1, 0);
  feed = storing_get_feed (fixture->storing.store, id);
  g_assert_cmpint (dateline_feed_get_next_check (feed), >=, now + 9000);
  g_assert_cmpint (dateline_feed_peek (feed)->fresh_for, ==, 9000);
}

/* A feed that moved for good is asked at its new address only; a page that is no feed
 * moves nothing. */
static void
test_moved (Refreshing *fixture, gconstpointer data)
{
  g_autoptr (DatelineFeed) feed = NULL;
  g_autofree char *uri = scripted_server_uri (fixture->server, "/new");
  gint64 id = follow (fixture, "/old");

  scripted_reply_header (scripted_server_add (fixture->server, "/old", 301, NULL, ""),
                         "Location",
                         "/login");
  scripted_reply_header (scripted_server_add (fixture->server, "/old", 301, NULL, ""),
                         "Location",
                         "/new");
  scripted_server_add (fixture->server, "/login", 200, "text/html", "<html>Sign in");
  scripted_server_add (fixture->server, "/new", 200, NULL, RSS (ITEM ("1")));
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 1);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  feed = storing_get_feed (fixture->storing.store, id);
  g_assert_cmpstr (dateline_feed_get_uri (feed), ==, uri);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/old"), ==, 2);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/new"), ==, 2);
}

/* Being offline is nobody's fault: no feed shows it, none backs off. */
static void
test_offline (Refreshing *fixture, gconstpointer data)
{
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  gint64 id = storing_add_feed (fixture->storing.store, "http://192.0.2.1/", NULL);

  dateline_fetcher_force_online (fixture->fetcher, FALSE);
  g_assert_false (dateline_refresher_is_online (fixture->refresher));
  summary = try_refresh (fixture, DATELINE_REFRESH_DUE, NULL);
  g_assert_cmpuint (dateline_refresh_summary_get_n_failed (summary), ==, 1);
  g_assert_cmpstr (dateline_refresh_summary_get_first_error (summary),
                   ==,
                   "You are offline.");
  assert_feed (fixture, id, NULL, 0);
}

static void
test_guide (Refreshing *fixture, gconstpointer data)
{
  gint64 id = storing_add_feed (fixture->storing.store, DATELINE_GUIDE_URI, NULL);
  g_autoptr (DatelineFeed) feed = NULL;

  dateline_fetcher_force_online (fixture->fetcher, FALSE);
  refresh (fixture, DATELINE_REFRESH_DUE, 1, 0);
  feed = storing_get_feed (fixture->storing.store, id);
  g_assert_null (dateline_feed_get_error (feed));
  g_assert_cmpuint (dateline_feed_get_n_stories (feed), >=, 6);
}

/* Many feeds, some of them failing: progress goes up to one, and is told. */

typedef struct
{
  double last;
  guint n_told;
  guint n_busy;
  guint n_refreshed;
} Watch;

static void
progress_cb (DatelineRefresher *refresher, GParamSpec *pspec, gpointer user_data)
{
  Watch *watch = user_data;
  double progress = dateline_refresher_get_progress (refresher);

  if (!dateline_refresher_is_busy (refresher))
    return;
  g_assert_cmpfloat (progress, >=, watch->last);
  g_assert_cmpfloat (progress, <=, 1);
  watch->last = progress;
  watch->n_told++;
}

static void
busy_cb (DatelineRefresher *refresher, GParamSpec *pspec, gpointer user_data)
{
  ((Watch *) user_data)->n_busy++;
}

static void
refreshed_cb (DatelineRefresher *refresher,
              DatelineRefreshSummary *summary,
              gpointer user_data)
{
  ((Watch *) user_data)->n_refreshed++;
  g_assert_false (dateline_refresher_is_busy (refresher));
}

static void
test_many (Refreshing *fixture, gconstpointer data)
{
  Watch watch = { 0 };
  gint64 refreshed_at;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      follow (fixture, path);
      if (i % 10 != 0)
        scripted_server_add (fixture->server, path, 200, NULL, RSS (ITEM ("1")));
    }
  g_signal_connect (fixture->refresher,
                    "notify::progress",
                    G_CALLBACK (progress_cb),
                    &watch);
  g_signal_connect (fixture->refresher, "notify::busy", G_CALLBACK (busy_cb), &watch);
  g_signal_connect (fixture->refresher, "refreshed", G_CALLBACK (refreshed_cb), &watch);
  refresh (fixture, DATELINE_REFRESH_DUE, 50, 5);
  g_assert_cmpuint (count_stories (fixture), ==, 45);
  g_assert_cmpfloat (watch.last, ==, 1);
  g_assert_cmpuint (watch.n_told, >=, 50);
  g_assert_cmpuint (watch.n_busy, ==, 2);
  g_assert_cmpuint (watch.n_refreshed, ==, 1);
  g_object_get (fixture->refresher, "refreshed-at", &refreshed_at, NULL);
  g_assert_cmpint (refreshed_at, >=, g_get_real_time () / G_USEC_PER_SEC - 5);
}

static void
test_cancel (Refreshing *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = follow (fixture, "/slow");

  follow (fixture, "/feed");
  scripted_server_add (fixture->server, "/feed", 200, NULL, RSS (ITEM ("1")));
  scripted_reply_delay (scripted_server_add (fixture->server, "/slow", 200, NULL, "x"),
                        2000);
  dateline_refresher_refresh_async (fixture->refresher,
                                    DATELINE_REFRESH_DUE,
                                    NULL,
                                    storing_cb,
                                    &result);
  while (scripted_server_get_n_requests (fixture->server, NULL) == 0)
    g_main_context_iteration (NULL, FALSE);
  dateline_refresher_cancel (fixture->refresher);
  storing_wait (&result);
  summary = dateline_refresher_refresh_finish (fixture->refresher, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (dateline_refresher_is_busy (fixture->refresher));
  assert_feed (fixture, id, NULL, 0);
}

/* Asked twice at once, a feed is fetched once. */
static void
test_twice (Refreshing *fixture, gconstpointer data)
{
  GAsyncResult *results[2] = { NULL };

  follow (fixture, "/feed");
  scripted_reply_delay (
      scripted_server_add (fixture->server, "/feed", 200, NULL, RSS (ITEM ("1"))),
      50);
  for (guint i = 0; i < 2; i++)
    dateline_refresher_refresh_async (fixture->refresher,
                                      DATELINE_REFRESH_FORCE,
                                      NULL,
                                      storing_cb,
                                      &results[i]);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DatelineRefreshSummary) summary = NULL;

      storing_wait (&results[i]);
      summary = dateline_refresher_refresh_finish (fixture->refresher, results[i], NULL);
      g_assert_cmpuint (dateline_refresh_summary_get_n_feeds (summary), ==, i == 0);
      g_object_unref (results[i]);
    }
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 1);
}

static void
test_one_feed (Refreshing *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) missing = NULL;
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  g_autoptr (DatelineRefreshSummary) none = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = follow (fixture, "/a");

  follow (fixture, "/b");
  scripted_server_add (fixture->server, "/a", 410, NULL, "");
  scripted_server_add (fixture->server, "/a", 200, NULL, RSS (ITEM ("1")));
  scripted_server_add (fixture->server, "/b", 200, NULL, RSS (ITEM ("1")));
  refresh (fixture, DATELINE_REFRESH_DUE, 2, 1);

  /* What has ended can still be asked by name, and is followed on if it came back. */
  dateline_refresher_refresh_feed_async (fixture->refresher,
                                         id,
                                         DATELINE_REFRESH_FORCE,
                                         NULL,
                                         storing_cb,
                                         &result);
  storing_wait (&result);
  summary = dateline_refresher_refresh_finish (fixture->refresher, result, NULL);
  g_assert_cmpuint (dateline_refresh_summary_get_n_feeds (summary), ==, 1);
  g_assert_cmpuint (dateline_refresh_summary_get_n_added (summary), ==, 1);
  assert_feed (fixture, id, NULL, 1);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/b"), ==, 1);

  dateline_refresher_refresh_feed_async (fixture->refresher,
                                         4711,
                                         DATELINE_REFRESH_FORCE,
                                         NULL,
                                         storing_cb,
                                         &missing);
  storing_wait (&missing);
  none = dateline_refresher_refresh_finish (fixture->refresher, missing, &error);
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND);
}

/* With an interval what is due is fetched soon, and the timer does the rest. */
static void
test_interval (Refreshing *fixture, gconstpointer data)
{
  follow (fixture, "/feed");
  scripted_server_add (fixture->server, "/feed", 200, NULL, RSS (ITEM ("1")));
  g_assert_cmpuint (dateline_refresher_get_interval (fixture->refresher), ==, 0);
  settle_for (30);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 0);
  dateline_refresher_set_time_scale (fixture->refresher, 0.01);
  dateline_refresher_set_interval (fixture->refresher, 30);
  g_assert_true (dateline_refresher_is_busy (fixture->refresher));
  while (dateline_refresher_is_busy (fixture->refresher))
    g_main_context_iteration (NULL, TRUE);
  dateline_refresher_set_interval (fixture->refresher, 0);
  dateline_refresher_set_interval (fixture->refresher, 30);
  while (dateline_refresher_is_busy (fixture->refresher))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 1);
}

/* The reference story, from the server to what the list and the article are made of. */
static void
test_reference_story (Refreshing *fixture, gconstpointer data)
{
  g_autofree char *file =
      g_test_build_filename (G_TEST_DIST, "data", "feed", "reference-story.xml", NULL);
  g_autofree char *xml = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) headlines = NULL;
  g_autoptr (DatelineEntry) entry = NULL;
  DatelineHeadline *headline;
  DatelinePicture *picture;

  g_assert_true (g_file_get_contents (file, &xml, NULL, NULL));
  scripted_reply_gzip (scripted_server_add (fixture->server,
                                            "/feed",
                                            200,
                                            "application/rss+xml; charset=UTF-8",
                                            xml));
  follow (fixture, "/feed");
  refresh (fixture, DATELINE_REFRESH_DUE, 1, 0);
  ids = storing_list_ids (fixture->storing.store, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  headlines = storing_load_headlines (fixture->storing.store, ids);
  headline = headlines->pdata[0];
  g_assert_cmpstr (dateline_headline_get_title (headline),
                   ==,
                   "Kerry seeks ‘global coalition’ in fight against IS – Al");
  g_assert_cmpstr (dateline_headline_get_feed_title (headline), ==, "The News Example");
  g_assert_null (dateline_headline_get_byline (headline));
  g_assert_cmpint (dateline_headline_get_published (headline), ==, 1409398824);
  g_assert_cmpint (dateline_headline_get_published_offset (headline), ==, 0);
  g_assert_nonnull (dateline_headline_get_picture_uri (headline));

  entry =
      storing_load_entry (fixture->storing.store, g_array_index (ids, gint64, 0), NULL);
  g_assert_cmpuint (dateline_entry_get_authors (entry)->len, ==, 0);
  g_assert_cmpstr (dateline_entry_get_categories (entry)[0], ==, "More Top Stories");
  g_assert_cmpint (dateline_entry_get_comment_count (entry), ==, 0);
  picture = dateline_entry_get_lead_picture (entry);
  g_assert_cmpstr (dateline_picture_get_credit (picture), ==, "AFP/File");
  g_assert_true (
      g_str_has_suffix (dateline_picture_get_caption (picture), "September summit."));
  g_assert_nonnull (strstr (dateline_entry_get_content (entry),
                            "“broadest possible coalition of nations,”"));
}

#define ADD(name, func)                                                                  \
  g_test_add ("/refresher/" name,                                                        \
              Refreshing,                                                                \
              NULL,                                                                      \
              refreshing_set_up,                                                         \
              func,                                                                      \
              refreshing_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("new-and-changed", test_new_and_changed);
  ADD ("conditional", test_conditional);
  ADD ("validators-change", test_validators_change);
  ADD ("asked-to-wait", test_asked_to_wait);
  ADD ("asked-often", test_asked_often);
  ADD ("fresh", test_fresh);
  ADD ("moved", test_moved);
  ADD ("offline", test_offline);
  ADD ("guide", test_guide);
  ADD ("many", test_many);
  ADD ("cancel", test_cancel);
  ADD ("twice", test_twice);
  ADD ("one-feed", test_one_feed);
  ADD ("interval", test_interval);
  ADD ("reference-story", test_reference_story);
  return g_test_run ();
}
