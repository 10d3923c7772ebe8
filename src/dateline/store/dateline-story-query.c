/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A query to SQL, with bound parameters only, and its answer. On the thread of its
 * database.
 */

#include "dateline/store/dateline-story-query-private.h"

#include "dateline/model/dateline-category.h"
#include "dateline/store/dateline-search-table-private.h"
#include "dateline/store/dateline-tally-private.h"

#define SECONDS_A_DAY (24 * 60 * 60)
/* 1970-01-01 as GDate counts. */
#define EPOCH_JULIAN 719163
/* Zones shift at quarters of an hour. */
#define SECONDS_A_QUARTER (15 * 60)
/* A statement has no more than 1,000 parameters. */
#define MAX_CATEGORIES 500

/* Where a query looks, under which conditions, and the values of their parameters: texts
 * and numbers. */
typedef struct
{
  const char *table;
  const char *id;
  const char *time;
  GString *sql;
  GPtrArray *values; /* of GVariant: "s" and "x" */
} Conditions;

static void
conditions_clear (Conditions *self)
{
  g_string_free (self->sql, TRUE);
  g_ptr_array_unref (self->values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Conditions, conditions_clear)

static void
add_value (Conditions *self, GVariant *value)
{
  g_ptr_array_add (self->values, g_variant_ref_sink (value));
}

static void
add_condition (Conditions *self, const char *sql)
{
  g_string_append (self->sql, self->sql->len == 0 ? " WHERE " : " AND ");
  g_string_append (self->sql, sql);
}

/* Those of @names that are names. */
static GPtrArray *
fold_all (const char *const *names)
{
  GPtrArray *folds = g_ptr_array_new_with_free_func (g_free);

  for (; names != NULL && *names != NULL && folds->len < MAX_CATEGORIES; names++)
    {
      char *fold = dateline_category_fold (*names);

      if (fold != NULL)
        g_ptr_array_add (folds, fold);
    }
  return folds;
}

/* The stories of one category are a range of a table, in order: the query begins there.
 * Those of several are a set to look into, as a story may be in more than one. */
static void
add_categories (Conditions *self, const char *const *names, gboolean looks_at_story)
{
  g_autoptr (GPtrArray) folds = fold_all (names);

  if (folds->len == 0)
    return;

  if (folds->len == 1)
    {
      self->table =
          looks_at_story
              ? "story_category AS filing CROSS JOIN story ON story.id = story_id"
              : "story_category AS filing";
      self->id = "filing.story_id";
      self->time = "filing.time";
      add_condition (self,
                     "filing.category_id = (SELECT id FROM category WHERE fold = ?)");
    }
  else
    {
      add_condition (self,
                     "story.id IN (SELECT story_id FROM story_category WHERE category_id"
                     " IN (SELECT id FROM category WHERE fold IN (?");
      for (gsize i = 1; i < folds->len; i++)
        g_string_append (self->sql, ", ?");
      g_string_append (self->sql, ")))");
    }

  for (gsize i = 0; i < folds->len; i++)
    add_value (self, g_variant_new_string (g_ptr_array_index (folds, i)));
}

static void
add_times (Conditions *self, const DatelineQuery *query)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gint64 from, until;

  dateline_query_resolve_times (query, now, &from, &until);
  if (from != G_MININT64)
    {
      add_condition (self, self->time);
      g_string_append (self->sql, " >= ?");
      add_value (self, g_variant_new_int64 (from));
    }
  if (until != G_MAXINT64)
    {
      add_condition (self, self->time);
      g_string_append (self->sql, " < ?");
      add_value (self, g_variant_new_int64 (until));
    }
}

static void
add_words (Conditions *self, const char *words)
{
  g_autofree char *expression = NULL;

  if (words == NULL)
    return;
  expression = dateline_search_table_make_expression (words);
  if (expression == NULL)
    return;

  add_condition (self, self->id);
  g_string_append (self->sql, " IN (SELECT rowid FROM search WHERE search MATCH ?)");
  add_value (self, g_variant_new_string (expression));
}

