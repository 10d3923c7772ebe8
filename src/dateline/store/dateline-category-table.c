/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of categories. On the thread of its database. */

#include "dateline/store/dateline-category-table-private.h"

#include "dateline/model/dateline-category-private.h"
#include "dateline/store/dateline-feed-settings-table-private.h"
#include "dateline/store/dateline-name-order-private.h"
#include "dateline/store/dateline-tally-private.h"
#include "dateline/store/dateline-upcoming-private.h"

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

#define LATER                                                                            \
  "SELECT count (*) FROM story_category AS later JOIN story ON story.id = story_id"      \
  " JOIN feed ON feed.id = feed_id WHERE category_id = category.id"                      \
  " AND later." DATELINE_UPCOMING_IS_TO_COME " AND removed_at IS NULL"                   \
  " AND " DATELINE_TALLY_IS_COUNTED
#define N_SHOWN DATELINE_UPCOMING_LESS ("n_stories", LATER)
#define N_UNREAD_SHOWN DATELINE_UPCOMING_LESS ("n_unread", LATER " AND read = 0")

GPtrArray *
dateline_category_table_list (DatelineDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) categories =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_category_unref);
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  statement = dateline_database_prepare (
      database,
      "SELECT category.id, name, " N_SHOWN ", " N_UNREAD_SHOWN
      ", coalesce (filed.n_feeds, 0) AS n, coalesce (place, 0), coalesce (closed, -1),"
      " " DATELINE_FEED_SETTINGS_COLUMNS
      " FROM category LEFT JOIN (SELECT category_id, count(*) AS n_feeds"
      " FROM feed_category JOIN feed ON feed.id = feed_category.feed_id"
      " WHERE feed.removed_at IS NULL GROUP BY category_id) AS filed"
      " ON filed.category_id = category.id WHERE n_stories > 0 OR n > 0",
      error);
  if (statement == NULL)
    return NULL;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      DatelineCategory *category =
          dateline_category_new (dateline_statement_get_int64 (statement, 0),
                                 dateline_statement_get_text (statement, 1),
                                 dateline_statement_get_int64 (statement, 2),
                                 dateline_statement_get_int64 (statement, 3),
                                 dateline_statement_get_int64 (statement, 4));
      DatelineFeedSettings settings;

      dateline_feed_settings_table_read (statement, 7, &settings);
      dateline_category_set_settings (category, &settings);
      dateline_category_set_place (category,
                                   dateline_statement_get_int64 (statement, 5),
                                   dateline_statement_get_int64 (statement, 6));
      g_ptr_array_add (categories, category);
    }
  if (step == DATELINE_STEP_FAILED)
    return NULL;

  dateline_name_order_sort (categories, (DatelineGetNameFunc) dateline_category_get_name);
  return g_steal_pointer (&categories);
}
