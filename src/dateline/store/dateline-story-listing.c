/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Lists the stories of a query in order, by its plan. On the thread of its database. */

#include "dateline/store/dateline-story-listing-private.h"

#include "dateline/store/dateline-story-plan-private.h"

/* To begin with another part, as many steps as that takes. */
#define STEPS_A_PART 8

static int
compare_places (gconstpointer a, gconstpointer b, gpointer order)
{
  return dateline_story_order_compare (order, a, b);
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

/* Adds those of @ids that the query would list but for what they are marked as, or, where
 * @is_listed, those that it lists in another part. */
static gboolean
add_kept (DatelineStoryListing *self,
          DatelineDatabase *database,
          const DatelineQuery *query,
          GArray *ids,
          gboolean is_listed,
          GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;

  statement = dateline_database_prepare (
      database,
      "SELECT " DATELINE_STORY_PLAN_PLACE " FROM story WHERE id = ?1"
      " AND ((?2 = 0 OR read = 0) AND (?3 = 0 OR saved = 1)) = ?4",
      error);
  if (statement == NULL)
    return FALSE;

  dateline_statement_bind_int64 (statement, 2, dateline_query_get_unread_only (query));
  dateline_statement_bind_int64 (statement, 3, dateline_query_get_saved_only (query));
  dateline_statement_bind_int64 (statement, 4, is_listed);
  for (gsize i = 0; ids != NULL && i < ids->len; i++)
    {
      dateline_statement_bind_int64 (statement, 1, g_array_index (ids, gint64, i));
      if (!dateline_story_plan_append_places (self, statement, error))
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

  self->whole = self->span = resolve_span (query);
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
                            GArray *swapped,
                            gboolean hurried,
                            GError **error)
{
  g_autoptr (DatelineStoryListing) self = listing_new (database, query, error);

  if (self == NULL)
    return NULL;

  self->haste.is_hurried = hurried;
  self->swapped =
      swapped != NULL ? dateline_id_set_new_for_array (swapped) : dateline_id_set_new ();
  if (!dateline_story_order_init (&self->order, database, query, error) ||
      !dateline_story_plan_make (self, database, query, error) ||
      !add_kept (self, database, query, kept, FALSE, error) ||
      (self->is_walked && self->order.is_by_unread &&
       !add_kept (self, database, query, swapped, TRUE, error)))
    return NULL;

  g_array_sort_with_data (self->waiting, compare_places, &self->order);
  return g_steal_pointer (&self);
}

void
dateline_story_listing_free (DatelineStoryListing *self)
{
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  g_ptr_array_unref (self->tested);
  g_ptr_array_unref (self->included);
  g_ptr_array_unref (self->excluded);
  g_clear_pointer (&self->unread, dateline_id_set_free);
  g_clear_pointer (&self->swapped, dateline_id_set_free);
  dateline_id_set_free (self->listed);
  g_array_unref (self->waiting);
  g_clear_pointer (&self->feed_driver, dateline_story_filter_free);
  g_clear_pointer (&self->unread_driver, dateline_story_filter_free);
  g_free (self->sql);
  g_free (self->unread_sql);
  dateline_story_order_clear (&self->order);
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

      if (next != NULL && dateline_story_order_compare (&self->order, next, place) < 0)
        return;
      list (self, places, place);
    }
}

/* Whether a story that is come by belongs in the part that is walked. What is read comes
 * after what is unread: whatever is not listed by then. */
static gboolean
is_of_part (DatelineStoryListing *self, gint64 id)
{
  if (!self->order.is_by_unread)
    return TRUE;
  if (dateline_id_set_contains (self->swapped, id))
    return FALSE;
  return self->unread == NULL ||
         !dateline_story_order_is_unread (&self->order, self->part) ||
         dateline_id_set_contains (self->unread, id);
}

/* Where the next stretch begins. Those of the second that this one ended in come again,
 * and are left out. */
static gint64 *
get_edge (DatelineStoryListing *self)
{
  return self->order.is_oldest_first ? &self->span.from : &self->span.until;
}

static DatelineStep
walk (DatelineStoryListing *self,
      DatelineStatement *statement,
      GArray *places,
      guint n_places,
      guint *n_steps,
      GError **error)
{
  gint64 *edge = get_edge (self);
  gint64 last_time = *edge;
  DatelineStep step = DATELINE_STEP_ROW;
  DatelineStoryPlace place = { .part = self->part };

  while (places->len < n_places && self->n_left > 0 &&
         (*n_steps > 0 || last_time == *edge) &&
         (step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      place.id = dateline_statement_get_int64 (statement, 0);
      place.time = last_time = dateline_statement_get_int64 (statement, 1);
      *n_steps -= *n_steps > 0;
      if (!dateline_story_plan_lets_through (self, place.id) ||
          !is_of_part (self, place.id))
        continue;
      list_waiting (self, places, G_MAXUINT, &place);
      list (self, places, &place);
    }
  *edge = last_time;
  return step;
}

/* Goes through what is left of a part. */
static DatelineStep
walk_part (DatelineStoryListing *self,
           DatelineDatabase *database,
           GArray *places,
           guint n_places,
           guint *n_steps,
           GError **error)
{
  gboolean is_unread = self->unread_sql != NULL &&
                       dateline_story_order_is_unread (&self->order, self->part);
  const DatelineStoryFilter *driver = is_unread ? self->unread_driver : self->driver;
  g_autoptr (DatelineStatement) statement = NULL;
  int next;

  statement = dateline_database_prepare (database,
                                         is_unread ? self->unread_sql : self->sql,
                                         error);
  if (statement == NULL)
    return DATELINE_STEP_FAILED;

  if (self->feed_driver != NULL)
    dateline_story_filter_set_feed (
        self->feed_driver,
        dateline_story_order_get_feed (&self->order, self->part));
  next = dateline_story_filter_bind (driver, statement, 1);
  next = dateline_story_filter_bind_span (statement, next, &self->span);
  for (guint i = 0; i < self->tested->len; i++)
    next = dateline_story_filter_bind (self->tested->pdata[i], statement, next);
  return walk (self, statement, places, n_places, n_steps, error);
}

/* Goes through parts, one after the other. To begin one takes some steps too. */
static DatelineStep
walk_parts (DatelineStoryListing *self,
            DatelineDatabase *database,
            GArray *places,
            guint n_places,
            guint n_steps,
            GError **error)
{
  guint n_parts = dateline_story_order_get_n_parts (&self->order);
  DatelineStep step;

  while ((step = walk_part (self, database, places, n_places, &n_steps, error)) ==
             DATELINE_STEP_DONE &&
         self->part + 1 < n_parts)
    {
      self->part++;
      self->span = self->whole;
      n_steps -= MIN (n_steps, STEPS_A_PART);
      if (n_steps == 0)
        return DATELINE_STEP_ROW;
    }
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
  DatelineStep step = DATELINE_STEP_DONE;

  if (self->is_walked)
    step = walk_parts (self, database, places, n_places, n_steps, error);
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

const DatelineStoryOrder *
dateline_story_listing_get_order (const DatelineStoryListing *self)
{
  return &self->order;
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
