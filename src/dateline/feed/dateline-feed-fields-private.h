/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How what an element holds is read: the functions that the tables of elements name.
 * Those called "…_begin_…" read attributes at START, the others the gathered text at
 * END. */

#pragma once

#include "dateline/feed/dateline-feed-walk-private.h"

G_BEGIN_DECLS

char *dateline_feed_text_from_html (const char *html);
char *dateline_feed_html_from_text (const char *text);
gint64 dateline_feed_duration_parse (const char *text);
gint64 dateline_feed_number_parse (const char *text);
char *dateline_feed_resolve (DatelineFeedWalk *walk, const char *uri);
char *dateline_feed_resolve_picture (DatelineFeedWalk *walk, const char *uri);
void dateline_feed_add_picture (DatelineFeedWalk *walk, const char *url, int rank);

/* Fields of DatelineDraftField. */
void dateline_feed_read_html (DatelineFeedWalk *walk, const DatelineFeedElement *element);
void dateline_feed_read_text (DatelineFeedWalk *walk, const DatelineFeedElement *element);
void dateline_feed_read_uri (DatelineFeedWalk *walk, const DatelineFeedElement *element);
/* Fields of DatelineDraftBodyField. */
void dateline_feed_read_body (DatelineFeedWalk *walk, const DatelineFeedElement *element);
/* Fields of DatelineDraftDateField. */
void dateline_feed_read_date (DatelineFeedWalk *walk, const DatelineFeedElement *element);
/* Fields of DatelineDraftAuthorsField. */
void dateline_feed_read_author (DatelineFeedWalk *walk,
                                const DatelineFeedElement *element);
void dateline_feed_begin_person (DatelineFeedWalk *walk,
                                 const DatelineFeedElement *element);
void dateline_feed_end_person (DatelineFeedWalk *walk,
                               const DatelineFeedElement *element);
void dateline_feed_read_person_name (DatelineFeedWalk *walk,
                                     const DatelineFeedElement *element);
void dateline_feed_read_person_email (DatelineFeedWalk *walk,
                                      const DatelineFeedElement *element);
void dateline_feed_read_person_uri (DatelineFeedWalk *walk,
                                    const DatelineFeedElement *element);
/* A person whose name is in elements, or is the text itself. */
void dateline_feed_end_author (DatelineFeedWalk *walk,
                               const DatelineFeedElement *element);
void dateline_feed_read_id (DatelineFeedWalk *walk, const DatelineFeedElement *element);
void dateline_feed_read_comments (DatelineFeedWalk *walk,
                                  const DatelineFeedElement *element);
/* Without a field. */
void dateline_feed_read_category (DatelineFeedWalk *walk,
                                  const DatelineFeedElement *element);
void dateline_feed_read_keywords (DatelineFeedWalk *walk,
                                  const DatelineFeedElement *element);
void dateline_feed_read_comment_count (DatelineFeedWalk *walk,
                                       const DatelineFeedElement *element);
/* Where a story happens; places of dateline-feed-places.c. */
void dateline_feed_begin_location (DatelineFeedWalk *walk,
                                   const DatelineFeedElement *element);
/* What an Atom link says, wherever it stands. */
void dateline_feed_begin_link (DatelineFeedWalk *walk,
                               const DatelineFeedElement *element);

G_END_DECLS
