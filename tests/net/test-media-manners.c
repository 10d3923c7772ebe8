/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How servers are asked for pictures and icons: rarely, few at once, with what is at
 * hand. */

#include "dateline-fetching.h"
#include "dateline-names.h"
#include "dateline-settling.h"
#include "dateline/net/dateline-media-cache-private.h"
#include "dateline/net/dateline-media-downloads-private.h"
#include "dateline/net/dateline-media-files-private.h"

#include <glib/gstdio.h>

#define PNG "\x89PNG\r\n\x1a\n"
#define NOWHERE "/nowhere" /* nothing is kept here */
#define DAY (24 * 60 * 60)

typedef struct
{
  Fetching fetching;
  DatelineMediaCache *cache;
  DatelineMediaFiles *files; /* the same, to look into */
  GResolver *resolver;
  char *folder;
} Fixture;

static void
start (Fixture *self)
{
  self->fetching.fetcher = dateline_fetcher_new_with_privacy (names_are_private, NULL);
  dateline_fetcher_force_online (self->fetching.fetcher, TRUE);
  self->cache = dateline_media_cache_new (self->fetching.fetcher, self->folder, NOWHERE);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->fetching.server = scripted_server_new ();
  self->folder = g_dir_make_tmp ("dateline-media-XXXXXX", NULL);
  self->files = dateline_media_files_new (self->folder, NOWHERE);
  self->resolver = names_use ();
  start (self);
}

static void
restart (Fixture *self)
{
  settle_finalize (self->cache);
  settle_finalize (self->fetching.fetcher);
  start (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  settle_finalize (self->cache);
  settle_finalize (self->fetching.fetcher);
  names_restore (self->resolver);
  scripted_server_free (self->fetching.server);
  dateline_media_files_unref (self->files);
  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
}

static GBytes *
load_within (Fixture *self, const char *uri, DatelineMediaReach reach, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_media_cache_load_async (self->cache, uri, reach, NULL, fetching_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dateline_media_cache_load_finish (self->cache, result, error);
}

static GBytes *
load (Fixture *self, const char *uri, GError **error)
{
  return load_within (self, uri, DATELINE_MEDIA_REACH_PLAIN, error);
}

static void
assert_refused (Fixture *self, const char *uri, DatelineMediaReach reach, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load_within (self, uri, reach, &error));
  g_assert_error (error, DATELINE_FETCH_ERROR, code);
}

static void
load_well (Fixture *self, const char *uri, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = load (self, uri, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (picture, NULL),
                   g_bytes_get_size (picture),
                   content,
                   strlen (content));
}

static gint64
get_checked_at (Fixture *self, const char *uri)
{
  g_auto (DatelineMediaNote) note = { 0 };

  dateline_media_files_read_note (self->files, uri, &note);
  return note.checked_at;
}

/* Lets so many days pass for the address. */
static void
age (Fixture *self, const char *uri, double days)
{
  g_auto (DatelineMediaNote) note = { 0 };

  settle_until (get_checked_at (self, uri) > 0);
  dateline_media_files_read_note (self->files, uri, &note);
  note.checked_at -= days * DAY;
  dateline_media_files_write_note (self->files, uri, &note);
  restart (self);
}

static guint
count (Fixture *self, const char *path)
{
  return scripted_server_get_n_requests (self->fetching.server, path);
}

/* Old enough, a picture is shown as it is and asked for with what is known of it. */
static void
test_conditional (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->fetching.server, "/a.png");
  const ScriptedRequest *request;
  gint64 checked_at;

  scripted_reply_header (
      scripted_reply_header (scripted_server_add (self->fetching.server,
                                                  "/a.png",
                                                  200,
                                                  "image/png",
                                                  PNG "old"),
                             "ETag",
                             "W/\"1\""),
      "Last-Modified",
      "long ago");
  scripted_server_add (self->fetching.server, "/a.png", 304, NULL, "");
  scripted_server_add (self->fetching.server, "/a.png", 200, "image/png", PNG "new");
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
  request = scripted_server_get_request (self->fetching.server, "/a.png", 1);
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
  request = scripted_server_get_request (self->fetching.server, "/a.png", 2);
  g_assert_cmpstr (scripted_request_get_header (request, "if-none-match"), ==, "W/\"1\"");
  restart (self);
  load_well (self, uri, PNG "new");
  g_assert_cmpuint (count (self, "/a.png"), ==, 3);
}

