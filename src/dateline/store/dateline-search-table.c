/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The full-text index. On the writing thread; what makes an expression is pure. */

#include "dateline/store/dateline-search-table-private.h"

#define MAX_WORDS 32
#define MAX_WORD_CHARS 64

static gboolean
run_with (DatelineDatabase *database, const char *sql, gint64 id, GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  dateline_statement_bind_int64 (statement, 1, id);
  return dateline_statement_run (statement, error);
}

gboolean
dateline_search_table_add (DatelineDatabase *database, gint64 story_id, GError **error)
{
  return run_with (
      database,
      "INSERT INTO search (rowid, title, summary, content, authors, captions)"
      " SELECT story_id, title, summary, content, authors, captions"
      " FROM search_text WHERE story_id = ?1",
      story_id,
      error);
}

gboolean
dateline_search_table_remove (DatelineDatabase *database, gint64 story_id, GError **error)
{
  return run_with (database, "DELETE FROM search WHERE rowid = ?1", story_id, error);
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
