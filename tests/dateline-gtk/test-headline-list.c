/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The list of headlines over a real store and edition: moving, selecting, what stays when
 * the edition changes, new stories, and the words for an empty list. */

#include "dateline-gtk/headlines/dateline-headline-list.h"

#include "dateline-gtk/headlines/dateline-headline-empty-private.h"
#include "dateline-gtk/headlines/dateline-headline-heading-private.h"
#include "dateline-gtk/headlines/dateline-headline-row-private.h"
#include "dateline-gtk/headlines/dateline-headline-view-private.h"

#include "headline-test.h"

#define N_STORIES 300

static gint64
get_id (Fixture *fixture, guint position)
{
  return dateline_edition_get_id (fixture->edition, position);
}

static gint64
get_selected (Fixture *fixture)
{
  return dateline_headline_list_get_selected_id (fixture->list);
}

static GtkSelectionModel *
get_selection (Fixture *fixture)
{
  GtkWidget *view = find_widget (GTK_WIDGET (fixture->list), "GtkListView", NULL);

  return gtk_list_view_get_model (GTK_LIST_VIEW (view));
}

/* Where the one story is that is selected. */
static guint
get_selected_position (Fixture *fixture)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (get_selection (fixture));

  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 1);
  return gtk_bitset_get_minimum (selected);
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  GtkWidget *window = find_widget (GTK_WIDGET (fixture->list), "GtkScrolledWindow", NULL);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
}

static GtkWidget *
find_row (GtkWidget *widget, gint64 id)
{
  if (DATELINE_IS_HEADLINE_ROW (widget))
    {
      DatelineStory *story =
          dateline_headline_row_get_story (DATELINE_HEADLINE_ROW (widget));

      return story != NULL && dateline_story_get_id (story) == id ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = find_row (child, id);

      if (row != NULL)
        return row;
    }
  return NULL;
}

/* Whether the row of a story is in view. */
static gboolean
is_in_view (GtkWidget *widget, GtkWidget *list, gint64 id)
{
  if (DATELINE_IS_HEADLINE_ROW (widget))
    {
      DatelineStory *story =
          dateline_headline_row_get_story (DATELINE_HEADLINE_ROW (widget));
      graphene_rect_t bounds;

      return story != NULL && dateline_story_get_id (story) == id &&
             gtk_widget_get_mapped (widget) &&
             gtk_widget_compute_bounds (widget, list, &bounds) &&
             bounds.origin.y + bounds.size.height > 0 &&
             bounds.origin.y < gtk_widget_get_height (list);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_in_view (child, list, id))
      return TRUE;
  return FALSE;
}

