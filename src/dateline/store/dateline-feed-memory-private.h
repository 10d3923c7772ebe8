/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Feeds as they were listed last. A feed of which nothing changed since is the same
 * record in the next list: then to compare two lists is to compare pointers, and to let
 * go of one frees next to nothing. On the thread of its database.
 */

#pragma once

#include "dateline/model/dateline-feed-builder-private.h"

G_BEGIN_DECLS

typedef struct _DatelineFeedMemory DatelineFeedMemory;

/* Of @feeds, in the order of their titles, which change no more. */
DatelineFeedMemory *dateline_feed_memory_new (GPtrArray *feeds);
void dateline_feed_memory_free (DatelineFeedMemory *self);

/* The feed that is what @builder would build. Returns: (transfer full) (nullable). */
DatelineFeed *dateline_feed_memory_find (DatelineFeedMemory *self,
                                         const DatelineFeedBuilder *builder);
/* Puts @feeds in the order of their titles, where these are those from before. */
gboolean dateline_feed_memory_sort (DatelineFeedMemory *self, GPtrArray *feeds);

G_END_DECLS
