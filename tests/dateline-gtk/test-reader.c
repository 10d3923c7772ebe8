/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The reader in a real window, with a store of its own that follows the guide: what its
 * actions do to what is shown and to what is kept.
 */

#include "dateline-gtk/images/dateline-picture-loader-private.h"

#include "reader-test.h"

/* Walking through the list takes the keys off a button, but not off the article. */
static void
test_keys_follow (Fixture *fixture, gconstpointer width)
{
  GtkWidget *list = GTK_WIDGET (dateline_list_pane_get_list (fixture->reader->list_pane));
  GtkWidget *view =
      GTK_WIDGET (dateline_article_pane_get_view (fixture->reader->article_pane));
  GtkRoot *root = GTK_ROOT (fixture->window);

  gtk_widget_child_focus (GTK_WIDGET (fixture->reader->sidebar_pane),
                          GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root),
                                         GTK_WIDGET (fixture->reader->sidebar_pane)));
  act (fixture, "reader.next");
  WAIT_FOR (gtk_root_get_focus (root) != NULL &&
            gtk_widget_is_ancestor (gtk_root_get_focus (root), list));

  WAIT_FOR (get_open_id (fixture) != 0);
  gtk_widget_grab_focus (view);
  act (fixture, "reader.next");
  g_assert_true (gtk_root_get_focus (root) == view);
}

static void
test_read_on (Fixture *fixture, gconstpointer width)
{
  g_autoptr (DatelineStory) first = get_story (fixture, 0);
  g_autoptr (DatelineStory) second = get_story (fixture, 1);
  DatelineArticleView *view =
      dateline_article_pane_get_view (fixture->reader->article_pane);
  g_autofree char *text = NULL;

  g_assert_false (dateline_story_is_read (first));
  act (fixture, "reader.next-unread");
  WAIT_FOR (get_open_id (fixture) == dateline_story_get_id (first));
  WAIT_FOR (dateline_story_is_read (first));
  text = dateline_article_view_get_text (view);
  g_assert_nonnull (
      strstr (text, dateline_headline_get_title (dateline_story_get_headline (first))));

  act (fixture, "reader.next-unread");
  WAIT_FOR (get_open_id (fixture) == dateline_story_get_id (second));
  act (fixture, "reader.previous");
  WAIT_FOR (get_open_id (fixture) == dateline_story_get_id (first));
  act (fixture, "reader.toggle-read");
  WAIT_FOR (!dateline_story_is_read (first));
}

/* The story below is made ready, so that it is there with the key; not once it has
 * changed. */
static void
test_next_is_ready (Fixture *fixture, gconstpointer width)
{
  DatelineArticlePane *pane = fixture->reader->article_pane;
  g_autoptr (DatelineStory) second = get_story (fixture, 1);
  g_autoptr (DatelineStory) third = get_story (fixture, 2);
  gint64 ids[] = { dateline_story_get_id (second), dateline_story_get_id (third) };

  act (fixture, "reader.next");
  WAIT_FOR (dateline_article_pane_is_ready (pane, ids[0]));
  act (fixture, "reader.next");
  g_assert_cmpint (get_open_id (fixture), ==, ids[0]);
  WAIT_FOR (dateline_story_is_read (second));

  WAIT_FOR (dateline_article_pane_is_ready (pane, ids[1]));
  dateline_store_set_saved_async (fixture->store, &ids[1], 1, TRUE, NULL, NULL, NULL);
  WAIT_FOR (!dateline_article_pane_is_ready (pane, ids[1]));
  act (fixture, "reader.next");
  WAIT_FOR (get_open_id (fixture) == ids[1]);
  g_assert_true (dateline_article_pane_is_saved (pane));
}

