/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Saved stories are complete: what is kept of them, what is missing and tried again, and
 * that they outlive what they came from. */

#include "dateline-saving.h"

/* What the body shows is kept as the article paints it: the candidate of a srcset, the
 * poster of a film, each once, beside the picture of the headline. */
static void
test_body (Fixture *fixture, gconstpointer data)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autofree char *lead = scripted_server_uri (fixture->server, "/lead");

  for (const char *const *path =
           (const char *const[]){ "/lead", "/800", "/plain", "/poster", NULL };
       *path != NULL;
       path++)
    add_picture (fixture, *path);
  storing_init_entry (&builder, "a", "a", 1, "text");
  g_free (builder.content);
  builder.content = g_strdup_printf (
      "<p>Text</p><img src='/small' srcset='/200 200w, /800 800w'><p>More</p>"
      "<img src='/plain'><img src='/plain'><img "
      "src='data:image/gif;base64,R0lGODlhAQABA'>"
      "<video src='/film' poster='/poster'></video>");
  g_free (builder.base_uri);
  builder.base_uri = scripted_server_uri (fixture->server, "/story");
  builder.pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  g_ptr_array_add (builder.pictures, dateline_picture_new (lead, NULL, NULL, NULL, 0, 0));
  storing_merge (fixture->storing.store,
                 fixture->feed_id,
                 storing_make_document (dateline_entry_builder_build (&builder), NULL),
                 1,
                 0);
  set_saved (fixture, "a", TRUE);
  g_assert_cmpuint (sync_now (fixture), ==, 0);
  g_assert_cmpuint (count_kept (fixture), ==, 4);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/800"), ==, 1);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/film"), ==, 0);
  assert_saving (fixture,
                 "a",
                 DATELINE_SAVED_COMPLETE,
                 "Kept for offline reading: 4 pictures.");
}

/* What could not be had is said, is left alone by itself, and is asked for again when a
 * person wants it. */
static void
test_retry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineSaving) saving = NULL;

  add_picture (fixture, "/1");
  storing_merge (
      fixture->storing.store,
      fixture->feed_id,
      storing_make_document (make_story (fixture, "a", "/1", "/2", "/3", NULL), NULL),
      1,
      0);
  set_saved (fixture, "a", TRUE);
  g_assert_cmpuint (sync_now (fixture), ==, 2);
  assert_saving (
      fixture,
      "a",
      DATELINE_SAVED_INCOMPLETE,
      "Kept for offline reading: 1 of 3 pictures. 2 pictures could not be had.");
  saving = load_saving (fixture, "a");
  g_assert_cmpstr (dateline_saving_get_reason (saving),
                   ==,
                   "There is nothing at this address.");

  add_picture (fixture, "/2");
  g_assert_cmpuint (sync_now (fixture), ==, 2);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/2"), ==, 1);
  /* The network was not to blame. */
  dateline_story_saver_note_network (fixture->saver);
  g_assert_cmpuint (sync_now (fixture), ==, 2);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/2"), ==, 1);

  dateline_story_saver_retry (fixture->saver);
  g_assert_cmpuint (sync_now (fixture), ==, 1);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/2"), ==, 2);
  assert_saving (
      fixture,
      "a",
      DATELINE_SAVED_INCOMPLETE,
      "Kept for offline reading: 2 of 3 pictures. 1 picture could not be had.");
}

