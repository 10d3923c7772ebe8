/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures from disk and network: what is stored, shared, dropped and kept. */

#include "dateline-names.h"
#include "dateline-scripted-server.h"
#include "dateline-settling.h"
#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/net/dateline-media-cache.h"
#include "dateline/net/dateline-media-files-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#define PNG "\x89PNG\r\n\x1a\n"

typedef struct
{
  ScriptedServer *server;
  DatelineFetcher *fetcher;
  DatelineMediaCache *cache;
  char *root;
  char *folder;
  char *kept_folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->server = scripted_server_new ();
  fixture->fetcher = dateline_fetcher_new_with_privacy (names_are_private, NULL);
  fixture->root = g_dir_make_tmp ("dateline-media-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->root, "cache", "pictures", NULL);
  fixture->kept_folder = g_build_filename (fixture->root, "kept", NULL);
  fixture->cache =
      dateline_media_cache_new (fixture->fetcher, fixture->folder, fixture->kept_folder);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  settle_finalize (fixture->cache);
  settle_finalize (fixture->fetcher);
  scripted_server_free (fixture->server);
  remove_tree (fixture->root);
  g_free (fixture->root);
  g_free (fixture->folder);
  g_free (fixture->kept_folder);
}

/* Not those that are still being written. */
static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    n += strchr (name, '.') == NULL;
  return n;
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static GBytes *
load_uri (Fixture *fixture, const char *uri, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_media_cache_load_async (fixture->cache,
                                   uri,
                                   DATELINE_MEDIA_REACH_PLAIN,
                                   NULL,
                                   result_cb,
                                   &result);
  wait_for (&result);
  return dateline_media_cache_load_finish (fixture->cache, result, error);
}

static GBytes *
load (Fixture *fixture, const char *path, GError **error)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, path);

  return load_uri (fixture, uri, error);
}

static void
load_well (Fixture *fixture, const char *path, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = load (fixture, path, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (picture, NULL),
                   g_bytes_get_size (picture),
                   content,
                   strlen (content));
}

static gboolean
keep (Fixture *fixture, const char *path, GError **error)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, path);
  g_autoptr (GAsyncResult) result = NULL;

  dateline_media_cache_keep_async (fixture->cache,
                                   uri,
                                   DATELINE_MEDIA_REACH_PLAIN,
                                   NULL,
                                   result_cb,
                                   &result);
  wait_for (&result);
  return dateline_media_cache_keep_finish (fixture->cache, result, error);
}

static void
keep_well (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  gboolean is_kept = keep (fixture, path, &error);

  g_assert_no_error (error);
  g_assert_true (is_kept);
}

static void
keep_only (Fixture *fixture, const char *path)
{
  g_autofree char *uri =
      path != NULL ? scripted_server_uri (fixture->server, path) : NULL;
  const char *const uris[] = { uri, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dateline_media_cache_keep_only_async (fixture->cache, uris, NULL, result_cb, &result);
  wait_for (&result);
  g_assert_true (dateline_media_cache_keep_only_finish (fixture->cache, result, &error));
  g_assert_no_error (error);
}

/* A second cache on the same folders is a later start of the program. */
static void
restart (Fixture *fixture)
{
  settle_finalize (fixture->cache);
  fixture->cache =
      dateline_media_cache_new (fixture->fetcher, fixture->folder, fixture->kept_folder);
}

static void
test_once (Fixture *fixture, gconstpointer data)
{
  scripted_server_add (fixture->server, "/a.png", 200, "image/png", PNG "a");
  load_well (fixture, "/a.png", PNG "a");
  settle_until (count_files (fixture->folder) == 1);
  load_well (fixture, "/a.png", PNG "a");
  restart (fixture);
  load_well (fixture, "/a.png", PNG "a");
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 1);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/../../etc/a b?c=/");
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GBytes) picture = NULL;
  GStatBuf status;

  scripted_server_add (fixture->server, "/../../etc/a%20b?c=/", 200, NULL, PNG);
  picture = load_uri (fixture, uri, NULL);
  g_assert_nonnull (picture);
  settle_until (g_stat (path, &status) == 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_together (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/a.png");
  GAsyncResult *results[5] = { NULL };

  scripted_reply_delay (
      scripted_server_add (fixture->server, "/a.png", 200, "image/png", PNG "a"),
      30);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    dateline_media_cache_load_async (fixture->cache,
                                     uri,
                                     DATELINE_MEDIA_REACH_PLAIN,
                                     NULL,
                                     result_cb,
                                     &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GBytes) picture = NULL;

      wait_for (&results[i]);
      picture = dateline_media_cache_load_finish (fixture->cache, results[i], NULL);
      g_assert_nonnull (picture);
      g_object_unref (results[i]);
    }
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 1);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/a.png");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GError) error = NULL;

  scripted_reply_delay (
      scripted_server_add (fixture->server, "/a.png", 200, "image/png", PNG "a"),
      60);
  dateline_media_cache_load_async (fixture->cache,
                                   uri,
                                   DATELINE_MEDIA_REACH_PLAIN,
                                   cancellable,
                                   result_cb,
                                   &first);
  dateline_media_cache_load_async (fixture->cache,
                                   uri,
                                   DATELINE_MEDIA_REACH_PLAIN,
                                   NULL,
                                   result_cb,
                                   &second);
  while (scripted_server_get_n_requests (fixture->server, NULL) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  wait_for (&first);
  g_assert_null (second);
  g_assert_null (dateline_media_cache_load_finish (fixture->cache, first, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  wait_for (&second);
  picture = dateline_media_cache_load_finish (fixture->cache, second, NULL);
  g_assert_nonnull (picture);
}

/* When all gave up, the next one begins anew. */
static void
test_abandon (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/a.png");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GError) error = NULL;

  scripted_reply_delay (
      scripted_server_add (fixture->server, "/a.png", 200, "image/png", PNG "a"),
      500);
  scripted_server_add (fixture->server, "/a.png", 200, "image/png", PNG "b");
  dateline_media_cache_load_async (fixture->cache,
                                   uri,
                                   DATELINE_MEDIA_REACH_PLAIN,
                                   cancellable,
                                   result_cb,
                                   &first);
  while (scripted_server_get_n_requests (fixture->server, NULL) == 0)
    g_main_context_iteration (NULL, FALSE);
  g_cancellable_cancel (cancellable);
  wait_for (&first);
  g_assert_null (dateline_media_cache_load_finish (fixture->cache, first, &error));
  load_well (fixture, "/a.png", PNG "b");
}

static void
test_failures (Fixture *fixture, gconstpointer data)
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

      scripted_server_add (fixture->server,
                           path,
                           failures[i].status,
                           "image/png",
                           failures[i].content);
      for (guint n = 0; n < 2; n++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) picture = load (fixture, path, &error);

          g_assert_error (error, DATELINE_FETCH_ERROR, failures[i].code);
          g_assert_null (picture);
        }
      g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, path), ==, 1);
    }
  settle_for (30);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