static void
test_space_reads_everything (Fixture *fixture, gconstpointer width)
{
  GListModel *edition = G_LIST_MODEL (fixture->reader->edition);
  guint n_stories = g_list_model_get_n_items (edition);
  guint n_read = 0;

  for (guint presses = 0; presses < 200 && n_read < n_stories; presses++)
    {
      gint64 before = get_open_id (fixture);
      gint64 until = g_get_monotonic_time () + 50 * G_TIME_SPAN_MILLISECOND;

      act (fixture, "reader.page-down");
      while (get_open_id (fixture) == before && g_get_monotonic_time () < until)
        g_main_context_iteration (NULL, FALSE);
      n_read = 0;
      for (guint i = 0; i < n_stories; i++)
        {
          g_autoptr (DatelineStory) story = get_story (fixture, i);

          n_read += dateline_story_is_read (story);
        }
    }
  g_assert_cmpuint (n_read, ==, n_stories);
}

static void
test_save (Fixture *fixture, gconstpointer width)
{
  g_autoptr (DatelineStory) first = get_story (fixture, 0);
  g_autoptr (DatelineQuery) saved = dateline_query_new ();

  act (fixture, "reader.next");
  act (fixture, "reader.toggle-saved");
  WAIT_FOR (dateline_story_is_saved (first));
  dateline_query_set_saved_only (saved, TRUE);
  dateline_reader_set_query (fixture->reader, saved);
  WAIT_FOR (g_list_model_get_n_items (G_LIST_MODEL (fixture->reader->edition)) == 1);
  g_assert_cmpint (dateline_edition_get_id (fixture->reader->edition, 0),
                   ==,
                   dateline_story_get_id (first));
}

static void
test_mark_all_and_undo (Fixture *fixture, gconstpointer width)
{
  guint n_stories = g_list_model_get_n_items (G_LIST_MODEL (fixture->reader->edition));
  g_autoptr (DatelineStory) first = get_story (fixture, 0);
  g_autoptr (DatelineStory) last = get_story (fixture, n_stories - 1);

  act (fixture, "reader.mark-all-read");
  WAIT_FOR (dateline_story_is_read (first) && dateline_story_is_read (last));
  WAIT_FOR (gtk_widget_get_visible (GTK_WIDGET (fixture->reader->notice)));
  act (fixture, "reader.undo");
  WAIT_FOR (!dateline_story_is_read (first) && !dateline_story_is_read (last));
}

/* What waits above the list was not seen, so it is not marked. */
static void
test_mark_all_spares_new_stories (Fixture *fixture, gconstpointer width)
{
  TestStore store = { fixture->folder, fixture->store };
  gint64 feed_id = test_store_add_feed (&store, "http://127.0.0.1:9/feed", "Feed", NULL);
  g_autoptr (DatelineStory) first = get_story (fixture, 0);
  g_autoptr (DatelineQuery) unread = dateline_query_new ();
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GArray) ids = NULL;

  test_store_add_stories (&store, feed_id, 0, 3, g_get_real_time () / G_USEC_PER_SEC);
  WAIT_FOR (dateline_edition_get_n_pending (fixture->reader->edition) == 3);
  act (fixture, "reader.mark-all-read");
  WAIT_FOR (dateline_story_is_read (first));
  dateline_query_set_unread_only (unread, TRUE);
  dateline_store_list_ids_async (fixture->store, unread, NULL, result_cb, &listed);
  WAIT_FOR (listed != NULL);
  ids = dateline_store_list_ids_finish (fixture->store, listed, NULL);
  g_assert_cmpuint (ids->len, ==, 3);
  WAIT_FOR (gtk_widget_get_visible (GTK_WIDGET (fixture->reader->notice)));
  act (fixture, "reader.undo");
  WAIT_FOR (!dateline_story_is_read (first));
}

