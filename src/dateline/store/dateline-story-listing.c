/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Finds the stories of a query in order. SQLite joins what it is told to by looking up a
 * row for each row, which takes a second for a million; and where it has no index for an
 * order it sorts before it answers. So one filter is gone through by its index, and the
 * others are tested on each of its stories where these are few, and are sets of bits
 * where they are many.
 */

#include "dateline/store/dateline-story-listing-private.h"

#include "dateline/store/dateline-story-filter-private.h"

/* To look up a story takes ten times as long as to go past it. */
#define FEW 5000

struct _DatelineStoryListing
{
  DatelineStoryListingPlan plan;
  DatelineStorySpan span; /* what is left of it */
  gint64 last_id;
  guint n_left; /* of the query's limit */
  gboolean is_done;

  GPtrArray *filters; /* of DatelineStoryFilter */
  const DatelineStoryFilter *driver;
  char *sql;
  GPtrArray *tested;   /* of DatelineStoryFilter *: what sql tests */
  GPtrArray *included; /* of DatelineIdSet */
  GPtrArray *excluded; /* of DatelineIdSet */
  DatelineIdSet *listed;

  GArray *waiting; /* of DatelineStoryPlace: in order, to be listed between the others */
  guint n_waited;
};

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const DatelineStoryPlace *one = a;
  const DatelineStoryPlace *other = b;

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

static gboolean
is_bounded (const DatelineStorySpan *span)
{
  return span->from != G_MININT64 || span->until != G_MAXINT64;
}

/* " AND test" for each filter but the driver; those without a test are sets. */
static char *
make_tests (DatelineStoryListing *self)
{
  GString *tests = g_string_new (NULL);

  for (guint i = 0; i < self->filters->len; i++)
    {
      DatelineStoryFilter *filter = self->filters->pdata[i];

      if (filter == self->driver || filter->test == NULL)
        continue;
      g_string_append_printf (tests, " AND %s", filter->test);
      g_ptr_array_add (self->tested, filter);
    }
  return g_string_free (tests, FALSE);
}

/* The statement that goes through the driver. */
static void
make_walk (DatelineStoryListing *self, const char *tests)
{
  const DatelineStoryFilter *driver = self->driver;
  g_autofree char *columns = g_strdup_printf ("%s, %s", driver->id, driver->time);
  DatelineStoryFilter joined = *driver;
  g_autofree char *table = NULL;
  g_autofree char *select = NULL;

  if (*tests != '\0' && !g_str_equal (driver->table, "story"))
    joined.table = table = g_strdup_printf ("%s CROSS JOIN story ON story.id = %s",
                                            driver->table,
                                            driver->id);
  select = dateline_story_filter_make_sql (&joined, columns);
  self->sql = g_strdup_printf ("%s%s ORDER BY %s DESC, %s DESC",
                               select,
                               tests,
                               driver->time,
                               driver->id);
}

/* A driver of which there are few. */
static gboolean
find_few (DatelineStoryListing *self, DatelineDatabase *database, GError **error)
{
  for (guint i = 0; i < self->filters->len && self->driver == NULL; i++)
    {
      DatelineStoryFilter *filter = self->filters->pdata[i];
      gboolean is_few = FALSE;

      if (filter->time == NULL || (filter->test == NULL && !is_bounded (&self->span)))
        continue;
      if (!dateline_story_filter_is_few (filter,
                                         database,
                                         &self->span,
                                         FEW,
                                         &is_few,
                                         error))
        return FALSE;
      if (is_few)
        self->driver = filter;
    }
  return TRUE;
}

/* The first that has an order. */
static const DatelineStoryFilter *
find_driver (DatelineStoryListing *self)
{
  for (guint i = 0; i < self->filters->len; i++)
    if (((DatelineStoryFilter *) self->filters->pdata[i])->time != NULL)
      return self->filters->pdata[i];
  g_assert_not_reached ();
}

static gboolean
append_places (DatelineStatement *statement, GArray *places, GError **error)
{
  DatelineStep step;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      DatelineStoryPlace place = { dateline_statement_get_int64 (statement, 0),
                                   dateline_statement_get_int64 (statement, 1) };

      g_array_append_val (places, place);
    }
  return step == DATELINE_STEP_DONE;
}

static gboolean
lets_through (DatelineStoryListing *self, gint64 id)
{
  for (guint i = 0; i < self->included->len; i++)
    if (!dateline_id_set_contains (self->included->pdata[i], id))
      return FALSE;
  for (guint i = 0; i < self->excluded->len; i++)
    if (dateline_id_set_contains (self->excluded->pdata[i], id))
      return FALSE;
  return id <= self->last_id;
}

