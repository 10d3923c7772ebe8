/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The context menu of a list of headlines: on the secondary button, a long press, the
 * Menu key and Shift+F10. What is in it is for the host to say. Main context only.
 */

#include "dateline-gtk/headlines/dateline-headline-list-private.h"

#include "dateline-gtk/headlines/dateline-headline-view-private.h"
#include "dateline-gtk/images/dateline-context-menu-private.h"

/* The row's bounds in the list; those of its upper edge while no row shows the story. */
void
dateline_headline_list_get_selected_bounds (DatelineHeadlineList *self,
                                            GdkRectangle *bounds)
{
  GtkWidget *row = dateline_headline_view_find_row (DATELINE_HEADLINE_VIEW (self->view),
                                                    self->selected_id);
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  graphene_rect_t place;
  int first, last;

  *bounds = (GdkRectangle){ 0, 0, gtk_widget_get_width (GTK_WIDGET (self)), 1 };
  if (row == NULL || !gtk_widget_get_mapped (row) ||
      !gtk_widget_compute_bounds (row, GTK_WIDGET (self), &place))
    return;

  first = CLAMP (place.origin.y, 0, height - 1);
  last = CLAMP (place.origin.y + place.size.height, first + 1, height);
  *bounds = (GdkRectangle){ place.origin.x, first, place.size.width, last - first };
}

static void
popup (DatelineHeadlineList *self, const GdkRectangle *place)
{
  g_autoptr (GMenuModel) menu = NULL;

  g_signal_emit_by_name (self, "create-menu", &menu);
  if (menu != NULL)
    dateline_context_menu_popup (&self->menu, GTK_WIDGET (self), menu, place);
}

/* A story that is pressed and not selected is selected first, so that the menu means what
 * is seen to be selected. */
static gboolean
popup_at (DatelineHeadlineList *self, double x, double y)
{
  gint64 id = dateline_headline_view_find_story (DATELINE_HEADLINE_VIEW (self->view),
                                                 GTK_WIDGET (self),
                                                 x,
                                                 y);
  guint position;

  if (id == 0 || !dateline_edition_find (self->edition, id, &position))
    return FALSE;
  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    dateline_headline_list_select_position (self, position);
  popup (self, &(GdkRectangle){ x, y, 1, 1 });
  return TRUE;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            DatelineHeadlineList *self)
{
  if (popup_at (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double x,
                 double y,
                 DatelineHeadlineList *self)
{
  if (popup_at (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* Where nothing is selected, as in a list that was just entered, the menu means the story
 * that has the keys, which is selected like one that is pressed. */
static void
popup_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineHeadlineList *self = DATELINE_HEADLINE_LIST (widget);
  GdkRectangle bounds;

  if (self->selected_id == 0)
    dateline_headline_list_select (
        self,
        dateline_headline_view_get_focused_id (DATELINE_HEADLINE_VIEW (self->view)));
  if (self->selected_id == 0)
    return;
  dateline_headline_list_get_selected_bounds (self, &bounds);
  popup (
      self,
      &(GdkRectangle){ bounds.x + bounds.width / 4, bounds.y + bounds.height / 2, 1, 1 });
}

void
dateline_headline_list_install_menu (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, popup_cb);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_F10,
                                       GDK_SHIFT_MASK,
                                       "menu.popup",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);
}

void
dateline_headline_list_add_menu (DatelineHeadlineList *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click),
                                              GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (press),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}
