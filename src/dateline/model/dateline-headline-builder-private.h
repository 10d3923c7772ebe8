/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How a headline comes to be; see dateline-entry-builder-private.h. */

#pragma once

#include "dateline/model/dateline-headline.h"
#include "dateline/model/dateline-saving.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  gint64 feed_id;
  char *feed_title;
  char *feed_icon_uri;
  char *feed_uri;
  char *title;   /* never NULL or empty: the excerpt's beginning, or a word, stands in */
  char *excerpt; /* about 200 characters of plain text, or NULL */
  char *byline;  /* the authors' names, joined for reading, or NULL */
  char *link;
  char *picture_uri;
  gint64 time; /* what it is ordered by: never unknown */
  gint64 published;
  int published_offset; /* minutes east of UTC */
  gboolean is_read;
  gboolean is_saved;
  gboolean is_updated;
  gboolean has_full_text;
  DatelineSaving *saving; /* of a saved story, or NULL */
} DatelineHeadlineBuilder;

void dateline_headline_builder_init (DatelineHeadlineBuilder *self);
void dateline_headline_builder_clear (DatelineHeadlineBuilder *self);
DatelineHeadline *dateline_headline_builder_build (DatelineHeadlineBuilder *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineHeadlineBuilder,
                                  dateline_headline_builder_clear)

G_END_DECLS
