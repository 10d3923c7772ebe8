/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is not on the screen is not there for assistive technology either. */

#include "dateline-gtk/images/dateline-presence-private.h"

#include "gui-test.h"

static GtkAccessible *
get_page (GtkWidget *stack, GtkWidget *child)
{
  return GTK_ACCESSIBLE (gtk_stack_get_page (GTK_STACK (stack), child));
}

/* Neither the pages of a stack behind the one that is seen, nor what GTK has around them.
 */
static void
test_pages (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *first = gtk_label_new ("First");
  GtkWidget *second = gtk_label_new ("Second");

  gtk_stack_add_child (GTK_STACK (stack), first);
  gtk_stack_add_child (GTK_STACK (stack), second);
  dateline_presence_follow_pages (stack);
  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (gtk_widget_get_mapped (first));
  gtk_test_accessible_assert_state (first, GTK_ACCESSIBLE_STATE_HIDDEN, FALSE);
  gtk_test_accessible_assert_state (get_page (stack, first),
                                    GTK_ACCESSIBLE_STATE_HIDDEN,
                                    FALSE);
  gtk_test_accessible_assert_state (second, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  gtk_test_accessible_assert_state (get_page (stack, second),
                                    GTK_ACCESSIBLE_STATE_HIDDEN,
                                    TRUE);

  gtk_stack_set_visible_child (GTK_STACK (stack), second);
  WAIT_FOR (gtk_widget_get_mapped (second) && !gtk_widget_get_mapped (first));
  gtk_test_accessible_assert_state (get_page (stack, first),
                                    GTK_ACCESSIBLE_STATE_HIDDEN,
                                    TRUE);
  gtk_test_accessible_assert_state (get_page (stack, second),
                                    GTK_ACCESSIBLE_STATE_HIDDEN,
                                    FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/presence/pages", test_pages);
  return g_test_run ();
}