static void
test_unsubscribe_and_undo (Fixture *fixture, gconstpointer width)
{
  GListModel *edition = G_LIST_MODEL (fixture->reader->edition);
  guint n_stories = g_list_model_get_n_items (edition);
  g_autoptr (DatelineStory) first = get_story (fixture, 0);
  gint64 feed_id = dateline_headline_get_feed_id (dateline_story_get_headline (first));
  DatelineSidebar *sidebar =
      dateline_sidebar_pane_get_sidebar (fixture->reader->sidebar_pane);

  WAIT_FOR (dateline_sidebar_get_overview (sidebar) != NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->reader),
                                             "reader.feed-remove",
                                             "x",
                                             feed_id));
  WAIT_FOR (g_list_model_get_n_items (edition) == 0);
  WAIT_FOR (gtk_widget_get_visible (GTK_WIDGET (fixture->reader->notice)));
  act (fixture, "reader.undo");
  WAIT_FOR (g_list_model_get_n_items (edition) == n_stories);
}

static void
test_filters (Fixture *fixture, gconstpointer width)
{
  GListModel *edition = G_LIST_MODEL (fixture->reader->edition);
  guint n_stories = g_list_model_get_n_items (edition);
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_query_set_words (query, "zzzznothing");
  dateline_reader_set_query (fixture->reader, query);
  WAIT_FOR (g_list_model_get_n_items (edition) == 0);
  dateline_query_set_words (query, "opml");
  dateline_reader_set_query (fixture->reader, query);
  WAIT_FOR (g_list_model_get_n_items (edition) > 0);
  g_assert_cmpuint (g_list_model_get_n_items (edition), <, n_stories);
  dateline_query_clear_filters (query);
  dateline_reader_set_query (fixture->reader, query);
  WAIT_FOR (g_list_model_get_n_items (edition) == n_stories);
}

/* At 380 px one pane is seen: a story comes to the front, and back leads to the list and
 * then to the sidebar. */
static void
test_fold_to_one (Fixture *fixture, gconstpointer width)
{
  DatelineFold *fold = fixture->reader->fold;

  WAIT_FOR (dateline_fold_get_mode (fold) == 1);
  g_assert_true (dateline_fold_is_pane_visible (fold, DATELINE_FOLD_LIST));
  act (fixture, "reader.next-unread");
  WAIT_FOR (dateline_fold_is_pane_visible (fold, DATELINE_FOLD_ARTICLE));
  g_assert_false (dateline_fold_is_pane_visible (fold, DATELINE_FOLD_LIST));
  WAIT_FOR (get_open_id (fixture) != 0);
  act (fixture, "reader.back");
  WAIT_FOR (dateline_fold_is_pane_visible (fold, DATELINE_FOLD_LIST));
  act (fixture, "reader.back");
  WAIT_FOR (dateline_fold_is_pane_visible (fold, DATELINE_FOLD_SIDEBAR));
}

static void
test_sidebar_hides (Fixture *fixture, gconstpointer width)
{
  DatelineFold *fold = fixture->reader->fold;

  WAIT_FOR (dateline_fold_get_mode (fold) == 3);
  act (fixture, "reader.toggle-sidebar");
  WAIT_FOR (!dateline_fold_is_pane_visible (fold, DATELINE_FOLD_SIDEBAR));
  act (fixture, "reader.toggle-sidebar");
  WAIT_FOR (dateline_fold_is_pane_visible (fold, DATELINE_FOLD_SIDEBAR));
}

static gboolean
open_uri_cb (DatelineReader *reader, const char *uri, gpointer user_data)
{
  g_free (*(char **) user_data);
  *(char **) user_data = g_strdup (uri);
  return TRUE;
}

static void
test_host_opens_links (Fixture *fixture, gconstpointer width)
{
  g_autofree char *opened = NULL;
  g_autoptr (DatelineStory) first = get_story (fixture, 0);
  const char *link = dateline_headline_get_link (dateline_story_get_headline (first));

  g_signal_connect (fixture->reader, "open-uri", G_CALLBACK (open_uri_cb), &opened);
  act (fixture, "reader.next");
  act (fixture, "reader.open-in-browser");
  g_assert_cmpstr (opened, ==, link);
  dateline_reader_open_uri (fixture->reader, "https://example.org/");
  g_assert_cmpstr (opened, ==, "https://example.org/");
}

