/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The steps by which entries are matched with stories, for dateline-story-match.c. On the
 * writing thread.
 */

#pragma once

#include "dateline/store/dateline-story-match-private.h"

G_BEGIN_DECLS

typedef struct
{
  DatelineDatabase *database;
  DatelineFeedIdentity *identity;
  gint64 now;
  guint n_repeated; /* arrivals that have the id of another besides */
  gboolean has_tombstones;
  gint64 site;         /* the alias of the home page */
  GArray *arrivals;    /* of DatelineArrival */
  GHashTable *keys;    /* those of the arrivals */
  GHashTable *claimed; /* the numbers of the stories that they are → the arrivals */
  GHashTable *by_id;   /* the aliases of new arrivals' ids → the arrivals */
  GHashTable *ids;     /* the aliases of ids → how many arrivals have it */
  GHashTable *links;   /* the aliases of links → how many arrivals have it */
} DatelineStoryMatch;

static inline DatelineArrival *
dateline_story_match_get (DatelineStoryMatch *self, gsize i)
{
  return &g_array_index (self->arrivals, DatelineArrival, i);
}

static inline gboolean
dateline_arrival_is_new (const DatelineArrival *arrival)
{
  return arrival->key != NULL && arrival->state.id == 0;
}

/* An entry that changed or seems new may be another story with the same id: once several
 * stories had it, the id alone says no more which one it is. */
gboolean dateline_story_match_doubt (DatelineStoryMatch *self,
                                     DatelineArrival *arrival,
                                     GError **error);
/* Finds the stories of those entries that no key was found for. */
gboolean dateline_story_match_renamed (DatelineStoryMatch *self, GError **error);

G_END_DECLS