/* An old picture whose server is gone stays what is shown. */
static void
test_old_and_gone (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->fetching.server, "/a.png");
  gint64 checked_at;

  scripted_server_add (self->fetching.server, "/a.png", 200, "image/png", PNG);
  scripted_server_add (self->fetching.server, "/a.png", 404, NULL, "");
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
      g_autofree char *uri =
          g_strdup_printf ("http://h%u.test:%u%s",
                           i,
                           scripted_server_get_port (self->fetching.server),
                           path);
      g_autoptr (GError) error = NULL;

      scripted_server_add (self->fetching.server, path, statuses[i], NULL, "");
      scripted_server_add (self->fetching.server, path, 200, NULL, PNG);
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
      g_autofree char *uri =
          g_strdup_printf ("http://h%u.test:%u%s",
                           i % 8,
                           scripted_server_get_port (self->fetching.server),
                           path);

      scripted_reply_delay (
          scripted_server_add (self->fetching.server, path, 200, NULL, PNG),
          60);
      dateline_media_cache_load_async (self->cache,
                                       uri,
                                       DATELINE_MEDIA_REACH_PLAIN,
                                       NULL,
                                       fetching_cb,
                                       &results[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GBytes) picture = NULL;

      while (results[i] == NULL)
        g_main_context_iteration (NULL, TRUE);
      picture = dateline_media_cache_load_finish (self->cache, results[i], NULL);
      g_assert_nonnull (picture);
      g_object_unref (results[i]);
    }
  g_assert_cmpuint (scripted_server_get_max_active (self->fetching.server), <=, 4);
  g_assert_cmpuint (scripted_server_get_max_active (self->fetching.server), >=, 2);
  /* Each host's two pictures came over one connection: one after the other. */
  g_assert_cmpuint (scripted_server_get_n_connections (self->fetching.server), ==, 8);
}

/* A picture is asked for a second after its host's feed. */
static void
test_rest_after_feed (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->fetching.server, "/icon.png");
  g_autoptr (DatelineFetchResponse) response = NULL;
  const ScriptedRequest *feed;
  const ScriptedRequest *icon;

  dateline_fetcher_set_time_scale (self->fetching.fetcher, 0.3);
  scripted_server_add (self->fetching.server, "/feed", 200, NULL, "x");
  scripted_server_add (self->fetching.server, "/icon.png", 200, NULL, PNG);
  response = fetching_ask_well (&self->fetching, "/feed", NULL, NULL);
  load_well (self, uri, PNG);
  feed = scripted_server_get_request (self->fetching.server, "/feed", 0);
  icon = scripted_server_get_request (self->fetching.server, "/icon.png", 0);
  g_assert_cmpint (icon->time - feed->time, >=, 290 * 1000);
}

/* An icon is small, and one that is not there is not asked for again for 30 days. */
static void
test_icon (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->fetching.server, "/icon.png");
  g_autofree char *large_uri = scripted_server_uri (self->fetching.server, "/large.png");
  g_autofree char *large = g_strnfill (300 * 1024, 'x');
  g_autoptr (GError) error = NULL;
  const ScriptedRequest *request;

  memcpy (large, PNG, strlen (PNG));
  scripted_server_add (self->fetching.server, "/icon.png", 404, NULL, "");
  scripted_server_add (self->fetching.server, "/icon.png", 200, NULL, PNG);
  scripted_server_add (self->fetching.server, "/large.png", 200, NULL, large);
  dateline_media_cache_note_icon (self->cache, large_uri);
  g_assert_null (load (self, large_uri, &error));
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_TOO_LARGE);
  g_clear_error (&error);

  dateline_media_cache_note_icon (self->cache, uri);
  g_assert_null (load (self, uri, &error));
  request = scripted_server_get_request (self->fetching.server, "/icon.png", 0);
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

