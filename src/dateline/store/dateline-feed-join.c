/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Two feeds that turned out to be one. On the writing thread.
 *
 * Stories that both have stay, hidden, with the feed that goes, until that is deleted:
 * whoever follows it again has them as they were. Of those that it gives away it keeps
 * tombstones, so that they do not come a second time: they stay with the other feed,
 * where they may have been read or saved meanwhile.
 */

#include "dateline/store/dateline-feed-join-private.h"

#include "dateline/store/dateline-alias-table-private.h"
#include "dateline/store/dateline-dictionary-table-private.h"
#include "dateline/store/dateline-entry-alias-private.h"
#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-purge-private.h"
#include "dateline/store/dateline-shared-id-private.h"
#include "dateline/store/dateline-story-category-table-private.h"
#include "dateline/store/dateline-story-twins-private.h"
#include "dateline/store/dateline-tally-private.h"
#include "dateline/store/dateline-tombstone-table-private.h"

/* What is purged from the one does not come back in the other. */
static const char GIVE_TOMBSTONES[] =
    "INSERT INTO tombstone (feed_id, hash, seen_at)"
    " SELECT ?2, hash, seen_at FROM tombstone WHERE feed_id = ?1"
    " ON CONFLICT DO UPDATE SET seen_at = max (seen_at, excluded.seen_at)";

static const char UNITE_FILING[] =
    "INSERT OR IGNORE INTO feed_category (feed_id, category_id, position)"
    " SELECT ?2, category_id, position + (SELECT coalesce (max (position), 0)"
    " FROM feed_category WHERE feed_id = ?2) FROM feed_category WHERE feed_id = ?1";

/* A story that the other feed has is known there by these ids besides. */
static const char GIVE_ALIASES[] =
    "INSERT INTO alias (feed_id, hash, story_id, kinds)"
    " SELECT ?2, hash, coalesce (twin_id, alias.story_id),"
    " iif (twin_id IS NULL, kinds, kinds & ?3)"
    " FROM alias CROSS JOIN twin ON twin.story_id = alias.story_id"
    " WHERE feed_id = ?1 AND (twin_id IS NULL OR kinds & ?3 <> 0)"
    " ON CONFLICT DO UPDATE SET kinds = kinds | excluded.kinds";

/* In this order. What is read or saved in either feed is. */
static const char *const moves[] = {
  "UPDATE story SET read = max (story.read, other.read),"
  " saved = max (story.saved, other.saved)"
  " FROM twin CROSS JOIN story AS other ON other.id = twin.story_id"
  " WHERE story.feed_id = ?2 AND other.feed_id = ?1 AND story.id = twin.twin_id",
  "UPDATE story SET saved = 0 WHERE saved = 1 AND feed_id = ?1 AND id IN"
  " (SELECT story_id FROM twin WHERE twin_id IS NOT NULL AND ?2)",
  "DELETE FROM alias WHERE feed_id = ?1 AND story_id IN"
  " (SELECT story_id FROM twin WHERE twin_id IS NULL AND ?2)",
  "UPDATE story SET feed_id = ?2, key = coalesce (twin.new_key, story.key)"
  " FROM twin WHERE story.feed_id = ?1 AND story.id = twin.story_id"
  " AND twin.twin_id IS NULL",
};

typedef struct
{
  DatelineDatabase *database;
  DatelineFeedIdentity from;
  DatelineFeedIdentity into;
} Join;

/* The statement of @sql, which has the two feeds as its parameters. */
static DatelineStatement *
prepare_for_both (Join *self, const char *sql, GError **error)
{
  return dateline_database_prepare_with (self->database,
                                         sql,
                                         error,
                                         DATELINE_INT64 (self->from.id),
                                         DATELINE_INT64 (self->into.id));
}

static gboolean
run (Join *self, const char *sql, GError **error)
{
  g_autoptr (DatelineStatement) statement = prepare_for_both (self, sql, error);

  return statement != NULL && dateline_statement_run (statement, error);
}

