/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which pictures stay on disk: what is kept stays, what was loaded goes for want of room.
 */

#include "media-test.h"

#include <glib/gstdio.h>
#include <utime.h>

static gboolean
keep (Fixture *self, const char *path, GError **error)
{
  g_autofree char *uri = scripted_server_uri (self->server, path);
  g_autoptr (GAsyncResult) result = NULL;

  dateline_media_cache_keep_async (self->cache,
                                   uri,
                                   DATELINE_MEDIA_REACH_PLAIN,
                                   NULL,
                                   fetching_cb,
                                   &result);
  wait_for (&result);
  return dateline_media_cache_keep_finish (self->cache, result, error);
}

static void
keep_well (Fixture *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  gboolean is_kept = keep (self, path, &error);

  g_assert_no_error (error);
  g_assert_true (is_kept);
}

static void
keep_only (Fixture *self, const char *path)
{
  g_autofree char *uri = path != NULL ? scripted_server_uri (self->server, path) : NULL;
  const char *const uris[] = { uri, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dateline_media_cache_keep_only_async (self->cache, uris, NULL, fetching_cb, &result);
  wait_for (&result);
  g_assert_true (dateline_media_cache_keep_only_finish (self->cache, result, &error));
  g_assert_no_error (error);
}

/* The room is for so many bytes; who was looked at last stays. */
static void
test_room (Fixture *self, gconstpointer data)
{
  g_autofree char *filling = g_strnfill (992, 'x');
  g_autofree char *content = g_strconcat (PNG, filling, NULL);

  dateline_media_cache_set_max_size (self->cache, 10 * 1000);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      scripted_server_add (self->server, path, 200, "image/png", content);
      load_well (self, path, content);
      settle_until (count_files (self->folder) == i + 1);
    }
  g_assert_cmpuint (count_files (self->folder), ==, 10);
  load_well (self, "/0", content);
  scripted_server_add (self->server, "/10", 200, "image/png", content);
  load_well (self, "/10", content);
  settle_until (count_files (self->folder) == 9);
  load_well (self, "/0", content);
  g_assert_cmpuint (count (self, "/0"), ==, 1);
  load_well (self, "/1", content);
  g_assert_cmpuint (count (self, "/1"), ==, 2);
}

/* What an earlier start left counts too. */
static void
test_room_after_restart (Fixture *self, gconstpointer data)
{
  g_autofree char *filling = g_strnfill (992, 'x');
  g_autofree char *content = g_strconcat (PNG, filling, NULL);

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      scripted_server_add (self->server, path, 200, "image/png", content);
      load_well (self, path, content);
    }
  restart (self);
  dateline_media_cache_set_max_size (self->cache, 3000);
  settle_until (count_files (self->folder) == 3);
}

static void
test_remnants (Fixture *self, gconstpointer data)
{
  g_autofree char *old = g_build_filename (self->folder, "0a1b.WXYZ12", NULL);
  g_autofree char *fresh = g_build_filename (self->folder, "0a1b.ABCD12", NULL);
  const struct utimbuf times = { 1000000000, 1000000000 };

  g_mkdir_with_parents (self->folder, 0700);
  g_file_set_contents (old, "half", -1, NULL);
  g_file_set_contents (fresh, "half", -1, NULL);
  g_utime (old, (struct utimbuf *) &times);
  dateline_media_cache_set_max_size (self->cache, 3000);
  settle_until (!g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fresh, G_FILE_TEST_EXISTS));
}

static void
test_keep (Fixture *self, gconstpointer data)
{
  scripted_server_add (self->server, "/stored", 200, "image/png", PNG "s");
  scripted_server_add (self->server, "/new", 200, "image/png", PNG "n");
  load_well (self, "/stored", PNG "s");
  settle_until (count_files (self->folder) == 1);
  keep_well (self, "/stored");
  keep_well (self, "/new");
  keep_well (self, "/new");
  g_assert_cmpuint (count_files (self->kept_folder), ==, 2);
  g_assert_cmpuint (count (self, NULL), ==, 2);

  /* No lack of room touches what is kept, and without a server it is still there. */
  dateline_media_cache_set_max_size (self->cache, 0);
  restart (self);
  scripted_server_clear (self->server, "/stored");
  scripted_server_clear (self->server, "/new");
  load_well (self, "/stored", PNG "s");
  load_well (self, "/new", PNG "n");
  g_assert_cmpuint (count (self, NULL), ==, 2);
}

static void
test_keep_only (Fixture *self, gconstpointer data)
{
  keep_only (self, NULL);
  scripted_server_add (self->server, "/a", 200, "image/png", PNG "a");
  scripted_server_add (self->server, "/b", 200, "image/png", PNG "b");
  keep_well (self, "/a");
  keep_well (self, "/b");
  keep_only (self, "/b");
  g_assert_cmpuint (count_files (self->kept_folder), ==, 1);

  /* Who saves the story again at once needs no network. */
  keep_well (self, "/a");
  g_assert_cmpuint (count (self, "/a"), ==, 1);
  keep_only (self, NULL);
  g_assert_cmpuint (count_files (self->kept_folder), ==, 0);
}

static void
test_keep_failure (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (keep (self, "/missing", &error));
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_NOT_FOUND);
}

/* A folder that cannot be made: pictures are shown, keeping says what is wrong. */
static void
test_no_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *file = g_build_filename (self->root, "file", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file, "x", -1, NULL);
  g_clear_object (&self->cache);
  g_free (self->folder);
  g_free (self->kept_folder);
  self->folder = g_build_filename (file, "a", NULL);
  self->kept_folder = g_build_filename (file, "b", NULL);
  self->cache = dateline_media_cache_new (self->fetcher, self->folder, self->kept_folder);
  scripted_server_add (self->server, "/a", 200, "image/png", PNG "a");
  load_well (self, "/a", PNG "a");
  g_assert_false (keep (self, "/a", &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/media-keeping/room", test_room);
  ADD ("/media-keeping/room-after-restart", test_room_after_restart);
  ADD ("/media-keeping/remnants", test_remnants);
  ADD ("/media-keeping/keep", test_keep);
  ADD ("/media-keeping/keep-only", test_keep_only);
  ADD ("/media-keeping/keep-failure", test_keep_failure);
  ADD ("/media-keeping/no-folder", test_no_folder);
  return g_test_run ();
}
