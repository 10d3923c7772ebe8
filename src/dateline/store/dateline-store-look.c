/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Looking whether a store's file is sound. On the thread of its database. */

#include "dateline/store/dateline-store-look-private.h"

#include "dateline/store/dateline-store.h"

/* Damage is an answer, not a failure. */
static gboolean
answer (GError *problem, gboolean *sound, GError **error)
{
  *sound = FALSE;
  if (problem == NULL)
    return TRUE;
  if (g_error_matches (problem, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_DAMAGED))
    {
      g_error_free (problem);
      return TRUE;
    }
  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean
look (DatelineDatabase *database, const char *sql, gboolean *sound, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gint64 value;

  if (!dateline_database_get_int64 (database, sql, &value, &problem))
    return answer (g_steal_pointer (&problem), sound, error);
  *sound = value != 0;
  return TRUE;
}

gboolean
dateline_store_look_at_pages (DatelineDatabase *database, gboolean *sound, GError **error)
{
  /* Since 3.44 SQLite looks at the index of words here, too. That one is made anew by
   * itself: it must not have the whole file be so. A number in the brackets is the name
   * of a table by then. */
  return look (database,
               "SELECT NOT EXISTS (SELECT 1 FROM pragma_quick_check"
               " WHERE quick_check <> 'ok'"
               " AND quick_check NOT LIKE '%inverted index for FTS5 table%')",
               sound,
               error);
}

gboolean
dateline_store_look_at_rows (DatelineDatabase *database, gboolean *sound, GError **error)
{
  return look (database,
               "SELECT NOT EXISTS (SELECT 1 FROM pragma_foreign_key_check)",
               sound,
               error);
}

gboolean
dateline_store_look_at_index (DatelineDatabase *database, gboolean *sound, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (!dateline_database_run (database,
                              "INSERT INTO search (search) VALUES ('integrity-check')",
                              &problem))
    return answer (g_steal_pointer (&problem), sound, error);
  *sound = TRUE;
  return TRUE;
}
