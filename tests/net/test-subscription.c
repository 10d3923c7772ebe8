/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Finding feeds, following them, importing lists of them. */

#include "dateline-names.h"
#include "dateline-scripted-server.h"
#include "dateline-settling.h"
#include "dateline-storing.h"
#include "dateline/feed/dateline-feed-parser.h"
#include "dateline/feed/dateline-opml.h"
#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/refresh/dateline-refresher.h"

#include <string.h>

#define RSS(title, items)                                                                \
  "<?xml version='1.0'?><rss version='2.0'><channel><title>" title "</title>"            \
  "<link>http://example.org/</link>" items "</channel></rss>"
#define ITEM(id)                                                                         \
  "<item><title>Story " id "</title><guid>" id "</guid>"                                 \
  "<link>http://example.org/" id "</link></item>"
#define PAGE(links)                                                                      \
  "<!doctype html><html><head><title>Home</title>" links "</head></html>"
#define LINK(title, href)                                                                \
  "<link rel=alternate type=application/rss+xml title='" title "' href='" href "'>"

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
  fixture->fetcher = dateline_fetcher_new (NULL);
  fixture->refresher = dateline_refresher_new (fixture->storing.store, fixture->fetcher);
  dateline_fetcher_force_online (fixture->fetcher, TRUE);
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

static GPtrArray *
try_discover (Fixture *fixture, const char *address, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_refresher_discover_async (fixture->refresher,
                                     address,
                                     NULL,
                                     storing_cb,
                                     &result);
  storing_wait (&result);
  return dateline_refresher_discover_finish (fixture->refresher, result, error);
}

static GPtrArray *
discover (Fixture *fixture, const char *path)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, path);
  g_autoptr (GError) error = NULL;
  GPtrArray *links = try_discover (fixture, uri, &error);

  g_assert_no_error (error);
  g_assert_nonnull (links);
  return links;
}

static gint64
try_subscribe (Fixture *fixture,
               DatelineFeedLink *link,
               const char *const *categories,
               GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_refresher_subscribe_async (fixture->refresher,
                                      link,
                                      categories,
                                      NULL,
                                      storing_cb,
                                      &result);
  storing_wait (&result);
  return dateline_refresher_subscribe_finish (fixture->refresher, result, error);
}

/* A feed's own address: one request in all, and the next one is conditional. */
static void
test_feed (Fixture *fixture, gconstpointer data)
{
  static const char *const categories[] = { "World", "Politics", NULL };
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (DatelineFeed) feed = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DatelineFeedLink *link;
  gint64 id;

  scripted_reply_conditional (
      scripted_reply_header (scripted_server_add (fixture->server,
                                                  "/feed",
                                                  200,
                                                  "application/rss+xml",
                                                  RSS ("Daily", ITEM ("1") ITEM ("2"))),
                             "ETag",
                             "\"e\""));
  links = discover (fixture, "/feed");
  g_assert_cmpuint (links->len, ==, 1);
  link = links->pdata[0];
  g_assert_cmpstr (dateline_feed_link_get_title (link), ==, "Daily");
  g_assert_cmpuint (
      dateline_feed_document_get_entries (dateline_feed_link_get_document (link))->len,
      ==,
      2);

  id = try_subscribe (fixture, link, categories, &error);
  g_assert_no_error (error);
  feed = storing_get_feed (fixture->storing.store, id);
  g_assert_cmpstr (dateline_feed_get_title (feed), ==, "Daily");
  g_assert_cmpuint (dateline_feed_get_n_stories (feed), ==, 2);
  g_assert_true (g_strv_contains (dateline_feed_get_categories (feed), "World"));
  g_assert_true (g_strv_contains (dateline_feed_get_categories (feed), "Politics"));
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 1);

  dateline_refresher_refresh_feed_async (fixture->refresher,
                                         id,
                                         DATELINE_REFRESH_FORCE,
                                         NULL,
                                         storing_cb,
                                         &result);
  storing_wait (&result);
  g_assert_cmpstr (scripted_request_get_header (
                       scripted_server_get_request (fixture->server, "/feed", 1),
                       "if-none-match"),
                   ==,
                   "\"e\"");
}

static void
test_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;

  scripted_server_add (fixture->server, "/feed", 200, NULL, RSS ("Daily", ITEM ("1")));
  links = discover (fixture, "/feed");
  g_assert_cmpint (try_subscribe (fixture, links->pdata[0], NULL, NULL), >, 0);
  g_assert_cmpint (try_subscribe (fixture, links->pdata[0], NULL, &error), ==, -1);
  g_assert_error (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_EXISTS);
}

