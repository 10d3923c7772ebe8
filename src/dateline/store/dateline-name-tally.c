/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The names that the stories of a query bear. On the reading thread.
 *
 * Authors have no table: the bylines of the newest stories are read, as many as take some
 * hundredths of a second whatever the store has. Where somebody types, those are the
 * newest among the stories whose authors fit, which the index of words finds.
 */

#include "dateline/store/dateline-name-tally-private.h"

#include "dateline/model/dateline-name-count.h"
#include "dateline/store/dateline-stated-languages-private.h"
#include "dateline/store/dateline-story-query-private.h"

#define N_STORIES 5000
#define N_AUTHORS 20
#define MIN_LETTERS 3 /* of a beginning that the index of words is asked for */
#define N_LANGUAGES 24

/* The stories to look at: without their author, but for the words that were typed. */
static DatelineQuery *
make_query (const DatelineQuery *query, const char *typed)
{
  DatelineQuery *all = dateline_query_copy (query);
  g_auto (GStrv) words = g_str_tokenize_and_fold (typed, NULL, NULL);
  GString *text = g_string_new (dateline_query_get_words (query));

  dateline_query_set_author (all, NULL);
  dateline_query_set_limit (all, N_STORIES);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) >= MIN_LETTERS)
      g_string_append_printf (text, " author:%s*", words[i]);
  if (text->len > 0)
    dateline_query_set_words (all, text->str);
  g_string_free (text, TRUE);
  return all;
}

static void
add_names (GHashTable *counts, const char *byline)
{
  g_auto (GStrv) names = g_strsplit (byline, ", ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, names[i]));

      if (*names[i] != '\0')
        g_hash_table_replace (counts, g_strdup (names[i]), GUINT_TO_POINTER (n + 1));
    }
}

static GHashTable *
count_bylines (DatelineDatabase *database, GArray *ids, GError **error)
{
  g_autoptr (GHashTable) counts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (database,
                                 "SELECT byline FROM headline WHERE story_id = ?1",
                                 error);

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      DatelineStep step;

      dateline_statement_bind_int64 (statement, 1, g_array_index (ids, gint64, i));
      step = dateline_statement_step (statement, error);
      if (step == DATELINE_STEP_FAILED)
        return NULL;
      if (step == DATELINE_STEP_ROW && dateline_statement_get_text (statement, 0) != NULL)
        add_names (counts, dateline_statement_get_text (statement, 0));
      dateline_statement_reset (statement);
    }
  return g_steal_pointer (&counts);
}

/* The most first, then by name. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const DatelineNameCount *one = *(DatelineNameCount *const *) a;
  const DatelineNameCount *other = *(DatelineNameCount *const *) b;
  guint n = dateline_name_count_get_n_stories (one);
  guint m = dateline_name_count_get_n_stories (other);

  if (n != m)
    return n > m ? -1 : 1;
  return g_utf8_collate (dateline_name_count_get_name (one),
                         dateline_name_count_get_name (other));
}

GPtrArray *
dateline_name_tally_list_authors (DatelineDatabase *database,
                                  const DatelineQuery *query,
                                  const char *typed,
                                  GError **error)
{
  g_autoptr (DatelineQuery) all = make_query (query, typed);
  g_autoptr (GArray) ids = dateline_story_query_list_ids (database, all, error);
  g_autoptr (GHashTable) counts = NULL;
  GPtrArray *authors;
  GHashTableIter iter;
  gpointer name, n;

  if (ids == NULL || (counts = count_bylines (database, ids, error)) == NULL)
    return NULL;

  authors = g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_name_count_unref);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &name, &n))
    if (*typed == '\0' || g_str_match_string (typed, name, TRUE))
      g_ptr_array_add (authors, dateline_name_count_new (name, GPOINTER_TO_UINT (n)));
  g_ptr_array_sort (authors, compare);
  g_ptr_array_set_size (authors, MIN (authors->len, N_AUTHORS));
  return authors;
}

/* Adds the languages of the feeds, without their countries, but for the one that is asked
 * for. */
static gboolean
add_feeds_tags (DatelineDatabase *database,
                const char *asked,
                GPtrArray *tags,
                GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      database,
      "SELECT tag FROM (SELECT lower (substr (language, 1,"
      " instr (replace (language, '_', '-') || '-', '-') - 1)) AS tag,"
      " sum (n_stories) AS n FROM feed WHERE language IS NOT NULL"
      " AND removed_at IS NULL GROUP BY tag)"
      " WHERE length (tag) IN (2, 3) AND tag IS NOT lower (?1) ORDER BY n DESC LIMIT ?2",
      error,
      DATELINE_TEXT (asked),
      DATELINE_INT64 (N_LANGUAGES));
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    g_ptr_array_add (tags, dateline_statement_dup_text (statement, 0));
  return step == DATELINE_STEP_DONE;
}

/* The language that is asked for, those of the feeds, and those that only stories state.
 */
static GStrv
list_tags (DatelineDatabase *database, const char *asked, GError **error)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) stated = dateline_stated_languages_list (database, error);

  if (stated == NULL)
    return NULL;
  if (asked != NULL)
    g_ptr_array_add (tags, g_ascii_strdown (asked, -1));
  if (!add_feeds_tags (database, asked, tags, error))
    return NULL;
  for (guint i = 0; stated[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (tags, stated[i], g_str_equal, NULL))
      g_ptr_array_add (tags, g_strdup (stated[i]));
  g_ptr_array_add (tags, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&tags), FALSE);
}

DatelineLanguageTally *
dateline_language_tally_new (DatelineDatabase *database,
                             const DatelineQuery *query,
                             GError **error)
{
  GStrv tags = list_tags (database, dateline_query_get_language (query), error);
  DatelineLanguageTally *self;

  if (tags == NULL)
    return NULL;
  self = g_new0 (DatelineLanguageTally, 1);
  self->tags = tags;
  self->query = dateline_query_copy (query);
  self->counts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_name_count_unref);
  return self;
}

void
dateline_language_tally_free (DatelineLanguageTally *self)
{
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  g_clear_pointer (&self->query, dateline_query_free);
  g_clear_pointer (&self->counting, dateline_story_count_free);
  g_strfreev (self->tags);
  g_free (self);
}

gboolean
dateline_language_tally_go_on (DatelineLanguageTally *self,
                               DatelineDatabase *database,
                               gboolean *left,
                               GError **error)
{
  const char *tag = self->tags[self->n_done];
  gboolean more = FALSE;

  if (tag != NULL && self->counting == NULL)
    {
      dateline_query_set_language (self->query, tag);
      self->counting = dateline_story_count_new (database,
                                                 self->query,
                                                 DATELINE_STORY_COUNT_ALL,
                                                 error);
      if (self->counting == NULL)
        return FALSE;
    }
  if (self->counting != NULL &&
      !dateline_story_count_go_on (self->counting, database, &more, error))
    return FALSE;
  if (self->counting != NULL && !more)
    {
      if (self->counting->n_stories > 0)
        g_ptr_array_add (self->counts,
                         dateline_name_count_new (tag, self->counting->n_stories));
      g_clear_pointer (&self->counting, dateline_story_count_free);
      self->n_done++;
    }
  *left = self->tags[self->n_done] != NULL;
  if (!*left)
    g_ptr_array_sort (self->counts, compare);
  return TRUE;
}