static gboolean
shows (Fixture *fixture, gint64 id)
{
  return is_in_view (GTK_WIDGET (fixture->list), GTK_WIDGET (fixture->list), id);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_move (Fixture *fixture, gconstpointer n_stories)
{
  g_assert_cmpint (get_selected (fixture), ==, 0);
  g_assert_true (dateline_headline_list_move (fixture->list, 1));
  g_assert_cmpint (get_selected (fixture), ==, get_id (fixture, 0));
  g_assert_false (dateline_headline_list_move (fixture->list, -1));
  for (guint i = 1; i <= 20; i++)
    {
      g_assert_true (dateline_headline_list_move (fixture->list, 1));
      g_assert_cmpint (get_selected (fixture), ==, get_id (fixture, i));
    }
  WAIT_FOR (shows (fixture, get_id (fixture, 20)));
  g_assert_false (shows (fixture, get_id (fixture, 0)));

  dateline_headline_list_select (fixture->list, get_id (fixture, N_STORIES - 1));
  g_assert_false (dateline_headline_list_move (fixture->list, 1));
  WAIT_FOR (shows (fixture, get_id (fixture, N_STORIES - 1)));
  dateline_headline_list_scroll_to_top (fixture->list);
  WAIT_FOR (shows (fixture, get_id (fixture, 0)));
  g_assert_cmpint (get_selected (fixture), ==, get_id (fixture, N_STORIES - 1));
}

static void
test_select (Fixture *fixture, gconstpointer n_stories)
{
  guint n_notified = 0;

  g_signal_connect_swapped (fixture->list,
                            "notify::selected-id",
                            G_CALLBACK (count_cb),
                            &n_notified);
  dateline_headline_list_select (fixture->list, get_id (fixture, 5));
  g_assert_cmpuint (n_notified, ==, 1);
  dateline_headline_list_select (fixture->list, get_id (fixture, 5));
  g_assert_cmpuint (n_notified, ==, 1);

  /* A story that is not listed leaves the selection as it is. */
  dateline_headline_list_select (fixture->list, 987654321);
  g_assert_cmpint (get_selected (fixture), ==, get_id (fixture, 5));

  /* The list view's own keys select through the model. */
  gtk_selection_model_select_item (get_selection (fixture), 7, TRUE);
  g_assert_cmpint (get_selected (fixture), ==, get_id (fixture, 7));
  dateline_headline_list_select (fixture->list, 0);
  g_assert_cmpint (get_selected (fixture), ==, 0);
  g_assert_cmpuint (n_notified, ==, 3);
}

static void
activated_cb (DatelineHeadlineList *list, gint64 id, gint64 *activated)
{
  *activated = id;
}

static void
test_activate (Fixture *fixture, gconstpointer n_stories)
{
  GtkWidget *view = find_widget (GTK_WIDGET (fixture->list), "GtkListView", NULL);
  gint64 activated = 0;

  g_signal_connect (fixture->list,
                    "story-activated",
                    G_CALLBACK (activated_cb),
                    &activated);
  g_signal_emit_by_name (view, "activate", 3);
  g_assert_cmpint (activated, ==, get_id (fixture, 3));
  g_assert_cmpint (get_selected (fixture), ==, activated);
}

/* The only unread stories are beyond what was ever in view. */
static void
test_unread_far_away (Fixture *fixture, gconstpointer n_stories)
{
  g_autofree gint64 *ids = g_new (gint64, N_STORIES);
  guint n_none = 0;

  for (guint i = 0; i < N_STORIES; i++)
    ids[i] = get_id (fixture, i);
  test_store_set_read (&fixture->store, ids, N_STORIES, TRUE);
  test_store_set_read (&fixture->store, &ids[10], 1, FALSE);
  test_store_set_read (&fixture->store, &ids[290], 1, FALSE);
  g_signal_connect_swapped (fixture->list, "no-unread", G_CALLBACK (count_cb), &n_none);

  dateline_headline_list_select (fixture->list, ids[20]);
  g_assert_true (dateline_headline_list_move_to_unread (fixture->list));
  WAIT_FOR (get_selected (fixture) == ids[290]);
  WAIT_FOR (shows (fixture, ids[290]));

  /* From there on it goes on at the top. */
  g_assert_true (dateline_headline_list_move_to_unread (fixture->list));
  WAIT_FOR (get_selected (fixture) == ids[10]);

  test_store_set_read (&fixture->store, &ids[290], 1, TRUE);
  run_for (20);
  if (dateline_headline_list_move_to_unread (fixture->list))
    WAIT_FOR (n_none == 1);
  g_assert_cmpint (get_selected (fixture), ==, ids[10]);
}

/* What is loaded is looked at without asking anybody. */
static void
test_unread_nearby (Fixture *fixture, gconstpointer n_stories)
{
  gint64 ids[] = { get_id (fixture, 0), get_id (fixture, 1), get_id (fixture, 2) };
  g_autoptr (DatelineStory) third =
      g_list_model_get_item (G_LIST_MODEL (fixture->edition), 2);

  test_store_set_read (&fixture->store, ids, G_N_ELEMENTS (ids), TRUE);
  WAIT_FOR (dateline_story_is_read (third));
  g_assert_true (dateline_headline_list_move_to_unread (fixture->list));
  g_assert_cmpint (get_selected (fixture), ==, get_id (fixture, 3));
  g_assert_true (dateline_headline_list_move_to_unread (fixture->list));
  g_assert_cmpint (get_selected (fixture), ==, get_id (fixture, 4));
}

/* Another query lists other stories; the selected one stays selected where it is among
 * them, and the host hears of it only if it is not. */
static void
test_selection_survives (Fixture *fixture, gconstpointer n_stories)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  gint64 id = get_id (fixture, 200);
  guint n_notified = 0;

  dateline_headline_list_select (fixture->list, id);
  WAIT_FOR (shows (fixture, id));
  g_signal_connect_swapped (fixture->list,
                            "notify::selected-id",
                            G_CALLBACK (count_cb),
                            &n_notified);

  dateline_query_set_unread_only (query, TRUE);
  dateline_edition_set_query (fixture->edition, query);
  WAIT_FOR (!dateline_edition_is_loading (fixture->edition));
  run_for (50);
  g_assert_cmpint (get_selected (fixture), ==, id);
  g_assert_cmpuint (get_selected_position (fixture), ==, 200);
  g_assert_cmpuint (n_notified, ==, 0);
  WAIT_FOR (shows (fixture, id));

  dateline_query_set_date_range (query, DATELINE_DATE_RANGE_TODAY);
  dateline_edition_set_query (fixture->edition, query);
  WAIT_FOR (get_selected (fixture) == 0);
  g_assert_cmpuint (n_notified, ==, 1);
}

