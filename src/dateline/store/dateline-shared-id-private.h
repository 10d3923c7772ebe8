/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which of several entries that share one id is which story: their links and titles tell.
 * On the writing thread.
 */

#pragma once

#include "dateline/store/dateline-story-match-private.h"

G_BEGIN_DECLS

/* What of the entry's key is its id's, without what tells it from entries with the same
 * id: a length, 0 for an entry without an id. */
gsize dateline_shared_id_get_length (const char *key, const DatelineEntry *entry);

/* Whether a story with this key has an id that another had before it. */
gboolean dateline_shared_id_is_in_key (const char *key);
/* What a tombstone says of an id that several stories had: by the entry's, and by the key
 * of a story. 0 for none. */
gint64 dateline_shared_id_get_mark (const DatelineArrival *arrival);
gint64 dateline_shared_id_get_mark_of_key (const char *key);
/* The key that tells an entry or story from others with its id. */
char *dateline_shared_id_make_full_key (const char *key, gsize length, const char *link);

/* A number for the id that is in the entry's key; 0 without one. */
gint64 dateline_shared_id_get_alias (const char *key, const DatelineEntry *entry);

/* The key of an entry whose feed has ids that tell nothing apart; NULL if it has neither
 * a link nor a title. */
char *dateline_shared_id_make_key (const DatelineEntry *entry);

/* Tells which of the stories that share the id @base the arrivals are (a GPtrArray of
 * DatelineArrival): those that are none of them are new, and each has a key of its own
 * after, which is not among @keys; or none, then it only repeats another. */
gboolean dateline_shared_id_match (DatelineDatabase *database,
                                   gint64 feed_id,
                                   const char *base,
                                   GPtrArray *arrivals,
                                   GHashTable *keys,
                                   GError **error);

/* Gives the feed's stories the keys of dateline_shared_id_make_key (). */
gboolean dateline_shared_id_rename_stories (DatelineDatabase *database,
                                            gint64 feed_id,
                                            GError **error);

G_END_DECLS
