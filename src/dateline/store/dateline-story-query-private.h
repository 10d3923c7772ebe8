/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A query to SQL, with bound parameters only, and its answer. */

#pragma once

#include "dateline/model/dateline-query.h"
#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-store-keys-private.h"

G_BEGIN_DECLS

/* The ids (gint64) of the stories that @query asks for, the newest first. */
GArray *dateline_story_query_list_ids (DatelineDatabase *database,
                                       const DatelineQuery *query,
                                       GError **error);
/* Touches (dateline-tally-private.h) the unread stories that @query asks for, and no
 * others. */
gboolean dateline_story_query_touch_unread (DatelineDatabase *database,
                                            const DatelineQuery *query,
                                            GError **error);
/* See dateline_store_list_keys_async () and dateline_store_count_newer_async (). */
DatelineStoryList *dateline_story_query_list_keys (DatelineDatabase *database,
                                                   const DatelineQuery *query,
                                                   GArray *kept,
                                                   GError **error);
gboolean dateline_story_query_count_newer (DatelineDatabase *database,
                                           const DatelineQuery *query,
                                           gint64 last_id,
                                           gint64 *n_newer,
                                           GError **error);

G_END_DECLS
