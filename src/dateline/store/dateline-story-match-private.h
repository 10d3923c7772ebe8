/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which entry of a document is which story. On the writing thread, inside a transaction.
 */

#pragma once

#include "dateline/model/dateline-feed-document.h"
#include "dateline/store/dateline-feed-identity-private.h"
#include "dateline/store/dateline-story-table-private.h"

G_BEGIN_DECLS

/* An entry with the story that it is. */
typedef struct
{
  DatelineEntry *entry; /* the document's */
  const char *key;      /* the entry's, or own_key */
  char *own_key;
  gint64 digest;
  gint64 id_alias;          /* of its id, or of its link if it has none; once asked for */
  gint64 link_alias;        /* of its link; once asked for */
  gboolean shares_id;       /* other entries or stories have its id too */
  gboolean renamed;         /* the story is known by another key so far */
  DatelineStoryState state; /* its id is 0 for a new story */
} DatelineArrival;

void dateline_arrival_clear (DatelineArrival *self);
/* Fills in the aliases. */
void dateline_arrival_set_aliases (DatelineArrival *self, gboolean are_ids_shared);

/* Which of the document's entries are which stories, in document order: an array of
 * DatelineArrival that frees what it holds. Entries that only repeat others and those of
 * purged stories are left out. In order:
 *
 * 1. the key;
 * 2. where several entries or stories share one id, their links and titles;
 * 3. a key or an id (dateline-entry-alias-private.h) that a story had before, if no other
 *    entry of the document is that story;
 * 4. a link that only one entry of the document and only one story of the feed has and
 *    that is not the home page, if that story is no other entry, and the title is the
 * same or the date is near.
 *
 * That ids of a feed are worth nothing may come out here: then @identity says so after,
 * and its stories have other keys. NULL on an error. */
GArray *dateline_story_match_document (DatelineDatabase *database,
                                       DatelineFeedIdentity *identity,
                                       DatelineFeedDocument *document,
                                       gint64 now,
                                       GError **error);

G_END_DECLS
