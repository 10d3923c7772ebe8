/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The tables of what is kept of saved stories. On the thread of their database. */

#include "dateline/store/dateline-saved-table-private.h"

#include "dateline/store/dateline-feed-settings-table-private.h"
#include "dateline/store/dateline-tally-private.h"

/* The ids of what is saved, by an index that has nothing else: a store of a million
 * stories has ten thousand of them, a page of the file each. */
#define SAVED "(SELECT id FROM story WHERE saved = 1)"

static DatelineSaving *
read_saving (DatelineStatement *row)
{
  DatelineSavingCounts counts = {
    .story_id = dateline_statement_get_int64 (row, 0),
    .is_looked_through = dateline_statement_get_int64 (row, 1),
    .wants_enclosures = dateline_statement_get_int64 (row, 2),
  };

  for (guint i = 0; i < DATELINE_SAVED_N_KINDS; i++)
    {
      counts.n_parts[i] = dateline_statement_get_int64 (row, 4 + 3 * i);
      counts.n_kept[i] = dateline_statement_get_int64 (row, 5 + 3 * i);
      counts.n_missing[i] = dateline_statement_get_int64 (row, 6 + 3 * i);
    }
  return dateline_saving_new (&counts, dateline_statement_get_text (row, 3));
}

#define COUNT(kind)                                                                      \
  " count (*) FILTER (WHERE kind = " kind "),"                                           \
  " count (*) FILTER (WHERE kind = " kind " AND state = 1),"                             \
  " count (*) FILTER (WHERE kind = " kind " AND state = 2)"

/* The columns of read_saving (); the numbers are those of the enumerations. */
#define SAVINGS                                                                          \
  "SELECT story.id, saved_story.digest IS NOT NULL, coalesce (enclosed, max (kind = "    \
  "1), 0),"                                                                              \
  " max (reason) FILTER (WHERE state = 2)," COUNT ("0") "," COUNT ("1") "," COUNT (      \
      "2") " FROM story LEFT JOIN saved_story ON saved_story.story_id = story.id"        \
           " LEFT JOIN saved_part ON saved_part.story_id = story.id"

static gboolean
read_savings (DatelineStatement *statement, GPtrArray *savings, GError **error)
{
  DatelineStep step;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    g_ptr_array_add (savings, read_saving (statement));
  return step == DATELINE_STEP_DONE;
}

static gboolean
load_all (DatelineDatabase *database, GPtrArray *savings, GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare (
      database,
      SAVINGS " WHERE saved = 1 AND " DATELINE_TALLY_IS_COUNTED " GROUP BY story.id"
              " ORDER BY story.time DESC, story.id DESC",
      error);

  return statement != NULL && read_savings (statement, savings, error);
}

static gboolean
load_some (DatelineDatabase *database, GArray *ids, GPtrArray *savings, GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare (
      database,
      SAVINGS " WHERE story.id = ?1 AND saved = 1 GROUP BY story.id",
      error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      dateline_statement_bind_int64 (statement, 1, g_array_index (ids, gint64, i));
      if (!read_savings (statement, savings, error))
        return FALSE;
      dateline_statement_reset (statement);
    }
  return TRUE;
}

GPtrArray *
dateline_saved_table_load (DatelineDatabase *database, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) savings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_saving_unref);

  if (ids != NULL ? !load_some (database, ids, savings, error)
                  : !load_all (database, savings, error))
    return NULL;
  return g_steal_pointer (&savings);
}

DatelineSaving *
dateline_saved_table_find (DatelineDatabase *database, gint64 story_id)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) savings = NULL;

  g_array_append_val (ids, story_id);
  savings = dateline_saved_table_load (database, ids, NULL);
  return savings != NULL && savings->len > 0 ? g_ptr_array_steal_index (savings, 0)
                                             : NULL;
}

GArray *
dateline_saved_table_list_unfinished (DatelineDatabase *database, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DatelineStatement) statement = dateline_database_prepare (
      database,
      "SELECT story.id FROM story WHERE saved = 1 AND " DATELINE_TALLY_IS_COUNTED
      " AND (story.id NOT IN (SELECT story_id FROM saved_story WHERE digest IS NOT NULL)"
      " OR story.id IN (SELECT story_id FROM saved_part WHERE state <> 1))"
      " ORDER BY story.time DESC, story.id DESC",
      error);
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

/* What is known of a story. */
typedef struct
{
  gint64 feed_id;
  gboolean is_looked_through; /* since it changed */
  int enclosed;               /* -1: as for its feed */
} Known;

