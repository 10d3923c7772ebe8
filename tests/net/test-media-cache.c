/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures from disk and network: each is loaded once, by as many as want it. */

#include "media-test.h"

#include <glib/gstdio.h>

static void
test_once (Fixture *self, gconstpointer data)
{
  scripted_server_add (self->server, "/a.png", 200, "image/png", PNG "a");
  load_well (self, "/a.png", PNG "a");
  settle_until (count_files (self->folder) == 1);
  load_well (self, "/a.png", PNG "a");
  restart (self);
  load_well (self, "/a.png", PNG "a");
  g_assert_cmpuint (count (self, NULL), ==, 1);
}

static void
test_names (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->server, "/../../etc/a b?c=/");
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GBytes) picture = NULL;
  GStatBuf status;

  scripted_server_add (self->server, "/../../etc/a%20b?c=/", 200, NULL, PNG);
  picture = load (self, uri, NULL);
  g_assert_nonnull (picture);
  settle_until (g_stat (path, &status) == 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

static void
test_together (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->server, "/a.png");
  GAsyncResult *results[5] = { NULL };

  scripted_reply_delay (
      scripted_server_add (self->server, "/a.png", 200, "image/png", PNG "a"),
      30);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    ask (self, uri, NULL, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GBytes) picture = NULL;

      wait_for (&results[i]);
      picture = dateline_media_cache_load_finish (self->cache, results[i], NULL);
      g_assert_nonnull (picture);
      g_object_unref (results[i]);
    }
  g_assert_cmpuint (count (self, NULL), ==, 1);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->server, "/a.png");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GError) error = NULL;

  scripted_reply_delay (
      scripted_server_add (self->server, "/a.png", 200, "image/png", PNG "a"),
      60);
  ask (self, uri, cancellable, &first);
  ask (self, uri, NULL, &second);
  while (count (self, NULL) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  wait_for (&first);
  g_assert_null (second);
  g_assert_null (dateline_media_cache_load_finish (self->cache, first, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  wait_for (&second);
  picture = dateline_media_cache_load_finish (self->cache, second, NULL);
  g_assert_nonnull (picture);
}

/* When all gave up, the next one begins anew. */
static void
test_abandon (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->server, "/a.png");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GError) error = NULL;

  scripted_reply_delay (
      scripted_server_add (self->server, "/a.png", 200, "image/png", PNG "a"),
      500);
  scripted_server_add (self->server, "/a.png", 200, "image/png", PNG "b");
  ask (self, uri, cancellable, &first);
  while (count (self, NULL) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  wait_for (&first);
  g_assert_null (dateline_media_cache_load_finish (self->cache, first, &error));
  load_well (self, "/a.png", PNG "b");
}

/* Without a network what is stored is there, and what is not does not count as failed. */
static void
test_offline (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = NULL;

  dateline_fetcher_force_online (self->fetcher, FALSE);
  for (guint i = 0; i < 2; i++)
    {
      picture = load (self, "http://192.0.2.1/a.png", &error);
      g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_OFFLINE);
      g_clear_error (&error);
    }
}

static void
test_local (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GBytes) large = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *zeros = g_strnfill (400 * 1024, 'A');
  g_autofree char *large_uri = g_strconcat ("data:image/png;base64,", zeros, NULL);

  picture = load (self, "data:image/gif;base64,R0lGODlhAQABAAAAACw=", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (picture, NULL), "GIF89a"));
  large = load (self, large_uri, &error);
  g_assert_null (large);
  g_assert_nonnull (error);
  g_clear_error (&error);
  large = load (self, "resource:///io/github/dateline/none.png", &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/media-cache/once", test_once);
  ADD ("/media-cache/names", test_names);
  ADD ("/media-cache/together", test_together);
  ADD ("/media-cache/cancel", test_cancel);
  ADD ("/media-cache/abandon", test_abandon);
  ADD ("/media-cache/offline", test_offline);
  ADD ("/media-cache/local", test_local);
  return g_test_run ();
}
