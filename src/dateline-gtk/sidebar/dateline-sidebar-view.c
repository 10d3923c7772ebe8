/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The scrolled rows of the sidebar and their selection, of several where Ctrl or Shift is
 * held. Main context only. */

#include "dateline-gtk/sidebar/dateline-sidebar-view-parts-private.h"

#include "dateline-gtk/images/dateline-list-focus-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DatelineSidebarView, dateline_sidebar_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_PLACE_CHOSEN,
  SIGNAL_ACTIVATED,
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

void
dateline_sidebar_view_activate (DatelineSidebarView *self, DatelineSidebarPlace *place)
{
  choose (self, place);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

/* Who hits Enter wants to go on by the keys, to what is listed; a press leaves them here.
 */
void
dateline_sidebar_view_enter (DatelineSidebarView *self, DatelineSidebarPlace *place)
{
  dateline_sidebar_view_activate (self, place);
  gtk_widget_activate_action (GTK_WIDGET (self), "reader.go-to-headlines", NULL);
}

static void
activate_cb (GtkListView *list_view, guint position, DatelineSidebarView *self)
{
  dateline_sidebar_view_enter (self, get_place_at (self, position));
}

/* The keys go to the row that is selected. GTK's list gives them to the row that had them
 * last, or to its first one: what is selected by the program, as after a start, would not
 * count. */
static gboolean
dateline_sidebar_view_grab_focus (GtkWidget *widget)
{
  DatelineSidebarView *self = DATELINE_SIDEBAR_VIEW (widget);
  DatelineSidebarPlace *place = dateline_sidebar_view_get_selected (self);

  for (guint i = 0; place != NULL && i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      if (dateline_sidebar_row_get_place (DATELINE_SIDEBAR_ROW (row)) == place)
        return gtk_widget_grab_focus (gtk_widget_get_parent (row));
    }
  return gtk_widget_grab_focus (self->list_view);
}

/* From outside, the same. */
static gboolean
dateline_sidebar_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (dateline_list_focus_leaves (widget, direction))
    return FALSE;
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return gtk_widget_grab_focus (widget);
  return GTK_WIDGET_CLASS (dateline_sidebar_view_parent_class)->focus (widget, direction);
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
  widget_class->focus = dateline_sidebar_view_focus;

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
  /* A row was pressed, or Enter was hit on it, after it was chosen. */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated",
                                            DATELINE_TYPE_SIDEBAR_VIEW,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);
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
  dateline_sidebar_view_install_popup (widget_class);
}

static void
dateline_sidebar_view_init (DatelineSidebarView *self)
{
  self->rows = g_ptr_array_new ();
}

static GtkWidget *
make_list_view (DatelineSidebarView *self)
{
  GtkWidget *list_view = gtk_list_view_new (g_object_ref (self->selection),
                                            dateline_sidebar_view_create_rows (self));

  gtk_widget_add_css_class (list_view, "dateline-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Feeds"),
                                  -1);
  g_signal_connect (list_view, "activate", G_CALLBACK (activate_cb), self);
  dateline_sidebar_drag_add_list (self->drag, list_view);

  dateline_sidebar_view_add_fold_keys (self, list_view);
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
  self->tree = dateline_sidebar_view_create_tree (self);
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
  dateline_list_focus_keep (self->list_view, G_LIST_MODEL (self->selection));

  self->scrolled_window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled_window),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled_window),
                                 self->list_view);
  gtk_widget_set_parent (self->scrolled_window, GTK_WIDGET (self));
  return GTK_WIDGET (self);
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
  row =
      place != NULL ? dateline_sidebar_view_find_tree_row (self, place, &position) : NULL;
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
  g_autoptr (GtkTreeListRow) row =
      dateline_sidebar_view_find_tree_row (self, place, &position);

  if (row != NULL)
    gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", position);
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
  dateline_sidebar_view_activate (self, place);
}
