/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pulling the plug: what was saved is read with its pictures and everything else with its
 * text, and nothing waits for a server, whether its address refuses or says nothing. And
 * what the window says and offers without a network. */

#include "reader-test.h"

#include "dateline-gtk/article/dateline-figure-private.h"
#include "dateline-gtk/reader/dateline-offline-bar-private.h"
#include "dateline/net/dateline-fetcher-private.h"

#include "dateline-scripted-server.h"

#include <string.h>

#define N_FEEDS 200
#define N_ITEMS 1
#define N_SAVED 50
#define N_PICTURES 2

/* Two hundred feeds take their time on a busy computer. */
#define WAIT_LONG_FOR(condition)                                                         \
  G_STMT_START                                                                           \
  {                                                                                      \
    gint64 last_ = g_get_monotonic_time () + 90 * G_TIME_SPAN_SECOND;                    \
    while (!(condition) && g_get_monotonic_time () < last_)                              \
      g_main_context_iteration (NULL, TRUE);                                             \
    g_assert_true (condition);                                                           \
  }                                                                                      \
  G_STMT_END

typedef struct
{
  char *folder;
  ScriptedServer *server;
  guint port;
  GBytes *png;
  DatelineStore *store;
  DatelineFetcher *fetcher;
  DatelineRefresher *refresher;
  GtkWindow *window;
  DatelineReader *reader;
} Plug;

static GBytes *
make_png (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 60, 40);
  gsize size;
  char *bytes;

  gdk_pixbuf_fill (pixbuf, 0x305090ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &size, "png", NULL, NULL));
  return g_bytes_new_take (bytes, size);
}

/* A feed of items that each have two pictures, one in the text and one beside it. */
static void
publish (Plug *plug, guint feed)
{
  g_autoptr (GString) document = g_string_new (
      "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel>");
  g_autofree char *path = g_strdup_printf ("/feed/%u", feed);

  g_string_append_printf (document, "<title>Feed %u</title>", feed);
  for (guint i = 0; i < N_ITEMS; i++)
    {
      guint n = feed * N_ITEMS + i;

      g_string_append_printf (
          document,
          "<item><title>Story %u</title><guid>%u</guid>"
          "<media:content url='http://127.0.0.1:%u/p/%u/1.png' medium='image'/>"
          "<description>&lt;p&gt;Words of %u&lt;/p&gt;&lt;img width='60' height='40' "
          "src='http://127.0.0.1:%u/p/%u/0.png'&gt;&lt;p&gt;More.&lt;/p&gt;"
          "</description></item>",
          n,
          n,
          plug->port,
          n,
          n,
          plug->port,
          n);
      for (guint j = 0; j < N_PICTURES; j++)
        {
          g_autofree char *picture = g_strdup_printf ("/p/%u/%u.png", n, j);

          scripted_server_add_bytes (plug->server, picture, 200, "image/png", plug->png);
        }
    }
  g_string_append (document, "</channel></rss>");
  scripted_server_add (plug->server, path, 200, "application/rss+xml", document->str);
}

/* The program as it starts. */
static void
start (Plug *plug)
{
  g_autofree char *path = g_build_filename (plug->folder, "dateline.db", NULL);
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;

  plug->store = dateline_store_new (path);
  dateline_store_open_async (plug->store, NULL, result_cb, &opened);
  WAIT_FOR (opened != NULL);
  dateline_store_open_finish (plug->store, opened, &error);
  g_assert_no_error (error);
  plug->fetcher = dateline_fetcher_new (NULL);
  plug->refresher = dateline_refresher_new (plug->store, plug->fetcher);
  plug->reader = DATELINE_READER (dateline_reader_new (plug->store, plug->refresher));
  plug->window = show_in_window (GTK_WIDGET (plug->reader), 1200, 700);
}