static void
test_two_readers (Fixture *fixture, gconstpointer width)
{
  Fixture other = { 0 };
  g_autoptr (DatelineStory) ours = get_story (fixture, 0);
  g_autoptr (DatelineStory) theirs = NULL;

  set_up (&other, width);
  theirs = get_story (&other, 0);
  gtk_widget_activate_action (GTK_WIDGET (other.reader), "reader.mark-all-read", NULL);
  WAIT_FOR (dateline_story_is_read (theirs));
  g_assert_false (dateline_story_is_read (ours));
  g_clear_object (&theirs);
  tear_down (&other, width);
}

/* The story that is shown, in each of the types that a file's name can ask for. */
/* FALSE while there is nothing in it. */
static gboolean
read_file (const char *path, char **contents, gsize *size)
{
  if (!g_file_get_contents (path, contents, size, NULL))
    return FALSE;
  if (*size == 0)
    g_clear_pointer (contents, g_free);
  return *size > 0;
}

static void
test_save_story (Fixture *fixture, gconstpointer width)
{
  static const struct
  {
    const char *name;
    const char *start;
  } files[] = {
    { "story.html", "<!DOCTYPE html>" },
    { "story.pdf", "%PDF-" },
    { "story.md", "# " },
    { "story.txt", "Welcome" },
    { "story", "<!DOCTYPE html>" },
  };

  act (fixture, "reader.next-unread");
  WAIT_FOR (get_open_id (fixture) != 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, files[i].name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *contents = NULL;
      gsize size = 0;

      dateline_reader_save_story (fixture->reader, file);
      WAIT_FOR (read_file (path, &contents, &size));
      g_assert_true (g_str_has_prefix (contents, files[i].start));
      if (i == 0) /* the guide's picture is part of it */
        g_assert_nonnull (strstr (contents, " src=\"data:image/png;base64,"));
    }
}

static GtkWindow *
find_toplevel (const char *type)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), type) &&
          gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* The story goes to the system's own dialogs; dismissed, nothing comes of it. */
static void
test_export_dialogs (Fixture *fixture, gconstpointer width)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("a library of the file chooser leaks");
  return;
#endif

  act (fixture, "reader.print"); /* no story is shown yet */
  act (fixture, "reader.save-story-as");
  act (fixture, "reader.next-unread");
  WAIT_FOR (get_open_id (fixture) != 0);
  g_assert_null (find_toplevel ("GtkPrintUnixDialog"));
  g_assert_null (find_toplevel ("GtkFileChooserDialog"));

  act (fixture, "reader.print");
  WAIT_FOR (find_toplevel ("GtkPrintUnixDialog") != NULL);
  gtk_dialog_response (GTK_DIALOG (find_toplevel ("GtkPrintUnixDialog")),
                       GTK_RESPONSE_CANCEL);
  WAIT_FOR (find_toplevel ("GtkPrintUnixDialog") == NULL);

  act (fixture, "reader.save-story-as");
  WAIT_FOR (find_toplevel ("GtkFileChooserDialog") != NULL);
  gtk_dialog_response (GTK_DIALOG (find_toplevel ("GtkFileChooserDialog")),
                       GTK_RESPONSE_CANCEL);
  WAIT_FOR (find_toplevel ("GtkFileChooserDialog") == NULL);
}

static GtkWidget *
get_picture_proxy (Fixture *fixture)
{
  DatelineArticleView *view =
      dateline_article_pane_get_view (fixture->reader->article_pane);

  for (guint part = 0; part < dateline_article_rows_get_n (&view->rows); part++)
    {
      DatelineBlockWidget *row = dateline_article_rows_get (&view->rows, part);

      for (guint i = 0; row != NULL && i < dateline_block_widget_get_n_links (row); i++)
        {
          GtkWidget *proxy = dateline_block_widget_get_proxy (row, i);

          if (dateline_link_proxy_is_picture (DATELINE_LINK_PROXY (proxy)))
            return proxy;
        }
    }
  return NULL;
}

