/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where days are chosen: the picture of the year, the bars over a list, and what is
 * typed.
 */

#include "dateline-gtk/reader/dateline-date-bins-private.h"
#include "dateline-gtk/reader/dateline-date-brush-private.h"
#include "dateline-gtk/reader/dateline-date-grid-private.h"
#include "dateline-gtk/reader/dateline-date-map-private.h"
#include "dateline-gtk/reader/dateline-date-popover-private.h"
#include "dateline-gtk/reader/dateline-date-text-private.h"
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

static void
query_changed_cb (GtkWidget *widget, DatelineQuery *query, DatelineQuery **changed)
{
  g_clear_pointer (changed, dateline_query_free);
  *changed = dateline_query_copy (query);
}

static void
add_day (GArray *days, int day, guint n_stories)
{
  DatelineStoryDay next = { day, n_stories };

  g_array_append_val (days, next);
}

/* Four weeks up to today, of which each day has as many stories as it is days old. */
static GArray *
make_days (void)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (DatelineStoryDay));
  int today = dateline_date_grid_get_today ();

  for (int i = 1; i < 28; i++)
    add_day (days, today - i, i);
  return days;
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

static gboolean
press (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_controller (widget, GTK_TYPE_EVENT_CONTROLLER_KEY),
                         "key-pressed",
                         keyval,
                         0,
                         state,
                         &handled);
  return handled;
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
test_grid (void)
{
  /* 2025-11-03, a Monday. */
  GDate monday;
  int day;

  g_date_clear (&monday, 1);
  g_date_set_dmy (&monday, 3, 11, 2025);
  day = g_date_get_julian (&monday);
  g_assert_cmpint (dateline_date_grid_get_week (day, G_DATE_MONDAY), ==, day);
  g_assert_cmpint (dateline_date_grid_get_week (day, G_DATE_SUNDAY), ==, day - 1);
  g_assert_cmpint (dateline_date_grid_get_week (day, G_DATE_SATURDAY), ==, day - 2);
  g_assert_cmpint (dateline_date_grid_get_week (day + 6, G_DATE_MONDAY), ==, day);
  g_assert_cmpint (dateline_date_grid_add_months (day - 3, 1), ==, day + 27);
}

static void
test_steps (void)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DatelineStoryDay));
  g_autoptr (GArray) alike = g_array_new (FALSE, FALSE, sizeof (DatelineStoryDay));
  DatelineDateSteps steps;

  /* One day of which all talk does not make all others look empty. */
  for (int i = 0; i < 20; i++)
    add_day (days, 1000 - i, i == 3 ? 100000 : (guint) i);
  dateline_date_steps_init (&steps, days);
  g_assert_cmpuint (dateline_date_steps_get (&steps, 0), ==, 0);
  g_assert_cmpuint (dateline_date_steps_get (&steps, 1), ==, 1);
  g_assert_cmpuint (dateline_date_steps_get (&steps, 8), ==, 2);
  g_assert_cmpuint (dateline_date_steps_get (&steps, 12), ==, 3);
  g_assert_cmpuint (dateline_date_steps_get (&steps, 19), ==, 4);
  g_assert_cmpuint (dateline_date_steps_get (&steps, 100000), ==, 4);
  g_assert_cmpuint (dateline_date_grid_count (days, 997), ==, 100000);
  g_assert_cmpuint (dateline_date_grid_count (days, 981), ==, 19);
  g_assert_cmpuint (dateline_date_grid_count (days, 1001), ==, 0);
  g_assert_cmpuint (dateline_date_grid_count (days, 5), ==, 0);

  add_day (alike, 9, 5);
  add_day (alike, 8, 5);
  dateline_date_steps_init (&steps, alike);
  for (guint n = 0; n < 4; n++)
    g_assert_cmpuint (dateline_date_steps_get (&steps, n),
                      <=,
                      dateline_date_steps_get (&steps, n + 1));
  g_assert_cmpuint (dateline_date_steps_get (&steps, 5), >, 0);
}

static void
test_bins (void)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DatelineStoryDay));
  int today = 739000;
  guint n_in_bins = 0;
  DatelineDateBins bins = { 0 };

  for (int i = 0; i < 200; i++)
    add_day (days, today - i, 2);
  /* Somebody's test of 1990. */
  add_day (days, today - 13000, 1);
  dateline_date_bins_init (&bins, days, today, 90);
  g_assert_cmpint (bins.n_bins, ==, 90);
  g_assert_cmpint (bins.first, >, today - 201);
  for (int bin = 0; bin < bins.n_bins; bin++)
    {
      int first = dateline_date_bins_get_first (&bins, bin);
      int last = dateline_date_bins_get_last (&bins, bin);

      n_in_bins += bins.counts[bin];
      g_assert_cmpint (first, <=, last);
      g_assert_cmpint (dateline_date_bins_find (&bins, first), ==, bin);
      g_assert_cmpint (dateline_date_bins_find (&bins, last), ==, bin);
      g_assert_true (bin == 0 ||
                     first == dateline_date_bins_get_last (&bins, bin - 1) + 1);
    }
  g_assert_cmpuint (n_in_bins, ==, 401);
  g_assert_cmpint (dateline_date_bins_get_first (&bins, 0), ==, today - 13000);
  g_assert_cmpint (dateline_date_bins_get_last (&bins, 89), ==, today);
  dateline_date_bins_clear (&bins);

  g_array_set_size (days, 0);
  dateline_date_bins_init (&bins, days, today, 90);
  g_assert_cmpint (bins.n_bins, ==, 7);
  dateline_date_bins_clear (&bins);
}

