/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of queries that the reader keeps under a name. On the thread of its database.
 */

#include "dateline/store/dateline-section-table-private.h"

#include "dateline/model/dateline-category.h"
#include "dateline/model/dateline-section-private.h"
#include "dateline/store/dateline-store.h"

#include <glib/gi18n-lib.h>

#define SECONDS_KEPT (30 * 24 * 60 * 60)

GPtrArray *
dateline_section_table_list (DatelineDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) sections =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_section_unref);
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  statement = dateline_database_prepare (database,
                                         "SELECT id, name, query FROM section"
                                         " WHERE removed_at IS NULL"
                                         " ORDER BY position, id",
                                         error);
  if (statement == NULL)
    return NULL;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      g_autofree char *name = dateline_statement_dup_text (statement, 1);
      g_autofree char *text = dateline_statement_dup_text (statement, 2);
      g_autoptr (DatelineQuery) query = dateline_query_new_from_string (text);

      if (query != NULL)
        g_ptr_array_add (
            sections,
            dateline_section_new (dateline_statement_get_int64 (statement, 0),
                                  name,
                                  query));
    }
  return step == DATELINE_STEP_DONE ? g_steal_pointer (&sections) : NULL;
}

/* The name as it is shown and as it is compared; FALSE if it is none, or another
 * section's. */
static gboolean
check_name (DatelineDatabase *database,
            gint64 id,
            const char *name,
            char **shown,
            char **fold,
            GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  *shown = dateline_category_normalize (name);
  *fold = dateline_category_fold (name);
  if (*shown == NULL || *fold == NULL)
    {
      g_set_error_literal (error,
                           DATELINE_STORE_ERROR,
                           DATELINE_STORE_ERROR_FAILED,
                           _ ("A section needs a name."));
      return FALSE;
    }

  statement = dateline_database_prepare (
      database,
      "SELECT 1 FROM section WHERE fold = ?1 AND removed_at IS NULL AND id <> ?2",
      error);
  if (statement == NULL)
    return FALSE;
  dateline_statement_bind_text (statement, 1, *fold);
  dateline_statement_bind_int64 (statement, 2, id);
  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    g_set_error (error,
                 DATELINE_STORE_ERROR,
                 DATELINE_STORE_ERROR_EXISTS,
                 _ ("There is a section “%s” already."),
                 *shown);
  return step == DATELINE_STEP_DONE;
}

gboolean
dateline_section_table_add (DatelineDatabase *database,
                            const char *name,
                            const DatelineQuery *query,
                            gint64 *id,
                            GError **error)
{
  g_autofree char *text = dateline_query_to_string (query);
  g_autofree char *shown = NULL;
  g_autofree char *fold = NULL;
  g_autoptr (DatelineStatement) statement = NULL;

  if (!check_name (database, 0, name, &shown, &fold, error))
    return FALSE;

  statement = dateline_database_prepare (
      database,
      "INSERT INTO section (name, fold, query, position) VALUES (?1, ?2, ?3,"
      " (SELECT coalesce (max (position) + 1, 0) FROM section))",
      error);
  if (statement == NULL)
    return FALSE;
  dateline_statement_bind_text (statement, 1, shown);
  dateline_statement_bind_text (statement, 2, fold);
  dateline_statement_bind_text (statement, 3, text);
  if (!dateline_statement_run (statement, error))
    return FALSE;
  *id = dateline_database_get_last_id (database);
  return TRUE;
}

/* Runs @sql, whose last parameter is the section's number, on a section that is there. */
static gboolean
run (DatelineDatabase *database, DatelineStatement *statement, GError **error)
{
  if (!dateline_statement_run (statement, error))
    return FALSE;
  if (dateline_database_get_n_changed (database) > 0)
    return TRUE;
  g_set_error_literal (error,
                       DATELINE_STORE_ERROR,
                       DATELINE_STORE_ERROR_NOT_FOUND,
                       _ ("This section is no longer there."));
  return FALSE;
}

gboolean
dateline_section_table_change (DatelineDatabase *database,
                               gint64 id,
                               const char *name,
                               const DatelineQuery *query,
                               GError **error)
{
  g_autofree char *text = query != NULL ? dateline_query_to_string (query) : NULL;
  g_autofree char *shown = NULL;
  g_autofree char *fold = NULL;
  g_autoptr (DatelineStatement) statement = NULL;

  if (name != NULL && !check_name (database, id, name, &shown, &fold, error))
    return FALSE;

  statement = dateline_database_prepare (
      database,
      "UPDATE section SET name = coalesce (?1, name), fold = coalesce (?2, fold),"
      " query = coalesce (?3, query) WHERE id = ?4 AND removed_at IS NULL",
      error);
  if (statement == NULL)
    return FALSE;
  dateline_statement_bind_text (statement, 1, shown);
  dateline_statement_bind_text (statement, 2, fold);
  dateline_statement_bind_text (statement, 3, text);
  dateline_statement_bind_int64 (statement, 4, id);
  return run (database, statement, error);
}

static gboolean
set_position (DatelineDatabase *database, gint64 id, guint position, GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (database,
                                 "UPDATE section SET position = ?1 WHERE id = ?2",
                                 error);

  if (statement == NULL)
    return FALSE;
  dateline_statement_bind_int64 (statement, 1, position);
  dateline_statement_bind_int64 (statement, 2, id);
  return run (database, statement, error);
}

gboolean
dateline_section_table_move (DatelineDatabase *database,
                             gint64 id,
                             guint position,
                             GError **error)
{
  g_autoptr (GPtrArray) sections = dateline_section_table_list (database, error);
  guint next = 0;

  if (sections == NULL)
    return FALSE;

  for (guint i = 0; i < sections->len; i++)
    {
      gint64 other = dateline_section_get_id (sections->pdata[i]);

      if (i == position)
        next++;
      if (other != id && !set_position (database, other, next++, error))
        return FALSE;
    }
  return set_position (database, id, MIN (position, next), error);
}

static gboolean
forget (DatelineDatabase *database, gint64 now, GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (database,
                                 "DELETE FROM section WHERE removed_at < ?1",
                                 error);

  if (statement == NULL)
    return FALSE;
  dateline_statement_bind_int64 (statement, 1, now - SECONDS_KEPT);
  return dateline_statement_run (statement, error);
}

/* A name that another has meanwhile cannot come back. */
static gboolean
check_restored (DatelineDatabase *database, gint64 id, GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (database,
                                 "SELECT name FROM section WHERE id = ?1",
                                 error);
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *fold = NULL;
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  dateline_statement_bind_int64 (statement, 1, id);
  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    name = dateline_statement_dup_text (statement, 0);
  return step == DATELINE_STEP_DONE ||
         (name != NULL && check_name (database, id, name, &shown, &fold, error));
}

gboolean
dateline_section_table_set_removed (DatelineDatabase *database,
                                    gint64 id,
                                    gboolean removed,
                                    GError **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (DatelineStatement) statement = NULL;

  if (!forget (database, now, error) ||
      (!removed && !check_restored (database, id, error)))
    return FALSE;

  statement = dateline_database_prepare (
      database,
      removed ? "UPDATE section SET removed_at = ?1 WHERE id = ?2 AND removed_at IS NULL"
              : "UPDATE section SET removed_at = NULL WHERE id = ?2",
      error);
  if (statement == NULL)
    return FALSE;
  if (removed)
    dateline_statement_bind_int64 (statement, 1, now);
  dateline_statement_bind_int64 (statement, 2, id);
  return run (database, statement, error);
}
