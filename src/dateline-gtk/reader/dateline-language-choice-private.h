/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where the language that is asked for is chosen; see dateline-language-choice.c. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_LANGUAGE_CHOICE (dateline_language_choice_get_type ())

/* Signal "query-changed" (DatelineQuery *) when one was chosen. */
G_DECLARE_FINAL_TYPE (DatelineLanguageChoice,
                      dateline_language_choice,
                      DATELINE,
                      LANGUAGE_CHOICE,
                      GtkWidget)

GtkWidget *dateline_language_choice_new (DatelineStore *store);
void dateline_language_choice_set_query (DatelineLanguageChoice *self,
                                         const DatelineQuery *query);

G_END_DECLS
