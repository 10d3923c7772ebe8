/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures that do not come, or come and are none. */

#include "media-test.h"

static void
test_failures (Fixture *self, gconstpointer data)
{
  static const struct
  {
    guint status;
    const char *content;
    int code;
  } failures[] = {
    { 404, "gone", DATELINE_FETCH_ERROR_NOT_FOUND },
    { 500, "oh", DATELINE_FETCH_ERROR_SERVER },
    { 200, "<html>log in</html>", DATELINE_FETCH_ERROR_BAD_REPLY },
    { 200, "<svg xmlns='http://www.w3.org/2000/svg'/>", DATELINE_FETCH_ERROR_BAD_REPLY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      scripted_server_add (self->server,
                           path,
                           failures[i].status,
                           "image/png",
                           failures[i].content);
      for (guint n = 0; n < 2; n++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) picture = load (self, path, &error);

          g_assert_error (error, DATELINE_FETCH_ERROR, failures[i].code);
          g_assert_null (picture);
        }
      g_assert_cmpuint (count (self, path), ==, 1);
    }
  settle_for (30);
  g_assert_cmpuint (count_files (self->folder), ==, 0);
}

/* A person may have it asked again: once, and not as fast as a button can be pressed. */
static void
test_retry (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->server, "/a.png");
  g_autoptr (GBytes) picture = NULL;

  scripted_server_add (self->server, "/a.png", 500, "image/png", "oh");
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;

      /* The second load asks again, the third and the fourth come too early. */
      if (i > 0)
        dateline_media_cache_retry (self->cache, uri);
      g_assert_null (load (self, "/a.png", &error));
      g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_SERVER);
    }
  g_assert_cmpuint (count (self, "/a.png"), ==, 2);

  scripted_server_add (self->server, "/b.png", 404, "image/png", "gone");
  scripted_server_add (self->server, "/b.png", 200, "image/png", PNG "b");
  g_assert_null (load (self, "/b.png", NULL));
  g_clear_pointer (&uri, g_free);
  uri = scripted_server_uri (self->server, "/b.png");
  dateline_media_cache_retry (self->cache, uri);
  picture = load (self, "/b.png", NULL);
  g_assert_nonnull (picture);
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
      g_autofree char *uri = scripted_server_uri (self->server, path);
      g_autoptr (GError) error = NULL;

      scripted_server_add (self->server, path, 200, "image/png", contents[i]);
      g_assert_null (load (self, uri, &error));
      g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_BAD_REPLY);
    }
}

static void
test_endless (Fixture *self, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (self->server, "/a.png");
  g_autofree char *large = g_strnfill (100 * 1000, 'x');
  g_autoptr (GError) error = NULL;

  scripted_reply_endless (scripted_server_add (self->server, "/a.png", 200, NULL, large));
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/media-faults/failures", test_failures);
  ADD ("/media-faults/retry", test_retry);
  ADD ("/limits/S04/data", test_data);
  ADD ("/faults/X35/picture", test_private);
  ADD ("/faults/X53/no-picture", test_no_picture);
  ADD ("/faults/X53/endless", test_endless);
  return g_test_run ();
}
