/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The places of the sidebar in their order; see dateline-sidebar-outline.c. */

#pragma once

#include "dateline-gtk/sidebar/dateline-sidebar-place-private.h"

G_BEGIN_DECLS

typedef struct _DatelineSidebarOutline DatelineSidebarOutline;

DatelineSidebarOutline *dateline_sidebar_outline_new (void);
void dateline_sidebar_outline_free (DatelineSidebarOutline *self);
GListModel *dateline_sidebar_outline_get_places (DatelineSidebarOutline *self);
void dateline_sidebar_outline_update (DatelineSidebarOutline *self,
                                      const DatelineOverview *overview);
gboolean dateline_sidebar_outline_fits (const DatelineOverview *shown,
                                        const DatelineOverview *overview);
void dateline_sidebar_outline_recount (DatelineSidebarOutline *self,
                                       const DatelineOverview *shown,
                                       const DatelineOverview *overview);
DatelineSidebarPlace *
dateline_sidebar_outline_find_problems (DatelineSidebarOutline *self);
DatelineSidebarPlace *dateline_sidebar_outline_find (DatelineSidebarOutline *self,
                                                     const DatelineQuery *query,
                                                     DatelineSidebarPlace **parent);

G_END_DECLS