static gboolean
give_aliases (Join *self, GError **error)
{
  g_autoptr (DatelineStatement) statement = prepare_for_both (self, GIVE_ALIASES, error);

  if (statement == NULL)
    return FALSE;
  dateline_statement_bind_int64 (statement, 3, DATELINE_ALIAS_KEY | DATELINE_ALIAS_ID);
  return dateline_statement_run (statement, error);
}

/* Stories are only compared by keys and aliases of one kind. */
static gboolean
prepare (Join *self, GError **error)
{
  DatelineFeedIdentity *const feeds[] = { &self->from, &self->into };
  gboolean are_ids_shared = self->from.are_ids_shared || self->into.are_ids_shared;

  for (gsize i = 0; i < G_N_ELEMENTS (feeds); i++)
    {
      if (!feeds[i]->is_aliased &&
          !dateline_alias_table_fill (self->database, feeds[i]->id, error))
        return FALSE;
      if (are_ids_shared && !feeds[i]->are_ids_shared &&
          !dateline_shared_id_rename_stories (self->database, feeds[i]->id, error))
        return FALSE;
      feeds[i]->is_aliased = TRUE;
      feeds[i]->are_ids_shared = are_ids_shared;
      if (!dateline_feed_identity_save (self->database, feeds[i], error))
        return FALSE;
    }
  return TRUE;
}

/* A story that the other feed has by another key is known there by its own, too. */
static gboolean
keep_key (Join *self, const DatelineKnownStory *story, gint64 twin_id, GError **error)
{
  DatelineStoryState state;

  if (!dateline_story_table_find (self->database,
                                  self->into.id,
                                  story->key,
                                  &state,
                                  error))
    return FALSE;
  return state.id == twin_id ||
         dateline_alias_table_add (self->database,
                                   self->into.id,
                                   dateline_entry_alias_of_key (story->key),
                                   DATELINE_ALIAS_KEY,
                                   twin_id,
                                   error);
}

static gboolean
keep_names (Join *self, GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (self->database,
                                 "SELECT story_id, twin_id FROM twin",
                                 error);
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      gint64 id = dateline_statement_get_int64 (statement, 0);
      gint64 twin_id = dateline_statement_get_int64 (statement, 1);
      g_auto (DatelineKnownStory) story = { 0 };

      if (!dateline_story_table_load (self->database, id, &story, error))
        return FALSE;
      if (twin_id != 0 ? !keep_key (self, &story, twin_id, error)
                       : !dateline_purge_set_tombstones (self->database,
                                                         &self->from,
                                                         &story,
                                                         error))
        return FALSE;
    }
  return step == DATELINE_STEP_DONE;
}

/* Takes what both feeds count for away. */
static gboolean
take_out (Join *self, GError **error)
{
  return dateline_tally_clear (self->database, error) &&
         dateline_tally_touch_feed (self->database, self->from.id, error) &&
         dateline_tally_touch_feed (self->database, self->into.id, error) &&
         dateline_tally_subtract (self->database, error);
}

gboolean
dateline_feed_join (DatelineDatabase *database, gint64 from, gint64 into, GError **error)
{
  Join self = { .database = database };

  if (!dateline_feed_identity_load (database, from, &self.from, error) ||
      !dateline_feed_identity_load (database, into, &self.into, error) ||
      !prepare (&self, error) ||
      !dateline_story_twins_find (database, &self.from, &self.into, error) ||
      !take_out (&self, error) || !run (&self, GIVE_TOMBSTONES, error) ||
      !keep_names (&self, error) ||
      !dateline_tombstone_table_add_touched (database, from, error) ||
      !give_aliases (&self, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    if (!run (&self, moves[i], error))
      return FALSE;
  return dateline_dictionary_table_give (database, from, into, error) &&
         run (&self, UNITE_FILING, error) &&
         dateline_story_category_table_file_feed (database, into, error) &&
         dateline_feed_table_set_removed (database, from, TRUE, error) &&
         dateline_tally_add (database, error);
}
