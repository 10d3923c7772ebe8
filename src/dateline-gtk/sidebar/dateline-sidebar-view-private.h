/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The scrolled rows of the sidebar; see dateline-sidebar-view.c. */

#pragma once

#include "dateline-gtk/images/dateline-picture-loader.h"
#include "dateline-gtk/sidebar/dateline-sidebar-outline-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_SIDEBAR_VIEW (dateline_sidebar_view_get_type ())

G_DECLARE_FINAL_TYPE (DatelineSidebarView,
                      dateline_sidebar_view,
                      DATELINE,
                      SIDEBAR_VIEW,
                      GtkWidget)

GtkWidget *dateline_sidebar_view_new (DatelineSidebarOutline *outline,
                                      DatelinePictureLoader *loader);
void dateline_sidebar_view_begin_update (DatelineSidebarView *self);
void dateline_sidebar_view_end_update (DatelineSidebarView *self);
DatelineSidebarPlace *dateline_sidebar_view_get_selected (DatelineSidebarView *self);
guint dateline_sidebar_view_get_n_selected (DatelineSidebarView *self);
GPtrArray *dateline_sidebar_view_list_selected (DatelineSidebarView *self);
GPtrArray *dateline_sidebar_view_list_with (DatelineSidebarView *self,
                                            DatelineSidebarPlace *place);
void dateline_sidebar_view_select (DatelineSidebarView *self,
                                   DatelineSidebarPlace *place);
void dateline_sidebar_view_go_to (DatelineSidebarView *self, DatelineSidebarPlace *place);
void dateline_sidebar_view_scroll_to (DatelineSidebarView *self,
                                      DatelineSidebarPlace *place);
void dateline_sidebar_view_expand (DatelineSidebarView *self,
                                   DatelineSidebarPlace *place);
void dateline_sidebar_view_edit (DatelineSidebarView *self, DatelineSidebarPlace *place);

G_END_DECLS
