/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where the context menu of a row of the sidebar opens: on the secondary button, a long
 * press, the Menu key and Shift+F10. What is in it is told in sidebar-menu. Main context
 * only. */

#include "dateline-gtk/sidebar/dateline-sidebar-view-parts-private.h"

#include "dateline-gtk/images/dateline-context-menu-private.h"
#include "dateline-gtk/sidebar/dateline-sidebar-menu-private.h"

static void
show (DatelineSidebarView *self, GtkWidget *row, double x, double y)
{
  DatelineSidebarPlace *place =
      dateline_sidebar_row_get_place (DATELINE_SIDEBAR_ROW (row));
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GMenuModel) menu = NULL;
  graphene_point_t point;

  if (place == NULL)
    return;
  places = dateline_sidebar_view_list_with (self, place);
  menu = dateline_sidebar_menu_new (self->outline, places);
  if (menu == NULL || !gtk_widget_compute_point (row,
                                                 GTK_WIDGET (self),
                                                 &GRAPHENE_POINT_INIT (x, y),
                                                 &point))
    return;

  dateline_context_menu_popup (&self->menu,
                               GTK_WIDGET (self),
                               menu,
                               &(GdkRectangle){ point.x, point.y, 1, 1 });
}

static void
row_secondary_pressed_cb (GtkGestureClick *gesture,
                          int n_press,
                          double x,
                          double y,
                          DatelineSidebarView *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show (self, row, x, y);
}

static void
row_long_pressed_cb (GtkGestureLongPress *gesture,
                     double x,
                     double y,
                     DatelineSidebarView *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show (self, row, x, y);
}

static void
popup_menu (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DatelineSidebarView *self = DATELINE_SIDEBAR_VIEW (widget);
  GtkWidget *row = dateline_sidebar_view_find_focused_row (self);

  if (row != NULL)
    show (self, row, gtk_widget_get_width (row) / 2.0, gtk_widget_get_height (row) / 2.0);
}

void
dateline_sidebar_view_add_popup (DatelineSidebarView *self, GtkWidget *row)
{
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary,
                           "pressed",
                           G_CALLBACK (row_secondary_pressed_cb),
                           self,
                           0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (secondary));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  g_signal_connect_object (hold, "pressed", G_CALLBACK (row_long_pressed_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (hold));
}

/* By the keys, for the row that they are on. */
void
dateline_sidebar_view_install_popup (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, popup_menu);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_F10,
                                       GDK_SHIFT_MASK,
                                       "menu.popup",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);
}
