/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the files of the fold share: what is in front (fold) and what is seen of it where
 * (fold-layout). Main context only. */

#pragma once

#include "dateline-gtk/reader/dateline-fold-private.h"

G_BEGIN_DECLS

#define DATELINE_FOLD_N_PANES 3
#define DATELINE_FOLD_N_GRIPS 2
#define DATELINE_FOLD_PANE_MIN_WIDTH 160

struct _DatelineFold
{
  GtkWidget parent_instance;

  GtkWidget *panes[DATELINE_FOLD_N_PANES];
  GtkWidget *grips[DATELINE_FOLD_N_GRIPS];
  int widths[DATELINE_FOLD_N_GRIPS]; /* as wished for; the allocation may grant less */
  guint layout; /* how many panes the width has room for; 0 before the first */
  guint mode;   /* the same, as last notified */
  guint pane;
  gboolean sidebar_hidden;
  guint settle_source;
};

void dateline_fold_queue_settle (DatelineFold *self);

/* dateline-fold-layout.c */
void dateline_fold_install_layout (GtkWidgetClass *widget_class);

G_END_DECLS