/* What arrives waits over the list until it is asked for; then the top is shown. */
static void
test_new_stories (Fixture *fixture, gconstpointer n_stories)
{
  GtkWidget *list = GTK_WIDGET (fixture->list);
  gint64 id = get_id (fixture, 100);
  GtkWidget *button;

  dateline_headline_list_select (fixture->list, id);
  WAIT_FOR (shows (fixture, id));
  g_assert_null (find_widget (list, "GtkButton", "dateline-new-stories"));

  test_store_add_stories (&fixture->store,
                          fixture->feeds[0],
                          5000,
                          3,
                          fixture->now + 3 * 3600);
  WAIT_FOR ((button = find_widget (list, "GtkButton", "dateline-new-stories")) != NULL);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "3 new stories");
  g_assert_cmpuint (count_stories (fixture), ==, N_STORIES);

  g_signal_emit_by_name (button, "clicked");
  WAIT_FOR (count_stories (fixture) == N_STORIES + 3);
  WAIT_FOR (shows (fixture, get_id (fixture, 0)));
  g_assert_cmpint (get_selected (fixture), ==, id);
  g_assert_cmpuint (get_selected_position (fixture), ==, 103);
  WAIT_FOR (find_widget (list, "GtkButton", "dateline-new-stories") == NULL);
}

/* A reload while somebody reads in the middle moves nothing under their eyes. */
static void
test_reload_keeps_place (Fixture *fixture, gconstpointer n_stories)
{
  gint64 id = get_id (fixture, 150);

  dateline_headline_list_select (fixture->list, id);
  WAIT_FOR (shows (fixture, id));
  test_store_add_stories (&fixture->store,
                          fixture->feeds[0],
                          5000,
                          20,
                          fixture->now + 20 * 3600);
  dateline_edition_reload (fixture->edition);
  WAIT_FOR (count_stories (fixture) == N_STORIES + 20);
  run_for (100);
  g_assert_true (shows (fixture, id));
  g_assert_cmpint (get_selected (fixture), ==, id);
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), >, 1000);
}

static const char *
get_empty_title (Fixture *fixture)
{
  GtkWidget *empty =
      find_widget (GTK_WIDGET (fixture->list), "DatelineHeadlineEmpty", NULL);

  return empty != NULL
             ? dateline_headline_empty_get_title (DATELINE_HEADLINE_EMPTY (empty))
             : NULL;
}

