/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The reader's own order of feeds and categories: the column place of both, and the table
 * of feeds' places in categories. On the thread of its database. */

#include "dateline/store/dateline-place-table-private.h"

#include "dateline/model/dateline-category.h"

/* What differs between the feeds of a category and those without one. */
static const char *const list_sql[] = {
  "SELECT id FROM feed WHERE ?1 = 0 AND place IS NOT NULL AND removed_at IS NULL"
  " ORDER BY place",
  "SELECT feed_id FROM feed_place JOIN feed ON feed.id = feed_id"
  " WHERE category_id = ?1 AND removed_at IS NULL ORDER BY feed_place.place",
};
static const char *const clear_sql[] = {
  "UPDATE feed SET place = NULL WHERE ?1 = 0 AND place IS NOT NULL",
  "DELETE FROM feed_place WHERE category_id = ?1",
};
static const char *const set_sql[] = {
  "UPDATE feed SET place = ?3 WHERE ?1 = 0 AND id = ?2",
  /* A feed that is no longer there has no place. */
  "INSERT OR REPLACE INTO feed_place (category_id, feed_id, place)"
  " SELECT ?1, id, ?3 FROM feed WHERE id = ?2",
};

GArray *
dateline_place_table_list_feeds (DatelineDatabase *database,
                                 gint64 category_id,
                                 GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare_with (database,
                                      list_sql[category_id != 0],
                                      error,
                                      DATELINE_INT64 (category_id));
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

gboolean
dateline_place_table_set_feeds (DatelineDatabase *database,
                                gint64 category_id,
                                GArray *feed_ids,
                                GError **error)
{
  if (!dateline_database_run_with (database,
                                   clear_sql[category_id != 0],
                                   error,
                                   DATELINE_INT64 (category_id)))
    return FALSE;

  for (guint i = 0; i < feed_ids->len; i++)
    if (!dateline_database_run_with (database,
                                     set_sql[category_id != 0],
                                     error,
                                     DATELINE_INT64 (category_id),
                                     DATELINE_INT64 (g_array_index (feed_ids, gint64, i)),
                                     DATELINE_INT64 (i + 1)))
      return FALSE;
  return TRUE;
}

GStrv
dateline_place_table_list_categories (DatelineDatabase *database, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (DatelineStatement) statement = dateline_database_prepare (
      database,
      "SELECT name FROM category WHERE place IS NOT NULL ORDER BY place",
      error);
  DatelineStep step;

  if (statement == NULL)
    return NULL;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    g_strv_builder_add (names, dateline_statement_get_text (statement, 0));
  return step == DATELINE_STEP_DONE ? g_strv_builder_end (names) : NULL;
}

gboolean
dateline_place_table_set_categories (DatelineDatabase *database,
                                     const char *const *names,
                                     GError **error)
{
  if (!dateline_database_run (database,
                              "UPDATE category SET place = NULL WHERE place IS NOT NULL",
                              error))
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *fold = dateline_category_fold (names[i]);

      if (!dateline_database_run_with (database,
                                       "UPDATE category SET place = ?2 WHERE fold = ?1",
                                       error,
                                       DATELINE_TEXT (fold),
                                       DATELINE_INT64 (i + 1)))
        return FALSE;
    }
  return TRUE;
}
