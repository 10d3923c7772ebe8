/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The stories of a query in order, a stretch at a time, so that
 * the first ones are there before the last ones were looked for. On the reading thread,
 * one transaction a stretch: what arrived after the first one is in none.
 */

#pragma once

#include "dateline/model/dateline-query.h"
#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-story-order-private.h"

G_BEGIN_DECLS

typedef struct _DatelineStoryListing DatelineStoryListing;

/* How the stories of a query are found, for a test: FEW with the tests of its other
 * filters on each, MANY with the others as sets, EACH as stories of a small set, ONCE in
 * one statement, as a search that asks for more than words. */
typedef enum
{
  DATELINE_STORY_LISTING_FEW,
  DATELINE_STORY_LISTING_MANY,
  DATELINE_STORY_LISTING_EACH,
  DATELINE_STORY_LISTING_ONCE,
} DatelineStoryListingPlan;

/* Stories of @kept (of gint64, nullable) that are unread or saved no more are listed
 * still by a query for those that are, and those of @swapped (the same) among what is
 * read where they are unread, and the other way round. Where @hurried, a search ends
 * after a while with what it has found by then. */
DatelineStoryListing *dateline_story_listing_new (DatelineDatabase *database,
                                                  const DatelineQuery *query,
                                                  GArray *kept,
                                                  GArray *swapped,
                                                  gboolean hurried,
                                                  GError **error);
void dateline_story_listing_free (DatelineStoryListing *self);

/* Appends the next ones to @places, up to @n_places of them, and goes past @n_steps
 * stories of others to find them. */
gboolean dateline_story_listing_run (DatelineStoryListing *self,
                                     DatelineDatabase *database,
                                     GArray *places,
                                     guint n_places,
                                     guint n_steps,
                                     GError **error);
gboolean dateline_story_listing_is_done (const DatelineStoryListing *self);
/* No story that the store had at the beginning has a higher number. */
gint64 dateline_story_listing_get_last_id (const DatelineStoryListing *self);
/* In which order the stories are. */
const DatelineStoryOrder *
dateline_story_listing_get_order (const DatelineStoryListing *self);
/* Whether the stories are in the order of relevance. */
gboolean dateline_story_listing_is_ranked (const DatelineStoryListing *self);
/* Whether it has only what was found in time. */
gboolean dateline_story_listing_is_partial (const DatelineStoryListing *self);

DatelineStoryListingPlan
dateline_story_listing_get_plan (const DatelineStoryListing *self);
const char *dateline_story_listing_get_sql (const DatelineStoryListing *self);

/* Counts the stories of @query whose numbers are higher than @last_id. */
gboolean dateline_story_listing_count_newer (DatelineDatabase *database,
                                             const DatelineQuery *query,
                                             gint64 last_id,
                                             gint64 *n_newer,
                                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineStoryListing, dateline_story_listing_free)

G_END_DECLS
