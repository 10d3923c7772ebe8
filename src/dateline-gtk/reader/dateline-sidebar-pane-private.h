/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pane with the sidebar, and beneath it how the last refresh went. Main context only.
 */

#pragma once

#include "dateline-gtk/sidebar/dateline-sidebar.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_SIDEBAR_PANE (dateline_sidebar_pane_get_type ())

G_DECLARE_FINAL_TYPE (DatelineSidebarPane,
                      dateline_sidebar_pane,
                      DATELINE,
                      SIDEBAR_PANE,
                      GtkWidget)

GtkWidget *dateline_sidebar_pane_new (DatelineRefresher *refresher,
                                      DatelinePictureLoader *loader);
DatelineSidebar *dateline_sidebar_pane_get_sidebar (DatelineSidebarPane *self);
GtkHeaderBar *dateline_sidebar_pane_get_header_bar (DatelineSidebarPane *self);
void dateline_sidebar_pane_set_menu (DatelineSidebarPane *self, GMenuModel *menu);

G_END_DECLS
