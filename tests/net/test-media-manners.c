/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How servers are asked for pictures and icons: rarely, few at once, with what is at
 * hand. */

#include "dateline/net/dateline-media-cache-private.h"
#include "media-test.h"

/* Old enough, a picture is shown as it is and asked for with what is known of it. */
static void
test_conditional (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->server, "/a.png");
  const ScriptedRequest *request;
  gint64 checked_at;

  scripted_reply_header (
      scripted_reply_header (
          scripted_server_add (self->server, "/a.png", 200, "image/png", PNG "old"),
          "ETag",
          "W/\"1\""),
      "Last-Modified",
      "long ago");
  scripted_server_add (self->server, "/a.png", 304, NULL, "");
  scripted_server_add (self->server, "/a.png", 200, "image/png", PNG "new");
  load_well (self, uri, PNG "old");
  age (self, uri, 29.9);
  load_well (self, uri, PNG "old");
  settle_for (30);
  g_assert_cmpuint (count (self, "/a.png"), ==, 1);

  age (self, uri, 0.2);
  checked_at = get_checked_at (self, uri);
  load_well (self, uri, PNG "old");
  settle_until (get_checked_at (self, uri) > checked_at);
  g_assert_cmpuint (count (self, "/a.png"), ==, 2);
  request = scripted_server_get_request (self->server, "/a.png", 1);
  g_assert_cmpstr (scripted_request_get_header (request, "if-none-match"), ==, "W/\"1\"");
  g_assert_cmpstr (scripted_request_get_header (request, "if-modified-since"),
                   ==,
                   "long ago");
  load_well (self, uri, PNG "old");
  settle_for (30);
  g_assert_cmpuint (count (self, "/a.png"), ==, 2);

  age (self, uri, 31);
  checked_at = get_checked_at (self, uri);
  load_well (self, uri, PNG "old");
  settle_until (get_checked_at (self, uri) > checked_at);
  request = scripted_server_get_request (self->server, "/a.png", 2);
  g_assert_cmpstr (scripted_request_get_header (request, "if-none-match"), ==, "W/\"1\"");
  restart (self);
  load_well (self, uri, PNG "new");
  g_assert_cmpuint (count (self, "/a.png"), ==, 3);
}

/* An old picture whose server is gone stays what is shown. */
static void
test_old_and_gone (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->server, "/a.png");
  gint64 checked_at;

  scripted_server_add (self->server, "/a.png", 200, "image/png", PNG);
  scripted_server_add (self->server, "/a.png", 404, NULL, "");
  load_well (self, uri, PNG);
  age (self, uri, 31);
  checked_at = get_checked_at (self, uri);
  load_well (self, uri, PNG);
  settle_until (get_checked_at (self, uri) > checked_at);
  restart (self);
  load_well (self, uri, PNG);
  g_assert_cmpuint (count (self, "/a.png"), ==, 2);
}

static void
test_failures (Fixture *self, gconstpointer data)
{
  static const guint statuses[] = { 404, 410, 403, 500, 503, 429 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u.png", statuses[i]);
      g_autofree char *uri = g_strdup_printf ("http://h%u.test:%u%s",
                                              i,
                                              scripted_server_get_port (self->server),
                                              path);
      g_autoptr (GError) error = NULL;

      scripted_server_add (self->server, path, statuses[i], NULL, "");
      scripted_server_add (self->server, path, 200, NULL, PNG);
      g_assert_null (load (self, uri, &error));
      g_clear_error (&error);
      g_assert_null (load (self, uri, &error));
      g_clear_error (&error);
      age (self, uri, 0.9);
      g_assert_null (load (self, uri, &error));
      g_assert_cmpuint (error->domain, ==, DATELINE_FETCH_ERROR);
      g_assert_cmpuint (count (self, path), ==, 1);
      age (self, uri, 0.2);
      load_well (self, uri, PNG);
      g_assert_cmpuint (count (self, path), ==, 2);
    }
}