/* The viewer covers all of the reader, keeps its keys, and gives the focus back. */
static void
test_pictures (Fixture *fixture, gconstpointer width)
{
  GtkWidget *reader = GTK_WIDGET (fixture->reader);
  GtkWidget *viewer = GTK_WIDGET (fixture->reader->viewer);
  g_autoptr (DatelineStory) first = get_story (fixture, 0);
  g_autoptr (DatelineStory) second = get_story (fixture, 1);
  GtkWidget *proxy;

  dateline_reader_open_story (fixture->reader, dateline_story_get_id (first));
  WAIT_FOR (get_open_id (fixture) == dateline_story_get_id (first));
  WAIT_FOR ((proxy = get_picture_proxy (fixture)) != NULL);
  gtk_test_accessible_assert_role (proxy, GTK_ACCESSIBLE_ROLE_BUTTON);
  g_assert_false (gtk_widget_get_visible (viewer));
  gtk_widget_grab_focus (proxy);
  g_signal_emit_by_name (proxy, "clicked");
  g_assert_true (gtk_widget_get_visible (viewer));
  WAIT_FOR (gtk_widget_get_width (viewer) == gtk_widget_get_width (reader));
  WAIT_FOR (gtk_widget_get_height (viewer) == gtk_widget_get_height (reader));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == viewer);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (fixture->reader->viewer->credit)),
                   ==,
                   "Drawing: The Dateline authors");
  g_assert_false (
      gtk_widget_child_focus (GTK_WIDGET (fixture->reader->fold), GTK_DIR_TAB_FORWARD));

  gtk_widget_activate_action (viewer, "viewer.close", NULL);
  g_assert_false (gtk_widget_get_visible (viewer));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) ==
                 get_picture_proxy (fixture));

  /* With the next story its pictures are gone. */
  g_signal_emit_by_name (get_picture_proxy (fixture), "clicked");
  g_assert_true (gtk_widget_get_visible (viewer));
  dateline_reader_open_story (fixture->reader, dateline_story_get_id (second));
  WAIT_FOR (get_open_id (fixture) == dateline_story_get_id (second));
  g_assert_false (gtk_widget_get_visible (viewer));
  g_assert_true (
      gtk_root_get_focus (GTK_ROOT (fixture->window)) ==
      GTK_WIDGET (dateline_article_pane_get_view (fixture->reader->article_pane)));
}

/* Ctrl+F looks through the story where that is read, else through the list. */
static void
test_find (Fixture *fixture, gconstpointer width)
{
  g_autoptr (DatelineStory) first = get_story (fixture, 0);
  DatelineArticleView *view =
      dateline_article_pane_get_view (fixture->reader->article_pane);
  GtkRoot *root = GTK_ROOT (fixture->window);
  GtkWidget *entry;
  guint n = 0;

  dateline_reader_open_story (fixture->reader, dateline_story_get_id (first));
  WAIT_FOR (get_open_id (fixture) == dateline_story_get_id (first));
  gtk_widget_grab_focus (GTK_WIDGET (view));
  act (fixture, "reader.find");
  entry = gtk_widget_get_ancestor (gtk_root_get_focus (root), GTK_TYPE_SEARCH_ENTRY);
  g_assert_true (
      gtk_widget_is_ancestor (entry, GTK_WIDGET (fixture->reader->article_pane)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "the");
  WAIT_FOR (dateline_article_view_get_found (view, &n) == 1);
  g_assert_cmpuint (n, >, 3);
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (dateline_article_view_get_found (view, NULL), ==, 2);
  act (fixture, "reader.find-next");
  act (fixture, "reader.find-next");
  act (fixture, "reader.find-previous");
  g_assert_cmpuint (dateline_article_view_get_found (view, NULL), ==, 3);

  /* Back is out of the bar first. */
  act (fixture, "reader.back");
  g_assert_cmpuint (dateline_article_view_get_found (view, NULL), ==, 0);
  g_assert_true (gtk_root_get_focus (root) == GTK_WIDGET (view));

  if (dateline_fold_get_mode (fixture->reader->fold) < 3)
    return;
  gtk_widget_child_focus (GTK_WIDGET (fixture->reader->list_pane), GTK_DIR_TAB_FORWARD);
  act (fixture, "reader.find");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (root),
                                         GTK_WIDGET (fixture->reader->list_pane)));
}

