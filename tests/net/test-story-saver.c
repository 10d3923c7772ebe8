/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pictures of saved stories: fetched, kept, let go. */

#include "dateline-names.h"
#include "dateline-scripted-server.h"
#include "dateline-settling.h"
#include "dateline-storing.h"
#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/refresh/dateline-refresher.h"
#include "dateline/refresh/dateline-story-saver.h"

#include <string.h>

#define PNG "\x89PNG\r\n\x1a\n"

typedef struct
{
  Storing storing;
  ScriptedServer *server;
  DatelineFetcher *fetcher;
  DatelineMediaCache *cache;
  DatelineStorySaver *saver;
  char *folder;
  char *kept_folder;
  gint64 feed_id;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  storing_set_up (&fixture->storing, NULL);
  fixture->server = scripted_server_new ();
  fixture->fetcher = dateline_fetcher_new_with_privacy (names_are_private, NULL);
  fixture->folder = g_build_filename (fixture->storing.folder, "cache", NULL);
  fixture->kept_folder = g_build_filename (fixture->storing.folder, "kept", NULL);
  fixture->cache =
      dateline_media_cache_new (fixture->fetcher, fixture->folder, fixture->kept_folder);
  fixture->saver = dateline_story_saver_new (fixture->storing.store, fixture->cache);
  fixture->feed_id =
      storing_add_feed (fixture->storing.store, "http://example.org/", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  settle_finalize (fixture->saver);
  settle_finalize (fixture->cache);
  settle_finalize (fixture->fetcher);
  settle_until (G_OBJECT (fixture->storing.store)->ref_count == 1);
  storing_tear_down (&fixture->storing, NULL);
  scripted_server_free (fixture->server);
  g_free (fixture->folder);
  g_free (fixture->kept_folder);
}

static guint
count_kept (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->kept_folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    n += strchr (name, '.') == NULL;
  return n;
}

/* A story with the pictures of @paths, which NULL follows. */
static DatelineEntry *G_GNUC_NULL_TERMINATED
make_story (Fixture *fixture, const char *key, ...)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  va_list paths;
  const char *path;

  storing_init_entry (&builder, key, key, 1, "text");
  builder.pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  va_start (paths, key);
  while ((path = va_arg (paths, const char *)) != NULL)
    {
      g_autofree char *uri = strstr (path, ":") != NULL
                                 ? g_strdup (path)
                                 : scripted_server_uri (fixture->server, path);

      g_ptr_array_add (builder.pictures,
                       dateline_picture_new (uri, NULL, NULL, NULL, 0, 0));
    }
  va_end (paths);
  return dateline_entry_builder_build (&builder);
}

static gint64
find_story (Fixture *fixture, const char *title)
{
  g_autoptr (GArray) ids = storing_list_ids (fixture->storing.store, NULL);
  g_autoptr (GPtrArray) headlines = storing_load_headlines (fixture->storing.store, ids);

  for (guint i = 0; i < headlines->len; i++)
    {
      if (g_str_equal (dateline_headline_get_title (headlines->pdata[i]), title))
        return dateline_headline_get_id (headlines->pdata[i]);
    }
  g_assert_not_reached ();
}

static void
set_saved (Fixture *fixture, const char *title, gboolean saved)
{
  gint64 id = find_story (fixture, title);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineMarking) marking = NULL;
  g_autoptr (GError) error = NULL;

  dateline_store_set_saved_async (fixture->storing.store,
                                  &id,
                                  1,
                                  saved,
                                  NULL,
                                  storing_cb,
                                  &result);
  storing_wait (&result);
  marking = dateline_store_set_saved_finish (fixture->storing.store, result, &error);
  g_assert_no_error (error);
}

static guint
sync_now (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_missing;

  dateline_story_saver_sync_async (fixture->saver, NULL, storing_cb, &result);
  storing_wait (&result);
  g_assert_true (
      dateline_story_saver_sync_finish (fixture->saver, result, &n_missing, &error));
  g_assert_no_error (error);
  return n_missing;
}

static void
add_picture (Fixture *fixture, const char *path)
{
  scripted_server_add (fixture->server, path, 200, "image/png", PNG);
}

/* Saving a story is enough: its pictures come by themselves, and go when it is unsaved.
 */
static void
test_by_itself (Fixture *fixture, gconstpointer data)
{
  add_picture (fixture, "/1");
  add_picture (fixture, "/2");
  add_picture (fixture, "/3");
  storing_merge (fixture->storing.store,
                 fixture->feed_id,
                 storing_make_document (make_story (fixture, "a", "/1", "/2", NULL),
                                        make_story (fixture, "b", "/2", "/3", NULL),
                                        NULL),
                 2,
                 0);
  settle_for (30);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 0);

  set_saved (fixture, "a", TRUE);
  settle_until (count_kept (fixture) == 2);
  set_saved (fixture, "b", TRUE);
  settle_until (count_kept (fixture) == 3);
  set_saved (fixture, "a", FALSE);
  settle_until (count_kept (fixture) == 2);
  set_saved (fixture, "b", FALSE);
  settle_until (count_kept (fixture) == 0);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 3);
}

