/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The parts of the sidebar's view, for the files that make it up: the widget and its
 * selection (sidebar-view), the rows (sidebar-rows), which categories are open
 * (sidebar-folds), and where the context menu opens (sidebar-popup). Main context only.
 */

#pragma once

#include "dateline-gtk/sidebar/dateline-sidebar-drag-private.h"
#include "dateline-gtk/sidebar/dateline-sidebar-view-private.h"

G_BEGIN_DECLS

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

/* Says that @place was chosen, and is wanted in front. */
void dateline_sidebar_view_enter (DatelineSidebarView *self, DatelineSidebarPlace *place);
void dateline_sidebar_view_activate (DatelineSidebarView *self,
                                     DatelineSidebarPlace *place);

GtkListItemFactory *dateline_sidebar_view_create_rows (DatelineSidebarView *self);
GtkWidget *dateline_sidebar_view_find_focused_row (DatelineSidebarView *self);

GtkTreeListModel *dateline_sidebar_view_create_tree (DatelineSidebarView *self);
GtkTreeListRow *dateline_sidebar_view_find_tree_row (DatelineSidebarView *self,
                                                     DatelineSidebarPlace *place,
                                                     guint *position);
void dateline_sidebar_view_follow_fold (DatelineSidebarView *self, GtkTreeListRow *row);
void dateline_sidebar_view_leave_fold (DatelineSidebarView *self, GtkTreeListRow *row);
void dateline_sidebar_view_add_fold_keys (DatelineSidebarView *self,
                                          GtkWidget *list_view);

void dateline_sidebar_view_add_popup (DatelineSidebarView *self, GtkWidget *row);
void dateline_sidebar_view_install_popup (GtkWidgetClass *widget_class);

G_END_DECLS