/* What is saved outlives its feed; nothing else does. Asked by id, as the indexes
 * by which lists are read have that, and need no look at the story. */
static void
add_hidden (Conditions *self)
{
  add_condition (self, self->id);
  g_string_append (self->sql,
                   " NOT IN (SELECT hidden.id FROM feed CROSS JOIN story AS hidden"
                   " ON hidden.feed_id = feed.id WHERE feed.removed_at IS NOT NULL)");
}

static void
conditions_init (Conditions *self, const DatelineQuery *query)
{
  gint64 feed_id = dateline_query_get_feed (query);
  gboolean unread_only = dateline_query_get_unread_only (query);
  gboolean saved_only = dateline_query_get_saved_only (query);

  self->table = "story";
  self->id = "story.id";
  self->time = "story.time";
  self->sql = g_string_new (NULL);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);

  add_categories (self,
                  dateline_query_get_categories (query),
                  feed_id != 0 || unread_only || saved_only);
  if (feed_id != 0)
    {
      add_condition (self, "story.feed_id = ?");
      add_value (self, g_variant_new_int64 (feed_id));
    }
  if (unread_only)
    add_condition (self, "story.read = 0");
  if (saved_only)
    add_condition (self, "story.saved = 1");
  else
    add_hidden (self);
  add_times (self, query);
  add_words (self, dateline_query_get_words (query));
}

/* The statement of @head, what @columns are to be, where to look, and @tail. */
static DatelineStatement *
prepare (DatelineDatabase *database,
         const char *head,
         const char *columns,
         const Conditions *conditions,
         const char *tail,
         GError **error)
{
  g_autofree char *sql = g_strconcat (head,
                                      columns,
                                      " FROM ",
                                      conditions->table,
                                      conditions->sql->str,
                                      tail,
                                      NULL);
  DatelineStatement *statement = dateline_database_prepare (database, sql, error);

  if (statement == NULL)
    return NULL;

  for (gsize i = 0; i < conditions->values->len; i++)
    {
      GVariant *value = g_ptr_array_index (conditions->values, i);

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
        dateline_statement_bind_text (statement,
                                      i + 1,
                                      g_variant_get_string (value, NULL));
      else
        dateline_statement_bind_int64 (statement, i + 1, g_variant_get_int64 (value));
    }
  return statement;
}

static DatelineStatement *
prepare_list (DatelineDatabase *database,
              const DatelineQuery *query,
              Conditions *conditions,
              GError **error)
{
  guint limit = dateline_query_get_limit (query);
  g_autofree char *columns = g_strdup_printf ("%s, %s", conditions->id, conditions->time);
  g_autofree char *tail = g_strdup_printf (" ORDER BY %s DESC, %s DESC%s",
                                           conditions->time,
                                           conditions->id,
                                           limit > 0 ? " LIMIT ?" : "");

  if (limit > 0)
    add_value (conditions, g_variant_new_int64 (limit));
  return prepare (database, "SELECT ", columns, conditions, tail, error);
}

GArray *
dateline_story_query_list_ids (DatelineDatabase *database,
                               const DatelineQuery *query,
                               GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (Conditions) conditions = { 0 };
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  conditions_init (&conditions, query);
  statement = prepare_list (database, query, &conditions, error);
  if (statement == NULL)
    return NULL;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      gint64 id = dateline_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  return step == DATELINE_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

gboolean
dateline_story_query_touch_unread (DatelineDatabase *database,
                                   const DatelineQuery *query,
                                   GError **error)
{
  g_autoptr (DatelineQuery) unread = dateline_query_copy (query);
  g_auto (Conditions) conditions = { 0 };
  g_autoptr (DatelineStatement) statement = NULL;

  dateline_query_set_unread_only (unread, TRUE);
  conditions_init (&conditions, unread);
  statement = prepare (database,
                       "INSERT OR IGNORE INTO touched SELECT ",
                       conditions.id,
                       &conditions,
                       "",
                       error);
  return statement != NULL && dateline_tally_clear (database, error) &&
         dateline_statement_run (statement, error);
}

/* The day of a time in the reader's zone, quick when asked in order. */
typedef struct
{
  GTimeZone *zone;
  gint64 quarter;
  gint64 offset;
} Calendar;

static void
calendar_init (Calendar *self)
{
  self->zone = g_time_zone_new_local ();
  self->quarter = G_MAXINT64;
}

static void
calendar_clear (Calendar *self)
{
  g_time_zone_unref (self->zone);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Calendar, calendar_clear)

static gint64
divide_down (gint64 dividend, gint64 divisor)
{
  return dividend / divisor - (dividend % divisor < 0);
}

static gint32
calendar_get_day (Calendar *self, gint64 time)
{
  gint64 quarter = divide_down (time, SECONDS_A_QUARTER);

  if (quarter != self->quarter)
    {
      int interval = g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, time);

      self->offset = g_time_zone_get_offset (self->zone, interval);
      self->quarter = quarter;
    }
  return divide_down (time + self->offset, SECONDS_A_DAY) + EPOCH_JULIAN;
}

