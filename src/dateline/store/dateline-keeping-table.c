/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table with what a person chose of how much is kept. Written on the writing thread,
 * inside a transaction.
 */

#include "dateline/store/dateline-keeping-table-private.h"

G_STATIC_ASSERT (DATELINE_KEEPING_UNSET == -2);

/* A file that something else has written to gets no number past its meaning. */
static int
bound (gint64 number)
{
  return CLAMP (number, DATELINE_KEEPING_UNSET, G_MAXINT);
}

gboolean
dateline_keeping_table_load (DatelineDatabase *database,
                             DatelineKeeping *keeping,
                             GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (database,
                                 "SELECT coalesce (days, -2), coalesce (stories, -2),"
                                 " coalesce (picture_room, -2), coalesce (ahead, 0)"
                                 " FROM keeping WHERE id = 1",
                                 error);
  DatelineStep step;

  if (statement == NULL)
    return FALSE;

  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    {
      keeping->max_days = bound (dateline_statement_get_int64 (statement, 0));
      keeping->max_stories = bound (dateline_statement_get_int64 (statement, 1));
      keeping->picture_room =
          MAX (dateline_statement_get_int64 (statement, 2), DATELINE_KEEPING_UNSET);
      keeping->ahead = CLAMP (dateline_statement_get_int64 (statement, 3),
                              DATELINE_AHEAD_UNMETERED,
                              DATELINE_AHEAD_NEVER);
    }
  return step != DATELINE_STEP_FAILED;
}

gboolean
dateline_keeping_table_save (DatelineDatabase *database,
                             const DatelineKeeping *keeping,
                             GError **error)
{
  /* What goes by it is looked for at the next fetch of each feed. */
  return dateline_database_run_with (
             database,
             "INSERT OR REPLACE INTO keeping VALUES (1, nullif (?1, -2), nullif (?2, -2),"
             " nullif (?3, -2), ?4)",
             error,
             DATELINE_INT64 (keeping->max_days),
             DATELINE_INT64 (keeping->max_stories),
             DATELINE_INT64 (keeping->picture_room),
             DATELINE_INT64 (keeping->ahead)) &&
         dateline_database_run (database,
                                "UPDATE feed SET purge_at = min (purge_at, 1)",
                                error);
}

gboolean
dateline_keeping_table_apply (DatelineDatabase *database,
                              DatelineStorePolicy *policy,
                              GError **error)
{
  DatelineKeeping chosen = {
    .max_days = DATELINE_KEEPING_UNSET,
    .max_stories = DATELINE_KEEPING_UNSET,
  };

  if (!dateline_keeping_table_load (database, &chosen, error))
    return FALSE;
  if (chosen.max_days != DATELINE_KEEPING_UNSET)
    policy->keep_days = chosen.max_days;
  if (chosen.max_stories != DATELINE_KEEPING_UNSET)
    policy->keep_stories = chosen.max_stories;
  return TRUE;
}
