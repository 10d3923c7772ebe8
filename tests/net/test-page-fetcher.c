/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pages of stories: what is fetched, how often, and what is said where there is no
 * article. 127.0.0.1 plays a public server and 127.0.0.2 one in a private network. */

#include "dateline-names.h"
#include "dateline-paging.h"
#include "dateline-scripted-server.h"
#include "dateline-settling.h"
#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/refresh/dateline-page-fetcher.h"

#include <string.h>

#define PARAGRAPH                                                                        \
  "<p>The ferry left the harbour at noon, as it does on every day of the week, with "    \
  "forty people on board and the mail for the islands, and it was not seen again "       \
  "before the evening, when the wind had gone and the sea was calm.</p>"
#define PAGE(head, body)                                                                 \
  "<!doctype html><html lang='en'><head><title>The ferry - The Example</title>" head     \
  "</head><body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav><main>"          \
  "<article><h1>The ferry</h1>" body "</article></main></body></html>"
#define ARTICLE PAGE ("", PARAGRAPH "<p>First, of harbours.</p>" PARAGRAPH PARAGRAPH)

typedef struct
{
  Storing storing;
  ScriptedServer *server;
  ScriptedServer *inner;
  DatelineFetcher *fetcher;
  DatelinePageFetcher *pages;
  gint64 feed_id;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  storing_set_up (&self->storing, NULL);
  self->server = scripted_server_new ();
  self->inner = scripted_server_new_at ("127.0.0.2");
  self->fetcher = dateline_fetcher_new_with_privacy (names_are_private, NULL);
  dateline_fetcher_force_online (self->fetcher, TRUE);
  dateline_fetcher_set_time_scale (self->fetcher, 0.1);
  self->pages = dateline_page_fetcher_new (self->storing.store, self->fetcher);
  self->feed_id = storing_add_feed (self->storing.store, "http://e.example/", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  settle_finalize (self->pages);
  settle_finalize (self->fetcher);
  settle_until (G_OBJECT (self->storing.store)->ref_count == 1);
  storing_tear_down (&self->storing, NULL);
  scripted_server_free (self->server);
  scripted_server_free (self->inner);
}

/* A story with a summary whose page is at @path, or at a whole address. */
static gint64
add_story (Fixture *self, const char *path)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  storing_init_entry (&builder, path, path, 1, "A summary.");
  builder.link = strstr (path, ":") != NULL ? g_strdup (path)
                                            : scripted_server_uri (self->server, path);
  storing_merge (self->storing.store,
                 self->feed_id,
                 storing_make_document (dateline_entry_builder_build (&builder), NULL),
                 1,
                 0);
  return storing_find (self->storing.store, path);
}

