/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Many publishers set an article in boxes of one kind, between which there are
 * advertisements and pictures. Such boxes have the same first class, stand in the same
 * article, and no headline is between them: that of another story would be. Any thread.
 */

#include "dateline/extract/dateline-page-chunks-private.h"

#include "dateline/extract/dateline-page-names-private.h"

#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name

#define MOST_LEVELS 7
#define SHORTEST_CHUNK 80
#define MOST_LINKS 0.25
#define LEAST_OF_ALL 0.6

typedef struct
{
  DatelinePagePart *top;
  const DatelinePagePart *article_above;
  const char *name;
  gsize n_name;
  GPtrArray *before; /* chunks, in the order of the page */
  GPtrArray *after;
} Search;

/* The first class, which says what a box is; those behind it say how it looks. */
static gsize
find_name (const DatelinePagePart *node, const char **name)
{
  *name = dateline_page_part_get_names (node);
  *name += strspn (*name, " ");
  return strcspn (*name, " ");
}

static gboolean
has_name (const Search *self, const DatelinePagePart *node)
{
  const char *name;

  return find_name (node, &name) == self->n_name &&
         strncmp (name, self->name, self->n_name) == 0;
}

/* Of running text, not of links or of lines that are pressed. */
static gboolean
is_chunk (const Search *self, const DatelinePagePart *node)
{
  int n_chars = 0;

  if (!has_name (self, node) || node->amount.n_chars < SHORTEST_CHUNK ||
      dateline_page_part_get_link_density (node) > MOST_LINKS ||
      dateline_page_part_find_above (node, T (ARTICLE)) != self->article_above ||
      dateline_page_part_find_above (node, T (ASIDE)) ||
      dateline_page_names_are_clutter (node))
    return FALSE;
  for (const DatelinePagePart *part = node; part;
       part = dateline_page_part_next (part, node))
    if (dateline_page_part_is (part, T (P)) && part->amount.n_chars >= SHORTEST_CHUNK / 2)
      n_chars += part->amount.n_chars;
  return n_chars >= LEAST_OF_ALL * node->amount.n_chars;
}

/* What another story begins with. */
static gboolean
is_headline (const DatelinePagePart *node)
{
  if (!dateline_page_part_is_heading (node) || node->tag > T (H4))
    return FALSE;
  return node->tag == T (H1) || dateline_page_part_get_link_density (node) > 0.5 ||
         dateline_page_part_find_above (node, T (A));
}

/* How far up to look: to the article that it stands in, or a few levels. */
static DatelinePagePart *
find_scope (Search *self)
{
  DatelinePagePart *scope = self->top->parent;

  self->article_above = dateline_page_part_find_above (self->top, T (ARTICLE));
  for (guint level = 0; level < MOST_LEVELS && scope->parent; level++)
    {
      if (scope == self->article_above || scope->parent->tag == T (BODY) ||
          scope->parent->tag == T (HTML))
        break;
      scope = scope->parent;
    }
  return scope;
}

static void
search (Search *self, const DatelinePagePart *scope)
{
  gboolean is_behind = FALSE;
  DatelinePagePart *node = dateline_page_part_next (scope, scope);

  while (node)
    {
      if (node == self->top || (!node->text && is_chunk (self, node) &&
                                !dateline_page_part_is_above (node, self->top)))
        {
          if (node == self->top)
            is_behind = TRUE;
          else
            g_ptr_array_add (is_behind ? self->after : self->before, node);
          node = dateline_page_part_skip (node, scope);
          continue;
        }
      if (!node->text && is_headline (node))
        {
          if (is_behind)
            return;
          g_ptr_array_set_size (self->before, 0);
        }
      node = dateline_page_part_next (node, scope);
    }
}

/*
 * dateline_page_chunks_gather:
 * @article: what is to have the article
 * @top: a box in it that has a part of it
 *
 * Takes the other boxes of the article into it.
 */
void
dateline_page_chunks_gather (DatelinePagePart *article, DatelinePagePart *top)
{
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (GPtrArray) after = g_ptr_array_new ();
  Search self = { .top = top, .before = before, .after = after };
  DatelinePagePart *first = article->first;

  self.n_name = find_name (top, &self.name);
  if (!top->parent || !first || self.n_name == 0)
    return;
  search (&self, find_scope (&self));
  for (guint i = 0; i < before->len; i++)
    {
      DatelinePagePart *chunk = g_ptr_array_index (before, i);

      if (!dateline_page_part_is_above (article, chunk))
        dateline_page_part_insert_before (chunk, first);
    }
  for (guint i = 0; i < after->len; i++)
    {
      DatelinePagePart *chunk = g_ptr_array_index (after, i);

      if (!dateline_page_part_is_above (article, chunk))
        dateline_page_part_append (article, chunk);
    }
}