/* A page: its feeds, those that are none left out, those that fail now without a look. */
static void
test_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *first = scripted_server_uri (fixture->server, "/rss");
  g_autofree char *second = scripted_server_uri (fixture->server, "/down");

  scripted_server_add (
      fixture->server,
      "/",
      200,
      "text/html",
      PAGE (LINK ("All", "rss") LINK ("A page", "/page") LINK ("Down", "/down")));
  scripted_server_add (fixture->server, "/rss", 200, NULL, RSS ("Daily", ITEM ("1")));
  scripted_server_add (fixture->server, "/page", 200, "text/html", PAGE (""));
  scripted_server_add (fixture->server, "/down", 503, NULL, "");
  links = discover (fixture, "/");
  g_assert_cmpuint (links->len, ==, 2);
  g_assert_cmpstr (dateline_feed_link_get_uri (links->pdata[0]), ==, first);
  g_assert_cmpstr (dateline_feed_link_get_title (links->pdata[0]), ==, "Daily");
  g_assert_nonnull (dateline_feed_link_get_document (links->pdata[0]));
  g_assert_cmpstr (dateline_feed_link_get_uri (links->pdata[1]), ==, second);
  g_assert_cmpstr (dateline_feed_link_get_title (links->pdata[1]), ==, "Down");
  g_assert_null (dateline_feed_link_get_document (links->pdata[1]));
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 4);
}

/* A page with very many feeds costs its server no more than four requests. */
static void
test_many_feeds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GString) page = g_string_new (NULL);

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);

      g_string_append_printf (page, LINK ("Feed %u", "/%u"), i, i);
      scripted_server_add (fixture->server, path, 200, NULL, RSS ("Daily", ITEM ("1")));
    }
  scripted_server_add (fixture->server, "/", 200, "text/html", page->str);
  links = discover (fixture, "/");
  g_assert_cmpuint (links->len, ==, 30);
  g_assert_nonnull (dateline_feed_link_get_document (links->pdata[2]));
  g_assert_null (dateline_feed_link_get_document (links->pdata[3]));
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 4);
}

/* One that was not looked at is fetched when it is followed. */
static void
test_without_a_look (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/feed");
  g_autoptr (DatelineFeedLink) link =
      dateline_feed_link_new (uri, "Some title", NULL, NULL, NULL);
  g_autoptr (DatelineFeed) feed = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  scripted_server_add (fixture->server, "/feed", 200, NULL, RSS ("Daily", ITEM ("1")));
  id = try_subscribe (fixture, link, NULL, &error);
  g_assert_no_error (error);
  feed = storing_get_feed (fixture->storing.store, id);
  g_assert_cmpstr (dateline_feed_get_title (feed), ==, "Daily");
  g_assert_cmpuint (dateline_feed_get_n_stories (feed), ==, 1);
}

/* One that moved for good is followed where it lives now. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autofree char *uri = scripted_server_uri (fixture->server, "/new");

  scripted_reply_header (scripted_server_add (fixture->server, "/old", 308, NULL, ""),
                         "Location",
                         "/new");
  scripted_server_add (fixture->server, "/new", 200, NULL, RSS ("Daily", ITEM ("1")));
  links = discover (fixture, "/old");
  g_assert_cmpstr (dateline_feed_link_get_uri (links->pdata[0]), ==, uri);
}

/* A bare address of this computer is tried with what it speaks. */
static void
test_bare (Fixture *fixture, gconstpointer data)
{
  g_autofree char *numeric =
      g_strdup_printf ("127.0.0.1:%u/feed", scripted_server_get_port (fixture->server));
  g_autofree char *named =
      g_strdup_printf (" localhost:%u/feed ", scripted_server_get_port (fixture->server));
  const char *const addresses[] = { numeric, named };

  scripted_server_add (fixture->server, "/feed", 200, NULL, RSS ("Daily", ITEM ("1")));
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) links = try_discover (fixture, addresses[i], &error);

      g_assert_no_error (error);
      g_assert_cmpuint (links->len, ==, 1);
    }
}

/* A bare host with a port: https is tried first, then http. With "https" written out,
 * https it stays. */
