/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which categories of the sidebar are open: by the arrow of a row, by the keys, and as
 * they were before an update. Main context only. */

#include "dateline-gtk/sidebar/dateline-sidebar-view-parts-private.h"

#include "dateline-gtk/sidebar/dateline-sidebar-row-private.h"

static GListModel *
get_places_in (gpointer place, gpointer user_data)
{
  GListStore *places = DATELINE_SIDEBAR_PLACE (place)->places;

  return places != NULL ? G_LIST_MODEL (g_object_ref (places)) : NULL;
}

/* The places and, of those that are categories, the places in them. */
GtkTreeListModel *
dateline_sidebar_view_create_tree (DatelineSidebarView *self)
{
  return gtk_tree_list_model_new (g_object_ref (self->places),
                                  FALSE,
                                  FALSE,
                                  get_places_in,
                                  NULL,
                                  NULL);
}

/* The row of @place; NULL where it is not shown, as in a category that is closed. A row
 * is an object that is made when it is asked for, so only those on the way are. */
GtkTreeListRow *
dateline_sidebar_view_find_tree_row (DatelineSidebarView *self,
                                     DatelineSidebarPlace *place,
                                     guint *position)
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

static void
expanded_cb (GtkTreeListRow *row, GParamSpec *pspec, DatelineSidebarView *self)
{
  g_autoptr (DatelineSidebarPlace) place = gtk_tree_list_row_get_item (row);

  if (self->quiet || place == NULL ||
      place->expanded == gtk_tree_list_row_get_expanded (row))
    return;
  place->expanded = gtk_tree_list_row_get_expanded (row);
  g_signal_emit_by_name (self, "folded", place);
}

/* Says so when it is opened or closed. */
void
dateline_sidebar_view_follow_fold (DatelineSidebarView *self, GtkTreeListRow *row)
{
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
}

void
dateline_sidebar_view_leave_fold (DatelineSidebarView *self, GtkTreeListRow *row)
{
  g_signal_handlers_disconnect_by_func (row, expanded_cb, self);
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
  focused = dateline_sidebar_view_find_focused_row (self);
  if (focused == NULL)
    return GDK_EVENT_PROPAGATE;

  row = dateline_sidebar_view_find_tree_row (
      self,
      dateline_sidebar_row_get_place (DATELINE_SIDEBAR_ROW (focused)),
      NULL);
  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  if (left != rtl)
    return collapse (self, row);

  if (gtk_tree_list_row_is_expandable (row) && !gtk_tree_list_row_get_expanded (row))
    gtk_tree_list_row_set_expanded (row, TRUE);
  else
    dateline_sidebar_view_enter (
        self,
        dateline_sidebar_row_get_place (DATELINE_SIDEBAR_ROW (focused)));
  return GDK_EVENT_STOP;
}

void
dateline_sidebar_view_add_fold_keys (DatelineSidebarView *self, GtkWidget *list_view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (list_view, keys);
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

/* Opens the row of a category. */
void
dateline_sidebar_view_expand (DatelineSidebarView *self, DatelineSidebarPlace *place)
{
  g_autoptr (GtkTreeListRow) row =
      dateline_sidebar_view_find_tree_row (self, place, NULL);

  if (row == NULL)
    return;
  self->quiet = TRUE;
  place->expanded = TRUE;
  gtk_tree_list_row_set_expanded (row, TRUE);
  self->quiet = FALSE;
}
