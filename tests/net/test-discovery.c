/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From an address to the feeds that are there, and what it costs the servers: each case
 * counts the requests in the server's own log. */

#include "dateline-names.h"
#include "dateline-scripted-server.h"
#include "dateline-settling.h"
#include "dateline-storing.h"
#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/refresh/dateline-discovery-private.h"
#include "dateline/refresh/dateline-refresher-private.h"

#include <string.h>

#define RSS(title)                                                                       \
  "<?xml version='1.0'?><rss version='2.0'><channel><title>" title "</title>"            \
  "<link>http://example.org/</link><item><title>Story</title><guid>1</guid></item>"      \
  "</channel></rss>"
#define PAGE(content)                                                                    \
  "<!doctype html><html><head><title>Home</title>" content "</head></html>"
#define LINK(title, href)                                                                \
  "<link rel=alternate type=application/rss+xml title='" title "' href='" href "'>"

/* What is known of the site that the tests' server is. */
static const DatelineFeedSite known_sites[] = {
  { .name = "127.0.0.1",
    .path = "/known/{name-}",
    .feeds = { { "{origin}/known/{name}/first.rss", "First kind" },
               { "{origin}/known/{name}/second.rss", "Second kind" },
               { "{origin}/known/{name}/third.rss", "Third kind" } } },
  { .name = "127.0.0.1",
    .path = "/@{name-}",
    .marks = { "\"number\":\"" },
    .feeds = { { "{origin}/feeds/{id}", "Marked kind" } } },
  { .name = "127.0.0.1",
    .path = "/elsewhere/{name#}",
    .look = "{origin}/lookup?number={name}",
    .marks = { "\"feedUrl\":\"" },
    .feeds = { { "{id}", "Podcast" } } },
  { NULL },
};

