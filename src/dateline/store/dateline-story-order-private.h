/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* In which order a query lists its stories: in parts one after the other, of a feed, of
 * what is unread or of what is read, each in order of time. Of one part mostly.
 */

#pragma once

#include "dateline/model/dateline-query.h"
#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* A story's place in the order. */
typedef struct
{
  gint64 id;
  gint64 time;
  gint64 rank; /* by relevance, the smallest first; else 0 */
  guint part;
} DatelineStoryPlace;

typedef struct
{
  gboolean is_oldest_first;
  gboolean is_by_unread;
  GArray *feed_ids;  /* of gint64, in the order of their titles; NULL unless by feed */
  GHashTable *ranks; /* of gint64 → where it is in feed_ids + 1 */
} DatelineStoryOrder;

/* FALSE on an error. */
gboolean dateline_story_order_init (DatelineStoryOrder *self,
                                    DatelineDatabase *database,
                                    const DatelineQuery *query,
                                    GError **error);
/* Leaves one part, the newest first. */
void dateline_story_order_clear (DatelineStoryOrder *self);

guint dateline_story_order_get_n_parts (const DatelineStoryOrder *self);
/* The part of a story. */
guint dateline_story_order_find_part (const DatelineStoryOrder *self,
                                      gint64 feed_id,
                                      gboolean is_read);
/* The feed that a part is of, 0 for any. */
gint64 dateline_story_order_get_feed (const DatelineStoryOrder *self, guint part);
/* Whether a part is of unread stories only. */
gboolean dateline_story_order_is_unread (const DatelineStoryOrder *self, guint part);
/* Which story comes first; as strcmp(). */
int dateline_story_order_compare (const DatelineStoryOrder *self,
                                  const DatelineStoryPlace *place,
                                  const DatelineStoryPlace *other);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineStoryOrder, dateline_story_order_clear)

G_END_DECLS
