/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table that says under which categories the reader filed a feed. On the thread of
 * its database.
 */

#include "dateline/store/dateline-feed-category-table-private.h"

#include "dateline/store/dateline-category-table-private.h"
#include "dateline/store/dateline-feed-settings-table-private.h"

static void
filing_free (gpointer data)
{
  DatelineFeedFiling *filing = data;

  g_strv_builder_unref (filing->names);
  g_array_unref (filing->places);
  g_free (filing);
}

static DatelineFeedFiling *
filing_new (void)
{
  DatelineFeedFiling *filing = g_new (DatelineFeedFiling, 1);

  filing->names = g_strv_builder_new ();
  filing->places = g_array_new (FALSE, FALSE, sizeof (guint));
  dateline_feed_settings_init (&filing->settings);
  return filing;
}

GHashTable *
dateline_feed_category_table_list (DatelineDatabase *database, GError **error)
{
  g_autoptr (GHashTable) lists =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, filing_free);
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  statement = dateline_database_prepare (
      database,
      "SELECT feed_category.feed_id, category.name, coalesce (feed_place.place, 0),"
      " " DATELINE_FEED_SETTINGS_COLUMNS_OF (
          "category") " FROM feed_category JOIN category ON category.id = "
                      "feed_category.category_id"
                      " LEFT JOIN feed_place ON feed_place.category_id = "
                      "feed_category.category_id"
                      " AND feed_place.feed_id = feed_category.feed_id"
                      " ORDER BY feed_category.feed_id, feed_category.position",
      error);
  if (statement == NULL)
    return NULL;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      gint64 feed_id = dateline_statement_get_int64 (statement, 0);
      guint place = dateline_statement_get_int64 (statement, 2);
      DatelineFeedFiling *filing = g_hash_table_lookup (lists, &feed_id);
      DatelineFeedSettings settings;

      if (filing == NULL)
        {
          filing = filing_new ();
          g_hash_table_insert (lists, g_memdup2 (&feed_id, sizeof feed_id), filing);
        }
      g_strv_builder_add (filing->names, dateline_statement_get_text (statement, 1));
      g_array_append_val (filing->places, place);
      dateline_feed_settings_table_read (statement, 3, &settings);
      dateline_feed_settings_inherit (&filing->settings, &settings);
    }
  return step == DATELINE_STEP_DONE ? g_steal_pointer (&lists) : NULL;
}

GArray *
dateline_feed_category_table_list_ids (DatelineDatabase *database,
                                       gint64 feed_id,
                                       GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  statement = dateline_database_prepare_with (
      database,
      "SELECT category_id FROM feed_category WHERE feed_id = ?1 ORDER BY position",
      error,
      DATELINE_INT64 (feed_id));
  if (statement == NULL)
    return NULL;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      gint64 id = dateline_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  return step == DATELINE_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

GStrv
dateline_feed_category_table_list_names (DatelineDatabase *database,
                                         gint64 feed_id,
                                         GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  statement = dateline_database_prepare_with (
      database,
      "SELECT name FROM feed_category JOIN category ON category.id = category_id"
      " WHERE feed_id = ?1 ORDER BY position",
      error,
      DATELINE_INT64 (feed_id));
  if (statement == NULL)
    return NULL;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    g_strv_builder_add (names, dateline_statement_get_text (statement, 0));
  return step == DATELINE_STEP_DONE ? g_strv_builder_end (names) : NULL;
}

GArray *
dateline_feed_category_table_list_feeds (DatelineDatabase *database,
                                         gint64 category_id,
                                         GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  statement = dateline_database_prepare_with (
      database,
      "SELECT feed_id FROM feed_category JOIN feed ON feed.id = feed_id"
      " WHERE category_id = ?1 AND removed_at IS NULL",
      error,
      DATELINE_INT64 (category_id));
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
dateline_feed_category_table_add (DatelineDatabase *database,
                                  gint64 feed_id,
                                  const char *const *names,
                                  GError **error)
{
  for (; names != NULL && *names != NULL; names++)
    {
      gint64 category_id;

      if (!dateline_category_table_require (database, *names, &category_id, error))
        return FALSE;
      /* The position is only ever compared inside one feed. */
      if (category_id != 0 &&
          !dateline_database_run_with (
              database,
              "INSERT OR IGNORE INTO feed_category (feed_id, category_id, position)"
              " VALUES (?1, ?2, (SELECT coalesce (max (position), 0) + 1"
              " FROM feed_category WHERE feed_id = ?1))",
              error,
              DATELINE_INT64 (feed_id),
              DATELINE_INT64 (category_id)))
        return FALSE;
    }
  return TRUE;
}

gboolean
dateline_feed_category_table_set (DatelineDatabase *database,
                                  gint64 feed_id,
                                  const char *const *names,
                                  GError **error)
{
  return dateline_database_run_with (database,
                                     "DELETE FROM feed_category WHERE feed_id = ?1",
                                     error,
                                     DATELINE_INT64 (feed_id)) &&
         dateline_feed_category_table_add (database, feed_id, names, error);
}
