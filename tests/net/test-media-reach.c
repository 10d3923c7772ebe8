/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How far a picture may be fetched: only from disk, only over https, or over http too. */

#include "dateline/net/dateline-media-downloads-private.h"
#include "media-test.h"

static void
assert_refused (Fixture *self, const char *uri, DatelineMediaReach reach, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load_within (self, uri, reach, &error));
  g_assert_error (error, DATELINE_FETCH_ERROR, code);
}

/* A proxy shows what is asked at ports that no test may have. */
static void
put_proxy_before (Fixture *self)
{
  g_autofree char *proxy_uri = scripted_server_uri (self->server, "");
  g_autoptr (GProxyResolver) proxy = g_simple_proxy_resolver_new (proxy_uri, NULL);

  g_object_set (dateline_fetcher_get_session (self->fetcher),
                "proxy-resolver",
                proxy,
                NULL);
}

static void
test_secure_first (Fixture *self, gconstpointer data)
{
  put_proxy_before (self);
  scripted_server_add (self->server, "http://a.test/1.png", 200, NULL, PNG);
  scripted_server_add (self->server, "http://a.test/2.png", 200, NULL, PNG);
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
  g_autoptr (GBytes) stored = NULL;
  const char *uri = "http://a.test/1.png";

  put_proxy_before (self);
  scripted_server_add (self->server, uri, 200, NULL, PNG);
  assert_refused (self, uri, DATELINE_MEDIA_REACH_STORED, DATELINE_FETCH_ERROR_NOT_ASKED);
  g_assert_cmpuint (scripted_server_get_n_connections (self->server), ==, 0);
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
  stored = load_within (self, uri, DATELINE_MEDIA_REACH_STORED, NULL);
  g_assert_nonnull (stored);
  g_assert_cmpuint (count (self, uri), ==, 1);
}

/* Those who go less far wait with the one who goes furthest, or not at all. */
static void
test_reaches_together (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->server, "/a.png");
  GAsyncResult *results[3] = { NULL };
  static const int codes[] = { DATELINE_FETCH_ERROR_NOT_ASKED, -1, -1 };

  scripted_server_add (self->server, "/a.png", 200, NULL, PNG);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    dateline_media_cache_load_async (self->cache, uri, i, NULL, fetching_cb, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) picture = NULL;

      wait_for (&results[i]);
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
  g_autofree char *uri = scripted_server_uri (self->server, "/a.png");
  g_autoptr (GBytes) picture = NULL;

  scripted_server_add (self->server, "/a.png", 200, NULL, PNG);
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/limits/S16/secure-first", test_secure_first);
  ADD ("/limits/S16/secure-only", test_secure_only);
  ADD ("/limits/S16/together", test_reaches_together);
  ADD ("/limits/S14/old-and-stored", test_old_and_stored);
  ADD ("/limits/S16/secure-address", test_secure_address);
  return g_test_run ();
}
