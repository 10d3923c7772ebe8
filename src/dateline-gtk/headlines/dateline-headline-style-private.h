/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What all rows of a headline list have in common; see dateline-headline-style.c. */

#pragma once

#include "dateline-gtk/headlines/dateline-headline-list.h"
#include "dateline-gtk/images/dateline-picture-loader.h"

#include "dateline/dateline.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_HEADLINE_TEXT_FEED,
  DATELINE_HEADLINE_TEXT_WHEN,
  DATELINE_HEADLINE_TEXT_TITLE,
  DATELINE_HEADLINE_TEXT_EXCERPT,
  DATELINE_HEADLINE_TEXT_HEADING,
  DATELINE_HEADLINE_TEXT_COUNT, /* beside the heading */
  DATELINE_HEADLINE_N_TEXTS,
} DatelineHeadlineText;

typedef struct _DatelineHeadlineStyle DatelineHeadlineStyle;

/* What a density gives each headline room for. */
typedef struct
{
  int thumbnail_size; /* in pixels, 0 for none */
  int title_lines;
  int excerpt_lines; /* at most; what the title leaves of its own comes to it */
} DatelineHeadlineMeasures;

DatelineHeadlineStyle *dateline_headline_style_new (DatelinePictureLoader *loader);
DatelineHeadlineStyle *dateline_headline_style_ref (DatelineHeadlineStyle *self);
void dateline_headline_style_unref (DatelineHeadlineStyle *self);

DatelineDensity dateline_headline_style_get_density (DatelineHeadlineStyle *self);
void dateline_headline_style_set_density (DatelineHeadlineStyle *self,
                                          DatelineDensity density);
const DatelineHeadlineMeasures *
dateline_headline_style_get_measures (DatelineHeadlineStyle *self);
/* The room over the first story of a group, 0 before one was painted. */
int dateline_headline_style_get_heading_height (DatelineHeadlineStyle *self);
void dateline_headline_style_set_heading_height (DatelineHeadlineStyle *self, int height);
DatelinePictureLoader *dateline_headline_style_get_loader (DatelineHeadlineStyle *self);
GDateTime *dateline_headline_style_get_now (DatelineHeadlineStyle *self);
gboolean dateline_headline_style_update_now (DatelineHeadlineStyle *self);

/* What is listed: rows that are laid out from now on mark what is searched for, and their
 * headings fit the order. FALSE if that is the same as before. */
gboolean dateline_headline_style_set_query (DatelineHeadlineStyle *self,
                                            const DatelineQuery *query);
/* Whether headings are of feeds, not of days. */
gboolean dateline_headline_style_is_by_feed (DatelineHeadlineStyle *self);
/* What is beside a headline of that time. */
char *dateline_headline_style_say_when (DatelineHeadlineStyle *self, gint64 time);
/* What is known of feeds (nullable), for their headings. */
void dateline_headline_style_set_overview (DatelineHeadlineStyle *self,
                                           DatelineOverview *overview);
DatelineFeed *dateline_headline_style_find_feed (DatelineHeadlineStyle *self,
                                                 gint64 feed_id);
/* What the heading over @story says, and how many stories are unread there, 0 where that
 * is not said. */
char *dateline_headline_style_name_group (DatelineHeadlineStyle *self,
                                          DatelineStory *story,
                                          guint *n_unread);

PangoLayout *dateline_headline_style_create_layout (DatelineHeadlineStyle *self,
                                                    GtkWidget *widget,
                                                    DatelineHeadlineText part,
                                                    const char *text,
                                                    gboolean strong);
int dateline_headline_style_get_line_height (DatelineHeadlineStyle *self,
                                             GtkWidget *widget,
                                             DatelineHeadlineText part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineHeadlineStyle, dateline_headline_style_unref)

G_END_DECLS
