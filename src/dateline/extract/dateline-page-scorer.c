/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Every text of some length speaks for the elements that it is in, the nearer the more;
 * what is mostly links loses. The element that most speaks for becomes the article, with
 * those beside it that are like it. In the way of Mozilla's Readability. Any thread.
 */

#include "dateline/extract/dateline-page-scorer-private.h"

#include "dateline/extract/dateline-page-chunks-private.h"
#include "dateline/extract/dateline-page-names-private.h"

#include <math.h>
#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name
#define SHORTEST_TEXT 25
#define N_TOP 5
#define MOST_LEVELS 5
#define MOST_LEVELS_OF_LEAD 4
#define LONGEST_CAPTION 500

typedef struct
{
  gboolean weigh_names;
  GPtrArray *candidates;
  DatelinePagePart *top[N_TOP]; /* the best first */
} Scorer;

static double
get_score_of_tag (DatelineHtmlTag tag)
{
  switch (tag)
    {
    case T (DIV):
      return 5;
    case T (PRE):
    case T (TD):
    case T (BLOCKQUOTE):
      return 3;
    case T (ADDRESS):
    case T (OL):
    case T (UL):
    case T (DL):
    case T (DD):
    case T (DT):
    case T (LI):
    case T (FORM):
      return -3;
    case T (H1):
    case T (H2):
    case T (H3):
    case T (H4):
    case T (H5):
    case T (H6):
    case T (TH):
      return -5;
    default:
      return 0;
    }
}

static void
make_candidate (Scorer *self, DatelinePagePart *node)
{
  node->is_candidate = TRUE;
  node->score = get_score_of_tag (node->tag);
  if (self->weigh_names)
    node->score += dateline_page_names_get_weight (node);
  g_ptr_array_add (self->candidates, node);
}

static void
score_text (Scorer *self, const DatelinePagePart *text)
{
  double score = 2 + text->amount.n_commas;
  DatelinePagePart *node = text->parent;

  if (text->amount.n_chars < SHORTEST_TEXT)
    return;
  score += MIN (text->amount.n_chars / 100, 3);
  for (guint level = 0; level < MOST_LEVELS && node && node->parent; level++)
    {
      if (!node->is_candidate)
        make_candidate (self, node);
      node->score += score / (level == 0 ? 1 : level == 1 ? 2 : level * 3);
      node = node->parent;
    }
}

static void
rank (Scorer *self, DatelinePagePart *node)
{
  node->score *= 1 - dateline_page_part_get_link_density (node);
  for (guint i = 0; i < N_TOP; i++)
    if (!self->top[i] || node->score > self->top[i]->score)
      {
        memmove (&self->top[i + 1], &self->top[i], (N_TOP - 1 - i) * sizeof self->top[0]);
        self->top[i] = node;
        return;
      }
}

/* How many of the other best ones are in @node. */
static guint
count_alternatives_in (Scorer *self, const DatelinePagePart *node)
{
  guint n = 0;

  for (guint i = 1; i < N_TOP && self->top[i]; i++)
    if (self->top[i]->score / self->top[0]->score >= 0.75)
      for (const DatelinePagePart *above = self->top[i]->parent; above;
           above = above->parent)
        n += above == node;
  return n;
}

/* Where others score nearly as much, what they are all in is the article. */
static DatelinePagePart *
climb_to_alternatives (Scorer *self, DatelinePagePart *top)
{
  for (DatelinePagePart *node = top->parent; node && node->tag != T (BODY);
       node = node->parent)
    if (count_alternatives_in (self, node) >= 3)
      {
        if (!node->is_candidate)
          make_candidate (self, node);
        return node;
      }
  return top;
}

/* What is around may say more: a page of parts, each in a box of its own. */
static DatelinePagePart *
climb_by_score (DatelinePagePart *top)
{
  double last = top->score;
  double least = last / 3;

  for (DatelinePagePart *node = top->parent; node && node->tag != T (BODY);
       node = node->parent)
    {
      if (!node->is_candidate)
        continue;
      if (node->score < least)
        break;
      if (node->score > last)
        return node;
      last = node->score;
    }
  return top;
}

static DatelinePagePart *
climb_while_alone (DatelinePagePart *top)
{
  while (top->parent && top->parent->tag != T (BODY) && top->parent->tag != T (HTML) &&
         dateline_page_part_count_elements (top->parent) == 1)
    top = top->parent;
  return top;
}

static gboolean
ends_a_sentence (const DatelinePagePart *node)
{
  g_autofree char *text = dateline_page_part_dup_text (node);

  return g_str_has_suffix (text, ".") || strstr (text, ". ");
}

