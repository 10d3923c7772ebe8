/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The conditions of a query as SQL, with bound parameters only. On the thread of its
 * database.
 */

#include "dateline/store/dateline-story-filter-private.h"

#include "dateline/model/dateline-category.h"
#include "dateline/model/dateline-query-private.h"
#include "dateline/store/dateline-search-condition-private.h"
#include "dateline/store/dateline-search-moving-private.h"

/* A statement has no more than 1,000 parameters. */
#define MAX_CATEGORIES 500

#define DELETED_STORIES "SELECT story_id FROM deleted_story"
#define HIDDEN_FEEDS "SELECT id FROM feed WHERE removed_at IS NOT NULL"

static DatelineStoryFilter *
filter_new (const char *where, const char *test)
{
  DatelineStoryFilter *self = g_new0 (DatelineStoryFilter, 1);

  self->table = "story";
  self->id = "story.id";
  self->time = "story.time";
  self->where = g_strdup (where);
  self->order = "";
  self->test = g_strdup (test);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  return self;
}

void
dateline_story_filter_free (DatelineStoryFilter *self)
{
  g_ptr_array_unref (self->values);
  g_free (self->where);
  g_free (self->test);
  g_free (self);
}

static void
add_value (DatelineStoryFilter *self, GVariant *value)
{
  g_ptr_array_add (self->values, g_variant_ref_sink (value));
}

void
dateline_story_filter_set_feed (DatelineStoryFilter *self, gint64 feed_id)
{
  g_ptr_array_set_size (self->values, 0);
  add_value (self, g_variant_new_int64 (feed_id));
}

DatelineStoryFilter *
dateline_story_filter_new_feed (gint64 feed_id)
{
  DatelineStoryFilter *self = filter_new ("story.feed_id = ?", "story.feed_id = ?");

  dateline_story_filter_set_feed (self, feed_id);
  return self;
}

DatelineStoryFilter *
dateline_story_filter_new_unread (void)
{
  return filter_new ("story.read = 0", "story.read = 0");
}

