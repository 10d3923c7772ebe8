/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of stories. On the thread of its database. */

#include "dateline/store/dateline-story-table-private.h"

#include "dateline/store/dateline-saved-table-private.h"

#define STATE "SELECT id, digest, time, first_seen, seen_at, emptied_at FROM story"
#define KNOWN                                                                            \
  "SELECT id, digest, time, first_seen, seen_at, emptied_at, n_renamed, key, title,"     \
  " link, published FROM story JOIN headline ON headline.story_id = story.id"
/* An id that more stories share than this tells nothing. */
#define MAX_SHARING "500"

void
dateline_known_story_clear (DatelineKnownStory *self)
{
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->link, g_free);
}

static void
read_state (DatelineStatement *row, DatelineStoryState *state)
{
  state->id = dateline_statement_get_int64 (row, 0);
  state->digest = dateline_statement_get_int64 (row, 1);
  state->time = dateline_statement_get_int64 (row, 2);
  state->first_seen = dateline_statement_get_int64 (row, 3);
  state->seen_at = dateline_statement_get_int64 (row, 4);
  state->emptied_at = dateline_statement_get_time (row, 5);
}

static void
read_known (DatelineStatement *row, DatelineKnownStory *story)
{
  *story = (DatelineKnownStory){ 0 };
  read_state (row, &story->state);
  story->state.n_renamed = dateline_statement_get_int64 (row, 6);
  story->key = dateline_statement_dup_text (row, 7);
  story->title = dateline_statement_dup_text (row, 8);
  story->link = dateline_statement_dup_text (row, 9);
  story->published = dateline_statement_get_time (row, 10);
}

gboolean
dateline_story_table_find (DatelineDatabase *database,
                           gint64 feed_id,
                           const char *key,
                           DatelineStoryState *state,
                           GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  *state = (DatelineStoryState){ 0 };
  statement = dateline_database_prepare_with (database,
                                              STATE " WHERE feed_id = ?1 AND key = ?2",
                                              error,
                                              DATELINE_INT64 (feed_id),
                                              DATELINE_TEXT (key));
  if (statement == NULL)
    return FALSE;

  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    read_state (statement, state);
  return step != DATELINE_STEP_FAILED;
}

gboolean
dateline_story_table_has_any (DatelineDatabase *database,
                              gint64 feed_id,
                              gboolean *has_any,
                              GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare_with (database,
                                      "SELECT 1 FROM story WHERE feed_id = ?1 LIMIT 1",
                                      error,
                                      DATELINE_INT64 (feed_id));
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  step = dateline_statement_step (statement, error);
  *has_any = step == DATELINE_STEP_ROW;
  return step != DATELINE_STEP_FAILED;
}

/* What every key that begins with @key and a bar lies between, with the bar's neighbour.
 */
static DatelineStatement *
prepare_sharing (DatelineDatabase *database,
                 const char *sql,
                 gint64 feed_id,
                 const char *first,
                 const char *end,
                 GError **error)
{
  return dateline_database_prepare_with (database,
                                         sql,
                                         error,
                                         DATELINE_INT64 (feed_id),
                                         DATELINE_TEXT (first),
                                         DATELINE_TEXT (end));
}

gboolean
dateline_story_table_list_sharing (DatelineDatabase *database,
                                   gint64 feed_id,
                                   const char *key,
                                   GArray *stories,
                                   GError **error)
{
  static const char *const steps[] = {
    KNOWN " WHERE feed_id = ?1 AND key = ?2 AND key < ?3",
    KNOWN " WHERE feed_id = ?1 AND key > ?2 AND key < ?3 ORDER BY id DESC"
          " LIMIT " MAX_SHARING,
  };
  g_autofree char *bar = g_strconcat (key, "|", NULL);
  g_autofree char *end = g_strconcat (key, "}", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (DatelineStatement) statement =
          prepare_sharing (database, steps[i], feed_id, i == 0 ? key : bar, end, error);
      DatelineStep step;

      if (statement == NULL)
        return FALSE;
      while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
        {
          DatelineKnownStory story;

          read_known (statement, &story);
          g_array_append_val (stories, story);
        }
      if (step == DATELINE_STEP_FAILED)
        return FALSE;
    }
  return TRUE;
}

