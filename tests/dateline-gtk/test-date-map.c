/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pictures in which days are chosen with keys and a pointer: the year, and the bars
 * over a list. */

#include "dateline-gtk/reader/dateline-date-brush-private.h"
#include "dateline-gtk/reader/dateline-date-grid-private.h"
#include "dateline-gtk/reader/dateline-date-map-private.h"
#include "dateline-gtk/reader/dateline-filter-words-private.h"

#include "gui-test.h"

typedef struct
{
  int first;
  int last;
  guint n;
} Chosen;

static void
chosen_cb (GtkWidget *widget, int first, int last, Chosen *chosen)
{
  chosen->first = first;
  chosen->last = last;
  chosen->n++;
}

/* Four weeks up to today, of which each day has as many stories as it is days old. */
static GArray *
make_days (void)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (DatelineStoryDay));
  int today = dateline_date_grid_get_today ();

  for (int i = 1; i < 28; i++)
    {
      DatelineStoryDay day = { today - i, i };

      g_array_append_val (days, day);
    }
  return days;
}

static void
drag (GtkWidget *widget, double x, double y, double dx, double dy)
{
  GtkEventController *gesture = find_controller (widget, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (gesture, "drag-begin", x, y);
  g_signal_emit_by_name (gesture, "drag-update", dx, dy);
  g_signal_emit_by_name (gesture, "drag-end", dx, dy);
}

static void
test_map_keys (void)
{
  GtkWidget *map = dateline_date_map_new ();
  g_autoptr (GArray) days = make_days ();
  int today = dateline_date_grid_get_today ();
  Chosen chosen = { 0 };
  GtkWindow *window;
  g_autofree char *words = NULL;

  window = show_in_window (map, 800, 300);
  g_signal_connect (map, "days-chosen", G_CALLBACK (chosen_cb), &chosen);
  dateline_date_map_set_days (DATELINE_DATE_MAP (map), days);
  gtk_widget_grab_focus (map);

  g_assert_true (press_key (map, GDK_KEY_Left, 0));
  g_assert_true (press_key (map, GDK_KEY_Up, 0));
  g_assert_cmpint (dateline_date_map_get_cursor (DATELINE_DATE_MAP (map)), ==, today - 8);
  g_assert_true (press_key (map, GDK_KEY_Return, 0));
  g_assert_cmpint (chosen.first, ==, today - 8);
  g_assert_cmpint (chosen.last, ==, today - 8);

  g_assert_true (press_key (map, GDK_KEY_Left, GDK_SHIFT_MASK));
  g_assert_true (press_key (map, GDK_KEY_Down, GDK_SHIFT_MASK));
  g_assert_true (press_key (map, GDK_KEY_KP_Enter, 0));
  g_assert_cmpint (chosen.first, ==, today - 14);
  g_assert_cmpint (chosen.last, ==, today - 8);
  g_assert_cmpuint (chosen.n, ==, 2);

  /* Escape gives up a range, and then it is somebody else's. */
  g_assert_true (press_key (map, GDK_KEY_Left, GDK_SHIFT_MASK));
  g_assert_true (press_key (map, GDK_KEY_Escape, 0));
  g_assert_false (press_key (map, GDK_KEY_Escape, 0));
  g_assert_cmpuint (chosen.n, ==, 2);

  g_assert_true (press_key (map, GDK_KEY_End, 0));
  g_assert_true (press_key (map, GDK_KEY_Right, 0));
  g_assert_cmpint (dateline_date_map_get_cursor (DATELINE_DATE_MAP (map)), ==, today);
  g_assert_true (press_key (map, GDK_KEY_Page_Up, 0));
  g_assert_cmpint (dateline_date_map_get_cursor (DATELINE_DATE_MAP (map)),
                   ==,
                   dateline_date_grid_add_months (today, -1));
  /* What is older than a year is reached, too. */
  for (int i = 0; i < 24; i++)
    press_key (map, GDK_KEY_Page_Up, 0);
  {
    int cursor = dateline_date_map_get_cursor (DATELINE_DATE_MAP (map));
    GdkRectangle area;

    g_assert_cmpint (cursor, <, today - 700);
    g_assert_true (
        dateline_date_map_get_day_area (DATELINE_DATE_MAP (map), cursor, &area));
  }

  words = dateline_date_map_describe_day (DATELINE_DATE_MAP (map), today - 2);
  g_assert_nonnull (strstr (words, ": 2 stories"));
  gtk_window_destroy (window);
}

/* A screen reader says both ends of what is being chosen and how much it is, whichever
 * way it was chosen. */
static void
test_map_words (void)
{
  GtkWidget *map = dateline_date_map_new ();
  g_autoptr (GArray) days = make_days ();
  int today = dateline_date_grid_get_today ();
  g_autofree char *from = dateline_filter_words_for_weekday (today - 4);
  g_autofree char *to = dateline_filter_words_for_weekday (today - 2);
  g_autofree char *range = g_strdup_printf ("%s – %s: 9 stories", from, to);
  g_autofree char *day = g_strdup_printf ("%s: 4 stories", from);

  g_object_ref_sink (map);
  dateline_date_map_set_days (DATELINE_DATE_MAP (map), days);
  dateline_date_map_set_chosen (DATELINE_DATE_MAP (map), today - 2, today - 2);
  press_key (map, GDK_KEY_Up, GDK_SHIFT_MASK);
  press_key (map, GDK_KEY_Up, GDK_SHIFT_MASK);
  gtk_test_accessible_assert_property (map, GTK_ACCESSIBLE_PROPERTY_LABEL, range);
  press_key (map, GDK_KEY_Escape, 0);
  gtk_test_accessible_assert_property (map, GTK_ACCESSIBLE_PROPERTY_LABEL, day);
  g_object_unref (map);
}

/* Where lines begin on the right, later days are on the left. */
static void
test_map_rtl (void)
{
  GtkWidget *map = dateline_date_map_new ();
  int today = dateline_date_grid_get_today ();
  GtkWindow *window = show_in_window (map, 800, 300);
  GdkRectangle early, late;

  gtk_widget_set_direction (map, GTK_TEXT_DIR_RTL);
  press_key (map, GDK_KEY_KP_Right, 0);
  g_assert_cmpint (dateline_date_map_get_cursor (DATELINE_DATE_MAP (map)), ==, today - 7);
  press_key (map, GDK_KEY_Left, 0);
  g_assert_cmpint (dateline_date_map_get_cursor (DATELINE_DATE_MAP (map)), ==, today);
  g_assert_true (
      dateline_date_map_get_day_area (DATELINE_DATE_MAP (map), today - 7, &early));
  g_assert_true (dateline_date_map_get_day_area (DATELINE_DATE_MAP (map), today, &late));
  g_assert_cmpint (late.x, <, early.x);
  gtk_window_destroy (window);
}

static void
test_map_pointer (void)
{
  GtkWidget *map = dateline_date_map_new ();
  int today = dateline_date_grid_get_today ();
  Chosen chosen = { 0 };
  GtkWindow *window;
  GdkRectangle from, to;
  int wide, narrow;

  window = show_in_window (map, 800, 300);
  g_signal_connect (map, "days-chosen", G_CALLBACK (chosen_cb), &chosen);
  g_assert_true (
      dateline_date_map_get_day_area (DATELINE_DATE_MAP (map), today - 30, &from));
  g_assert_true (
      dateline_date_map_get_day_area (DATELINE_DATE_MAP (map), today - 9, &to));
  drag (map, from.x + 5, from.y + 5, 0, 0);
  g_assert_cmpint (chosen.first, ==, today - 30);
  g_assert_cmpint (chosen.last, ==, today - 30);
  drag (map, to.x + 5, to.y + 5, from.x - to.x, from.y - to.y);
  g_assert_cmpint (chosen.first, ==, today - 30);
  g_assert_cmpint (chosen.last, ==, today - 9);
  g_assert_cmpuint (chosen.n, ==, 2);
  /* Beside the days there is nothing to take. */
  drag (map, 1, 1, 0, 0);
  g_assert_cmpuint (chosen.n, ==, 2);

  /* In a narrow window there are fewer months, with the days in use among them. */
  gtk_widget_measure (map, GTK_ORIENTATION_HORIZONTAL, -1, &wide, NULL, NULL, NULL);
  dateline_date_map_set_chosen (DATELINE_DATE_MAP (map), today - 300, today - 290);
  dateline_date_map_fit (DATELINE_DATE_MAP (map), 332);
  gtk_widget_measure (map, GTK_ORIENTATION_HORIZONTAL, -1, &narrow, NULL, NULL, NULL);
  g_assert_cmpint (wide, >, 600);
  g_assert_cmpint (narrow, <=, 332);
  g_assert_true (
      dateline_date_map_get_day_area (DATELINE_DATE_MAP (map), today - 290, &to));
  gtk_window_destroy (window);
}

static void
test_brush (void)
{
  GtkWidget *brush = dateline_date_brush_new ();
  g_autoptr (GArray) days = make_days ();
  int today = dateline_date_grid_get_today ();
  Chosen chosen = { 0 };
  GtkWindow *window;
  int width;

  window = show_in_window (brush, 400, 100);
  g_signal_connect (brush, "days-chosen", G_CALLBACK (chosen_cb), &chosen);
  /* Nothing is counted yet: nothing to take. */
  drag (brush, 5, 5, 50, 0);
  g_assert_false (press_key (brush, GDK_KEY_Return, 0));
  g_assert_cmpuint (chosen.n, ==, 0);

  dateline_date_brush_set_days (DATELINE_DATE_BRUSH (brush), days);
  width = gtk_widget_get_width (brush);
  /* 28 bars, one a day. */
  drag (brush, width * 13.5 / 28, 5, width * 3.0 / 28, 0);
  g_assert_cmpint (chosen.first, ==, today - 14);
  g_assert_cmpint (chosen.last, ==, today - 11);
  /* A click is no drag, two clicks are all. */
  drag (brush, width * 2.5 / 28, 5, 1, 0);
  g_assert_cmpuint (chosen.n, ==, 1);
  g_signal_emit_by_name (find_controller (brush, GTK_TYPE_GESTURE_CLICK),
                         "pressed",
                         2,
                         5.0,
                         5.0);
  g_assert_cmpuint (chosen.n, ==, 2);
  g_assert_cmpint (chosen.first, ==, 0);
  g_assert_cmpint (chosen.last, ==, 0);

  gtk_widget_grab_focus (brush);
  g_assert_true (press_key (brush, GDK_KEY_End, 0));
  g_assert_true (press_key (brush, GDK_KEY_Left, 0));
  g_assert_true (press_key (brush, GDK_KEY_Left, GDK_SHIFT_MASK));
  g_assert_true (press_key (brush, GDK_KEY_Return, 0));
  g_assert_cmpint (chosen.first, ==, today - 2);
  g_assert_cmpint (chosen.last, ==, today - 1);
  g_assert_true (press_key (brush, GDK_KEY_Delete, 0));
  g_assert_cmpint (chosen.first, ==, 0);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-map/keys", test_map_keys);
  g_test_add_func ("/date-map/words", test_map_words);
  g_test_add_func ("/date-map/rtl", test_map_rtl);
  g_test_add_func ("/date-map/pointer", test_map_pointer);
  g_test_add_func ("/date-map/brush", test_brush);
  return g_test_run ();
}