/* A proxy shows what is asked at ports that no test may have. */
static void
test_secure_first (Fixture *self, gconstpointer data)
{
  g_autofree char *proxy_uri = scripted_server_uri (self->fetching.server, "");
  g_autoptr (GProxyResolver) proxy = g_simple_proxy_resolver_new (proxy_uri, NULL);

  g_object_set (dateline_fetcher_get_session (self->fetching.fetcher),
                "proxy-resolver",
                proxy,
                NULL);
  scripted_server_add (self->fetching.server, "http://a.test/1.png", 200, NULL, PNG);
  scripted_server_add (self->fetching.server, "http://a.test/2.png", 200, NULL, PNG);
  load_well (self, "http://a.test/1.png", PNG);
  g_assert_cmpuint (count (self, "a.test:443"), ==, 1);
  load_well (self, "http://a.test/2.png", PNG);
  g_assert_cmpuint (count (self, "a.test:443"), ==, 1);
  g_assert_cmpuint (count (self, "http://a.test/2.png"), ==, 1);
}

/* Over https once, and else not; http may be asked for by itself later. */
static void
test_secure_only (Fixture *self, gconstpointer data)
{
  g_autofree char *proxy_uri = scripted_server_uri (self->fetching.server, "");
  g_autoptr (GProxyResolver) proxy = g_simple_proxy_resolver_new (proxy_uri, NULL);
  const char *uri = "http://a.test/1.png";

  g_object_set (dateline_fetcher_get_session (self->fetching.fetcher),
                "proxy-resolver",
                proxy,
                NULL);
  scripted_server_add (self->fetching.server, uri, 200, NULL, PNG);
  assert_refused (self, uri, DATELINE_MEDIA_REACH_STORED, DATELINE_FETCH_ERROR_NOT_ASKED);
  g_assert_cmpuint (scripted_server_get_n_connections (self->fetching.server), ==, 0);
  for (guint i = 0; i < 2; i++)
    assert_refused (self,
                    uri,
                    DATELINE_MEDIA_REACH_SECURE,
                    DATELINE_FETCH_ERROR_INSECURE);
  assert_refused (self,
                  "http://a.test/2.png",
                  DATELINE_MEDIA_REACH_SECURE,
                  DATELINE_FETCH_ERROR_INSECURE);
  g_assert_cmpuint (count (self, "a.test:443"), ==, 1);
  g_assert_cmpuint (count (self, uri), ==, 0);
  /* A day is not waited for where a person asks for http. */
  load_well (self, uri, PNG);
  g_assert_cmpuint (count (self, uri), ==, 1);
  g_assert_nonnull (load_within (self, uri, DATELINE_MEDIA_REACH_STORED, NULL));
  g_assert_cmpuint (count (self, uri), ==, 1);
}

/* Those who go less far wait with the one who goes furthest, or not at all. */
static void
test_reaches_together (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->fetching.server, "/a.png");
  GAsyncResult *results[3] = { NULL };
  static const int codes[] = { DATELINE_FETCH_ERROR_NOT_ASKED, -1, -1 };

  scripted_server_add (self->fetching.server, "/a.png", 200, NULL, PNG);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    dateline_media_cache_load_async (self->cache, uri, i, NULL, fetching_cb, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) picture = NULL;

      while (results[i] == NULL)
        g_main_context_iteration (NULL, TRUE);
      picture = dateline_media_cache_load_finish (self->cache, results[i], &error);
      g_assert_cmpint (error != NULL ? error->code : -1, ==, codes[i]);
      g_object_unref (results[i]);
    }
  g_assert_cmpuint (count (self, "/a.png"), ==, 1);
}