static void
add_feed (GPtrArray *filters, const DatelineQuery *query)
{
  gint64 feed_id = dateline_query_get_feed (query);

  if (feed_id != 0)
    g_ptr_array_add (filters, dateline_story_filter_new_feed (feed_id));
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

/* The stories of one category are a range of a table, in order. Those of either of
 * several are in none: a story may be in more than one. */
static DatelineStoryFilter *
make_category (char *const *folds, guint n_folds)
{
  g_autoptr (GString) ids = g_string_new ("= (SELECT id FROM category WHERE fold = ?)");
  g_autofree char *where = NULL;
  g_autofree char *test = NULL;
  DatelineStoryFilter *self;

  if (n_folds > 1)
    {
      g_string_assign (ids, "IN (SELECT id FROM category WHERE fold IN (?");
      for (guint i = 1; i < n_folds; i++)
        g_string_append (ids, ", ?");
      g_string_append (ids, "))");
    }
  where = g_strconcat ("filing.category_id ", ids->str, NULL);
  test = g_strconcat ("EXISTS (SELECT 1 FROM story_category AS filed"
                      " WHERE filed.story_id = story.id AND filed.category_id ",
                      ids->str,
                      ")",
                      NULL);
  self = filter_new (where, test);
  self->table = "story_category AS filing";
  self->id = "filing.story_id";
  self->time = n_folds == 1 ? "filing.time" : NULL;
  for (guint i = 0; i < n_folds; i++)
    add_value (self, g_variant_new_string (folds[i]));
  return self;
}

/* Where all are asked for each is a filter of its own. */
static void
add_categories (GPtrArray *filters, const DatelineQuery *query)
{
  g_autoptr (GPtrArray) folds = fold_all (dateline_query_get_categories (query));
  guint n_together = dateline_query_get_all_categories (query) ? 1 : folds->len;

  for (guint i = 0; i < folds->len; i += n_together)
    g_ptr_array_add (filters,
                     make_category ((char *const *) folds->pdata + i, n_together));
}

static DatelineStoryFilter *
make_saved (const DatelineQuery *query)
{
  return dateline_query_get_saved_only (query)
             ? filter_new ("story.saved = 1", "story.saved = 1")
             : NULL;
}

static DatelineStoryFilter *
make_unread (const DatelineQuery *query)
{
  return dateline_query_get_unread_only (query) ? dateline_story_filter_new_unread ()
                                                : NULL;
}

static DatelineStoryFilter *
make_all (const DatelineQuery *query)
{
  DatelineStoryFilter *self = filter_new ("TRUE", NULL);

  self->order = " ORDER BY story.time DESC, story.id DESC";
  return self;
}

/* What the index is asked. */
static DatelineStoryFilter *
make_words (const char *match)
{
  DatelineStoryFilter *self = filter_new ("search MATCH ?", NULL);

  self->table = "search";
  self->id = "search.rowid";
  self->time = NULL;
  self->order = " ORDER BY search.rowid DESC";
  add_value (self, g_variant_new_string (match));
  return self;
}

/* What else a search asks for. As a test it does not lead SQLite away from the order of
 * what it goes through. */
static DatelineStoryFilter *
make_condition (const DatelineSearchCondition *condition)
{
  g_autofree char *test = g_strconcat ("+(", condition->sql, ")", NULL);
  DatelineStoryFilter *self = filter_new (condition->sql, test);

  self->time = NULL;
  self->is_condition = TRUE;
  for (guint i = 0; i < condition->values->len; i++)
    add_value (self, condition->values->pdata[i]);
  return self;
}

static gboolean
add_search (GPtrArray *filters,
            DatelineDatabase *database,
            const DatelineQuery *query,
            GError **error)
{
  g_autoptr (DatelineSearch) search = dateline_query_make_search (query, NULL);
  g_auto (DatelineSearchCondition) condition = { 0 };
  gboolean has_old = FALSE;
  gint64 below;

  if (search == NULL)
    return TRUE;
  if (!dateline_search_moving_get_below (database, &below, error) ||
      (below > 0 && !dateline_search_moving_has_old (database, &has_old, error)))
    return FALSE;

  dateline_search_condition_init (&condition, search, has_old ? below : 0);
  if (condition.match != NULL)
    g_ptr_array_add (filters, make_words (condition.match));
  if (condition.sql != NULL)
    g_ptr_array_add (filters, make_condition (&condition));
  return TRUE;
}

/* What is saved outlives its feed; nothing else does. */
static DatelineStoryFilter *
make_hidden (void)
{
  DatelineStoryFilter *self = filter_new ("hidden.removed_at IS NOT NULL",
                                          "story.feed_id NOT IN (" HIDDEN_FEEDS ")");

  self->table = "feed AS hidden CROSS JOIN story ON story.feed_id = hidden.id";
  self->time = NULL;
  self->excludes = TRUE;
  return self;
}

static DatelineStoryFilter *
make_deleted (void)
{
  DatelineStoryFilter *self =
      filter_new ("TRUE", "story.id NOT IN (" DELETED_STORIES ")");

  self->table = "deleted_story";
  self->id = "deleted_story.story_id";
  self->time = NULL;
  self->excludes = TRUE;
  return self;
}

/* A further condition of a query is a further line here. */
static DatelineStoryFilter *(*const makers[]) (const DatelineQuery *query) = {
  make_saved,
  make_unread,
  make_all,
};

GPtrArray *
dateline_story_filter_list (DatelineDatabase *database,
                            const DatelineQuery *query,
                            GError **error)
{
  g_autoptr (GPtrArray) filters =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_story_filter_free);
  gint64 is_hiding, has_deleted;

  if (!dateline_database_get_int64 (database,
                                    "SELECT EXISTS (" HIDDEN_FEEDS ")",
                                    &is_hiding,
                                    error) ||
      !dateline_database_get_int64 (database,
                                    "SELECT EXISTS (" DELETED_STORIES ")",
                                    &has_deleted,
                                    error))
    return NULL;

  if (is_hiding && !dateline_query_get_saved_only (query))
    g_ptr_array_add (filters, make_hidden ());
  if (!add_search (filters, database, query, error))
    return NULL;
  if (has_deleted)
    g_ptr_array_add (filters, make_deleted ());
  add_feed (filters, query);
  add_categories (filters, query);
  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      DatelineStoryFilter *filter = makers[i](query);

      if (filter != NULL)
        g_ptr_array_add (filters, filter);
    }
  return g_steal_pointer (&filters);
}