static DatelinePage *
try_fetch (Fixture *self, gint64 id, DatelinePageFetchFlags flags, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_page_fetcher_fetch_async (self->pages, id, flags, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_page_fetcher_fetch_finish (self->pages, result, error);
}

static DatelinePage *
fetch (Fixture *self, gint64 id, DatelinePageFetchFlags flags)
{
  g_autoptr (GError) error = NULL;
  DatelinePage *page = try_fetch (self, id, flags, &error);

  g_assert_no_error (error);
  return page;
}

static void
assert_fetched (Fixture *self,
                gint64 id,
                DatelinePageFetchFlags flags,
                DatelinePageState state,
                const char *error)
{
  g_autoptr (DatelinePage) page = fetch (self, id, flags);

  g_assert_cmpstr (dateline_page_get_error (page), ==, error);
  g_assert_cmpint (dateline_page_get_state (page), ==, state);
}

static guint
count_requests (Fixture *self, const char *path)
{
  return scripted_server_get_n_requests (self->server, path);
}

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

/* A sentence for every way in which there is no article. */
static void
test_sentences (Fixture *self, gconstpointer data)
{
  static const struct
  {
    guint status;
    const char *type;
    const char *body;
    DatelinePageState state;
    const char *sentence;
  } cases[] = {
    { 304,
      NULL,
      "",
      DATELINE_PAGE_FAILED,
      "The server's answer could not be understood." },
    { 401, NULL, "", DATELINE_PAGE_FAILED, "The server asks for a sign-in." },
    { 402,
      NULL,
      "",
      DATELINE_PAGE_FAILED,
      "The site shows all of it to its subscribers only." },
    { 403, NULL, "", DATELINE_PAGE_FAILED, "The server does not allow access." },
    { 410, NULL, "", DATELINE_PAGE_FAILED, "The publisher has ended it for good (410)." },
    { 200,
      "application/pdf",
      "%PDF-1.7",
      DATELINE_PAGE_FAILED,
      "The link leads to a file that is no web page." },
    { 200,
      "text/html",
      "<html><body><div id='app'></div><script src='/app.js'></script></body></html>",
      DATELINE_PAGE_NO_ARTICLE,
      "The page has no text without its scripts, which are not run here." },
    { 200,
      "text/html",
      "<html><body><p>Hello.</p></body></html>",
      DATELINE_PAGE_NO_ARTICLE,
      "No article was found in the page." },
    { 200,
      "text/html",
      PAGE ("<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
            "\"isAccessibleForFree\": \"False\"}</script>",
            PARAGRAPH),
      DATELINE_PAGE_HAD,
      "The site shows all of it to its subscribers only." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%zu", i);

      g_test_message ("%s", cases[i].sentence);
      scripted_server_add (self->server,
                           path,
                           cases[i].status,
                           cases[i].type,
                           cases[i].body);
      assert_fetched (self,
                      add_story (self, path),
                      DATELINE_PAGE_FETCH_ONCE,
                      cases[i].state,
                      cases[i].sentence);
    }
  assert_fetched (self,
                  add_story (self, "mailto:ada@e.example"),
                  DATELINE_PAGE_FETCH_ONCE,
                  DATELINE_PAGE_FAILED,
                  "This story has no page.");
}

/* A feed that has all of it needs no page. */
static void
test_not_fuller (Fixture *self, gconstpointer data)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autofree char *text = g_strnfill (2000, 'x');
  gint64 id;

  storing_init_entry (&builder, "full", "full", 1, text);
  builder.link = scripted_server_uri (self->server, "/full");
  storing_merge (self->storing.store,
                 self->feed_id,
                 storing_make_document (dateline_entry_builder_build (&builder), NULL),
                 1,
                 0);
  id = storing_find (self->storing.store, "full");
  scripted_server_add (self->server, "/full", 200, "text/html", ARTICLE);
  assert_fetched (self,
                  id,
                  DATELINE_PAGE_FETCH_ONCE,
                  DATELINE_PAGE_NOT_FULLER,
                  "The page has no more than the feed.");
  paging_assert_shown (self->storing.store, id, text);
}

/* 5 MB are the limit (S06). */
static void
test_size (Fixture *self, gconstpointer data)
{
  static const gsize limit = 5 * 1024 * 1024;
  const gsize sizes[] = { limit, limit + 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%zu", i);
      GString *html = g_string_new (ARTICLE "<!--");

      while (html->len < sizes[i] - strlen ("-->"))
        g_string_append_c (html, 'x');
      g_string_append (html, "-->");
      scripted_server_add (self->server, path, 200, "text/html", html->str);
      g_string_free (html, TRUE);
    }
  assert_fetched (self,
                  add_story (self, "/0"),
                  DATELINE_PAGE_FETCH_ONCE,
                  DATELINE_PAGE_HAD,
                  NULL);
  assert_fetched (self,
                  add_story (self, "/1"),
                  DATELINE_PAGE_FETCH_ONCE,
                  DATELINE_PAGE_FAILED,
                  "The server's answer is too large.");
}

/* No publisher leads into a private network, by a link or by a redirect. */
static void
test_private (Fixture *self, gconstpointer data)
{
  static const char sentence[] =
      "This leads into a private network, where no publisher may lead.";
  g_autofree char *inner = scripted_server_uri (self->inner, "/secret");

  scripted_server_add (self->inner, "/secret", 200, "text/html", ARTICLE);
  scripted_reply_header (scripted_server_add (self->server, "/trap", 302, NULL, ""),
                         "Location",
                         inner);
  assert_fetched (self,
                  add_story (self, "/trap"),
                  DATELINE_PAGE_FETCH_ONCE,
                  DATELINE_PAGE_FAILED,
                  sentence);
  assert_fetched (self,
                  add_story (self, inner),
                  DATELINE_PAGE_FETCH_ONCE,
                  DATELINE_PAGE_FAILED,
                  sentence);
  g_assert_cmpuint (scripted_server_get_n_connections (self->inner), ==, 0);
}

/* Being without a network is not an answer, nor is a pause that the server wants: nothing
 * is noted. */
static void
test_unasked (Fixture *self, gconstpointer data)
{
  gint64 id = add_story (self, "http://far.test/ferry");
  gint64 busy = add_story (self, "/busy");
  gint64 next = add_story (self, "/next");
  g_autoptr (DatelinePage) page = NULL;
  g_autoptr (GError) error = NULL;

  dateline_fetcher_force_online (self->fetcher, FALSE);
  g_assert_null (try_fetch (self, id, DATELINE_PAGE_FETCH_ONCE, &error));
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_OFFLINE);
  paging_assert_state (self->storing.store, id, DATELINE_PAGE_NEVER);
  dateline_fetcher_force_online (self->fetcher, TRUE);

  scripted_reply_header (scripted_server_add (self->server, "/busy", 429, NULL, ""),
                         "Retry-After",
                         "60");
  page = fetch (self, busy, DATELINE_PAGE_FETCH_ONCE);
  g_assert_cmpint (dateline_page_get_state (page), ==, DATELINE_PAGE_FAILED);
  g_assert_true (g_str_has_prefix (dateline_page_get_error (page),
                                   "The server asked to wait until "));
  g_clear_error (&error);
  g_assert_null (try_fetch (self, next, DATELINE_PAGE_FETCH_ONCE, &error));
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_TOO_MANY);
  paging_assert_state (self->storing.store, next, DATELINE_PAGE_NEVER);
  g_assert_cmpuint (count_requests (self, NULL), ==, 1);
}