static void
test_four_at_once (Fixture *self, gconstpointer data)
{
  GAsyncResult *results[16] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u.png", i);
      g_autofree char *uri = g_strdup_printf ("http://h%u.test:%u%s",
                                              i % 8,
                                              scripted_server_get_port (self->server),
                                              path);

      scripted_reply_delay (scripted_server_add (self->server, path, 200, NULL, PNG), 60);
      ask (self, uri, NULL, &results[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GBytes) picture = NULL;

      wait_for (&results[i]);
      picture = dateline_media_cache_load_finish (self->cache, results[i], NULL);
      g_assert_nonnull (picture);
      g_object_unref (results[i]);
    }
  g_assert_cmpuint (scripted_server_get_max_active (self->server), <=, 4);
  g_assert_cmpuint (scripted_server_get_max_active (self->server), >=, 2);
  /* Each host's two pictures came over one connection: one after the other. */
  g_assert_cmpuint (scripted_server_get_n_connections (self->server), ==, 8);
}

/* A picture is asked for a second after its host's feed. */
static void
test_rest_after_feed (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->server, "/icon.png");
  g_autofree char *feed_uri = scripted_server_uri (self->server, "/feed");
  g_autoptr (DatelineFetchRequest) request =
      dateline_fetch_request_new (feed_uri, DATELINE_FETCH_FEED);
  g_autoptr (DatelineFetchResponse) response = NULL;
  const ScriptedRequest *icon;
  gint64 begin;

  dateline_fetcher_set_time_scale (self->fetcher, 0.3);
  scripted_server_add (self->server, "/feed", 200, NULL, "x");
  scripted_server_add (self->server, "/icon.png", 200, NULL, PNG);
  begin = g_get_monotonic_time ();
  response = fetch_and_wait (self->fetcher, request, NULL, NULL);
  g_assert_nonnull (response);
  load_well (self, uri, PNG);
  icon = scripted_server_get_request (self->server, "/icon.png", 0);
  g_assert_cmpint (icon->time - begin, >=, 300 * 1000);
}

/* An icon is small, and one that is not there is not asked for again for 30 days. */
static void
test_icon (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->server, "/icon.png");
  g_autofree char *large_uri = scripted_server_uri (self->server, "/large.png");
  g_autofree char *large = g_strnfill (300 * 1024, 'x');
  g_autoptr (GError) error = NULL;
  const ScriptedRequest *request;

  memcpy (large, PNG, strlen (PNG));
  scripted_server_add (self->server, "/icon.png", 404, NULL, "");
  scripted_server_add (self->server, "/icon.png", 200, NULL, PNG);
  scripted_server_add (self->server, "/large.png", 200, NULL, large);
  dateline_media_cache_note_icon (self->cache, large_uri);
  g_assert_null (load (self, large_uri, &error));
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_TOO_LARGE);
  g_clear_error (&error);

  dateline_media_cache_note_icon (self->cache, uri);
  g_assert_null (load (self, uri, &error));
  request = scripted_server_get_request (self->server, "/icon.png", 0);
  g_assert_nonnull (
      strstr (scripted_request_get_header (request, "accept"), "image/x-icon"));
  g_clear_error (&error);
  age (self, uri, 29);
  dateline_media_cache_note_icon (self->cache, uri);
  g_assert_null (load (self, uri, &error));
  g_assert_cmpuint (count (self, "/icon.png"), ==, 1);
  age (self, uri, 2);
  dateline_media_cache_note_icon (self->cache, uri);
  load_well (self, uri, PNG);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/manners/H57/icon", test_icon);
  ADD ("/manners/H57/rest-after-feed", test_rest_after_feed);
  ADD ("/manners/H58/conditional-after-30-days", test_conditional);
  ADD ("/manners/H58/old-and-gone", test_old_and_gone);
  ADD ("/manners/H58/failures-for-a-day", test_failures);
  ADD ("/manners/H58/four-at-once", test_four_at_once);
  return g_test_run ();
}