static gboolean
look_up (DatelineDatabase *database, gint64 story_id, Known *known, GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      database,
      "SELECT feed_id, saved_story.digest IS story.digest, coalesce (enclosed, -1)"
      " FROM story LEFT JOIN saved_story ON story_id = story.id WHERE story.id = ?1",
      error,
      DATELINE_INT64 (story_id));
  DatelineStep step;

  *known = (Known){ .enclosed = -1 };
  if (statement == NULL)
    return FALSE;
  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    {
      known->feed_id = dateline_statement_get_int64 (statement, 0);
      known->is_looked_through = dateline_statement_get_int64 (statement, 1);
      known->enclosed = dateline_statement_get_int64 (statement, 2);
    }
  return step != DATELINE_STEP_FAILED;
}

/* As was chosen for the story, else for its feed. */
static gboolean
find_wish (DatelineDatabase *database,
           const Known *known,
           gboolean *wants_enclosures,
           DatelineFeedSettings *settings,
           GError **error)
{
  if (!dateline_feed_settings_table_get (database, known->feed_id, settings, error))
    return FALSE;
  *wants_enclosures =
      known->enclosed > 0 ||
      (known->enclosed < 0 && settings->values[DATELINE_FEED_SETTING_ENCLOSURES] == 1);
  return TRUE;
}

static DatelineSavedPart *
read_part (DatelineStatement *row)
{
  DatelineSavedPart *part =
      dateline_saved_part_new (dateline_statement_get_int64 (row, 0),
                               dateline_statement_get_text (row, 1));

  part->state = dateline_statement_get_int64 (row, 2);
  part->code = dateline_statement_get_int64 (row, 3);
  part->reason = dateline_statement_dup_text (row, 4);
  return part;
}

static GPtrArray *
read_parts (DatelineStatement *statement, GError **error)
{
  g_autoptr (GPtrArray) parts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_saved_part_free);
  DatelineStep step;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    g_ptr_array_add (parts, read_part (statement));
  return step == DATELINE_STEP_DONE ? g_steal_pointer (&parts) : NULL;
}

gboolean
dateline_saved_table_list_parts (DatelineDatabase *database,
                                 gint64 story_id,
                                 GPtrArray **parts,
                                 gboolean *wants_enclosures,
                                 DatelineFeedSettings *settings,
                                 GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;
  Known known;

  *parts = NULL;
  if (!look_up (database, story_id, &known, error) ||
      !find_wish (database, &known, wants_enclosures, settings, error))
    return FALSE;
  if (!known.is_looked_through)
    return TRUE;
  statement = dateline_database_prepare_with (
      database,
      "SELECT kind, uri, state, code, reason FROM saved_part WHERE story_id = ?1"
      " ORDER BY kind = 2 DESC, kind, uri",
      error,
      DATELINE_INT64 (story_id));
  *parts = statement != NULL ? read_parts (statement, error) : NULL;
  return *parts != NULL;
}

/* What was known of parts that the story has no more is forgotten. */
static gboolean
keep_parts_only (DatelineDatabase *database,
                 gint64 story_id,
                 GPtrArray *parts,
                 GError **error)
{
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      database,
      "SELECT kind, uri, state, code, reason FROM saved_part WHERE story_id = ?1",
      error,
      DATELINE_INT64 (story_id));

  known = statement != NULL ? read_parts (statement, error) : NULL;
  for (guint i = 0; known != NULL && i < known->len; i++)
    {
      const DatelineSavedPart *part = known->pdata[i];
      gboolean is_there = FALSE;

      for (guint j = 0; j < parts->len && !is_there; j++)
        is_there = ((DatelineSavedPart *) parts->pdata[j])->kind == part->kind &&
                   g_str_equal (((DatelineSavedPart *) parts->pdata[j])->uri, part->uri);
      if (!is_there &&
          !dateline_database_run_with (
              database,
              "DELETE FROM saved_part WHERE story_id = ?1 AND kind = ?2 AND uri = ?3",
              error,
              DATELINE_INT64 (story_id),
              DATELINE_INT64 (part->kind),
              DATELINE_TEXT (part->uri)))
        return FALSE;
    }
  return known != NULL;
}

