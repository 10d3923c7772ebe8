/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a refresh asks servers for, and what it leaves alone: by the rows of
 * docs/notes/fetching.md. */

#include "dateline-refreshing.h"
#include "dateline/net/dateline-media-cache.h"

#include <string.h>

static const char *
get_sent (Refreshing *fixture, guint index, const char *header)
{
  return scripted_request_get_header (
      scripted_server_get_request (fixture->server, "/feed", index),
      header);
}

/* From now on. */
static void
set_feed (Refreshing *fixture, const char *text, const char *etag, const char *date)
{
  ScriptedReply *reply;

  scripted_server_clear (fixture->server, "/feed");
  reply = scripted_server_add (fixture->server, "/feed", 200, NULL, text);

  if (etag != NULL)
    scripted_reply_header (reply, "ETag", etag);
  if (date != NULL)
    scripted_reply_header (reply, "Last-Modified", date);
}

/* All that a feed can name, on another server, which must not notice anything. */
static void
test_nobody_else (Refreshing *fixture, gconstpointer data)
{
  static const char *const links =
      "<atom:link rel='hub' href='%1$s/hub'/><atom:link rel='self' href='%1$s/self'/>"
      "<atom:link rel='next' href='%1$s/next'/>"
      "<atom:link rel='prev-archive' href='%1$s/archive'/>"
      "<cloud domain='127.0.0.1' port='%2$u' path='/cloud' registerProcedure='' "
      "protocol='http-post'/>"
      "<image><url>%1$s/logo.png</url></image><icon>%1$s/icon.png</icon>"
      "<item><title>One</title><guid>1</guid><link>%1$s/page</link>"
      "<comments>%1$s/comments</comments>"
      "<enclosure url='%1$s/sound.mp3' type='audio/mpeg' length='9'/>"
      "<media:thumbnail url='%1$s/thumbnail.png'/><source url='%1$s/source'>S</source>"
      "<pingback:target>%1$s/ping</pingback:target>"
      "<description>&lt;img src='%1$s/pixel.png'&gt;&lt;link rel=preload "
      "href='%1$s/css'&gt;</description></item>";
  g_autoptr (ScriptedServer) other = scripted_server_new ();
  g_autofree char *base = scripted_server_uri (other, "");
  g_autoptr (GString) items = g_string_new (links);
  g_autofree char *port = g_strdup_printf ("%u", scripted_server_get_port (other));
  g_autofree char *text = NULL;

  g_string_replace (items, "%1$s", base, 0);
  g_string_replace (items, "%2$u", port, 0);
  text = g_strconcat ("<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom' "
                      "xmlns:media='http://search.yahoo.com/mrss/' "
                      "xmlns:pingback='http://madskills.com/public/xml/rss/module/"
                      "pingback/'><channel><title>News</title>",
                      items->str,
                      "</channel></rss>",
                      NULL);
  set_feed (fixture, text, NULL, NULL);
  follow (fixture, "/feed");
  refresh (fixture, DATELINE_REFRESH_DUE, 1, 0);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  settle_for (50);
  g_assert_cmpuint (count_stories (fixture), ==, 1);
  g_assert_cmpuint (scripted_server_get_n_connections (other), ==, 0);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/feed"), ==, 2);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 2);
}

/* Only what the server said itself: each alone, both, none. */
static void
test_only_what_was_said (Refreshing *fixture, gconstpointer data)
{
  static const char *const rows[][2] = {
    { "\"1\"", "date one" }, { "\"2\"", NULL }, { NULL, "date two" },
    { NULL, NULL },          { "\"3\"", NULL },
  };

  follow (fixture, "/feed");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf (
          RSS ("<item><title>%u</title><guid>%u</guid>"
               "<pubDate>Sat, 30 Aug 2014 11:40:24 GMT</pubDate></item>"),
          i,
          i);

      set_feed (fixture, text, rows[i][0], rows[i][1]);
      refresh (fixture, i == 0 ? DATELINE_REFRESH_DUE : DATELINE_REFRESH_FORCE, 1, 0);
      g_assert_cmpstr (get_sent (fixture, i, "if-none-match"),
                       ==,
                       i > 0 ? rows[i - 1][0] : NULL);
      g_assert_cmpstr (get_sent (fixture, i, "if-modified-since"),
                       ==,
                       i > 0 ? rows[i - 1][1] : NULL);
    }
}

static void
redirect_feed (Refreshing *fixture, ScriptedServer *to)
{
  g_autofree char *uri = scripted_server_uri (to, "/there");

  scripted_server_clear (fixture->server, "/feed");
  scripted_reply_header (scripted_server_add (fixture->server, "/feed", 302, NULL, ""),
                         "Location",
                         uri);
}

static void
set_there (ScriptedServer *server, const char *etag)
{
  scripted_reply_conditional (scripted_reply_header (
      scripted_server_add (server, "/there", 200, NULL, RSS (ITEM ("1"))),
      "ETag",
      etag));
}

static const char *
get_etag_sent (ScriptedServer *server, const char *path, guint index)
{
  return scripted_request_get_header (scripted_server_get_request (server, path, index),
                                      "if-none-match");
}

