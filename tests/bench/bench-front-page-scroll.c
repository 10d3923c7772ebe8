/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a picture of the list takes while a person scrolls it. */

#include "bench-front-page-runs.h"
#include "bench-front-page-use.h"
#include "bench-front-page-view.h"
#include "bench-meter.h"

#define N_FRAMES 600

static GtkWidget *
find_list_view (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LIST_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list_view (child);
  return found;
}

/* What one picture took, from the beginning of its frame. */
static double frame_began;
static GArray *frames;

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer adjustment)
{
  double upper = gtk_adjustment_get_upper (adjustment);
  double value = gtk_adjustment_get_value (adjustment);

  frame_began = bench_meter_get_thread ();
  if (frames->len % 60 == 0)
    value = g_random_double_range (0, upper * 0.9);
  gtk_adjustment_set_value (adjustment, value + 120);
  return G_SOURCE_CONTINUE;
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer adjustment)
{
  double frame = bench_meter_get_thread () - frame_began;

  if (frames->len < N_FRAMES)
    g_array_append_val (frames, frame);
}

void
bench_front_page_scroll (DatelineReader *reader)
{
  GtkWidget *list =
      find_list_view (GTK_WIDGET (dateline_list_pane_get_list (reader->list_pane)));
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (list);
  g_autoptr (DatelineQuery) all = dateline_query_new ();
  gulong after;
  guint tick;
  guint n_over = 0;

  frames = g_array_new (FALSE, FALSE, sizeof (double));
  bench_view_show (reader, all);
  bench_view_rest (reader);
  tick = gtk_widget_add_tick_callback (list, tick_cb, adjustment, NULL);
  after =
      g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), adjustment);
  while (frames->len < N_FRAMES)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (list, tick);
  gtk_adjustment_set_value (adjustment, 0);
  g_signal_handler_disconnect (clock, after);

  for (guint i = 0; i < N_FRAMES; i++)
    n_over += g_array_index (frames, double, i) > 16.7;
  bench_print_figure ("frames over 16.7 ms, of a hundred", n_over * 100.0 / N_FRAMES);
  bench_print_figure ("a frame", bench_meter_get_quantile (frames, 0.5));
  bench_print_figure ("the slowest of a hundred frames",
                      bench_meter_get_quantile (frames, 0.99));
  g_clear_pointer (&frames, g_array_unref);
}
