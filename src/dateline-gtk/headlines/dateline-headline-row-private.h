/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One headline in the list; see dateline-headline-row.c. */

#pragma once

#include "dateline-gtk/headlines/dateline-headline-style-private.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_HEADLINE_ROW (dateline_headline_row_get_type ())

G_DECLARE_FINAL_TYPE (DatelineHeadlineRow,
                      dateline_headline_row,
                      DATELINE,
                      HEADLINE_ROW,
                      GtkWidget)

GtkWidget *dateline_headline_row_new (DatelineHeadlineStyle *style);
void dateline_headline_row_set_story (DatelineHeadlineRow *self, DatelineStory *story);
DatelineStory *dateline_headline_row_get_story (DatelineHeadlineRow *self);
/* Where it stands in the list, GTK_INVALID_LIST_POSITION for nowhere. */
void dateline_headline_row_set_position (DatelineHeadlineRow *self, guint position);
guint dateline_headline_row_get_position (DatelineHeadlineRow *self);
void dateline_headline_row_set_near (DatelineHeadlineRow *self, gboolean near);
/* Paints the heading of its story's group as if its content began beneath the origin. */
void dateline_headline_row_snapshot_heading (DatelineHeadlineRow *self,
                                             GtkSnapshot *snapshot);
/* Whether a place above the content is its heading. */
gboolean dateline_headline_row_is_heading (DatelineHeadlineRow *self, double y);
void dateline_headline_row_change_density (DatelineHeadlineRow *self);
void dateline_headline_row_refresh (DatelineHeadlineRow *self);
char *dateline_headline_row_describe (DatelineHeadlineRow *self);

G_END_DECLS
