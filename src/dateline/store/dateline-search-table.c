/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The full-text index. On the writing thread; what makes an expression is pure. */

#include "dateline/store/dateline-search-table-private.h"

#define MAX_WORDS 32
#define MAX_WORD_CHARS 64

/* Gives what the index covers of a story to @sql, which has the number and the texts as
 * its parameters.
 *
 * In one statement that inserts what it selects, SQLite would set a savepoint for each
 * story, at which the index writes what it has gathered: that makes it three times as
 * slow. */
static gboolean
pass_on (DatelineDatabase *database, const char *sql, gint64 story_id, GError **error)
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
  sink = dateline_database_prepare (database, sql, error);
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
dateline_search_table_add (DatelineDatabase *database, gint64 story_id, GError **error)
{
  return pass_on (database,
                  "INSERT INTO search (rowid, title, summary, content, authors, captions)"
                  " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                  story_id,
                  error);
}

gboolean
dateline_search_table_remove (DatelineDatabase *database, gint64 story_id, GError **error)
{
  return pass_on (database,
                  "INSERT INTO search"
                  " (search, rowid, title, summary, content, authors, captions)"
                  " VALUES ('delete', ?1, ?2, ?3, ?4, ?5, ?6)",
                  story_id,
                  error);
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
