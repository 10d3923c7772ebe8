/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The keyboard's focus in a list of many rows, and while they are replaced. GTK 4.8
 * leaves it on a row that is gone until the next frame has been painted, and the keys of
 * that while reach nobody: who presses Ctrl+Z three times would undo once. Main context
 * only.
 */

#include "dateline-gtk/images/dateline-list-focus-private.h"

static void
items_changed_cb (GtkEventController *controller)
{
  GtkWidget *list_view = gtk_event_controller_get_widget (controller);
  GtkRoot *root = list_view != NULL ? gtk_widget_get_root (list_view) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* Rows have come to a list that had the keys for want of any. */
  if (focus == list_view && focus != NULL)
    {
      gtk_widget_grab_focus (list_view);
      return;
    }
  if (focus == NULL || gtk_widget_get_root (focus) != NULL ||
      !gtk_event_controller_focus_contains_focus (
          GTK_EVENT_CONTROLLER_FOCUS (controller)))
    return;
  /* A list without rows takes the keys itself. */
  if (!gtk_widget_grab_focus (list_view))
    gtk_root_set_focus (root, list_view);
}

/* Gives the focus of a row that goes to the one in its place, at once. @model is what
 * @list_view shows; it has been set. */
void
dateline_list_focus_keep (GtkWidget *list_view, GListModel *model)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  gtk_widget_add_controller (list_view, controller);
  g_signal_connect_object (model,
                           "items-changed",
                           G_CALLBACK (items_changed_cb),
                           controller,
                           G_CONNECT_SWAPPED);
}

static gboolean
is_tab (GtkDirectionType direction)
{
  return direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
}

static GtkWidget *
get_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* Tab would go to the next row, as GTK 4.8 has no other way (it came with 4.12): what is
 * beneath a list of a million would never be reached. The arrows go through rows. */
gboolean
dateline_list_focus_leaves (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *focus = get_focus (widget);

  return is_tab (direction) && focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* The child that the focus is in, or where it enters. */
static GtkWidget *
find_start (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = get_focus (widget);

  if (child != NULL && gtk_widget_is_ancestor (child, widget))
    {
      while (gtk_widget_get_parent (child) != widget)
        child = gtk_widget_get_parent (child);
      return child;
    }
  return direction == GTK_DIR_TAB_BACKWARD ? gtk_widget_get_last_child (widget)
                                           : gtk_widget_get_first_child (widget);
}

gboolean
dateline_list_focus_move (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child;

  if (!is_tab (direction))
    return GTK_WIDGET_CLASS (g_type_class_peek (GTK_TYPE_WIDGET))
        ->focus (widget, direction);
  for (child = find_start (widget, direction); child != NULL;
       child = direction == GTK_DIR_TAB_BACKWARD ? gtk_widget_get_prev_sibling (child)
                                                 : gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}