static void
stop (Plug *plug)
{
  gpointer reader = plug->reader, refresher = plug->refresher, store = plug->store;

  g_object_add_weak_pointer (G_OBJECT (plug->reader), &reader);
  gtk_window_destroy (plug->window);
  WAIT_FOR (reader == NULL);
  g_object_add_weak_pointer (G_OBJECT (plug->refresher), &refresher);
  g_object_unref (plug->refresher);
  WAIT_FOR (refresher == NULL);
  g_object_unref (plug->fetcher);
  g_object_add_weak_pointer (G_OBJECT (plug->store), &store);
  g_object_unref (plug->store);
  WAIT_FOR (store == NULL);
}

static void
plug_set_up (Plug *plug, gconstpointer data)
{
  plug->folder = g_dir_make_tmp ("dateline-offline-XXXXXX", NULL);
  plug->server = scripted_server_new ();
  plug->port = scripted_server_get_port (plug->server);
  plug->png = make_png ();
  for (guint i = 0; i < N_FEEDS; i++)
    publish (plug, i);
  start (plug);
}

static void
plug_tear_down (Plug *plug, gconstpointer data)
{
  stop (plug);
  g_clear_pointer (&plug->server, scripted_server_free);
  g_bytes_unref (plug->png);
  remove_folder (plug->folder);
  g_free (plug->folder);
}

static void
follow_all (Plug *plug)
{
  g_autoptr (GAsyncResult) refreshed = NULL;
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_FEEDS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed/%u", i);
      g_autofree char *uri = scripted_server_uri (plug->server, path);
      g_autoptr (GAsyncResult) added = NULL;

      dateline_store_add_feed_async (plug->store,
                                     uri,
                                     NULL,
                                     NULL,
                                     NULL,
                                     result_cb,
                                     &added);
      WAIT_FOR (added != NULL);
      dateline_store_add_feed_finish (plug->store, added, &error);
      g_assert_no_error (error);
    }
  dateline_refresher_refresh_async (plug->refresher,
                                    DATELINE_REFRESH_FORCE,
                                    NULL,
                                    result_cb,
                                    &refreshed);
  WAIT_LONG_FOR (refreshed != NULL);
  summary = dateline_refresher_refresh_finish (plug->refresher, refreshed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dateline_refresh_summary_get_n_failed (summary), ==, 0);
  g_assert_cmpuint (dateline_refresh_summary_get_n_added (summary),
                    >=,
                    N_FEEDS * N_ITEMS);
}

/* All stories of the feeds, but not those of the guide. */
static GArray *
list_stories (Plug *plug)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GPtrArray) headlines = NULL;
  g_autoptr (GArray) ids = NULL;
  GArray *stories = g_array_new (FALSE, FALSE, sizeof (gint64));

  dateline_store_list_ids_async (plug->store, query, NULL, result_cb, &listed);
  WAIT_FOR (listed != NULL);
  ids = dateline_store_list_ids_finish (plug->store, listed, NULL);
  dateline_store_load_headlines_async (plug->store,
                                       (const gint64 *) ids->data,
                                       ids->len,
                                       NULL,
                                       result_cb,
                                       &loaded);
  WAIT_FOR (loaded != NULL);
  headlines = dateline_store_load_headlines_finish (plug->store, loaded, NULL);
  for (guint i = 0; i < headlines->len; i++)
    if (g_str_has_prefix (dateline_headline_get_title (headlines->pdata[i]), "Story "))
      g_array_append_vals (stories, &g_array_index (ids, gint64, i), 1);
  g_assert_cmpuint (stories->len, ==, N_FEEDS * N_ITEMS);
  return stories;
}

static gboolean
is_to_be_saved (guint position)
{
  return position % (N_FEEDS * N_ITEMS / N_SAVED) == 0;
}

