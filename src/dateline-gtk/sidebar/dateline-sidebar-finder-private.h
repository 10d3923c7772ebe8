/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A line to type a feed's name into; see dateline-sidebar-finder.c. */

#pragma once

#include "dateline-gtk/sidebar/dateline-sidebar-outline-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_SIDEBAR_FINDER (dateline_sidebar_finder_get_type ())

G_DECLARE_FINAL_TYPE (DatelineSidebarFinder,
                      dateline_sidebar_finder,
                      DATELINE,
                      SIDEBAR_FINDER,
                      GtkWidget)

GtkWidget *dateline_sidebar_finder_new (DatelineSidebarOutline *outline);
void dateline_sidebar_finder_open (DatelineSidebarFinder *self);

G_END_DECLS