/* A story that was searched for has the words marked until Escape; the find key begins
 * with them. */
static void
test_marks_what_was_searched (Fixture *fixture, gconstpointer width)
{
  DatelineArticleView *view =
      dateline_article_pane_get_view (fixture->reader->article_pane);
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  gint64 id;

  dateline_query_set_words (query, "feed");
  dateline_reader_set_query (fixture->reader, query);
  WAIT_FOR (!dateline_edition_is_loading (fixture->reader->edition));
  WAIT_FOR (g_list_model_get_n_items (G_LIST_MODEL (fixture->reader->edition)) > 0);
  id = dateline_edition_get_id (fixture->reader->edition, 0);
  dateline_reader_open_story (fixture->reader, id);
  WAIT_FOR (get_open_id (fixture) == id);
  g_assert_true (view->find.is_marking);
  g_assert_cmpuint (view->find.matches->len, >, 0);

  act (fixture, "reader.find-next");
  g_assert_false (view->find.is_marking);
  g_assert_cmpuint (dateline_article_view_get_found (view, NULL), >, 0);
  act (fixture, "reader.back");
  g_assert_cmpuint (view->find.matches->len, ==, 0);

  dateline_article_pane_close (fixture->reader->article_pane);
  dateline_reader_open_story (fixture->reader, id);
  WAIT_FOR (get_open_id (fixture) == id && view->find.is_marking);
  act (fixture, "reader.back");
  g_assert_cmpuint (view->find.matches->len, ==, 0);
  /* The search itself goes on. */
  g_assert_nonnull (
      dateline_query_get_words (dateline_reader_get_query (fixture->reader)));
}

/* The reader has the settings of its text as properties, for the program to keep. */
static void
test_text_settings (Fixture *fixture, gconstpointer width)
{
  DatelineTypeface typeface;
  DatelinePaper paper;
  double zoom;
  int spacing;
  int length;

  act (fixture, "reader.zoom-in");
  act (fixture, "reader.spacing-more");
  act (fixture, "reader.spacing-more");
  act (fixture, "reader.spacing-more");
  act (fixture, "reader.length-less");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->reader),
                                             "reader.typeface",
                                             "s",
                                             "sans"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->reader),
                                             "reader.paper",
                                             "s",
                                             "sepia"));
  g_object_get (fixture->reader,
                "zoom",
                &zoom,
                "typeface",
                &typeface,
                "paper",
                &paper,
                "line-spacing",
                &spacing,
                "line-length",
                &length,
                NULL);
  g_assert_cmpfloat_with_epsilon (zoom, 1.1, 0.001);
  g_assert_cmpint (typeface, ==, DATELINE_TYPEFACE_SANS);
  g_assert_cmpint (paper, ==, DATELINE_PAPER_SEPIA);
  g_assert_cmpint (spacing, ==, 2);
  g_assert_cmpint (length, ==, 60);
}

static gboolean
has_title (Fixture *fixture, const char *title)
{
  GtkWidget *label =
      find_widget (GTK_WIDGET (fixture->reader->list_pane), "GtkLabel", "title");

  return label != NULL && g_str_equal (gtk_label_get_label (GTK_LABEL (label)), title);
}

/* What is listed has the name of the section that it has just been saved as, wherever
 * the title stands. */
static void
test_section_title (Fixture *fixture, gconstpointer width)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GError) error = NULL;

  dateline_query_set_words (query, "guide");
  dateline_reader_set_query (fixture->reader, query);
  WAIT_FOR (has_title (fixture, "All stories"));
  dateline_store_add_section_async (fixture->store,
                                    "How to Read",
                                    query,
                                    NULL,
                                    result_cb,
                                    &added);
  WAIT_FOR (added != NULL);
  g_assert_cmpint (dateline_store_add_section_finish (fixture->store, added, &error),
                   >,
                   0);
  WAIT_FOR (has_title (fixture, "How to Read"));
}

