/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* In which order a query lists its stories. On the thread of its database. */

#include "dateline/store/dateline-story-order-private.h"

#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-name-order-private.h"

typedef struct
{
  gint64 id;
  char *title;
} Feed;

static void
feed_free (gpointer data)
{
  Feed *self = data;

  g_free (self->title);
  g_free (self);
}

static const char *
get_title (gconstpointer feed)
{
  return ((const Feed *) feed)->title;
}

/* Of all feeds, also of those that were removed: what was saved outlives them. */
static GPtrArray *
list_feeds (DatelineDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func (feed_free);
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  statement = dateline_database_prepare (database,
                                         "SELECT id, name, title, uri FROM feed",
                                         error);
  if (statement == NULL)
    return NULL;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      Feed *feed = g_new (Feed, 1);

      feed->id = dateline_statement_get_int64 (statement, 0);
      feed->title =
          dateline_feed_table_make_title (dateline_statement_get_text (statement, 1),
                                          dateline_statement_get_text (statement, 2),
                                          dateline_statement_get_text (statement, 3));
      g_ptr_array_add (feeds, feed);
    }
  return step == DATELINE_STEP_DONE ? g_steal_pointer (&feeds) : NULL;
}

static gboolean
rank_feeds (DatelineStoryOrder *self, DatelineDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) feeds = list_feeds (database, error);

  if (feeds == NULL)
    return FALSE;

  dateline_name_order_sort (feeds, get_title);
  self->feed_ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), feeds->len);
  self->ranks = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < feeds->len; i++)
    g_array_append_val (self->feed_ids, ((Feed *) feeds->pdata[i])->id);
  for (guint i = 0; i < feeds->len; i++)
    g_hash_table_insert (self->ranks,
                         &g_array_index (self->feed_ids, gint64, i),
                         GUINT_TO_POINTER (i + 1));
  return TRUE;
}

gboolean
dateline_story_order_init (DatelineStoryOrder *self,
                           DatelineDatabase *database,
                           const DatelineQuery *query,
                           GError **error)
{
  DatelineQueryOrder order = dateline_query_find_order (query);

  *self = (DatelineStoryOrder){ 0 };
  self->is_oldest_first = order == DATELINE_QUERY_ORDER_OLDEST;
  self->is_by_unread = order == DATELINE_QUERY_ORDER_UNREAD;
  return dateline_query_find_grouping (query) != DATELINE_QUERY_GROUPING_FEED ||
         rank_feeds (self, database, error);
}

void
dateline_story_order_clear (DatelineStoryOrder *self)
{
  self->is_oldest_first = FALSE;
  self->is_by_unread = FALSE;
  g_clear_pointer (&self->ranks, g_hash_table_unref);
  g_clear_pointer (&self->feed_ids, g_array_unref);
}

static guint
count_halves (const DatelineStoryOrder *self)
{
  return self->is_by_unread ? 2 : 1;
}

guint
dateline_story_order_get_n_parts (const DatelineStoryOrder *self)
{
  return count_halves (self) * (self->feed_ids != NULL ? self->feed_ids->len : 1);
}

guint
dateline_story_order_find_part (const DatelineStoryOrder *self,
                                gint64 feed_id,
                                gboolean is_read)
{
  guint rank = 0;

  if (self->ranks != NULL)
    rank = GPOINTER_TO_UINT (g_hash_table_lookup (self->ranks, &feed_id));
  return (rank > 0 ? rank - 1 : 0) * count_halves (self) +
         (self->is_by_unread && is_read);
}

gint64
dateline_story_order_get_feed (const DatelineStoryOrder *self, guint part)
{
  guint rank = part / count_halves (self);

  return self->feed_ids != NULL && rank < self->feed_ids->len
             ? g_array_index (self->feed_ids, gint64, rank)
             : 0;
}

gboolean
dateline_story_order_is_unread (const DatelineStoryOrder *self, guint part)
{
  return self->is_by_unread && part % 2 == 0;
}

static int
compare (gint64 one, gint64 other)
{
  return one < other ? -1 : one > other;
}

int
dateline_story_order_compare (const DatelineStoryOrder *self,
                              const DatelineStoryPlace *place,
                              const DatelineStoryPlace *other)
{
  int order = compare (place->rank, other->rank);

  if (order == 0)
    order = compare (place->part, other->part);
  if (order != 0)
    return order;

  order = compare (place->time, other->time);
  if (order == 0)
    order = compare (place->id, other->id);
  return self->is_oldest_first ? order : -order;
}
