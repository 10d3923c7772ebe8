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
void dateline_sidebar_outline_set_sections (DatelineSidebarOutline *self,
                                            DatelineSectionCounts *sections);
void dateline_sidebar_outline_update (DatelineSidebarOutline *self,
                                      const DatelineOverview *overview);
void dateline_sidebar_outline_set_hides_read (DatelineSidebarOutline *self,
                                              gboolean hides_read);
void dateline_sidebar_outline_set_kept (DatelineSidebarOutline *self,
                                        DatelineSidebarPlace *place);
DatelineSidebarPlace *dateline_sidebar_outline_get_kept (DatelineSidebarOutline *self);
gboolean dateline_sidebar_outline_is_kept_needless (DatelineSidebarOutline *self,
                                                    DatelineSidebarPlace *place);
gboolean dateline_sidebar_outline_fits (DatelineSidebarOutline *self,
                                        const DatelineOverview *shown,
                                        const DatelineOverview *overview);
gboolean dateline_sidebar_outline_rename (DatelineSidebarOutline *self,
                                          const DatelineOverview *shown,
                                          const DatelineOverview *overview);
void dateline_sidebar_outline_recount (DatelineSidebarOutline *self,
                                       const DatelineOverview *shown,
                                       const DatelineOverview *overview);
gboolean dateline_sidebar_outline_recount_sections (DatelineSidebarOutline *self);
GPtrArray *dateline_sidebar_outline_get_sections (DatelineSidebarOutline *self);
GPtrArray *dateline_sidebar_outline_get_categories (DatelineSidebarOutline *self);
GPtrArray *dateline_sidebar_outline_get_loose (DatelineSidebarOutline *self);
DatelineSidebarPlace *dateline_sidebar_outline_look_up (DatelineSidebarOutline *self,
                                                        const char *key);
DatelineSidebarPlace *
dateline_sidebar_outline_find_problems (DatelineSidebarOutline *self);
DatelineSidebarPlace *dateline_sidebar_outline_find (DatelineSidebarOutline *self,
                                                     const DatelineQuery *query,
                                                     DatelineSidebarPlace **parent);

G_END_DECLS
