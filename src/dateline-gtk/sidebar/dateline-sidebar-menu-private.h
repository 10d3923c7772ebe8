/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The context menu of a row of the sidebar; see dateline-sidebar-menu.c. */

#pragma once

#include "dateline-gtk/sidebar/dateline-sidebar-place-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GMenuModel *dateline_sidebar_menu_new (DatelineSidebarPlace *place);

G_END_DECLS