static void
test_empty (Fixture *fixture, gconstpointer n_stories)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  WAIT_FOR (g_strcmp0 (get_empty_title (fixture), "No stories") == 0);
  dateline_query_set_unread_only (query, TRUE);
  dateline_edition_set_query (fixture->edition, query);
  WAIT_FOR (g_strcmp0 (get_empty_title (fixture), "No unread stories") == 0);
  dateline_query_set_words (query, "harbour");
  dateline_edition_set_query (fixture->edition, query);
  WAIT_FOR (g_strcmp0 (get_empty_title (fixture), "Nothing found here") == 0);
  dateline_query_set_unread_only (query, FALSE);
  dateline_edition_set_query (fixture->edition, query);
  WAIT_FOR (g_strcmp0 (get_empty_title (fixture), "Nothing found") == 0);
  dateline_query_clear_filters (query);
  dateline_query_set_unread_only (query, TRUE);
  dateline_query_set_saved_only (query, TRUE);
  dateline_edition_set_query (fixture->edition, query);
  WAIT_FOR (g_strcmp0 (get_empty_title (fixture), "Nothing matches") == 0);
  dateline_query_clear_filters (query);
  dateline_query_set_saved_only (query, TRUE);
  dateline_edition_set_query (fixture->edition, query);
  WAIT_FOR (g_strcmp0 (get_empty_title (fixture), "No saved stories") == 0);

  g_assert_false (dateline_headline_list_move (fixture->list, 1));
  g_assert_false (dateline_headline_list_move_to_unread (fixture->list));

  dateline_query_clear_filters (query);
  dateline_edition_set_query (fixture->edition, query);
  WAIT_FOR (g_strcmp0 (get_empty_title (fixture), "No stories") == 0);
  test_store_add_stories (&fixture->store, fixture->feeds[0], 1, 2, fixture->now);
  WAIT_FOR (count_stories (fixture) == 2 && get_empty_title (fixture) == NULL);
}

static void
note_failure (Fixture *fixture, const char *error)
{
  g_autoptr (DatelineFetchOutcome) outcome = dateline_fetch_outcome_new ();
  g_autoptr (DatelineOverview) overview = NULL;
  g_autoptr (GAsyncResult) noted = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;

  outcome->fetched_at = fixture->now;
  outcome->succeeded = error == NULL;
  outcome->error = g_strdup (error);
  dateline_store_note_fetch_async (fixture->store.store,
                                   fixture->feeds[0],
                                   outcome,
                                   NULL,
                                   result_cb,
                                   &noted);
  WAIT_FOR (noted != NULL);
  g_assert_true (dateline_store_note_fetch_finish (fixture->store.store, noted, NULL));
  dateline_store_load_overview_async (fixture->store.store, NULL, result_cb, &loaded);
  WAIT_FOR (loaded != NULL);
  overview = dateline_store_load_overview_finish (fixture->store.store, loaded, NULL);
  dateline_headline_list_set_overview (fixture->list, overview);
}

/* A feed that was never read says why; a button for it is for those that have its action.
 */
static void
test_empty_feed (Fixture *fixture, gconstpointer n_stories)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  GtkWidget *empty;

  dateline_query_set_feed (query, fixture->feeds[0]);
  dateline_edition_set_query (fixture->edition, query);
  WAIT_FOR (g_strcmp0 (get_empty_title (fixture), "No stories") == 0);
  note_failure (fixture, "There is nothing at this address.");
  WAIT_FOR (g_strcmp0 (get_empty_title (fixture), "No stories yet") == 0);
  empty = find_widget (GTK_WIDGET (fixture->list), "DatelineHeadlineEmpty", NULL);
  g_assert_cmpstr (dateline_headline_empty_get_text (DATELINE_HEADLINE_EMPTY (empty)),
                   ==,
                   "There is nothing at this address.");
  g_assert_null (find_widget (empty, "GtkButton", NULL));
  note_failure (fixture, NULL);
  WAIT_FOR (g_strcmp0 (get_empty_title (fixture), "No stories") == 0);
}

/* The keyboard stays in the list when its rows are replaced. */
static void
test_focus_survives (Fixture *fixture, gconstpointer n_stories)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  GtkWidget *focus;

  dateline_headline_list_select (fixture->list, get_id (fixture, 2));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->list));
  focus = gtk_window_get_focus (fixture->window);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->list)));

  dateline_query_set_unread_only (query, TRUE);
  dateline_edition_set_query (fixture->edition, query);
  WAIT_FOR (!dateline_edition_is_loading (fixture->edition));
  run_for (100);
  focus = gtk_window_get_focus (fixture->window);
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->list)));
}

