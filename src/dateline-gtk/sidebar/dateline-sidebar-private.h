/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The sidebar's parts, for the files that make it up: the widget (sidebar), how it
 * follows the store (sidebar-following), what is done to its rows (sidebar-actions) and
 * what queries are called (sidebar-names). */

#pragma once

#include "dateline-gtk/sidebar/dateline-sidebar-finder-private.h"
#include "dateline-gtk/sidebar/dateline-sidebar-move-private.h"
#include "dateline-gtk/sidebar/dateline-sidebar-view-private.h"
#include "dateline-gtk/sidebar/dateline-sidebar.h"

G_BEGIN_DECLS

struct _DatelineSidebar
{
  GtkWidget parent_instance;

  DatelineStore *store;
  DatelineOverview *overview;
  DatelineSectionCounts *sections;
  DatelineSidebarOutline *outline;
  DatelineQuery *query; /* what the host shows; NULL before it said so */
  GtkWidget *finder;
  GtkWidget *view;

  GCancellable *cancellable;
  guint reload_source;
  guint show_source;
  gboolean problems; /* the host shows the feeds with problems */
  gboolean reloading;
  gboolean stale; /* the store has changed since */
  gboolean hides_read;
};

/* What the row stands for that is selected, where the reader kept it under a name; NULL
 * where it is no such row. */
DatelineSection *dateline_sidebar_get_section (DatelineSidebar *self);
void dateline_sidebar_arrange (DatelineSidebar *self, DatelineSidebarMove *move);
void dateline_sidebar_select_row (DatelineSidebar *self, gboolean expand);
void dateline_sidebar_follow_store (DatelineSidebar *self);
void dateline_sidebar_queue_show (DatelineSidebar *self);
void dateline_sidebar_keep (DatelineSidebar *self, DatelineSidebarPlace *place);
void dateline_sidebar_connect_view (DatelineSidebar *self);
void dateline_sidebar_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
