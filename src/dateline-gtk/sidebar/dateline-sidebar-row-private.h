/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A row of the sidebar; see dateline-sidebar-row.c. */

#pragma once

#include "dateline-gtk/images/dateline-picture-loader.h"
#include "dateline-gtk/sidebar/dateline-sidebar-place-private.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_SIDEBAR_ROW (dateline_sidebar_row_get_type ())

G_DECLARE_FINAL_TYPE (DatelineSidebarRow,
                      dateline_sidebar_row,
                      DATELINE,
                      SIDEBAR_ROW,
                      GtkWidget)

GtkWidget *dateline_sidebar_row_new (DatelinePictureLoader *loader);
void dateline_sidebar_row_set_tree_row (DatelineSidebarRow *self,
                                        GtkTreeListRow *tree_row);
DatelineSidebarPlace *dateline_sidebar_row_get_place (DatelineSidebarRow *self);
void dateline_sidebar_row_edit (DatelineSidebarRow *self);
gboolean dateline_sidebar_row_is_editing (DatelineSidebarRow *self);
char *dateline_sidebar_row_describe (DatelineSidebarRow *self);

G_END_DECLS