/* What is chosen for a feed reaches whoever loads its pictures. */
static void
test_feed_pictures (Fixture *fixture, gconstpointer width)
{
  static const char uri[] = "https://pictures.example/1.png";
  g_autoptr (DatelineFeedSettings) settings = dateline_feed_settings_new ();
  g_autoptr (DatelineStory) story = get_story (fixture, 0);
  DatelineOverview *overview;
  DatelineFeed *feed;
  DatelineSidebar *sidebar =
      dateline_sidebar_pane_get_sidebar (fixture->reader->sidebar_pane);

  WAIT_FOR ((overview = dateline_sidebar_get_overview (sidebar)) != NULL);
  feed = dateline_overview_get_feeds (overview)->pdata[0];
  g_object_set (fixture->reader->loader, "loads-foreign", TRUE, NULL);
#define REACH                                                                            \
  dateline_picture_loader_get_early_reach (                                              \
      fixture->reader->loader,                                                           \
      uri,                                                                               \
      dateline_headline_get_feed_uri (dateline_story_get_headline (story)))
  g_assert_cmpint (REACH, ==, DATELINE_MEDIA_REACH_PLAIN);
  for (int value = 0; value < 2; value++)
    {
      dateline_feed_settings_set (settings, DATELINE_FEED_SETTING_PICTURES, value);
      dateline_store_set_feed_settings_async (fixture->store,
                                              dateline_feed_get_id (feed),
                                              settings,
                                              NULL,
                                              NULL,
                                              NULL);
      WAIT_FOR (REACH ==
                (value == 0 ? DATELINE_MEDIA_REACH_STORED : DATELINE_MEDIA_REACH_PLAIN));
      g_object_set (fixture->reader,
                    "picture-policy",
                    DATELINE_PICTURE_POLICY_ON_CLICK,
                    NULL);
    }
#undef REACH
}

int
main (int argc, char *argv[])
{
  gpointer wide = GINT_TO_POINTER (1200), narrow = GINT_TO_POINTER (380);

  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, width, test)                                                           \
  g_test_add ("/reader/" path, Fixture, width, set_up, test, tear_down)
  ADD ("keys-follow", wide, test_keys_follow);
  ADD ("read-on", wide, test_read_on);
  ADD ("next-is-ready", wide, test_next_is_ready);
  ADD ("space-reads-everything", wide, test_space_reads_everything);
  ADD ("save", wide, test_save);
  ADD ("save-story", wide, test_save_story);
  ADD ("export-dialogs", wide, test_export_dialogs);
  ADD ("mark-all-and-undo", wide, test_mark_all_and_undo);
  ADD ("mark-all-spares-new-stories", wide, test_mark_all_spares_new_stories);
  ADD ("unsubscribe-and-undo", wide, test_unsubscribe_and_undo);
  ADD ("filters", wide, test_filters);
  ADD ("fold-to-one", narrow, test_fold_to_one);
  ADD ("sidebar-hides", wide, test_sidebar_hides);
  ADD ("host-opens-links", wide, test_host_opens_links);
  ADD ("two-readers", wide, test_two_readers);
  ADD ("section-title", wide, test_section_title);
  ADD ("section-title-narrow", narrow, test_section_title);
  ADD ("find", wide, test_find);
  ADD ("marks-what-was-searched", wide, test_marks_what_was_searched);
  ADD ("find-narrow", narrow, test_find);
  ADD ("text-settings", wide, test_text_settings);
  ADD ("pictures", wide, test_pictures);
  ADD ("feed-pictures", wide, test_feed_pictures);
  ADD ("pictures-narrow", narrow, test_pictures);
  return g_test_run ();
}
