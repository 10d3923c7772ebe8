/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* In which way the stories of a query are found: what a listing goes through, and what it
 * asks of each story there. Known to the listing alone.
 */

#pragma once

#include "dateline/store/dateline-story-filter-private.h"
#include "dateline/store/dateline-story-listing-private.h"

G_BEGIN_DECLS

struct _DatelineStoryListing
{
  DatelineStoryListingPlan plan;
  DatelineStorySpan span; /* what is left of it */
  gint64 last_id;
  guint n_left; /* of the query's limit */
  gboolean is_done;
  gboolean is_ranked;
  DatelineSearchHaste haste;

  GPtrArray *filters; /* of DatelineStoryFilter */
  const DatelineStoryFilter *driver;
  char *sql;
  GPtrArray *tested;   /* of DatelineStoryFilter *: what sql tests */
  GPtrArray *included; /* of DatelineIdSet */
  GPtrArray *excluded; /* of DatelineIdSet */
  DatelineIdSet *listed;

  GArray *waiting; /* of DatelineStoryPlace: in order, to be listed between the others */
  guint n_waited;
};

/* Decides, makes the statement that finds the stories, and finds those that can be had in
 * no other way than all at once, which then wait. */
gboolean dateline_story_plan_make (DatelineStoryListing *self,
                                   DatelineDatabase *database,
                                   const DatelineQuery *query,
                                   GError **error);

/* " AND test" for each filter but the driver; those without a test are sets. */
char *dateline_story_plan_make_tests (DatelineStoryListing *self);
/* Whether the sets let a story through. */
gboolean dateline_story_plan_lets_through (DatelineStoryListing *self, gint64 id);
/* Appends the stories of a statement, by their ids and times. */
gboolean dateline_story_plan_append_places (DatelineStatement *statement,
                                            GArray *places,
                                            GError **error);

G_END_DECLS
