/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The story that a reader shows: what is found in it, its pictures, the looks of its
 * text, and where it can be taken.
 */

#include "dateline-gtk/images/dateline-picture-loader-private.h"

#include "reader-test.h"

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

/* The story that is shown, in each of the types that a file's name can ask for. */
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

/* Buttons that would do nothing are not there. */
static void
test_buttons (Fixture *fixture, gconstpointer width)
{
  DatelineArticlePane *pane = fixture->reader->article_pane;
  GtkWidget *buttons[] = { pane->full_text_button,
                           pane->read_button,
                           pane->save_button,
                           pane->browser_button,
                           pane->menu_button };
  g_autoptr (DatelineStory) story = get_story (fixture, 0);

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_assert_false (gtk_widget_get_visible (buttons[i]));
  dateline_reader_open_story (fixture->reader, dateline_story_get_id (story));
  WAIT_FOR (get_open_id (fixture) == dateline_story_get_id (story));
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    g_assert_true (gtk_widget_get_visible (buttons[i]));
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
  g_assert_cmpstr (
      gtk_label_get_label (GTK_LABEL (fixture->reader->viewer->words->credit)),
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
  ADD ("save-story", wide, test_save_story);
  ADD ("export-dialogs", wide, test_export_dialogs);
  ADD ("find", wide, test_find);
  ADD ("marks-what-was-searched", wide, test_marks_what_was_searched);
  ADD ("find-narrow", narrow, test_find);
  ADD ("text-settings", wide, test_text_settings);
  ADD ("buttons", wide, test_buttons);
  ADD ("pictures", wide, test_pictures);
  ADD ("feed-pictures", wide, test_feed_pictures);
  ADD ("pictures-narrow", narrow, test_pictures);
  return g_test_run ();
}