gboolean
dateline_story_table_is_shared (DatelineDatabase *database,
                                gint64 feed_id,
                                const char *key,
                                gboolean *shared,
                                GError **error)
{
  g_autofree char *bar = g_strconcat (key, "|", NULL);
  g_autofree char *end = g_strconcat (key, "}", NULL);
  g_autoptr (DatelineStatement) statement =
      prepare_sharing (database,
                       "SELECT 1 FROM story WHERE feed_id = ?1 AND key > ?2 AND key < ?3"
                       " LIMIT 1",
                       feed_id,
                       bar,
                       end,
                       error);
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  step = dateline_statement_step (statement, error);
  *shared = step == DATELINE_STEP_ROW;
  return step != DATELINE_STEP_FAILED;
}

gboolean
dateline_story_table_load (DatelineDatabase *database,
                           gint64 id,
                           DatelineKnownStory *story,
                           GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare_with (database,
                                      KNOWN " WHERE id = ?1",
                                      error,
                                      DATELINE_INT64 (id));
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    read_known (statement, story);
  else
    *story = (DatelineKnownStory){ 0 };
  return step != DATELINE_STEP_FAILED;
}

GArray *
dateline_story_table_list_feed (DatelineDatabase *database,
                                gint64 feed_id,
                                GError **error)
{
  g_autoptr (GArray) stories = g_array_new (FALSE, FALSE, sizeof (DatelineKnownStory));
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare_with (database,
                                      KNOWN " WHERE feed_id = ?1",
                                      error,
                                      DATELINE_INT64 (feed_id));
  DatelineStep step;

  g_array_set_clear_func (stories, (GDestroyNotify) dateline_known_story_clear);
  if (statement == NULL)
    return NULL;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      DatelineKnownStory story;

      read_known (statement, &story);
      g_array_append_val (stories, story);
    }
  return step == DATELINE_STEP_DONE ? g_steal_pointer (&stories) : NULL;
}

gboolean
dateline_story_table_rename (DatelineDatabase *database,
                             gint64 id,
                             const char *key,
                             GError **error)
{
  return dateline_database_run_with (
      database,
      "UPDATE OR IGNORE story SET key = ?2, n_renamed = n_renamed + 1 WHERE id = ?1",
      error,
      DATELINE_INT64 (id),
      DATELINE_TEXT (key));
}

gboolean
dateline_story_table_see (DatelineDatabase *database,
                          gint64 id,
                          gint64 now,
                          GError **error)
{
  return dateline_database_run_with (database,
                                     "UPDATE story SET seen_at = ?2 WHERE id = ?1",
                                     error,
                                     DATELINE_INT64 (id),
                                     DATELINE_INT64 (now));
}

gboolean
dateline_story_table_insert (DatelineDatabase *database,
                             gint64 feed_id,
                             const char *key,
                             DatelineStoryState *state,
                             GError **error)
{
  if (!dateline_database_run_with (
          database,
          "INSERT INTO story (feed_id, key, digest, time, first_seen, seen_at, read)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6)",
          error,
          DATELINE_INT64 (feed_id),
          DATELINE_TEXT (key),
          DATELINE_INT64 (state->digest),
          DATELINE_INT64 (state->time),
          DATELINE_INT64 (state->first_seen),
          DATELINE_INT64 (state->read)))
    return FALSE;

  state->id = dateline_database_get_last_id (database);
  return TRUE;
}

gboolean
dateline_story_table_update (DatelineDatabase *database,
                             const DatelineStoryState *state,
                             gboolean shown,
                             GError **error)
{
  return dateline_database_run_with (database,
                                     "UPDATE story SET updated = max (updated, ?2), "
                                     "digest = ?3, time = ?4, emptied_at = ?5 "
                                     "WHERE id = ?1",
                                     error,
                                     DATELINE_INT64 (state->id),
                                     DATELINE_INT64 (!!shown),
                                     DATELINE_INT64 (state->digest),
                                     DATELINE_INT64 (state->time),
                                     DATELINE_TIME (state->emptied_at)) &&
         dateline_saved_table_note_digest (database, state->id, state->digest, error);
}
