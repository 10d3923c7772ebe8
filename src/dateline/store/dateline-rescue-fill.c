/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a salvaged store lacks, from elsewhere. On the thread of its database. */

#include "dateline/store/dateline-rescue-fill-private.h"

#include "dateline/model/dateline-category.h"
#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/store/dateline-category-table-private.h"
#include "dateline/store/dateline-feed-settings-table-private.h"
#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-filing-private.h"
#include "dateline/store/dateline-search-moving-private.h"
#include "dateline/store/dateline-tally-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is the same in both: a feed has its number and its address, a story its number,
 * feed and key. Categories have numbers of their own, and go by name. */
static const char CATEGORIES[] =
    "SELECT 'INSERT OR IGNORE INTO main.category (' || columns || ') SELECT ' || columns"
    " || ' FROM backup.category' FROM (SELECT group_concat (name) AS columns"
    " FROM pragma_table_info ('category') WHERE name <> 'id')";

static const char FEEDS[] =
    "INSERT OR IGNORE INTO main.feed SELECT * FROM backup.feed;"
    "CREATE TEMP TABLE same_feed AS SELECT a.id FROM main.feed AS a"
    " JOIN backup.feed AS b ON b.id = a.id AND b.address = a.address;"
    "CREATE TEMP TABLE same_category AS SELECT b.id AS old, a.id AS new"
    " FROM main.category AS a JOIN backup.category AS b USING (fold);"
    "INSERT OR IGNORE INTO main.feed_category (feed_id, category_id, position)"
    " SELECT feed_id, new, position FROM backup.feed_category"
    " JOIN same_category ON old = category_id"
    " WHERE feed_id IN (SELECT id FROM same_feed)"
    " AND feed_id NOT IN (SELECT feed_id FROM main.feed_category);"
    "INSERT OR IGNORE INTO main.dictionary SELECT * FROM backup.dictionary"
    " WHERE feed_id IN (SELECT id FROM same_feed);"
    "CREATE TEMP TABLE same_dictionary AS SELECT 0 AS id UNION ALL"
    " SELECT a.id FROM main.dictionary AS a JOIN backup.dictionary AS b"
    " ON b.id = a.id AND b.packed = a.packed;"
    "CREATE TEMP TABLE added (id INTEGER PRIMARY KEY);";

static const char STORIES[] =
    "INSERT INTO added SELECT b.id FROM backup.story AS b"
    " WHERE b.feed_id IN (SELECT id FROM same_feed)"
    " AND b.id NOT IN (SELECT id FROM main.story)"
    " AND NOT EXISTS (SELECT 1 FROM main.story AS a"
    " WHERE a.feed_id = b.feed_id AND a.key = b.key);"
    "INSERT INTO main.story SELECT * FROM backup.story WHERE id IN (SELECT id FROM "
    "added);"
    "INSERT OR IGNORE INTO main.deleted_story SELECT * FROM backup.deleted_story"
    " WHERE story_id IN (SELECT id FROM added);";

static const char PARTS[] =
    "CREATE TEMP TABLE same_story (id INTEGER PRIMARY KEY);"
    "INSERT INTO same_story SELECT a.id FROM main.story AS a JOIN backup.story AS b"
    " ON b.id = a.id AND b.feed_id = a.feed_id AND b.key = a.key;"
    "INSERT OR IGNORE INTO main.body SELECT * FROM backup.body"
    " WHERE story_id IN (SELECT id FROM same_story)"
    " AND dictionary_id IN (SELECT id FROM same_dictionary);"
    "INSERT OR IGNORE INTO main.story_category"
    " (category_id, time, story_id, published, filed)"
    " SELECT new, time, story_id, published, filed FROM backup.story_category"
    " JOIN same_category ON old = category_id"
    " WHERE story_id IN (SELECT id FROM same_story)"
    " AND story_id NOT IN (SELECT story_id FROM main.story_category);";

static const char DETACH[] = "DROP TABLE same_feed; DROP TABLE same_category;"
                             "DROP TABLE same_dictionary; DROP TABLE added;"
                             "DROP TABLE same_story;";

