/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The scrolled rows of the sidebar, with their arrows, their selection, of several where
 * Ctrl or Shift is held, and their context menu. Main context only. */

#include "dateline-gtk/sidebar/dateline-sidebar-view-private.h"

#include "dateline-gtk/sidebar/dateline-sidebar-drag-private.h"
#include "dateline-gtk/sidebar/dateline-sidebar-menu-private.h"
#include "dateline-gtk/sidebar/dateline-sidebar-row-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineSidebarView
{
  GtkWidget parent_instance;

  DatelinePictureLoader *loader;
  DatelineSidebarOutline *outline; /* outlives the view */
  DatelineSidebarDrag *drag;
  GListModel *places;
  GtkTreeListModel *tree;
  GtkSelectionModel *selection;
  GtkWidget *scrolled_window;
  GtkWidget *list_view;
  GtkWidget *menu;
  GPtrArray *rows; /* of DatelineSidebarRow, all that the list view has made */
  gboolean quiet;  /* the selection moves by the program's will */
};

G_DEFINE_FINAL_TYPE (DatelineSidebarView, dateline_sidebar_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_PLACE_CHOSEN,
  SIGNAL_FOLDED,
  SIGNAL_RENAMED,
  SIGNAL_DROPPED,
  SIGNAL_LINK_DROPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
choose (DatelineSidebarView *self, DatelineSidebarPlace *place)
{
  if (place != NULL)
    g_signal_emit (self, signals[SIGNAL_PLACE_CHOSEN], 0, place);
}

/* Of several rows none is shown: what was stays in view. */
static void
selection_changed_cb (DatelineSidebarView *self)
{
  if (!self->quiet)
    choose (self, dateline_sidebar_view_get_selected (self));
}

static DatelineSidebarPlace *
get_place_at (DatelineSidebarView *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, position);
  g_autoptr (DatelineSidebarPlace) place =
      row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return place; /* the model keeps it alive */
}

