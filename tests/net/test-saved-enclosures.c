/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is sent along with saved stories, as the sound of an episode: when it is kept,
 * under which name, and that it is fetched once. */

#include "dateline-saving.h"

static void
want_enclosures (Fixture *fixture, const char *title, gboolean wanted)
{
  gint64 id = find_story (fixture, title);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dateline_store_want_enclosures_async (fixture->storing.store,
                                        &id,
                                        1,
                                        wanted,
                                        NULL,
                                        storing_cb,
                                        &result);
  storing_wait (&result);
  dateline_store_want_enclosures_finish (fixture->storing.store, result, &error);
  g_assert_no_error (error);
}

static DatelineEntry *
make_episode (Fixture *fixture, const char *title, const char *uri)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  storing_init_entry (&builder, title, title, 1, "text");
  builder.enclosures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_enclosure_unref);
  g_ptr_array_add (builder.enclosures,
                   dateline_enclosure_new (uri, "audio/mpeg", NULL, 0, 0));
  return dateline_entry_builder_build (&builder);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineFetchResponse) response =
      dateline_fetcher_fetch_finish (DATELINE_FETCHER (source), result, NULL, NULL);

  g_assert_nonnull (response);
  *(gboolean *) user_data = TRUE;
}

/* Other programs are to know by its name what a kept file is; what came is known again by
 * its address. */
static void
test_enclosure_name (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    const char *type;
    const char *ending;
  } cases[] = {
    { "/one.mp3", NULL, ".mp3" },
    { "/two", "video/mp4", ".mp4" },
    { "/three.exe", "application/x-msdownload", NULL },
  };
  const char *kept[] = { NULL, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *uri = scripted_server_uri (fixture->server, cases[i].path);
      g_autofree char *path = NULL;
      g_autofree char *name = NULL;

      scripted_server_add (fixture->server, cases[i].path, 200, cases[i].type, "data");
      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (GAsyncResult) result = NULL;

          dateline_enclosure_keeper_keep_async (fixture->enclosures,
                                                uri,
                                                NULL,
                                                storing_cb,
                                                &result);
          storing_wait (&result);
          g_assert_true (
              dateline_enclosure_keeper_keep_finish (fixture->enclosures, result, NULL));
        }
      g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, cases[i].path),
                        ==,
                        1);
      path = dateline_enclosure_keeper_find (fixture->enclosures, uri);
      name = g_path_get_basename (path);
      g_assert_cmpstr (strchr (name, '.'), ==, cases[i].ending);
      kept[0] = uri;
      dateline_enclosure_keeper_keep_only (fixture->enclosures, kept);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  kept[0] = NULL;
  dateline_enclosure_keeper_keep_only (fixture->enclosures, kept);
}

/* A file that takes long keeps nothing else of its host waiting, but another file. */
static void
test_long_enclosure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = scripted_server_uri (fixture->server, "/first.mp3");
  g_autofree char *second = scripted_server_uri (fixture->server, "/second.mp3");
  g_autofree char *feed = scripted_server_uri (fixture->server, "/feed");
  g_autoptr (DatelineFetchRequest) request =
      dateline_fetch_request_new (feed, DATELINE_FETCH_FEED);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) one = NULL;
  g_autoptr (GAsyncResult) other = NULL;
  gboolean is_fetched = FALSE;

  scripted_reply_endless (scripted_reply_drip (
      scripted_server_add (fixture->server, "/first.mp3", 200, NULL, "sound"),
      5,
      20));
  scripted_server_add (fixture->server, "/second.mp3", 200, NULL, "sound");
  scripted_server_add (fixture->server, "/feed", 200, NULL, "feed");
  dateline_enclosure_keeper_keep_async (fixture->enclosures,
                                        first,
                                        cancellable,
                                        storing_cb,
                                        &one);
  dateline_enclosure_keeper_keep_async (fixture->enclosures,
                                        second,
                                        cancellable,
                                        storing_cb,
                                        &other);
  settle_until (scripted_server_get_n_requests (fixture->server, "/first.mp3") == 1);
  dateline_fetcher_fetch_async (fixture->fetcher, request, NULL, fetched_cb, &is_fetched);
  settle_until (is_fetched);
  g_assert_null (one);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/second.mp3"),
                    ==,
                    0);
  g_assert_cmpuint (scripted_server_get_max_active (fixture->server), ==, 2);
  g_cancellable_cancel (cancellable);
  settle_until (one != NULL && other != NULL);
}

/* The connection breaks after four bytes of ten, and the rest is to be had. */
static void
add_cut_episode (Fixture *fixture)
{
  scripted_reply_cut (
      scripted_reply_header (
          scripted_server_add (fixture->server, "/episode", 200, NULL, "0123456789"),
          "ETag",
          "\"v\""),
      4);
  scripted_reply_header (
      scripted_server_add (fixture->server, "/episode", 206, NULL, "456789"),
      "Content-Range",
      "bytes 4-9/10");
}

