/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The bar in which one searches among the stories of the list: it is there while somebody
 * does. Main context only.
 */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_SEARCH_BAR (dateline_search_bar_get_type ())

/* Signals "query-changed" (DatelineQuery *) when the person searches for something else,
 * and "left" when the person is to go on in the list. */
G_DECLARE_FINAL_TYPE (DatelineSearchBar,
                      dateline_search_bar,
                      DATELINE,
                      SEARCH_BAR,
                      GtkWidget)

GtkWidget *dateline_search_bar_new (DatelineEdition *edition);
/* @button is pressed while the bar is there. */
void dateline_search_bar_set_button (DatelineSearchBar *self, GtkWidget *button);
void dateline_search_bar_set_overview (DatelineSearchBar *self,
                                       DatelineOverview *overview);
/* The bar has the words of @query. */
void dateline_search_bar_set_query (DatelineSearchBar *self, const DatelineQuery *query);

/* Shows the bar with the focus in it. */
void dateline_search_bar_start (DatelineSearchBar *self);
/* Ends the search and forgets its words; FALSE if there was none. */
gboolean dateline_search_bar_stop (DatelineSearchBar *self);
/* Puts the bar away, and leaves the search as it is. */
void dateline_search_bar_hide (DatelineSearchBar *self);

G_END_DECLS
