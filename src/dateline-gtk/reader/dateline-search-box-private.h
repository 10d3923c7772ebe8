/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where one searches among stories; see dateline-search-box.c. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_SEARCH_BOX (dateline_search_box_get_type ())

G_DECLARE_FINAL_TYPE (DatelineSearchBox,
                      dateline_search_box,
                      DATELINE,
                      SEARCH_BOX,
                      GtkWidget)

GtkWidget *dateline_search_box_new (DatelineEdition *edition);
GtkEditable *dateline_search_box_get_entry (DatelineSearchBox *self);
void dateline_search_box_set_overview (DatelineSearchBox *self,
                                       DatelineOverview *overview);
/* Shows what @query searches for. That is no search of the person's. */
void dateline_search_box_set_query (DatelineSearchBox *self, const DatelineQuery *query);
/* Puts what was typed, and the order, into @query. */
void dateline_search_box_get_words (DatelineSearchBox *self, DatelineQuery *query);

G_END_DECLS
