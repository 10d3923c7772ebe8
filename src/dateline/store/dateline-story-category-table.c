/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table that says in which categories a story is. On the writing thread. */

#include "dateline/store/dateline-story-category-table-private.h"

#include "dateline/store/dateline-category-table-private.h"

/* More than this of one entry's categories is no filing but spam. */
#define MAX_CATEGORIES 64

static gboolean
insert (DatelineDatabase *database,
        gint64 category_id,
        gint64 time,
        gint64 story_id,
        gboolean filed,
        GError **error)
{
  return dateline_database_run_with (
      database,
      "INSERT INTO story_category (category_id, time, story_id, published, filed)"
      " VALUES (?1, ?2, ?3, NOT ?4, ?4) ON CONFLICT DO UPDATE"
      " SET published = max (published, excluded.published),"
      " filed = max (filed, excluded.filed)",
      error,
      DATELINE_INT64 (category_id),
      DATELINE_INT64 (time),
      DATELINE_INT64 (story_id),
      DATELINE_INT64 (filed));
}

gboolean
dateline_story_category_table_set (DatelineDatabase *database,
                                   gint64 story_id,
                                   gint64 time,
                                   const char *const *names,
                                   GArray *filed_ids,
                                   GError **error)
{
  if (!dateline_database_run_with (database,
                                   "DELETE FROM story_category WHERE story_id = ?1",
                                   error,
                                   DATELINE_INT64 (story_id)))
    return FALSE;

  for (gsize i = 0; i < MAX_CATEGORIES && names != NULL && names[i] != NULL; i++)
    {
      gint64 category_id;

      if (!dateline_category_table_require (database, names[i], &category_id, error) ||
          (category_id != 0 &&
           !insert (database, category_id, time, story_id, FALSE, error)))
        return FALSE;
    }

  for (gsize i = 0; i < filed_ids->len; i++)
    if (!insert (database,
                 g_array_index (filed_ids, gint64, i),
                 time,
                 story_id,
                 TRUE,
                 error))
      return FALSE;
  return TRUE;
}

gboolean
dateline_story_category_table_file_feed (DatelineDatabase *database,
                                         gint64 feed_id,
                                         GError **error)
{
  static const char *const steps[] = {
    "UPDATE story_category SET filed = 0 WHERE filed = 1"
    " AND story_id IN (SELECT id FROM story WHERE feed_id = ?1)",
    "INSERT INTO story_category (category_id, time, story_id, published, filed)"
    " SELECT feed_category.category_id, story.time, story.id, 0, 1"
    " FROM feed_category JOIN story ON story.feed_id = feed_category.feed_id"
    " WHERE feed_category.feed_id = ?1 ON CONFLICT DO UPDATE SET filed = 1",
    "DELETE FROM story_category WHERE published = 0 AND filed = 0"
    " AND story_id IN (SELECT id FROM story WHERE feed_id = ?1)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!dateline_database_run_with (database, steps[i], error, DATELINE_INT64 (feed_id)))
      return FALSE;
  return TRUE;
}
