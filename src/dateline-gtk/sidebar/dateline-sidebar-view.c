/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The scrolled rows of the sidebar, with their arrows, their selection and their context
 * menu. Main context only. */

#include "dateline-gtk/sidebar/dateline-sidebar-view-private.h"

#include "dateline-gtk/sidebar/dateline-sidebar-menu-private.h"
#include "dateline-gtk/sidebar/dateline-sidebar-row-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineSidebarView
{
  GtkWidget parent_instance;

  DatelinePictureLoader *loader;
  GListModel *places;
  GtkTreeListModel *tree;
  GtkSingleSelection *selection;
  GtkWidget *scrolled_window;
  GtkWidget *list_view;
  GtkWidget *menu;
  GPtrArray *rows; /* of DatelineSidebarRow, all that the list view has made */
  gboolean quiet;  /* the selection moves by the program's will */
};

G_DEFINE_FINAL_TYPE (DatelineSidebarView, dateline_sidebar_view, GTK_TYPE_WIDGET)

static guint signal_place_chosen;

static void
choose (DatelineSidebarView *self, DatelineSidebarPlace *place)
{
  if (place != NULL)
    g_signal_emit (self, signal_place_chosen, 0, place);
}

static void
selection_notify_cb (DatelineSidebarView *self)
{
  if (!self->quiet)
    choose (self, dateline_sidebar_view_get_selected (self));
}

static void
activate_cb (DatelineSidebarView *self)
{
  choose (self, dateline_sidebar_view_get_selected (self));
}

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
      gtk_widget_contains (row, x, y))
    choose (self, place);
}

static void
show_menu (DatelineSidebarView *self, GtkWidget *row, double x, double y)
{
  DatelineSidebarPlace *place =
      dateline_sidebar_row_get_place (DATELINE_SIDEBAR_ROW (row));
  g_autoptr (GMenuModel) menu = place != NULL ? dateline_sidebar_menu_new (place) : NULL;
  graphene_point_t point;

  if (menu == NULL || !gtk_widget_compute_point (row,
                                                 GTK_WIDGET (self),
                                                 &GRAPHENE_POINT_INIT (x, y),
                                                 &point))
    return;

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ point.x, point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
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
  show_menu (self, row, x, y);
}

static void
row_long_pressed_cb (GtkGestureLongPress *gesture,
                     double x,
                     double y,
                     DatelineSidebarView *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, row, x, y);
}

/* The row that the keyboard is on. */
static GtkWidget *
find_focused_row (DatelineSidebarView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_is_focus (gtk_widget_get_parent (self->rows->pdata[i])))
      return self->rows->pdata[i];
  return NULL;
}

static void
popup_menu (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DatelineSidebarView *self = DATELINE_SIDEBAR_VIEW (widget);
  GtkWidget *row = find_focused_row (self);

  if (row != NULL)
    show_menu (self,
               row,
               gtk_widget_get_width (row) / 2.0,
               gtk_widget_get_height (row) / 2.0);
}

static GtkTreeListRow *
find_tree_row (DatelineSidebarView *self, DatelineSidebarPlace *place, guint *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tree));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (DatelineSidebarPlace) other = gtk_tree_list_row_get_item (row);

      if (other == place)
        {
          if (position != NULL)
            *position = i;
          return g_steal_pointer (&row);
        }
    }
  return NULL;
}

/* Closes a category, or goes from a feed to the category that it is in. */
static gboolean
collapse (DatelineSidebarView *self, GtkTreeListRow *row)
{
  g_autoptr (GtkTreeListRow) parent = NULL;

  if (gtk_tree_list_row_get_expanded (row))
    {
      gtk_tree_list_row_set_expanded (row, FALSE);
      return TRUE;
    }
  parent = gtk_tree_list_row_get_parent (row);
  if (parent == NULL)
    return FALSE;

  gtk_single_selection_set_selected (self->selection,
                                     gtk_tree_list_row_get_position (parent));
  gtk_widget_activate_action (self->list_view,
                              "list.scroll-to-item",
                              "u",
                              gtk_tree_list_row_get_position (parent));
  return TRUE;
}

/* The list view takes the arrows for itself, hence this in the capture phase. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                DatelineSidebarView *self)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;
  gboolean right = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;
  GtkWidget *focused;
  g_autoptr (GtkTreeListRow) row = NULL;

  if ((!left && !right) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  focused = find_focused_row (self);
  if (focused == NULL)
    return GDK_EVENT_PROPAGATE;

  row = find_tree_row (self,
                       dateline_sidebar_row_get_place (DATELINE_SIDEBAR_ROW (focused)),
                       NULL);
  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  if (left != rtl)
    return collapse (self, row);

  if (!gtk_tree_list_row_is_expandable (row) || gtk_tree_list_row_get_expanded (row))
    return GDK_EVENT_PROPAGATE;
  gtk_tree_list_row_set_expanded (row, TRUE);
  return GDK_EVENT_STOP;
}

/* The list view takes the row out of its item before it says so, so ask the row. */
static void
row_destroyed_cb (GtkWidget *row, DatelineSidebarView *self)
{
  if (self->rows != NULL)
    g_ptr_array_remove_fast (self->rows, row);
}

/* A row may outlive the view, as while a picture of it is on its way: it lets go of the
 * view then. */