static void
save_some (Plug *plug, GArray *stories)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) kept = NULL;
  g_autoptr (DatelineMarking) marking = NULL;
  g_autoptr (GError) error = NULL;
  guint n_missing;

  for (guint i = 0; i < stories->len; i++)
    if (is_to_be_saved (i))
      g_array_append_vals (ids, &g_array_index (stories, gint64, i), 1);
  g_assert_cmpuint (ids->len, ==, N_SAVED);
  dateline_store_set_saved_async (plug->store,
                                  (const gint64 *) ids->data,
                                  ids->len,
                                  TRUE,
                                  NULL,
                                  result_cb,
                                  &saved);
  WAIT_FOR (saved != NULL);
  marking = dateline_store_set_saved_finish (plug->store, saved, &error);
  g_assert_no_error (error);
  dateline_story_saver_sync_async (dateline_refresher_get_saver (plug->refresher),
                                   NULL,
                                   result_cb,
                                   &kept);
  WAIT_LONG_FOR (kept != NULL);
  g_assert_true (
      dateline_story_saver_sync_finish (dateline_refresher_get_saver (plug->refresher),
                                        kept,
                                        &n_missing,
                                        &error));
  g_assert_cmpuint (n_missing, ==, 0);
}

/* The server's addresses refuse from now on, or take connections and say nothing. */
static void
pull_plug (Plug *plug, gboolean is_silent)
{
  g_autoptr (GSocketListener) listener = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&plug->server, scripted_server_free);
  if (!is_silent)
    return;
  listener = g_socket_listener_new ();
  g_socket_listener_add_inet_port (listener, plug->port, NULL, &error);
  g_assert_no_error (error);
  g_object_set_data_full (G_OBJECT (plug->window),
                          "listener",
                          g_steal_pointer (&listener),
                          g_object_unref);
}

/* The figures below @widget: how many there are, and how many show their picture. */
static void
count_figures (GtkWidget *widget, guint *n, guint *n_shown)
{
  if (DATELINE_IS_FIGURE (widget))
    {
      (*n)++;
      *n_shown += dateline_figure_get_texture (DATELINE_FIGURE (widget)) != NULL;
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count_figures (child, n, n_shown);
}

static guint
count_shown (Plug *plug)
{
  guint n = 0, n_shown = 0;

  count_figures (GTK_WIDGET (dateline_article_pane_get_view (plug->reader->article_pane)),
                 &n,
                 &n_shown);
  return n_shown;
}

/* Opens the story and reads its text; gives the milliseconds that it took. */
static double
open_story (Plug *plug, gint64 id)
{
  DatelineArticleView *view = dateline_article_pane_get_view (plug->reader->article_pane);
  gint64 began = g_get_monotonic_time ();
  g_autofree char *text = NULL;

  dateline_reader_open_story (plug->reader, id);
  WAIT_FOR (dateline_article_pane_get_headline (plug->reader->article_pane) != NULL);
  text = dateline_article_view_get_text (view);
  g_assert_nonnull (strstr (text, "Words of "));
  g_assert_nonnull (strstr (text, "More."));
  return (g_get_monotonic_time () - began) / 1000.0;
}

/* Every saved one with its pictures, painted; every other with its text. Had one of them
 * waited for a server that says nothing, it would have taken the 30 s of its deadline. */
static void
test_plug (Plug *plug, gconstpointer data)
{
  g_autoptr (GArray) stories = NULL;
  double longest = 0, sum = 0;

  follow_all (plug);
  stories = list_stories (plug);
  save_some (plug, stories);
  stop (plug);
  start (plug);
  pull_plug (plug, GPOINTER_TO_INT (data));

  for (guint i = 0; i < stories->len; i++)
    {
      double time = open_story (plug, g_array_index (stories, gint64, i));

      longest = MAX (longest, time);
      sum += time;
      if (is_to_be_saved (i))
        {
          WAIT_FOR (count_shown (plug) == N_PICTURES);
          g_assert_true (dateline_article_pane_is_saved (plug->reader->article_pane));
        }
    }
  g_assert_cmpfloat (longest, <, 5000);
  g_test_message ("opened %u stories in %.1f ms each, %.1f ms at the longest",
                  stories->len,
                  sum / stories->len,
                  longest);
}

static GtkWidget *
find_bar (Fixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->reader), "DatelineOfflineBar", NULL);
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

static gboolean
open_uri_cb (DatelineReader *reader, const char *uri, gpointer user_data)
{
  char **opened = user_data;

  g_free (*opened);
  *opened = g_strdup (uri);
  return TRUE;
}