/* Lists those of a small set that the other filters let through. */
static gboolean
look_up_each (DatelineStoryListing *self,
              DatelineDatabase *database,
              const DatelineStoryFilter *filter,
              DatelineIdSet *set,
              GError **error)
{
  g_autoptr (GArray) ids = dateline_id_set_list (set);
  g_autoptr (DatelineStatement) statement = NULL;
  g_autofree char *tests = NULL;
  int next = 1;

  self->plan = DATELINE_STORY_LISTING_EACH;
  self->driver = filter;
  tests = make_tests (self);
  self->sql = g_strconcat ("SELECT id, time FROM story WHERE TRUE",
                           tests,
                           " AND time BETWEEN ? AND ? AND id = ?",
                           NULL);
  statement = dateline_database_prepare (database, self->sql, error);
  if (statement == NULL)
    return FALSE;

  for (guint i = 0; i < self->tested->len; i++)
    next = dateline_story_filter_bind (self->tested->pdata[i], statement, next);
  next = dateline_story_filter_bind_span (statement, next, &self->span);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!lets_through (self, id))
        continue;
      dateline_statement_bind_int64 (statement, next, id);
      if (!append_places (statement, self->waiting, error))
        return FALSE;
      dateline_statement_reset (statement);
    }
  return TRUE;
}

/* In which ways a filter can be asked. */
typedef enum
{
  AS_SET_ONLY, /* the words of a search */
  AS_TEST_TOO,
  IN_ORDER,
} Kind;

static Kind
get_kind (const DatelineStoryFilter *filter)
{
  if (filter->time != NULL)
    return IN_ORDER;
  return filter->test != NULL ? AS_TEST_TOO : AS_SET_ONLY;
}

/* Makes sets of the filters of a kind, but for the driver and the one that lets all
 * through. Where one has few stories there is nothing to go through. */
static gboolean
make_sets (DatelineStoryListing *self,
           DatelineDatabase *database,
           Kind kind,
           GError **error)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      DatelineStoryFilter *filter = self->filters->pdata[i];
      DatelineIdSet *set;

      if (filter == self->driver || get_kind (filter) != kind ||
          (kind == IN_ORDER && filter->test == NULL))
        continue;
      set = dateline_story_filter_make_set (filter, database, &self->span, 0, error);
      if (set == NULL)
        return FALSE;

      g_ptr_array_add (filter->excludes ? self->excluded : self->included, set);
      if (kind != IN_ORDER && !filter->excludes && dateline_id_set_get_size (set) < FEW)
        return look_up_each (self, database, filter, set, error);
    }
  return TRUE;
}

static gboolean
make_plan (DatelineStoryListing *self, DatelineDatabase *database, GError **error)
{
  static const Kind kinds[] = { AS_SET_ONLY, AS_TEST_TOO };

  self->plan = DATELINE_STORY_LISTING_MANY;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (!make_sets (self, database, kinds[i], error))
        return FALSE;
      if (self->plan == DATELINE_STORY_LISTING_EACH)
        return TRUE;
      if (i == 0 && self->filters->len > 1 && !find_few (self, database, error))
        return FALSE;
      if (self->driver != NULL)
        {
          g_autofree char *tests = make_tests (self);

          self->plan = DATELINE_STORY_LISTING_FEW;
          make_walk (self, tests);
          return TRUE;
        }
    }

  self->driver = find_driver (self);
  make_walk (self, "");
  return make_sets (self, database, IN_ORDER, error);
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
      if (!append_places (statement, self->waiting, error))
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
                            GError **error)
{
  g_autoptr (DatelineStoryListing) self = listing_new (database, query, error);

  if (self == NULL || !make_plan (self, database, error) ||
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
  DatelineStoryPlace place;

  for (guint i = 0;
       places->len < n_places && self->n_left > 0 &&
       (i < n_steps || last_time == self->span.until) &&
       (step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW;
       i++)
    {
      place.id = dateline_statement_get_int64 (statement, 0);
      place.time = last_time = dateline_statement_get_int64 (statement, 1);
      if (!lets_through (self, place.id))
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

  if (self->plan != DATELINE_STORY_LISTING_EACH)
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

      if (get_kind (filter) != AS_SET_ONLY)
        continue;
      set =
          dateline_story_filter_make_set (filter, database, &self->span, last_id, error);
      if (set == NULL)
        return FALSE;
      g_ptr_array_add (self->included, set);
    }

  tests = make_tests (self);
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
    *n_newer += lets_through (self, dateline_statement_get_int64 (statement, 0));
  return step == DATELINE_STEP_DONE;
}