static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item, DatelineSidebarView *self)
{
  GtkWidget *row = dateline_sidebar_row_new (self->loader);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *hold = gtk_gesture_long_press_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (row_released_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
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

  gtk_list_item_set_child (list_item, row);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row, "destroy", G_CALLBACK (row_destroyed_cb), self, 0);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, DatelineSidebarView *self)
{
  dateline_sidebar_row_set_tree_row (
      DATELINE_SIDEBAR_ROW (gtk_list_item_get_child (list_item)),
      gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, DatelineSidebarView *self)
{
  dateline_sidebar_row_set_tree_row (
      DATELINE_SIDEBAR_ROW (gtk_list_item_get_child (list_item)),
      NULL);
}

static GListModel *
get_places_in (gpointer place, gpointer user_data)
{
  GListStore *places = DATELINE_SIDEBAR_PLACE (place)->places;

  return places != NULL ? G_LIST_MODEL (g_object_ref (places)) : NULL;
}

static gboolean
dateline_sidebar_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DATELINE_SIDEBAR_VIEW (widget)->list_view);
}

static void
dateline_sidebar_view_dispose (GObject *object)
{
  DatelineSidebarView *self = DATELINE_SIDEBAR_VIEW (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled_window, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->places);
  g_clear_object (&self->loader);

  G_OBJECT_CLASS (dateline_sidebar_view_parent_class)->dispose (object);
}

static void
dateline_sidebar_view_class_init (DatelineSidebarViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_sidebar_view_dispose;
  widget_class->grab_focus = dateline_sidebar_view_grab_focus;

  /* A row was pressed, or the arrows have moved to it, or Enter was hit on it. */
  signal_place_chosen = g_signal_new ("place-chosen",
                                      DATELINE_TYPE_SIDEBAR_VIEW,
                                      G_SIGNAL_RUN_LAST,
                                      0,
                                      NULL,
                                      NULL,
                                      NULL,
                                      G_TYPE_NONE,
                                      1,
                                      DATELINE_TYPE_SIDEBAR_PLACE);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, popup_menu);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_F10,
                                       GDK_SHIFT_MASK,
                                       "menu.popup",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);
}

static void
dateline_sidebar_view_init (DatelineSidebarView *self)
{
  self->rows = g_ptr_array_new ();
}

static GtkWidget *
make_list_view (DatelineSidebarView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *list_view;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);

  list_view =
      gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_widget_add_css_class (list_view, "dateline-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Feeds"),
                                  -1);
  g_signal_connect_swapped (list_view, "activate", G_CALLBACK (activate_cb), self);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (list_view, keys);
  return list_view;
}

/* Makes a view of @places and, of those that are categories, the places in them. */
GtkWidget *
dateline_sidebar_view_new (GListModel *places, DatelinePictureLoader *loader)
{
  DatelineSidebarView *self = g_object_new (DATELINE_TYPE_SIDEBAR_VIEW, NULL);

  g_set_object (&self->loader, loader);
  self->places = g_object_ref (places);
  self->tree = gtk_tree_list_model_new (g_object_ref (places),
                                        FALSE,
                                        FALSE,
                                        get_places_in,
                                        NULL,
                                        NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->tree));
  g_signal_connect_swapped (self->selection,
                            "notify::selected-item",
                            G_CALLBACK (selection_notify_cb),
                            self);
  self->list_view = make_list_view (self);

  self->scrolled_window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled_window),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled_window),
                                 self->list_view);
  gtk_widget_set_parent (self->scrolled_window, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/* The places are about to change: remembers which categories are open. */
void
dateline_sidebar_view_begin_update (DatelineSidebarView *self)
{
  self->quiet = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (self->places); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->tree, i);
      g_autoptr (DatelineSidebarPlace) place = gtk_tree_list_row_get_item (row);

      place->expanded = gtk_tree_list_row_get_expanded (row);
    }
}

/* The places have changed: opens those categories again. */
void
dateline_sidebar_view_end_update (DatelineSidebarView *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->places); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_child_row (self->tree, i);
      g_autoptr (DatelineSidebarPlace) place = gtk_tree_list_row_get_item (row);

      if (place->places != NULL)
        gtk_tree_list_row_set_expanded (row, place->expanded);
    }
  self->quiet = FALSE;
}

/* Returns the place of the selected row, which the row keeps alive; NULL for none. */
DatelineSidebarPlace *
dateline_sidebar_view_get_selected (DatelineSidebarView *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (DatelineSidebarPlace) place =
      row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return place;
}

/* Selects the row of @place, if there is one, without telling. */
void
dateline_sidebar_view_select (DatelineSidebarView *self, DatelineSidebarPlace *place)
{
  guint position = GTK_INVALID_LIST_POSITION;
  g_autoptr (GtkTreeListRow) row = NULL;

  if (place == dateline_sidebar_view_get_selected (self))
    return;

  self->quiet = TRUE;
  row = place != NULL ? find_tree_row (self, place, &position) : NULL;
  gtk_single_selection_set_selected (self->selection, position);
  self->quiet = FALSE;
}

/* Opens the row of a category. */
void
dateline_sidebar_view_expand (DatelineSidebarView *self, DatelineSidebarPlace *place)
{
  g_autoptr (GtkTreeListRow) row = find_tree_row (self, place, NULL);

  if (row != NULL)
    gtk_tree_list_row_set_expanded (row, TRUE);
}