/* A person may have it asked again: once, and not as fast as a button can be pressed. */
static void
test_retry (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/a.png");
  g_autoptr (GBytes) picture = NULL;

  scripted_server_add (fixture->server, "/a.png", 500, "image/png", "oh");
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;

      /* The second load asks again, the third and the fourth come too early. */
      if (i > 0)
        dateline_media_cache_retry (fixture->cache, uri);
      g_assert_null (load (fixture, "/a.png", &error));
      g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_SERVER);
    }
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/a.png"), ==, 2);

  scripted_server_add (fixture->server, "/b.png", 404, "image/png", "gone");
  scripted_server_add (fixture->server, "/b.png", 200, "image/png", PNG "b");
  g_assert_null (load (fixture, "/b.png", NULL));
  g_clear_pointer (&uri, g_free);
  uri = scripted_server_uri (fixture->server, "/b.png");
  dateline_media_cache_retry (fixture->cache, uri);
  picture = load (fixture, "/b.png", NULL);
  g_assert_nonnull (picture);
}

/* Without a network what is stored is there, and what is not does not count as failed. */
static void
test_offline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = NULL;

  dateline_fetcher_force_online (fixture->fetcher, FALSE);
  for (guint i = 0; i < 2; i++)
    {
      picture = load_uri (fixture, "http://192.0.2.1/a.png", &error);
      g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_OFFLINE);
      g_clear_error (&error);
    }
}

static void
test_local (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GBytes) large = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *zeros = g_strnfill (400 * 1024, 'A');
  g_autofree char *large_uri = g_strconcat ("data:image/png;base64,", zeros, NULL);

  picture = load_uri (fixture, "data:image/gif;base64,R0lGODlhAQABAAAAACw=", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (picture, NULL), "GIF89a"));
  large = load_uri (fixture, large_uri, &error);
  g_assert_null (large);
  g_assert_nonnull (error);
  g_clear_error (&error);
  large = load_uri (fixture, "resource:///io/github/dateline/none.png", &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_NOT_FOUND);
}

/* The room is for so many bytes; who was looked at last stays. */
static void
test_room (Fixture *fixture, gconstpointer data)
{
  g_autofree char *filling = g_strnfill (992, 'x');
  g_autofree char *content = g_strconcat (PNG, filling, NULL);

  dateline_media_cache_set_max_size (fixture->cache, 10 * 1000);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      scripted_server_add (fixture->server, path, 200, "image/png", content);
      load_well (fixture, path, content);
      settle_until (count_files (fixture->folder) == i + 1);
    }
  g_assert_cmpuint (count_files (fixture->folder), ==, 10);
  load_well (fixture, "/0", content);
  scripted_server_add (fixture->server, "/10", 200, "image/png", content);
  load_well (fixture, "/10", content);
  settle_until (count_files (fixture->folder) == 9);
  load_well (fixture, "/0", content);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/0"), ==, 1);
  load_well (fixture, "/1", content);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/1"), ==, 2);
}

