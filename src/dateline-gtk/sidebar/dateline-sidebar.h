/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline-gtk/images/dateline-picture-loader.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_SIDEBAR (dateline_sidebar_get_type ())

DATELINE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (DatelineSidebar, dateline_sidebar, DATELINE, SIDEBAR, GtkWidget)

DATELINE_AVAILABLE_IN_ALL
GtkWidget *dateline_sidebar_new (DatelineStore *store, DatelinePictureLoader *loader);
DATELINE_AVAILABLE_IN_ALL
DatelineOverview *dateline_sidebar_get_overview (DatelineSidebar *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_sidebar_get_hides_read (DatelineSidebar *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_sidebar_set_hides_read (DatelineSidebar *self, gboolean hides_read);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_sidebar_go_to_unread (DatelineSidebar *self, gboolean forward);
DATELINE_AVAILABLE_IN_ALL
void dateline_sidebar_find (DatelineSidebar *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_sidebar_set_query (DatelineSidebar *self, const DatelineQuery *query);
DATELINE_AVAILABLE_IN_ALL
void dateline_sidebar_select_problems (DatelineSidebar *self);
DATELINE_AVAILABLE_IN_ALL
char *dateline_sidebar_describe_query (DatelineSidebar *self, const DatelineQuery *query);
DATELINE_AVAILABLE_IN_ALL
char *dateline_sidebar_name_query (DatelineSidebar *self, const DatelineQuery *query);

G_END_DECLS
