/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The popover in which days are chosen: ranges, what is typed, and the picture of the
 * year. */

#include "dateline-gtk/reader/dateline-date-grid-private.h"
#include "dateline-gtk/reader/dateline-date-popover-private.h"

#include "gui-test.h"

static void
query_changed_cb (GtkWidget *widget, DatelineQuery *query, DatelineQuery **changed)
{
  g_clear_pointer (changed, dateline_query_free);
  *changed = dateline_query_copy (query);
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
  g_signal_emit_by_name (find_button_called (opened.popover, "Last 30 days"), "clicked");
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
  apply = find_button_called (opened.popover, "_Apply");
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

  g_test_add_func ("/date-popover/ranges", test_popover_ranges);
  g_test_add_func ("/date-popover/typed", test_popover_typed);
  g_test_add_func ("/date-popover/map", test_popover_map);
  return g_test_run ();
}
