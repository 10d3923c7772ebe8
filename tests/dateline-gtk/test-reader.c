/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The reader in a real window, with a store of its own that follows the guide: what its
 * actions do to what is shown and to what is kept.
 */

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

static GtkWidget *
find_empty_button (Fixture *fixture)
{
  GtkWidget *empty =
      find_widget (GTK_WIDGET (fixture->reader), "DatelineHeadlineEmpty", NULL);

  return empty != NULL ? find_widget (empty, "GtkButton", NULL) : NULL;
}

/* What was not found in one view is looked for in all of them by a press, in the order
 * that was. */
static void
test_search_all (Fixture *fixture, gconstpointer width)
{
  GListModel *edition = G_LIST_MODEL (fixture->reader->edition);
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  GtkWidget *button, *popover;

  dateline_query_set_words (query, "opml");
  dateline_query_set_saved_only (query, TRUE);
  dateline_query_set_order (query, DATELINE_QUERY_ORDER_OLDEST);
  dateline_reader_set_query (fixture->reader, query);
  WAIT_FOR (g_list_model_get_n_items (edition) == 0);
  WAIT_FOR ((button = find_empty_button (fixture)) != NULL);
  g_signal_emit_by_name (button, "clicked");
  WAIT_FOR (g_list_model_get_n_items (edition) > 0);
  g_assert_cmpstr (dateline_query_get_words (fixture->reader->query), ==, "opml");
  g_assert_cmpint (dateline_query_get_order (fixture->reader->query),
                   ==,
                   DATELINE_QUERY_ORDER_OLDEST);
  WAIT_FOR (find_empty_button (fixture) == NULL);

  /* Kept as a section it would be called after that. */
  WAIT_FOR ((button = find_widget (GTK_WIDGET (fixture->reader),
                                   "DatelineSectionButton",
                                   NULL)) != NULL);
  button = gtk_widget_get_last_child (button);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  WAIT_FOR (gtk_widget_get_mapped (popover));
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (find_widget (popover, "GtkEntry", NULL))),
      ==,
      "opml");
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

/* What is pressed in the sidebar is high enough for a finger where one pane is seen. */
static void
test_row_height (Fixture *fixture, gconstpointer width)
{
  gboolean is_narrow = GPOINTER_TO_INT (width) < 600;
  GtkWidget *row;

  WAIT_FOR (dateline_fold_get_mode (fixture->reader->fold) == (is_narrow ? 1 : 3));
  if (is_narrow)
    act (fixture, "reader.back");
  WAIT_FOR ((row = find_widget (GTK_WIDGET (dateline_sidebar_pane_get_sidebar (
                                    fixture->reader->sidebar_pane)),
                                "DatelineSidebarRow",
                                NULL)) != NULL &&
            gtk_widget_get_mapped (row));
  row = gtk_widget_get_parent (row);
  WAIT_FOR (gtk_widget_get_height (row) > 0);
  if (is_narrow)
    g_assert_cmpint (gtk_widget_get_height (row), >=, 44);
  else
    g_assert_cmpint (gtk_widget_get_height (row), <, 40);
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
  ADD ("mark-all-and-undo", wide, test_mark_all_and_undo);
  ADD ("mark-all-spares-new-stories", wide, test_mark_all_spares_new_stories);
  ADD ("unsubscribe-and-undo", wide, test_unsubscribe_and_undo);
  ADD ("filters", wide, test_filters);
  ADD ("fold-to-one", narrow, test_fold_to_one);
  ADD ("search-all", wide, test_search_all);
  ADD ("row-height", wide, test_row_height);
  ADD ("row-height-narrow", narrow, test_row_height);
  ADD ("sidebar-hides", wide, test_sidebar_hides);
  ADD ("host-opens-links", wide, test_host_opens_links);
  ADD ("two-readers", wide, test_two_readers);
  ADD ("section-title", wide, test_section_title);
  ADD ("section-title-narrow", narrow, test_section_title);
  return g_test_run ();
}
