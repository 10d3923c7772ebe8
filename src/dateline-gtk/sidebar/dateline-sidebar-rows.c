/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The rows that the list view of the sidebar makes, as many as it needs, and what is done
 * to one of them by the pointer. Main context only. */

#include "dateline-gtk/sidebar/dateline-sidebar-view-parts-private.h"

#include "dateline-gtk/sidebar/dateline-sidebar-row-private.h"

/* Where all rows can be seen at once, a press on the selected one still means "go there".
 */
static void
row_released_cb (GtkGestureClick *gesture,
                 int n_press,
                 double x,
                 double y,
                 DatelineSidebarView *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  DatelineSidebarPlace *place =
      dateline_sidebar_row_get_place (DATELINE_SIDEBAR_ROW (row));

  if (place == dateline_sidebar_view_get_selected (self) &&
      gtk_widget_contains (row, x, y) &&
      (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) &
       (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    dateline_sidebar_view_activate (self, place);
}

/* The list view takes the row out of its item before it says so, so ask the row. */
static void
row_destroyed_cb (GtkWidget *row, DatelineSidebarView *self)
{
  if (self->rows != NULL)
    g_ptr_array_remove_fast (self->rows, row);
}

static void
row_renamed_cb (GtkWidget *row, const char *name, DatelineSidebarView *self)
{
  DatelineSidebarPlace *place =
      dateline_sidebar_row_get_place (DATELINE_SIDEBAR_ROW (row));

  if (place != NULL)
    g_signal_emit_by_name (self, "renamed", place, name);
}

/* A row may outlive the view, as while a picture of it is on its way: it lets go of the
 * view then. */
static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, DatelineSidebarView *self)
{
  GtkWidget *row = dateline_sidebar_row_new (self->loader);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (row_released_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  dateline_sidebar_view_add_popup (self, row);

  dateline_sidebar_drag_add_row (self->drag, row);
  g_signal_connect_object (row, "renamed", G_CALLBACK (row_renamed_cb), self, 0);

  gtk_list_item_set_child (list_item, row);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row, "destroy", G_CALLBACK (row_destroyed_cb), self, 0);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, DatelineSidebarView *self)
{
  dateline_sidebar_view_follow_fold (self, gtk_list_item_get_item (list_item));
  dateline_sidebar_row_set_tree_row (
      DATELINE_SIDEBAR_ROW (gtk_list_item_get_child (list_item)),
      gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, DatelineSidebarView *self)
{
  dateline_sidebar_view_leave_fold (self, gtk_list_item_get_item (list_item));
  dateline_sidebar_row_set_tree_row (
      DATELINE_SIDEBAR_ROW (gtk_list_item_get_child (list_item)),
      NULL);
}

/* Makes what makes them. */
GtkListItemFactory *
dateline_sidebar_view_create_rows (DatelineSidebarView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  return factory;
}

/* The row that the keyboard is on. */
GtkWidget *
dateline_sidebar_view_find_focused_row (DatelineSidebarView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_is_focus (gtk_widget_get_parent (self->rows->pdata[i])))
      return self->rows->pdata[i];
  return NULL;
}

/* Lets the name of @place be edited in its row. */
void
dateline_sidebar_view_edit (DatelineSidebarView *self, DatelineSidebarPlace *place)
{
  dateline_sidebar_view_scroll_to (self, place);
  for (guint i = 0; i < self->rows->len; i++)
    if (dateline_sidebar_row_get_place (self->rows->pdata[i]) == place)
      {
        dateline_sidebar_row_edit (self->rows->pdata[i]);
        return;
      }
}
