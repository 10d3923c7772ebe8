/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The line between two panes of a fold: dragged, it makes the pane before it wider or
 * narrower; pressed twice, it gives the pane its first width back. Main context only.
 */

#include "dateline-gtk/reader/dateline-fold-grip-private.h"

typedef struct
{
  DatelineFold *fold; /* owns the grip, so not referenced */
  guint pane;
  int default_width;
} Grip;

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, Grip *grip)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, Grip *grip)
{
  GtkWidget *fold = GTK_WIDGET (grip->fold);
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *pane = gtk_widget_get_first_child (fold);
  graphene_point_t pointer;
  graphene_rect_t bounds;
  double x, width;

  for (guint i = 0; i < grip->pane; i++)
    pane = gtk_widget_get_next_sibling (pane);

  /* Offsets are counted from the grip, and the grip moves along: ask where the pointer
   * stands in the fold, which does not. */
  gtk_gesture_drag_get_start_point (gesture, &x, NULL);
  if (!gtk_widget_compute_point (widget,
                                 fold,
                                 &GRAPHENE_POINT_INIT (x + dx, 0),
                                 &pointer) ||
      !gtk_widget_compute_bounds (pane, fold, &bounds))
    return;

  width = pointer.x - bounds.origin.x;
  if (gtk_widget_get_direction (fold) == GTK_TEXT_DIR_RTL)
    width = bounds.size.width - width;
  dateline_fold_set_pane_width (grip->fold, grip->pane, width);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, Grip *grip)
{
  if (n_press == 2)
    dateline_fold_set_pane_width (grip->fold, grip->pane, grip->default_width);
}

/* Makes the grip of @pane, which is the fold's child number @pane. */
GtkWidget *
dateline_fold_grip_new (DatelineFold *fold, guint pane, int default_width)
{
  GtkWidget *widget = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  Grip *grip = g_new0 (Grip, 1);

  grip->fold = fold;
  grip->pane = pane;
  grip->default_width = default_width;
  g_object_set_data_full (G_OBJECT (widget), "dateline-grip", grip, g_free);

  gtk_widget_set_cursor_from_name (widget, "col-resize");
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), grip);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), grip);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), grip);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  return widget;
}
