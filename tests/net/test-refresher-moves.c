/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Feeds that move, turn out to be one, or end, by the numbers of docs/notes/manners.md.
 */

#include "dateline/refresh/dateline-refresher-private.h"
#include "pace-test.h"

#include <sqlite3.h>

static void
lead (Refreshing *fixture, const char *from, guint status, const char *to)
{
  scripted_reply_header (add (fixture, from, status, ""), "Location", to);
}

static void
assert_uri (Refreshing *fixture, gint64 id, const char *path, const char *moved_from)
{
  g_autoptr (DatelineFeed) feed = storing_get_feed (fixture->storing.store, id);
  g_autofree char *uri = scripted_server_uri (fixture->server, path);
  g_autofree char *from =
      moved_from != NULL ? scripted_server_uri (fixture->server, moved_from) : NULL;

  g_assert_cmpstr (dateline_feed_get_uri (feed), ==, uri);
  g_assert_cmpstr (dateline_feed_get_moved_from (feed), ==, from);
}

/* A story that is known tells that it is the same feed, whatever it calls itself. */
static void
test_h47_moved (Refreshing *fixture, gconstpointer data)
{
  static const guint statuses[] = { 301, 308 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *old = g_strdup_printf ("/old%u", i);
      g_autofree char *new = g_strdup_printf ("/new%u", i);
      gint64 id = follow (fixture, old);

      add (fixture, old, 200, RSS (ITEM ("1")));
      lead (fixture, old, statuses[i], new);
      add (fixture,
           new,
           200,
           "<rss version='2.0'><channel><title>A new name</title>" ITEM ("2")
               ITEM ("1") "</channel></rss>");
      refresh (fixture, DATELINE_REFRESH_FORCE, i + 1, 0);
      refresh (fixture, DATELINE_REFRESH_FORCE, i + 1, 0);
      assert_uri (fixture, id, new, old);
      assert_feed (fixture, id, NULL, 2);
      refresh (fixture, DATELINE_REFRESH_FORCE, i + 1, 0);
      g_assert_cmpuint (count (fixture, old), ==, 2);
      g_assert_cmpuint (count (fixture, new), ==, 2);
    }
}

#define ATOM(id, title, entry)                                                           \
  "<feed xmlns='http://www.w3.org/2005/Atom'><id>" id "</id><title>" title               \
  "</title><entry><id>" entry "</id><title>Story " entry "</title></entry></feed>"

/* Known by what it calls itself, though neither a story nor its title is the same. */
static void
test_h47_named (Refreshing *fixture, gconstpointer data)
{
  gint64 id = follow (fixture, "/old");

  add (fixture, "/old", 200, ATOM ("urn:feed:1", "News", "1"));
  lead (fixture, "/old", 301, "/new");
  add (fixture, "/new", 200, ATOM ("urn:feed:1", "A new name", "2"));
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  assert_uri (fixture, id, "/new", "/old");
  assert_feed (fixture, id, NULL, 2);
}

/* A page is no feed, and another feed is not this one: the reader is asked. */
static void
test_h48_elsewhere (Refreshing *fixture, gconstpointer data)
{
  gint64 id = follow (fixture, "/old");
  g_autofree char *uri = scripted_server_uri (fixture->server, "/other");
  g_autoptr (DatelineFeed) feed = NULL;

  scripted_reply_header (add (fixture, "/old", 200, RSS (ITEM ("1"))), "ETag", "\"1\"");
  lead (fixture, "/old", 301, "/login");
  lead (fixture, "/old", 301, "/other");
  scripted_server_add (fixture->server, "/login", 200, "text/html", "<html>Sign in");
  add (fixture,
       "/other",
       200,
       "<rss version='2.0'><channel><title>Adverts</title>" ITEM (
           "77") "</channel></rss>");
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 1);
  assert_uri (fixture, id, "/old", NULL);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  assert_uri (fixture, id, "/old", NULL);
  assert_feed (fixture, id, "Its address leads to another feed now.", 1);
  feed = storing_get_feed (fixture->storing.store, id);
  g_assert_cmpstr (dateline_feed_get_move_offer (feed), ==, uri);
  g_assert_cmpstr (dateline_feed_get_title (feed), ==, "News");
  g_assert_cmpstr (dateline_feed_get_etag (feed), ==, "\"1\"");
  g_assert_cmpint (dateline_feed_get_trouble (feed), ==, DATELINE_FEED_TROUBLE_OFFERED);
}

