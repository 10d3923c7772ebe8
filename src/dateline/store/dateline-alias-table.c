/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of aliases. On the writing thread. */

#include "dateline/store/dateline-alias-table-private.h"

#include "dateline/store/dateline-entry-alias-private.h"

/* Who has an alias in common with so many is not known by it. */
#define MAX_FOUND 8

static DatelineStatement *
prepare (DatelineDatabase *database,
         const char *sql,
         gint64 feed_id,
         gint64 alias,
         DatelineAliasKinds kinds,
         GError **error)
{
  return dateline_database_prepare_with (database,
                                         sql,
                                         error,
                                         DATELINE_INT64 (feed_id),
                                         DATELINE_INT64 (alias),
                                         DATELINE_INT64 (kinds));
}

gboolean
dateline_alias_table_add (DatelineDatabase *database,
                          gint64 feed_id,
                          gint64 alias,
                          DatelineAliasKinds kinds,
                          gint64 story_id,
                          GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;

  if (alias == 0)
    return TRUE;
  statement = prepare (database,
                       "INSERT INTO alias (feed_id, hash, kinds, story_id)"
                       " VALUES (?1, ?2, ?3, ?4)"
                       " ON CONFLICT DO UPDATE SET kinds = kinds | excluded.kinds",
                       feed_id,
                       alias,
                       kinds,
                       error);
  if (statement == NULL)
    return FALSE;
  dateline_statement_bind_int64 (statement, 4, story_id);
  return dateline_statement_run (statement, error);
}

gboolean
dateline_alias_table_remove (DatelineDatabase *database,
                             gint64 feed_id,
                             gint64 alias,
                             DatelineAliasKinds kinds,
                             gint64 story_id,
                             GError **error)
{
  static const char *const steps[] = {
    "UPDATE alias SET kinds = kinds & ~?3"
    " WHERE feed_id = ?1 AND hash = ?2 AND story_id = ?4",
    "DELETE FROM alias WHERE feed_id = ?1 AND hash = ?2 AND story_id = ?4"
    " AND kinds & ~?3 = 0",
  };

  for (gsize i = 0; alias != 0 && i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (DatelineStatement) statement =
          prepare (database, steps[i], feed_id, alias, kinds, error);

      if (statement == NULL)
        return FALSE;
      dateline_statement_bind_int64 (statement, 4, story_id);
      if (!dateline_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dateline_alias_table_find (DatelineDatabase *database,
                           gint64 feed_id,
                           gint64 alias,
                           DatelineAliasKinds kinds,
                           GArray *ids,
                           GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  if (alias == 0)
    return TRUE;
  statement = prepare (database,
                       "SELECT story_id FROM alias WHERE feed_id = ?1 AND hash = ?2"
                       " AND kinds & ?3 <> 0 ORDER BY story_id LIMIT ?4",
                       feed_id,
                       alias,
                       kinds,
                       error);
  if (statement == NULL)
    return FALSE;

  dateline_statement_bind_int64 (statement, 4, MAX_FOUND);
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      gint64 id = dateline_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  return step == DATELINE_STEP_DONE;
}

gboolean
dateline_alias_table_forget_touched (DatelineDatabase *database,
                                     gint64 feed_id,
                                     GError **error)
{
  return dateline_database_run_with (database,
                                     "DELETE FROM alias WHERE feed_id = ?1"
                                     " AND story_id IN (SELECT story_id FROM touched)",
                                     error,
                                     DATELINE_INT64 (feed_id));
}

gboolean
dateline_alias_table_fill (DatelineDatabase *database, gint64 feed_id, GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  statement = dateline_database_prepare_with (
      database,
      "SELECT id, key, link FROM story JOIN headline ON headline.story_id = story.id"
      " WHERE feed_id = ?1",
      error,
      DATELINE_INT64 (feed_id));
  if (statement == NULL)
    return FALSE;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      gint64 id = dateline_statement_get_int64 (statement, 0);
      const char *key = dateline_statement_get_text (statement, 1);
      const char *link = dateline_statement_get_text (statement, 2);

      if (!dateline_alias_table_add (database,
                                     feed_id,
                                     dateline_entry_alias_of_kept_id (key),
                                     DATELINE_ALIAS_ID,
                                     id,
                                     error) ||
          !dateline_alias_table_add (database,
                                     feed_id,
                                     dateline_entry_alias_of_link (link),
                                     DATELINE_ALIAS_LINK,
                                     id,
                                     error))
        return FALSE;
    }
  return step == DATELINE_STEP_DONE;
}