static void
activate_cb (GtkListView *list_view, guint position, DatelineSidebarView *self)
{
  choose (self, get_place_at (self, position));
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
      gtk_widget_contains (row, x, y) &&
      (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) &
       (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    choose (self, place);
}

static void
show_menu (DatelineSidebarView *self, GtkWidget *row, double x, double y)
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

/* The row of @place; NULL where it is not shown, as in a category that is closed. A row
 * is an object that is made when it is asked for, so only those on the way are. */
static GtkTreeListRow *
find_tree_row (DatelineSidebarView *self, DatelineSidebarPlace *place, guint *position)
{
  DatelineSidebarPlace *top = place->parent != NULL ? place->parent : place;
  g_autoptr (GtkTreeListRow) row = NULL;
  guint i;

  if (!g_list_store_find (G_LIST_STORE (self->places), top, &i))
    return NULL;
  row = gtk_tree_list_model_get_child_row (self->tree, i);
  if (place->parent != NULL)
    {
      g_autoptr (GtkTreeListRow) parent = g_steal_pointer (&row);

      if (!gtk_tree_list_row_get_expanded (parent) ||
          !g_list_store_find (place->parent->places, place, &i))
        return NULL;
      row = gtk_tree_list_row_get_child_row (parent, i);
    }
  if (position != NULL)
    *position = gtk_tree_list_row_get_position (row);
  return g_steal_pointer (&row);
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

  gtk_selection_model_select_item (self->selection,
                                   gtk_tree_list_row_get_position (parent),
                                   TRUE);
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

static void
row_renamed_cb (GtkWidget *row, const char *name, DatelineSidebarView *self)
{
  DatelineSidebarPlace *place =
      dateline_sidebar_row_get_place (DATELINE_SIDEBAR_ROW (row));

  if (place != NULL)
    g_signal_emit (self, signals[SIGNAL_RENAMED], 0, place, name);
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

  dateline_sidebar_drag_add_row (self->drag, row);
  g_signal_connect_object (row, "renamed", G_CALLBACK (row_renamed_cb), self, 0);

  gtk_list_item_set_child (list_item, row);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row, "destroy", G_CALLBACK (row_destroyed_cb), self, 0);
}

static void
expanded_cb (GtkTreeListRow *row, GParamSpec *pspec, DatelineSidebarView *self)
{
  g_autoptr (DatelineSidebarPlace) place = gtk_tree_list_row_get_item (row);

  if (self->quiet || place == NULL ||
      place->expanded == gtk_tree_list_row_get_expanded (row))
    return;
  place->expanded = gtk_tree_list_row_get_expanded (row);
  g_signal_emit (self, signals[SIGNAL_FOLDED], 0, place);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item, DatelineSidebarView *self)
{
  g_signal_connect_object (gtk_list_item_get_item (list_item),
                           "notify::expanded",
                           G_CALLBACK (expanded_cb),
                           self,
                           0);
  dateline_sidebar_row_set_tree_row (
      DATELINE_SIDEBAR_ROW (gtk_list_item_get_child (list_item)),
      gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item, DatelineSidebarView *self)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item),
                                        expanded_cb,
                                        self);
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
  if (self->drag != NULL)
    g_object_run_dispose (G_OBJECT (self->drag));
  g_clear_object (&self->drag);
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
  signals[SIGNAL_PLACE_CHOSEN] = g_signal_new ("place-chosen",
                                               DATELINE_TYPE_SIDEBAR_VIEW,
                                               G_SIGNAL_RUN_LAST,
                                               0,
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_TYPE_NONE,
                                               1,
                                               DATELINE_TYPE_SIDEBAR_PLACE);
  /* A category was opened or closed by hand, or to go to a feed in it. */
  signals[SIGNAL_FOLDED] = g_signal_new ("folded",
                                         DATELINE_TYPE_SIDEBAR_VIEW,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         DATELINE_TYPE_SIDEBAR_PLACE);
  /* Another name was typed. */
  signals[SIGNAL_RENAMED] = g_signal_new ("renamed",
                                          DATELINE_TYPE_SIDEBAR_VIEW,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          2,
                                          DATELINE_TYPE_SIDEBAR_PLACE,
                                          G_TYPE_STRING);
  /* As those of DatelineSidebarDrag. */
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped",
                                          DATELINE_TYPE_SIDEBAR_VIEW,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          4,
                                          G_TYPE_PTR_ARRAY,
                                          DATELINE_TYPE_SIDEBAR_PLACE,
                                          G_TYPE_INT,
                                          G_TYPE_BOOLEAN);
  signals[SIGNAL_LINK_DROPPED] = g_signal_new ("link-dropped",
                                               DATELINE_TYPE_SIDEBAR_VIEW,
                                               G_SIGNAL_RUN_LAST,
                                               0,
                                               NULL,
                                               NULL,
                                               NULL,
                                               G_TYPE_NONE,
                                               1,
                                               G_TYPE_STRING);

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

  list_view = gtk_list_view_new (g_object_ref (self->selection), factory);
  gtk_widget_add_css_class (list_view, "dateline-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Feeds"),
                                  -1);
  g_signal_connect (list_view, "activate", G_CALLBACK (activate_cb), self);
  dateline_sidebar_drag_add_list (self->drag, list_view);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (list_view, keys);
  return list_view;
}

static void
dropped_cb (DatelineSidebarView *self,
            GPtrArray *places,
            DatelineSidebarPlace *target,
            int side,
            gboolean copies)
{
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, places, target, side, copies);
}

static void
link_dropped_cb (DatelineSidebarView *self, const char *link)
{
  g_signal_emit (self, signals[SIGNAL_LINK_DROPPED], 0, link);
}

/* Makes a view of the places of @outline and, of those that are categories, the places in
 * them. */
