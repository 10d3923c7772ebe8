/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How feeds are asked, by the numbers of docs/notes/manners.md, as a server's log shows
 * it. What needs no server is in test-manners-times. */

#include "dateline-names.h"
#include "dateline/refresh/dateline-refresher-private.h"
#include "pace-test.h"

#include <string.h>

static const char *
get_sent (Refreshing *fixture, const char *path, guint index, const char *header)
{
  return scripted_request_get_header (
      scripted_server_get_request (fixture->server, path, index),
      header);
}

static gint64
follow_at (Refreshing *fixture, const char *host, const char *path)
{
  g_autofree char *uri = g_strdup_printf ("http://%s:%u%s",
                                          host,
                                          scripted_server_get_port (fixture->server),
                                          path);

  return storing_add_feed (fixture->storing.store, uri, NULL);
}

static void
assert_wait (DatelineRefreshSummary *summary, guint index, DatelineWaitReason reason)
{
  GPtrArray *waiting = dateline_refresh_summary_get_waiting (summary);
  g_autofree char *text = NULL;

  g_assert_cmpuint (waiting->len, >, index);
  text = dateline_refresh_wait_dup_text (waiting->pdata[index]);
  g_test_message ("%s: %s",
                  dateline_refresh_wait_get_title (waiting->pdata[index]),
                  text);
  g_assert_cmpint (dateline_refresh_wait_get_reason (waiting->pdata[index]), ==, reason);
}

static void
test_h17_restart (Refreshing *fixture, gconstpointer data)
{
  follow (fixture, "/feed");
  scripted_reply_header (
      scripted_reply_header (add (fixture, "/feed", 200, RSS (ITEM ("1"))),
                             "ETag",
                             "W/\"a b\""),
      "Last-Modified",
      "Yesterday, at noon");
  refresh (fixture, DATELINE_REFRESH_DUE, 1, 0);
  restart (fixture);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  g_assert_cmpstr (get_sent (fixture, "/feed", 1, "if-none-match"), ==, "W/\"a b\"");
  g_assert_cmpstr (get_sent (fixture, "/feed", 1, "if-modified-since"),
                   ==,
                   "Yesterday, at noon");
}

static void
test_h18_failures (Refreshing *fixture, gconstpointer data)
{
  static const guint statuses[] = { 404, 403, 500, 502, 503 };

  follow (fixture, "/feed");
  scripted_reply_header (add (fixture, "/feed", 200, RSS (ITEM ("1"))), "ETag", "\"1\"");
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    scripted_reply_header (add (fixture, "/feed", statuses[i], ""), "ETag", "\"bad\"");
  refresh (fixture, DATELINE_REFRESH_DUE, 1, 0);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    refresh (fixture, DATELINE_REFRESH_FORCE, 1, 1);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    g_assert_cmpstr (get_sent (fixture, "/feed", i + 1, "if-none-match"), ==, "\"1\"");
}

/* Not modified, though nobody said what it was before. */
static void
test_h20_bad_304 (Refreshing *fixture, gconstpointer data)
{
  gint64 id = follow (fixture, "/feed");
  g_autoptr (DatelineFeed) feed = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  scripted_reply_header (add (fixture, "/feed", 304, ""), "ETag", "\"1\"");
  refresh (fixture, DATELINE_REFRESH_DUE, 1, 1);
  feed = storing_get_feed (fixture->storing.store, id);
  g_assert_cmpstr (dateline_feed_get_error (feed),
                   ==,
                   "The server's answer could not be understood.");
  g_assert_null (dateline_feed_get_etag (feed));
  g_assert_cmpint (dateline_feed_get_fetched_at (feed), ==, DATELINE_TIME_UNKNOWN);
  g_assert_cmpint (dateline_feed_get_next_check (feed), >=, now + 3600);
}

/* All feeds of the server are silent, also after a new start; others go on. */
static void
test_h29_host (Refreshing *fixture, gconstpointer data)
{
  GResolver *resolver = names_use ();
  gint64 id = follow_at (fixture, "a.test", "/refuses");
  g_autoptr (DatelineRefreshSummary) summary = NULL;

  scripted_reply_header (add (fixture, "/refuses", 429, ""), "Retry-After", "7200");
  add (fixture, "/sister", 200, RSS (ITEM ("1")));
  add (fixture, "/stranger", 200, RSS (ITEM ("1")));
  refresh (fixture, DATELINE_REFRESH_DUE, 1, 1);
  follow_at (fixture, "a.test", "/sister");
  follow_at (fixture, "b.test", "/stranger");
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&summary, dateline_refresh_summary_unref);
      summary = try_refresh (fixture, DATELINE_REFRESH_FORCE, NULL);
      g_assert_cmpuint (dateline_refresh_summary_get_n_feeds (summary), ==, 1);
      g_assert_cmpuint (dateline_refresh_summary_get_n_waiting (summary), ==, 2);
      assert_wait (summary, 0, DATELINE_WAIT_ASKED);
      assert_wait (summary, 1, DATELINE_WAIT_HOST);
      restart (fixture);
    }
  g_assert_cmpuint (count (fixture, "/refuses"), ==, 1);
  g_assert_cmpuint (count (fixture, "/sister"), ==, 0);
  g_assert_cmpuint (count (fixture, "/stranger"), ==, 2);
  g_assert_cmpint (id, >, 0);
  names_restore (resolver);
}

