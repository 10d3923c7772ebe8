/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pages of stories: what is fetched and how often, and an article that is in parts.
 */

#include "page-fetcher-test.h"

static char *
load_text (Fixture *self, gint64 id)
{
  g_autoptr (DatelineEntry) entry = storing_load_entry (self->storing.store, id, NULL);

  return g_strdup (dateline_entry_get_content_text (entry));
}

/* One request for one story, however often it is read (H59); again if a person says so.
 */
static void
test_once (Fixture *self, gconstpointer data)
{
  gint64 id = add_story (self, "/ferry");
  g_autofree char *text = NULL;

  scripted_server_add (self->server, "/ferry", 200, "text/html", ARTICLE);
  for (guint i = 0; i < 3; i++)
    assert_fetched (self, id, DATELINE_PAGE_FETCH_ONCE, DATELINE_PAGE_HAD, NULL);
  assert_fetched (self, id, DATELINE_PAGE_FETCH_AUTOMATIC, DATELINE_PAGE_HAD, NULL);
  g_assert_cmpuint (count_requests (self, "/ferry"), ==, 1);
  text = load_text (self, id);
  g_assert_nonnull (strstr (text, "First, of harbours."));
  g_assert_null (strstr (text, "Home"));
  g_assert_null (strstr (text, "The Example"));

  assert_fetched (self, id, DATELINE_PAGE_FETCH_AGAIN, DATELINE_PAGE_HAD, NULL);
  g_assert_cmpuint (count_requests (self, "/ferry"), ==, 2);
}

/* Nor is a server asked again that had nothing; a person may try. */
static void
test_failed_once (Fixture *self, gconstpointer data)
{
  static const char nothing[] = "There is nothing at this address.";
  gint64 id = add_story (self, "/gone");

  for (guint i = 0; i < 2; i++)
    assert_fetched (self, id, DATELINE_PAGE_FETCH_ONCE, DATELINE_PAGE_FAILED, nothing);
  assert_fetched (self, id, DATELINE_PAGE_FETCH_AUTOMATIC, DATELINE_PAGE_FAILED, nothing);
  g_assert_cmpuint (count_requests (self, "/gone"), ==, 1);
  scripted_server_add (self->server, "/gone", 200, "text/html", ARTICLE);
  assert_fetched (self, id, DATELINE_PAGE_FETCH_AGAIN, DATELINE_PAGE_HAD, NULL);
  g_assert_cmpuint (count_requests (self, "/gone"), ==, 2);
}

/* Whoever asks while it is on its way waits for the same one. */
static void
test_together (Fixture *self, gconstpointer data)
{
  gint64 id = add_story (self, "/ferry");
  GAsyncResult *results[3] = { NULL };

  scripted_reply_delay (
      scripted_server_add (self->server, "/ferry", 200, "text/html", ARTICLE),
      50);
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    dateline_page_fetcher_fetch_async (self->pages,
                                       id,
                                       DATELINE_PAGE_FETCH_AGAIN,
                                       NULL,
                                       storing_cb,
                                       &results[i]);
  g_assert_true (dateline_page_fetcher_is_fetching (self->pages, id));
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (DatelinePage) page = NULL;

      storing_wait (&results[i]);
      page = dateline_page_fetcher_fetch_finish (self->pages, results[i], NULL);
      g_assert_true (dateline_page_is_shown (page));
      g_object_unref (results[i]);
    }
  g_assert_false (dateline_page_fetcher_is_fetching (self->pages, id));
  g_assert_cmpuint (count_requests (self, "/ferry"), ==, 1);
}

/* Who cancels does not wait, and who still waits gets it; when all have cancelled it is
 * as if nobody had asked. */
static void
test_cancel (Fixture *self, gconstpointer data)
{
  gint64 id = add_story (self, "/ferry");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) cancelled = NULL;
  g_autoptr (GAsyncResult) waited = NULL;
  g_autoptr (DatelinePage) page = NULL;
  g_autoptr (GError) error = NULL;

  scripted_reply_delay (
      scripted_server_add (self->server, "/ferry", 200, "text/html", ARTICLE),
      100);
  dateline_page_fetcher_fetch_async (self->pages,
                                     id,
                                     DATELINE_PAGE_FETCH_ONCE,
                                     cancellable,
                                     storing_cb,
                                     &cancelled);
  settle_until (count_requests (self, "/ferry") == 1);
  g_cancellable_cancel (cancellable);
  storing_wait (&cancelled);
  g_assert_null (dateline_page_fetcher_fetch_finish (self->pages, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (dateline_page_fetcher_is_fetching (self->pages, id));
  g_clear_object (&cancelled);
  settle_until (G_OBJECT (self->pages)->ref_count == 1);
  paging_assert_state (self->storing.store, id, DATELINE_PAGE_NEVER);

  g_clear_object (&cancellable);
  cancellable = g_cancellable_new ();
  dateline_page_fetcher_fetch_async (self->pages,
                                     id,
                                     DATELINE_PAGE_FETCH_ONCE,
                                     cancellable,
                                     storing_cb,
                                     &cancelled);
  dateline_page_fetcher_fetch_async (self->pages,
                                     id,
                                     DATELINE_PAGE_FETCH_ONCE,
                                     NULL,
                                     storing_cb,
                                     &waited);
  settle_until (count_requests (self, "/ferry") == 2);
  g_cancellable_cancel (cancellable);
  storing_wait (&waited);
  page = dateline_page_fetcher_fetch_finish (self->pages, waited, NULL);
  g_assert_true (dateline_page_is_shown (page));
}

/* What the feed says of a picture is not lost where the page says nothing. */
static void
test_caption_of_feed (Fixture *self, gconstpointer data)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autoptr (DatelinePage) page = NULL;
  g_autofree char *uri = scripted_server_uri (self->server, "/a.png");
  DatelinePicture *lead;

  storing_init_entry (&builder, "ferry", "ferry", 1, "A summary.");
  builder.link = scripted_server_uri (self->server, "/ferry");
  builder.pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  g_ptr_array_add (builder.pictures,
                   dateline_picture_new (uri, NULL, "The quay.", "AFP/File", 0, 0));
  builder.has_lead_picture = TRUE;
  storing_merge (self->storing.store,
                 self->feed_id,
                 storing_make_document (dateline_entry_builder_build (&builder), NULL),
                 1,
                 0);
  scripted_server_add (
      self->server,
      "/ferry",
      200,
      "text/html",
      PAGE ("", "<img src='/a.png' width='640' height='400'>" PARAGRAPH PARAGRAPH));
  page =
      fetch (self, storing_find (self->storing.store, "ferry"), DATELINE_PAGE_FETCH_ONCE);
  lead = dateline_entry_get_lead_picture (dateline_page_get_entry (page));
  g_assert_cmpstr (dateline_picture_get_uri (lead), ==, uri);
  g_assert_cmpstr (dateline_picture_get_caption (lead), ==, "The quay.");
  g_assert_cmpstr (dateline_picture_get_credit (lead), ==, "AFP/File");
  g_assert_cmpuint (dateline_entry_get_pictures (dateline_page_get_entry (page))->len,
                    ==,
                    1);
}

