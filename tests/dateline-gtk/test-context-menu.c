/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The menu of a row under a real pointer: what was pressed for it neither looks pressed
 * any more nor tells what it is over it. Needs xdotool; skipped without.
 */

#include "dateline-gtk/images/dateline-context-menu-private.h"

#include "pointer-test.h"

#define TITLE "Dateline context menu"

typedef struct
{
  GtkWidget *row;
  GtkWidget *menu;
} Fixture;

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, Fixture *fixture)
{
  g_autoptr (GMenu) model = g_menu_new ();

  g_menu_append (model, "Remove", "row.remove");
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  dateline_context_menu_popup (&fixture->menu,
                               fixture->row,
                               G_MENU_MODEL (model),
                               &(GdkRectangle){ x, y, 1, 1 });
}

static void
test_press (void)
{
  Fixture fixture = { gtk_label_new ("A row"), NULL };
  GtkWidget *window = gtk_window_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), &fixture);
  gtk_widget_add_controller (fixture.row, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_tooltip_text (fixture.row, "All of its name");
  gtk_window_set_title (GTK_WINDOW (window), TITLE);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 300);
  gtk_window_set_child (GTK_WINDOW (window), fixture.row);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (gtk_widget_get_width (fixture.row) > 0);
  do_tool ("search --sync --onlyvisible --name context"
           " windowmove --sync 0 0 windowfocus --sync");
  WAIT_FOR (gtk_window_is_active (GTK_WINDOW (window)));

  do_tool ("mousemove 200 200 click 3");
  WAIT_FOR (fixture.menu != NULL && gtk_widget_get_mapped (fixture.menu));
  g_assert_false (gtk_widget_get_state_flags (fixture.row) & GTK_STATE_FLAG_ACTIVE);
  g_assert_false (gtk_widget_get_has_tooltip (fixture.row));
  gtk_popover_popdown (GTK_POPOVER (fixture.menu));
  WAIT_FOR (!gtk_widget_get_mapped (fixture.menu));
  WAIT_FOR (gtk_widget_get_has_tooltip (fixture.row));

  gtk_widget_unparent (fixture.menu);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autofree char *tool = g_find_program_in_path ("xdotool");

  if (tool == NULL)
    {
      g_print ("1..0 # SKIP xdotool is missing\n");
      return 77;
    }
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/context-menu/press", test_press);
  return g_test_run ();
}
