/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How stories move from an index of an older version, or from none, into that of this
 * one: the newest first, as they are looked for most, and a few at a time, so that
 * nothing has to wait for them. On the writing thread.
 */

#include "dateline/store/dateline-search-moving-private.h"

#include "dateline/store/dateline-search-table-private.h"

/* Some 30 ms of work. */
#define N_STORIES 100

gboolean
dateline_search_moving_get_below (DatelineDatabase *database,
                                  gint64 *below,
                                  GError **error)
{
  return dateline_database_get_int64 (database, "SELECT below FROM moving", below, error);
}

gboolean
dateline_search_moving_has_old (DatelineDatabase *database,
                                gboolean *has_old,
                                GError **error)
{
  gint64 has;

  if (!dateline_database_get_int64 (
          database,
          "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'old_search')",
          &has,
          error))
    return FALSE;
  *has_old = has != 0;
  return TRUE;
}

gboolean
dateline_search_moving_begin_anew (DatelineDatabase *database, GError **error)
{
  return dateline_database_run (
      database,
      "DROP TABLE IF EXISTS old_search; DROP VIEW IF EXISTS search_text;"
      "INSERT INTO search (search) VALUES ('delete-all');"
      "DELETE FROM moving;"
      "INSERT INTO moving SELECT max (id) + 1 FROM story HAVING count (*) > 0",
      error);
}

static GArray *
list_next (DatelineDatabase *database, gint64 below, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      database,
      "SELECT id FROM story WHERE id < ?1 ORDER BY id DESC LIMIT ?2",
      error,
      DATELINE_INT64 (below),
      DATELINE_INT64 (N_STORIES));
  DatelineStep step;

  if (statement == NULL)
    return NULL;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      gint64 id = dateline_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  return step == DATELINE_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
set_below (DatelineDatabase *database, gint64 below, GError **error)
{
  return dateline_database_run_with (database,
                                     "UPDATE moving SET below = ?1",
                                     error,
                                     DATELINE_INT64 (below));
}

gboolean
dateline_search_moving_go_on (DatelineDatabase *database, gboolean *left, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  gint64 below;

  *left = FALSE;
  if (!dateline_search_moving_get_below (database, &below, error))
    return FALSE;
  if (below == 0)
    return TRUE;

  ids = list_next (database, below, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len == 0)
    return dateline_database_run (database,
                                  "DELETE FROM moving;"
                                  "DROP TABLE IF EXISTS old_search;"
                                  "DROP VIEW IF EXISTS search_text;",
                                  error);

  /* In the order of their numbers, and nothing else between: see the search table. */
  *left = TRUE;
  if (!set_below (database, g_array_index (ids, gint64, ids->len - 1), error))
    return FALSE;
  for (guint i = ids->len; i-- > 0;)
    if (!dateline_search_table_move_in (database, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}