#define PART(n, next)                                                                    \
  PAGE ("",                                                                              \
        PARAGRAPH "<p>This is part " n ".</p>" PARAGRAPH                                 \
                  "<div class='pagination'><a href='" next "'>Next</a></div>")

/* An article that its publisher parted is one again; what leads to another server, or in
 * a circle, is not followed, and ten are enough. */
static void
test_parts (Fixture *self, gconstpointer data)
{
  gint64 id = add_story (self, "/long?page=1");
  g_autoptr (DatelinePage) page = NULL;
  g_autofree char *text = NULL;

  for (guint i = 1; i <= 12; i++)
    {
      g_autofree char *path = g_strdup_printf ("/long?page=%u", i);
      g_autofree char *next = g_strdup_printf ("/long?page=%u", i + 1);
      g_autofree char *number = g_strdup_printf ("This is part %u.", i);
      g_autofree char *html =
          g_strconcat (PAGE ("", PARAGRAPH "<p>"),
                       number,
                       "</p>" PARAGRAPH "<div class='pagination'><a href='",
                       next,
                       "'>Next page</a></div>",
                       NULL);

      scripted_server_add (self->server, path, 200, "text/html", html);
    }
  page = fetch (self, id, DATELINE_PAGE_FETCH_ONCE);
  g_assert_cmpint (dateline_page_get_state (page), ==, DATELINE_PAGE_HAD);
  g_assert_cmpuint (dateline_page_get_n_parts (page), ==, 10);
  g_assert_cmpuint (count_requests (self, NULL), ==, 10);
  g_assert_cmpuint (scripted_server_get_max_active (self->server), ==, 1);
  text = load_text (self, id);
  g_assert_nonnull (strstr (text, "This is part 1."));
  g_assert_nonnull (strstr (text, "This is part 10."));
  g_assert_null (strstr (text, "This is part 11."));
}

/* What came of the first pages is kept, and it is said what is missing. */
static void
test_broken_part (Fixture *self, gconstpointer data)
{
  gint64 id = add_story (self, "/long?page=1");

  scripted_server_add (self->server,
                       "/long?page=1",
                       200,
                       "text/html",
                       PART ("1", "/long?page=2"));
  scripted_server_add (self->server, "/long?page=2", 500, "text/html", "Sorry");
  assert_fetched (
      self,
      id,
      DATELINE_PAGE_FETCH_ONCE,
      DATELINE_PAGE_HAD,
      "The end of the article is missing. The server has a fault of its own (500).");
}

/* Next pages stay on the server of the first. */
static void
test_foreign_part (Fixture *self, gconstpointer data)
{
  gint64 id = add_story (self, "/long?page=1");
  g_autofree char *next = g_strdup_printf ("http://localhost:%u/long?page=2",
                                           scripted_server_get_port (self->server));
  g_autofree char *html =
      g_strconcat (PAGE ("", PARAGRAPH PARAGRAPH "<div class='pagination'><a href='"),
                   next,
                   "'>Next page</a></div>",
                   NULL);

  scripted_server_add (self->server, "/long?page=1", 200, "text/html", html);
  assert_fetched (self, id, DATELINE_PAGE_FETCH_ONCE, DATELINE_PAGE_HAD, NULL);
  g_assert_cmpuint (count_requests (self, NULL), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/page-fetcher/H59/once", test_once);
  TEST ("/page-fetcher/H59/failed-once", test_failed_once);
  TEST ("/page-fetcher/together", test_together);
  TEST ("/page-fetcher/cancel", test_cancel);
  TEST ("/page-fetcher/caption-of-feed", test_caption_of_feed);
  TEST ("/page-fetcher/parts", test_parts);
  TEST ("/page-fetcher/broken-part", test_broken_part);
  TEST ("/page-fetcher/foreign-part", test_foreign_part);

  return g_test_run ();
}
