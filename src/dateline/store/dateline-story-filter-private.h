/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a query asks of stories, one filter a condition. Each can be asked three ways:
 * which stories it lets through, in order; the same as a set; and whether it lets one
 * story through.
 */

#pragma once

#include "dateline/model/dateline-query.h"
#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-id-set-private.h"
#include "dateline/store/dateline-search-haste-private.h"

G_BEGIN_DECLS

typedef struct
{
  /* Where its stories are listed: a table, the columns with their ids and times, and a
   * condition on it. Without a column for times they are in no order. */
  const char *table;
  const char *id;
  const char *time;
  char *where;
  /* At the end of what lists it: the newest first, where that takes no sorting. */
  const char *order;
  /* A condition on a row of the table story; NULL where there is none that is quick. */
  char *test;
  gboolean excludes;     /* what it lists is what it does not let through */
  gboolean is_condition; /* of a search: anything, which no index may list */
  GPtrArray *values;     /* of GVariant, "s" or "x": the parameters of either condition */
} DatelineStoryFilter;

typedef struct
{
  gint64 from;  /* seconds since the epoch */
  gint64 until; /* the last second */
} DatelineStorySpan;

/* The stories of a feed, which can be changed; those that are unread. */
DatelineStoryFilter *dateline_story_filter_new_feed (gint64 feed_id);
void dateline_story_filter_set_feed (DatelineStoryFilter *self, gint64 feed_id);
DatelineStoryFilter *dateline_story_filter_new_unread (void);
void dateline_story_filter_free (DatelineStoryFilter *self);
/* Those of a query but for its days. The best to go through in order come first, and last
 * the one that lets all through: it has an order and no test. */
GPtrArray *dateline_story_filter_list (DatelineDatabase *database,
                                       const DatelineQuery *query,
                                       GError **error);

/* "SELECT columns FROM table WHERE condition", with the condition on times at its end. */
char *dateline_story_filter_make_sql (const DatelineStoryFilter *self,
                                      const char *columns);
/* Binds the values from parameter @first on; returns the next one. */
int dateline_story_filter_bind (const DatelineStoryFilter *self,
                                DatelineStatement *statement,
                                int first);
int dateline_story_filter_bind_span (DatelineStatement *statement,
                                     int first,
                                     const DatelineStorySpan *span);
/* Its stories that are after the number @after, or those that it finds in @haste. NULL on
 * an error. */
DatelineIdSet *dateline_story_filter_make_set (const DatelineStoryFilter *self,
                                               DatelineDatabase *database,
                                               const DatelineStorySpan *span,
                                               gint64 after,
                                               DatelineSearchHaste *haste,
                                               GError **error);
/* Whether it lists fewer than @limit. */
gboolean dateline_story_filter_is_few (const DatelineStoryFilter *self,
                                       DatelineDatabase *database,
                                       const DatelineStorySpan *span,
                                       guint limit,
                                       gboolean *is_few,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineStoryFilter, dateline_story_filter_free)

G_END_DECLS
