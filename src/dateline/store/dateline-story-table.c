/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of stories. On the thread of its database. */

#include "dateline/store/dateline-story-table-private.h"

#include "dateline/store/dateline-tally-private.h"

gboolean
dateline_story_table_find (DatelineDatabase *database,
                           gint64 feed_id,
                           const char *key,
                           DatelineStoryState *state,
                           GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  *state = (DatelineStoryState){ 0 };
  statement = dateline_database_prepare (
      database,
      "SELECT id, digest, time, first_seen FROM story WHERE feed_id = ?1 AND key = ?2",
      error);
  if (statement == NULL)
    return FALSE;

  dateline_statement_bind_int64 (statement, 1, feed_id);
  dateline_statement_bind_text (statement, 2, key);
  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    {
      state->id = dateline_statement_get_int64 (statement, 0);
      state->digest = dateline_statement_get_int64 (statement, 1);
      state->time = dateline_statement_get_int64 (statement, 2);
      state->first_seen = dateline_statement_get_int64 (statement, 3);
    }
  return step != DATELINE_STEP_FAILED;
}

gboolean
dateline_story_table_insert (DatelineDatabase *database,
                             gint64 feed_id,
                             const char *key,
                             DatelineStoryState *state,
                             GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;

  statement = dateline_database_prepare (
      database,
      "INSERT INTO story (feed_id, key, digest, time, first_seen)"
      " VALUES (?1, ?2, ?3, ?4, ?5)",
      error);
  if (statement == NULL)
    return FALSE;

  dateline_statement_bind_int64 (statement, 1, feed_id);
  dateline_statement_bind_text (statement, 2, key);
  dateline_statement_bind_int64 (statement, 3, state->digest);
  dateline_statement_bind_int64 (statement, 4, state->time);
  dateline_statement_bind_int64 (statement, 5, state->first_seen);
  if (!dateline_statement_run (statement, error))
    return FALSE;

  state->id = dateline_database_get_last_id (database);
  return TRUE;
}

gboolean
dateline_story_table_update (DatelineDatabase *database,
                             const DatelineStoryState *state,
                             gboolean shown,
                             GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;

  statement = dateline_database_prepare (database,
                                         "UPDATE story SET updated = max (updated, ?2), "
                                         "digest = ?3, time = ?4 WHERE id = ?1",
                                         error);
  if (statement == NULL)
    return FALSE;

  dateline_statement_bind_int64 (statement, 1, state->id);
  dateline_statement_bind_int64 (statement, 2, !!shown);
  dateline_statement_bind_int64 (statement, 3, state->digest);
  dateline_statement_bind_int64 (statement, 4, state->time);
  return dateline_statement_run (statement, error);
}

/* Touches those of @ids for which @sql, which has the story's id and the value as its
 * parameters, finds that the value is another. */
static gboolean
touch_others (DatelineDatabase *database,
              const char *sql,
              GArray *ids,
              gboolean value,
              GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (database, sql, error);

  if (statement == NULL || !dateline_tally_clear (database, error))
    return FALSE;

  dateline_statement_bind_int64 (statement, 2, !!value);
  for (gsize i = 0; i < ids->len; i++)
    {
      dateline_statement_bind_int64 (statement, 1, g_array_index (ids, gint64, i));
      if (!dateline_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_flag (DatelineDatabase *database, const char *sql, gboolean value, GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  dateline_statement_bind_int64 (statement, 1, !!value);
  return dateline_statement_run (statement, error);
}

GArray *
dateline_story_table_mark_touched (DatelineDatabase *database,
                                   gboolean read,
                                   GError **error)
{
  if (set_flag (database,
                "UPDATE story SET read = ?1 WHERE id IN (SELECT story_id FROM touched)",
                read,
                error) &&
      dateline_tally_mark (database, read, error))
    return dateline_tally_list_touched (database, error);
  return NULL;
}

GArray *
dateline_story_table_set_read (DatelineDatabase *database,
                               GArray *ids,
                               gboolean read,
                               GError **error)
{
  if (!touch_others (database,
                     "INSERT OR IGNORE INTO touched"
                     " SELECT id FROM story WHERE id = ?1 AND read <> ?2",
                     ids,
                     read,
                     error))
    return NULL;
  return dateline_story_table_mark_touched (database, read, error);
}

GArray *
dateline_story_table_set_saved (DatelineDatabase *database,
                                GArray *ids,
                                gboolean saved,
                                GError **error)
{
  if (touch_others (database,
                    "INSERT OR IGNORE INTO touched"
                    " SELECT id FROM story WHERE id = ?1 AND saved <> ?2",
                    ids,
                    saved,
                    error) &&
      set_flag (database,
                "UPDATE story SET saved = ?1 WHERE id IN (SELECT story_id FROM touched)",
                saved,
                error))
    return dateline_tally_list_touched (database, error);
  return NULL;
}
