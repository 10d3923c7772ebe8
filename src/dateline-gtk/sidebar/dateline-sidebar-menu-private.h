/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The context menu of rows of the sidebar; see dateline-sidebar-menu.c. */

#pragma once

#include "dateline-gtk/sidebar/dateline-sidebar-outline-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GMenuModel *dateline_sidebar_menu_new (DatelineSidebarOutline *outline,
                                       GPtrArray *places);

G_END_DECLS