/* What is sent along comes when it is wanted, goes on where it broke off, and goes when
 * it is not wanted any more. */
static void
test_enclosures (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/episode");
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;

  add_cut_episode (fixture);
  storing_merge (fixture->storing.store,
                 fixture->feed_id,
                 storing_make_document (make_episode (fixture, "a", uri), NULL),
                 1,
                 0);
  set_saved (fixture, "a", TRUE);
  g_assert_cmpuint (sync_now (fixture), ==, 0);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 0);

  want_enclosures (fixture, "a", TRUE);
  g_assert_cmpuint (sync_now (fixture), ==, 1);
  assert_saving (fixture,
                 "a",
                 DATELINE_SAVED_INCOMPLETE,
                 "Kept for offline reading: 0 of 1 file. 1 file could not be had.");
  g_assert_null (dateline_enclosure_keeper_find (fixture->enclosures, uri));
  g_assert_cmpuint (sync_now (fixture), ==, 0);
  path = dateline_enclosure_keeper_find (fixture->enclosures, uri);
  g_assert_nonnull (path);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "0123456789");
  g_assert_cmpstr (scripted_request_get_header (
                       scripted_server_get_request (fixture->server, "/episode", 1),
                       "range"),
                   ==,
                   "bytes=4-");
  g_assert_cmpstr (scripted_request_get_header (
                       scripted_server_get_request (fixture->server, "/episode", 1),
                       "if-range"),
                   ==,
                   "\"v\"");

  want_enclosures (fixture, "a", FALSE);
  g_assert_cmpuint (sync_now (fixture), ==, 0);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
begin_keeping (Fixture *fixture, const char *uri, GAsyncResult **result)
{
  dateline_enclosure_keeper_keep_async (fixture->enclosures,
                                        uri,
                                        NULL,
                                        storing_cb,
                                        result);
}

static gboolean
finish_keeping (Fixture *fixture, GAsyncResult **result, GError **error)
{
  storing_wait (result);
  return dateline_enclosure_keeper_keep_finish (fixture->enclosures, *result, error);
}

/* Two want the same file, of which a part is there: it is fetched once, and is what its
 * publisher has. */
static void
test_shared_enclosure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/episode");
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) third = NULL;
  g_autoptr (GError) error = NULL;

  add_cut_episode (fixture);
  begin_keeping (fixture, uri, &first);
  g_assert_false (finish_keeping (fixture, &first, &error));
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_INCOMPLETE);

  begin_keeping (fixture, uri, &second);
  begin_keeping (fixture, uri, &third);
  g_assert_true (finish_keeping (fixture, &second, NULL));
  g_assert_true (finish_keeping (fixture, &third, NULL));
  path = dateline_enclosure_keeper_find (fixture->enclosures, uri);
  g_assert_nonnull (path);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "0123456789");
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 2);
}

/* That a file is wanted is heard while the story is looked through, too. */
static void
test_wanted_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/episode");
  g_autofree char *path = NULL;

  scripted_server_add (fixture->server, "/episode", 200, NULL, "0123456789");
  storing_merge (fixture->storing.store,
                 fixture->feed_id,
                 storing_make_document (make_episode (fixture, "a", uri), NULL),
                 1,
                 0);
  set_saved (fixture, "a", TRUE);
  want_enclosures (fixture, "a", TRUE);
  sync_now (fixture);
  g_assert_cmpuint (sync_now (fixture), ==, 0);
  path = dateline_enclosure_keeper_find (fixture->enclosures, uri);
  g_assert_nonnull (path);
}

/* A saver that keeps no files leaves one that is missing to those that do. */
static void
test_without_keeper (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/missing");

  storing_merge (fixture->storing.store,
                 fixture->feed_id,
                 storing_make_document (make_episode (fixture, "a", uri), NULL),
                 1,
                 0);
  set_saved (fixture, "a", TRUE);
  want_enclosures (fixture, "a", TRUE);
  sync_now (fixture);
  settle_finalize (fixture->saver);
  fixture->saver = dateline_story_saver_new (fixture->storing.store, fixture->cache);
  g_assert_cmpuint (sync_now (fixture), ==, 1);
}

#define ADD(name, func)                                                                  \
  g_test_add ("/saved-stories/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("enclosures", test_enclosures);
  ADD ("enclosure-name", test_enclosure_name);
  ADD ("long-enclosure", test_long_enclosure);
  ADD ("shared-enclosure", test_shared_enclosure);
  ADD ("wanted-meanwhile", test_wanted_meanwhile);
  ADD ("without-keeper", test_without_keeper);
  return g_test_run ();
}
