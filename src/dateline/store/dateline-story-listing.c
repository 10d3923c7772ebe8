/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Lists the stories of a query in order, by its plan. On the thread of its database. */

#include "dateline/store/dateline-story-listing-private.h"

#include "dateline/store/dateline-story-plan-private.h"

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const DatelineStoryPlace *one = a;
  const DatelineStoryPlace *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  if (one->time != other->time)
    return one->time > other->time ? -1 : 1;
  return one->id > other->id ? -1 : one->id < other->id;
}

static DatelineStorySpan
resolve_span (const DatelineQuery *query)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  DatelineStorySpan span;

  dateline_query_resolve_times (query, now, &span.from, &span.until);
  if (span.until != G_MAXINT64)
    span.until--;
  return span;
}

/* Adds those of @kept that the query would list but for what they are marked as. */
static gboolean
add_kept (DatelineStoryListing *self,
          DatelineDatabase *database,
          const DatelineQuery *query,
          GArray *kept,
          GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;

  statement = dateline_database_prepare (
      database,
      "SELECT id, time FROM story WHERE id = ?1"
      " AND NOT ((?2 = 0 OR read = 0) AND (?3 = 0 OR saved = 1))",
      error);
  if (statement == NULL)
    return FALSE;

  dateline_statement_bind_int64 (statement, 2, dateline_query_get_unread_only (query));
  dateline_statement_bind_int64 (statement, 3, dateline_query_get_saved_only (query));
  for (gsize i = 0; i < kept->len; i++)
    {
      dateline_statement_bind_int64 (statement, 1, g_array_index (kept, gint64, i));
      if (!dateline_story_plan_append_places (statement, self->waiting, error))
        return FALSE;
      dateline_statement_reset (statement);
    }
  return TRUE;
}

/* Without a plan yet. */
static DatelineStoryListing *
listing_new (DatelineDatabase *database, const DatelineQuery *query, GError **error)
{
  g_autoptr (DatelineStoryListing) self = g_new0 (DatelineStoryListing, 1);
  guint limit = dateline_query_get_limit (query);

  self->span = resolve_span (query);
  self->n_left = limit > 0 ? limit : G_MAXUINT;
  self->tested = g_ptr_array_new ();
  self->included = g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_id_set_free);
  self->excluded = g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_id_set_free);
  self->listed = dateline_id_set_new ();
  self->waiting = g_array_new (FALSE, FALSE, sizeof (DatelineStoryPlace));
  self->filters = dateline_story_filter_list (database, query, error);
  if (self->filters == NULL || !dateline_database_get_int64 (database,
                                                             "SELECT max (id) FROM story",
                                                             &self->last_id,
                                                             error))
    return NULL;
  return g_steal_pointer (&self);
}

DatelineStoryListing *
dateline_story_listing_new (DatelineDatabase *database,
                            const DatelineQuery *query,
                            GArray *kept,
                            gboolean hurried,
                            GError **error)
{
  g_autoptr (DatelineStoryListing) self = listing_new (database, query, error);

  if (self == NULL)
    return NULL;

  self->haste.is_hurried = hurried;
  if (!dateline_story_plan_make (self, database, query, error) ||
      (kept != NULL && !add_kept (self, database, query, kept, error)))
    return NULL;

  g_array_sort (self->waiting, compare_places);
  return g_steal_pointer (&self);
}

void
dateline_story_listing_free (DatelineStoryListing *self)
{
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  g_ptr_array_unref (self->tested);
  g_ptr_array_unref (self->included);
  g_ptr_array_unref (self->excluded);
  dateline_id_set_free (self->listed);
  g_array_unref (self->waiting);
  g_free (self->sql);
  g_free (self);
}

/* Lists a story unless it was listed before: between two stretches one may move. */
static void
list (DatelineStoryListing *self, GArray *places, const DatelineStoryPlace *place)
{
  if (self->n_left > 0 && dateline_id_set_add (self->listed, place->id))
    {
      g_array_append_vals (places, place, 1);
      self->n_left--;
    }
}

/* Lists those that wait for their place before @next, which is nullable. */
static void
list_waiting (DatelineStoryListing *self,
              GArray *places,
              guint n_places,
              const DatelineStoryPlace *next)
{
  for (; self->n_waited < self->waiting->len && places->len < n_places; self->n_waited++)
    {
      const DatelineStoryPlace *place =
          &g_array_index (self->waiting, DatelineStoryPlace, self->n_waited);

      if (next != NULL && compare_places (next, place) < 0)
        return;
      list (self, places, place);
    }
}

