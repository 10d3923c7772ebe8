/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where the author that is asked for is chosen; see dateline-author-choice.c. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_AUTHOR_CHOICE (dateline_author_choice_get_type ())

/* Signal "query-changed" (DatelineQuery *) when one was chosen. */
G_DECLARE_FINAL_TYPE (DatelineAuthorChoice,
                      dateline_author_choice,
                      DATELINE,
                      AUTHOR_CHOICE,
                      GtkWidget)

GtkWidget *dateline_author_choice_new (DatelineStore *store);
void dateline_author_choice_set_query (DatelineAuthorChoice *self,
                                       const DatelineQuery *query);

G_END_DECLS