/* The tables that are not named above, by what their rows belong to. */
static const char OTHERS[] =
    "SELECT 'INSERT OR IGNORE INTO main.' || t.name || ' SELECT * FROM backup.' || t.name"
    " || CASE WHEN 'story_id' IN (SELECT name FROM pragma_table_info (t.name))"
    " THEN ' WHERE story_id IN (SELECT id FROM same_story)'"
    " WHEN 'feed_id' IN (SELECT name FROM pragma_table_info (t.name))"
    " THEN ' WHERE feed_id IN (SELECT id FROM same_feed)' ELSE '' END"
    " FROM pragma_table_list AS t WHERE t.schema = 'main' AND t.type = 'table'"
    " AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    " AND t.name NOT IN ('feed', 'category', 'feed_category', 'feed_place', 'dictionary',"
    " 'story', 'deleted_story', 'body', 'story_category', 'moving', 'fetch')";

/* Runs the statements that @sql makes. */
static gboolean
run_made (DatelineDatabase *database, const char *sql, GError **error)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_free);
  DatelineStatement *statement = dateline_database_prepare (database, sql, error);
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    g_ptr_array_add (made, dateline_statement_dup_text (statement, 0));
  dateline_statement_release (statement);
  if (step != DATELINE_STEP_DONE)
    return FALSE;
  for (guint i = 0; i < made->len; i++)
    if (!dateline_database_run (database, made->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
fill (DatelineDatabase *database, gboolean lost_stories, guint *n_stories, GError **error)
{
  gint64 n;

  if (!run_made (database, CATEGORIES, error) ||
      !dateline_database_run (database, FEEDS, error) ||
      (lost_stories && !dateline_database_run (database, STORIES, error)) ||
      !dateline_database_run (database, PARTS, error) ||
      !run_made (database, OTHERS, error) ||
      !dateline_database_get_int64 (database, "SELECT count (*) FROM added", &n, error) ||
      !dateline_database_run (database, DETACH, error))
    return FALSE;
  *n_stories = n;
  return TRUE;
}

gboolean
dateline_rescue_fill_from_backup (DatelineDatabase *database,
                                  const char *backup,
                                  gboolean lost_stories,
                                  guint *n_stories,
                                  GError **error)
{
  gboolean filled;

  if (!dateline_database_run_with (database,
                                   "ATTACH ?1 AS backup",
                                   error,
                                   DATELINE_TEXT (backup)))
    return FALSE;
  filled = dateline_database_begin (database, error) &&
           fill (database, lost_stories, n_stories, error) &&
           dateline_database_commit (database, error);
  if (!filled)
    dateline_database_roll_back (database);
  return dateline_database_run (database, "DETACH backup", filled ? error : NULL) &&
         filled;
}

/* Follows a feed as the list has it: with its number, so that its stories find it. */
static gboolean
follow (DatelineDatabase *database, DatelineFeed *feed, GError **error)
{
  const DatelineFeedBuilder *members = dateline_feed_peek (feed);
  gint64 id;

  if (!dateline_feed_table_insert (database,
                                   members->uri,
                                   members->title,
                                   members->name,
                                   &id,
                                   error) ||
      !dateline_database_run_with (database,
                                   "UPDATE feed SET link = ?2 WHERE id = ?1",
                                   error,
                                   DATELINE_INT64 (id),
                                   DATELINE_TEXT (members->link)) ||
      !dateline_feed_settings_table_set (database, id, &members->own_settings, error))
    return FALSE;
  if (members->id > 0)
    {
      if (!dateline_database_run_with (database,
                                       "UPDATE OR IGNORE feed SET id = ?2 WHERE id = ?1",
                                       error,
                                       DATELINE_INT64 (id),
                                       DATELINE_INT64 (members->id)))
        return FALSE;
      if (dateline_database_get_n_changed (database) > 0)
        id = members->id;
    }
  return members->categories == NULL || *members->categories == NULL ||
         dateline_filing_add (database,
                              id,
                              (const char *const *) members->categories,
                              error);
}

/* Where a feed is that lost its place among the categories, too. */
static gboolean
file_again (DatelineDatabase *database, gint64 id, DatelineFeed *feed, GError **error)
{
  const char *const *categories = dateline_feed_get_categories (feed);
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare_with (database,
                                      "SELECT 1 FROM feed_category WHERE feed_id = ?1",
                                      error,
                                      DATELINE_INT64 (id));
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  step = dateline_statement_step (statement, error);
  if (step != DATELINE_STEP_DONE || categories == NULL || *categories == NULL)
    return step != DATELINE_STEP_FAILED;
  return dateline_filing_add (database, id, categories, error);
}

static gboolean
fill_list (DatelineDatabase *database, GPtrArray *list, guint *n_feeds, GError **error)
{
  *n_feeds = 0;
  for (guint i = 0; i < list->len; i++)
    {
      DatelineFeed *feed = list->pdata[i];
      gboolean removed;
      gint64 id;

      if (!dateline_feed_table_find (database,
                                     dateline_feed_get_uri (feed),
                                     &id,
                                     &removed,
                                     error) ||
          !(id == 0 ? follow (database, feed, error)
                    : removed || file_again (database, id, feed, error)))
        return FALSE;
      *n_feeds += id == 0;
    }
  return TRUE;
}

/* What was chosen for categories counts for feeds that came from the list, so it comes
 * back where nothing is chosen now. */
static gboolean
fill_categories (DatelineDatabase *database, GPtrArray *categories, GError **error)
{
  DatelineFeedSettings nothing;

  dateline_feed_settings_init (&nothing);
  for (guint i = 0; i < categories->len; i++)
    {
      DatelineCategory *category = categories->pdata[i];
      DatelineFeedSettings settings;
      gint64 id;

      if (!dateline_category_table_require (database,
                                            dateline_category_get_name (category),
                                            &id,
                                            error) ||
          !dateline_feed_settings_table_get_category (database, id, &settings, error))
        return FALSE;
      if (id != 0 && dateline_feed_settings_equal (&settings, &nothing) &&
          !dateline_feed_settings_table_set_category (
              database,
              id,
              dateline_category_get_settings (category),
              error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dateline_rescue_fill_from_list (DatelineDatabase *database,
                                GPtrArray *list,
                                GPtrArray *categories,
                                guint *n_feeds,
                                GError **error)
{
  if (dateline_database_begin (database, error) &&
      fill_list (database, list, n_feeds, error) &&
      fill_categories (database, categories, error) &&
      dateline_database_commit (database, error))
    return TRUE;
  dateline_database_roll_back (database);
  return FALSE;
}

/* Deletes what refers to what is not there, in one go over all tables. */
static const char STRAYS[] =
    "SELECT 'DELETE FROM ' || t.name || ' WHERE ' || f.\"from\" || ' NOT IN"
    " (SELECT rowid FROM ' || f.\"table\" || ')'"
    " FROM pragma_table_list AS t JOIN pragma_foreign_key_list (t.name) AS f"
    " WHERE t.schema = 'main' AND t.type = 'table'"
    " ORDER BY f.\"table\" = 'story', f.\"table\"";

static const char *const finishing[] = {
  /* A feed that nobody knows the address of keeps what was saved of it. */
  "INSERT INTO feed (id, uri, address, title, added_at, removed_at)"
  " SELECT DISTINCT feed_id, 'lost:' || feed_id, 'lost:' || feed_id, '…',"
  " unixepoch (), unixepoch () FROM story WHERE feed_id NOT IN (SELECT id FROM feed)",
  /* A body that cannot be unpacked is none; a story of nothing but marks neither. */
  "DELETE FROM body WHERE NOT body_is_sound (packed, dictionary_id)",
  "DELETE FROM story WHERE id NOT IN (SELECT story_id FROM headline)"
  " AND id NOT IN (SELECT story_id FROM body)",
  /* One that lacks a part gets it when its feed has it again. */
  "UPDATE story SET digest = 0 WHERE id NOT IN (SELECT story_id FROM headline)"
  " OR id NOT IN (SELECT story_id FROM body)",
  "INSERT INTO headline (story_id, published, published_offset)"
  " SELECT id, time, 0 FROM story WHERE id NOT IN (SELECT story_id FROM headline)",
  "INSERT INTO body (story_id, packed)"
  " SELECT id, body_pack (NULL, NULL, NULL, NULL, x'00000000') FROM story"
  " WHERE id NOT IN (SELECT story_id FROM body)",
  "DELETE FROM alias WHERE story_id NOT IN (SELECT id FROM story)",
  "DELETE FROM story_category WHERE NOT EXISTS (SELECT 1 FROM story"
  " WHERE story.id = story_id AND story.time = story_category.time)",
  "UPDATE story_category SET filed = EXISTS (SELECT 1 FROM story"
  " JOIN feed_category USING (feed_id) WHERE story.id = story_category.story_id"
  " AND feed_category.category_id = story_category.category_id)",
  "INSERT OR IGNORE INTO story_category (category_id, time, story_id, published, filed)"
  " SELECT feed_category.category_id, story.time, story.id, 0, 1 FROM feed_category"
  " CROSS JOIN story USING (feed_id)",
};

gboolean
dateline_rescue_fill_count (DatelineDatabase *database, GError **error)
{
  return dateline_database_run (database,
                                "UPDATE feed SET n_stories = 0, n_unread = 0;"
                                "UPDATE category SET n_stories = 0, n_unread = 0;"
                                "DELETE FROM touched;"
                                "INSERT INTO touched SELECT id FROM story;",
                                error) &&
         dateline_tally_add (database, error) && dateline_tally_clear (database, error);
}

static gboolean
finish (DatelineDatabase *database, GError **error)
{
  gint64 n_feeds;

  for (gsize i = 0; i < G_N_ELEMENTS (finishing); i++)
    {
      if (!dateline_database_run (database, finishing[i], error))
        return FALSE;
      if (i == 0 && !run_made (database, STRAYS, error))
        return FALSE;
    }
  if (!run_made (database, STRAYS, error) ||
      !dateline_rescue_fill_count (database, error) ||
      !dateline_search_moving_begin_anew (database, error) ||
      !dateline_database_get_int64 (database,
                                    "SELECT count (*) FROM feed",
                                    &n_feeds,
                                    error))
    return FALSE;
  return n_feeds > 0 || dateline_feed_table_add_guide (database, error);
}

gboolean
dateline_rescue_fill_finish (DatelineDatabase *database, GError **error)
{
  if (dateline_database_begin (database, error) && finish (database, error) &&
      dateline_database_commit (database, error))
    return TRUE;
  dateline_database_roll_back (database);
  return FALSE;
}
