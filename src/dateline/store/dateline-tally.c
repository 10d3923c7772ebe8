/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Keeps the counts of feeds and categories. On the writing thread, inside a transaction.
 */

#include "dateline/store/dateline-tally-private.h"

/* What the touched stories count for goes by a factor into the number of stories and by
 * another into that of unread ones. CROSS JOIN keeps the order as written: from the few
 * touched stories outwards. */
static const char FEEDS[] =
    "UPDATE feed SET n_stories = n_stories + ?1 * part.stories,"
    " n_unread = n_unread + ?2 * part.unread"
    " FROM (SELECT story.feed_id AS feed_id, count (*) AS stories,"
    " sum (story.read = ?3) AS unread"
    " FROM touched CROSS JOIN story ON story.id = touched.story_id"
    " GROUP BY story.feed_id) AS part"
    " WHERE feed.id = part.feed_id AND feed.removed_at IS NULL";

static const char CATEGORIES[] =
    "UPDATE category SET n_stories = n_stories + ?1 * part.stories,"
    " n_unread = n_unread + ?2 * part.unread"
    " FROM (SELECT story_category.category_id AS category_id, count (*) AS stories,"
    " sum (story.read = ?3) AS unread"
    " FROM touched CROSS JOIN story ON story.id = touched.story_id"
    " CROSS JOIN feed ON feed.id = story.feed_id"
    " CROSS JOIN story_category ON story_category.story_id = story.id"
    " WHERE feed.removed_at IS NULL"
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

static gboolean
run_with (DatelineDatabase *database, const char *sql, gint64 value, GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  dateline_statement_bind_int64 (statement, 1, value);
  return dateline_statement_run (statement, error);
}

gboolean
dateline_tally_touch_story (DatelineDatabase *database, gint64 story_id, GError **error)
{
  return run_with (database,
                   "INSERT OR IGNORE INTO touched VALUES (?1)",
                   story_id,
                   error);
}

gboolean
dateline_tally_touch_feed (DatelineDatabase *database, gint64 feed_id, GError **error)
{
  return run_with (
      database,
      "INSERT OR IGNORE INTO touched SELECT id FROM story WHERE feed_id = ?1",
      feed_id,
      error);
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
count (DatelineDatabase *database, int stories, int unread, gboolean read, GError **error)
{
  static const char *const steps[] = { FEEDS, CATEGORIES };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (DatelineStatement) statement =
          dateline_database_prepare (database, steps[i], error);

      if (statement == NULL)
        return FALSE;
      dateline_statement_bind_int64 (statement, 1, stories);
      dateline_statement_bind_int64 (statement, 2, unread);
      dateline_statement_bind_int64 (statement, 3, read);
      if (!dateline_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dateline_tally_add (DatelineDatabase *database, GError **error)
{
  return count (database, 1, 1, FALSE, error);
}

gboolean
dateline_tally_subtract (DatelineDatabase *database, GError **error)
{
  return count (database, -1, -1, FALSE, error);
}

gboolean
dateline_tally_mark (DatelineDatabase *database, gboolean read, GError **error)
{
  return count (database, 0, read ? -1 : 1, !!read, error);
}
