/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table that says in which categories a story is: its publisher's and its feed's. */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Puts the story, which orders by @time, into the categories called @names (nullable) and
 * into those of its feed, @filed_ids (gint64); into no others. */
gboolean dateline_story_category_table_set (DatelineDatabase *database,
                                            gint64 story_id,
                                            gint64 time,
                                            const char *const *names,
                                            GArray *filed_ids,
                                            GError **error);
/* Makes all stories of a feed follow where the feed is filed now. */
gboolean dateline_story_category_table_file_feed (DatelineDatabase *database,
                                                  gint64 feed_id,
                                                  GError **error);

G_END_DECLS
