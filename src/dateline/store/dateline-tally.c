/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Keeps the counts of feeds and categories. On the writing thread, inside a transaction.
 */

#include "dateline/store/dateline-tally-private.h"

/* What the touched stories count for is added or, with a factor of -1, taken away. CROSS
 * JOIN keeps the order as written: from the few touched stories outwards. */
static const char FEEDS[] =
    "UPDATE feed SET n_stories = n_stories + ?1 * part.stories,"
    " n_unread = n_unread + ?1 * part.unread"
    " FROM (SELECT story.feed_id AS feed_id, count (*) AS stories,"
    " sum (story.read = 0) AS unread"
    " FROM touched CROSS JOIN story ON story.id = touched.story_id"
    " WHERE " DATELINE_TALLY_IS_COUNTED " GROUP BY story.feed_id) AS part"
    " WHERE feed.id = part.feed_id AND feed.removed_at IS NULL";

static const char CATEGORIES[] =
    "UPDATE category SET n_stories = n_stories + ?1 * part.stories,"
    " n_unread = n_unread + ?1 * part.unread"
    " FROM (SELECT story_category.category_id AS category_id, count (*) AS stories,"
    " sum (story.read = 0) AS unread"
    " FROM touched CROSS JOIN story ON story.id = touched.story_id"
    " CROSS JOIN feed ON feed.id = story.feed_id"
    " CROSS JOIN story_category ON story_category.story_id = story.id"
    " WHERE feed.removed_at IS NULL AND " DATELINE_TALLY_IS_COUNTED
    " GROUP BY story_category.category_id) AS part"
    " WHERE category.id = part.category_id";

gboolean
dateline_tally_set_up (DatelineDatabase *database, GError **error)
{
  return dateline_database_run (
      database,
      "CREATE TEMP TABLE touched (story_id INTEGER PRIMARY KEY)",
      error);
}

gboolean
dateline_tally_clear (DatelineDatabase *database, GError **error)
{
  return dateline_database_run (database, "DELETE FROM touched", error);
}

gboolean
dateline_tally_touch_story (DatelineDatabase *database, gint64 story_id, GError **error)
{
  return dateline_database_run_with (database,
                                     "INSERT OR IGNORE INTO touched VALUES (?1)",
                                     error,
                                     DATELINE_INT64 (story_id));
}

gboolean
dateline_tally_touch_feed (DatelineDatabase *database, gint64 feed_id, GError **error)
{
  return dateline_database_run_with (
      database,
      "INSERT OR IGNORE INTO touched SELECT id FROM story WHERE feed_id = ?1",
      error,
      DATELINE_INT64 (feed_id));
}

GArray *
dateline_tally_list_touched (DatelineDatabase *database, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  statement = dateline_database_prepare (database, "SELECT story_id FROM touched", error);
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
count (DatelineDatabase *database, int factor, GError **error)
{
  return dateline_database_run_with (database, FEEDS, error, DATELINE_INT64 (factor)) &&
         dateline_database_run_with (database,
                                     CATEGORIES,
                                     error,
                                     DATELINE_INT64 (factor));
}

gboolean
dateline_tally_add (DatelineDatabase *database, GError **error)
{
  return count (database, 1, error);
}

gboolean
dateline_tally_subtract (DatelineDatabase *database, GError **error)
{
  return count (database, -1, error);
}

static void
add_to (GHashTable *counts, gint64 id)
{
  gint64 *n = g_hash_table_lookup (counts, &id);

  if (n == NULL)
    {
      gint64 *pair = g_new0 (gint64, 2); /* the id and how many */

      *pair = id;
      n = pair + 1;
      g_hash_table_insert (counts, pair, n);
    }
  ++*n;
}

static gboolean
add_all (DatelineDatabase *database,
         const char *sql,
         GHashTable *counts,
         int factor,
         GError **error)
{
  GHashTableIter iter;
  gpointer id, n;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &id, &n))
    if (!dateline_database_run_with (database,
                                     sql,
                                     error,
                                     DATELINE_INT64 (*(gint64 *) id),
                                     DATELINE_INT64 (factor * *(gint64 *) n)))
      return FALSE;
  return TRUE;
}

/* Adds up what @sql finds for each of @ids. */
static GHashTable *
add_up (DatelineDatabase *database, const char *sql, GArray *ids, GError **error)
{
  g_autoptr (GHashTable) counts =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (database, sql, error);

  if (statement == NULL)
    return NULL;

  for (gsize i = 0; i < ids->len; i++)
    {
      DatelineStep step;

      dateline_statement_bind_int64 (statement, 1, g_array_index (ids, gint64, i));
      while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
        add_to (counts, dateline_statement_get_int64 (statement, 0));
      if (step == DATELINE_STEP_FAILED)
        return NULL;
      dateline_statement_reset (statement);
    }
  return g_steal_pointer (&counts);
}

gboolean
dateline_tally_mark (DatelineDatabase *database,
                     GArray *ids,
                     gboolean read,
                     GError **error)
{
  static const struct
  {
    const char *find;
    const char *add;
  } steps[] = {
    { "SELECT story.feed_id FROM story JOIN feed ON feed.id = story.feed_id"
      " WHERE story.id = ?1 AND feed.removed_at IS NULL AND " DATELINE_TALLY_IS_COUNTED,
      "UPDATE feed SET n_unread = n_unread + ?2 WHERE id = ?1" },
    { "SELECT story_category.category_id FROM story"
      " CROSS JOIN feed ON feed.id = story.feed_id"
      " CROSS JOIN story_category ON story_category.story_id = story.id"
      " WHERE story.id = ?1 AND feed.removed_at IS NULL AND " DATELINE_TALLY_IS_COUNTED,
      "UPDATE category SET n_unread = n_unread + ?2 WHERE id = ?1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GHashTable) counts = add_up (database, steps[i].find, ids, error);

      if (counts == NULL ||
          !add_all (database, steps[i].add, counts, read ? -1 : 1, error))
        return FALSE;
    }
  return TRUE;
}
