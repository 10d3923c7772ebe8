/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From one list of headlines to another, long or short, whose rows it takes over: each
 * row shows the story of its place, by its name for who does not see it, too; no more
 * rows are there than stories; the list begins at its top, and the keyboard, the
 * selection and the scrolling work as in a new one. */

#include "dateline-gtk/headlines/dateline-headline-list.h"

#include "dateline-gtk/headlines/dateline-headline-row-private.h"
#include "dateline-gtk/headlines/dateline-headline-view-private.h"

#include "headline-test.h"

/* So many stories as the lists have: more than rows are made for, about as many, some, no
 * more than are seen, one, none. */
static const guint numbers[] = { 700, 210, 101, 40, 3, 1, 0 };

#define N_LISTS G_N_ELEMENTS (numbers)

static gint64 feeds[N_LISTS];

static void
set_up_lists (Fixture *fixture, gconstpointer data)
{
  guint n_all = 0;

  open_store (fixture);
  for (guint i = 0; i < N_LISTS; i++)
    {
      g_autofree char *address = g_strdup_printf ("https://%u.example/feed", i);
      g_autofree char *name = g_strdup_printf ("Feed of %u", numbers[i]);

      feeds[i] = test_store_add_feed (&fixture->store, address, name, "World");
      if (numbers[i] > 0)
        test_store_add_stories (&fixture->store, feeds[i], 1, numbers[i], fixture->now);
      n_all += numbers[i];
    }
  show_list (fixture, n_all);
}

static GtkWidget *
get_list_view (Fixture *fixture)
{
  return DATELINE_HEADLINE_VIEW (fixture->list->view)->list_view;
}

static GtkSelectionModel *
get_model (Fixture *fixture)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (get_list_view (fixture)));
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (get_list_view (fixture)));
}

static DatelineStory *
get_story (GtkWidget *item)
{
  GtkWidget *row = gtk_widget_get_first_child (item);

  g_assert_true (DATELINE_IS_HEADLINE_ROW (row));
  return dateline_headline_row_get_story (DATELINE_HEADLINE_ROW (row));
}

static gboolean
is_told_of_all (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (get_model (fixture))) ==
         count_stories (fixture);
}

static gboolean
has_headlines (Fixture *fixture)
{
  for (GtkWidget *item = gtk_widget_get_first_child (get_list_view (fixture));
       item != NULL;
       item = gtk_widget_get_next_sibling (item))
    if (get_story (item) == NULL ||
        dateline_story_get_headline (get_story (item)) == NULL)
      return FALSE;
  return TRUE;
}

static void
check_row (Fixture *fixture, GtkWidget *item, guint position)
{
  DatelineStory *story = get_story (item);
  GtkWidget *row = gtk_widget_get_first_child (item);
  g_autofree char *name = dateline_headline_row_describe (DATELINE_HEADLINE_ROW (row));
  g_autofree char *difference =
      gtk_test_accessible_check_property (GTK_ACCESSIBLE (item),
                                          GTK_ACCESSIBLE_PROPERTY_LABEL,
                                          name);

  g_assert_cmpstr (difference, ==, NULL);
  g_assert_cmpint ((gtk_widget_get_state_flags (item) & GTK_STATE_FLAG_SELECTED) != 0,
                   ==,
                   gtk_selection_model_is_selected (get_model (fixture), position));
  g_assert_cmpint (gtk_widget_has_css_class (row, "first-of-group"),
                   ==,
                   dateline_story_is_first_of_group (story));
}

/* The rows are those of stories in their order, and say so. Besides those around the view
 * GTK keeps the one that had the keyboard. */
static void
check_rows (Fixture *fixture, guint n)
{
  guint position, last = 0, n_rows = 0, n_gaps = 0;

  WAIT_FOR (is_told_of_all (fixture) && count_stories (fixture) == n);
  WAIT_FOR (has_headlines (fixture));
  for (GtkWidget *item = gtk_widget_get_first_child (get_list_view (fixture));
       item != NULL;
       item = gtk_widget_get_next_sibling (item), n_rows++, last = position)
    {
      g_assert_true (dateline_edition_find (fixture->edition,
                                            dateline_story_get_id (get_story (item)),
                                            &position));
      g_assert_true (n_rows == 0 || position > last);
      n_gaps += n_rows > 0 && position > last + 1;
      check_row (fixture, item, position);
    }
  g_assert_cmpuint (n_gaps, <=, 2);
  g_assert_cmpuint (n_rows, >=, MIN (n, 100));
  g_assert_cmpuint (n_rows, <=, n);
}