#define SIGN_IN                                                                          \
  "<!doctype html><html><head><title>Welcome</title></head><body><h1>Welcome to our "    \
  "network</h1>" PARAGRAPH PARAGRAPH "<form action='/in'><input name='room'>"            \
  "<input type='password' name='code'></form></body></html>"

static void
assert_portal (Fixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_assert_null (try_fetch (self, id, DATELINE_PAGE_FETCH_ONCE, &error));
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_OFFLINE);
  g_assert_cmpstr (error->message, ==, "The network wants you to sign in first.");
  paging_assert_state (self->storing.store, id, DATELINE_PAGE_NEVER);
}

/* A network that wants a sign-in answers with a page of its own: elsewhere, in the place
 * of the page, or by its status. Nothing is kept, and the page is asked for later. */
static void
test_portal (Fixture *self, gconstpointer data)
{
  GResolver *before = names_use ();
  gint64 led = add_story (self, "/lighthouse");
  gint64 taken = add_story (self, "/mainland");
  gint64 told = add_story (self, "/peninsula");
  g_autofree char *elsewhere = g_strdup_printf ("http://portal.test:%u/hotel",
                                                scripted_server_get_port (self->server));

  scripted_server_add (self->server, "/hotel", 200, "text/html", SIGN_IN);
  scripted_reply_header (scripted_server_add (self->server, "/lighthouse", 302, NULL, ""),
                         "Location",
                         elsewhere);
  scripted_server_add (self->server,
                       "/mainland",
                       200,
                       "text/html",
                       "<p>Welcome</p><form><input type=password></form>");
  scripted_server_add (self->server, "/peninsula", 511, "text/html", SIGN_IN);
  assert_portal (self, led);
  assert_portal (self, taken);
  assert_portal (self, told);

  scripted_server_clear (self->server, "/lighthouse");
  scripted_server_add (self->server, "/lighthouse", 200, "text/html", ARTICLE);
  assert_fetched (self, led, DATELINE_PAGE_FETCH_ONCE, DATELINE_PAGE_HAD, NULL);
  names_restore (before);
}

/* A site may have a place to sign in beside its stories, and move them. */
static void
test_sign_in_beside (Fixture *self, gconstpointer data)
{
  GResolver *before = names_use ();
  static const char form[] = "<form><input type='password'></form>";
  gint64 here = add_story (self, "/ferry");
  gint64 moved = add_story (self, "/the-ferry");
  g_autofree char *html = g_strconcat (form, ARTICLE, NULL);
  g_autofree char *elsewhere = g_strdup_printf ("http://moved.test:%u/ferry",
                                                scripted_server_get_port (self->server));

  scripted_server_add (self->server, "/ferry", 200, "text/html", html);
  scripted_reply_header (scripted_server_add (self->server, "/the-ferry", 302, NULL, ""),
                         "Location",
                         elsewhere);
  assert_fetched (self, here, DATELINE_PAGE_FETCH_ONCE, DATELINE_PAGE_HAD, NULL);
  assert_fetched (self, moved, DATELINE_PAGE_FETCH_ONCE, DATELINE_PAGE_HAD, NULL);
  names_restore (before);
}

/* A server that cannot be reached is tried in three refreshes. */
static void
test_unreachable (Fixture *self, gconstpointer data)
{
  gint64 id = add_story (self, "http://127.0.0.1:1/ferry");

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (DatelinePage) page = fetch (self, id, DATELINE_PAGE_FETCH_AUTOMATIC);

      g_assert_cmpint (dateline_page_get_state (page),
                       ==,
                       i < 2 ? DATELINE_PAGE_WAITING : DATELINE_PAGE_FAILED);
    }
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

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
  TEST ("/page-fetcher/sentences", test_sentences);
  TEST ("/page-fetcher/not-fuller", test_not_fuller);
  TEST ("/page-fetcher/S06/size", test_size);
  TEST ("/page-fetcher/private", test_private);
  TEST ("/page-fetcher/unasked", test_unasked);
  TEST ("/page-fetcher/portal", test_portal);
  TEST ("/page-fetcher/sign-in-beside", test_sign_in_beside);
  TEST ("/page-fetcher/unreachable", test_unreachable);

  return g_test_run ();
}