/* Validators go where they came from, behind a redirect to another server too, and to
 * nobody else: not to who redirects, nor to another one that it redirects to. */
static void
test_chain (Refreshing *fixture, gconstpointer data)
{
  g_autoptr (ScriptedServer) one = scripted_server_new ();
  g_autoptr (ScriptedServer) two = scripted_server_new ();

  redirect_feed (fixture, one);
  set_there (one, "\"1\"");
  set_there (two, "\"2\"");
  follow (fixture, "/feed");
  refresh (fixture, DATELINE_REFRESH_DUE, 1, 0);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  g_assert_cmpstr (get_etag_sent (one, "/there", 1), ==, "\"1\"");
  /* The answer to that was 304, which changes nothing. */
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  g_assert_cmpstr (get_etag_sent (one, "/there", 2), ==, "\"1\"");

  redirect_feed (fixture, two);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  g_assert_null (get_etag_sent (two, "/there", 0));
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  g_assert_cmpstr (get_etag_sent (two, "/there", 1), ==, "\"2\"");

  set_feed (fixture, RSS (ITEM ("1")), "\"3\"", NULL);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  for (guint i = 0; i < 6; i++)
    g_assert_null (get_sent (fixture, i, "if-none-match"));
  g_assert_cmpstr (get_sent (fixture, 6, "if-none-match"), ==, "\"3\"");
}

/* An answer that could not be used leaves no validators, or the rest would never come. */
static void
test_unusable (Refreshing *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "<html><head><title>Log in</title></head></html>",
    "<rss version='2.0'><channel><title>News</title>" ITEM ("1") "<item><title>Half",
    "<rss><channel",
    "{}",
  };

  follow (fixture, "/feed");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      set_feed (fixture, texts[i], "\"bad\"", "a bad date");
      refresh (fixture, DATELINE_REFRESH_FORCE, 1, 1);
    }
  set_feed (fixture, RSS (ITEM ("1")), "\"good\"", NULL);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  for (guint i = 0; i <= G_N_ELEMENTS (texts); i++)
    {
      g_assert_null (get_sent (fixture, i, "if-none-match"));
      g_assert_null (get_sent (fixture, i, "if-modified-since"));
    }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GBytes *
load_picture (Refreshing *fixture, const char *path, GError **error)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, path);
  DatelineMediaCache *cache = dateline_refresher_get_media_cache (fixture->refresher);
  g_autoptr (GAsyncResult) result = NULL;

  dateline_media_cache_load_async (cache,
                                   uri,
                                   DATELINE_MEDIA_REACH_PLAIN,
                                   NULL,
                                   loaded_cb,
                                   &result);
  storing_wait (&result);
  return dateline_media_cache_load_finish (cache, result, error);
}

/* This server is in a private network, and nobody follows a feed there: until somebody
 * does, no picture comes from it; from then on, after a restart too. */
static void
test_followed_server (Refreshing *fixture, gconstpointer data)
{
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;

  scripted_server_add (fixture->server, "/1.png", 200, NULL, "\x89PNG\r\n\x1a\n");
  scripted_server_add (fixture->server, "/2.png", 200, NULL, "\x89PNG\r\n\x1a\n");
  set_feed (fixture, RSS (ITEM ("1")), NULL, NULL);
  none = load_picture (fixture, "/1.png", &error);
  g_assert_error (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_PRIVATE);
  g_clear_error (&error);
  g_assert_cmpuint (scripted_server_get_n_connections (fixture->server), ==, 0);

  follow (fixture, "/feed");
  refresh (fixture, DATELINE_REFRESH_DUE, 1, 0);
  picture = load_picture (fixture, "/1.png", &error);
  g_assert_no_error (error);

  settle_finalize (fixture->refresher);
  settle_finalize (fixture->fetcher);
  fixture->fetcher = dateline_fetcher_new (NULL);
  fixture->refresher = dateline_refresher_new (fixture->storing.store, fixture->fetcher);
  settle_until (
      dateline_host_memory_is_private (dateline_fetcher_get_memory (fixture->fetcher),
                                       "127.0.0.1"));
  again = load_picture (fixture, "/2.png", &error);
  g_assert_no_error (error);
}

#define ADD(path, func)                                                                  \
  g_test_add (path, Refreshing, NULL, refreshing_set_up, func, refreshing_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/manners/H12/nobody-else", test_nobody_else);
  ADD ("/manners/H14/only-what-was-said", test_only_what_was_said);
  ADD ("/manners/H23/unusable", test_unusable);
  ADD ("/manners/H26/no-date-of-ours", test_only_what_was_said);
  ADD ("/manners/H57/no-guessed-icon", test_nobody_else);
  ADD ("/manners/H59/no-page", test_nobody_else);
  ADD ("/manners/H60/no-link", test_nobody_else);
  ADD ("/limits/S05/chain", test_chain);
  ADD ("/limits/S29/followed-server", test_followed_server);
  ADD ("/limits/S31/no-hub", test_nobody_else);
  return g_test_run ();
}
