/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Keeps the counts of feeds and categories, so that no list of them ever has to count.
 *
 * Whatever changes stories touches them first, takes what they count for away, changes
 * them, and adds what they count for then. Stories of removed feeds count for nothing.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* What the reader deleted counts for nothing. */
#define DATELINE_TALLY_IS_COUNTED "story.id NOT IN (SELECT story_id FROM deleted_story)"

/* Once, after a writer has opened the file. */
gboolean dateline_tally_set_up (DatelineDatabase *database, GError **error);

/* Forgets what was touched. */
gboolean dateline_tally_clear (DatelineDatabase *database, GError **error);
gboolean
dateline_tally_touch_story (DatelineDatabase *database, gint64 story_id, GError **error);
gboolean
dateline_tally_touch_feed (DatelineDatabase *database, gint64 feed_id, GError **error);
/* The stories' ids (gint64). */
GArray *dateline_tally_list_touched (DatelineDatabase *database, GError **error);
/* Adds what the touched stories count for now, or takes it away. */
gboolean dateline_tally_add (DatelineDatabase *database, GError **error);
gboolean dateline_tally_subtract (DatelineDatabase *database, GError **error);
/* The stories of @ids (of gint64) were all marked read, or all unread, just now. */
gboolean dateline_tally_mark (DatelineDatabase *database,
                              GArray *ids,
                              gboolean read,
                              GError **error);

G_END_DECLS