/* What an earlier start left counts too. */
static void
test_room_after_restart (Fixture *fixture, gconstpointer data)
{
  g_autofree char *filling = g_strnfill (992, 'x');
  g_autofree char *content = g_strconcat (PNG, filling, NULL);

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      scripted_server_add (fixture->server, path, 200, "image/png", content);
      load_well (fixture, path, content);
    }
  restart (fixture);
  dateline_media_cache_set_max_size (fixture->cache, 3000);
  settle_until (count_files (fixture->folder) == 3);
}

static void
test_remnants (Fixture *fixture, gconstpointer data)
{
  g_autofree char *old = g_build_filename (fixture->folder, "0a1b.WXYZ12", NULL);
  g_autofree char *fresh = g_build_filename (fixture->folder, "0a1b.ABCD12", NULL);
  const struct utimbuf times = { 1000000000, 1000000000 };

  g_mkdir_with_parents (fixture->folder, 0700);
  g_file_set_contents (old, "half", -1, NULL);
  g_file_set_contents (fresh, "half", -1, NULL);
  g_utime (old, (struct utimbuf *) &times);
  dateline_media_cache_set_max_size (fixture->cache, 3000);
  settle_until (!g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fresh, G_FILE_TEST_EXISTS));
}

static void
test_keep (Fixture *fixture, gconstpointer data)
{
  scripted_server_add (fixture->server, "/stored", 200, "image/png", PNG "s");
  scripted_server_add (fixture->server, "/new", 200, "image/png", PNG "n");
  load_well (fixture, "/stored", PNG "s");
  settle_until (count_files (fixture->folder) == 1);
  keep_well (fixture, "/stored");
  keep_well (fixture, "/new");
  keep_well (fixture, "/new");
  g_assert_cmpuint (count_files (fixture->kept_folder), ==, 2);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 2);

  /* No lack of room touches what is kept, and without a server it is still there. */
  dateline_media_cache_set_max_size (fixture->cache, 0);
  restart (fixture);
  scripted_server_clear (fixture->server, "/stored");
  scripted_server_clear (fixture->server, "/new");
  load_well (fixture, "/stored", PNG "s");
  load_well (fixture, "/new", PNG "n");
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 2);
}

static void
test_keep_only (Fixture *fixture, gconstpointer data)
{
  keep_only (fixture, NULL);
  scripted_server_add (fixture->server, "/a", 200, "image/png", PNG "a");
  scripted_server_add (fixture->server, "/b", 200, "image/png", PNG "b");
  keep_well (fixture, "/a");
  keep_well (fixture, "/b");
  keep_only (fixture, "/b");
  g_assert_cmpuint (count_files (fixture->kept_folder), ==, 1);

  /* Who saves the story again at once needs no network. */
  keep_well (fixture, "/a");
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/a"), ==, 1);
  keep_only (fixture, NULL);
  g_assert_cmpuint (count_files (fixture->kept_folder), ==, 0);
}

static void
test_keep_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (keep (fixture, "/missing", &error));
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_NOT_FOUND);
}

/* A folder that cannot be made: pictures are shown, keeping says what is wrong. */
static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->root, "file", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file, "x", -1, NULL);
  g_clear_object (&fixture->cache);
  g_free (fixture->folder);
  g_free (fixture->kept_folder);
  fixture->folder = g_build_filename (file, "a", NULL);
  fixture->kept_folder = g_build_filename (file, "b", NULL);
  fixture->cache =
      dateline_media_cache_new (fixture->fetcher, fixture->folder, fixture->kept_folder);
  scripted_server_add (fixture->server, "/a", 200, "image/png", PNG "a");
  load_well (fixture, "/a", PNG "a");
  g_assert_false (keep (fixture, "/a", &error));
  g_assert_nonnull (error);
}

#define ADD(name, func)                                                                  \
  g_test_add ("/media-cache/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("once", test_once);
  ADD ("names", test_names);
  ADD ("together", test_together);
  ADD ("cancel", test_cancel);
  ADD ("abandon", test_abandon);
  ADD ("failures", test_failures);
  ADD ("retry", test_retry);
  ADD ("offline", test_offline);
  ADD ("local", test_local);
  ADD ("room", test_room);
  ADD ("room-after-restart", test_room_after_restart);
  ADD ("remnants", test_remnants);
  ADD ("keep", test_keep);
  ADD ("keep-only", test_keep_only);
  ADD ("keep-failure", test_keep_failure);
  ADD ("no-folder", test_no_folder);
  return g_test_run ();
}