static void
go_to (Fixture *fixture, guint list)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_query_set_feed (query, feeds[list]);
  dateline_edition_set_query (fixture->edition, query);
  WAIT_FOR (!dateline_edition_is_loading (fixture->edition) &&
            count_stories (fixture) == numbers[list]);
  if (numbers[list] > 0)
    WAIT_FOR (gtk_widget_get_mapped (get_list_view (fixture)));
}

static gboolean
has_focus_in_list (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (fixture->window);

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (fixture->list));
}

/* As somebody leaves a list: scrolled, a story selected, the keyboard on its row. */
static void
leave_in_the_middle (Fixture *fixture)
{
  guint n = count_stories (fixture);

  if (n == 0)
    return;
  dateline_headline_list_select (fixture->list,
                                 dateline_edition_get_id (fixture->edition, n * 2 / 3));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->list));
  run_for (30);
  check_rows (fixture, n);
}

static void
check_keys (Fixture *fixture)
{
  guint n = count_stories (fixture);

  if (n == 0)
    return;
  dateline_headline_list_move (fixture->list, 1);
  g_assert_cmpint (dateline_headline_list_get_selected_id (fixture->list),
                   ==,
                   dateline_edition_get_id (fixture->edition, 0));
  dateline_headline_list_select (fixture->list,
                                 dateline_edition_get_id (fixture->edition, n - 1));
  g_assert_cmpint (dateline_headline_list_get_selected_id (fixture->list),
                   ==,
                   dateline_edition_get_id (fixture->edition, n - 1));
  dateline_headline_list_select_all (fixture->list);
  g_assert_cmpuint (dateline_headline_list_get_n_selected (fixture->list), ==, n);
  dateline_headline_list_select (fixture->list, 0);
}

/* Every list after every other one. */
static void
test_pairs (Fixture *fixture, gconstpointer leaves_in_the_middle)
{
  for (guint from = 0; from < N_LISTS; from++)
    for (guint to = 0; to < N_LISTS; to++)
      {
        if (from == to)
          continue;
        go_to (fixture, from);
        check_rows (fixture, numbers[from]);
        if (leaves_in_the_middle != NULL)
          leave_in_the_middle (fixture);

        go_to (fixture, to);
        check_rows (fixture, numbers[to]);
        if (numbers[to] > 0)
          WAIT_FOR (gtk_adjustment_get_value (get_adjustment (fixture)) == 0);
        WAIT_FOR (dateline_headline_list_get_selected_id (fixture->list) == 0);
        if (leaves_in_the_middle != NULL && numbers[from] > 0 && numbers[to] > 0)
          g_assert_true (has_focus_in_list (fixture));
        check_keys (fixture);
      }
}

/* A list that had the keys before it had rows: the first row has them then. */
static void
test_keys_first (Fixture *fixture, gconstpointer data)
{
  for (guint to = 0; to < N_LISTS; to++)
    {
      go_to (fixture, N_LISTS - 1);
      check_rows (fixture, 0);
      gtk_widget_grab_focus (GTK_WIDGET (fixture->list));
      g_assert_true (GTK_IS_LIST_VIEW (gtk_window_get_focus (fixture->window)));
      if (numbers[to] == 0)
        continue;
      go_to (fixture, to);
      check_rows (fixture, numbers[to]);
      g_assert_true (has_focus_in_list (fixture));
      g_assert_false (GTK_IS_LIST_VIEW (gtk_window_get_focus (fixture->window)));
    }
}

