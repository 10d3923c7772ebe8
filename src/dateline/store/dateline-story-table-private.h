/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of stories: identity, order and marks. */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* A story as a merge finds it. */
typedef struct
{
  gint64 id; /* 0 if there is none */
  gint64 digest;
  gint64 time;
  gint64 first_seen;
} DatelineStoryState;

/* Looks for the story that has @key in its feed. */
gboolean dateline_story_table_find (DatelineDatabase *database,
                                    gint64 feed_id,
                                    const char *key,
                                    DatelineStoryState *state,
                                    GError **error);
/* Adds a story; @state has everything but its id, which is filled in. */
gboolean dateline_story_table_insert (DatelineDatabase *database,
                                      gint64 feed_id,
                                      const char *key,
                                      DatelineStoryState *state,
                                      GError **error);
/* Updates a story; @shown tells that what a person reads of it changed. */
gboolean dateline_story_table_update (DatelineDatabase *database,
                                      const DatelineStoryState *state,
                                      gboolean shown,
                                      GError **error);

/* Marks the stories @ids (gint64), and returns the ids of those that were not so. */
GArray *dateline_story_table_set_read (DatelineDatabase *database,
                                       GArray *ids,
                                       gboolean read,
                                       GError **error);
GArray *dateline_story_table_set_saved (DatelineDatabase *database,
                                        GArray *ids,
                                        gboolean saved,
                                        GError **error);
/* Marks the touched stories (dateline-tally-private.h), none of which may be so yet. */
GArray *dateline_story_table_mark_touched (DatelineDatabase *database,
                                           gboolean read,
                                           GError **error);

G_END_DECLS
