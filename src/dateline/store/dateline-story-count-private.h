/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How many stories a query has, in all, by day or by category, a stretch at a time, so
 * that what a person looks at goes before. On the reading thread.
 */

#pragma once

#include "dateline/model/dateline-query.h"
#include "dateline/model/dateline-story-day.h"
#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-id-set-private.h"
#include "dateline/store/dateline-store-keys-private.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_STORY_COUNT_ALL,
  DATELINE_STORY_COUNT_DAYS,
  DATELINE_STORY_COUNT_CATEGORIES,
} DatelineStoryCountBy;

typedef struct
{
  DatelineStoryCountBy by;
  guint64 n_stories;
  GArray *days;          /* of DatelineStoryDay, the latest first */
  GPtrArray *categories; /* of DatelineCategory, by name, with what is counted */

  DatelineStoryList *list; /* what there is still to go through */
  DatelineIdSet *ids;      /* what has been, for categories */
  GPtrArray *all;          /* of DatelineCategory, as yet with all their stories */
  GHashTable *counts;      /* of categories, by id, for few stories */
} DatelineStoryCount;

DatelineStoryCount *dateline_story_count_new (DatelineDatabase *database,
                                              const DatelineQuery *query,
                                              DatelineStoryCountBy by,
                                              GError **error);
void dateline_story_count_free (DatelineStoryCount *self);
/* Some milliseconds' work; @left is whether there is more. */
gboolean dateline_story_count_go_on (DatelineStoryCount *self,
                                     DatelineDatabase *database,
                                     gboolean *left,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineStoryCount, dateline_story_count_free)

G_END_DECLS
