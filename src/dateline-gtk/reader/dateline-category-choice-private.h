/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A category as a choice in a list; see dateline-category-choice.c. */

#pragma once

#include "dateline/dateline.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_CATEGORY_CHOICE (dateline_category_choice_get_type ())

G_DECLARE_FINAL_TYPE (DatelineCategoryChoice,
                      dateline_category_choice,
                      DATELINE,
                      CATEGORY_CHOICE,
                      GObject)

DatelineCategoryChoice *dateline_category_choice_new (const char *name,
                                                      guint n_stories,
                                                      guint n_feeds,
                                                      gboolean chosen);
const char *dateline_category_choice_get_name (DatelineCategoryChoice *self);
guint dateline_category_choice_get_n_stories (DatelineCategoryChoice *self);
void dateline_category_choice_set_n_stories (DatelineCategoryChoice *self,
                                             guint n_stories);
gboolean dateline_category_choice_is_chosen (DatelineCategoryChoice *self);
void dateline_category_choice_set_chosen (DatelineCategoryChoice *self, gboolean chosen);
gboolean dateline_category_choice_matches (DatelineCategoryChoice *self,
                                           const char *folded_words);
int dateline_category_choice_compare (gconstpointer one, gconstpointer other);

G_END_DECLS