/* There and back again: the list view may have kept the rows' first stories in mind. */
static void
test_there_and_back (Fixture *fixture, gconstpointer data)
{
  for (guint round = 0; round < 2; round++)
    for (guint i = 1; i < N_LISTS; i++)
      {
        go_to (fixture, 0);
        check_rows (fixture, numbers[0]);
        go_to (fixture, i);
        check_rows (fixture, numbers[i]);
        go_to (fixture, 0);
        check_rows (fixture, numbers[0]);
        gtk_adjustment_set_value (get_adjustment (fixture), 20000);
        run_for (30);
        check_rows (fixture, numbers[0]);
        gtk_adjustment_set_value (get_adjustment (fixture), 0);
        run_for (30);
        check_rows (fixture, numbers[0]);
      }
}

/* Another list before a picture of the last one has been painted. */
static void
test_hasty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 60; i++)
    {
      guint list = g_rand_int_range (rand, 0, N_LISTS);
      g_autoptr (DatelineQuery) query = dateline_query_new ();

      dateline_query_set_feed (query, feeds[list]);
      dateline_edition_set_query (fixture->edition, query);
      for (int turns = g_rand_int_range (rand, 0, 12); turns > 0; turns--)
        g_main_context_iteration (NULL, FALSE);
      if (i % 10 != 9)
        continue;
      go_to (fixture, list);
      check_rows (fixture, numbers[list]);
    }
}

typedef struct
{
  Fixture *fixture;
  gboolean was_there;
} Short;

static void
short_cb (Short *self)
{
  GtkSelectionModel *model = get_model (self->fixture);

  if (count_stories (self->fixture) != 3 ||
      g_list_model_get_n_items (G_LIST_MODEL (model)) <= 3)
    return;
  self->was_there = TRUE;
  g_assert_false (gtk_selection_model_select_item (model, 50, TRUE));
  g_assert_false (gtk_selection_model_select_range (model, 2, 5, TRUE));
  g_signal_emit_by_name (get_list_view (self->fixture), "activate", 50);
}

static void
fail_cb (void)
{
  g_assert_not_reached ();
}

/* Rows in whose places there are no stories any more go behind the next picture: until
 * then nothing can be done with them. */
static void
test_rows_that_go (Fixture *fixture, gconstpointer data)
{
  Short self = { fixture, FALSE };
  gulong id;

  if (gtk_get_minor_version () >= 12)
    {
      g_test_skip ("newer list views keep rows themselves");
      return;
    }
  go_to (fixture, 0);
  check_rows (fixture, numbers[0]);
  g_signal_connect (fixture->list, "story-activated", G_CALLBACK (fail_cb), NULL);
  id = g_signal_connect_data (fixture->edition,
                              "items-changed",
                              G_CALLBACK (short_cb),
                              &self,
                              NULL,
                              G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  go_to (fixture, 4);
  check_rows (fixture, numbers[4]);
  g_assert_true (self.was_there);
  g_assert_cmpuint (dateline_headline_list_get_n_selected (fixture->list), ==, 0);
  g_signal_handler_disconnect (fixture->edition, id);
}

/* Before the list view knows of a story it can be selected, and is brought into view. */
static void
test_reach (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  gint64 id;

  go_to (fixture, 4);
  check_rows (fixture, numbers[4]);
  dateline_query_set_feed (query, feeds[0]);
  dateline_edition_set_query (fixture->edition, query);
  WAIT_FOR (count_stories (fixture) >= 200);
  id = dateline_edition_get_id (fixture->edition, 199);
  dateline_headline_list_select (fixture->list, id);
  g_assert_cmpint (dateline_headline_list_get_selected_id (fixture->list), ==, id);
  WAIT_FOR (gtk_adjustment_get_value (get_adjustment (fixture)) > 2000);
  check_rows (fixture, numbers[0]);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, data, test)                                                            \
  g_test_add ("/headline-changes/" path, Fixture, data, set_up_lists, test, tear_down)
  ADD ("pairs", NULL, test_pairs);
  ADD ("pairs-in-the-middle", GINT_TO_POINTER (TRUE), test_pairs);
  ADD ("keys-first", NULL, test_keys_first);
  ADD ("there-and-back", NULL, test_there_and_back);
  ADD ("hasty", NULL, test_hasty);
  ADD ("rows-that-go", NULL, test_rows_that_go);
  ADD ("reach", NULL, test_reach);
  return g_test_run ();
}