/* Without a network nothing is missing yet; with it what is left comes by itself. */
static void
test_network_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = make_distant_uri (fixture, "a.test", "/2");
  g_autoptr (DatelineRefresher) refresher = NULL;

  g_free (fixture->kept_folder);
  fixture->kept_folder =
      g_build_filename (fixture->storing.folder, "profile", "pictures", NULL);
  settle_finalize (fixture->saver);
  add_picture (fixture, "/1");
  add_picture (fixture, "/2");
  storing_merge (fixture->storing.store,
                 fixture->feed_id,
                 storing_make_document (make_story (fixture, "a", "/1", uri, NULL), NULL),
                 1,
                 0);
  dateline_fetcher_force_online (fixture->fetcher, FALSE);
  refresher = dateline_refresher_new (fixture->storing.store, fixture->fetcher);
  fixture->saver = g_object_ref (dateline_refresher_get_saver (refresher));
  set_saved (fixture, "a", TRUE);
  g_assert_cmpuint (sync_now (fixture), ==, 1);
  assert_saving (fixture,
                 "a",
                 DATELINE_SAVED_PENDING,
                 "Kept for offline reading: 1 of 2 pictures.");
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/2"), ==, 0);

  dateline_fetcher_force_online (fixture->fetcher, TRUE);
  settle_until (count_kept (fixture) == 2);
  settle_until (!dateline_story_saver_is_busy (fixture->saver));
  assert_saving (fixture,
                 "a",
                 DATELINE_SAVED_COMPLETE,
                 "Kept for offline reading: 2 pictures.");
  g_object_unref (fixture->saver);
  settle_finalize (g_steal_pointer (&refresher));
  make_saver (fixture);
}

/* A network that wants a sign-in is asked for nothing but feeds, and nothing is held
 * against the pictures. */
static void
test_portal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = make_distant_uri (fixture, "a.test", "/2");

  add_picture (fixture, "/2");
  storing_merge (fixture->storing.store,
                 fixture->feed_id,
                 storing_make_document (make_story (fixture, "a", uri, NULL), NULL),
                 1,
                 0);
  dateline_fetcher_force_online (fixture->fetcher, TRUE);
  dateline_fetcher_note_portal (fixture->fetcher, TRUE);
  set_saved (fixture, "a", TRUE);
  g_assert_cmpuint (sync_now (fixture), ==, 1);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 0);
  assert_saving (fixture,
                 "a",
                 DATELINE_SAVED_PENDING,
                 "Kept for offline reading: 0 of 1 picture.");
  dateline_fetcher_note_portal (fixture->fetcher, FALSE);
  g_assert_cmpuint (sync_now (fixture), ==, 0);
}

/* What was saved when a program ended is kept by the next one; what it had kept is not
 * asked for again. */
static void
test_restart (Fixture *fixture, gconstpointer data)
{
  add_picture (fixture, "/1");
  scripted_reply_delay (scripted_server_add (fixture->server, "/2", 200, NULL, PNG), 200);
  storing_merge (
      fixture->storing.store,
      fixture->feed_id,
      storing_make_document (make_story (fixture, "a", "/1", "/2", NULL), NULL),
      1,
      0);
  set_saved (fixture, "a", TRUE);
  settle_until (count_kept (fixture) == 1 &&
                scripted_server_get_n_requests (fixture->server, "/2") == 1);
  dateline_story_saver_stop (fixture->saver);
  settle_until (!dateline_story_saver_is_busy (fixture->saver));
  settle_finalize (fixture->saver);
  g_assert_cmpuint (count_kept (fixture), ==, 1);

  make_saver (fixture);
  g_assert_cmpuint (sync_now (fixture), ==, 0);
  g_assert_cmpuint (count_kept (fixture), ==, 2);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/1"), ==, 1);
}

/* What is saved while others are fetched joins them, and the numbers tell how far all
 * are. */
static void
test_progress (Fixture *fixture, gconstpointer data)
{
  scripted_reply_delay (scripted_server_add (fixture->server, "/1", 200, NULL, PNG), 100);
  add_picture (fixture, "/2");
  storing_merge (fixture->storing.store,
                 fixture->feed_id,
                 storing_make_document (make_story (fixture, "a", "/1", NULL),
                                        make_story (fixture, "b", "/2", NULL),
                                        NULL),
                 2,
                 0);
  set_saved (fixture, "a", TRUE);
  settle_until (scripted_server_get_n_requests (fixture->server, "/1") == 1);
  g_assert_cmpuint (dateline_story_saver_get_n_stories (fixture->saver), ==, 1);
  set_saved (fixture, "b", TRUE);
  settle_until (dateline_story_saver_get_n_stories (fixture->saver) == 2);
  g_assert_cmpuint (dateline_story_saver_get_n_done (fixture->saver), <, 2);
  settle_until (!dateline_story_saver_is_busy (fixture->saver));
  g_assert_cmpuint (count_kept (fixture), ==, 2);
}

