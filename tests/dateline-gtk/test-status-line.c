/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dateline-gtk/reader/dateline-status-line-private.h"

#include "gui-test.h"

/* Sentences and buttons as long as they get in some languages. */
static DatelineStatusLine *
new_line (void)
{
  DatelineStatusLine *line = DATELINE_STATUS_LINE (dateline_status_line_new ());

  dateline_status_line_set_text (line,
                                 "dialog-warning-symbolic",
                                 "Kept for offline reading: 4 of 6 pictures.");
  return g_object_ref_sink (line);
}

/* A window of 360 pixels has room for it, whatever its buttons say. */
static void
test_narrow (void)
{
  DatelineStatusLine *line = new_line ();
  int least;

  dateline_status_line_add_button (line, "_Nochmal versuchen", NULL);
  dateline_status_line_add_button (line, "_Ton und Film auch aufbewahren", NULL);
  dateline_status_line_add_closing_button (line);
  gtk_widget_measure (GTK_WIDGET (line),
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &least,
                      NULL,
                      NULL,
                      NULL);
  g_assert_cmpint (least, <=, 340);
  g_object_unref (line);
}

static int
get_top (GtkWidget *widget, GtkWidget *window)
{
  double y;

  g_assert_true (gtk_widget_translate_coordinates (widget,
                                                   window,
                                                   0,
                                                   gtk_widget_get_height (widget) / 2.0,
                                                   NULL,
                                                   &y));
  return y;
}

/* Where there is room, the button stands beside the sentence. */
static void
test_places (void)
{
  DatelineStatusLine *line = new_line ();
  GtkWidget *button =
      dateline_status_line_add_button (line, "_Keep Audio and Video Too", NULL);
  GtkWidget *label = gtk_widget_get_prev_sibling (gtk_widget_get_parent (button));
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (line));
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 100);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (line)) >= 700);
  g_assert_cmpint (ABS (get_top (button, window) - get_top (label, window)), <=, 2);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 100);
  WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (line)) <= 320);
  g_assert_cmpint (get_top (button, window), >, get_top (label, window) + 10);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (line);
}

/* How far it has got is shown from the beginning on, and gone when there is nothing. */
static void
test_fraction (void)
{
  DatelineStatusLine *line = new_line ();
  GtkWidget *bar =
      gtk_widget_get_last_child (gtk_widget_get_first_child (GTK_WIDGET (line)));

  g_assert_false (gtk_widget_get_visible (bar));
  dateline_status_line_set_fraction (line, 0);
  g_assert_true (gtk_widget_get_visible (bar));
  dateline_status_line_set_fraction (line, 0.5);
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), ==, 0.5);
  dateline_status_line_set_fraction (line, -1);
  g_assert_false (gtk_widget_get_visible (bar));
  g_object_unref (line);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/status-line/narrow", test_narrow);
  g_test_add_func ("/status-line/places", test_places);
  g_test_add_func ("/status-line/fraction", test_fraction);
  return g_test_run ();
}
