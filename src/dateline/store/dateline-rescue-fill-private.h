/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a salvaged store lacks, from elsewhere. On the thread of the database that is
 * made, which is of the latest version; outside a transaction.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* From the backup at @backup. @lost_stories: whether stories may be missing: otherwise
 * those that the backup has besides were deleted since. */
gboolean dateline_rescue_fill_from_backup (DatelineDatabase *database,
                                           const char *backup,
                                           gboolean lost_stories,
                                           guint *n_stories,
                                           GError **error);
/* The feeds of @list (of DatelineFeed) that are not followed. */
gboolean dateline_rescue_fill_from_list (DatelineDatabase *database,
                                         GPtrArray *list,
                                         GPtrArray *categories,
                                         guint *n_feeds,
                                         GError **error);
/* Makes one whole of it: nothing refers to what is not there, every story has all of its
 * parts, the counts are right, and the index is to be made anew. */
gboolean dateline_rescue_fill_finish (DatelineDatabase *database, GError **error);

/* Counts anew what is kept of the counts; dateline_tally_set_up () comes before. */
gboolean dateline_rescue_fill_count (DatelineDatabase *database, GError **error);

G_END_DECLS