typedef struct
{
  Storing storing;
  ScriptedServer *server;
  DatelineFetcher *fetcher;
  DatelineRefresher *refresher;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  storing_set_up (&fixture->storing, NULL);
  fixture->server = scripted_server_new ();
  fixture->fetcher = dateline_fetcher_new_with_privacy (names_are_private, NULL);
  fixture->refresher = dateline_refresher_new (fixture->storing.store, fixture->fetcher);
  dateline_fetcher_force_online (fixture->fetcher, TRUE);
  /* Whoever has refused is asked once in a second from then on. */
  dateline_fetcher_set_time_scale (fixture->fetcher, 0.2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  settle_finalize (fixture->refresher);
  settle_finalize (fixture->fetcher);
  settle_until (G_OBJECT (fixture->storing.store)->ref_count == 1);
  storing_tear_down (&fixture->storing, NULL);
  scripted_server_free (fixture->server);
}

static void
serve (Fixture *fixture, const char *path, const char *body)
{
  scripted_server_add (fixture->server, path, 200, NULL, body);
}

static ScriptedReply *
redirect (Fixture *fixture, const char *path, guint status, const char *location)
{
  return scripted_reply_header (
      scripted_server_add (fixture->server, path, status, NULL, ""),
      "Location",
      location);
}

static GPtrArray *
try_discover (Fixture *fixture, const char *path, GError **error)
{
  g_autofree char *uri =
      *path == '/' ? scripted_server_uri (fixture->server, path) : g_strdup (path);
  g_autoptr (GAsyncResult) result = NULL;

  dateline_discovery_run_async (dateline_refresher_get_tools (fixture->refresher),
                                known_sites,
                                uri,
                                NULL,
                                storing_cb,
                                &result);
  storing_wait (&result);
  return dateline_discovery_run_finish (result, error);
}

/* The paths, each with "*" behind it if the feed was read, and its number if it is
 * followed. */
static char *
discover (Fixture *fixture, const char *path)
{
  g_autofree char *root = scripted_server_uri (fixture->server, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = try_discover (fixture, path, &error);
  GString *text = g_string_new (NULL);

  if (links == NULL)
    g_string_append (text, error->message);
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      DatelineFeedLink *link = links->pdata[i];
      const char *uri = dateline_feed_link_get_uri (link);

      if (g_str_has_prefix (uri, root))
        uri += strlen (root);
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", uri);
      if (dateline_feed_link_get_document (link) != NULL)
        g_string_append_c (text, '*');
      if (dateline_feed_link_get_feed_id (link) > 0)
        g_string_append_printf (text,
                                "#%" G_GINT64_FORMAT,
                                dateline_feed_link_get_feed_id (link));
    }
  return g_string_free (text, FALSE);
}

#define assert_found(fixture, path, expected, n)                                         \
  G_STMT_START                                                                           \
  {                                                                                      \
    guint before = scripted_server_get_n_requests ((fixture)->server, NULL);             \
    g_autofree char *found = discover (fixture, path);                                   \
                                                                                         \
    g_assert_cmpstr (found, ==, expected);                                               \
    g_assert_cmpuint (scripted_server_get_n_requests ((fixture)->server, NULL) - before, \
                      ==,                                                                \
                      n);                                                                \
  }                                                                                      \
  G_STMT_END

#define NOTHING "No feed was found at this address."

static void
test_site (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;

  serve (fixture, "/known/a/first.rss", RSS ("One"));
  serve (fixture, "/known/a/second.rss", RSS ("Two"));
  scripted_server_add (fixture->server, "/known/a/third.rss", 503, NULL, "");
  assert_found (fixture,
                "/known/a",
                "/known/a/first.rss* /known/a/second.rss* /known/a/third.rss",
                3);
  links = try_discover (fixture, "/known/a/", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dateline_feed_link_get_kind (links->pdata[0]), ==, "First kind");
  g_assert_cmpstr (dateline_feed_link_get_title (links->pdata[0]), ==, "One");
  g_assert_cmpstr (dateline_feed_link_get_kind (links->pdata[2]), ==, "Third kind");

  /* A feed's own address is not taken for a page's. */
  assert_found (fixture, "/known/a/first.rss", "/known/a/first.rss*", 1);
}

/* A page that only looks like one of the table is read itself. */
static void
test_no_such_site (Fixture *fixture, gconstpointer data)
{
  serve (fixture, "/known/b", PAGE (LINK ("X", "/x")));
  serve (fixture, "/x", RSS ("X"));
  assert_found (fixture, "/known/b", "/x*", 3);

  serve (fixture, "/known/c/first.rss", PAGE (""));
  serve (fixture, "/known/c", RSS ("C"));
  assert_found (fixture, "/known/c", "/known/c*", 2);

  assert_found (fixture, "/known/d", "There is nothing at this address.", 2);
  scripted_server_add (fixture->server, "/known/e/first.rss", 503, NULL, "");
  assert_found (fixture, "/known/e", "The server is not available at the moment.", 1);
}

static void
test_marked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *feed = scripted_server_uri (fixture->server, "/podcast");
  g_autofree char *reply = g_strdup_printf ("{\"results\":[{\"feedUrl\":\"%s\"}]}", feed);

  serve (fixture, "/@me", PAGE ("<script>{\"number\":\"42\"}</script>"));
  serve (fixture, "/feeds/42", RSS ("Me"));
  assert_found (fixture, "/@me", "/feeds/42*", 2);

  serve (fixture, "/lookup?number=7", reply);
  serve (fixture, "/podcast", RSS ("Talk"));
  assert_found (fixture, "/elsewhere/7", "/podcast*", 2);

  serve (fixture, "/@you", PAGE (LINK ("You", "/you")));
  serve (fixture, "/you", RSS ("You"));
  assert_found (fixture, "/@you", "/you*", 2);

  serve (fixture, "/moved", PAGE ("<link rel=canonical href=/known/a>"));
  serve (fixture, "/known/a/first.rss", RSS ("One"));
  assert_found (fixture, "/moved", "/known/a/first.rss*", 4);
}

static void
test_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;

  serve (fixture, "/one", PAGE (LINK ("All", "/f")));
  serve (fixture, "/f", RSS ("All"));
  assert_found (fixture, "/one", "/f*", 2);

  /* Comments come last and are not asked for. */
  serve (fixture, "/two", PAGE (LINK ("Comments", "/comments/feed") LINK ("All", "/f")));
  assert_found (fixture, "/two", "/f* /comments/feed", 2);
  links = try_discover (fixture, "/two", &error);
  g_assert_cmpstr (dateline_feed_link_get_kind (links->pdata[1]), ==, "Comments");

  /* Never more than four, however many there are. */
  serve (fixture,
         "/many",
         PAGE (LINK ("1", "/f") LINK ("2", "/2") LINK ("3", "/3") LINK ("4", "/4")
                   LINK ("5", "/5")));
  serve (fixture, "/2", PAGE (""));
  scripted_server_add (fixture->server, "/3", 503, NULL, "");
  assert_found (fixture, "/many", "/f* /3 /4 /5", 4);

  /* What is named is what there is, even if it is not there. */
  serve (fixture, "/dead", PAGE (LINK ("X", "/missing")));
  assert_found (fixture, "/dead", NOTHING, 2);
  serve (fixture, "/guarded", PAGE (LINK ("X", "/secret") "<a href=/about>RSS</a>"));
  scripted_server_add (fixture->server, "/secret", 403, NULL, "");
  assert_found (fixture, "/guarded", "The server does not allow access.", 3);

  scripted_reply_header (
      scripted_server_add (fixture->server, "/header", 200, "text/html", PAGE ("")),
      "Link",
      "</f>; rel=\"alternate\"; type=\"application/rss+xml\"");
  assert_found (fixture, "/header", "/f*", 2);

  /* Two names of one feed. */
  serve (fixture, "/twins", PAGE (LINK ("1", "/f") LINK ("2", "/f/")));
  serve (fixture, "/f/", RSS ("All"));
  assert_found (fixture, "/twins", "/f*", 3);
}