static void
press (Fixture *fixture,
       const char *action,
       guint position,
       gboolean add,
       gboolean stretch)
{
  GtkWidget *view = find_widget (GTK_WIDGET (fixture->list), "GtkListView", NULL);

  g_assert_true (
      gtk_widget_activate_action (view, action, "(ubb)", position, add, stretch));
}

static void
count_up_cb (guint *count)
{
  (*count)++;
}

/* As Shift and Ctrl with the pointer or the arrows do it. */
static void
test_select_many (Fixture *fixture, gconstpointer n_stories)
{
  g_autoptr (GArray) ids = NULL;
  guint n_told = 0;

  g_signal_connect_swapped (fixture->list,
                            "notify::n-selected",
                            G_CALLBACK (count_up_cb),
                            &n_told);
  dateline_headline_list_select (fixture->list, get_id (fixture, 10));
  press (fixture, "list.select-item", 14, FALSE, TRUE);
  g_assert_cmpuint (dateline_headline_list_get_n_selected (fixture->list), ==, 5);
  g_assert_cmpint (get_selected (fixture), ==, get_id (fixture, 14));
  press (fixture, "list.select-item", 8, FALSE, TRUE);
  g_assert_cmpuint (dateline_headline_list_get_n_selected (fixture->list), ==, 3);
  g_assert_cmpint (get_selected (fixture), ==, get_id (fixture, 8));
  press (fixture, "list.select-item", 20, TRUE, FALSE);
  press (fixture, "list.select-item", 9, TRUE, FALSE);
  g_assert_cmpint (get_selected (fixture), ==, get_id (fixture, 20));
  ids = dateline_headline_list_get_selected_ids (fixture->list);
  g_assert_cmpuint (ids->len, ==, 3);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, get_id (fixture, 8));
  g_assert_cmpint (g_array_index (ids, gint64, 1), ==, get_id (fixture, 10));
  g_assert_cmpint (g_array_index (ids, gint64, 2), ==, get_id (fixture, 20));
  g_assert_cmpuint (n_told, >, 2);

  g_assert_true (dateline_headline_list_select_one (fixture->list));
  g_assert_false (dateline_headline_list_select_one (fixture->list));
  g_assert_cmpuint (get_selected_position (fixture), ==, 20);
}

/* They stay selected in a list that has them, wherever they are there. */
static void
test_many_survive (Fixture *fixture, gconstpointer n_stories)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  gint64 id;

  dateline_headline_list_select (fixture->list, get_id (fixture, 10));
  press (fixture, "list.select-item", 14, FALSE, TRUE);
  before = dateline_headline_list_get_selected_ids (fixture->list);
  id = get_selected (fixture);
  dateline_query_set_feed (query, fixture->feeds[0]);
  dateline_edition_set_query (fixture->edition, query);
  WAIT_FOR (!dateline_edition_is_loading (fixture->edition));
  run_for (50);
  after = dateline_headline_list_get_selected_ids (fixture->list);
  g_assert_cmpmem (before->data, before->len * 8, after->data, after->len * 8);
  g_assert_cmpint (get_selected (fixture), ==, id);

  dateline_headline_list_select_all (fixture->list);
  g_assert_cmpuint (dateline_headline_list_get_n_selected (fixture->list),
                    ==,
                    count_stories (fixture));
  g_assert_cmpint (get_selected (fixture), ==, id);
  dateline_headline_list_select_one (fixture->list);
  dateline_headline_list_leave_selected (fixture->list);
  g_assert_cmpuint (get_selected_position (fixture), ==, 15);
}

/* The height of the row of a story, but for the room of a day. */
static int
get_row_height (Fixture *fixture, guint position)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->list), get_id (fixture, position));

  g_assert_nonnull (row);
  return gtk_widget_get_height (row);
}