static void
add_days (Fixture *fixture, int days)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE feed SET removed_at = removed_at - %d",
                                          days * STORING_DAY);
  g_autoptr (DatelineDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  settle_finalize (fixture->saver);
  settle_until (G_OBJECT (fixture->storing.store)->ref_count == 1);
  g_clear_object (&fixture->storing.store);
  database =
      dateline_database_open (fixture->storing.path, DATELINE_DATABASE_WRITER, &error);
  g_assert_no_error (error);
  dateline_database_run (database, sql, &error);
  g_assert_no_error (error);
  g_clear_pointer (&database, dateline_database_close);
  storing_open (&fixture->storing);
  g_assert_true (storing_try_open (fixture->storing.store, &error));
  make_saver (fixture);
}

/* ID12: a feed that is followed no more for long takes its stories along, but not those
 * that are saved, nor their pictures. */
static void
test_unsubscribed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) headlines = NULL;
  g_autoptr (DatelineEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  add_picture (fixture, "/1");
  storing_merge (fixture->storing.store,
                 fixture->feed_id,
                 storing_make_document (make_story (fixture, "a", "/1", NULL),
                                        make_story (fixture, "b", NULL),
                                        NULL),
                 2,
                 0);
  set_saved (fixture, "a", TRUE);
  g_assert_cmpuint (sync_now (fixture), ==, 0);
  g_assert_true (
      storing_try_remove_feed (fixture->storing.store, fixture->feed_id, &error));
  add_days (fixture, 31);
  storing_add_feed (fixture->storing.store, "http://other.example/", NULL);
  g_assert_cmpuint (sync_now (fixture), ==, 0);

  dateline_query_set_saved_only (query, TRUE);
  ids = storing_list_ids (fixture->storing.store, query);
  g_assert_cmpuint (ids->len, ==, 1);
  headlines = storing_load_headlines (fixture->storing.store, ids);
  g_assert_cmpstr (dateline_headline_get_title (headlines->pdata[0]), ==, "a");
  g_assert_cmpstr (dateline_headline_get_feed_title (headlines->pdata[0]),
                   ==,
                   "example.org");
  entry =
      storing_load_entry (fixture->storing.store, g_array_index (ids, gint64, 0), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dateline_entry_get_content (entry), ==, "<p>text</p>");
  g_assert_cmpuint (count_kept (fixture), ==, 1);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 1);
}

/* What a program left lying that ended between two steps goes with the next one. */
static void
test_sweep (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, "http://left.example/", -1);
  g_autofree char *path = g_build_filename (fixture->kept_folder, name, NULL);

  g_mkdir_with_parents (fixture->kept_folder, 0700);
  g_assert_true (g_file_set_contents (path, PNG, -1, NULL));
  g_assert_cmpuint (count_kept (fixture), ==, 1);
  g_assert_cmpuint (sync_now (fixture), ==, 0);
  g_assert_cmpuint (count_kept (fixture), ==, 0);
}

static const char PAGE[] =
    "<html><head><title>A</title></head><body><article><h1>A</h1>"
    "<p>The council met for the second time this week, and put off its decision, as "
    "members could not agree on who is to pay for the works on the harbour.</p>"
    "<p>Residents were told on Thursday, in a letter that was sent to every house, to "
    "expect delays until the spring, when the last of the piers will have gone.</p>"
    "<figure><img src='/of-page' width='900' height='600'></figure>"
    "<p>A second letter, of which a copy was shown to reporters, names three firms that "
    "are to share the work, and asks for patience, which the mayor said was there.</p>"
    "</article></body></html>";

