/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The answers to a query: ids, lists with days, how many came, how many a day. */

#pragma once

#include "dateline/model/dateline-query.h"
#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-store-keys-private.h"
#include "dateline/store/dateline-story-listing-private.h"

G_BEGIN_DECLS

/* The ids (gint64) of the stories that @query asks for, in order. */
GArray *dateline_story_query_list_ids (DatelineDatabase *database,
                                       const DatelineQuery *query,
                                       GError **error);
/* Those of them that are unread; its order and limit do not count. */
GArray *dateline_story_query_list_unread (DatelineDatabase *database,
                                          const DatelineQuery *query,
                                          GError **error);

/* See dateline_store_list_keys_async (): the first ones, and how to get the rest. */
DatelineStoryList *dateline_story_query_list_keys (DatelineDatabase *database,
                                                   const DatelineQuery *query,
                                                   GArray *kept,
                                                   GArray *swapped,
                                                   GError **error);
/* Adds a stretch of the rest, some milliseconds' work. */
gboolean dateline_story_query_list_stretch (DatelineDatabase *database,
                                            DatelineStoryList *list,
                                            GError **error);
/* The same in a measure of one's own. */
gboolean dateline_story_query_list_more (DatelineDatabase *database,
                                         DatelineStoryList *list,
                                         guint n_places,
                                         guint n_steps,
                                         GError **error);

/* All of @query, of which nothing is listed yet, however long that takes; for
 * dateline_story_query_list_stretch (). */
DatelineStoryList *dateline_story_query_list_all (DatelineDatabase *database,
                                                  const DatelineQuery *query,
                                                  GError **error);

G_END_DECLS
