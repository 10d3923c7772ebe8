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
  gint64 seen_at;    /* in a document, to the week */
  gint64 emptied_at; /* when a whole document had it without its body, or unknown */
  gint64 n_renamed;  /* how often its key changed; of a known story */
  gboolean read;     /* of one that is added */
} DatelineStoryState;

/* A story with what it is compared by. */
typedef struct
{
  DatelineStoryState state;
  char *key;
  char *title;
  char *link;
  gint64 published;
} DatelineKnownStory;

void dateline_known_story_clear (DatelineKnownStory *self);

/* Looks for the story that has @key in its feed. */
gboolean dateline_story_table_find (DatelineDatabase *database,
                                    gint64 feed_id,
                                    const char *key,
                                    DatelineStoryState *state,
                                    GError **error);
gboolean dateline_story_table_has_any (DatelineDatabase *database,
                                       gint64 feed_id,
                                       gboolean *has_any,
                                       GError **error);
/* Adds the feed's stories whose keys are @key or begin with it and a bar: one id that
 * several stories share. The rest is theirs who asked, see dateline_known_story_clear ().
 */
gboolean dateline_story_table_list_sharing (DatelineDatabase *database,
                                            gint64 feed_id,
                                            const char *key,
                                            GArray *stories,
                                            GError **error);
/* Whether there are any of the latter. */
gboolean dateline_story_table_is_shared (DatelineDatabase *database,
                                         gint64 feed_id,
                                         const char *key,
                                         gboolean *shared,
                                         GError **error);
gboolean dateline_story_table_load (DatelineDatabase *database,
                                    gint64 id,
                                    DatelineKnownStory *story,
                                    GError **error);
/* The feed's stories: an array of DatelineKnownStory that frees what it holds. */
GArray *dateline_story_table_list_feed (DatelineDatabase *database,
                                        gint64 feed_id,
                                        GError **error);
/* Gives a story another key, unless another story of its feed has it. */
gboolean dateline_story_table_rename (DatelineDatabase *database,
                                      gint64 id,
                                      const char *key,
                                      GError **error);
/* Notes that a document had the story. */
gboolean dateline_story_table_see (DatelineDatabase *database,
                                   gint64 id,
                                   gint64 now,
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

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineKnownStory, dateline_known_story_clear)

G_END_DECLS
