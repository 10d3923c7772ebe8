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

gboolean
dateline_section_table_get (DatelineDatabase *database,
                            gint64 id,
                            char **name,
                            DatelineQuery **query,
                            guint *position,
                            GError **error)
{
  g_autoptr (GPtrArray) sections = dateline_section_table_list (database, error);

  if (sections == NULL)
    return FALSE;
  for (guint i = 0; i < sections->len; i++)
    if (dateline_section_get_id (sections->pdata[i]) == id)
      {
        *name = g_strdup (dateline_section_get_name (sections->pdata[i]));
        *query = dateline_query_copy (dateline_section_get_query (sections->pdata[i]));
        *position = i;
        return TRUE;
      }
  g_set_error_literal (error,
                       DATELINE_STORE_ERROR,
                       DATELINE_STORE_ERROR_NOT_FOUND,
                       _ ("This section is no longer there."));
  return FALSE;
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

  statement = dateline_database_prepare_with (
      database,
      "SELECT 1 FROM section WHERE fold = ?1 AND removed_at IS NULL AND id <> ?2",
      error,
      DATELINE_TEXT (*fold),
      DATELINE_INT64 (id));
  if (statement == NULL)
    return FALSE;
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

  if (!check_name (database, 0, name, &shown, &fold, error))
    return FALSE;

  if (!dateline_database_run_with (
          database,
          "INSERT INTO section (name, fold, query, position) VALUES (?1, ?2, ?3,"
          " (SELECT coalesce (max (position) + 1, 0) FROM section))",
          error,
          DATELINE_TEXT (shown),
          DATELINE_TEXT (fold),
          DATELINE_TEXT (text)))
    return FALSE;
  *id = dateline_database_get_last_id (database);
  return TRUE;
}

/* Whether there was such a section to change. */
static gboolean
check_changed (DatelineDatabase *database, GError **error)
{
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

  if (name != NULL && !check_name (database, id, name, &shown, &fold, error))
    return FALSE;

  return dateline_database_run_with (
             database,
             "UPDATE section SET name = coalesce (?1, name), fold = coalesce (?2, fold),"
             " query = coalesce (?3, query) WHERE id = ?4 AND removed_at IS NULL",
             error,
             DATELINE_TEXT (shown),
             DATELINE_TEXT (fold),
             DATELINE_TEXT (text),
             DATELINE_INT64 (id)) &&
         check_changed (database, error);
}

static gboolean
set_position (DatelineDatabase *database, gint64 id, guint position, GError **error)
{
  return dateline_database_run_with (database,
                                     "UPDATE section SET position = ?1 WHERE id = ?2",
                                     error,
                                     DATELINE_INT64 (position),
                                     DATELINE_INT64 (id)) &&
         check_changed (database, error);
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

      if (other == id)
        continue;
      next += next == position;
      if (!set_position (database, other, next++, error))
        return FALSE;
    }
  return set_position (database, id, MIN (position, next), error);
}

static gboolean
forget (DatelineDatabase *database, gint64 now, GError **error)
{
  return dateline_database_run_with (database,
                                     "DELETE FROM section WHERE removed_at < ?1",
                                     error,
                                     DATELINE_INT64 (now - SECONDS_KEPT));
}

/* A name that another has meanwhile cannot come back. */
static gboolean
check_restored (DatelineDatabase *database, gint64 id, GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare_with (database,
                                      "SELECT name FROM section WHERE id = ?1",
                                      error,
                                      DATELINE_INT64 (id));
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *fold = NULL;
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
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

  if (!forget (database, now, error) ||
      (!removed && !check_restored (database, id, error)))
    return FALSE;

  return dateline_database_run_with (
             database,
             "UPDATE section SET removed_at = ?1"
             " WHERE id = ?2 AND (?1 IS NULL OR removed_at IS NULL)",
             error,
             DATELINE_TIME (removed ? now : DATELINE_TIME_UNKNOWN),
             DATELINE_INT64 (id)) &&
         check_changed (database, error);
}
