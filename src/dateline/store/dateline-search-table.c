/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The full-text index. On the writing thread.
 *
 * Texts are bound, never selected into it: in one statement that inserts what it selects,
 * SQLite would set a savepoint for each story, at which the index writes what it has
 * gathered. That makes it three times as slow.
 */

#include "dateline/store/dateline-search-table-private.h"

#include "dateline/store/dateline-body-table-private.h"
#include "dateline/store/dateline-headline-table-private.h"
#include "dateline/store/dateline-page-table-private.h"
#include "dateline/store/dateline-search-moving-private.h"
#include "dateline/store/dateline-search-text-private.h"

#include <stdlib.h>

#define MAX_COLUMNS 7

/* The index, and the one that stories move out of: its captions have the credits. */
typedef struct
{
  int n_columns;
  const char *insert;
  const char *select; /* what was put in */
  const char *remove; /* by what was put in */
} Index;

static const Index indexes[] = {
  { 7,
    "INSERT INTO search (rowid, title, summary, content, authors, captions, credits,"
    " facts) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    "SELECT story_id, title, summary, content, authors, captions, credits, facts"
    " FROM indexed WHERE story_id = ?1",
    "INSERT INTO search (search, rowid, title, summary, content, authors, captions,"
    " credits, facts) VALUES ('delete', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)" },
  { 5,
    "INSERT INTO old_search (rowid, title, summary, content, authors, captions)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    "SELECT story_id, title, summary, content, authors, captions FROM search_text"
    " WHERE story_id = ?1",
    "INSERT INTO old_search (old_search, rowid, title, summary, content, authors,"
    " captions) VALUES ('delete', ?1, ?2, ?3, ?4, ?5, ?6)" },
};

/* The index that a story is in, or is to be in; NULL if it comes into one later. */
static gboolean
find_index (DatelineDatabase *database,
            gint64 story_id,
            const Index **index,
            GError **error)
{
  gboolean has_old = FALSE;
  gint64 below;

  if (!dateline_search_moving_get_below (database, &below, error))
    return FALSE;
  *index = &indexes[0];
  if (story_id >= below)
    return TRUE;
  if (!dateline_search_moving_has_old (database, &has_old, error))
    return FALSE;
  *index = has_old ? &indexes[1] : NULL;
  return TRUE;
}

void
dateline_search_table_add (DatelineDatabase *database,
                           gint64 story_id,
                           DatelineEntry *entry)
{
  g_hash_table_insert (dateline_database_get_unindexed (database),
                       g_memdup2 (&story_id, sizeof story_id),
                       dateline_entry_ref (entry));
}

void
dateline_search_table_forget (DatelineDatabase *database)
{
  g_hash_table_remove_all (dateline_database_get_unindexed (database));
}

static gboolean
write_one (DatelineDatabase *database,
           const Index *index,
           gint64 story_id,
           DatelineEntry *entry,
           GError **error)
{
  g_autofree char *byline = dateline_headline_table_make_byline (entry);
  g_autofree char *captions = index == &indexes[0]
                                  ? dateline_search_text_make_captions (entry)
                                  : dateline_body_table_make_captions (entry);
  g_autofree char *credits = dateline_search_text_make_credits (entry);
  g_autofree char *facts = dateline_search_text_make_facts (entry);
  const char *const texts[MAX_COLUMNS] = {
    dateline_entry_get_title (entry),
    dateline_entry_get_summary (entry),
    dateline_entry_get_content_text (entry),
    byline,
    captions,
    credits,
    facts,
  };
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare_with (database,
                                      index->insert,
                                      error,
                                      DATELINE_INT64 (story_id));

  if (statement == NULL)
    return FALSE;
  for (int i = 0; i < index->n_columns; i++)
    dateline_statement_bind_text (statement, i + 2, texts[i]);
  return dateline_statement_run (statement, error);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = **(const gint64 *const *) a;
  gint64 second = **(const gint64 *const *) b;

  return (first > second) - (first < second);
}

/* In the order of their numbers: the index writes a piece each time that they go back. */
gboolean
dateline_search_table_write (DatelineDatabase *database, GError **error)
{
  GHashTable *unindexed = dateline_database_get_unindexed (database);
  guint n_ids;
  g_autofree gpointer *ids = g_hash_table_get_keys_as_array (unindexed, &n_ids);

  qsort (ids, n_ids, sizeof *ids, compare_ids);
  for (guint i = 0; i < n_ids; i++)
    {
      gint64 id = *(const gint64 *) ids[i];
      const Index *index;
      gboolean has_page = FALSE;

      if (!find_index (database, id, &index, error) ||
          !dateline_page_table_has_article (database, id, &has_page, error))
        return FALSE;
      if (has_page && index == &indexes[0])
        {
          if (!dateline_search_table_move_in (database, id, error))
            return FALSE;
          continue;
        }
      if (index != NULL && !write_one (database,
                                       index,
                                       id,
                                       g_hash_table_lookup (unindexed, ids[i]),
                                       error))
        return FALSE;
    }
  g_hash_table_remove_all (unindexed);
  return TRUE;
}

/* Gives what an index covers of a story to a statement: what takes words out takes out
 * what was put in. */
static gboolean
copy (DatelineDatabase *database,
      const Index *index,
      const char *to,
      gint64 story_id,
      GError **error)
{
  g_autoptr (DatelineStatement) source = NULL;
  g_autoptr (DatelineStatement) sink = NULL;

  source = dateline_database_prepare (database, index->select, error);
  if (source == NULL)
    return FALSE;
  sink = dateline_database_prepare (database, to, error);
  if (sink == NULL)
    return FALSE;

  dateline_statement_bind_int64 (source, 1, story_id);
  switch (dateline_statement_step (source, error))
    {
    case DATELINE_STEP_ROW:
      break;
    case DATELINE_STEP_DONE:
      return TRUE;
    case DATELINE_STEP_FAILED:
    default:
      return FALSE;
    }

  dateline_statement_bind_int64 (sink, 1, story_id);
  for (int column = 1; column <= index->n_columns; column++)
    dateline_statement_bind_text (sink,
                                  column + 1,
                                  dateline_statement_get_text (source, column));
  return dateline_statement_run (sink, error);
}

gboolean
dateline_search_table_remove (DatelineDatabase *database, gint64 story_id, GError **error)
{
  const Index *index;

  if (g_hash_table_remove (dateline_database_get_unindexed (database), &story_id))
    return TRUE;
  if (!find_index (database, story_id, &index, error))
    return FALSE;
  return index == NULL || copy (database, index, index->remove, story_id, error);
}

gboolean
dateline_search_table_move_in (DatelineDatabase *database,
                               gint64 story_id,
                               GError **error)
{
  return copy (database, &indexes[0], indexes[0].insert, story_id, error);
}
