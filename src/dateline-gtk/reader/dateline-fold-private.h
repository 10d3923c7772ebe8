/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Three panes that fold to two and to one; see dateline-fold.c. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_FOLD (dateline_fold_get_type ())

/* The panes, from the start of the line to its end. */
#define DATELINE_FOLD_SIDEBAR 0
#define DATELINE_FOLD_LIST 1
#define DATELINE_FOLD_ARTICLE 2

/* What the first two are wide until somebody moves their edges, in pixels. */
#define DATELINE_FOLD_SIDEBAR_WIDTH 230
#define DATELINE_FOLD_LIST_WIDTH 360

G_DECLARE_FINAL_TYPE (DatelineFold, dateline_fold, DATELINE, FOLD, GtkWidget)

GtkWidget *dateline_fold_new (GtkWidget *sidebar, GtkWidget *list, GtkWidget *article);
guint dateline_fold_get_mode (DatelineFold *self);
guint dateline_fold_get_pane (DatelineFold *self);
void dateline_fold_set_pane (DatelineFold *self, guint pane);
gboolean dateline_fold_is_pane_visible (DatelineFold *self, guint pane);
gboolean dateline_fold_can_go_back (DatelineFold *self);
gboolean dateline_fold_get_sidebar_hidden (DatelineFold *self);
void dateline_fold_set_sidebar_hidden (DatelineFold *self, gboolean hidden);
int dateline_fold_get_pane_width (DatelineFold *self, guint pane);
void dateline_fold_set_pane_width (DatelineFold *self, guint pane, int width);

G_END_DECLS
