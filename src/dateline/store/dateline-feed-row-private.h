/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A row of the table of feeds as it is read: what is new in it, or that nothing is.
 *
 * SQLite gives a statement's values out one by one, each for 15 ns and some twice, which
 * was half of an overview of 5,000 feeds. A function of SQL is handed all at once, so the
 * statement calls one, which compares them with the record from before or reads them.
 */

#pragma once

#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/store/dateline-list-memory-private.h"

#include <sqlite3.h>

G_BEGIN_DECLS

typedef struct
{
  DatelineListMemory *feeds; /* not owned */
  gint64 id;                 /* of the row that was read last */
  guint n_stories;           /* … and what it counts */
  guint n_unread;
  DatelineFeed *known; /* its record from before, if all else is the same; or NULL */
  DatelineFeedBuilder fields; /* the row where there is none */
} DatelineFeedRow;

/* All rows of feeds that are followed, by id, each of them as @DatelineFeedRow. */
extern const char dateline_feed_row_sql[];

DatelineFeedRow *dateline_feed_row_new (DatelineListMemory *feeds);
void dateline_feed_row_free (DatelineFeedRow *self);
/* Has @fields say what the record from before does, where something else changed than
 * the row. */
void dateline_feed_row_copy_known (DatelineFeedRow *self);
/* Once for each connection. */
void dateline_feed_row_add (DatelineFeedRow *self, sqlite3 *handle);

G_END_DECLS
