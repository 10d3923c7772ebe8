/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What could be typed next in a search. Pure. */

#include "dateline/model/dateline-search-private.h"

#include <string.h>

static gboolean
is_between_terms (char c)
{
  return c == ' ' || c == '\t' || c == '(' || c == ')';
}

/* Where the term begins in which the text up to @cursor ends; with a quote that is open,
 * that is before the quote, or before the operator in front of it. */
static gsize
find_start (const char *words, gsize cursor)
{
  gsize start = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < cursor; i++)
    if (words[i] == '"')
      quoted = !quoted;
    else if (!quoted && is_between_terms (words[i]))
      start = i + 1;
  return start;
}

/**
 * dateline_search_complete:
 * @words: what was typed
 * @cursor: up to where, in bytes
 * @start: (out): where that begins which may be completed, in bytes
 * @operator_name: (out) (nullable) (transfer full): the operator whose value is typed
 * @typed: (out) (transfer full): what of it is there, without quotes
 *
 * Tells what could be completed before the cursor: an operator, or an operator's value.
 *
 * Returns: what may stand there
 */
DatelineSearchValues
dateline_search_complete (const char *words,
                          gsize cursor,
                          gsize *start,
                          char **operator_name,
                          char **typed)
{
  const DatelineSearchOperator *lead = NULL;
  const char *colon;
  g_autofree char *term = NULL;
  char *text;

  g_return_val_if_fail (words != NULL && start != NULL, DATELINE_SEARCH_VALUES_NONE);
  g_return_val_if_fail (operator_name != NULL && typed != NULL,
                        DATELINE_SEARCH_VALUES_NONE);

  cursor = MIN (cursor, strlen (words));
  *start = find_start (words, cursor);
  while (*start < cursor && words[*start] == '-')
    (*start)++;
  *operator_name = NULL;
  term = g_strndup (words + *start, cursor - *start);
  colon = strchr (term, ':');
  if (colon != NULL)
    lead = dateline_search_find_operator (term, colon - term);
  if (lead == NULL)
    {
      *typed = g_steal_pointer (&term);
      return strchr (*typed, '"') == NULL && colon == NULL
                 ? DATELINE_SEARCH_VALUES_OPERATORS
                 : DATELINE_SEARCH_VALUES_NONE;
    }

  *operator_name = g_strndup (term, colon - term);
  *start += colon + 1 - term;
  text = g_strdup (colon + 1);
  *typed = text;
  if (*text == '"')
    memmove (text, text + 1, strlen (text));
  if (g_str_has_suffix (text, "\""))
    return DATELINE_SEARCH_VALUES_NONE;
  return lead->values;
}

/**
 * dateline_search_quote:
 * @value: a value of an operator
 *
 * Writes a value so that it is read as one: in quotes if there are spaces in it.
 *
 * Returns: (transfer full): the value as it is typed
 */
char *
dateline_search_quote (const char *value)
{
  GString *quoted = g_string_new (NULL);
  gboolean parted = FALSE;

  g_return_val_if_fail (value != NULL, NULL);

  for (const char *p = value; *p != '\0'; p++)
    {
      parted = parted || is_between_terms (*p) || (*p & 0x80) != 0;
      g_string_append_c (quoted, *p == '"' ? ' ' : *p);
    }
  if (parted || strchr (value, '"') != NULL)
    {
      g_string_prepend_c (quoted, '"');
      g_string_append_c (quoted, '"');
    }
  return g_string_free (quoted, FALSE);
}
