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
  DatelineStoryOrder order;
  DatelineStorySpan whole;
  DatelineStorySpan span; /* what is left of it in the part that is walked */
  guint part;
  gint64 last_id;
  guint n_left; /* of the query's limit */
  gboolean is_done;
  gboolean is_ranked;
  DatelineSearchHaste haste;

  GPtrArray *filters;                /* of DatelineStoryFilter */
  const DatelineStoryFilter *driver; /* what is gone through */
  char *sql;
  DatelineStoryFilter *feed_driver;   /* by feed: of the part's, which stands for all */
  DatelineStoryFilter *unread_driver; /* for the unread part, where that has an index */
  char *unread_sql;
  GPtrArray *tested;      /* of DatelineStoryFilter *: what sql tests */
  GPtrArray *included;    /* of DatelineIdSet */
  GPtrArray *excluded;    /* of DatelineIdSet */
  DatelineIdSet *unread;  /* for parts of these, where there is no driver of them */
  DatelineIdSet *swapped; /* what is in the other part than it says */
  DatelineIdSet *listed;

  gboolean is_walked; /* there is more than waits */
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
/* What is asked of a story for its place. */
#define DATELINE_STORY_PLAN_PLACE "story.id, story.time, 0, story.feed_id, story.read"
/* Has the stories of a statement wait, which are asked for that. */
gboolean dateline_story_plan_append_places (DatelineStoryListing *self,
                                            DatelineStatement *statement,
                                            GError **error);

G_END_DECLS
