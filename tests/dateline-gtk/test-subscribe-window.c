/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The window in which feeds are added, against a server on the loopback: what it says,
 * what it offers, what is followed in the end.
 */

#include "dateline-gtk/reader/dateline-subscribe-window-private.h"

#include "dateline-gtk/reader/dateline-found-row-private.h"
#include "dateline/net/dateline-fetcher-private.h"

#include "dateline-names.h"
#include "dateline-scripted-server.h"
#include "gui-test.h"

#define RSS(title)                                                                       \
  "<?xml version='1.0'?><rss version='2.0'><channel><title>" title "</title>"            \
  "<item><title>First</title><guid>1</guid></item>"                                      \
  "<item><title>Second</title><guid>2</guid></item></channel></rss>"
#define RSS_IN(language, title)                                                          \
  "<?xml version='1.0'?><rss version='2.0'><channel><title>" title "</title>"            \
  "<language>" language "</language>"                                                    \
  "<item><title>First</title><guid>1</guid></item></channel></rss>"
#define LINK(title, href)                                                                \
  "<link rel=alternate type=application/rss+xml title='" title "' href='" href "'>"

typedef struct
{
  TestStore store;
  ScriptedServer *server;
  DatelineFetcher *fetcher;
  DatelineRefresher *refresher;
  GtkWidget *window;
  gint64 subscribed_id;
} Fixture;

static void
subscribed_cb (DatelineSubscribeWindow *window, gint64 feed_id, gpointer user_data)
{
  ((Fixture *) user_data)->subscribed_id = feed_id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  test_store_init (&fixture->store);
  fixture->server = scripted_server_new ();
  fixture->fetcher = dateline_fetcher_new (NULL);
  dateline_fetcher_force_online (fixture->fetcher, TRUE);
  fixture->refresher = dateline_refresher_new (fixture->store.store, fixture->fetcher);
  fixture->window = dateline_subscribe_window_new (fixture->refresher, NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  g_signal_connect (fixture->window, "subscribed", G_CALLBACK (subscribed_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_FOR (gtk_widget_get_width (fixture->window) > 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer refresher = fixture->refresher;

  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  WAIT_FOR (fixture->window == NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->refresher), &refresher);
  g_object_unref (fixture->refresher);
  WAIT_FOR (refresher == NULL);
  g_object_unref (fixture->fetcher);
  test_store_clear (&fixture->store);
  scripted_server_free (fixture->server);
}

/* Whether a label with exactly this text is seen below @widget. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_BUTTON (widget) && says (widget, label))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *button = find_button (fixture->window, label);

  g_test_message ("%s", label);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
find_at (Fixture *fixture, const char *path)
{
  g_autofree char *uri =
      *path == '/' ? scripted_server_uri (fixture->server, path) : g_strdup (path);
  GtkWidget *entry = find_widget (fixture->window, "GtkEntry", NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), uri);
  click (fixture, "Find");
}

static guint
count_feeds (Fixture *fixture)
{
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) feeds = NULL;

  dateline_store_list_feeds_async (fixture->store.store, NULL, result_cb, &listed);
  WAIT_FOR (listed != NULL);
  feeds = dateline_store_list_feeds_finish (fixture->store.store, listed, NULL);
  return feeds->len;
}

static void
serve_page (Fixture *fixture)
{
  scripted_server_add (fixture->server,
                       "/",
                       200,
                       "text/html",
                       LINK ("Comments", "/comments/feed") LINK ("All", "/all")
                           LINK ("Sport", "/sport") "<title>Home</title>");
  scripted_server_add (fixture->server, "/all", 200, NULL, RSS ("All of it"));
  scripted_server_add (fixture->server, "/sport", 200, NULL, RSS ("Only sport"));
  scripted_server_add (fixture->server, "/comments/feed", 200, NULL, RSS ("Words"));
}

/* One feed: it is offered at once, followed with one click, and shown. */
static void
test_one (Fixture *fixture, gconstpointer data)
{
  scripted_server_add (fixture->server, "/all", 200, NULL, RSS ("All of it"));
  find_at (fixture, "/all");
  WAIT_FOR (says (fixture->window, "All of it"));
  g_assert_true (says (fixture->window, "2 stories"));
  g_assert_true (says (fixture->window, "• Second"));
  g_assert_null (find_widget (fixture->window, "GtkCheckButton", NULL));
  click (fixture, "Add Feed");
  WAIT_FOR (fixture->window == NULL);
  g_assert_cmpint (fixture->subscribed_id, >, 0);
  g_assert_cmpuint (count_feeds (fixture), ==, 1);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 1);
}

static DatelineFoundRow *
get_row (Fixture *fixture, int index)
{
  GtkWidget *list = find_widget (fixture->window, "GtkListBox", NULL);

  return DATELINE_FOUND_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), index));
}

