/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The list of headlines in other orders: what its headings say and where they lead, where
 * new stories come in, and that what is looked at stays in view. */

#include "dateline-gtk/headlines/dateline-headline-heading-private.h"
#include "dateline-gtk/headlines/dateline-headline-row-private.h"
#include "dateline-gtk/headlines/dateline-headline-view-private.h"

#include "headline-test.h"

#define N_STORIES 150

/* Two feeds, the second of which goes first by name. */
static void
set_up_two (Fixture *fixture, gconstpointer unused)
{
  open_store (fixture);
  fixture->feeds[0] =
      test_store_add_feed (&fixture->store, "https://z.example/feed", "Zenith", NULL);
  fixture->feeds[1] =
      test_store_add_feed (&fixture->store, "https://a.example/feed", "Aurora", NULL);
  for (guint i = 0; i < 2; i++)
    test_store_add_stories (&fixture->store,
                            fixture->feeds[i],
                            1 + i * 1000,
                            N_STORIES,
                            fixture->now - i * 60);
  show_list (fixture, 2 * N_STORIES);
}

static DatelineHeadlineView *
get_view (Fixture *fixture)
{
  return DATELINE_HEADLINE_VIEW (
      find_widget (GTK_WIDGET (fixture->list), "DatelineHeadlineView", NULL));
}

/* Rows are placed, and then what is in view, over a few frames. */
static void
come_to_rest (Fixture *fixture)
{
  draw_frames (GTK_WIDGET (fixture->list), 10);
}

static void
show_in (Fixture *fixture, DatelineQueryOrder order, DatelineQueryGrouping grouping)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_query_set_order (query, order);
  dateline_query_set_grouping (query, grouping);
  dateline_edition_set_query (fixture->edition, query);
  WAIT_FOR (!dateline_edition_is_loading (fixture->edition));
  come_to_rest (fixture);
}

static DatelineStory *
get_story (Fixture *fixture, guint position)
{
  g_autoptr (DatelineStory) story =
      g_list_model_get_item (G_LIST_MODEL (fixture->edition), position);

  WAIT_FOR (dateline_story_get_headline (story) != NULL);
  return g_steal_pointer (&story);
}

/* What the heading of a story's group says; "" where it has none. */
static char *
get_heading (Fixture *fixture, guint position, guint *n_unread)
{
  g_autoptr (DatelineStory) story = get_story (fixture, position);

  *n_unread = 0;
  if (!dateline_story_is_first_of_group (story))
    return g_strdup ("");
  return dateline_headline_style_name_group (
      dateline_headline_view_get_style (get_view (fixture)),
      story,
      n_unread);
}

static void
assert_heading (Fixture *fixture, guint position, const char *expected, guint n_unread)
{
  guint n;
  g_autofree char *heading = get_heading (fixture, position, &n);

  g_assert_cmpstr (heading, ==, expected);
  g_assert_cmpuint (n, ==, n_unread);
}

/* How far down the content of a story's row is; out of view it is -1. */
static double
get_y (Fixture *fixture, gint64 id)
{
  GtkWidget *row = dateline_headline_view_find_row (get_view (fixture), id);
  double x, y;

  if (row == NULL || !gtk_widget_translate_coordinates (row,
                                                        GTK_WIDGET (get_view (fixture)),
                                                        0,
                                                        0,
                                                        &x,
                                                        &y))
    return -1;
  return y < gtk_widget_get_height (GTK_WIDGET (get_view (fixture))) ? y : -1;
}

static void
scroll_to (Fixture *fixture, double value)
{
  GtkWidget *window = find_widget (GTK_WIDGET (fixture->list), "GtkScrolledWindow", NULL);

  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)),
      value);
  come_to_rest (fixture);
}

static void
mark (Fixture *fixture, guint position, gboolean read)
{
  gint64 id = dateline_edition_get_id (fixture->edition, position);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineMarking) marking = NULL;

  dateline_store_set_read_async (fixture->store.store,
                                 &id,
                                 1,
                                 read,
                                 NULL,
                                 result_cb,
                                 &result);
  WAIT_FOR (result != NULL);
  marking = dateline_store_set_read_finish (fixture->store.store, result, NULL);
  g_assert_nonnull (marking);
}

