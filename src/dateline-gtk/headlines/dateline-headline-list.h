/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline-gtk/images/dateline-picture-loader.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_HEADLINE_LIST (dateline_headline_list_get_type ())

#define DATELINE_TYPE_DENSITY (dateline_density_get_type ())

/**
 * DatelineDensity:
 * @DATELINE_DENSITY_COMFORTABLE: feed, time, title and the beginning, with a small
 * picture
 * @DATELINE_DENSITY_COMPACT: title and time in one line
 * @DATELINE_DENSITY_CARD: a longer beginning and a larger picture
 *
 * How much of a story its headline shows, and so how many are in view.
 */
typedef enum
{
  DATELINE_DENSITY_COMFORTABLE,
  DATELINE_DENSITY_COMPACT,
  DATELINE_DENSITY_CARD,
} DatelineDensity;

DATELINE_AVAILABLE_IN_ALL
GType dateline_density_get_type (void) G_GNUC_CONST;

DATELINE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (DatelineHeadlineList,
                      dateline_headline_list,
                      DATELINE,
                      HEADLINE_LIST,
                      GtkWidget)

DATELINE_AVAILABLE_IN_ALL
GtkWidget *dateline_headline_list_new (DatelineEdition *edition,
                                       DatelinePictureLoader *loader);
DATELINE_AVAILABLE_IN_ALL
DatelineEdition *dateline_headline_list_get_edition (DatelineHeadlineList *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_headline_list_get_selected_id (DatelineHeadlineList *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_headline_list_select (DatelineHeadlineList *self, gint64 id);
DATELINE_AVAILABLE_IN_ALL
guint dateline_headline_list_get_n_selected (DatelineHeadlineList *self);
DATELINE_AVAILABLE_IN_ALL
GArray *dateline_headline_list_get_selected_ids (DatelineHeadlineList *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_headline_list_select_one (DatelineHeadlineList *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_headline_list_select_all (DatelineHeadlineList *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_headline_list_leave_selected (DatelineHeadlineList *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_headline_list_move (DatelineHeadlineList *self, int step);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_headline_list_move_to_unread (DatelineHeadlineList *self);
DATELINE_AVAILABLE_IN_ALL
DatelineDensity dateline_headline_list_get_density (DatelineHeadlineList *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_headline_list_set_density (DatelineHeadlineList *self,
                                         DatelineDensity density);
DATELINE_AVAILABLE_IN_ALL
void dateline_headline_list_scroll_to_top (DatelineHeadlineList *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_headline_list_set_overview (DatelineHeadlineList *self,
                                          DatelineOverview *overview);

G_END_DECLS
