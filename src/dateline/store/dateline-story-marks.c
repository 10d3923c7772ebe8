/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Marks stories. They are gone through in the order of their numbers, which is that of
 * the file, and what they count for is added up here: SQLite would sort it.
 */

#include "dateline/store/dateline-story-marks-private.h"

#include "dateline/store/dateline-id-set-private.h"
#include "dateline/store/dateline-tally-private.h"

/* From how many stories on it is quicker to read which are unread at all. */
#define MANY 1000

static GArray *
sort (GArray *ids)
{
  g_autoptr (DatelineIdSet) set = dateline_id_set_new_for_array (ids);

  return dateline_id_set_list (set);
}

/* Those of @ids that are unread, of which there are few as a rule. */
static GArray *
pick_unread (DatelineDatabase *database, GArray *ids, GError **error)
{
  g_autoptr (GArray) unread = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DatelineIdSet) set = dateline_id_set_new_for_array (ids);
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  statement =
      dateline_database_prepare (database, "SELECT id FROM story WHERE read = 0", error);
  if (statement == NULL)
    return NULL;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      gint64 id = dateline_statement_get_int64 (statement, 0);

      if (dateline_id_set_contains (set, id))
        g_array_append_val (unread, id);
    }
  return step == DATELINE_STEP_DONE ? g_steal_pointer (&unread) : NULL;
}

/* Runs @update where @look_up finds that a story has another value: parameter 1 is the
 * story, 2 of @update the value. */
static GArray *
mark (DatelineDatabase *database,
      const char *look_up,
      const char *update,
      GArray *ids,
      gboolean value,
      GError **error)
{
  g_autoptr (GArray) marked = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) sorted = sort (ids);
  g_autoptr (DatelineStatement) looking = NULL;
  g_autoptr (DatelineStatement) updating = NULL;

  looking = dateline_database_prepare (database, look_up, error);
  updating = looking != NULL ? dateline_database_prepare (database, update, error) : NULL;
  if (updating == NULL)
    return NULL;

  dateline_statement_bind_int64 (updating, 2, !!value);
  for (gsize i = 0; i < sorted->len; i++)
    {
      gint64 id = g_array_index (sorted, gint64, i);
      DatelineStep step;

      dateline_statement_bind_int64 (looking, 1, id);
      step = dateline_statement_step (looking, error);
      if (step == DATELINE_STEP_FAILED)
        return NULL;
      if (step == DATELINE_STEP_ROW &&
          dateline_statement_get_int64 (looking, 0) != !!value)
        {
          g_array_append_val (marked, id);
          dateline_statement_bind_int64 (updating, 1, id);
          if (!dateline_statement_run (updating, error))
            return NULL;
        }
      dateline_statement_reset (looking);
    }
  return g_steal_pointer (&marked);
}

GArray *
dateline_story_marks_set_read (DatelineDatabase *database,
                               GArray *ids,
                               gboolean read,
                               GError **error)
{
  g_autoptr (GArray) wanted = NULL;
  g_autoptr (GArray) marked = NULL;

  wanted =
      read && ids->len > MANY ? pick_unread (database, ids, error) : g_array_ref (ids);
  if (wanted != NULL)
    marked = mark (database,
                   "SELECT read FROM story WHERE id = ?1",
                   "UPDATE story SET read = ?2 WHERE id = ?1",
                   wanted,
                   read,
                   error);
  if (marked == NULL || !dateline_tally_mark (database, marked, read, error))
    return NULL;
  return g_steal_pointer (&marked);
}

GArray *
dateline_story_marks_set_saved (DatelineDatabase *database,
                                GArray *ids,
                                gboolean saved,
                                GError **error)
{
  return mark (database,
               "SELECT saved FROM story WHERE id = ?1",
               "UPDATE story SET saved = ?2 WHERE id = ?1",
               ids,
               saved,
               error);
}

static gboolean
touch_all (DatelineDatabase *database, GArray *ids, GError **error)
{
  if (!dateline_tally_clear (database, error))
    return FALSE;
  for (gsize i = 0; i < ids->len; i++)
    if (!dateline_tally_touch_story (database, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* What is deleted counts for nothing, so that it is enough to take away what the stories
 * count for before, and to add what they count for after. */
GArray *
dateline_story_marks_set_deleted (DatelineDatabase *database,
                                  GArray *ids,
                                  gboolean deleted,
                                  GError **error)
{
  g_autoptr (GArray) marked = NULL;

  if (!touch_all (database, ids, error) || !dateline_tally_subtract (database, error))
    return NULL;

  marked = mark (database,
                 "SELECT EXISTS (SELECT 1 FROM deleted_story WHERE story_id = story.id)"
                 " FROM story WHERE id = ?1",
                 deleted ? "INSERT INTO deleted_story (story_id, deleted_at)"
                           " SELECT ?1, unixepoch () WHERE ?2 = 1"
                         : "DELETE FROM deleted_story WHERE story_id = ?1 AND ?2 = 0",
                 ids,
                 deleted,
                 error);
  if (marked == NULL || !dateline_tally_add (database, error))
    return NULL;
  return g_steal_pointer (&marked);
}