static void
give_overview (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineOverview) overview = NULL;

  dateline_store_load_overview_async (fixture->store.store, NULL, result_cb, &result);
  WAIT_FOR (result != NULL);
  overview = dateline_store_load_overview_finish (fixture->store.store, result, NULL);
  dateline_headline_list_set_overview (fixture->list, overview);
}

/* Feeds by name, each under one heading with its count. */
static void
test_by_feed (Fixture *fixture, gconstpointer unused)
{
  give_overview (fixture);
  show_in (fixture, DATELINE_QUERY_ORDER_NEWEST, DATELINE_QUERY_GROUPING_FEED);
  assert_heading (fixture, 0, "Aurora", N_STORIES);
  assert_heading (fixture, 1, "", 0);
  assert_heading (fixture, N_STORIES, "Zenith", N_STORIES);
  mark (fixture, 0, TRUE);
  give_overview (fixture);
  assert_heading (fixture, 0, "Aurora", N_STORIES - 1);
}

static void
test_unread_first (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  guint n;

  mark (fixture, 0, TRUE);
  show_in (fixture, DATELINE_QUERY_ORDER_UNREAD, DATELINE_QUERY_GROUPING_DAY);
  first = get_heading (fixture, 0, &n);
  g_assert_true (g_str_has_prefix (first, "Unread · "));
  last = get_heading (fixture, 2 * N_STORIES - 1, &n);
  g_assert_true (g_str_has_prefix (last, "Read · "));
}

static void
activated_cb (DatelineHeadlineList *list, gint64 id, gint64 *activated)
{
  *activated = id;
}

/* A press as the pointer makes it. */
static void
press (Fixture *fixture, double y)
{
  g_autoptr (GListModel) controllers =
      gtk_widget_observe_controllers (GTK_WIDGET (get_view (fixture)));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "pressed", 1, 100.0, y);
    }
}

/* The heading in a row and the one that is painted over the list lead to their feed, what
 * is beneath either does not, and days lead nowhere. */
static void
test_press (Fixture *fixture, gconstpointer unused)
{
  gint64 activated = 0;

  g_signal_connect (fixture->list,
                    "feed-activated",
                    G_CALLBACK (activated_cb),
                    &activated);
  press (fixture, 10);
  g_assert_cmpint (activated, ==, 0);

  show_in (fixture, DATELINE_QUERY_ORDER_NEWEST, DATELINE_QUERY_GROUPING_FEED);
  press (fixture, 60);
  g_assert_cmpint (activated, ==, 0);
  press (fixture, 10);
  g_assert_cmpint (activated, ==, fixture->feeds[1]);

  activated = 0;
  scroll_to (fixture, 400);
  press (fixture, 60);
  g_assert_cmpint (activated, ==, 0);
  press (fixture, 10);
  g_assert_cmpint (activated, ==, fixture->feeds[1]);
  scroll_to (fixture, 1e6);
  press (fixture, 10);
  g_assert_cmpint (activated, ==, fixture->feeds[0]);
}

/* What is looked at stays where it is: the story that is selected, or else the uppermost;
 * at the top of the list one stays there. */
static void
test_place (Fixture *fixture, gconstpointer unused)
{
  gint64 id = dateline_edition_get_id (fixture->edition, 100);
  double y;

  dateline_headline_list_select (fixture->list, id);
  come_to_rest (fixture);
  y = get_y (fixture, id);
  g_assert_cmpfloat (y, >=, 0);
  show_in (fixture, DATELINE_QUERY_ORDER_OLDEST, DATELINE_QUERY_GROUPING_DAY);
  g_assert_cmpint (dateline_headline_list_get_selected_id (fixture->list), ==, id);
  g_assert_cmpfloat_with_epsilon (get_y (fixture, id), y, 1);
  show_in (fixture, DATELINE_QUERY_ORDER_NEWEST, DATELINE_QUERY_GROUPING_FEED);
  g_assert_cmpfloat_with_epsilon (get_y (fixture, id), y, 1);

  /* Away from what is selected. */
  scroll_to (fixture, 2000);
  g_assert_true (dateline_headline_view_find_place (get_view (fixture), &id, &y));
  g_assert_cmpint (id, !=, dateline_headline_list_get_selected_id (fixture->list));
  show_in (fixture, DATELINE_QUERY_ORDER_NEWEST, DATELINE_QUERY_GROUPING_DAY);
  g_assert_cmpfloat_with_epsilon (get_y (fixture, id), y, 1);

  dateline_headline_list_select (fixture->list, 0);
  scroll_to (fixture, 0);
  show_in (fixture, DATELINE_QUERY_ORDER_OLDEST, DATELINE_QUERY_GROUPING_DAY);
  g_assert_cmpfloat (get_y (fixture, dateline_edition_get_id (fixture->edition, 0)),
                     >=,
                     0);
}

