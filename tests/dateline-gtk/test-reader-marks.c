/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is done to stories and feeds in the reader, undone and done again. */

#include "reader-test.h"

/* Many deeds of different kinds are undone one by one, in whatever list, and done again.
 * What somebody else marked in between stays as that one left it. */
static void
test_undo_all (Fixture *fixture, gconstpointer width)
{
  TestStore store = { fixture->folder, fixture->store };
  GListModel *edition = G_LIST_MODEL (fixture->reader->edition);
  guint n_stories = g_list_model_get_n_items (edition);
  g_autoptr (DatelineStory) first = get_story (fixture, 0);
  g_autoptr (DatelineStory) second = get_story (fixture, 1);
  g_autoptr (DatelineStory) third = get_story (fixture, 2);
  g_autoptr (DatelineQuery) saved = dateline_query_new ();
  g_autoptr (DatelineQuery) all = dateline_query_new ();
  gint64 id = dateline_story_get_id (third);

  act (fixture, "reader.next");
  WAIT_FOR (dateline_story_is_read (first));
  for (guint i = 0; i < 20; i++)
    {
      gboolean read = dateline_story_is_read (first);

      act (fixture, "reader.toggle-read");
      WAIT_FOR (dateline_story_is_read (first) != read);
    }
  act (fixture, "reader.toggle-saved");
  WAIT_FOR (dateline_story_is_saved (first));
  act (fixture, "reader.mark-all-read");
  WAIT_FOR (dateline_story_is_read (second));
  act (fixture, "reader.delete");
  WAIT_FOR (g_list_model_get_n_items (edition) == n_stories - 1);

  dateline_query_set_saved_only (saved, TRUE);
  dateline_reader_set_query (fixture->reader, saved);
  WAIT_FOR (g_list_model_get_n_items (edition) == 0);
  test_store_set_read (&store, &id, 1, FALSE);
  /* All at once: each waits for the one before. */
  act (fixture, "reader.undo");
  act (fixture, "reader.undo");
  act (fixture, "reader.undo");
  WAIT_FOR (!dateline_story_is_saved (first));
  dateline_reader_set_query (fixture->reader, all);
  WAIT_FOR (g_list_model_get_n_items (edition) == n_stories);
  WAIT_FOR (!dateline_story_is_read (second));

  act (fixture, "reader.redo");
  WAIT_FOR (dateline_story_is_saved (first));
  act (fixture, "reader.redo");
  WAIT_FOR (dateline_story_is_read (second));
  run_for (50);
  g_assert_false (dateline_story_is_read (third));
  act (fixture, "reader.redo");
  WAIT_FOR (g_list_model_get_n_items (edition) == n_stories - 1);

  for (guint i = 0; i < 23; i++)
    act (fixture, "reader.undo");
  WAIT_FOR (g_list_model_get_n_items (edition) == n_stories);
  WAIT_FOR (dateline_story_is_read (first) && !dateline_story_is_read (second));
}

/* Who undoes what is not done yet means that, and nothing before it. */
static void
test_undo_at_once (Fixture *fixture, gconstpointer width)
{
  g_autoptr (DatelineStory) first = get_story (fixture, 0);
  gboolean read;

  act (fixture, "reader.next");
  WAIT_FOR (dateline_story_is_read (first));
  act (fixture, "reader.toggle-saved");
  WAIT_FOR (dateline_story_is_saved (first));
  read = dateline_story_is_read (first);
  act (fixture, "reader.toggle-read");
  act (fixture, "reader.undo");
  WAIT_FOR (dateline_story_is_read (first) != read);
  WAIT_FOR (dateline_story_is_read (first) == read);
  g_assert_true (dateline_story_is_saved (first));

  act (fixture, "reader.undo");
  WAIT_FOR (!dateline_story_is_saved (first));
}

/* The window of a class that is open; NULL if none is. */
static GtkWidget *
find_window (const char *type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (window), type) &&
          gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

/* A name and categories that were given in the window of a feed. */
static void
test_undo_naming (Fixture *fixture, gconstpointer width)
{
  g_autoptr (DatelineStory) first = get_story (fixture, 0);
  gint64 feed_id = dateline_headline_get_feed_id (dateline_story_get_headline (first));
  g_autofree char *title = NULL;
  GtkWidget *window = NULL;

  WAIT_FOR (dateline_reader_find_feed (fixture->reader, feed_id) != NULL);
  title = g_strdup (
      dateline_feed_get_title (dateline_reader_find_feed (fixture->reader, feed_id)));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->reader),
                                             "reader.feed-properties",
                                             "x",
                                             feed_id));
  WAIT_FOR ((window = find_window ("DatelineFeedWindow")) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (window, "GtkEntry", NULL)), "Mine");
  gtk_window_close (GTK_WINDOW (window));
