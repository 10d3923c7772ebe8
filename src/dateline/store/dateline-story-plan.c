/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* In which way the stories of a query are found. SQLite joins what it is told to by
 * looking up a row for each row, which takes a second for a million; and where it has no
 * index for an order it sorts before it answers. So one filter is gone through by its
 * index, and the others are tested on each of its stories where these are few, and are
 * sets of bits where they are many. What a search asks for besides words can be anything:
 * then its stories are found in one statement and put in order here. On the thread of its
 * database.
 */

#include "dateline/store/dateline-story-plan-private.h"

/* To look up a story takes ten times as long as to go past it. */
#define FEW 5000

/* In whole numbers, of which those that sort alike are alike. */
#define RANK "cast (1000000 * search.rank AS INTEGER)"

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

static gboolean
is_bounded (const DatelineStorySpan *span)
{
  return span->from != G_MININT64 || span->until != G_MAXINT64;
}

char *
dateline_story_plan_make_tests (DatelineStoryListing *self)
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

/* Where the stories of a filter are, with all that can be asked of them. */
static char *
join_story (const DatelineStoryFilter *filter)
{
  if (g_str_equal (filter->table, "story"))
    return g_strdup ("story");
  return g_strdup_printf ("%s CROSS JOIN story ON story.id = %s",
                          filter->table,
                          filter->id);
}

/* The statement that goes through a driver in order of time. */
static char *
make_walk (DatelineStoryListing *self,
           const DatelineStoryFilter *driver,
           const char *tests)
{
  const char *direction = self->order.is_oldest_first ? "ASC" : "DESC";
  g_autofree char *columns = g_strdup_printf ("%s, %s", driver->id, driver->time);
  DatelineStoryFilter joined = *driver;
  g_autofree char *table = join_story (driver);
  g_autofree char *select = NULL;

  if (*tests != '\0')
    joined.table = table;
  select = dateline_story_filter_make_sql (&joined, columns);
  return g_strdup_printf ("%s%s ORDER BY %s %s, %s %s",
                          select,
                          tests,
                          driver->time,
                          direction,
                          driver->id,
                          direction);
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

/* Has the story of a row wait. */
static void
append_place (DatelineStoryListing *self, DatelineStatement *statement)
{
  DatelineStoryPlace place = {
    .id = dateline_statement_get_int64 (statement, 0),
    .time = dateline_statement_get_int64 (statement, 1),
    .rank = dateline_statement_get_int64 (statement, 2),
  };
  gboolean is_read = dateline_statement_get_int64 (statement, 4) != 0;

  place.part = dateline_story_order_find_part (
      &self->order,
      dateline_statement_get_int64 (statement, 3),
      is_read != dateline_id_set_contains (self->swapped, place.id));
  g_array_append_val (self->waiting, place);
}

gboolean
dateline_story_plan_append_places (DatelineStoryListing *self,
                                   DatelineStatement *statement,
                                   GError **error)
{
  DatelineStep step;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    append_place (self, statement);
  return step == DATELINE_STEP_DONE;
}

gboolean
dateline_story_plan_lets_through (DatelineStoryListing *self, gint64 id)
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
  tests = dateline_story_plan_make_tests (self);
  self->sql = g_strconcat ("SELECT " DATELINE_STORY_PLAN_PLACE " FROM story WHERE TRUE",
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

      if (!dateline_story_plan_lets_through (self, id))
        continue;
      dateline_statement_bind_int64 (statement, next, id);
      if (!dateline_story_plan_append_places (self, statement, error))
        return FALSE;
      dateline_statement_reset (statement);
    }
  return TRUE;
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
      DatelineSearchHaste patience = { 0 };
      DatelineIdSet *set;

      if (filter == self->driver || get_kind (filter) != kind ||
          (kind == IN_ORDER && filter->test == NULL))
        continue;
      set =
          dateline_story_filter_make_set (filter,
                                          database,
                                          &self->span,
                                          0,
                                          kind == AS_SET_ONLY ? &self->haste : &patience,
                                          error);
      if (set == NULL)
        return FALSE;

      g_ptr_array_add (filter->excludes ? self->excluded : self->included, set);
      if (kind != IN_ORDER && !filter->excludes && dateline_id_set_get_size (set) < FEW)
        return look_up_each (self, database, filter, set, error);
    }
  return TRUE;
}

/* Finds what @driver lists and the other filters let through. */
static gboolean
find_all (DatelineStoryListing *self,
          DatelineDatabase *database,
          const DatelineStoryFilter *driver,
          GError **error)
{
  g_autofree char *table = join_story (driver);
  g_autofree char *tests = NULL;
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;
  GError *failure = NULL;
  int next;

  self->plan = DATELINE_STORY_LISTING_ONCE;
  self->driver = driver;
  g_ptr_array_set_size (self->tested, 0);
  g_array_set_size (self->waiting, 0);
  tests = dateline_story_plan_make_tests (self);
  g_free (self->sql);
  self->sql = g_strdup_printf ("SELECT story.id, story.time, %s, story.feed_id,"
                               " story.read FROM %s WHERE %s%s"
                               " AND story.time BETWEEN ? AND ?%s",
                               self->is_ranked ? RANK : "0",
                               table,
                               driver->where,
                               tests,
                               driver->order);
  statement = dateline_database_prepare (database, self->sql, error);
  if (statement == NULL)
    return FALSE;

  next = dateline_story_filter_bind (driver, statement, 1);
  for (guint i = 0; i < self->tested->len; i++)
    next = dateline_story_filter_bind (self->tested->pdata[i], statement, next);
  dateline_story_filter_bind_span (statement, next, &self->span);
  dateline_search_haste_begin (&self->haste, database);
  if (driver->is_condition)
    dateline_search_haste_find (&self->haste);
  while ((step = dateline_statement_step (statement, &failure)) == DATELINE_STEP_ROW)
    {
      if (self->waiting->len == 0)
        dateline_search_haste_find (&self->haste);
      append_place (self, statement);
    }
  return dateline_search_haste_end (&self->haste, step, failure, error);
}