char *
dateline_story_filter_make_sql (const DatelineStoryFilter *self, const char *columns)
{
  return g_strconcat ("SELECT ",
                      columns,
                      " FROM ",
                      self->table,
                      " WHERE ",
                      self->where,
                      self->time != NULL ? " AND " : "",
                      self->time != NULL ? self->time : "",
                      self->time != NULL ? " BETWEEN ? AND ?" : "",
                      NULL);
}

int
dateline_story_filter_bind (const DatelineStoryFilter *self,
                            DatelineStatement *statement,
                            int first)
{
  for (gsize i = 0; i < self->values->len; i++)
    {
      GVariant *value = g_ptr_array_index (self->values, i);

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
        dateline_statement_bind_text (statement,
                                      first++,
                                      g_variant_get_string (value, NULL));
      else
        dateline_statement_bind_int64 (statement, first++, g_variant_get_int64 (value));
    }
  return first;
}

int
dateline_story_filter_bind_span (DatelineStatement *statement,
                                 int first,
                                 const DatelineStorySpan *span)
{
  dateline_statement_bind_int64 (statement, first, span->from);
  dateline_statement_bind_int64 (statement, first + 1, span->until);
  return first + 2;
}

/* The statement that asks @columns of its stories in @span; the next parameter is @next.
 */
static DatelineStatement *
prepare (const DatelineStoryFilter *self,
         DatelineDatabase *database,
         const char *head,
         const char *columns,
         const char *tail,
         const DatelineStorySpan *span,
         int *next,
         GError **error)
{
  g_autofree char *select = dateline_story_filter_make_sql (self, columns);
  g_autofree char *sql = g_strconcat (head, select, tail, NULL);
  DatelineStatement *statement = dateline_database_prepare (database, sql, error);

  if (statement == NULL)
    return NULL;

  *next = dateline_story_filter_bind (self, statement, 1);
  if (self->time != NULL)
    *next = dateline_story_filter_bind_span (statement, *next, span);
  return statement;
}

DatelineIdSet *
dateline_story_filter_make_set (const DatelineStoryFilter *self,
                                DatelineDatabase *database,
                                const DatelineStorySpan *span,
                                gint64 after,
                                DatelineSearchHaste *haste,
                                GError **error)
{
  g_autoptr (DatelineIdSet) set = dateline_id_set_new ();
  g_autofree char *tail = g_strconcat (after > 0 ? " AND " : "",
                                       after > 0 ? self->id : "",
                                       after > 0 ? " > ?" : "",
                                       self->order,
                                       NULL);
  GError *failure = NULL;
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;
  int next;

  statement = prepare (self, database, "", self->id, tail, span, &next, error);
  if (statement == NULL)
    return NULL;

  if (after > 0)
    dateline_statement_bind_int64 (statement, next, after);
  dateline_search_haste_begin (haste, database);
  while ((step = dateline_statement_step (statement, &failure)) == DATELINE_STEP_ROW)
    {
      if (dateline_id_set_get_size (set) == 0)
        dateline_search_haste_find (haste);
      dateline_id_set_add (set, dateline_statement_get_int64 (statement, 0));
    }
  return dateline_search_haste_end (haste, step, failure, error) ? g_steal_pointer (&set)
                                                                 : NULL;
}

gboolean
dateline_story_filter_is_few (const DatelineStoryFilter *self,
                              DatelineDatabase *database,
                              const DatelineStorySpan *span,
                              guint limit,
                              gboolean *is_few,
                              GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;
  int next;

  statement = prepare (self,
                       database,
                       "SELECT count (*) FROM (",
                       "1",
                       " LIMIT ?)",
                       span,
                       &next,
                       error);
  if (statement == NULL)
    return FALSE;

  dateline_statement_bind_int64 (statement, next, limit);
  step = dateline_statement_step (statement, error);
  *is_few =
      step == DATELINE_STEP_ROW && dateline_statement_get_int64 (statement, 0) < limit;
  return step == DATELINE_STEP_ROW;
}
