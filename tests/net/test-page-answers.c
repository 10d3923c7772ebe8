/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a server may answer in the place of a page with an article, what is said of it,
 * and what is no answer. */

#include "page-fetcher-test.h"

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

/* A server that cannot be reached is tried for some days. */
static void
test_unreachable (Fixture *self, gconstpointer data)
{
  gint64 id = add_story (self, "http://127.0.0.1:1/ferry");

  DatelinePage *wanted = dateline_page_new (id);

  wanted->state = DATELINE_PAGE_WAITING;
  g_assert_true (paging_try_set (self->storing.store, wanted, NULL));
  for (guint i = 0; i < 16; i++)
    {
      g_autoptr (DatelinePage) page = fetch (self, id, DATELINE_PAGE_FETCH_AUTOMATIC);

      g_assert_cmpint (dateline_page_get_state (page),
                       ==,
                       i < 15 ? DATELINE_PAGE_WAITING : DATELINE_PAGE_FAILED);
    }
}

static GTlsDatabase *
trust (const char *pem)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "net", pem, NULL);

  return g_tls_file_database_new (path, NULL);
}

#define OF_ANOTHER                                                                       \
  "The server's certificate was not issued by anyone whom this computer trusts."

/* A network that wants a sign-in cannot answer for a secure server: its certificate is
 * another's. Who asks when it is gone gets the page, and nobody is bothered before. */
static void
test_portal_and_tls (Fixture *self, gconstpointer data)
{
  g_autofree char *pem =
      g_test_build_filename (G_TEST_DIST, "data", "net", "server.pem", NULL);
  g_autoptr (GTlsDatabase) others = trust ("elsewhere.pem");
  g_autoptr (GTlsDatabase) own = trust ("server.pem");
  g_autoptr (ScriptedServer) server = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *refusing = NULL;
  gint64 id, refused;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("no TLS here");
      return;
    }
  server = scripted_server_new_tls (pem);
  scripted_server_add (server, "/ferry", 200, "text/html", ARTICLE);
  scripted_server_add (server, "/refused", 403, "text/html", "No.");
  uri = scripted_server_uri (server, "/ferry");
  refusing = scripted_server_uri (server, "/refused");
  id = add_story (self, uri);
  refused = add_story (self, refusing);
  /* Nobody is late here, but a handshake takes its time on a busy machine. */
  dateline_fetcher_set_time_scale (self->fetcher, 1);

  dateline_fetcher_set_tls_database (self->fetcher, others);
  assert_fetched (self, id, DATELINE_PAGE_FETCH_ONCE, DATELINE_PAGE_FAILED, OF_ANOTHER);
  assert_fetched (self, id, DATELINE_PAGE_FETCH_ONCE, DATELINE_PAGE_FAILED, OF_ANOTHER);
  g_assert_cmpuint (scripted_server_get_n_requests (server, NULL), ==, 0);

  dateline_fetcher_set_tls_database (self->fetcher, own);
  /* What nobody asks for now is left alone for a day. */
  assert_fetched (self,
                  id,
                  DATELINE_PAGE_FETCH_AUTOMATIC,
                  DATELINE_PAGE_FAILED,
                  OF_ANOTHER);
  g_assert_cmpuint (scripted_server_get_n_requests (server, NULL), ==, 0);
  assert_fetched (self, id, DATELINE_PAGE_FETCH_ONCE, DATELINE_PAGE_HAD, NULL);
  g_assert_cmpuint (scripted_server_get_n_requests (server, "/ferry"), ==, 1);

  /* What a server said is an answer. */
  for (guint i = 0; i < 2; i++)
    assert_fetched (self,
                    refused,
                    DATELINE_PAGE_FETCH_ONCE,
                    DATELINE_PAGE_FAILED,
                    "The server does not allow access.");
  g_assert_cmpuint (scripted_server_get_n_requests (server, "/refused"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  TEST ("/page-fetcher/sentences", test_sentences);
  TEST ("/page-fetcher/not-fuller", test_not_fuller);
  TEST ("/page-fetcher/S06/size", test_size);
  TEST ("/page-fetcher/private", test_private);
  TEST ("/page-fetcher/unasked", test_unasked);
  TEST ("/page-fetcher/portal", test_portal);
  TEST ("/page-fetcher/sign-in-beside", test_sign_in_beside);
  TEST ("/page-fetcher/unreachable", test_unreachable);
  TEST ("/page-fetcher/portal-and-tls", test_portal_and_tls);

  return g_test_run ();
}
