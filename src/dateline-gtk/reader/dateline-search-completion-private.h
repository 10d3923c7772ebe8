/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What could be typed next, beneath a search entry; see dateline-search-completion.c. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_SEARCH_COMPLETION (dateline_search_completion_get_type ())

G_DECLARE_FINAL_TYPE (DatelineSearchCompletion,
                      dateline_search_completion,
                      DATELINE,
                      SEARCH_COMPLETION,
                      GtkPopover)

GtkWidget *dateline_search_completion_new (GtkEditable *entry);
void dateline_search_completion_set_overview (DatelineSearchCompletion *self,
                                              DatelineOverview *overview);
/* Looks what could follow the cursor, and shows it if there is anything. */
void dateline_search_completion_update (DatelineSearchCompletion *self);
/* Puts the choice that is selected, or with @first the first, into the entry; FALSE if
 * nothing is offered or selected. */
gboolean dateline_search_completion_accept (DatelineSearchCompletion *self,
                                            gboolean first);
/* Selects the next choice or the one before; FALSE if nothing is offered. */
gboolean dateline_search_completion_move (DatelineSearchCompletion *self, int step);

G_END_DECLS