static void
test_text (void)
{
  static const struct
  {
    const char *text;
    int year, month, day; /* 0: none */
  } cases[] = {
    { "2025-11-03", 2025, 11, 3 },
    { " 2025-11-3 ", 2025, 11, 3 },
    { "11/03/2025", 2025, 11, 3 },
    { "3 Nov 2025", 2025, 11, 3 },
    { "2025-02-30", 0, 0, 0 },
    { "2025-13-01", 0, 0, 0 },
    { "soon", 0, 0, 0 },
    { "", 0, 0, 0 },
    { "99", 0, 0, 0 },
    { "no 3 idea", 0, 0, 0 },
    { "2025-11-03 or so", 0, 0, 0 },
    { "--", 0, 0, 0 },
  };
  g_autofree char *written = NULL;
  GDate day, again;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_day = dateline_date_text_read (cases[i].text, &day);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (is_day, ==, cases[i].year != 0);
      g_assert_cmpint (g_date_valid (&day), ==, is_day);
      if (is_day)
        {
          g_assert_cmpint (g_date_get_year (&day), ==, cases[i].year);
          g_assert_cmpint (g_date_get_month (&day), ==, cases[i].month);
          g_assert_cmpint (g_date_get_day (&day), ==, cases[i].day);
        }
    }
  g_assert_true (dateline_date_text_read ("yesterday", &day));
  g_assert_cmpint (g_date_get_julian (&day), ==, dateline_date_grid_get_today () - 1);
  written = dateline_date_text_write (&day);
  g_assert_true (dateline_date_text_read (written, &again));
  g_assert_cmpint (g_date_compare (&day, &again), ==, 0);
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

  g_assert_true (press (map, GDK_KEY_Left, 0));
  g_assert_true (press (map, GDK_KEY_Up, 0));
  g_assert_cmpint (dateline_date_map_get_cursor (DATELINE_DATE_MAP (map)), ==, today - 8);
  g_assert_true (press (map, GDK_KEY_Return, 0));
  g_assert_cmpint (chosen.first, ==, today - 8);
  g_assert_cmpint (chosen.last, ==, today - 8);

  g_assert_true (press (map, GDK_KEY_Left, GDK_SHIFT_MASK));
  g_assert_true (press (map, GDK_KEY_Down, GDK_SHIFT_MASK));
  g_assert_true (press (map, GDK_KEY_KP_Enter, 0));
  g_assert_cmpint (chosen.first, ==, today - 14);
  g_assert_cmpint (chosen.last, ==, today - 8);
  g_assert_cmpuint (chosen.n, ==, 2);

  /* Escape gives up a range, and then it is somebody else's. */
  g_assert_true (press (map, GDK_KEY_Left, GDK_SHIFT_MASK));
  g_assert_true (press (map, GDK_KEY_Escape, 0));
  g_assert_false (press (map, GDK_KEY_Escape, 0));
  g_assert_cmpuint (chosen.n, ==, 2);

  g_assert_true (press (map, GDK_KEY_End, 0));
  g_assert_true (press (map, GDK_KEY_Right, 0));
  g_assert_cmpint (dateline_date_map_get_cursor (DATELINE_DATE_MAP (map)), ==, today);
  g_assert_true (press (map, GDK_KEY_Page_Up, 0));
  g_assert_cmpint (dateline_date_map_get_cursor (DATELINE_DATE_MAP (map)),
                   ==,
                   dateline_date_grid_add_months (today, -1));
  /* What is older than a year is reached, too. */
  for (int i = 0; i < 24; i++)
    press (map, GDK_KEY_Page_Up, 0);
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
  press (map, GDK_KEY_Up, GDK_SHIFT_MASK);
  press (map, GDK_KEY_Up, GDK_SHIFT_MASK);
  gtk_test_accessible_assert_property (map, GTK_ACCESSIBLE_PROPERTY_LABEL, range);
  press (map, GDK_KEY_Escape, 0);
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
  press (map, GDK_KEY_KP_Right, 0);
  g_assert_cmpint (dateline_date_map_get_cursor (DATELINE_DATE_MAP (map)), ==, today - 7);
  press (map, GDK_KEY_Left, 0);
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
  g_assert_false (press (brush, GDK_KEY_Return, 0));
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
  g_assert_true (press (brush, GDK_KEY_End, 0));
  g_assert_true (press (brush, GDK_KEY_Left, 0));
  g_assert_true (press (brush, GDK_KEY_Left, GDK_SHIFT_MASK));
  g_assert_true (press (brush, GDK_KEY_Return, 0));
  g_assert_cmpint (chosen.first, ==, today - 2);
  g_assert_cmpint (chosen.last, ==, today - 1);
  g_assert_true (press (brush, GDK_KEY_Delete, 0));
  g_assert_cmpint (chosen.first, ==, 0);
  gtk_window_destroy (window);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *words)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), words) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A popover of a store with stories, opened. */
