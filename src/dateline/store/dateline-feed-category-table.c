/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table that says under which categories the reader filed a feed. On the thread of
 * its database.
 */

#include "dateline/store/dateline-feed-category-table-private.h"

#include "dateline/model/dateline-category-private.h"
#include "dateline/store/dateline-category-table-private.h"

static GHashTable *
index_categories (GPtrArray *categories)
{
  GHashTable *by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < categories->len; i++)
    g_hash_table_insert (by_id,
                         dateline_category_peek_id (categories->pdata[i]),
                         categories->pdata[i]);
  return by_id;
}

/* A feed is in few: each goes before those that the reader filed it under later. */
static void
add_filing (GArray *filings, const DatelineFeedFiling *filing)
{
  DatelineFeedFiling *last;

  g_array_append_val (filings, *filing);
  last = &g_array_index (filings, DatelineFeedFiling, filings->len - 1);
  for (; last > (DatelineFeedFiling *) filings->data &&
         last[-1].feed_id == filing->feed_id && last[-1].position > filing->position;
       last--)
    {
      last[0] = last[-1];
      last[-1] = *filing;
    }
}

/* The reader's own order, in the order of the other table's key. */
typedef struct
{
  DatelineStatement *row;
  DatelineStep step;
  gint64 feed_id;
  gint64 category_id;
} Places;

static void
places_next (Places *self, GError **error)
{
  self->step = dateline_statement_step (self->row, error);
  if (self->step != DATELINE_STEP_ROW)
    return;
  self->feed_id = dateline_statement_get_int64 (self->row, 0);
  self->category_id = dateline_statement_get_int64 (self->row, 1);
}

static guint
places_find (Places *self, gint64 feed_id, gint64 category_id, GError **error)
{
  while (self->step == DATELINE_STEP_ROW &&
         (self->feed_id < feed_id ||
          (self->feed_id == feed_id && self->category_id < category_id)))
    places_next (self, error);
  return self->step == DATELINE_STEP_ROW && self->feed_id == feed_id &&
                 self->category_id == category_id
             ? dateline_statement_get_int64 (self->row, 2)
             : 0;
}

GArray *
dateline_feed_category_table_list (DatelineDatabase *database,
                                   GPtrArray *categories,
                                   GError **error)
{
  g_autoptr (GArray) filings = g_array_new (FALSE, FALSE, sizeof (DatelineFeedFiling));
  g_autoptr (GHashTable) by_id = index_categories (categories);
  g_autoptr (DatelineStatement) statement = NULL;
  g_autoptr (DatelineStatement) places_row = NULL;
  Places places = { 0 };
  DatelineStep step;

  statement = dateline_database_prepare (
      database,
      "SELECT feed_id, category_id, position FROM feed_category"
      " ORDER BY feed_id, category_id",
      error);
  places_row = dateline_database_prepare (
      database,
      "SELECT feed_id, category_id, place FROM feed_place ORDER BY feed_id, category_id",
      statement != NULL ? error : NULL);
  if (statement == NULL || places_row == NULL)
    return NULL;

  places.row = places_row;
  places_next (&places, error);
  while (places.step != DATELINE_STEP_FAILED &&
         (step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      gint64 category_id = dateline_statement_get_int64 (statement, 1);
      DatelineFeedFiling filing = {
        .feed_id = dateline_statement_get_int64 (statement, 0),
        .category = g_hash_table_lookup (by_id, &category_id),
        .position = dateline_statement_get_int64 (statement, 2),
      };

      filing.place = places_find (&places, filing.feed_id, category_id, error);
      if (filing.category != NULL) /* or only removed feeds are filed there */
        add_filing (filings, &filing);
    }
  return places.step != DATELINE_STEP_FAILED && step == DATELINE_STEP_DONE
             ? g_steal_pointer (&filings)
             : NULL;
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