/* Those of the second that the last stretch ended in come again, and are left out. */
static DatelineStep
walk (DatelineStoryListing *self,
      DatelineStatement *statement,
      GArray *places,
      guint n_places,
      guint n_steps,
      GError **error)
{
  gint64 last_time = self->span.until;
  DatelineStep step = DATELINE_STEP_ROW;
  DatelineStoryPlace place = { 0 };

  for (guint i = 0;
       places->len < n_places && self->n_left > 0 &&
       (i < n_steps || last_time == self->span.until) &&
       (step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW;
       i++)
    {
      place.id = dateline_statement_get_int64 (statement, 0);
      place.time = last_time = dateline_statement_get_int64 (statement, 1);
      if (!dateline_story_plan_lets_through (self, place.id))
        continue;
      list_waiting (self, places, G_MAXUINT, &place);
      list (self, places, &place);
    }
  self->span.until = last_time;
  return step;
}

gboolean
dateline_story_listing_run (DatelineStoryListing *self,
                            DatelineDatabase *database,
                            GArray *places,
                            guint n_places,
                            guint n_steps,
                            GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step = DATELINE_STEP_DONE;
  int next;

  if (self->plan == DATELINE_STORY_LISTING_FEW ||
      self->plan == DATELINE_STORY_LISTING_MANY)
    {
      statement = dateline_database_prepare (database, self->sql, error);
      if (statement == NULL)
        return FALSE;
      next = dateline_story_filter_bind (self->driver, statement, 1);
      next = dateline_story_filter_bind_span (statement, next, &self->span);
      for (guint i = 0; i < self->tested->len; i++)
        next = dateline_story_filter_bind (self->tested->pdata[i], statement, next);
      step = walk (self, statement, places, n_places, n_steps, error);
    }

  if (step == DATELINE_STEP_DONE)
    {
      list_waiting (self, places, n_places, NULL);
      self->is_done = self->n_waited == self->waiting->len;
    }
  self->is_done = self->is_done || self->n_left == 0;
  return step != DATELINE_STEP_FAILED;
}

gboolean
dateline_story_listing_is_done (const DatelineStoryListing *self)
{
  return self->is_done;
}

gint64
dateline_story_listing_get_last_id (const DatelineStoryListing *self)
{
  return self->last_id;
}

gboolean
dateline_story_listing_is_ranked (const DatelineStoryListing *self)
{
  return self->is_ranked;
}

gboolean
dateline_story_listing_is_partial (const DatelineStoryListing *self)
{
  return self->haste.is_late;
}

DatelineStoryListingPlan
dateline_story_listing_get_plan (const DatelineStoryListing *self)
{
  return self->plan;
}

const char *
dateline_story_listing_get_sql (const DatelineStoryListing *self)
{
  return self->sql;
}

gboolean
dateline_story_listing_count_newer (DatelineDatabase *database,
                                    const DatelineQuery *query,
                                    gint64 last_id,
                                    gint64 *n_newer,
                                    GError **error)
{
  g_autoptr (DatelineStoryListing) self = listing_new (database, query, error);
  g_autoptr (DatelineStatement) statement = NULL;
  g_autofree char *tests = NULL;
  DatelineStep step;
  int next = 1;

  *n_newer = 0;
  if (self == NULL)
    return FALSE;

  for (guint i = 0; i < self->filters->len; i++)
    {
      DatelineStoryFilter *filter = self->filters->pdata[i];
      DatelineIdSet *set;

      /* The words of a search. */
      if (filter->time != NULL || filter->test != NULL)
        continue;
      set = dateline_story_filter_make_set (filter,
                                            database,
                                            &self->span,
                                            last_id,
                                            &self->haste,
                                            error);
      if (set == NULL)
        return FALSE;
      g_ptr_array_add (self->included, set);
    }

  tests = dateline_story_plan_make_tests (self);
  self->sql = g_strconcat ("SELECT id FROM story WHERE TRUE",
                           tests,
                           " AND time BETWEEN ? AND ? AND id > ?",
                           NULL);
  statement = dateline_database_prepare (database, self->sql, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < self->tested->len; i++)
    next = dateline_story_filter_bind (self->tested->pdata[i], statement, next);
  next = dateline_story_filter_bind_span (statement, next, &self->span);
  dateline_statement_bind_int64 (statement, next, last_id);
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    *n_newer +=
        dateline_story_plan_lets_through (self,
                                          dateline_statement_get_int64 (statement, 0));
  return step == DATELINE_STEP_DONE;
}