/* Redirects count. */
static void
test_redirects (Fixture *fixture, gconstpointer data)
{
  redirect (fixture, "/old", 301, "/new");
  serve (fixture, "/new", PAGE (LINK ("A", "/a") LINK ("B", "/b")));
  redirect (fixture, "/a", 302, "/a/feed");
  serve (fixture, "/a/feed", RSS ("A"));
  serve (fixture, "/b", RSS ("B"));
  assert_found (fixture, "/old", "/a* /b", 4);

  redirect (fixture, "/1", 302, "/2");
  redirect (fixture, "/2", 302, "/3");
  redirect (fixture, "/3", 302, "/4");
  redirect (fixture, "/4", 302, "/5");
  serve (fixture, "/5", RSS ("Far"));
  assert_found (fixture, "/1", "The server redirects too many times.", 4);
  assert_found (fixture, "/2", "/2*", 4);
}

static void
test_visible (Fixture *fixture, gconstpointer data)
{
  serve (fixture,
         "/list",
         PAGE ("<a href=/world.rss>World</a><a href=/sport.rss>Sport</a>"
               "<a href=/arts.rss>Arts</a><a href=/tech.rss>Tech</a>"));
  serve (fixture, "/world.rss", RSS ("World"));
  serve (fixture, "/sport.rss", PAGE (""));
  serve (fixture, "/arts.rss", RSS ("Arts"));
  assert_found (fixture, "/list", "/world.rss* /arts.rss* /tech.rss", 4);

  /* Only what turns out to be a feed, where it is only called so. */
  serve (fixture, "/called", PAGE ("<a href=/about>About RSS</a><a href=/z>RSS</a>"));
  serve (fixture, "/about", PAGE (""));
  serve (fixture, "/z", RSS ("Z"));
  assert_found (fixture, "/called", "/z*", 3);

  serve (fixture,
         "/none",
         PAGE ("<meta name=generator content=Ghost>"
               "<a href=/missing.rss>RSS</a>"));
  serve (fixture, "/rss/", RSS ("Ghost"));
  assert_found (fixture, "/none", "/rss/*", 3);
}

static void
test_usual (Fixture *fixture, gconstpointer data)
{
  serve (fixture, "/", PAGE ("<meta name=generator content='WordPress 6'>"));
  serve (fixture, "/feed/", RSS ("Blog"));
  assert_found (fixture, "/", "/feed/*", 2);

  serve (fixture, "/unknown", PAGE (""));
  assert_found (fixture, "/unknown", NOTHING, 4);
  serve (fixture, "/rss.xml", RSS ("Found"));
  assert_found (fixture, "/unknown", "/rss.xml*", 3);

  /* What is no page has no usual feeds; a server in trouble is left alone. */
  serve (fixture, "/text", "only words");
  assert_found (fixture, "/text", NOTHING, 1);
  scripted_server_add (fixture->server, "/feed", 429, NULL, "");
  assert_found (fixture, "/unknown", NOTHING, 2);
}

