/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pictures that are fetched ahead. What a story shows is found out once, when it
 * comes among the newest of its feed; the table says so, and forgets it when the story
 * leaves them. On the writing thread, inside a transaction.
 */

#include "dateline/store/dateline-ahead-table-private.h"

#include "dateline/store/dateline-feed-settings-table-private.h"
#include "dateline/store/dateline-story-pictures-private.h"

/* What is done before others have a turn. */
#define FEEDS_A_STRETCH 20

/* Stories that are looked into in one go; the others have their turn the next time. */
#define MAX_NEW 500

/* A story of which nothing is shown is known, too. */
#define NO_PICTURE ""

static GArray *
list_ids (DatelineDatabase *database, const char *sql, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (database, sql, error);
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

DatelineAheadPlan *
dateline_ahead_plan_new (DatelineDatabase *database, GError **error)
{
  g_autoptr (DatelineAheadPlan) self = g_new0 (DatelineAheadPlan, 1);
  g_autoptr (GArray) known = NULL;

  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->eager = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->always = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  known = list_ids (database, "SELECT DISTINCT story_id FROM ahead_picture", error);
  self->feeds = list_ids (
      database,
      "SELECT id FROM feed WHERE removed_at IS NULL AND (keep_pictures IS NOT NULL"
      " OR id IN (SELECT feed_id FROM feed_category WHERE category_id IN"
      " (SELECT id FROM category WHERE keep_pictures IS NOT NULL)))",
      error);
  if (known == NULL || self->feeds == NULL)
    return NULL;
  for (guint i = 0; i < known->len; i++)
    g_hash_table_add (self->known,
                      g_memdup2 (&g_array_index (known, gint64, i), sizeof (gint64)));
  return g_steal_pointer (&self);
}

void
dateline_ahead_plan_free (DatelineAheadPlan *self)
{
  g_clear_pointer (&self->feeds, g_array_unref);
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->eager);
  g_clear_pointer (&self->always, g_hash_table_unref);
  g_strfreev (self->uris);
  g_free (self);
}

static gboolean
add_picture (DatelineDatabase *database, gint64 story_id, const char *uri, GError **error)
{
  return dateline_database_run_with (
      database,
      "INSERT OR IGNORE INTO ahead_picture VALUES (?1, ?2)",
      error,
      DATELINE_INT64 (story_id),
      DATELINE_TEXT (uri));
}

static gboolean
add_story (DatelineDatabase *database, gint64 story_id, GError **error)
{
  g_auto (GStrv) uris = dateline_story_pictures_list (database, story_id, error);

  if (uris == NULL)
    return FALSE;
  if (uris[0] == NULL)
    return add_picture (database, story_id, NO_PICTURE, error);
  for (guint i = 0; uris[i] != NULL; i++)
    if (!add_picture (database, story_id, uris[i], error))
      return FALSE;
  return TRUE;
}

/* Of how many of the newest stories; -1 for all. Who wants no pictures of a feed at all
 * gets none ahead. */
static int
get_number (const DatelineFeedSettings *settings)
{
  int n = dateline_feed_settings_get (settings, DATELINE_FEED_SETTING_KEEP_PICTURES);

  if (n == DATELINE_FEED_SETTING_UNSET ||
      dateline_feed_settings_get (settings, DATELINE_FEED_SETTING_PICTURES) == 0)
    return 0;
  return n;
}

static gboolean
plan_feed (DatelineAheadPlan *self,
           DatelineDatabase *database,
           gint64 feed_id,
           GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineFeedSettings settings;
  DatelineStep step;

  if (!dateline_feed_settings_table_get (database, feed_id, &settings, error))
    return FALSE;
  if (dateline_feed_settings_get (&settings, DATELINE_FEED_SETTING_PICTURES) == 1)
    g_hash_table_add (self->eager, g_memdup2 (&feed_id, sizeof feed_id));
  statement = dateline_database_prepare_with (
      database,
      "SELECT id FROM story WHERE feed_id = ?1 AND NOT EXISTS"
      " (SELECT 1 FROM deleted_story WHERE story_id = id)"
      " ORDER BY time DESC, id DESC LIMIT ?2",
      error,
      DATELINE_INT64 (feed_id),
      DATELINE_INT64 (get_number (&settings)));
  if (statement == NULL)
    return FALSE;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      gint64 id = dateline_statement_get_int64 (statement, 0);

      if (!g_hash_table_remove (self->known, &id) && self->n_new < MAX_NEW)
        {
          g_array_append_val (ids, id);
          self->n_new++;
        }
    }
  for (guint i = 0; i < ids->len && step == DATELINE_STEP_DONE; i++)
    if (!add_story (database, g_array_index (ids, gint64, i), error))
      return FALSE;
  return step == DATELINE_STEP_DONE;
}

static gboolean
forget (DatelineAheadPlan *self, DatelineDatabase *database, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!dateline_database_run_with (database,
                                     "DELETE FROM ahead_picture WHERE story_id = ?1",
                                     error,
                                     DATELINE_INT64 (*(const gint64 *) id)))
      return FALSE;
  return TRUE;
}

/* A picture that several feeds show stands where the newest of its stories does. */
static gboolean
list_uris (DatelineAheadPlan *self, DatelineDatabase *database, GError **error)
{
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DatelineStatement) statement = dateline_database_prepare (
      database,
      "SELECT uri, feed_id FROM ahead_picture JOIN story ON story.id = story_id"
      " WHERE uri <> '' GROUP BY uri, feed_id ORDER BY max (time) DESC",
      error);
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      const char *uri = dateline_statement_get_text (statement, 0);
      gint64 feed_id = dateline_statement_get_int64 (statement, 1);

      if (g_hash_table_add (seen, g_strdup (uri)))
        g_strv_builder_add (uris, uri);
      if (g_hash_table_contains (self->eager, &feed_id))
        g_hash_table_add (self->always, g_strdup (uri));
    }
  self->uris = g_strv_builder_end (uris);
  return step == DATELINE_STEP_DONE;
}

gboolean
dateline_ahead_plan_go_on (DatelineAheadPlan *self,
                           DatelineDatabase *database,
                           gboolean *left,
                           GError **error)
{
  guint end = MIN (self->feeds->len, self->n_done + FEEDS_A_STRETCH);

  for (; self->n_done < end; self->n_done++)
    if (!plan_feed (self,
                    database,
                    g_array_index (self->feeds, gint64, self->n_done),
                    error))
      return FALSE;
  *left = self->n_done < self->feeds->len;
  return *left || (forget (self, database, error) && list_uris (self, database, error));
}