GtkWidget *
dateline_sidebar_view_new (DatelineSidebarOutline *outline, DatelinePictureLoader *loader)
{
  DatelineSidebarView *self = g_object_new (DATELINE_TYPE_SIDEBAR_VIEW, NULL);

  g_set_object (&self->loader, loader);
  self->outline = outline;
  self->places = g_object_ref (dateline_sidebar_outline_get_places (outline));
  self->tree = gtk_tree_list_model_new (g_object_ref (self->places),
                                        FALSE,
                                        FALSE,
                                        get_places_in,
                                        NULL,
                                        NULL);
  self->selection = GTK_SELECTION_MODEL (
      gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->tree))));
  g_signal_connect_swapped (self->selection,
                            "selection-changed",
                            G_CALLBACK (selection_changed_cb),
                            self);
  self->drag = dateline_sidebar_drag_new (self);
  g_signal_connect_swapped (self->drag, "dropped", G_CALLBACK (dropped_cb), self);
  g_signal_connect_swapped (self->drag,
                            "link-dropped",
                            G_CALLBACK (link_dropped_cb),
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

/* The places are about to change. */
void
dateline_sidebar_view_begin_update (DatelineSidebarView *self)
{
  self->quiet = TRUE;
}

/* The places have changed: opens the categories again that were open. */
void
dateline_sidebar_view_end_update (DatelineSidebarView *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->places); i++)
    {
      g_autoptr (DatelineSidebarPlace) place = g_list_model_get_item (self->places, i);
      g_autoptr (GtkTreeListRow) row = NULL;

      if (place->places == NULL)
        continue;
      row = gtk_tree_list_model_get_child_row (self->tree, i);
      gtk_tree_list_row_set_expanded (row, place->expanded);
    }
  self->quiet = FALSE;
}

guint
dateline_sidebar_view_get_n_selected (DatelineSidebarView *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  return gtk_bitset_get_size (selected);
}

/* Returns the place of the only selected row, which the row keeps alive; NULL where none
 * is selected, or several. */
DatelineSidebarPlace *
dateline_sidebar_view_get_selected (DatelineSidebarView *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  return gtk_bitset_get_size (selected) == 1
             ? get_place_at (self, gtk_bitset_get_minimum (selected))
             : NULL;
}

/* The places of all selected rows, from top to bottom. */
GPtrArray *
dateline_sidebar_view_list_selected (DatelineSidebarView *self)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  GtkBitsetIter iter;
  guint position;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, selected, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (places, g_object_ref (get_place_at (self, position)));
  return places;
}

/* The places that are meant when @place is pointed at: all that are selected if it is one
 * of them, else it alone. */
GPtrArray *
dateline_sidebar_view_list_with (DatelineSidebarView *self, DatelineSidebarPlace *place)
{
  GPtrArray *places = dateline_sidebar_view_list_selected (self);

  if (!g_ptr_array_find (places, place, NULL))
    {
      g_ptr_array_set_size (places, 0);
      g_ptr_array_add (places, g_object_ref (place));
    }
  return places;
}

/* Selects the row of @place (nullable), if there is one, without telling. */
void
dateline_sidebar_view_select (DatelineSidebarView *self, DatelineSidebarPlace *place)
{
  guint position;
  g_autoptr (GtkTreeListRow) row = NULL;

  if (place != NULL && place == dateline_sidebar_view_get_selected (self))
    return;

  self->quiet = TRUE;
  row = place != NULL ? find_tree_row (self, place, &position) : NULL;
  if (row != NULL)
    gtk_selection_model_select_item (self->selection, position, TRUE);
  else
    gtk_selection_model_unselect_all (self->selection);
  self->quiet = FALSE;
}

/* Brings the row of @place into view. */
void
dateline_sidebar_view_scroll_to (DatelineSidebarView *self, DatelineSidebarPlace *place)
{
  guint position;
  g_autoptr (GtkTreeListRow) row = find_tree_row (self, place, &position);

  if (row != NULL)
    gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", position);
}

/* Opens the row of a category. */
void
dateline_sidebar_view_expand (DatelineSidebarView *self, DatelineSidebarPlace *place)
{
  g_autoptr (GtkTreeListRow) row = find_tree_row (self, place, NULL);

  if (row == NULL)
    return;
  self->quiet = TRUE;
  place->expanded = TRUE;
  gtk_tree_list_row_set_expanded (row, TRUE);
  self->quiet = FALSE;
}

/* Chooses @place, as if its row had been pressed, and brings it into view. */
void
dateline_sidebar_view_go_to (DatelineSidebarView *self, DatelineSidebarPlace *place)
{
  if (place->parent != NULL && !place->parent->expanded)
    {
      dateline_sidebar_view_expand (self, place->parent);
      g_signal_emit (self, signals[SIGNAL_FOLDED], 0, place->parent);
    }
  dateline_sidebar_view_select (self, place);
  dateline_sidebar_view_scroll_to (self, place);
  choose (self, place);
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
