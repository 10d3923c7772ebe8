/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Dragging rows of the sidebar; see dateline-sidebar-drag.c. */

#pragma once

#include "dateline-gtk/sidebar/dateline-sidebar-row-private.h"
#include "dateline-gtk/sidebar/dateline-sidebar-view-private.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_SIDEBAR_DRAG (dateline_sidebar_drag_get_type ())

G_DECLARE_FINAL_TYPE (DatelineSidebarDrag,
                      dateline_sidebar_drag,
                      DATELINE,
                      SIDEBAR_DRAG,
                      GObject)

DatelineSidebarDrag *dateline_sidebar_drag_new (DatelineSidebarView *view);
void dateline_sidebar_drag_add_row (DatelineSidebarDrag *self, GtkWidget *row);
void dateline_sidebar_drag_add_list (DatelineSidebarDrag *self, GtkWidget *list_view);

G_END_DECLS