/* In the middle of a refresh: who waits for the same server is called off. */
static void
test_h33_called_off (Refreshing *fixture, gconstpointer data)
{
  GResolver *resolver = names_use ();
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  guint n_sisters = 0;

  add (fixture, "/0", 200, RSS (ITEM ("1")));
  scripted_reply_delay (add (fixture, "/1", 429, ""), 50);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      if (i > 1)
        add (fixture, path, 200, RSS (ITEM ("1")));
      follow_at (fixture, i % 2 == 1 ? "a.test" : "b.test", path);
    }
  summary = try_refresh (fixture, DATELINE_REFRESH_DUE, NULL);
  for (guint i = 1; i < 40; i += 2)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      n_sisters += count (fixture, path);
    }
  g_assert_cmpuint (n_sisters, ==, 1);
  g_assert_cmpuint (count (fixture, NULL), ==, 21);
  g_assert_cmpuint (dateline_refresh_summary_get_n_feeds (summary), ==, 21);
  g_assert_cmpuint (dateline_refresh_summary_get_n_failed (summary), ==, 1);
  g_assert_cmpuint (dateline_refresh_summary_get_n_waiting (summary), ==, 19);
  assert_wait (summary, 0, DATELINE_WAIT_HOST);
  names_restore (resolver);
}

/* A person asks twenty times: one request, and each time the reason why there is none. */
static void
test_h34_asked (Refreshing *fixture, gconstpointer data)
{
  gint64 id = follow (fixture, "/feed");

  add (fixture, "/feed", 200, RSS (ITEM ("1")));
  refresh (fixture, DATELINE_REFRESH_ASKED, 1, 0);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (DatelineRefreshSummary) summary = NULL;
      g_autofree char *text = NULL;

      dateline_refresher_refresh_feed_async (fixture->refresher,
                                             id,
                                             DATELINE_REFRESH_ASKED,
                                             NULL,
                                             storing_cb,
                                             &result);
      storing_wait (&result);
      summary = dateline_refresher_refresh_finish (fixture->refresher, result, NULL);
      assert_wait (summary, 0, DATELINE_WAIT_RECENT);
      text = dateline_refresh_summary_dup_waiting_text (summary);
      g_assert_true (g_str_has_suffix (text, ": it was checked a minute ago"));
    }
  g_assert_cmpuint (count (fixture, NULL), ==, 1);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  g_assert_cmpuint (count (fixture, NULL), ==, 2);
}

/* What is due by itself is not asked at once, but one after the other; a person's wish in
 * between is served at once and not served twice. */
static void
test_h37_spread (Refreshing *fixture, gconstpointer data)
{
  GResolver *resolver = names_use ();
  gint64 began = g_get_monotonic_time ();
  g_autoptr (DatelineRefreshSummary) summary = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *host = g_strdup_printf ("%c.test", 'a' + i);

      add (fixture, path, 200, RSS (ITEM ("1")));
      follow_at (fixture, host, path);
    }
  dateline_refresher_set_time_scale (fixture->refresher, 0.1);
  dateline_refresher_set_interval (fixture->refresher, 60);
  settle_until (count (fixture, NULL) >= 5);
  summary = try_refresh (fixture, DATELINE_REFRESH_ASKED, NULL);
  g_assert_cmpuint (dateline_refresh_summary_get_n_feeds (summary), >, 0);
  settle_until (!dateline_refresher_is_busy (fixture->refresher));
  g_assert_cmpuint (count (fixture, NULL), ==, 20);
  for (guint i = 0; i < 5; i++)
    {
      gint64 time = scripted_server_get_request (fixture->server, NULL, i)->time;

      /* None before its turn, however late this computer is with the one before. */
      g_assert_cmpint (time - began, >=, (200 + 50 * i) * G_TIME_SPAN_MILLISECOND);
    }
  names_restore (resolver);
}

/* Started and stopped many times, it asks each feed once. */
static void
test_h37_starts (Refreshing *fixture, gconstpointer data)
{
  follow (fixture, "/a");
  follow (fixture, "/b");
  add (fixture, "/a", 200, RSS (ITEM ("1")));
  add (fixture, "/b", 404, "");
  for (guint i = 0; i < 10; i++)
    {
      dateline_refresher_set_time_scale (fixture->refresher, 0.001);
      dateline_refresher_set_interval (fixture->refresher, 60);
      settle_until (!dateline_refresher_is_busy (fixture->refresher));
      restart (fixture);
    }
  g_assert_cmpuint (count (fixture, "/a"), ==, 1);
  g_assert_cmpuint (count (fixture, "/b"), ==, 1);
}