typedef struct
{
  TestStore store;
  DatelineDayCounts *counts;
  GtkWidget *popover;
  GtkWindow *window;
  DatelineQuery *changed;
} Opened;

static void
opened_init (Opened *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  test_store_init (&self->store);
  test_store_add_stories (
      &self->store,
      test_store_add_feed (&self->store, "https://a.example/", "A", NULL),
      1,
      3,
      g_get_real_time () / G_USEC_PER_SEC - 86400);
  self->counts = dateline_day_counts_new (self->store.store);
  self->popover = dateline_date_popover_new (self->counts);
  self->changed = NULL;
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), self->popover);
  self->window = show_in_window (button, 380, 600);
  g_signal_connect (self->popover,
                    "query-changed",
                    G_CALLBACK (query_changed_cb),
                    &self->changed);

  /* Days are counted when somebody looks. */
  run_for (100);
  g_assert_null (dateline_day_counts_get_days (self->counts));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  WAIT_FOR (dateline_day_counts_get_days (self->counts) != NULL);
  g_assert_cmpuint (dateline_day_counts_get_days (self->counts)->len, >, 0);
}

static void
opened_clear (Opened *self)
{
  g_clear_pointer (&self->changed, dateline_query_free);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  WAIT_FOR (!gtk_widget_get_mapped (self->popover));
  /* GTK 4.8 looks for a tooltip once more. */
  run_for (50);
  gtk_window_destroy (self->window);
  g_clear_object (&self->counts);
  test_store_clear (&self->store);
}

static void
test_popover_ranges (void)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  Opened opened;

  opened_init (&opened);
  dateline_query_set_unread_only (query, TRUE);
  dateline_date_popover_set_query (DATELINE_DATE_POPOVER (opened.popover), query);
  g_assert_null (opened.changed);
  g_signal_emit_by_name (find_button (opened.popover, "Last 30 days"), "clicked");
  g_assert_cmpint (dateline_query_get_date_range (opened.changed),
                   ==,
                   DATELINE_DATE_RANGE_LAST_30_DAYS);
  g_assert_true (dateline_query_get_unread_only (opened.changed));
  opened_clear (&opened);
}

/* What is typed is said again, and nonsense is not taken. */
static void
test_popover_typed (void)
{
  Opened opened;
  GtkWidget *apply, *from;
  GDate first, last;

  opened_init (&opened);
  apply = find_button (opened.popover, "_Apply");
  from = find_widget (opened.popover, "GtkEntry", NULL);
  gtk_editable_set_text (GTK_EDITABLE (from), "2025-03-32");
  g_assert_false (gtk_widget_get_sensitive (apply));
  g_assert_true (gtk_widget_has_css_class (from, "error"));
  gtk_editable_set_text (GTK_EDITABLE (from), "2025-03-31");
  g_assert_true (gtk_widget_get_sensitive (apply));
  g_assert_false (gtk_widget_has_css_class (from, "error"));
  g_signal_emit_by_name (from, "activate");
  g_assert_true (dateline_query_get_days (opened.changed, &first, &last));
  g_assert_cmpint (g_date_get_day (&first), ==, 31);
  g_assert_false (g_date_valid (&last));
  opened_clear (&opened);
}

static void
test_popover_map (void)
{
  int today = dateline_date_grid_get_today ();
  Opened opened;
  GDate first, last;

  opened_init (&opened);
  g_signal_emit_by_name (find_widget (opened.popover, "DatelineDateMap", NULL),
                         "days-chosen",
                         today - 3,
                         today - 2);
  g_assert_true (dateline_query_get_days (opened.changed, &first, &last));
  g_assert_cmpint (g_date_get_julian (&first), ==, today - 3);
  g_assert_cmpint (g_date_get_julian (&last), ==, today - 2);
  opened_clear (&opened);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dates/grid", test_grid);
  g_test_add_func ("/dates/steps", test_steps);
  g_test_add_func ("/dates/bins", test_bins);
  g_test_add_func ("/dates/text", test_text);
  g_test_add_func ("/dates/map-keys", test_map_keys);
  g_test_add_func ("/dates/map-words", test_map_words);
  g_test_add_func ("/dates/map-rtl", test_map_rtl);
  g_test_add_func ("/dates/map-pointer", test_map_pointer);
  g_test_add_func ("/dates/brush", test_brush);
  g_test_add_func ("/dates/popover-ranges", test_popover_ranges);
  g_test_add_func ("/dates/popover-typed", test_popover_typed);
  g_test_add_func ("/dates/popover-map", test_popover_map);
  return g_test_run ();
}
