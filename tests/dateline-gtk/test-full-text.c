/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The full text of stories in a real window: fetched, shown, put away, and what is said
 * where there is none. A server on the loopback has the pages.
 */

#include "reader-test.h"

#include "dateline-scripted-server.h"
#include "dateline-gtk/headlines/dateline-headline-list-private.h"

#define PARAGRAPH                                                                        \
  "<p>The ferry left the harbour at noon, as it does on every day of the week, with "    \
  "forty people on board and the mail for the islands, and it was not seen again "       \
  "before the evening, when the wind had gone and the sea was calm.</p>"
#define ARTICLE                                                                          \
  "<!doctype html><html><head><title>Ferry</title></head><body><article><h1>Ferry</h1>"  \
  "<figure><img src='/a.png' width='640' height='400'><figcaption>The quay. "            \
  "(Example/Ben)</figcaption></figure>" PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH          \
  "<p>In full.</p></article></body></html>"

typedef struct
{
  Fixture reader;
  ScriptedServer *server;
} World;

static void
refresh (World *world, gint64 feed_id)
{
  g_autoptr (GAsyncResult) refreshed = NULL;
  g_autoptr (DatelineRefreshSummary) summary = NULL;

  dateline_refresher_refresh_feed_async (world->reader.refresher,
                                         feed_id,
                                         DATELINE_REFRESH_FORCE,
                                         NULL,
                                         result_cb,
                                         &refreshed);
  WAIT_FOR (refreshed != NULL);
  summary =
      dateline_refresher_refresh_feed_finish (world->reader.refresher, refreshed, NULL);
  g_assert_cmpuint (dateline_refresh_summary_get_n_failed (summary), ==, 0);
}

/* Lists one story, whose summary is "A summary." and whose page is at @path. */
static void
open_story (World *world, const char *path)
{
  TestStore store = { world->reader.folder, world->reader.store };
  g_autofree char *link = scripted_server_uri (world->server, path);
  g_autofree char *uri = scripted_server_uri (world->server, "/feed");
  g_autofree char *feed =
      g_strdup_printf ("<rss version='2.0'><channel><title>News</title><item>"
                       "<title>Ferry</title><guid>1</guid><link>%s</link>"
                       "<description>A summary.</description></item></channel></rss>",
                       link);
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  gint64 id;

  scripted_server_add (world->server, "/feed", 200, NULL, feed);
  id = test_store_add_feed (&store, uri, NULL, NULL);
  refresh (world, id);
  dateline_query_set_feed (query, id);
  dateline_reader_set_query (world->reader.reader, query);
  WAIT_FOR (g_list_model_get_n_items (G_LIST_MODEL (world->reader.reader->edition)) == 1);
  dateline_reader_open_story (world->reader.reader,
                              dateline_edition_get_id (world->reader.reader->edition, 0));
  WAIT_FOR (get_open_id (&world->reader) ==
            dateline_edition_get_id (world->reader.reader->edition, 0));
}

static DatelineArticlePane *
get_pane (World *world)
{
  return world->reader.reader->article_pane;
}

static gboolean
shows (World *world, const char *words)
{
  g_autofree char *text =
      dateline_article_view_get_text (dateline_article_pane_get_view (get_pane (world)));

  return strstr (text, words) != NULL;
}

static gboolean
is_on (World *world)
{
  gboolean is_full_text;

  g_object_get (world->reader.reader, "full-text", &is_full_text, NULL);
  g_assert_cmpint (gtk_toggle_button_get_active (
                       GTK_TOGGLE_BUTTON (get_pane (world)->full_text_button)),
                   ==,
                   is_full_text);
  return is_full_text;
}

static gboolean
is_spinning (World *world)
{
  return gtk_widget_get_visible (get_pane (world)->full_text_spinner);
}

static const char *
get_bar (World *world)
{
  DatelineArticlePane *pane = get_pane (world);

  return gtk_widget_get_visible (GTK_WIDGET (pane->page_line))
             ? dateline_status_line_get_text (pane->page_line)
             : NULL;
}

static void
world_set_up (World *world, gconstpointer width)
{
  world->server = scripted_server_new ();
  set_up (&world->reader, width);
}

static void
world_tear_down (World *world, gconstpointer width)
{
  tear_down (&world->reader, width);
  scripted_server_free (world->server);
}

/* One press gets it, the next ones go to and fro without a request. The headline says
 * that it is there, and the place is kept. */