static void
test_h49_chain (Refreshing *fixture, gconstpointer data)
{
  gint64 chained = follow (fixture, "/a");
  gint64 passing = follow (fixture, "/302");

  add (fixture, "/a", 200, RSS (ITEM ("1")));
  add (fixture, "/302", 200, RSS (ITEM ("1")));
  lead (fixture, "/a", 301, "/b");
  lead (fixture, "/b", 302, "/c");
  lead (fixture, "/302", 302, "/303");
  lead (fixture, "/303", 303, "/307");
  lead (fixture, "/307", 307, "/end");
  add (fixture, "/c", 200, RSS (ITEM ("1") ITEM ("2")));
  add (fixture, "/end", 200, RSS (ITEM ("1") ITEM ("2")));
  refresh (fixture, DATELINE_REFRESH_FORCE, 2, 0);
  for (guint i = 0; i < 2; i++)
    refresh (fixture, DATELINE_REFRESH_FORCE, 2, 0);
  assert_uri (fixture, chained, "/b", "/a");
  assert_uri (fixture, passing, "/302", NULL);
  g_assert_cmpuint (count (fixture, "/a"), ==, 2);
  g_assert_cmpuint (count (fixture, "/302"), ==, 3);
  g_assert_cmpuint (count (fixture, "/end"), ==, 2);
}

/* As if a day had passed. */
static void
forget_moments (Refreshing *fixture)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (fixture->storing.path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "UPDATE feed SET next_check = 0,"
                                 " attempted_at = attempted_at - 86400",
                                 NULL,
                                 NULL,
                                 NULL),
                   ==,
                   SQLITE_OK);
  sqlite3_close (handle);
}

/* Two that are followed turn out to be one: it is asked once. */
static void
test_h52_one_of_two (Refreshing *fixture, gconstpointer data)
{
  gint64 old = follow (fixture, "/old");
  gint64 new = follow (fixture, "/new");
  g_autofree char *uri = scripted_server_uri (fixture->server, "/new");
  g_autoptr (DatelineFeed) feed = NULL;

  add (fixture, "/old", 200, RSS (ITEM ("1")));
  lead (fixture, "/old", 301, "/new");
  add (fixture, "/new", 200, RSS (ITEM ("1")));
  refresh (fixture, DATELINE_REFRESH_FORCE, 2, 0);
  refresh (fixture, DATELINE_REFRESH_FORCE, 2, 0);
  feed = storing_get_feed (fixture->storing.store, old);
  g_assert_cmpstr (dateline_feed_get_move_offer (feed), ==, uri);
  assert_uri (fixture, old, "/old", NULL);
  assert_uri (fixture, new, "/new", NULL);
  forget_moments (fixture);
  dateline_refresher_set_time_scale (fixture->refresher, 0.01);
  refresh (fixture, DATELINE_REFRESH_AUTOMATIC, 1, 0);
  g_assert_cmpuint (count (fixture, "/old"), ==, 2);
  g_assert_cmpuint (count (fixture, "/new"), ==, 4);
}

static void
test_h53_gone (Refreshing *fixture, gconstpointer data)
{
  gint64 id = follow (fixture, "/feed");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineRefreshSummary) summary = NULL;

  add (fixture, "/feed", 200, RSS (ITEM ("1")));
  add (fixture, "/feed", 410, "");
  add (fixture, "/feed", 200, RSS (ITEM ("1") ITEM ("2")));
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 1);
  refresh (fixture, DATELINE_REFRESH_FORCE, 0, 0);
  restart (fixture);
  refresh (fixture, DATELINE_REFRESH_FORCE, 0, 0);
  assert_feed (fixture, id, "The publisher has ended it for good (410).", 1);
  dateline_refresher_refresh_feed_async (fixture->refresher,
                                         id,
                                         DATELINE_REFRESH_FORCE,
                                         NULL,
                                         storing_cb,
                                         &result);
  storing_wait (&result);
  summary = dateline_refresher_refresh_finish (fixture->refresher, result, NULL);
  g_assert_cmpuint (dateline_refresh_summary_get_n_added (summary), ==, 1);
  refresh (fixture, DATELINE_REFRESH_FORCE, 1, 0);
  assert_feed (fixture, id, NULL, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("H47/moved", test_h47_moved);
  ADD ("H47/named", test_h47_named);
  ADD ("H48/elsewhere", test_h48_elsewhere);
  ADD ("H49/chain", test_h49_chain);
  ADD ("H52/one-of-two", test_h52_one_of_two);
  ADD ("H53/gone-and-back", test_h53_gone);
  return g_test_run ();
}