/* Every row is as high as every other, and what is selected stays in view. */
static void
test_densities (Fixture *fixture, gconstpointer n_stories)
{
  static const DatelineDensity densities[] = {
    DATELINE_DENSITY_COMPACT,
    DATELINE_DENSITY_COMFORTABLE,
    DATELINE_DENSITY_CARD,
  };
  gint64 id = get_id (fixture, 150);
  int last = 0;

  dateline_headline_list_select (fixture->list, id);
  for (guint i = 0; i < G_N_ELEMENTS (densities); i++)
    {
      g_object_set (fixture->list, "density", densities[i], NULL);
      run_for (100);
      WAIT_FOR (is_in_view (GTK_WIDGET (fixture->list), GTK_WIDGET (fixture->list), id));
      g_assert_cmpint (get_row_height (fixture, 150), ==, get_row_height (fixture, 149));
      g_assert_cmpint (get_row_height (fixture, 150), >, last + 20 * (i > 0));
      last = get_row_height (fixture, 150);
    }
}

/* The day of the story at the upper edge stands there, unless its own heading does. */
static void
test_heading (Fixture *fixture, gconstpointer n_stories)
{
  GtkWidget *view =
      find_widget (GTK_WIDGET (fixture->list), "DatelineHeadlineView", NULL);
  GtkWidget *first = find_row (GTK_WIDGET (fixture->list), get_id (fixture, 0));
  DatelineHeadlineStyle *style =
      dateline_headline_view_get_style (DATELINE_HEADLINE_VIEW (view));
  GtkAdjustment *adjustment = get_adjustment (fixture);
  graphene_rect_t bounds;
  GtkWidget *row;
  int day_height;
  guint next = 1;
  float y = 1;

  gtk_test_widget_wait_for_draw (view);
  WAIT_FOR (dateline_headline_style_get_heading_height (style) > 0);
  day_height = dateline_headline_style_get_heading_height (style);
  g_assert_null (dateline_headline_heading_find_row (view, style, &y));

  gtk_adjustment_set_value (adjustment, 20);
  run_for (100);
  g_assert_true (dateline_headline_heading_find_row (view, style, &y) == first);
  g_assert_cmpfloat (y, ==, 0);

  /* The next day pushes it out. */
  for (;; next++)
    {
      g_autoptr (DatelineStory) story =
          g_list_model_get_item (G_LIST_MODEL (fixture->edition), next);

      if (dateline_story_is_first_of_group (story))
        break;
    }
  dateline_headline_list_select (fixture->list, get_id (fixture, next));
  run_for (100);
  row = find_row (GTK_WIDGET (fixture->list), get_id (fixture, next));
  g_assert_true (gtk_widget_compute_bounds (row, view, &bounds));
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + bounds.origin.y -
                                day_height / 2);
  run_for (100);
  g_assert_nonnull (dateline_headline_heading_find_row (view, style, &y));
  g_assert_cmpfloat (y, <, 0);
  g_assert_cmpfloat (y, >, -day_height);
}

int
main (int argc, char *argv[])
{
  gpointer many = GUINT_TO_POINTER (N_STORIES);

  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, n_stories, test)                                                       \
  g_test_add ("/headline-list/" path, Fixture, n_stories, set_up, test, tear_down)
  ADD ("move", many, test_move);
  ADD ("select", many, test_select);
  ADD ("activate", many, test_activate);
  ADD ("unread-far-away", many, test_unread_far_away);
  ADD ("unread-nearby", many, test_unread_nearby);
  ADD ("select-many", many, test_select_many);
  ADD ("many-survive", many, test_many_survive);
  ADD ("densities", many, test_densities);
  ADD ("heading", many, test_heading);
  ADD ("selection-survives", many, test_selection_survives);
  ADD ("new-stories", many, test_new_stories);
  ADD ("reload-keeps-place", many, test_reload_keeps_place);
  ADD ("empty", NULL, test_empty);
  ADD ("empty-feed", NULL, test_empty_feed);
  ADD ("focus-survives", many, test_focus_survives);
  return g_test_run ();
}