static DatelineEntry *
make_summary (Fixture *fixture, const char *title, const char *path)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  storing_init_entry (&builder, title, title, 1, "The council met…");
  g_free (builder.link);
  builder.link = scripted_server_uri (fixture->server, path);
  return dateline_entry_builder_build (&builder);
}

/* Where the feed has only a summary the page is kept, with its pictures; one that cannot
 * be had is missing, and one that has no more than the feed is not. */
static void
test_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelinePageFetcher) pages =
      dateline_page_fetcher_new (fixture->storing.store, fixture->fetcher);
  g_autoptr (DatelineEntry) entry = NULL;

  dateline_story_saver_set_page_fetcher (fixture->saver, pages);
  scripted_server_add (fixture->server, "/a", 200, "text/html", PAGE);
  scripted_server_add (fixture->server, "/c", 200, "text/html", "<p>Hello</p>");
  add_picture (fixture, "/of-page");
  storing_merge (fixture->storing.store,
                 fixture->feed_id,
                 storing_make_document (make_summary (fixture, "a", "/a"),
                                        make_summary (fixture, "b", "/b"),
                                        make_summary (fixture, "c", "/c"),
                                        NULL),
                 3,
                 0);
  set_saved (fixture, "a", TRUE);
  set_saved (fixture, "b", TRUE);
  set_saved (fixture, "c", TRUE);
  g_assert_cmpuint (sync_now (fixture), ==, 1);
  assert_saving (fixture,
                 "a",
                 DATELINE_SAVED_COMPLETE,
                 "Kept for offline reading: 1 picture.");
  assert_saving (fixture,
                 "b",
                 DATELINE_SAVED_INCOMPLETE,
                 "Kept for offline reading. The full text could not be had.");
  assert_saving (fixture, "c", DATELINE_SAVED_COMPLETE, "Kept for offline reading.");
  entry = storing_load_entry (fixture->storing.store, find_story (fixture, "a"), NULL);
  g_assert_nonnull (strstr (dateline_entry_get_content (entry), "three firms"));

  g_assert_cmpuint (sync_now (fixture), ==, 1);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/a"), ==, 1);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/b"), ==, 1);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/c"), ==, 1);
}

/* The page that a person asks for of a saved story has its pictures kept, too. */
static void
test_page_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelinePageFetcher) pages =
      dateline_page_fetcher_new (fixture->storing.store, fixture->fetcher);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelinePage) page = NULL;

  scripted_server_add (fixture->server, "/a", 200, "text/html", PAGE);
  add_picture (fixture, "/of-page");
  storing_merge (fixture->storing.store,
                 fixture->feed_id,
                 storing_make_document (make_summary (fixture, "a", "/a"), NULL),
                 1,
                 0);
  set_saved (fixture, "a", TRUE);
  g_assert_cmpuint (sync_now (fixture), ==, 0);
  g_assert_cmpuint (count_kept (fixture), ==, 0);
  dateline_page_fetcher_fetch_async (pages,
                                     find_story (fixture, "a"),
                                     DATELINE_PAGE_FETCH_ONCE,
                                     NULL,
                                     storing_cb,
                                     &result);
  storing_wait (&result);
  page = dateline_page_fetcher_fetch_finish (pages, result, NULL);
  g_assert_nonnull (page);
  settle_until (count_kept (fixture) == 1);
}

#define ADD(name, func)                                                                  \
  g_test_add ("/saved-stories/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("body", test_body);
  ADD ("retry", test_retry);
  ADD ("network-back", test_network_back);
  ADD ("portal", test_portal);
  ADD ("page", test_page);
  ADD ("page-later", test_page_later);
  ADD ("restart", test_restart);
  ADD ("progress", test_progress);
  ADD ("unsubscribed", test_unsubscribed);
  ADD ("sweep", test_sweep);
  return g_test_run ();
}
