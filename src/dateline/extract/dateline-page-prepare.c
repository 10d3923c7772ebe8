/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Takes out of a page what cannot be its article, and gives running text that stands in
 * bare <div> its paragraphs, so that text is found in paragraphs everywhere. In the way
 * of Mozilla's Readability. Any thread.
 */

#include "dateline/extract/dateline-page-prepare-private.h"

#include "dateline/extract/dateline-page-byline-private.h"
#include "dateline/extract/dateline-page-names-private.h"
#include "dateline/extract/dateline-page-requests-private.h"
#include "dateline/extract/dateline-page-teasers-private.h"
#include "dateline/extract/dateline-page-title-private.h"
#include "dateline/extract/dateline-page-words-private.h"

#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name
#define MOST_HIDDEN 0.2
#define LONGEST_LABEL 40
#define LEAST_OF_ARTICLE 500 /* characters outside of links */

typedef struct
{
  DatelinePageTree *tree;
  const DatelinePageHints *hints;
  DatelinePageDrop drop;
  gboolean has_title;
  gboolean has_byline;
  GPtrArray *texts; /* elements with text to be scored */
} Preparation;

/* What stands in a line of text. */
static gboolean
is_phrasing_element (const DatelinePagePart *node)
{
  switch (node->tag)
    {
    case T (ABBR):
    case T (AUDIO):
    case T (B):
    case T (BDO):
    case T (BR):
    case T (BUTTON):
    case T (CITE):
    case T (CODE):
    case T (DATA):
    case T (DATALIST):
    case T (DFN):
    case T (EM):
    case T (EMBED):
    case T (I):
    case T (IMG):
    case T (INPUT):
    case T (KBD):
    case T (LABEL):
    case T (MARK):
    case T (MATH):
    case T (METER):
    case T (NOSCRIPT):
    case T (OBJECT):
    case T (OUTPUT):
    case T (PROGRESS):
    case T (Q):
    case T (RUBY):
    case T (SAMP):
    case T (SELECT):
    case T (SMALL):
    case T (SPAN):
    case T (STRONG):
    case T (SUB):
    case T (SUP):
    case T (TEXTAREA):
    case T (TIME):
    case T (VAR):
    case T (WBR):
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
holds_lines (DatelineHtmlTag tag)
{
  return tag == T (A) || tag == T (DEL) || tag == T (INS) || tag == T (FONT);
}

/* Whether it may stand in a line with all that is in it. */
static gboolean
is_phrasing (const DatelinePagePart *self)
{
  for (const DatelinePagePart *node = self; node;
       node = dateline_page_part_next (node, self))
    if (!node->text && !is_phrasing_element (node) && !holds_lines (node->tag) &&
        node->tag != T (U) && node->tag != T (S) && node->tag != T (UNKNOWN))
      return FALSE;
    else if (!node->text && is_phrasing_element (node) && node == self)
      return TRUE;
  return TRUE;
}

static gboolean
has_block (const DatelinePagePart *self)
{
  for (const DatelinePagePart *node = dateline_page_part_next (self, self); node;
       node = dateline_page_part_next (node, self))
    switch (node->text ? T (UNKNOWN) : node->tag)
      {
      case T (BLOCKQUOTE):
      case T (DL):
      case T (DIV):
      case T (IMG):
      case T (OL):
      case T (P):
      case T (PRE):
      case T (TABLE):
      case T (UL):
        return TRUE;
      default:
        break;
      }
  return FALSE;
}

/* Nothing to see: no text, and no elements but breaks and rules. */
static gboolean
is_empty (const DatelinePagePart *self)
{
  if (self->amount.n_chars > 0)
    return FALSE;
  for (const DatelinePagePart *child = self->first; child; child = child->next)
    if (!child->text && child->tag != T (BR) && child->tag != T (HR))
      return FALSE;
  return TRUE;
}

/* The headline is shown above the article: it need not be in it. */
static gboolean
repeats_title (Preparation *self, const DatelinePagePart *node)
{
  g_autofree char *heading = NULL;

  if (self->has_title || !self->hints->title ||
      (node->tag != T (H1) && node->tag != T (H2)))
    return FALSE;
  heading = dateline_page_part_dup_text (node);
  self->has_title = dateline_page_title_is_similar (self->hints->title, heading);
  return self->has_title;
}

static gboolean
is_byline (Preparation *self, const DatelinePagePart *node)
{
  if (self->has_byline || !dateline_page_byline_is (node))
    return FALSE;
  self->has_byline = TRUE;
  return TRUE;
}

/* What has the headline and text is around the article, whatever it is called or however
 * it is shown before a script runs: "with-related", "has-sidebar". */
static gboolean
is_around_article (Preparation *self, const DatelinePagePart *node)
{
  return self->hints->heading_order > 0 &&
         node->amount.n_chars - node->amount.n_link_chars / 10 >= LEAST_OF_ARTICLE &&
         dateline_page_part_is_around (node,
                                       dateline_page_tree_get_root (self->tree),
                                       self->hints->heading_order);
}

/* What is shown after a press, or in narrow windows, unless it is a good part of the
 * page: a script may show it at once. */
static gboolean
is_hidden (Preparation *self, const DatelinePagePart *node)
{
  int all = dateline_page_tree_get_root (self->tree)->amount.n_chars;

  if (dateline_page_names_are_hidden (node))
    return !is_around_article (self, node);
  return dateline_page_names_say_hidden (node) &&
         node->amount.n_chars <= MOST_HIDDEN * all;
}

/* A layout may be named after what is beside the article: it has most of the text. Only
 * comments may be longer than what they are about. */
static gboolean
is_alien (Preparation *self, const DatelinePagePart *node)
{
  int all = dateline_page_tree_get_root (self->tree)->amount.n_chars;
  gboolean is_comment = strstr (dateline_page_part_get_names (node), "comment") != NULL;

  return dateline_page_names_are_alien (node) &&
         node->amount.n_chars <= (is_comment ? 0.9 : 0.5) * all;
}

static gboolean
is_unlikely (Preparation *self, const DatelinePagePart *node)
{
  if (self->drop == DATELINE_PAGE_DROP_NONE || node->tag == T (BODY) ||
      node->tag == T (A))
    return FALSE;
  if (self->drop == DATELINE_PAGE_DROP_ALIEN && !is_alien (self, node))
    return FALSE;
  return dateline_page_names_are_unlikely (node) &&
         !dateline_page_part_find_above (node, T (TABLE)) &&
         !dateline_page_part_find_above (node, T (CODE)) &&
         !is_around_article (self, node);
}

/* What begins with a heading such as "28 comments", whatever it is called. */
static gboolean
is_box_of_comments (const DatelinePagePart *node)
{
  const DatelinePagePart *first = dateline_page_part_first_element (node);
  g_autofree char *text = NULL;

  if ((node->tag != T (DIV) && node->tag != T (SECTION)) || !first ||
      !dateline_page_part_is_heading (first) || first->amount.n_chars > LONGEST_LABEL)
    return FALSE;
  text = dateline_page_part_dup_text (first);
  return dateline_page_words_head_comments (text);
}

static gboolean
is_out (Preparation *self, const DatelinePagePart *node)
{
  if (is_hidden (self, node) || is_byline (self, node) || repeats_title (self, node) ||
      is_unlikely (self, node))
    return TRUE;
  if (self->drop != DATELINE_PAGE_DROP_NONE && is_box_of_comments (node))
    return TRUE;
  return (node->tag == T (DIV) || node->tag == T (SECTION) || node->tag == T (HEADER) ||
          dateline_page_part_is_heading (node)) &&
         is_empty (node);
}

/* Gives each run of text in @node a paragraph. */
static void
make_paragraphs (Preparation *self, DatelinePagePart *node)
{
  DatelinePagePart *paragraph = NULL;

  for (DatelinePagePart *child = node->first, *next; child; child = next)
    {
      next = child->next;
      if (!child->text && !is_phrasing (child))
        {
          paragraph = NULL;
          continue;
        }
      if (!paragraph)
        {
          if (dateline_page_part_is_blank (child))
            continue;
          paragraph = dateline_page_tree_add (self->tree, T (P));
          dateline_page_part_insert_before (paragraph, child);
        }
      dateline_page_part_append (paragraph, child);
    }
}

static DatelinePagePart *
get_only_paragraph (const DatelinePagePart *node)
{
  DatelinePagePart *only = dateline_page_part_first_element (node);

  if (!only || only->tag != T (P) || dateline_page_part_next_element (only))
    return NULL;
  for (const DatelinePagePart *child = node->first; child; child = child->next)
    if (child->text && !dateline_page_part_is_blank (child))
      return NULL;
  return only;
}

/* Returns what stands in the place of the <div> now. */
static DatelinePagePart *
prepare_div (Preparation *self, DatelinePagePart *div)
{
  DatelinePagePart *only;

  make_paragraphs (self, div);
  only = get_only_paragraph (div);
  if (only && dateline_page_part_get_link_density (div) < 0.25)
    {
      dateline_page_part_insert_before (only, div);
      dateline_page_part_remove (div);
      /* What it was called still tells what it is. */
      if (*only->names == '\0')
        only->names = div->names;
      g_ptr_array_add (self->texts, only);
      return only;
    }
  if (!has_block (div))
    {
      div->tag = T (P);
      g_ptr_array_add (self->texts, div);
    }
  return div;
}

static gboolean
is_scored (const DatelinePagePart *part)
{
  DatelineHtmlTag tag = part->tag;

  return tag == T (SECTION) || (dateline_page_part_is_heading (part) && tag != T (H1)) ||
         tag == T (P) || tag == T (TD) || tag == T (PRE);
}

/* Two breaks part paragraphs: what follows them until the next two is one. */
static void
replace_breaks (Preparation *self, DatelinePagePart *first)
{
  DatelinePagePart *parent = first->parent;
  DatelinePagePart *paragraph;
  DatelinePagePart *node = first->next;
  gboolean is_double = FALSE;

  while (node &&
         (dateline_page_part_is_blank (node) || dateline_page_part_is (node, T (BR))))
    {
      DatelinePagePart *next = node->next;

      if (!node->text)
        {
          is_double = TRUE;
          dateline_page_part_remove (node);
        }
      node = next;
    }
  if (!is_double)
    return;

  paragraph = dateline_page_tree_add (self->tree, T (P));
  dateline_page_part_insert_before (paragraph, first);
  dateline_page_part_remove (first);
  node = paragraph->next;
  while (node && (node->text || is_phrasing (node)))
    {
      DatelinePagePart *next = node->next;

      if (dateline_page_part_is (node, T (BR)) && next)
        {
          DatelinePagePart *after = next;

          while (after && dateline_page_part_is_blank (after))
            after = after->next;
          if (after && dateline_page_part_is (after, T (BR)))
            break;
        }
      dateline_page_part_append (paragraph, node);
      node = next;
    }
  if (parent->tag == T (P))
    parent->tag = T (DIV);
}

static void
replace_all_breaks (Preparation *self, DatelinePagePart *root)
{
  g_autoptr (GPtrArray) breaks = g_ptr_array_new ();

  for (DatelinePagePart *node = root; node; node = dateline_page_part_next (node, root))
    if (dateline_page_part_is (node, T (BR)))
      g_ptr_array_add (breaks, node);
  for (guint i = 0; i < breaks->len; i++)
    {
      DatelinePagePart *node = g_ptr_array_index (breaks, i);

      if (node->parent)
        replace_breaks (self, node);
    }
}

/* Pictures that load late have a copy in <noscript>, which is the real one. */
static void
take_out_of_noscript (DatelinePagePart *noscript)
{
  DatelinePagePart *before = dateline_page_part_previous_element (noscript);
  DatelinePagePart *picture = dateline_page_part_find (noscript, T (IMG));

  if (picture && noscript->amount.n_chars == 0)
    {
      if (before && before->amount.n_chars == 0 &&
          (before->tag == T (IMG) || dateline_page_part_count (before, T (IMG)) == 1) &&
          before->tag != T (NOSCRIPT))
        dateline_page_part_remove (before);
      dateline_page_part_insert_before (picture, noscript);
    }
  dateline_page_part_remove (noscript);
}

static void
prepare_nodes (Preparation *self, DatelinePagePart *root)
{
  for (DatelinePagePart *node = root, *next; node; node = next)
    {
      next = dateline_page_part_next (node, root);
      if (node->text)
        continue;
      if (node != root && is_out (self, node))
        {
          next = dateline_page_part_skip (node, root);
          dateline_page_part_remove (node);
          continue;
        }
      if (is_scored (node))
        g_ptr_array_add (self->texts, node);
      if (node->tag == T (DIV))
        {
          node = prepare_div (self, node);
          next = dateline_page_part_next (node, root);
        }
    }
}

/*
 * dateline_page_prepare:
 * @tree: a page
 * @hints: what is known of its article
 * @drop: which elements go by their names alone
 *
 * Returns: (transfer container): the elements whose text is to be scored
 */
GPtrArray *
dateline_page_prepare (DatelinePageTree *tree,
                       const DatelinePageHints *hints,
                       DatelinePageDrop drop)
{
  Preparation self = { tree, hints, drop, FALSE, FALSE, g_ptr_array_new () };
  DatelinePagePart *root = dateline_page_tree_get_root (tree);

  for (DatelinePagePart *node = root, *next; node; node = next)
    {
      next = dateline_page_part_next (node, root);
      if (dateline_page_part_is (node, T (NOSCRIPT)))
        {
          next = dateline_page_part_skip (node, root);
          take_out_of_noscript (node);
        }
    }
  dateline_page_requests_drop_consent (root, hints->heading_order);
  if (hints->heading_order > 0)
    dateline_page_teasers_drop_stories (root, hints->heading_order);
  dateline_page_teasers_drop (root, hints->host);
  replace_all_breaks (&self, root);
  prepare_nodes (&self, root);
  return self.texts;
}
