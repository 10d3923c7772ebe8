/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The bar in which words are looked for in the story that is read. Main context only. */

#pragma once

#include "dateline-gtk/article/dateline-article-view.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_FIND_BAR (dateline_find_bar_get_type ())

G_DECLARE_FINAL_TYPE (DatelineFindBar, dateline_find_bar, DATELINE, FIND_BAR, GtkWidget)

GtkWidget *dateline_find_bar_new (DatelineArticleView *view);
void dateline_find_bar_start (DatelineFindBar *self, const char *words);
gboolean dateline_find_bar_stop (DatelineFindBar *self);
gboolean dateline_find_bar_is_open (DatelineFindBar *self);
void dateline_find_bar_step (DatelineFindBar *self, gboolean is_forward);

G_END_DECLS
