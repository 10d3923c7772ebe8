/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of categories. On the thread of its database. */

#include "dateline/store/dateline-category-table-private.h"

#include "dateline/model/dateline-category-private.h"
#include "dateline/store/dateline-feed-settings-table-private.h"
#include "dateline/store/dateline-upcoming-counts-private.h"

static gboolean
find (DatelineDatabase *database, const char *fold, gint64 *id, GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  *id = 0;
  statement = dateline_database_prepare_with (database,
                                              "SELECT id FROM category WHERE fold = ?1",
                                              error,
                                              DATELINE_TEXT (fold));
  if (statement == NULL)
    return FALSE;

  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    *id = dateline_statement_get_int64 (statement, 0);
  return step != DATELINE_STEP_FAILED;
}

gboolean
dateline_category_table_require (DatelineDatabase *database,
                                 const char *name,
                                 gint64 *id,
                                 GError **error)
{
  g_autofree char *shown = dateline_category_normalize (name);
  g_autofree char *fold = dateline_category_fold (name);

  *id = 0;
  if (fold == NULL)
    return TRUE;
  if (!find (database, fold, id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;

  if (!dateline_database_run_with (database,
                                   "INSERT INTO category (name, fold) VALUES (?1, ?2)",
                                   error,
                                   DATELINE_TEXT (shown),
                                   DATELINE_TEXT (fold)))
    return FALSE;

  *id = dateline_database_get_last_id (database);
  return TRUE;
}

gboolean
dateline_category_table_set_name (DatelineDatabase *database,
                                  gint64 id,
                                  const char *name,
                                  GError **error)
{
  g_autofree char *shown = dateline_category_normalize (name);

  return dateline_database_run_with (database,
                                     "UPDATE category SET name = ?2 WHERE id = ?1",
                                     error,
                                     DATELINE_INT64 (id),
                                     DATELINE_TEXT (shown));
}

gboolean
dateline_category_table_get_name (DatelineDatabase *database,
                                  gint64 id,
                                  char **name,
                                  GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare_with (database,
                                      "SELECT name FROM category WHERE id = ?1",
                                      error,
                                      DATELINE_INT64 (id));
  DatelineStep step;

  if (statement == NULL)
    return FALSE;

  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    *name = dateline_statement_dup_text (statement, 0);
  return step != DATELINE_STEP_FAILED;
}

gboolean
dateline_category_table_set_closed (DatelineDatabase *database,
                                    const char *name,
                                    gboolean closed,
                                    GError **error)
{
  g_autofree char *fold = dateline_category_fold (name);

  return dateline_database_run_with (database,
                                     "UPDATE category SET closed = ?2 WHERE fold = ?1",
                                     error,
                                     DATELINE_TEXT (fold),
                                     DATELINE_INT64 (closed));
}

gboolean
dateline_category_table_copy_choices (DatelineDatabase *database,
                                      gint64 from,
                                      gint64 to,
                                      GError **error)
{
  return dateline_database_run_with (
      database,
      "UPDATE category SET (closed, " DATELINE_FEED_SETTINGS_COLUMNS ") ="
      " (SELECT closed, " DATELINE_FEED_SETTINGS_COLUMNS " FROM category WHERE id = ?1)"
      " WHERE id = ?2",
      error,
      DATELINE_INT64 (from),
      DATELINE_INT64 (to));
}

/* The record from before, if nothing changed. */
static DatelineCategory *
read_category (DatelineDatabase *database, DatelineStatement *row, GHashTable *upcoming)
{
  DatelineListMemory *memory = dateline_database_get_categories (database);
  gint64 id = dateline_statement_get_int64 (row, 0);
  guint n_stories = dateline_statement_get_int64 (row, 2);
  guint n_unread = dateline_statement_get_int64 (row, 3);
  DatelineCategory *known = dateline_list_memory_find (memory, id);
  g_autoptr (DatelineCategory) category = NULL;
  DatelineFeedSettings settings;

  dateline_upcoming_counts_subtract (upcoming, id, &n_stories, &n_unread);
  category = dateline_category_new (id,
                                    dateline_statement_get_text (row, 1),
                                    n_stories,
                                    n_unread,
                                    dateline_statement_get_int64 (row, 4));
  dateline_feed_settings_table_read (row, 7, &settings);
  dateline_category_set_settings (category, &settings);
  dateline_category_set_place (category,
                               dateline_statement_get_int64 (row, 5),
                               dateline_statement_get_int64 (row, 6));
  if (known != NULL && dateline_category_is_same (known, category))
    return dateline_category_ref (known);
  return g_steal_pointer (&category);
}

GPtrArray *
dateline_category_table_list (DatelineDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) categories =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_category_unref);
  g_autoptr (GHashTable) upcoming =
      dateline_upcoming_counts_list_categories (database, error);
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  if (upcoming == NULL)
    return NULL;
  statement = dateline_database_prepare (
      database,
      "SELECT category.id, name, n_stories, n_unread,"
      " coalesce (filed.n_feeds, 0) AS n, coalesce (place, 0), coalesce (closed, -1),"
      " " DATELINE_FEED_SETTINGS_COLUMNS
      " FROM category LEFT JOIN (SELECT category_id, count(*) AS n_feeds"
      " FROM feed_category WHERE feed_id NOT IN"
      " (SELECT id FROM feed WHERE removed_at IS NOT NULL) GROUP BY category_id) AS filed"
      " ON filed.category_id = category.id WHERE n_stories > 0 OR n > 0"
      " ORDER BY category.id",
      error);
  if (statement == NULL)
    return NULL;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    g_ptr_array_add (categories, read_category (database, statement, upcoming));
  if (step == DATELINE_STEP_FAILED)
    return NULL;

  dateline_list_memory_sort (dateline_database_get_categories (database), categories);
  return g_steal_pointer (&categories);
}
