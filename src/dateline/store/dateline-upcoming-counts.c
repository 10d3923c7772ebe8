/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Counts stories that are to come. They are few where there are any: they are gone
 * through once, not asked for by each feed. On the thread of its database.
 */

#include "dateline/store/dateline-upcoming-counts-private.h"

#include "dateline/store/dateline-tally-private.h"
#include "dateline/store/dateline-upcoming-private.h"

static const char FEEDS[] =
    "SELECT feed_id, read = 0 FROM story WHERE " DATELINE_UPCOMING_IS_TO_COME
    " AND " DATELINE_TALLY_IS_COUNTED;

static const char CATEGORIES[] =
    "SELECT category_id, read = 0 FROM story CROSS JOIN feed ON feed.id = feed_id"
    " CROSS JOIN story_category ON story_id = story.id"
    " WHERE story." DATELINE_UPCOMING_IS_TO_COME " AND removed_at IS NULL"
    " AND " DATELINE_TALLY_IS_COUNTED;

static GHashTable *
list (DatelineDatabase *database, const char *sql, GError **error)
{
  g_autoptr (GHashTable) counts =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (database, sql, error);
  DatelineStep step;

  if (statement == NULL)
    return NULL;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      gint64 id = dateline_statement_get_int64 (statement, 0);
      DatelineUpcomingCount *count = g_hash_table_lookup (counts, &id);

      if (count == NULL)
        {
          count = g_new0 (DatelineUpcomingCount, 1);
          count->id = id;
          g_hash_table_insert (counts, &count->id, count);
        }
      count->n_stories++;
      count->n_unread += dateline_statement_get_int64 (statement, 1);
    }
  return step == DATELINE_STEP_DONE ? g_steal_pointer (&counts) : NULL;
}

GHashTable *
dateline_upcoming_counts_list_feeds (DatelineDatabase *database, GError **error)
{
  return list (database, FEEDS, error);
}

GHashTable *
dateline_upcoming_counts_list_categories (DatelineDatabase *database, GError **error)
{
  return list (database, CATEGORIES, error);
}

void
dateline_upcoming_counts_subtract (GHashTable *counts,
                                   gint64 id,
                                   guint *n_stories,
                                   guint *n_unread)
{
  const DatelineUpcomingCount *count =
      g_hash_table_size (counts) > 0 ? g_hash_table_lookup (counts, &id) : NULL;

  if (count == NULL)
    return;
  *n_stories -= count->n_stories;
  *n_unread -= count->n_unread;
}
