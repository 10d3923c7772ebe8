/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The scrolled rows of an edition; see dateline-headline-view.c. */

#pragma once

#include "dateline-gtk/headlines/dateline-headline-style-private.h"
#include "dateline-gtk/images/dateline-picture-loader.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_HEADLINE_VIEW (dateline_headline_view_get_type ())

G_DECLARE_FINAL_TYPE (DatelineHeadlineView,
                      dateline_headline_view,
                      DATELINE,
                      HEADLINE_VIEW,
                      GtkWidget)

GtkWidget *dateline_headline_view_new (GtkSelectionModel *selection,
                                       DatelinePictureLoader *loader);
gboolean dateline_headline_view_has_focus (DatelineHeadlineView *self);
void dateline_headline_view_grab_row_focus (DatelineHeadlineView *self, gint64 id);
/* Has the rows mark what is searched for (nullable). */
void dateline_headline_view_set_words (DatelineHeadlineView *self, const char *words);
/* The row that shows a story; NULL if none does. */
GtkWidget *dateline_headline_view_find_row (DatelineHeadlineView *self, gint64 id);
/* The story at a place of @widget, 0 for none. */
gint64 dateline_headline_view_find_story (DatelineHeadlineView *self,
                                          GtkWidget *widget,
                                          double x,
                                          double y);
DatelineHeadlineStyle *dateline_headline_view_get_style (DatelineHeadlineView *self);
DatelineDensity dateline_headline_view_get_density (DatelineHeadlineView *self);
void dateline_headline_view_set_density (DatelineHeadlineView *self,
                                         DatelineDensity density);
void dateline_headline_view_select (DatelineHeadlineView *self, guint position);
void dateline_headline_view_scroll_to (DatelineHeadlineView *self, guint position);

G_END_DECLS