static GtkWidget *
find_offer (Fixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->reader->notice), "GtkButton", NULL);
}

static GtkWidget *
find_links_window (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), "DatelineLinksWindow"))
        return window;
    }
  return NULL;
}

/* The window says at once that there is no network; a link that is followed then is
 * offered to be kept, waits in a list, and is opened from there with a network. */
static void
test_link_later (Fixture *fixture, gconstpointer data)
{
  DatelineFetcher *fetcher = dateline_refresher_get_fetcher (fixture->refresher);
  g_autofree char *opened = NULL;
  GtkWidget *list, *undo;

  g_signal_connect (fixture->reader, "open-uri", G_CALLBACK (open_uri_cb), &opened);
  g_assert_false (says (find_bar (fixture), "You are offline"));
  dateline_fetcher_force_online (fetcher, FALSE);
  WAIT_FOR (says (find_bar (fixture), "You are offline"));

  dateline_reader_open_uri (fixture->reader, "https://example.org/page");
  g_assert_null (opened);
  WAIT_FOR (says (GTK_WIDGET (fixture->reader->notice), "You are offline"));
  g_signal_emit_by_name (find_offer (fixture), "clicked");
  dateline_reader_open_uri (fixture->reader, "mailto:a@example.org");
  g_assert_cmpstr (opened, ==, "mailto:a@example.org");

  dateline_fetcher_force_online (fetcher, TRUE);
  WAIT_FOR (says (find_bar (fixture), "1 link waits to be opened."));
  act (fixture, "reader.show-links");
  WAIT_FOR (find_links_window () != NULL &&
            find_widget (find_links_window (), "GtkListBoxRow", NULL) != NULL);
  list = find_widget (find_links_window (), "GtkListBox", NULL);
  g_signal_emit_by_name (find_widget (list, "GtkButton", NULL), "clicked");
  WAIT_FOR (find_widget (find_links_window (), "GtkListBoxRow", NULL) == NULL);
  undo = find_widget (find_links_window (), "DatelineStatusLine", NULL);
  g_signal_emit_by_name (find_widget (undo, "GtkButton", NULL), "clicked");
  WAIT_FOR (find_widget (find_links_window (), "GtkListBoxRow", NULL) != NULL);
  g_assert_false (says (find_links_window (), "The link was removed"));
  g_signal_emit_by_name (list,
                         "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  g_assert_cmpstr (opened, ==, "https://example.org/page");
  WAIT_FOR (!says (find_bar (fixture), "link"));
  gtk_window_destroy (GTK_WINDOW (find_links_window ()));
}

/* A network that wants a sign-in is called by its name, and led to: by a page that is not
 * encrypted, at once and not later. */
static void
test_sign_in (Fixture *fixture, gconstpointer data)
{
  DatelineFetcher *fetcher = dateline_refresher_get_fetcher (fixture->refresher);
  g_autofree char *opened = NULL;

  g_signal_connect (fixture->reader, "open-uri", G_CALLBACK (open_uri_cb), &opened);
  dateline_fetcher_force_online (fetcher, FALSE);
  WAIT_FOR (says (find_bar (fixture), "You are offline"));
  g_assert_false (says (find_bar (fixture), "Sign In"));
  dateline_fetcher_note_portal (fetcher, TRUE);
  WAIT_FOR (says (find_bar (fixture), "The network wants you to sign in first."));
  g_assert_true (says (find_bar (fixture), "Sign In"));
  act (fixture, "reader.sign-in");
  g_assert_true (g_str_has_prefix (opened, "http://"));
  dateline_fetcher_force_online (fetcher, TRUE);
  dateline_fetcher_note_portal (fetcher, FALSE);
  WAIT_FOR (!says (find_bar (fixture), "sign in"));
}

/* Saved, a story says how much of it is kept; unsaved it says nothing. */
static void
test_saving_line (Fixture *fixture, gconstpointer data)
{
  DatelineSavingLine *line = fixture->reader->article_pane->saving_line;
  g_autoptr (DatelineStory) story = get_story (fixture, 0);

  dateline_reader_open_story (fixture->reader, dateline_story_get_id (story));
  WAIT_FOR (get_open_id (fixture) == dateline_story_get_id (story));
  g_assert_null (dateline_saving_line_get_text (line));
  act (fixture, "reader.toggle-saved");
  WAIT_FOR (
      g_strcmp0 (dateline_saving_line_get_text (line), "Kept for offline reading.") == 0);
  act (fixture, "reader.toggle-saved");
  WAIT_FOR (dateline_saving_line_get_text (line) == NULL);
}

static gboolean
wants_enclosures (Fixture *fixture, gint64 id)
{
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GPtrArray) savings = NULL;

  dateline_store_load_savings_async (fixture->store, &id, 1, NULL, result_cb, &loaded);
  WAIT_FOR (loaded != NULL);
  savings = dateline_store_load_savings_finish (fixture->store, loaded, NULL);
  return savings->len == 1 && dateline_saving_wants_enclosures (savings->pdata[0]);
}

