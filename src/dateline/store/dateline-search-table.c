/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The full-text index. On the writing thread; what makes an expression is pure.
 *
 * Texts are bound, never selected into it: in one statement that inserts what it selects,
 * SQLite would set a savepoint for each story, at which the index writes what it has
 * gathered. That makes it three times as slow.
 */

#include "dateline/store/dateline-search-table-private.h"

#include "dateline/store/dateline-body-table-private.h"
#include "dateline/store/dateline-headline-table-private.h"

#include <stdlib.h>

#define MAX_WORDS 32
#define MAX_WORD_CHARS 64

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
           gint64 story_id,
           DatelineEntry *entry,
           GError **error)
{
  g_autofree char *byline = dateline_headline_table_make_byline (entry);
  g_autofree char *captions = dateline_body_table_make_captions (entry);
  const char *const texts[] = {
    dateline_entry_get_title (entry),
    dateline_entry_get_summary (entry),
    dateline_entry_get_content_text (entry),
    byline,
    captions,
  };
  g_autoptr (DatelineStatement) statement = dateline_database_prepare (
      database,
      "INSERT INTO search (rowid, title, summary, content, authors, captions)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
      error);

  if (statement == NULL)
    return FALSE;
  dateline_statement_bind_int64 (statement, 1, story_id);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
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

  if (n_ids > 1)
    qsort (ids, n_ids, sizeof *ids, compare_ids);
  for (guint i = 0; i < n_ids; i++)
    if (!write_one (database,
                    *(const gint64 *) ids[i],
                    g_hash_table_lookup (unindexed, ids[i]),
                    error))
      return FALSE;
  g_hash_table_remove_all (unindexed);
  return TRUE;
}

/* Reads what the index covers of a story, to give it to the index again: so it takes the
 * words out that it put in. */
static gboolean
take_out (DatelineDatabase *database, gint64 story_id, GError **error)
{
  g_autoptr (DatelineStatement) source = NULL;
  g_autoptr (DatelineStatement) sink = NULL;

  source = dateline_database_prepare (
      database,
      "SELECT story_id, title, summary, content, authors, captions"
      " FROM search_text WHERE story_id = ?1",
      error);
  if (source == NULL)
    return FALSE;
  sink =
      dateline_database_prepare (database,
                                 "INSERT INTO search"
                                 " (search, rowid, title, summary, content, authors,"
                                 " captions) VALUES ('delete', ?1, ?2, ?3, ?4, ?5, ?6)",
                                 error);
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
  for (int column = 1; column <= 5; column++)
    dateline_statement_bind_text (sink,
                                  column + 1,
                                  dateline_statement_get_text (source, column));
  return dateline_statement_run (sink, error);
}

gboolean
dateline_search_table_remove (DatelineDatabase *database, gint64 story_id, GError **error)
{
  return g_hash_table_remove (dateline_database_get_unindexed (database), &story_id) ||
         take_out (database, story_id, error);
}

/* Takes the next word of @text: its characters, without quotes and what cannot be text.
 * Words that hold nothing the index knows come back empty. */
static char *
take_word (const char **text)
{
  GString *word = g_string_new (NULL);
  gboolean searchable = FALSE;
  gsize n_chars = 0;
  const char *p = *text;

  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  for (; *p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || ++n_chars > MAX_WORD_CHARS)
        continue;
      searchable = searchable || g_unichar_isalnum (c);
      g_string_append_unichar (word, c);
    }
  *text = p;

  if (!searchable)
    g_string_truncate (word, 0);
  return g_string_free (word, FALSE);
}

char *
dateline_search_table_make_expression (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  const char *text = valid;
  GString *expression = g_string_new (NULL);
  gsize last_length = 0;

  for (gsize n_words = 0; *text != '\0' && n_words < MAX_WORDS;)
    {
      g_autofree char *word = take_word (&text);

      if (*word == '\0')
        continue;
      last_length = strlen (word);
      if (expression->len > 0)
        g_string_append_c (expression, ' ');
      g_string_append_printf (expression, "\"%s\"", word);
      n_words++;
    }

  if (expression->len == 0)
    {
      g_string_free (expression, TRUE);
      return NULL;
    }
  /* The words that begin with one letter are a good part of all words: to look for them
   * takes a second among 100,000 stories, and nothing is found by it. */
  if (last_length > 1)
    g_string_append (expression, " *");
  return g_string_free (expression, FALSE);
}