/* A story's place in the order. */
typedef struct
{
  gint64 id;
  gint64 time;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a;
  const Place *other = b;

  if (one->time != other->time)
    return one->time > other->time ? -1 : 1;
  return one->id > other->id ? -1 : one->id < other->id;
}

static gboolean
append_places (DatelineStatement *statement, GArray *places, GError **error)
{
  DatelineStep step;

  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      Place place = { dateline_statement_get_int64 (statement, 0),
                      dateline_statement_get_int64 (statement, 1) };

      g_array_append_val (places, place);
    }
  return step == DATELINE_STEP_DONE;
}

/* Adds those of @kept that the query would list but for what they are marked as. */
static gboolean
append_kept (DatelineDatabase *database,
             const DatelineQuery *query,
             GArray *kept,
             GArray *places,
             GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;
  guint n_places = places->len;

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
      if (!append_places (statement, places, error))
        return FALSE;
      dateline_statement_reset (statement);
    }

  if (places->len > n_places)
    g_array_sort (places, compare_places);
  return TRUE;
}

static GArray *
make_keys (GArray *places)
{
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (DatelineStoryKey), places->len);
  g_auto (Calendar) calendar = { 0 };

  calendar_init (&calendar);
  for (gsize i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      DatelineStoryKey key = { 0 };

      key.id = place->id;
      key.day = calendar_get_day (&calendar, place->time);
      g_array_append_val (keys, key);
    }
  return keys;
}

DatelineStoryList *
dateline_story_query_list_keys (DatelineDatabase *database,
                                const DatelineQuery *query,
                                GArray *kept,
                                GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_auto (Conditions) conditions = { 0 };
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStoryList *list;
  gint64 last_id;

  conditions_init (&conditions, query);
  statement = prepare_list (database, query, &conditions, error);
  if (statement == NULL || !append_places (statement, places, error) ||
      (kept != NULL && !append_kept (database, query, kept, places, error)) ||
      !dateline_database_get_int64 (database,
                                    "SELECT max (id) FROM story",
                                    &last_id,
                                    error))
    return NULL;

  list = g_new0 (DatelineStoryList, 1);
  list->keys = make_keys (places);
  list->last_id = last_id;
  return list;
}

void
dateline_story_list_free (DatelineStoryList *self)
{
  g_array_unref (self->keys);
  g_free (self);
}

gboolean
dateline_story_query_count_newer (DatelineDatabase *database,
                                  const DatelineQuery *query,
                                  gint64 last_id,
                                  gint64 *n_newer,
                                  GError **error)
{
  g_auto (Conditions) conditions = { 0 };
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  conditions_init (&conditions, query);
  add_condition (&conditions, conditions.id);
  g_string_append (conditions.sql, " > ?");
  add_value (&conditions, g_variant_new_int64 (last_id));
  statement = prepare (database, "SELECT ", "count (*)", &conditions, "", error);
  if (statement == NULL)
    return FALSE;

  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    *n_newer = dateline_statement_get_int64 (statement, 0);
  return step == DATELINE_STEP_ROW;
}