static void
test_to_and_fro (World *world, gconstpointer width)
{
  g_autoptr (DatelineStory) story = NULL;

  scripted_server_add (world->server, "/ferry", 200, "text/html", ARTICLE);
  open_story (world, "/ferry");
  story = get_story (&world->reader, 0);
  g_assert_true (shows (world, "A summary."));
  g_assert_false (is_on (world));
  g_assert_false (dateline_headline_has_full_text (dateline_story_get_headline (story)));

  act (&world->reader, "reader.full-text");
  WAIT_FOR (shows (world, "In full."));
  g_assert_true (is_on (world));
  g_assert_false (is_spinning (world));
  g_assert_false (shows (world, "A summary."));
  g_assert_true (shows (world, "The quay."));
  g_assert_null (get_bar (world));
  WAIT_FOR (dateline_headline_has_full_text (dateline_story_get_headline (story)));

  act (&world->reader, "reader.full-text");
  WAIT_FOR (shows (world, "A summary."));
  g_assert_false (is_on (world));
  act (&world->reader, "reader.full-text");
  WAIT_FOR (shows (world, "In full."));
  g_assert_cmpuint (scripted_server_get_n_requests (world->server, "/ferry"), ==, 1);

  act (&world->reader, "reader.fetch-page");
  WAIT_FOR (scripted_server_get_n_requests (world->server, "/ferry") == 2);
  WAIT_FOR (!is_spinning (world));
  g_assert_true (shows (world, "In full."));
}

/* What is chosen holds when the story is opened again, and where one reads on. */
static void
test_keeps_place (World *world, gconstpointer width)
{
  GtkAdjustment *adjustment;
  double value;

  scripted_server_add (world->server, "/ferry", 200, "text/html", ARTICLE);
  open_story (world, "/ferry");
  act (&world->reader, "reader.full-text");
  WAIT_FOR (shows (world, "In full."));
  adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (get_pane (world)->scrolled));
  WAIT_FOR (gtk_adjustment_get_upper (adjustment) >
            gtk_adjustment_get_page_size (adjustment) + 100);
  gtk_adjustment_set_value (adjustment, 90);
  WAIT_FOR (gtk_adjustment_get_value (adjustment) == 90);
  act (&world->reader, "reader.fetch-page");
  WAIT_FOR (scripted_server_get_n_requests (world->server, "/ferry") == 2);
  WAIT_FOR (!is_spinning (world));
  value = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat_with_epsilon (value, 90, 2);

  dateline_article_pane_close (get_pane (world));
  g_assert_false (shows (world, "In full."));
  g_assert_false (is_on (world));
  dateline_reader_open_story (world->reader.reader,
                              dateline_edition_get_id (world->reader.reader->edition, 0));
  WAIT_FOR (shows (world, "In full."));
  g_assert_true (is_on (world));
}

/* Below a short text it is offered in words. */
static void
test_offer (World *world, gconstpointer width)
{
  GtkWidget *view;
  GtkWidget *button = NULL;

  scripted_server_add (world->server, "/ferry", 200, "text/html", ARTICLE);
  open_story (world, "/ferry");
  view = GTK_WIDGET (dateline_article_pane_get_view (get_pane (world)));
  WAIT_FOR ((button = find_button_called (view, "Read the Full Text")) != NULL);
  g_signal_emit_by_name (button, "clicked");
  WAIT_FOR (shows (world, "In full."));
  WAIT_FOR (find_button_called (view, "Read the Full Text") == NULL);
}

/* A second press stops it: it is as if there had been no first. */
static void
test_stop (World *world, gconstpointer width)
{
  scripted_reply_delay (
      scripted_server_add (world->server, "/ferry", 200, "text/html", ARTICLE),
      300);
  open_story (world, "/ferry");
  act (&world->reader, "reader.full-text");
  g_assert_true (is_spinning (world));
  g_assert_true (is_on (world));
  WAIT_FOR (scripted_server_get_n_requests (world->server, "/ferry") == 1);
  act (&world->reader, "reader.full-text");
  g_assert_false (is_spinning (world));
  g_assert_false (is_on (world));
  g_assert_null (get_bar (world));
  act (&world->reader, "reader.full-text");
  WAIT_FOR (shows (world, "In full."));
}

