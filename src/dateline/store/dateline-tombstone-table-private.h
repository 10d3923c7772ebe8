/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of tombstones: the stories of a feed that were purged, by their aliases, so
 * that they do not come back. On the writing thread, inside a transaction.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

gboolean dateline_tombstone_table_has_any (DatelineDatabase *database,
                                           gint64 feed_id,
                                           gboolean *has_any,
                                           GError **error);
/* Whether a story with this alias was purged; if so, it was seen @now. An alias of 0 is
 * none. */
gboolean dateline_tombstone_table_find (DatelineDatabase *database,
                                        gint64 feed_id,
                                        gint64 alias,
                                        gint64 now,
                                        gboolean *found,
                                        GError **error);
gboolean dateline_tombstone_table_add (DatelineDatabase *database,
                                       gint64 feed_id,
                                       gint64 alias,
                                       gint64 seen_at,
                                       GError **error);
/* Adds the ids that the touched stories (dateline-tally-private.h) had, now and before.
 */
gboolean dateline_tombstone_table_add_touched (DatelineDatabase *database,
                                               gint64 feed_id,
                                               GError **error);
/* Forgets those that were not seen since @time. */
gboolean dateline_tombstone_table_forget (DatelineDatabase *database,
                                          gint64 feed_id,
                                          gint64 time,
                                          GError **error);

G_END_DECLS