/* What cannot be had is counted, and is no reason to let the others go. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  add_picture (fixture, "/1");
  storing_merge (
      fixture->storing.store,
      fixture->feed_id,
      storing_make_document (make_story (fixture, "a", "/1", "/none", "data:,x", NULL),
                             NULL),
      1,
      0);
  set_saved (fixture, "a", TRUE);
  g_assert_cmpuint (sync_now (fixture), ==, 1);
  g_assert_cmpuint (count_kept (fixture), ==, 1);
}

/* Offline: a saved story's pictures are there; what is not kept yet comes later. */
static void
test_offline (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/1");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) picture = NULL;

  add_picture (fixture, "/1");
  storing_merge (
      fixture->storing.store,
      fixture->feed_id,
      storing_make_document (make_story (fixture, "a", "/1", NULL),
                             make_story (fixture, "b", "http://192.0.2.1/2", NULL),
                             NULL),
      2,
      0);
  set_saved (fixture, "a", TRUE);
  g_assert_cmpuint (sync_now (fixture), ==, 0);

  dateline_fetcher_force_online (fixture->fetcher, FALSE);
  scripted_server_clear (fixture->server, "/1");
  set_saved (fixture, "b", TRUE);
  g_assert_cmpuint (sync_now (fixture), ==, 1);
  dateline_media_cache_load_async (fixture->cache,
                                   uri,
                                   DATELINE_MEDIA_REACH_PLAIN,
                                   NULL,
                                   storing_cb,
                                   &result);
  storing_wait (&result);
  picture = dateline_media_cache_load_finish (fixture->cache, result, NULL);
  g_assert_nonnull (picture);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 1);
}

static void
test_many_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;

  add_picture (fixture, "/1");
  storing_merge (fixture->storing.store,
                 fixture->feed_id,
                 storing_make_document (make_story (fixture, "a", "/1", NULL), NULL),
                 1,
                 0);
  set_saved (fixture, "a", TRUE);
  dateline_story_saver_sync_async (fixture->saver, NULL, storing_cb, &first);
  for (guint i = 0; i < 10; i++)
    dateline_story_saver_sync_async (fixture->saver, NULL, NULL, NULL);
  dateline_story_saver_sync_async (fixture->saver, NULL, storing_cb, &second);
  storing_wait (&first);
  storing_wait (&second);
  g_assert_cmpuint (count_kept (fixture), ==, 1);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 1);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  scripted_reply_delay (scripted_server_add (fixture->server, "/1", 200, NULL, PNG), 500);
  storing_merge (fixture->storing.store,
                 fixture->feed_id,
                 storing_make_document (make_story (fixture, "a", "/1", NULL), NULL),
                 1,
                 0);
  g_clear_object (&fixture->saver);
  set_saved (fixture, "a", TRUE);
  fixture->saver = dateline_story_saver_new (fixture->storing.store, fixture->cache);
  dateline_story_saver_sync_async (fixture->saver, cancellable, storing_cb, &result);
  settle_until (scripted_server_get_n_requests (fixture->server, NULL) == 1);
  g_cancellable_cancel (cancellable);
  storing_wait (&result);
  g_assert_false (
      dateline_story_saver_sync_finish (fixture->saver, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A refresher has a saver of its own, and its pictures lie beside the store. */
static void
test_refresher (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineRefresher) refresher = NULL;
  g_autofree char *profile = g_path_get_dirname (fixture->storing.path);
  g_autofree char *pictures = g_build_filename (profile, "pictures", NULL);

  g_free (fixture->kept_folder);
  fixture->kept_folder = g_steal_pointer (&pictures);
  settle_finalize (fixture->saver);
  add_picture (fixture, "/1");
  storing_merge (fixture->storing.store,
                 fixture->feed_id,
                 storing_make_document (make_story (fixture, "a", "/1", NULL), NULL),
                 1,
                 0);
  refresher = dateline_refresher_new (fixture->storing.store, fixture->fetcher);
  set_saved (fixture, "a", TRUE);
  settle_until (count_kept (fixture) == 1);
  settle_finalize (g_steal_pointer (&refresher));
  fixture->saver = dateline_story_saver_new (fixture->storing.store, fixture->cache);
}

#define ADD(name, func)                                                                  \
  g_test_add ("/story-saver/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("by-itself", test_by_itself);
  ADD ("missing", test_missing);
  ADD ("offline", test_offline);
  ADD ("many-at-once", test_many_at_once);
  ADD ("cancel", test_cancel);
  ADD ("refresher", test_refresher);
  return g_test_run ();
}