/* As SQLite likes best, which is in no order, then, where that took too long, the newest
 * first, as then only these are shown. */
static gboolean
find_by_condition (DatelineStoryListing *self,
                   DatelineDatabase *database,
                   const DatelineStoryFilter *condition,
                   GError **error)
{
  if (!find_all (self, database, condition, error))
    return FALSE;
  if (!self->haste.is_late)
    return TRUE;

  self->haste.is_late = FALSE;
  return find_all (self,
                   database,
                   g_ptr_array_index (self->filters, self->filters->len - 1),
                   error);
}

/* A plan for a search that asks for more than which stories have its words. */
static gboolean
make_search_plan (DatelineStoryListing *self,
                  DatelineDatabase *database,
                  gboolean by_relevance,
                  gboolean *is_made,
                  GError **error)
{
  const DatelineStoryFilter *words = NULL;
  const DatelineStoryFilter *condition = NULL;

  for (guint i = 0; i < self->filters->len; i++)
    {
      const DatelineStoryFilter *filter = self->filters->pdata[i];

      if (get_kind (filter) == AS_SET_ONLY)
        words = filter;
      if (filter->is_condition)
        condition = filter;
    }

  self->is_ranked = by_relevance && words != NULL;
  if (self->is_ranked)
    dateline_story_order_clear (&self->order);
  *is_made = self->is_ranked || condition != NULL;
  if (!*is_made)
    return TRUE;
  return words != NULL ? find_all (self, database, words, error)
                       : find_by_condition (self, database, condition, error);
}

/* Goes through the driver: at once where what it finds has to be put in parts, and else a
 * stretch at a time. */
static gboolean
walk_few (DatelineStoryListing *self, DatelineDatabase *database, GError **error)
{
  g_autofree char *tests = dateline_story_plan_make_tests (self);
  g_autofree char *table = join_story (self->driver);
  g_autofree char *select = NULL;
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStoryFilter joined = *self->driver;
  DatelineStep step;
  int next;

  self->plan = DATELINE_STORY_LISTING_FEW;
  self->is_walked = dateline_story_order_get_n_parts (&self->order) == 1;
  if (self->is_walked)
    {
      self->sql = make_walk (self, self->driver, tests);
      return TRUE;
    }

  joined.table = table;
  select = dateline_story_filter_make_sql (&joined, DATELINE_STORY_PLAN_PLACE);
  self->sql = g_strconcat (select, tests, NULL);
  statement = dateline_database_prepare (database, self->sql, error);
  if (statement == NULL)
    return FALSE;
  next = dateline_story_filter_bind (self->driver, statement, 1);
  next = dateline_story_filter_bind_span (statement, next, &self->span);
  for (guint i = 0; i < self->tested->len; i++)
    next = dateline_story_filter_bind (self->tested->pdata[i], statement, next);
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    if (dateline_story_plan_lets_through (self,
                                          dateline_statement_get_int64 (statement, 0)))
      append_place (self, statement);
  return step == DATELINE_STEP_DONE;
}

/* What is gone through where all filters have many stories; by feed, those of one after
 * the other. Unread stories have an index of their own, unless it is within something
 * else that they come first: then they are a set too. */
static gboolean
walk_many (DatelineStoryListing *self, DatelineDatabase *database, GError **error)
{
  DatelineSearchHaste patience = { 0 };

  self->plan = DATELINE_STORY_LISTING_MANY;
  self->is_walked = TRUE;
  self->driver = find_driver (self);
  if (self->order.feed_ids != NULL)
    self->driver = self->feed_driver = dateline_story_filter_new_feed (0);
  self->sql = make_walk (self, self->driver, "");
  if (!make_sets (self, database, IN_ORDER, error))
    return FALSE;
  if (!self->order.is_by_unread)
    return TRUE;

  self->unread_driver = dateline_story_filter_new_unread ();
  if (self->driver->test == NULL)
    {
      self->unread_sql = make_walk (self, self->unread_driver, "");
      return TRUE;
    }
  self->unread = dateline_story_filter_make_set (self->unread_driver,
                                                 database,
                                                 &self->span,
                                                 0,
                                                 &patience,
                                                 error);
  return self->unread != NULL;
}

gboolean
dateline_story_plan_make (DatelineStoryListing *self,
                          DatelineDatabase *database,
                          const DatelineQuery *query,
                          GError **error)
{
  static const Kind kinds[] = { AS_SET_ONLY, AS_TEST_TOO };
  gboolean is_made;

  if (!make_search_plan (self,
                         database,
                         dateline_query_get_order (query) ==
                             DATELINE_QUERY_ORDER_RELEVANCE,
                         &is_made,
                         error))
    return FALSE;
  if (is_made)
    return TRUE;

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
        return walk_few (self, database, error);
    }
  return walk_many (self, database, error);
}
