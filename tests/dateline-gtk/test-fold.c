/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which panes are seen at which width, where they stand, and where the keyboard goes. */

#include "dateline-gtk/reader/dateline-fold-private.h"

#include "gui-test.h"

typedef struct
{
  DatelineFold *fold;
  GtkWidget *panes[3];
  GtkWindow *window;
  guint n_drawn;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer width)
{
  for (guint i = 0; i < 3; i++)
    fixture->panes[i] = gtk_button_new_with_label ("Pane");
  fixture->fold = DATELINE_FOLD (
      dateline_fold_new (fixture->panes[0], fixture->panes[1], fixture->panes[2]));
  fixture->window =
      show_in_window (GTK_WIDGET (fixture->fold), GPOINTER_TO_INT (width), 400);
  WAIT_FOR (dateline_fold_get_mode (fixture->fold) != 0);
}

static void
tear_down (Fixture *fixture, gconstpointer width)
{
  gpointer fold = fixture->fold;

  g_object_add_weak_pointer (G_OBJECT (fixture->fold), &fold);
  gtk_window_destroy (fixture->window);
  WAIT_FOR (fold == NULL);
}

static gboolean
shows (Fixture *fixture, gboolean sidebar, gboolean list, gboolean article)
{
  const gboolean wanted[] = { sidebar, list, article };

  for (guint i = 0; i < 3; i++)
    if (gtk_widget_get_mapped (fixture->panes[i]) != wanted[i] ||
        dateline_fold_is_pane_visible (fixture->fold, i) != wanted[i])
      return FALSE;
  return TRUE;
}

static graphene_rect_t
get_bounds (Fixture *fixture, guint pane)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (fixture->panes[pane],
                                            GTK_WIDGET (fixture->fold),
                                            &bounds));
  return bounds;
}

static void
go_back (Fixture *fixture)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->fold), "fold.back", NULL));
}

static void
test_three (Fixture *fixture, gconstpointer width)
{
  g_assert_cmpuint (dateline_fold_get_mode (fixture->fold), ==, 3);
  g_assert_true (shows (fixture, TRUE, TRUE, TRUE));
  g_assert_false (dateline_fold_can_go_back (fixture->fold));
  g_assert_cmpfloat (get_bounds (fixture, 0).origin.x, ==, 0);
  g_assert_cmpfloat (get_bounds (fixture, 1).origin.x,
                     <,
                     get_bounds (fixture, 2).origin.x);

  dateline_fold_set_sidebar_hidden (fixture->fold, TRUE);
  WAIT_FOR (shows (fixture, FALSE, TRUE, TRUE));
  g_assert_cmpuint (dateline_fold_get_mode (fixture->fold), ==, 3);
  dateline_fold_set_sidebar_hidden (fixture->fold, FALSE);
  WAIT_FOR (shows (fixture, TRUE, TRUE, TRUE));
}

static void
test_two (Fixture *fixture, gconstpointer width)
{
  g_assert_cmpuint (dateline_fold_get_mode (fixture->fold), ==, 2);
  g_assert_true (shows (fixture, FALSE, TRUE, TRUE));
  g_assert_true (dateline_fold_can_go_back (fixture->fold));

  /* List and article are seen together, so that back from either leads to the sidebar. */
  dateline_fold_set_pane (fixture->fold, DATELINE_FOLD_ARTICLE);
  go_back (fixture);
  WAIT_FOR (shows (fixture, TRUE, TRUE, FALSE));
  g_assert_false (dateline_fold_can_go_back (fixture->fold));

  dateline_fold_set_pane (fixture->fold, DATELINE_FOLD_LIST);
  WAIT_FOR (shows (fixture, FALSE, TRUE, TRUE));
}

static void
test_one (Fixture *fixture, gconstpointer width)
{
  int minimum;

  g_assert_cmpuint (dateline_fold_get_mode (fixture->fold), ==, 1);
  g_assert_true (shows (fixture, FALSE, TRUE, FALSE));
  dateline_fold_set_pane (fixture->fold, DATELINE_FOLD_ARTICLE);
  WAIT_FOR (shows (fixture, FALSE, FALSE, TRUE));
  go_back (fixture);
  WAIT_FOR (shows (fixture, FALSE, TRUE, FALSE));
  go_back (fixture);
  WAIT_FOR (shows (fixture, TRUE, FALSE, FALSE));
  go_back (fixture);
  g_assert_cmpuint (dateline_fold_get_pane (fixture->fold), ==, DATELINE_FOLD_SIDEBAR);

  gtk_widget_measure (GTK_WIDGET (fixture->fold),
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &minimum,
                      NULL,
                      NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_mode_follows_width (Fixture *fixture, gconstpointer width)
{
  static const struct
  {
    int width;
    guint mode;
  } steps[] = { { 900, 3 }, { 899, 2 }, { 620, 2 }, { 619, 1 }, { 360, 1 }, { 1200, 3 } };
  guint n_notified = 0;

  g_signal_connect_swapped (fixture->fold,
                            "notify::mode",
                            G_CALLBACK (count_cb),
                            &n_notified);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gtk_window_set_default_size (fixture->window, steps[i].width, 400);
      WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (fixture->fold)) == steps[i].width);
      WAIT_FOR (dateline_fold_get_mode (fixture->fold) == steps[i].mode);
    }
  g_assert_cmpuint (n_notified, ==, 3);
}