/* An old picture's server is not asked by whom only what is stored may be given. */
static void
test_old_and_stored (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->fetching.server, "/a.png");
  g_autoptr (GBytes) picture = NULL;

  scripted_server_add (self->fetching.server, "/a.png", 200, NULL, PNG);
  load_well (self, uri, PNG);
  age (self, uri, 31);
  picture = load_within (self, uri, DATELINE_MEDIA_REACH_STORED, NULL);
  g_assert_nonnull (picture);
  settle_for (100);
  g_assert_cmpuint (count (self, "/a.png"), ==, 1);
}

static void
test_secure_address (Fixture *self, gconstpointer data)
{
  static const char *const rows[][2] = {
    { "http://a.example/b?c", "https://a.example/b?c" },
    { "http://a.example:80/b", "https://a.example/b" },
    { "http://a.example:8080/b", NULL },
    { "https://a.example/b", NULL },
    { "data:,x", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *uri = dateline_media_downloads_secure (rows[i][0]);

      g_assert_cmpstr (uri, ==, rows[i][1]);
    }
}

/* What is written out in an address is a picture or nothing. */
static void
test_data (Fixture *self, gconstpointer data)
{
  static const char *const addresses[] = {
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>",
    "data:image/png,no%20picture",
    "data:,",
  };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (load (self, addresses[i], &error));
      g_assert_nonnull (error);
    }
  load_well (self, "data:image/gif;base64,R0lGODlh", "GIF89a");
}

/* What is no picture is not shown, whatever it says that it is. */
static void
test_no_picture (Fixture *self, gconstpointer data)
{
  static const char *const contents[] = {
    "<!doctype html><html>log in</html>",
    "<svg xmlns='http://www.w3.org/2000/svg' width='30000' height='30000'/>",
    "II*\x01",
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u.png", i);
      g_autofree char *uri = scripted_server_uri (self->fetching.server, path);
      g_autoptr (GError) error = NULL;

      scripted_server_add (self->fetching.server, path, 200, "image/png", contents[i]);
      g_assert_null (load (self, uri, &error));
      g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_BAD_REPLY);
    }
}

static void
test_endless (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->fetching.server, "/a.png");
  g_autofree char *large = g_strnfill (100 * 1000, 'x');
  g_autoptr (GError) error = NULL;

  scripted_reply_endless (
      scripted_server_add (self->fetching.server, "/a.png", 200, NULL, large));
  g_assert_null (load (self, uri, &error));
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_TOO_LARGE);
}

static void
test_private (Fixture *self, gconstpointer data)
{
  g_autoptr (ScriptedServer) inner = scripted_server_new_at ("127.0.0.2");
  g_autofree char *uri = g_strdup_printf ("http://secret.inner.test:%u/a.png",
                                          scripted_server_get_port (inner));
  g_autoptr (GError) error = NULL;

  g_assert_null (load (self, uri, &error));
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_PRIVATE);
  g_assert_cmpuint (scripted_server_get_n_connections (inner), ==, 0);
  g_assert_cmpint (get_checked_at (self, uri), ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

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
  ADD ("/limits/S04/data", test_data);
  ADD ("/limits/S16/secure-first", test_secure_first);
  ADD ("/limits/S16/secure-only", test_secure_only);
  ADD ("/limits/S16/together", test_reaches_together);
  ADD ("/limits/S14/old-and-stored", test_old_and_stored);
  ADD ("/limits/S16/secure-address", test_secure_address);
  ADD ("/faults/X35/picture", test_private);
  ADD ("/faults/X53/no-picture", test_no_picture);
  ADD ("/faults/X53/endless", test_endless);
  return g_test_run ();
}
