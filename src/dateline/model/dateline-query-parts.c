/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a story of a query has to have, its language and its author. They are what could
 * be typed into a search as well, and are answered as that. Pure.
 */

#include "dateline/model/dateline-query-private.h"

#include "dateline/model/dateline-search-private.h"

gboolean
dateline_query_has_same_parts (const DatelineQuery *self, const DatelineQuery *other)
{
  return self->upcoming == other->upcoming && self->parts == other->parts &&
         g_strcmp0 (self->language, other->language) == 0 &&
         g_strcmp0 (self->author, other->author) == 0;
}

void
dateline_query_clear_parts (DatelineQuery *self)
{
  self->upcoming = FALSE;
  self->parts = DATELINE_QUERY_PARTS_ANY;
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->author, g_free);
}

/**
 * dateline_query_set_parts:
 * @self: a query
 * @parts: what a story has to have, all of it
 *
 * Asks for stories that have more than text.
 */
void
dateline_query_set_parts (DatelineQuery *self, DatelineQueryParts parts)
{
  g_return_if_fail (self != NULL);

  self->parts = parts;
}

/**
 * dateline_query_get_parts:
 * @self: a query
 *
 * Gets what a story has to have.
 *
 * Returns: all of it
 */
DatelineQueryParts
dateline_query_get_parts (const DatelineQuery *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_QUERY_PARTS_ANY);

  return self->parts;
}

/* A text without white space around it, NULL for none. */
static void
set_text (char **member, const char *text)
{
  char *trimmed = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  if (trimmed != NULL && *trimmed == '\0')
    g_clear_pointer (&trimmed, g_free);
  g_free (*member);
  *member = trimmed;
}

/**
 * dateline_query_set_language:
 * @self: a query
 * @language: (nullable): a language's tag, such as "de", %NULL for any
 *
 * Asks for the stories in a language: their own, or else their feed's.
 */
void
dateline_query_set_language (DatelineQuery *self, const char *language)
{
  g_return_if_fail (self != NULL);

  set_text (&self->language, language);
}

/**
 * dateline_query_get_language:
 * @self: a query
 *
 * Gets the language that is asked for.
 *
 * Returns: (nullable): its tag, %NULL for any
 */
const char *
dateline_query_get_language (const DatelineQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

/**
 * dateline_query_set_author:
 * @self: a query
 * @author: (nullable): a name, %NULL for any
 *
 * Asks for the stories of an author.
 */
void
dateline_query_set_author (DatelineQuery *self, const char *author)
{
  g_return_if_fail (self != NULL);

  set_text (&self->author, author);
}

/**
 * dateline_query_get_author:
 * @self: a query
 *
 * Gets the author who is asked for.
 *
 * Returns: (nullable): the name, %NULL for any
 */
const char *
dateline_query_get_author (const DatelineQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->author;
}

/**
 * dateline_query_set_upcoming:
 * @self: a query
 * @upcoming: whether to list what is dated in the future, and nothing else
 *
 * Asks for the stories whose time is still to come.
 */
void
dateline_query_set_upcoming (DatelineQuery *self, gboolean upcoming)
{
  g_return_if_fail (self != NULL);

  self->upcoming = !!upcoming;
}

/**
 * dateline_query_get_upcoming:
 * @self: a query
 *
 * Tells whether the stories whose time is still to come are asked for.
 *
 * Returns: %TRUE if so
 */
gboolean
dateline_query_get_upcoming (const DatelineQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->upcoming;
}

/* The conditions as they could be typed. */
static char *
write_conditions (const DatelineQuery *self)
{
  GString *text = g_string_new (NULL);

  if (self->parts & DATELINE_QUERY_PARTS_PICTURE)
    g_string_append (text, "has:image ");
  if (self->parts & DATELINE_QUERY_PARTS_MEDIA)
    g_string_append (text, "(has:audio OR has:video) ");
  if (self->language != NULL)
    {
      g_autofree char *language = dateline_search_quote (self->language);

      g_string_append_printf (text, "lang:%s ", language);
    }
  if (self->author != NULL)
    {
      g_autofree char *author = dateline_search_quote (self->author);

      g_string_append_printf (text, "author:%s ", author);
    }
  return g_string_free (text, FALSE);
}

/* Both have to hold. */
static void
join (DatelineSearch *search, const DatelineSearch *other)
{
  const DatelineSearchTerm and = { .kind = DATELINE_SEARCH_AND };
  gboolean is_first = search->terms->len == 0;

  for (guint i = 0; i < other->terms->len; i++)
    {
      DatelineSearchTerm term = g_array_index (other->terms, DatelineSearchTerm, i);

      term.text = g_strdup (term.text);
      g_array_append_val (search->terms, term);
    }
  if (!is_first && other->terms->len > 0)
    g_array_append_val (search->terms, and);
}

DatelineSearch *
dateline_query_make_search (const DatelineQuery *self, GDateTime *now)
{
  g_autofree char *conditions = write_conditions (self);
  g_autoptr (DatelineSearch) search = NULL;

  search = dateline_search_new (self->words != NULL ? self->words : "", now);
  if (*conditions != '\0')
    {
      g_autoptr (DatelineSearch) other = dateline_search_new (conditions, now);

      join (search, other);
    }
  return dateline_search_is_empty (search) ? NULL : g_steal_pointer (&search);
}