/* Several that are selected stay so, and the next one is the next in the new order. */
static void
test_selection (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *list_view = find_widget (GTK_WIDGET (fixture->list), "GtkListView", NULL);
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;

  dateline_headline_list_select (fixture->list,
                                 dateline_edition_get_id (fixture->edition, 2));
  gtk_widget_activate_action (list_view, "list.select-item", "(ubb)", 4, TRUE, FALSE);
  before = dateline_headline_list_get_selected_ids (fixture->list);
  g_assert_cmpuint (before->len, ==, 2);
  show_in (fixture, DATELINE_QUERY_ORDER_OLDEST, DATELINE_QUERY_GROUPING_DAY);
  after = dateline_headline_list_get_selected_ids (fixture->list);
  g_assert_cmpuint (after->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (g_array_index (after, gint64, i),
                     ==,
                     g_array_index (before, gint64, 1 - i));

  dateline_headline_list_select (fixture->list,
                                 dateline_edition_get_id (fixture->edition, 7));
  g_assert_true (dateline_headline_list_move (fixture->list, 1));
  g_assert_cmpint (dateline_headline_list_get_selected_id (fixture->list),
                   ==,
                   dateline_edition_get_id (fixture->edition, 8));
}

/* The word of new stories leads to where they are. */
static void
test_new_stories (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *button;
  guint last = 2 * N_STORIES;

  show_in (fixture, DATELINE_QUERY_ORDER_OLDEST, DATELINE_QUERY_GROUPING_DAY);
  test_store_add_stories (&fixture->store,
                          fixture->feeds[0],
                          5000,
                          2,
                          fixture->now + 2 * 3600);
  WAIT_FOR (dateline_edition_get_n_pending (fixture->edition) == 2);
  WAIT_FOR ((button = find_widget (GTK_WIDGET (fixture->list),
                                   "GtkButton",
                                   "dateline-new-stories")) != NULL);
  run_for (300);
  g_signal_emit_by_name (button, "clicked");
  WAIT_FOR (count_stories (fixture) == last + 2);
  WAIT_FOR (get_y (fixture, dateline_edition_get_id (fixture->edition, last)) >= 0);
}

static GtkWidget *
find_row (Fixture *fixture, guint position)
{
  return dateline_headline_view_find_row (
      get_view (fixture),
      dateline_edition_get_id (fixture->edition, position));
}

static void
show_oldest_first (Fixture *fixture)
{
  gint64 last = dateline_edition_get_id (fixture->edition, 2 * N_STORIES - 1);

  show_in (fixture, DATELINE_QUERY_ORDER_OLDEST, DATELINE_QUERY_GROUPING_DAY);
  WAIT_FOR (dateline_edition_get_id (fixture->edition, 0) == last &&
            get_y (fixture, last) >= 0);
}

static GPtrArray *
list_rows (Fixture *fixture)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < get_view (fixture)->rows->len; i++)
    g_ptr_array_add (rows, g_object_ref (get_view (fixture)->rows->pdata[i]));
  return rows;
}

static void
follow_cb (GListModel *model, guint position, guint n_removed, guint n_added, guint *n)
{
  g_assert_cmpuint (position + n_removed, <=, *n);
  *n += n_added - n_removed;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, *n);
}

