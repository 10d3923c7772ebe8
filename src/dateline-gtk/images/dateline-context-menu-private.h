/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The menu of what is in a list; see dateline-context-menu.c. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dateline_context_menu_popup (GtkWidget **menu,
                                  GtkWidget *owner,
                                  GMenuModel *model,
                                  const GdkRectangle *place);

G_END_DECLS
