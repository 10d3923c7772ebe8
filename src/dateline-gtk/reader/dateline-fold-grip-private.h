/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The line between two panes of a fold; see dateline-fold-grip.c. */

#pragma once

#include "dateline-gtk/reader/dateline-fold-private.h"

G_BEGIN_DECLS

GtkWidget *dateline_fold_grip_new (DatelineFold *fold, guint pane, int default_width);

G_END_DECLS
