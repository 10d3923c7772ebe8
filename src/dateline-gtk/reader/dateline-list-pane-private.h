/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pane with the headlines, their filters and the search. Main context only. */

#pragma once

#include "dateline-gtk/headlines/dateline-headline-list.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_LIST_PANE (dateline_list_pane_get_type ())

/* Signal "query-changed" (DatelineQuery *) when a filter or the search words changed. */
G_DECLARE_FINAL_TYPE (DatelineListPane,
                      dateline_list_pane,
                      DATELINE,
                      LIST_PANE,
                      GtkWidget)

GtkWidget *dateline_list_pane_new (DatelineEdition *edition,
                                   DatelineRefresher *refresher,
                                   DatelinePictureLoader *loader);
GtkWidget *dateline_list_pane_get_timeline (DatelineListPane *self);
DatelineHeadlineList *dateline_list_pane_get_list (DatelineListPane *self);
GtkHeaderBar *dateline_list_pane_get_header_bar (DatelineListPane *self);
/* @title: what the query is called; @has_row: a row of the sidebar stands for it, so that
 * its filters need no chips. */
void dateline_list_pane_set_query (DatelineListPane *self,
                                   const DatelineQuery *query,
                                   const char *title,
                                   gboolean has_row);
/* @section is about to be changed (nullable: none is any more): its filters are shown,
 * and what they are changed to can be kept in its place. */
void dateline_list_pane_change_section (DatelineListPane *self, DatelineSection *section);
/* Feeds with problems, in place of the stories. */
void dateline_list_pane_set_overview (DatelineListPane *self, DatelineOverview *overview);
void dateline_list_pane_show_problems (DatelineListPane *self, gboolean show);
void dateline_list_pane_start_search (DatelineListPane *self);
gboolean dateline_list_pane_stop_search (DatelineListPane *self);
void dateline_list_pane_set_back_visible (DatelineListPane *self, gboolean visible);
void dateline_list_pane_set_alone (DatelineListPane *self, gboolean is_alone);

G_END_DECLS
