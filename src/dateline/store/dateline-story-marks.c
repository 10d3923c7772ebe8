/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Marks stories. They are gone through in the order of their numbers, which is that of
 * the file, and what they count for is added up here: SQLite would sort it.
 */

#include "dateline/store/dateline-story-marks-private.h"

#include "dateline/store/dateline-id-set-private.h"
#include "dateline/store/dateline-tally-private.h"

/* Sets @update's parameter 1 to the story and 2 to the value where @look_up finds that it
 * has another one. */
static GArray *
mark (DatelineDatabase *database,
      const char *look_up,
      const char *update,
      GArray *ids,
      gboolean value,
      GError **error)
{
  g_autoptr (GArray) marked = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DatelineIdSet) set = dateline_id_set_new_for_array (ids);
  g_autoptr (GArray) sorted = dateline_id_set_list (set);
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
  g_autoptr (GArray) marked = mark (database,
                                    "SELECT read FROM story WHERE id = ?1",
                                    "UPDATE story SET read = ?2 WHERE id = ?1",
                                    ids,
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