/* Two programs with one store: while one refreshes the other asks nobody and says so. */
static void
test_h40_two_programs (Refreshing *fixture, gconstpointer data)
{
  DatelineStore *store = dateline_store_new (fixture->storing.path);
  DatelineFetcher *fetcher = dateline_fetcher_new (NULL);
  DatelineRefresher *second = dateline_refresher_new (store, fetcher);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) later = NULL;
  g_autoptr (DatelineRefreshSummary) none = NULL;
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  follow (fixture, "/feed");
  scripted_reply_delay (add (fixture, "/feed", 200, RSS (ITEM ("1"))), 500);
  g_assert_true (storing_try_open (store, NULL));
  dateline_refresher_refresh_async (fixture->refresher,
                                    DATELINE_REFRESH_DUE,
                                    NULL,
                                    storing_cb,
                                    &first);
  settle_until (count (fixture, NULL) == 1);
  dateline_refresher_refresh_async (second,
                                    DATELINE_REFRESH_FORCE,
                                    NULL,
                                    storing_cb,
                                    &result);
  storing_wait (&result);
  none = dateline_refresher_refresh_finish (second, result, &error);
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_IN_USE);
  g_assert_cmpuint (count (fixture, NULL), ==, 1);

  /* When it is done, the other knows what it learnt. */
  storing_wait (&first);
  g_clear_object (&first);
  dateline_refresher_refresh_async (second,
                                    DATELINE_REFRESH_DUE,
                                    NULL,
                                    storing_cb,
                                    &later);
  storing_wait (&later);
  summary = dateline_refresher_refresh_finish (second, later, NULL);
  g_assert_cmpuint (dateline_refresh_summary_get_n_feeds (summary), ==, 0);
  g_assert_cmpuint (count (fixture, NULL), ==, 1);
  g_clear_object (&result); /* which keep who gave them */
  g_clear_object (&later);
  settle_finalize (second);
  settle_finalize (fetcher);
  settle_until (G_OBJECT (store)->ref_count == 1);
  g_assert_finalize_object (store);
}

/* Many feeds at once, half of them on one server: each is asked once. */
static void
test_h46_import (Refreshing *fixture, gconstpointer data)
{
  GResolver *resolver = names_use ();

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *host = g_strdup_printf ("h%u.test", i % 2 == 0 ? i : 1);

      add (fixture, path, 200, RSS (ITEM ("1")));
      follow_at (fixture, host, path);
    }
  refresh (fixture, DATELINE_REFRESH_DUE, 200, 0);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      g_assert_cmpuint (count (fixture, path), ==, 1);
    }
  names_restore (resolver);
}

static void
test_h62_log (Refreshing *fixture, gconstpointer data)
{
  gint64 id = follow (fixture, "/feed?key=secret");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;
  const DatelineFetchRecord *record;
  g_autofree char *why = NULL;

  scripted_reply_header (
      scripted_reply_header (add (fixture, "/feed?key=secret", 200, RSS (ITEM ("1"))),
                             "ETag",
                             "\"1\""),
      "Cache-Control",
      "max-age=100000");
  add (fixture, "/feed?key=secret", 503, "");
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 1);
  dateline_store_list_fetches_async (fixture->storing.store,
                                     id,
                                     NULL,
                                     storing_cb,
                                     &result);
  storing_wait (&result);
  records = dateline_store_list_fetches_finish (fixture->storing.store, result, NULL);
  g_assert_cmpuint (records->len, ==, 2);
  record = records->pdata[1];
  g_assert_cmpuint (dateline_fetch_record_get_status (record), ==, 200);
  g_assert_cmpint (dateline_fetch_record_get_n_bytes (record), >, 100);
  g_assert_cmpuint (dateline_fetch_record_get_n_added (record), ==, 1);
  g_assert_null (dateline_fetch_record_get_etag (record));
  g_assert_null (strstr (dateline_fetch_record_get_uri (record), "secret"));
  g_assert_cmpint (dateline_fetch_record_get_wait_reason (record),
                   ==,
                   DATELINE_WAIT_RHYTHM);
  record = records->pdata[0];
  g_assert_cmpuint (dateline_fetch_record_get_status (record), ==, 503);
  g_assert_cmpstr (dateline_fetch_record_get_etag (record), ==, "\"1\"");
  g_assert_cmpint (dateline_fetch_record_get_result (record),
                   ==,
                   DATELINE_FETCH_RESULT_FAILED);
  why = dateline_fetch_record_dup_wait_text (record);
  g_assert_true (g_str_has_suffix (why, ": it failed and is tried again after an hour"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("H17/restart", test_h17_restart);
  ADD ("H18/server", test_h18_failures);
  ADD ("H20/bad-304", test_h20_bad_304);
  ADD ("H29/host", test_h29_host);
  ADD ("H33/called-off", test_h33_called_off);
  ADD ("H34/asked", test_h34_asked);
  ADD ("H37/one-after-the-other", test_h37_spread);
  ADD ("H37/starts-and-stops", test_h37_starts);
  ADD ("H40/two-programs", test_h40_two_programs);
  ADD ("H46/import", test_h46_import);
  ADD ("H62/log-of-requests", test_h62_log);
  return g_test_run ();
}