static void
test_falls_back (Fixture *fixture, gconstpointer data)
{
  GResolver *before;
  guint port = scripted_server_get_port (fixture->server);
  g_autofree char *bare = g_strdup_printf ("News.Example.test:%u/feed", port);
  g_autofree char *secure = g_strdup_printf ("https://news.example.test:%u/feed", port);
  g_autofree char *found = g_strdup_printf ("http://News.Example.test:%u/feed", port);
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("no TLS here");
      return;
    }
  before = names_use ();
  dateline_fetcher_set_time_scale (fixture->fetcher, 0.02);
  scripted_server_add (fixture->server, "/feed", 200, NULL, RSS ("Daily", ITEM ("1")));
  links = try_discover (fixture, bare, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dateline_feed_link_get_uri (links->pdata[0]), ==, found);
  none = try_discover (fixture, secure, &error);
  g_assert_nonnull (error);
  g_assert_null (none);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/feed"), ==, 1);
  names_restore (before);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  static const char *const addresses[] = { "",
                                           "two words",
                                           "ftp://example.org/",
                                           "\"quoted\"",
                                           "mailto:a@example.org" };
  g_autofree char *page = scripted_server_uri (fixture->server, "/page");
  g_autofree char *missing = scripted_server_uri (fixture->server, "/missing");
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      links = try_discover (fixture, addresses[i], &error);
      g_test_message ("%s", addresses[i]);
      g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_ADDRESS);
      g_clear_error (&error);
    }
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 0);

  scripted_server_add (fixture->server, "/page", 200, "text/html", PAGE (""));
  links = try_discover (fixture, page, &error);
  g_assert_error (error, DATELINE_FEED_ERROR, DATELINE_FEED_ERROR_NOT_A_FEED);
  g_assert_cmpstr (error->message, ==, "No feed was found at this address.");
  g_clear_error (&error);
  links = try_discover (fixture, missing, &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_NOT_FOUND);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 5);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;

  scripted_server_add (fixture->server, "/", 200, "text/html", PAGE (LINK ("a", "/a")));
  scripted_reply_delay (scripted_server_add (fixture->server, "/a", 200, NULL, "x"),
                        2000);
  dateline_refresher_discover_async (fixture->refresher,
                                     uri,
                                     cancellable,
                                     storing_cb,
                                     &result);
  settle_until (scripted_server_get_n_requests (fixture->server, "/a") == 1);
  g_cancellable_cancel (cancellable);
  storing_wait (&result);
  links = dateline_refresher_discover_finish (fixture->refresher, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  static const char list[] =
      "<opml version='2.0'><body>"
      "<outline text='World'><outline type='rss' text='A' xmlUrl='http://a.example/'/>"
      "<outline type='rss' text='B' xmlUrl='http://b.example/'/></outline>"
      "<outline type='rss' text='C' xmlUrl='http://c.example/'/></body></opml>";
  static const char *const bad[] = { "<html>no list</html>", "", "<opml><body><outli" };
  g_autoptr (DatelineCategory) category = NULL;
  g_autoptr (GError) error = NULL;

  storing_add_feed (fixture->storing.store, "http://c.example", NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) opml = g_bytes_new_static (list, strlen (list));
      g_autoptr (GAsyncResult) result = NULL;
      guint n_added;
      guint n_known;

      dateline_refresher_import_async (fixture->refresher,
                                       opml,
                                       NULL,
                                       storing_cb,
                                       &result);
      storing_wait (&result);
      n_added =
          dateline_refresher_import_finish (fixture->refresher, result, &n_known, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n_added, ==, i == 0 ? 2 : 0);
      g_assert_cmpuint (n_known, ==, i == 0 ? 1 : 3);
    }
  category = storing_get_category (fixture->storing.store, "World");
  g_assert_cmpuint (dateline_category_get_n_feeds (category), ==, 2);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) opml = g_bytes_new_static (bad[i], strlen (bad[i]));
      g_autoptr (GAsyncResult) result = NULL;

      dateline_refresher_import_async (fixture->refresher,
                                       opml,
                                       NULL,
                                       storing_cb,
                                       &result);
      storing_wait (&result);
      g_assert_cmpuint (
          dateline_refresher_import_finish (fixture->refresher, result, NULL, &error),
          ==,
          0);
      g_test_message ("%s", error->message);
      g_assert_true (error->domain == DATELINE_OPML_ERROR);
      g_clear_error (&error);
    }
}

/* A list costs no request; the refresh after it asks each feed once. */
static void
test_import_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) list = g_string_new ("<opml version='2.0'><body>");
  g_autoptr (GBytes) opml = NULL;
  g_autoptr (GAsyncResult) imported = NULL;
  g_autoptr (GAsyncResult) refreshed = NULL;
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u", i);
      g_autofree char *uri = scripted_server_uri (fixture->server, path);

      g_string_append_printf (list, "<outline type='rss' text='F' xmlUrl='%s'/>", uri);
      scripted_server_add (fixture->server, path, 200, NULL, RSS ("F", ITEM ("1")));
    }
  g_string_append (list, "</body></opml>");
  opml = g_bytes_new (list->str, list->len);
  dateline_refresher_import_async (fixture->refresher, opml, NULL, storing_cb, &imported);
  storing_wait (&imported);
  g_assert_cmpuint (
      dateline_refresher_import_finish (fixture->refresher, imported, NULL, &error),
      ==,
      30);
  g_assert_no_error (error);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 0);

  dateline_refresher_refresh_async (fixture->refresher,
                                    DATELINE_REFRESH_DUE,
                                    NULL,
                                    storing_cb,
                                    &refreshed);
  storing_wait (&refreshed);
  summary = dateline_refresher_refresh_finish (fixture->refresher, refreshed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 30);
}

#define ADD(name, func)                                                                  \
  g_test_add ("/subscription/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("feed", test_feed);
  ADD ("twice", test_twice);
  ADD ("page", test_page);
  ADD ("many-feeds", test_many_feeds);
  ADD ("without-a-look", test_without_a_look);
  ADD ("moved", test_moved);
  ADD ("bare", test_bare);
  ADD ("falls-back", test_falls_back);
  ADD ("nothing", test_nothing);
  ADD ("cancel", test_cancel);
  ADD ("import", test_import);
  ADD ("import-many", test_import_many);
  return g_test_run ();
}
