/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The keyboard's focus in a list whose rows are replaced. GTK 4.8 leaves it on a row that
 * is gone until the next frame has been painted, and the keys of that while reach nobody:
 * who presses Ctrl+Z three times would undo once. Main context only.
 */

#include "dateline-gtk/images/dateline-list-focus-private.h"

static void
items_changed_cb (GtkEventController *controller)
{
  GtkWidget *list_view = gtk_event_controller_get_widget (controller);
  GtkRoot *root = list_view != NULL ? gtk_widget_get_root (list_view) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

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