static void
test_widths (Fixture *fixture, gconstpointer width)
{
  dateline_fold_set_pane_width (fixture->fold, DATELINE_FOLD_SIDEBAR, 300);
  WAIT_FOR (get_bounds (fixture, 0).size.width == 300);
  g_assert_cmpint (dateline_fold_get_pane_width (fixture->fold, 0), ==, 300);

  /* However wide it is wished for, the article keeps its room, and comes back with space.
   */
  dateline_fold_set_pane_width (fixture->fold, DATELINE_FOLD_LIST, 5000);
  WAIT_FOR (get_bounds (fixture, 1).size.width > 400);
  g_assert_cmpfloat (get_bounds (fixture, 2).size.width, >=, 300);
  dateline_fold_set_pane_width (fixture->fold, DATELINE_FOLD_LIST, 0);
  WAIT_FOR (get_bounds (fixture, 1).size.width < 300);
  g_assert_cmpfloat (get_bounds (fixture, 1).size.width, >=, 100);
}

static void
test_right_to_left (Fixture *fixture, gconstpointer width)
{
  float whole = gtk_widget_get_width (GTK_WIDGET (fixture->fold));

  gtk_widget_set_direction (GTK_WIDGET (fixture->fold), GTK_TEXT_DIR_RTL);
  WAIT_FOR (get_bounds (fixture, 2).origin.x == 0);
  g_assert_cmpfloat (get_bounds (fixture, 0).origin.x +
                         get_bounds (fixture, 0).size.width,
                     ==,
                     whole);
  g_assert_cmpfloat (get_bounds (fixture, 1).origin.x,
                     <,
                     get_bounds (fixture, 0).origin.x);
}

static void
test_focus_leaves_hidden_pane (Fixture *fixture, gconstpointer width)
{
  g_assert_true (gtk_widget_grab_focus (fixture->panes[1]));
  dateline_fold_set_pane (fixture->fold, DATELINE_FOLD_ARTICLE);
  WAIT_FOR (gtk_window_get_focus (fixture->window) == fixture->panes[2]);
  go_back (fixture);
  WAIT_FOR (gtk_window_get_focus (fixture->window) == fixture->panes[1]);
}

/* The sidebar is painted before the article. */
static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  Fixture *fixture = user_data;

  if (fixture->n_drawn++ == 1)
    gtk_widget_queue_resize (gtk_widget_get_first_child (fixture->panes[2]));
}

/* GTK warns of a pane that it cannot paint, which ends the test. */
static void
test_paints_what_asks_late (Fixture *fixture, gconstpointer width)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_cb, fixture, NULL);
  gtk_button_set_child (GTK_BUTTON (fixture->panes[0]), area);
  WAIT_FOR (fixture->n_drawn == 1);
  gtk_widget_queue_draw (area);
  WAIT_FOR (fixture->n_drawn >= 2);
  run_for (100);
}

int
main (int argc, char *argv[])
{
  gpointer wide = GINT_TO_POINTER (1200), middle = GINT_TO_POINTER (800),
           narrow = GINT_TO_POINTER (380);

  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, width, test)                                                           \
  g_test_add ("/fold/" path, Fixture, width, set_up, test, tear_down)
  ADD ("three", wide, test_three);
  ADD ("two", middle, test_two);
  ADD ("one", narrow, test_one);
  ADD ("mode-follows-width", wide, test_mode_follows_width);
  ADD ("widths", wide, test_widths);
  ADD ("right-to-left", wide, test_right_to_left);
  ADD ("focus-leaves-hidden-pane", narrow, test_focus_leaves_hidden_pane);
  ADD ("paints-what-asks-late", wide, test_paints_what_asks_late);
  return g_test_run ();
}