static gboolean
is_like (const DatelinePagePart *sibling, const DatelinePagePart *top)
{
  double least = MAX (10, top->score * 0.2);
  const char *of_top = dateline_page_part_get (top, "class");
  const char *of_sibling = dateline_page_part_get (sibling, "class");
  double bonus =
      of_top && *of_top && g_strcmp0 (of_top, of_sibling) == 0 ? top->score * 0.2 : 0;
  double density;

  if (sibling->is_candidate && sibling->score + bonus >= least)
    return TRUE;
  if (sibling->tag != T (P))
    return FALSE;
  density = dateline_page_part_get_link_density (sibling);
  if (sibling->amount.n_chars > 80)
    return density < 0.25;
  return sibling->amount.n_chars > 0 && density == 0 && ends_a_sentence (sibling);
}

static gboolean
keeps_its_name (DatelineHtmlTag tag)
{
  return tag == T (DIV) || tag == T (ARTICLE) || tag == T (SECTION) || tag == T (P) ||
         tag == T (OL) || tag == T (UL);
}

/* The figure that an element has, if it has nothing else. */
static DatelinePagePart *
get_only_figure (const DatelinePagePart *node)
{
  DatelinePagePart *figure = dateline_page_part_find (node, T (FIGURE));

  return figure && figure->amount.n_chars == node->amount.n_chars ? figure : NULL;
}

static gboolean
is_captioned (const DatelinePagePart *figure)
{
  return figure->tag == T (FIGURE) && dateline_page_part_find (figure, T (IMG)) &&
         figure->amount.n_chars > 0 && figure->amount.n_chars < LONGEST_CAPTION;
}

/* Many pages keep the picture that leads the article right above it. */
static void
gather_lead (DatelinePagePart *article)
{
  const DatelinePagePart *place = article;

  for (guint level = 0; level < MOST_LEVELS_OF_LEAD && place; level++)
    {
      DatelinePagePart *before = dateline_page_part_previous_element (place);

      if (before)
        {
          DatelinePagePart *figure =
              before->tag == T (FIGURE) ? before : get_only_figure (before);

          if (figure && is_captioned (figure) && article->first)
            dateline_page_part_insert_before (figure, article->first);
          return;
        }
      place = place->parent;
    }
}

static DatelinePagePart *
gather (DatelinePageTree *tree, DatelinePagePart *top, DatelinePagePart *inner)
{
  DatelinePagePart *article = dateline_page_tree_add (tree, T (DIV));
  DatelinePagePart *parent = top->parent;

  dateline_page_part_insert_before (article, top);
  for (DatelinePagePart *sibling = parent->first, *next; sibling; sibling = next)
    {
      next = sibling->next;
      if (sibling->text || sibling == article ||
          (sibling != top && !is_like (sibling, top)))
        continue;
      if (!keeps_its_name (sibling->tag))
        sibling->tag = T (DIV);
      dateline_page_part_append (article, sibling);
    }
  dateline_page_chunks_gather (article, inner);
  gather_lead (article);
  return article;
}

/* Nothing stands out: all of the page. */
static DatelinePagePart *
wrap_body (DatelinePageTree *tree)
{
  DatelinePagePart *body = dateline_page_tree_find (tree, T (BODY));
  DatelinePagePart *all = dateline_page_tree_add (tree, T (DIV));

  if (!body)
    return NULL;
  while (body->first)
    dateline_page_part_append (all, body->first);
  dateline_page_part_append (body, all);
  return all;
}

/*
 * dateline_page_scorer_find:
 * @tree: a prepared page
 * @texts: its elements with text
 * @weigh_names: whether classes count
 * @top: (out): the element that won; it is in what is returned
 *
 * Returns: an element with the article in it; NULL if the page is empty
 */
DatelinePagePart *
dateline_page_scorer_find (DatelinePageTree *tree,
                           GPtrArray *texts,
                           gboolean weigh_names,
                           DatelinePagePart **top)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();
  Scorer self = { .weigh_names = weigh_names, .candidates = candidates };
  DatelinePagePart *best;

  for (guint i = 0; i < texts->len; i++)
    score_text (&self, g_ptr_array_index (texts, i));
  for (guint i = 0; i < candidates->len; i++)
    rank (&self, g_ptr_array_index (candidates, i));

  best = self.top[0];
  if (!best || best->tag == T (BODY) || best->tag == T (HTML))
    {
      *top = wrap_body (tree);
      return *top;
    }
  best = climb_to_alternatives (&self, best);
  best = climb_by_score (best);
  *top = climb_while_alone (best);
  return gather (tree, *top, best);
}