#define TITLE                                                                            \
  dateline_feed_get_title (dateline_reader_find_feed (fixture->reader, feed_id))
  WAIT_FOR (g_str_equal (TITLE, "Mine") && find_window ("DatelineFeedWindow") == NULL);
  act (fixture, "reader.undo");
  WAIT_FOR (g_str_equal (TITLE, title));
  act (fixture, "reader.redo");
  WAIT_FOR (g_str_equal (TITLE, "Mine"));
#undef TITLE
}

/* What is above or below the story, and what is older than some days. */
static void
test_mark_around (Fixture *fixture, gconstpointer width)
{
  GListModel *edition = G_LIST_MODEL (fixture->reader->edition);
  guint n_stories = g_list_model_get_n_items (edition);
  g_autoptr (DatelineStory) first = get_story (fixture, 0);
  g_autoptr (DatelineStory) third = get_story (fixture, 2);
  g_autoptr (DatelineStory) last = get_story (fixture, n_stories - 1);

  dateline_headline_list_select (dateline_list_pane_get_list (fixture->reader->list_pane),
                                 dateline_story_get_id (third));
  WAIT_FOR (dateline_story_is_read (third));
  act (fixture, "reader.mark-above-read");
  WAIT_FOR (dateline_story_is_read (first));
  g_assert_false (dateline_story_is_read (last));
  act (fixture, "reader.mark-below-read");
  WAIT_FOR (dateline_story_is_read (last));
  act (fixture, "reader.undo");
  act (fixture, "reader.undo");
  WAIT_FOR (!dateline_story_is_read (last) && !dateline_story_is_read (first));
}

static void
test_mark_older (Fixture *fixture, gconstpointer width)
{
  TestStore store = { fixture->folder, fixture->store };
  GListModel *edition = G_LIST_MODEL (fixture->reader->edition);
  gint64 feed_id = test_store_add_feed (&store, "http://127.0.0.1:9/feed", "Feed", NULL);
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (DatelineStory) newest = NULL;
  g_autoptr (DatelineStory) oldest = NULL;

  test_store_add_stories (&store, feed_id, 0, 90, g_get_real_time () / G_USEC_PER_SEC);
  dateline_query_set_feed (query, feed_id);
  dateline_reader_set_query (fixture->reader, query);
  WAIT_FOR (g_list_model_get_n_items (edition) == 90);
  newest = get_story (fixture, 0);
  oldest = get_story (fixture, 89);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->reader),
                                             "reader.mark-older-read",
                                             "i",
                                             1));
  WAIT_FOR (dateline_story_is_read (oldest));
  g_assert_false (dateline_story_is_read (newest));
  act (fixture, "reader.undo");
  WAIT_FOR (!dateline_story_is_read (oldest));
}

/* Several feeds are marked in one deed. */
static void
test_mark_feeds (Fixture *fixture, gconstpointer width)
{
  TestStore store = { fixture->folder, fixture->store };
  DatelineSidebar *sidebar =
      dateline_sidebar_pane_get_sidebar (fixture->reader->sidebar_pane);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 feed_ids[2];
  g_autoptr (GVariant) feeds = NULL;
  guint n_unread;

#define N_UNREAD dateline_overview_get_n_unread (dateline_sidebar_get_overview (sidebar))
  WAIT_FOR (dateline_sidebar_get_overview (sidebar) != NULL);
  n_unread = N_UNREAD;
  feed_ids[0] = test_store_add_feed (&store, "http://127.0.0.1:9/one", "One", NULL);
  feed_ids[1] = test_store_add_feed (&store, "http://127.0.0.1:9/other", "Other", NULL);
  test_store_add_stories (&store, feed_ids[0], 0, 3, now);
  test_store_add_stories (&store, feed_ids[1], 0, 4, now);
  WAIT_FOR (N_UNREAD == n_unread + 7);
  feeds = g_variant_ref_sink (g_variant_new_fixed_array (G_VARIANT_TYPE_INT64,
                                                         feed_ids,
                                                         G_N_ELEMENTS (feed_ids),
                                                         sizeof (gint64)));
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->reader),
                                                     "reader.feeds-mark-read",
                                                     feeds));
  WAIT_FOR (N_UNREAD == n_unread);
  act (fixture, "reader.undo");
  WAIT_FOR (N_UNREAD == n_unread + 7);
#undef N_UNREAD
}

int
main (int argc, char *argv[])
{
  gpointer wide = GINT_TO_POINTER (1200);

  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, width, test)                                                           \
  g_test_add ("/reader/" path, Fixture, width, set_up, test, tear_down)
  ADD ("undo-all", wide, test_undo_all);
  ADD ("undo-at-once", wide, test_undo_at_once);
  ADD ("undo-naming", wide, test_undo_naming);
  ADD ("mark-around", wide, test_mark_around);
  ADD ("mark-older", wide, test_mark_older);
  ADD ("mark-feeds", wide, test_mark_feeds);
  return g_test_run ();
}