/* Several: the first is chosen, others can be. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  serve_page (fixture);
  find_at (fixture, "/");
  WAIT_FOR (says (fixture->window, "All of it"));
  g_assert_true (says (fixture->window, "Comments"));
  g_assert_true (dateline_found_row_is_chosen (get_row (fixture, 0)));
  g_assert_false (dateline_found_row_is_chosen (get_row (fixture, 1)));
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 3);

  gtk_widget_activate (GTK_WIDGET (get_row (fixture, 0)));
  g_assert_false (dateline_found_row_is_chosen (get_row (fixture, 0)));
  g_assert_false (gtk_widget_is_sensitive (find_button (fixture->window, "Add Feed")));
  for (int i = 0; i < 3; i++)
    dateline_found_row_set_chosen (get_row (fixture, i), TRUE);
  click (fixture, "Add 3 Feeds");
  WAIT_FOR (fixture->window == NULL);
  g_assert_cmpuint (count_feeds (fixture), ==, 3);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 4);
}

/* Feeds in several languages are told apart by the languages' names. */
static void
test_languages (Fixture *fixture, gconstpointer data)
{
  scripted_server_add (fixture->server,
                       "/",
                       200,
                       "text/html",
                       LINK ("One", "/one")
                           LINK ("Other", "/other") "<title>Home</title>");
  scripted_server_add (fixture->server, "/one", 200, NULL, RSS_IN ("de-AT", "Eins"));
  scripted_server_add (fixture->server, "/other", 200, NULL, RSS_IN ("en", "Another"));
  find_at (fixture, "/");
  WAIT_FOR (says (fixture->window, "Eins"));
  g_assert_true (says (fixture->window, "1 story · German (AT)"));
  g_assert_true (says (fixture->window, "1 story · English"));
}

/* What is followed is shown instead of being added again. */
static void
test_followed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = scripted_server_uri (fixture->server, "/all");
  gint64 id = test_store_add_feed (&fixture->store, uri, "My paper", NULL);

  serve_page (fixture);
  find_at (fixture, "/");
  WAIT_FOR (says (fixture->window, "You follow this feed already."));
  g_assert_true (says (fixture->window, "My paper"));
  g_assert_false (dateline_found_row_is_chosen (get_row (fixture, 0)));
  dateline_found_row_set_chosen (get_row (fixture, 0), TRUE);
  g_assert_false (dateline_found_row_is_chosen (get_row (fixture, 0)));
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 1);

  find_at (fixture, "/all");
  WAIT_FOR (find_button (fixture->window, "Add Feed") == NULL &&
            says (fixture->window, "My paper"));
  click (fixture, "Show");
  WAIT_FOR (fixture->window == NULL);
  g_assert_cmpint (fixture->subscribed_id, ==, id);
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, NULL), ==, 1);
}

static void
test_problems (Fixture *fixture, gconstpointer data)
{
  find_at (fixture, "");
  WAIT_FOR (says (fixture->window, "Type the address of a feed or of a web page."));
  find_at (fixture, "me@example.org");
  WAIT_FOR (says (fixture->window,
                  "This is a mail address. Mail cannot be followed as a feed."));
  find_at (fixture, "/missing");
  WAIT_FOR (says (fixture->window, "There is nothing at this address."));
  scripted_server_add (fixture->server, "/text", 200, NULL, "only words");
  find_at (fixture, "/text");
  WAIT_FOR (says (fixture->window, "No feed was found at this address."));
  g_assert_null (find_button (fixture->window, "Try Without Encryption"));
  g_assert_null (find_widget (fixture->window, "GtkListBox", NULL));
  g_assert_cmpuint (count_feeds (fixture), ==, 0);
}

/* A bare name is asked by https alone; http is for the person to choose. Nothing listens
 * there. */
static void
test_insecure (Fixture *fixture, gconstpointer data)
{
  GResolver *before = names_use ();
  GtkWidget *entry = find_widget (fixture->window, "GtkEntry", NULL);

  find_at (fixture, "news.example.test/feed");
  WAIT_FOR (find_button (fixture->window, "Try Without Encryption") != NULL);
  click (fixture, "Try Without Encryption");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)),
                   ==,
                   "http://news.example.test/feed");
  WAIT_FOR (find_button (fixture->window, "Cancel") == NULL);
  g_assert_null (find_button (fixture->window, "Try Without Encryption"));
  names_restore (before);
}

/* What goes on can be cancelled, and something else be looked for. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  scripted_reply_delay (
      scripted_server_add (fixture->server, "/slow", 200, NULL, RSS ("Slow")),
      5000);
  scripted_server_add (fixture->server, "/all", 200, NULL, RSS ("All of it"));
  find_at (fixture, "/slow");
  WAIT_FOR (scripted_server_get_n_requests (fixture->server, "/slow") == 1);
  g_assert_false (gtk_widget_is_sensitive (find_button (fixture->window, "Find")));
  click (fixture, "Cancel");
  g_assert_null (find_button (fixture->window, "Cancel"));
  find_at (fixture, "/all");
  WAIT_FOR (says (fixture->window, "All of it"));
  g_assert_false (says (fixture->window, "It was cancelled."));

  /* Closing it cancels too. */
  find_at (fixture, "/slow");
  gtk_window_close (GTK_WINDOW (fixture->window));
  WAIT_FOR (fixture->window == NULL);
  g_assert_cmpuint (count_feeds (fixture), ==, 0);
}

#define ADD(name, func)                                                                  \
  g_test_add ("/subscribe-window/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("one", test_one);
  ADD ("several", test_several);
  ADD ("languages", test_languages);
  ADD ("followed", test_followed);
  ADD ("problems", test_problems);
  ADD ("insecure", test_insecure);
  ADD ("cancel", test_cancel);
  return g_test_run ();
}