/* What is followed is not asked for, however its address is written or led to. */
static void
test_followed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *feed = scripted_server_uri (fixture->server, "/f");
  g_autofree char *known = scripted_server_uri (fixture->server, "/known/a/first.rss");
  gint64 id = storing_add_feed (fixture->storing.store, feed, NULL);
  gint64 known_id = storing_add_feed (fixture->storing.store, known, NULL);
  g_autofree char *expected = g_strdup_printf ("/f#%" G_GINT64_FORMAT, id);
  g_autofree char *both = g_strdup_printf ("/f#%" G_GINT64_FORMAT " /g", id);
  g_autofree char *site = g_strdup_printf ("/known/a/first.rss#%" G_GINT64_FORMAT
                                           " /known/a/second.rss /known/a/third.rss",
                                           known_id);
  g_autofree char *secure = g_strconcat ("HTTPS", feed + strlen ("http"), "/", NULL);
  g_autoptr (GPtrArray) links = NULL;

  storing_rename_feed (fixture->storing.store, id, "Daily");
  assert_found (fixture, "/f", expected, 0);
  assert_found (fixture, "/f/#top", expected, 0);
  assert_found (fixture, secure, expected, 0);
  redirect (fixture, "/old", 302, "/f");
  assert_found (fixture, "/old", expected, 1);
  serve (fixture, "/page", PAGE (LINK ("All", "/f/") LINK ("Other", "/g")));
  assert_found (fixture, "/page", both, 1);
  assert_found (fixture, "/known/a", site, 0);

  links = try_discover (fixture, "/f", NULL);
  g_assert_cmpstr (dateline_feed_link_get_title (links->pdata[0]), ==, "Daily");
}

/* What is no address costs nothing and is told apart. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const refusals[][2] = {
    { "", "Type the address of a feed or of a web page." },
    { " \t", "Type the address of a feed or of a web page." },
    { "two words", "An address has no spaces in it." },
    { "ftp://example.org/", "Addresses that begin with “ftp:” cannot be followed." },
    { "mailto:me@example.org",
      "This is a mail address. Mail cannot be followed as a feed." },
    { "me@example.org", "This is a mail address. Mail cannot be followed as a feed." },
    { "file:///etc/passwd",
      "This is a file of this computer. Only what is on the web can be followed; a list "
      "of feeds can be imported." },
    { "javascript:alert(1)", "This is a program, not an address." },
    { "word", "This is not an address of a web page or a feed." },
    { "\"word\"", "This is not an address of a web page or a feed." },
    { "\xff\xfe", "This is not an address of a web page or a feed." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (try_discover (fixture, refusals[i][0], &error));
      g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_ADDRESS);
      g_assert_cmpstr (error->message, ==, refusals[i][1]);
    }
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 0);
}

/* A bare name is asked by https only, until a person says otherwise; one of this computer
 * or with a port is asked by http too. */
static void
test_bare (void)
{
  static const struct
  {
    const char *typed;
    const char *uri;
    gboolean is_bare;
    gboolean is_local;
  } cases[] = {
    { "example.org", "https://example.org", TRUE, FALSE },
    { "feed:example.org/f", "https://example.org/f", TRUE, FALSE },
    { "http://example.org", "http://example.org", FALSE, FALSE },
    { "feed:https://example.org", "https://example.org", FALSE, FALSE },
    { "example.org:8080", "https://example.org:8080", TRUE, TRUE },
    { "localhost:8080/f", "http://localhost:8080/f", TRUE, TRUE },
    { "news.localhost", "https://news.localhost", TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_bare, is_local;
      g_autofree char *uri =
          dateline_discovery_read_address (cases[i].typed, &is_bare, &is_local, NULL);

      g_assert_cmpstr (uri, ==, cases[i].uri);
      g_assert_true (is_bare == cases[i].is_bare);
      g_assert_true (is_local == cases[i].is_local);
    }
}

/* A page may not name a server in a private network. */
static void
test_private (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ScriptedServer) inner = scripted_server_new_at ("127.0.0.2");
  g_autofree char *uri = scripted_server_uri (inner, "/feed");
  g_autofree char *page =
      g_strdup_printf (PAGE ("<link rel=alternate type=application/rss+xml href='%s'>"),
                       uri);
  g_autofree char *found = NULL;

  serve (fixture, "/page", page);
  found = discover (fixture, "/page");
  g_test_message ("%s", found);
  g_assert_null (strchr (found, '*'));
  g_assert_cmpuint (scripted_server_get_n_connections (inner), ==, 0);
}

#define ADD(name, func)                                                                  \
  g_test_add ("/discovery/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("site", test_site);
  ADD ("no-such-site", test_no_such_site);
  ADD ("marked", test_marked);
  ADD ("named", test_named);
  ADD ("redirects", test_redirects);
  ADD ("visible", test_visible);
  ADD ("usual", test_usual);
  ADD ("followed", test_followed);
  ADD ("refused", test_refused);
  g_test_add ("/limits/S29/page", Fixture, NULL, set_up, test_private, tear_down);
  g_test_add_func ("/discovery/bare", test_bare);
  return g_test_run ();
}
