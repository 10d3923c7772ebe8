/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How many stories a query has, in all, by day or by category. On the reading thread.
 *
 * Categories of few stories are looked up story by story; for many the table of what is
 * filed where is gone through, a category after the other.
 */

#include "dateline/store/dateline-story-count-private.h"

#include "dateline/model/dateline-category.h"
#include "dateline/store/dateline-category-table-private.h"
#include "dateline/store/dateline-story-query-private.h"

/* To look a story's categories up takes as long as to go past so many others. */
#define LOOK_UP 8
#define N_FILED_A_STRETCH 32768

DatelineStoryCount *
dateline_story_count_new (DatelineDatabase *database,
                          const DatelineQuery *query,
                          DatelineStoryCountBy by,
                          GError **error)
{
  g_autoptr (DatelineStoryCount) self = g_new0 (DatelineStoryCount, 1);

  self->by = by;
  if (by == DATELINE_STORY_COUNT_DAYS)
    self->days = g_array_new (FALSE, FALSE, sizeof (DatelineStoryDay));
  if (by == DATELINE_STORY_COUNT_CATEGORIES)
    {
      self->ids = dateline_id_set_new ();
      self->categories =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_category_unref);
      self->all = dateline_category_table_list (database, error);
      if (self->all == NULL)
        return NULL;
    }
  self->list = dateline_story_query_list_all (database, query, error);
  return self->list != NULL ? g_steal_pointer (&self) : NULL;
}

void
dateline_story_count_free (DatelineStoryCount *self)
{
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->list, dateline_story_list_free);
  g_clear_pointer (&self->ids, dateline_id_set_free);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_free (self);
}

static void
count_day (DatelineStoryCount *self, gint32 day)
{
  DatelineStoryDay next = { day, 1 };

  if (self->days->len > 0 &&
      g_array_index (self->days, DatelineStoryDay, self->days->len - 1).day == day)
    g_array_index (self->days, DatelineStoryDay, self->days->len - 1).n_stories++;
  else
    g_array_append_val (self->days, next);
}

static gboolean
take_stretch (DatelineStoryCount *self, DatelineDatabase *database, GError **error)
{
  GArray *keys = self->list->keys;

  if (!dateline_story_query_list_stretch (database, self->list, error))
    return FALSE;

  self->n_stories += keys->len;
  for (guint i = 0; i < keys->len; i++)
    {
      const DatelineStoryKey *key = &g_array_index (keys, DatelineStoryKey, i);

      if (self->days != NULL)
        count_day (self, key->group);
      if (self->ids != NULL)
        dateline_id_set_add (self->ids, key->id);
    }
  g_array_set_size (keys, 0);
  if (self->list->rest == NULL)
    g_clear_pointer (&self->list, dateline_story_list_free);
  return TRUE;
}

static guint64
count_filed (GPtrArray *categories)
{
  guint64 n = 0;

  for (guint i = 0; i < categories->len; i++)
    n += dateline_category_get_n_stories (categories->pdata[i]);
  return n;
}

static void
add_category (DatelineStoryCount *self, DatelineCategory *category, guint n_stories)
{
  guint n_feeds = dateline_category_get_n_feeds (category);

  if (n_stories > 0 || n_feeds > 0)
    g_ptr_array_add (self->categories,
                     dateline_category_new (dateline_category_get_id (category),
                                            dateline_category_get_name (category),
                                            n_stories,
                                            0,
                                            n_feeds));
}

/* Looks up the categories of each story: for few. */
static gboolean
look_up (DatelineStoryCount *self, DatelineDatabase *database, GError **error)
{
  g_autoptr (GArray) ids = dateline_id_set_list (self->ids);
  g_autoptr (DatelineStatement) statement = dateline_database_prepare (
      database,
      "SELECT category_id FROM story_category WHERE story_id = ?1",
      error);

  if (statement == NULL)
    return FALSE;

  self->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      DatelineStep step;

      dateline_statement_bind_int64 (statement, 1, g_array_index (ids, gint64, i));
      while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
        {
          gint64 id = dateline_statement_get_int64 (statement, 0);
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, &id));

          g_hash_table_replace (self->counts,
                                g_memdup2 (&id, sizeof id),
                                GUINT_TO_POINTER (n + 1));
        }
      if (step == DATELINE_STEP_FAILED)
        return FALSE;
      dateline_statement_reset (statement);
    }

  for (guint i = 0; i < self->all->len; i++)
    {
      gint64 id = dateline_category_get_id (self->all->pdata[i]);

      add_category (self,
                    self->all->pdata[i],
                    GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, &id)));
    }
  g_ptr_array_set_size (self->all, 0);
  return TRUE;
}

/* Goes through what is filed under the next categories. */
static gboolean
go_through (DatelineStoryCount *self, DatelineDatabase *database, GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare (
      database,
      "SELECT story_id FROM story_category WHERE category_id = ?1",
      error);
  guint n_seen = 0;
  guint i;

  if (statement == NULL)
    return FALSE;

  for (i = 0; i < self->all->len && n_seen < N_FILED_A_STRETCH; i++)
    {
      DatelineCategory *category = self->all->pdata[i];
      guint n = 0;
      DatelineStep step;

      dateline_statement_bind_int64 (statement, 1, dateline_category_get_id (category));
      for (; (step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW;
           n_seen++)
        n += dateline_id_set_contains (self->ids,
                                       dateline_statement_get_int64 (statement, 0));
      if (step == DATELINE_STEP_FAILED)
        return FALSE;
      dateline_statement_reset (statement);
      add_category (self, category, n);
    }
  g_ptr_array_remove_range (self->all, 0, i);
  return TRUE;
}

gboolean
dateline_story_count_go_on (DatelineStoryCount *self,
                            DatelineDatabase *database,
                            gboolean *left,
                            GError **error)
{
  gboolean done;

  if (self->list != NULL)
    done = take_stretch (self, database, error);
  else if (self->all == NULL || self->all->len == 0)
    done = TRUE;
  else if (self->categories->len == 0 &&
           dateline_id_set_get_size (self->ids) * LOOK_UP < count_filed (self->all))
    done = look_up (self, database, error);
  else
    done = go_through (self, database, error);

  *left = self->list != NULL || (self->all != NULL && self->all->len > 0);
  return done;
}
