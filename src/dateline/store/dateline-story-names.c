/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* By what a story is known. On the writing thread. */

#include "dateline/store/dateline-story-names-private.h"

#include "dateline/store/dateline-alias-table-private.h"
#include "dateline/store/dateline-entry-alias-private.h"

/* After so many keys a story's old ones are not kept any more: its feed makes them up. */
#define MAX_RENAMED 8

/* The name that a story had so far is kept, unless its feed makes names up. */
static gboolean
keep_name (DatelineDatabase *database,
           const DatelineFeedIdentity *identity,
           const DatelineArrival *arrival,
           DatelineEntry *kept,
           GError **error)
{
  gint64 key = dateline_entry_alias_of_key (dateline_entry_get_key (kept));

  if (arrival->state.n_renamed < MAX_RENAMED)
    return dateline_alias_table_add (database,
                                     identity->id,
                                     key,
                                     DATELINE_ALIAS_KEY,
                                     arrival->state.id,
                                     error);
  return dateline_alias_table_remove (database,
                                      identity->id,
                                      dateline_entry_alias_of_id (kept),
                                      DATELINE_ALIAS_ID,
                                      arrival->state.id,
                                      error);
}

gboolean
dateline_story_names_add (DatelineDatabase *database,
                          const DatelineFeedIdentity *identity,
                          const DatelineArrival *arrival,
                          GError **error)
{
  gint64 id = arrival->state.id;
  gint64 feed_id = identity->id;

  if (arrival->id_alias == arrival->link_alias)
    return dateline_alias_table_add (database,
                                     feed_id,
                                     arrival->link_alias,
                                     DATELINE_ALIAS_ID | DATELINE_ALIAS_LINK,
                                     id,
                                     error);
  return dateline_alias_table_add (database,
                                   feed_id,
                                   arrival->id_alias,
                                   DATELINE_ALIAS_ID,
                                   id,
                                   error) &&
         dateline_alias_table_add (database,
                                   feed_id,
                                   arrival->link_alias,
                                   DATELINE_ALIAS_LINK,
                                   id,
                                   error);
}

gboolean
dateline_story_names_change (DatelineDatabase *database,
                             const DatelineFeedIdentity *identity,
                             DatelineArrival *arrival,
                             DatelineEntry *kept,
                             GError **error)
{
  gint64 feed_id = identity->id;
  gint64 id = arrival->state.id;
  gint64 old_link = dateline_entry_alias_of_link (dateline_entry_get_link (kept));

  dateline_arrival_set_aliases (arrival, identity->are_ids_shared);
  if (arrival->renamed && !keep_name (database, identity, arrival, kept, error))
    return FALSE;
  if (arrival->renamed &&
      !dateline_story_table_rename (database, id, arrival->key, error))
    return FALSE;
  if (old_link != arrival->link_alias &&
      !dateline_alias_table_remove (database,
                                    feed_id,
                                    old_link,
                                    DATELINE_ALIAS_LINK,
                                    id,
                                    error))
    return FALSE;
  return dateline_story_names_add (database, identity, arrival, error);
}
