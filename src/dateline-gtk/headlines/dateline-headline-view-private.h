/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The scrolled rows of an edition (headline-view), and what of them is in view
 * (headline-view-place). Main context only. */

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

struct _DatelineHeadlineView
{
  GtkWidget parent_instance;

  DatelineHeadlineStyle *style;
  GtkWidget *scrolled_window;
  GtkWidget *list_view;
  GPtrArray *rows; /* of DatelineHeadlineRow, all that the list view has made */
  guint survey_source;
  guint clock_source;

  guint place_tick; /* to scroll to a place, that of a story: */
  gint64 place_id;
  double place_y;
  gboolean is_allocated;
};

GtkWidget *dateline_headline_view_new (GtkSelectionModel *selection,
                                       DatelinePictureLoader *loader);
gboolean dateline_headline_view_has_focus (DatelineHeadlineView *self);
/* The story whose row has the keyboard, 0 for none. */
gint64 dateline_headline_view_get_focused_id (DatelineHeadlineView *self);
void dateline_headline_view_grab_row_focus (DatelineHeadlineView *self, gint64 id);
/* Has the rows mark what is searched for, and their headings fit the order. */
void dateline_headline_view_set_query (DatelineHeadlineView *self,
                                       const DatelineQuery *query);
/* What is known of feeds (nullable), for their headings. */
void dateline_headline_view_set_overview (DatelineHeadlineView *self,
                                          DatelineOverview *overview);
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
/* Has the list view know of a story that is meant. */
void dateline_headline_view_reach (DatelineHeadlineView *self, guint position);
/* Has each row show the story that stands in its place by now. */
void dateline_headline_view_bind_rows (DatelineHeadlineView *self);
/* Goes to the top of a list that stands in the place of the one that was shown. */
void dateline_headline_view_turn (DatelineHeadlineView *self);
void dateline_headline_view_stop_scrolling (DatelineHeadlineView *self);
/* Which story is looked at, and how far down it is: that of @id where it is in view, else
 * the uppermost. FALSE at the top of the list. */
gboolean
dateline_headline_view_find_place (DatelineHeadlineView *self, gint64 *id, double *y);
/* Scrolls so that the story at @position is as far down, once it has a row. */
void dateline_headline_view_scroll_to_place (DatelineHeadlineView *self,
                                             guint position,
                                             gint64 id,
                                             double y);

G_END_DECLS