gboolean
dateline_saved_table_set_parts (DatelineDatabase *database,
                                gint64 story_id,
                                GPtrArray *parts,
                                GError **error)
{
  if (!dateline_database_run_with (
          database,
          "INSERT INTO saved_story (story_id, digest)"
          " SELECT id, digest FROM story WHERE id = ?1 AND saved = 1"
          " ON CONFLICT (story_id) DO UPDATE SET digest = excluded.digest",
          error,
          DATELINE_INT64 (story_id)))
    return FALSE;
  /* It was unsaved meanwhile, or went. */
  if (dateline_database_get_n_changed (database) == 0)
    return TRUE;
  if (!keep_parts_only (database, story_id, parts, error))
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    {
      const DatelineSavedPart *part = parts->pdata[i];

      if (!dateline_database_run_with (
              database,
              "INSERT OR IGNORE INTO saved_part (story_id, kind, uri, state)"
              " VALUES (?1, ?2, ?3, 0)",
              error,
              DATELINE_INT64 (story_id),
              DATELINE_INT64 (part->kind),
              DATELINE_TEXT (part->uri)))
        return FALSE;
    }
  return TRUE;
}

gboolean
dateline_saved_table_note_part (DatelineDatabase *database,
                                gint64 story_id,
                                const DatelineSavedPart *part,
                                GError **error)
{
  return dateline_database_run_with (
      database,
      "UPDATE saved_part SET state = ?4, code = ?5, reason = ?6"
      " WHERE story_id = ?1 AND kind = ?2 AND uri = ?3",
      error,
      DATELINE_INT64 (story_id),
      DATELINE_INT64 (part->kind),
      DATELINE_TEXT (part->uri),
      DATELINE_INT64 (part->state),
      DATELINE_INT64 (part->code),
      DATELINE_TEXT (part->reason));
}

gboolean
dateline_saved_table_want_enclosures (DatelineDatabase *database,
                                      GArray *ids,
                                      gboolean wanted,
                                      GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!dateline_database_run_with (
            database,
            "INSERT INTO saved_story (story_id, enclosed)"
            " SELECT id, ?2 FROM story WHERE id = ?1 AND saved = 1"
            " ON CONFLICT (story_id) DO UPDATE SET enclosed = ?2, digest = NULL",
            error,
            DATELINE_INT64 (g_array_index (ids, gint64, i)),
            DATELINE_INT64 (wanted)))
      return FALSE;
  return TRUE;
}

gboolean
dateline_saved_table_note_digest (DatelineDatabase *database,
                                  gint64 story_id,
                                  gint64 digest,
                                  GError **error)
{
  return dateline_database_run_with (database,
                                     "UPDATE saved_story SET digest = NULL"
                                     " WHERE story_id = ?1 AND digest IS NOT ?2",
                                     error,
                                     DATELINE_INT64 (story_id),
                                     DATELINE_INT64 (digest));
}

gboolean
dateline_saved_table_look_again (DatelineDatabase *database,
                                 GArray *ids,
                                 guint *n_stories,
                                 GError **error)
{
  *n_stories = 0;
  for (guint i = 0; i < ids->len; i++)
    {
      if (!dateline_database_run_with (
              database,
              "UPDATE saved_story SET digest = NULL WHERE story_id = ?1",
              error,
              DATELINE_INT64 (g_array_index (ids, gint64, i))))
        return FALSE;
      *n_stories += dateline_database_get_n_changed (database);
    }
  return TRUE;
}

GPtrArray *
dateline_saved_table_let_go (DatelineDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (DatelineStatement) statement = dateline_database_prepare (
      database,
      "SELECT DISTINCT part.kind, part.uri, 0, 0, NULL FROM saved_story AS old"
      " CROSS JOIN saved_part AS part ON part.story_id = old.story_id"
      " WHERE old.story_id NOT IN " SAVED
      " AND NOT EXISTS (SELECT 1 FROM saved_part AS other"
      " WHERE other.kind = part.kind AND other.uri = part.uri"
      " AND other.story_id IN " SAVED ")",
      error);

  parts = statement != NULL ? read_parts (statement, error) : NULL;
  if (parts == NULL ||
      !dateline_database_run (database,
                              "DELETE FROM saved_story WHERE story_id NOT IN " SAVED,
                              error))
    return NULL;
  return g_steal_pointer (&parts);
}

GStrv
dateline_saved_table_list_uris (DatelineDatabase *database,
                                DatelineSavedKind kind,
                                GError **error)
{
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare_with (database,
                                      "SELECT DISTINCT uri FROM saved_part"
                                      " WHERE kind = ?1",
                                      error,
                                      DATELINE_INT64 (kind));
  DatelineStep step;

  if (statement == NULL)
    return NULL;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    g_strv_builder_add (uris, dateline_statement_get_text (statement, 0));
  return step == DATELINE_STEP_DONE ? g_strv_builder_end (uris) : NULL;
}