/* What is sent along is kept on request, which can be undone and done again. */
static void
test_enclosures (Fixture *fixture, gconstpointer data)
{
  DatelineSavingLine *line = fixture->reader->article_pane->saving_line;
  g_autoptr (DatelineStory) story = get_story (fixture, 0);
  gint64 id = dateline_story_get_id (story);

  dateline_reader_open_story (fixture->reader, id);
  WAIT_FOR (get_open_id (fixture) == id);
  act (fixture, "reader.toggle-saved");
  WAIT_FOR (dateline_saving_line_get_text (line) != NULL);
  g_assert_false (wants_enclosures (fixture, id));
  act (fixture, "reader.keep-enclosures");
  WAIT_FOR (says (GTK_WIDGET (fixture->reader->notice), "Audio and video are kept"));
  g_assert_true (wants_enclosures (fixture, id));
  act (fixture, "reader.undo");
  WAIT_FOR (!wants_enclosures (fixture, id));
  act (fixture, "reader.redo");
  WAIT_FOR (wants_enclosures (fixture, id));
}

/* What is sent along and is kept is played from where it is kept, without a network. */
static void
test_kept_file (Fixture *fixture, gconstpointer data)
{
  static const char uri[] = "https://example.org/episode.mp3";
  DatelineArticleView *view =
      dateline_article_pane_get_view (fixture->reader->article_pane);
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  g_autofree char *folder = g_build_filename (fixture->folder, "enclosures", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *file = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *before = NULL;
  g_autofree char *found = NULL;
  g_autofree char *opened = NULL;

  g_signal_connect (fixture->reader, "open-uri", G_CALLBACK (open_uri_cb), &opened);
  dateline_fetcher_force_online (dateline_refresher_get_fetcher (fixture->refresher),
                                 FALSE);
  g_signal_emit_by_name (view, "find-kept", uri, &before);
  g_assert_null (before);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "ID3", -1, NULL));
  g_signal_emit_by_name (view, "find-kept", uri, &found);
  g_assert_cmpstr (found, ==, file);
  g_signal_emit_by_name (view, "link-activated", uri);
  g_assert_cmpstr (opened, ==, file);
}

#define WIDTH GINT_TO_POINTER (1200)
#define ADD_PLUG(name, is_silent)                                                        \
  g_test_add ("/offline/" name,                                                          \
              Plug,                                                                      \
              GINT_TO_POINTER (is_silent),                                               \
              plug_set_up,                                                               \
              test_plug,                                                                 \
              plug_tear_down)
#define ADD(name, func)                                                                  \
  g_test_add ("/offline/" name, Fixture, WIDTH, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD_PLUG ("refused", FALSE);
  ADD_PLUG ("silent", TRUE);
  ADD ("link-later", test_link_later);
  ADD ("sign-in", test_sign_in);
  ADD ("saving-line", test_saving_line);
  ADD ("enclosures", test_enclosures);
  ADD ("kept-file", test_kept_file);
  return g_test_run ();
}
