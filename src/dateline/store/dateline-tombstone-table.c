/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of tombstones. On the writing thread. */

#include "dateline/store/dateline-tombstone-table-private.h"

#include "dateline/store/dateline-alias-table-private.h"

gboolean
dateline_tombstone_table_has_any (DatelineDatabase *database,
                                  gint64 feed_id,
                                  gboolean *has_any,
                                  GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  statement = dateline_database_prepare_with (
      database,
      "SELECT 1 FROM tombstone WHERE feed_id = ?1 LIMIT 1",
      error,
      DATELINE_INT64 (feed_id));
  if (statement == NULL)
    return FALSE;
  step = dateline_statement_step (statement, error);
  *has_any = step == DATELINE_STEP_ROW;
  return step != DATELINE_STEP_FAILED;
}

gboolean
dateline_tombstone_table_find (DatelineDatabase *database,
                               gint64 feed_id,
                               gint64 alias,
                               gint64 now,
                               gboolean *found,
                               GError **error)
{
  *found = FALSE;
  if (alias == 0)
    return TRUE;
  if (!dateline_database_run_with (database,
                                   "UPDATE tombstone SET seen_at = max (seen_at, ?3)"
                                   " WHERE feed_id = ?1 AND hash = ?2",
                                   error,
                                   DATELINE_INT64 (feed_id),
                                   DATELINE_INT64 (alias),
                                   DATELINE_INT64 (now)))
    return FALSE;
  *found = dateline_database_get_n_changed (database) > 0;
  return TRUE;
}

gboolean
dateline_tombstone_table_add (DatelineDatabase *database,
                              gint64 feed_id,
                              gint64 alias,
                              gint64 seen_at,
                              GError **error)
{
  return alias == 0 ||
         dateline_database_run_with (
             database,
             "INSERT INTO tombstone (feed_id, hash, seen_at) VALUES (?1, ?2, ?3)"
             " ON CONFLICT DO UPDATE SET seen_at = max (seen_at, excluded.seen_at)",
             error,
             DATELINE_INT64 (feed_id),
             DATELINE_INT64 (alias),
             DATELINE_INT64 (seen_at));
}

gboolean
dateline_tombstone_table_add_touched (DatelineDatabase *database,
                                      gint64 feed_id,
                                      GError **error)
{
  return dateline_database_run_with (
      database,
      "INSERT INTO tombstone (feed_id, hash, seen_at)"
      " SELECT alias.feed_id, hash, seen_at FROM alias"
      " JOIN story ON story.id = alias.story_id"
      " WHERE alias.feed_id = ?1 AND kinds & ?2 <> 0"
      " AND alias.story_id IN (SELECT story_id FROM touched)"
      " ON CONFLICT DO UPDATE SET seen_at = max (seen_at, excluded.seen_at)",
      error,
      DATELINE_INT64 (feed_id),
      DATELINE_INT64 (DATELINE_ALIAS_KEY | DATELINE_ALIAS_ID));
}

gboolean
dateline_tombstone_table_forget (DatelineDatabase *database,
                                 gint64 feed_id,
                                 gint64 time,
                                 GError **error)
{
  return dateline_database_run_with (
      database,
      "DELETE FROM tombstone WHERE feed_id = ?1 AND seen_at < ?2",
      error,
      DATELINE_INT64 (feed_id),
      DATELINE_INT64 (time));
}
