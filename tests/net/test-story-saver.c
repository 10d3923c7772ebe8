/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pictures of saved stories: fetched, kept, let go. */

#include "dateline-saving.h"

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

static void
choose_pictures (Fixture *fixture, int value)
{
  g_autoptr (DatelineFeedSettings) settings = dateline_feed_settings_new ();

  dateline_feed_settings_set (settings, DATELINE_FEED_SETTING_PICTURES, value);
  storing_set_settings (fixture->storing.store, fixture->feed_id, settings);
}

/* What is chosen for a feed comes before what is chosen for all. */
static void
test_feed (Fixture *fixture, gconstpointer data)
{
  add_picture (fixture, "/1");
  add_picture (fixture, "/2");
  storing_merge (fixture->storing.store,
                 fixture->feed_id,
                 storing_make_document (make_story (fixture, "a", "/1", NULL),
                                        make_story (fixture, "b", "/2", NULL),
                                        NULL),
                 2,
                 0);
  choose_pictures (fixture, 0);
  set_saved (fixture, "a", TRUE);
  g_assert_cmpuint (sync_now (fixture), ==, 1);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 0);

  choose_pictures (fixture, 1);
  dateline_story_saver_set_policy (fixture->saver, DATELINE_PICTURE_POLICY_ON_CLICK);
  set_saved (fixture, "b", TRUE);
  sync_now (fixture);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/2"), ==, 1);
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
  make_saver (fixture);
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
  make_saver (fixture);
}

#define ADD(name, func)                                                                  \
  g_test_add ("/story-saver/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("by-itself", test_by_itself);
  ADD ("missing", test_missing);
  ADD ("feed", test_feed);
  ADD ("offline", test_offline);
  ADD ("many-at-once", test_many_at_once);
  ADD ("cancel", test_cancel);
  ADD ("refresher", test_refresher);
  return g_test_run ();
}