/* The rows of a list serve the one that comes in its place, which begins at its top. */
static void
test_rows_serve_again (Fixture *fixture, gconstpointer unused)
{
  GListModel *selection = G_LIST_MODEL (
      gtk_list_view_get_model (GTK_LIST_VIEW (get_view (fixture)->list_view)));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (get_view (fixture)->scrolled_window));
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  guint n_kept = 0;

  gtk_adjustment_set_value (adjustment, 5000);
  come_to_rest (fixture);
  gtk_adjustment_set_value (adjustment, 0);
  come_to_rest (fixture);
  before = list_rows (fixture);
  show_oldest_first (fixture);
  after = list_rows (fixture);
  for (guint i = 0; i < after->len; i++)
    n_kept += g_ptr_array_find (before, after->pdata[i], NULL);
  /* Newer ones may do as they like. */
  if (gtk_get_minor_version () < 12)
    g_assert_cmpuint (n_kept, >, after->len * 3 / 4);
  g_assert_cmpuint (g_list_model_get_n_items (selection), ==, 2 * N_STORIES);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);

  /* The keyboard goes to the first row. */
  g_assert_true (gtk_widget_grab_focus (get_view (fixture)->list_view));
  g_assert_true (gtk_widget_is_ancestor (find_row (fixture, 0),
                                         gtk_window_get_focus (fixture->window)));
}

/* Also where it is in a row that goes. */
static void
test_focus_turns (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_parent (find_row (fixture, 2))));
  show_oldest_first (fixture);
  WAIT_FOR (gtk_widget_is_ancestor (find_row (fixture, 0),
                                    gtk_window_get_focus (fixture->window)));
}

/* A short list has rows of its own, and each of the list view's signals tells the truth.
 */
static void
test_long_and_short (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  GListModel *selection = G_LIST_MODEL (
      gtk_list_view_get_model (GTK_LIST_VIEW (get_view (fixture)->list_view)));
  guint n = 2 * N_STORIES;

  WAIT_FOR (g_list_model_get_n_items (selection) == n);
  g_signal_connect (selection, "items-changed", G_CALLBACK (follow_cb), &n);
  for (guint i = 0; i < 6; i++)
    {
      dateline_query_set_feed (query, i % 3 == 2 ? 0 : fixture->feeds[i % 3]);
      dateline_edition_set_query (fixture->edition, query);
      WAIT_FOR (!dateline_edition_is_loading (fixture->edition));
      WAIT_FOR (n == count_stories (fixture));
      WAIT_FOR (get_y (fixture, dateline_edition_get_id (fixture->edition, 0)) >= 0);
    }
  g_signal_handlers_disconnect_by_data (selection, &n);
}

/* A list that goes without another one in its place goes with its rows. */
static void
test_rows_go (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  GListModel *selection = G_LIST_MODEL (
      gtk_list_view_get_model (GTK_LIST_VIEW (get_view (fixture)->list_view)));

  dateline_query_set_saved_only (query, TRUE);
  dateline_edition_set_query (fixture->edition, query);
  WAIT_FOR (!dateline_edition_is_loading (fixture->edition) &&
            g_list_model_get_n_items (selection) == 0 &&
            get_view (fixture)->rows->len == 0);
  show_in (fixture, DATELINE_QUERY_ORDER_NEWEST, DATELINE_QUERY_GROUPING_DAY);
  g_assert_cmpuint (g_list_model_get_n_items (selection), ==, 2 * N_STORIES);
  WAIT_FOR (get_y (fixture, dateline_edition_get_id (fixture->edition, 0)) >= 0);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                  \
  g_test_add ("/headline-order/" path, Fixture, NULL, set_up_two, test, tear_down)
  ADD ("by-feed", test_by_feed);
  ADD ("unread-first", test_unread_first);
  ADD ("press", test_press);
  ADD ("place", test_place);
  ADD ("selection", test_selection);
  ADD ("new-stories", test_new_stories);
  ADD ("rows-serve-again", test_rows_serve_again);
  ADD ("focus-turns", test_focus_turns);
  ADD ("rows-go", test_rows_go);
  ADD ("long-and-short", test_long_and_short);
  return g_test_run ();
}
