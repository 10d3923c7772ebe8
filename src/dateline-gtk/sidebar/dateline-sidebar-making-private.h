/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Places of the sidebar, made of an overview; see dateline-sidebar-making.c. */

#pragma once

#include "dateline-gtk/sidebar/dateline-sidebar-place-private.h"

G_BEGIN_DECLS

/* What is under way. */
typedef struct
{
  GHashTable *before;  /* key → place, those of the last time */
  GHashTable *by_key;  /* the same, of those that were added; owns them */
  GHashTable *by_name; /* a category's name as it is spelled → its place; or NULL */
  GHashTable *by_feed; /* a feed's id → its first place */
  gboolean expand;     /* categories that are seen for the first time are open */
} DatelineSidebarMaking;

void dateline_sidebar_making_add_fixed (DatelineSidebarMaking *self,
                                        GPtrArray *top,
                                        const DatelineOverview *overview);
void dateline_sidebar_making_add_sections (DatelineSidebarMaking *self,
                                           GPtrArray *top,
                                           DatelineSectionCounts *counts);
void dateline_sidebar_making_add_problems (DatelineSidebarMaking *self,
                                           GPtrArray *top,
                                           const DatelineOverview *overview);
void dateline_sidebar_making_add_categories (DatelineSidebarMaking *self,
                                             GPtrArray *list,
                                             const DatelineOverview *overview);
void dateline_sidebar_making_add_feeds (DatelineSidebarMaking *self,
                                        GPtrArray *loose,
                                        const DatelineOverview *overview);
void dateline_sidebar_making_recount (DatelineSidebarMaking *self,
                                      const DatelineOverview *shown,
                                      const DatelineOverview *overview);
gboolean dateline_sidebar_making_rename (DatelineSidebarMaking *self,
                                         GPtrArray *changed,
                                         const DatelineOverview *shown,
                                         const DatelineOverview *overview);

G_END_DECLS