/* Why there is none is said, and asked for again only by the button that says so. */
static void
test_failure (World *world, gconstpointer width)
{
  static const char nothing[] =
      "The full text could not be had. There is nothing at this address.";
  GtkWidget *again;

  scripted_server_add (world->server, "/ferry", 404, "text/html", "");
  scripted_server_add (world->server, "/ferry", 200, "text/html", ARTICLE);
  open_story (world, "/ferry");
  act (&world->reader, "reader.full-text");
  WAIT_FOR (get_bar (world) != NULL);
  g_assert_cmpstr (get_bar (world), ==, nothing);
  g_assert_false (is_on (world));
  g_assert_true (shows (world, "A summary."));

  dateline_article_pane_close (get_pane (world));
  g_assert_null (get_bar (world));
  dateline_reader_open_story (world->reader.reader,
                              dateline_edition_get_id (world->reader.reader->edition, 0));
  WAIT_FOR (shows (world, "A summary."));
  act (&world->reader, "reader.full-text");
  WAIT_FOR (get_bar (world) != NULL);
  g_assert_false (is_on (world));
  g_assert_cmpuint (scripted_server_get_n_requests (world->server, "/ferry"), ==, 1);

  again = find_button_called (GTK_WIDGET (get_pane (world)->page_line), "_Try Again");
  g_signal_emit_by_name (again, "clicked");
  WAIT_FOR (shows (world, "In full."));
  g_assert_null (get_bar (world));
  g_assert_cmpuint (scripted_server_get_n_requests (world->server, "/ferry"), ==, 2);
}

/* What a network between has answered is no answer of the page's server: the same button
 * asks once more. */
static void
test_portal (World *world, gconstpointer width)
{
  GtkWidget *again;

  scripted_server_add (world->server, "/ferry", 511, "text/html", "");
  scripted_server_add (world->server, "/ferry", 200, "text/html", ARTICLE);
  open_story (world, "/ferry");
  act (&world->reader, "reader.full-text");
  WAIT_FOR (get_bar (world) != NULL);
  g_assert_cmpstr (
      get_bar (world),
      ==,
      "The full text could not be had. The network wants you to sign in first.");
  again = find_button_called (GTK_WIDGET (get_pane (world)->page_line), "_Try Again");
  g_assert_true (gtk_widget_is_sensitive (again));
  g_signal_emit_by_name (again, "clicked");
  WAIT_FOR (shows (world, "In full."));
  g_assert_null (get_bar (world));
}

static int
get_setting (World *world)
{
  DatelineReader *reader = world->reader.reader;
  DatelineHeadline *headline = dateline_article_pane_get_headline (get_pane (world));
  DatelineFeed *feed = NULL;

  WAIT_FOR ((feed = dateline_reader_find_feed (
                 reader,
                 dateline_headline_get_feed_id (headline))) != NULL);
  return dateline_feed_settings_get (dateline_feed_get_settings (feed),
                                     DATELINE_FEED_SETTING_FULL_TEXT);
}

/* From the story's menu it is chosen for all new ones of its feed, which can be undone.
 */
static void
test_always (World *world, gconstpointer width)
{
  scripted_server_add (world->server, "/ferry", 200, "text/html", ARTICLE);
  open_story (world, "/ferry");
  WAIT_FOR (shows (world, "A summary."));
  g_assert_cmpint (get_setting (world), !=, 1);
  act (&world->reader, "reader.always-full-text");
  WAIT_FOR (get_setting (world) == 1);
  WAIT_FOR (shows (world, "In full."));
  act (&world->reader, "reader.undo");
  WAIT_FOR (get_setting (world) != 1);
}

/* A page that was got by the feed's setting while the story is read comes into it. */
static void
test_comes_by_itself (World *world, gconstpointer width)
{
  g_autoptr (GAsyncResult) fetched = NULL;

  scripted_server_add (world->server, "/ferry", 200, "text/html", ARTICLE);
  open_story (world, "/ferry");
  dateline_page_fetcher_fetch_async (
      dateline_refresher_get_page_fetcher (world->reader.refresher),
      get_open_id (&world->reader),
      DATELINE_PAGE_FETCH_AUTOMATIC,
      NULL,
      result_cb,
      &fetched);
  WAIT_FOR (shows (world, "In full."));
  g_assert_true (is_on (world));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (World *world, gconstpointer width);
    int width;
  } tests[] = {
    { "/full-text/to-and-fro", test_to_and_fro, 1200 },
    { "/full-text/keeps-place", test_keeps_place, 1200 },
    { "/full-text/offer", test_offer, 1200 },
    { "/full-text/stop", test_stop, 1200 },
    { "/full-text/failure", test_failure, 1200 },
    { "/full-text/portal", test_portal, 1200 },
    { "/full-text/always", test_always, 1200 },
    { "/full-text/comes-by-itself", test_comes_by_itself, 380 },
  };

  gtk_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path,
                World,
                GINT_TO_POINTER (tests[i].width),
                world_set_up,
                tests[i].test,
                world_tear_down);
  return g_test_run ();
}
