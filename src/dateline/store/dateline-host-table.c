/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of servers that asked to be left alone. On the thread of its database. */

#include "dateline/store/dateline-host-table-private.h"

GHashTable *
dateline_host_table_list (DatelineDatabase *database, GError **error)
{
  g_autoptr (GHashTable) hosts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  statement = dateline_database_prepare (database,
                                         "SELECT name, not_before, n_refusals FROM host",
                                         error);
  if (statement == NULL)
    return NULL;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      DatelineHostState state = {
        .not_before = dateline_statement_get_int64 (statement, 1),
        .n_refusals = dateline_statement_get_int64 (statement, 2),
      };

      g_hash_table_insert (hosts,
                           dateline_statement_dup_text (statement, 0),
                           g_memdup2 (&state, sizeof state));
    }
  return step == DATELINE_STEP_FAILED ? NULL : g_steal_pointer (&hosts);
}

static gboolean
forget (DatelineDatabase *database, const char *name, GError **error)
{
  return dateline_database_run_with (database,
                                     "DELETE FROM host WHERE name = ?1",
                                     error,
                                     DATELINE_TEXT (name));
}

gboolean
dateline_host_table_set (DatelineDatabase *database,
                         const char *name,
                         gint64 not_before,
                         guint n_refusals,
                         GError **error)
{
  if (n_refusals == 0)
    return forget (database, name, error);

  return dateline_database_run_with (
      database,
      "INSERT INTO host (name, not_before, n_refusals) VALUES (?1, ?2, ?3)"
      " ON CONFLICT (name) DO UPDATE SET not_before = ?2, n_refusals = ?3",
      error,
      DATELINE_TEXT (name),
      DATELINE_INT64 (not_before),
      DATELINE_INT64 (n_refusals));
}
