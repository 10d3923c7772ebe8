/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The tree of a page and how it is cut. Nodes live in blocks that go with the tree; texts
 * and attributes stay where the parser put them. Amounts are kept by whoever links and
 * unlinks, up to the root, so that asking for one costs nothing. Any thread but the main
 * one.
 */

#include "dateline/extract/dateline-page-tree-private.h"

#include "dateline/text/dateline-text-private.h"

#include <string.h>

#define NODES_A_BLOCK 1024

struct _DatelinePageTree
{
  DatelineHtmlTree *parsed;
  GPtrArray *blocks; /* of arrays of nodes */
  guint n_used;      /* of the last block */
  guint n_parsed;    /* nodes that the parser made */
  GStringChunk *strings;
  DatelinePagePart *root;
};

static DatelinePagePart *
add_node (DatelinePageTree *self)
{
  DatelinePagePart *block;

  if (self->blocks->len == 0 || self->n_used == NODES_A_BLOCK)
    {
      g_ptr_array_add (self->blocks, g_new0 (DatelinePagePart, NODES_A_BLOCK));
      self->n_used = 0;
    }
  block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  return &block[self->n_used++];
}

static void
link_last (DatelinePagePart *parent, DatelinePagePart *child)
{
  child->parent = parent;
  child->previous = parent->last;
  child->next = NULL;
  if (parent->last)
    parent->last->next = child;
  else
    parent->first = child;
  parent->last = child;
}

/* Class and id as one word list, to look names up in. */
static const char *
make_names (DatelinePageTree *self, const DatelinePagePart *node)
{
  const char *class_attribute = dateline_page_part_get (node, "class");
  const char *id = dateline_page_part_get (node, "id");
  g_autofree char *names = NULL;

  if (!class_attribute && !id)
    return "";
  names =
      g_strdup_printf (" %s %s ", class_attribute ? class_attribute : "", id ? id : "");
  for (char *p = names; *p; p++)
    *p = g_ascii_isspace (*p) ? ' ' : g_ascii_tolower (*p);
  return g_string_chunk_insert_len (self->strings, names, -1);
}

static void
add_attributes (DatelinePageTree *self,
                DatelinePagePart *node,
                const DatelineHtmlWalk *walk)
{
  node->attributes = dateline_html_walk_get_values (walk, &node->n_attributes);
  node->names = make_names (self, node);
}

static gboolean
is_comma (gunichar c)
{
  switch (c)
    {
    case ',':
    case 0x60c:
    case 0xfe50:
    case 0xfe10:
    case 0xfe11:
    case 0x2e41:
    case 0x2e34:
    case 0x2e32:
    case 0xff0c:
    case 0x3001:
      return TRUE;
    default:
      return FALSE;
    }
}

static DatelinePageAmount
measure (const char *text)
{
  DatelinePageAmount amount = { 0 };
  gboolean in_space = FALSE;
  gboolean has_words = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean space = c < 0x80 ? g_ascii_isspace (c) : c == 0xa0;

      amount.n_chars += !space || !in_space;
      amount.n_commas += is_comma (c);
      in_space = space;
      has_words |= !space;
    }
  if (!has_words)
    amount.n_chars = 0;
  return amount;
}

static int
get_link_weight (const DatelinePagePart *self)
{
  const DatelinePagePart *link =
      dateline_page_part_find_above (self, DATELINE_HTML_TAG_A);
  const char *href = link ? dateline_page_part_get (link, "href") : NULL;

  /* A place that links lead to; without a name it is pressed where scripts run. */
  if (!link || (!href && dateline_page_part_get (link, "name")))
    return 0;
  return href && href[0] == '#' && href[1] != '\0' ? 3 : 10;
}

static void
add_to (DatelinePagePart *self, const DatelinePageAmount *amount, int sign)
{
  self->amount.n_chars += sign * amount->n_chars;
  self->amount.n_link_chars += sign * amount->n_link_chars;
  self->amount.n_commas += sign * amount->n_commas;
}

/* To the element and all that it is in. */
static void
add_amount (DatelinePagePart *self, const DatelinePageAmount *amount, int sign)
{
  if (amount->n_chars == 0 && amount->n_link_chars == 0 && amount->n_commas == 0)
    return;
  for (DatelinePagePart *node = self; node; node = node->parent)
    add_to (node, amount, sign);
}

static void
add_text (DatelinePageTree *self, DatelinePagePart *parent, const char *text)
{
  DatelinePagePart *node = add_node (self);

  node->text = text;
  node->names = "";
  node->order = ++self->n_parsed;
  link_last (parent, node);
  node->amount = measure (text);
  node->amount.n_link_chars = node->amount.n_chars * get_link_weight (node);
  add_to (parent, &node->amount, 1);
}

static void
copy_parsed (DatelinePageTree *self)
{
  g_auto (DatelineHtmlWalk) walk;
  DatelinePagePart *at = self->root;

  dateline_html_walk_init (&walk, self->parsed);
  add_attributes (self, self->root, &walk);
  while (dateline_html_walk_next (&walk))
    switch (walk.step)
      {
      case DATELINE_HTML_STEP_ENTER:
        {
          DatelinePagePart *node = add_node (self);

          node->tag = walk.tag;
          node->order = ++self->n_parsed;
          add_attributes (self, node, &walk);
          link_last (at, node);
          at = node;
          break;
        }
      case DATELINE_HTML_STEP_LEAVE:
        add_to (at->parent, &at->amount, 1);
        at = at->parent;
        break;
      case DATELINE_HTML_STEP_TEXT:
        add_text (self, at, walk.text);
        break;
      case DATELINE_HTML_STEP_END:
      default:
        break;
      }
}

/*
 * dateline_page_tree_new:
 * @html: a whole page, valid UTF-8, which must outlive the tree
 * @length: its length in bytes
 *
 * Returns: (transfer full) (nullable): its tree; NULL if it is too much
 */
DatelinePageTree *
dateline_page_tree_new (const char *html, gsize length)
{
  DatelineHtmlTree *parsed = dateline_html_tree_new_for_page (html, length);
  DatelinePageTree *self;

  if (!parsed)
    return NULL;
  self = g_new0 (DatelinePageTree, 1);
  self->parsed = parsed;
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_string_chunk_new (4096);
  dateline_page_tree_restore (self);
  return self;
}

/* Makes the tree again as the page was parsed; nodes from before are gone. */
void
dateline_page_tree_restore (DatelinePageTree *self)
{
  g_ptr_array_set_size (self->blocks, 0);
  g_string_chunk_clear (self->strings);
  self->n_parsed = 0;
  self->root = add_node (self);
  self->root->tag = DATELINE_HTML_TAG_HTML;
  copy_parsed (self);
}

void
dateline_page_tree_free (DatelinePageTree *self)
{
  dateline_html_tree_free (self->parsed);
  g_ptr_array_unref (self->blocks);
  g_string_chunk_free (self->strings);
  g_free (self);
}

DatelinePagePart *
dateline_page_tree_get_root (DatelinePageTree *self)
{
  return self->root;
}

/* The first element of that name, or NULL. */
DatelinePagePart *
dateline_page_tree_find (DatelinePageTree *self, DatelineHtmlTag tag)
{
  return dateline_page_part_find (self->root, tag);
}

/* A new element that stands nowhere yet. */
DatelinePagePart *
dateline_page_tree_add (DatelinePageTree *self, DatelineHtmlTag tag)
{
  DatelinePagePart *node = add_node (self);

  node->tag = tag;
  node->names = "";
  return node;
}

static void
unlink_node (DatelinePagePart *self)
{
  if (self->previous)
    self->previous->next = self->next;
  else
    self->parent->first = self->next;
  if (self->next)
    self->next->previous = self->previous;
  else
    self->parent->last = self->previous;
  self->parent = self->previous = self->next = NULL;
}

/* Takes the node, with all that is below it, out of the tree. */
void
dateline_page_part_remove (DatelinePagePart *self)
{
  if (!self->parent)
    return;
  add_amount (self->parent, &self->amount, -1);
  unlink_node (self);
}

/* Moves @child to the end of the element. */
void
dateline_page_part_append (DatelinePagePart *self, DatelinePagePart *child)
{
  dateline_page_part_remove (child);
  link_last (self, child);
  add_amount (self, &child->amount, 1);
}

/* Moves the node to before @other. */
void
dateline_page_part_insert_before (DatelinePagePart *self, DatelinePagePart *other)
{
  dateline_page_part_remove (self);
  self->parent = other->parent;
  self->previous = other->previous;
  self->next = other;
  if (other->previous)
    other->previous->next = self;
  else
    other->parent->first = self;
  other->previous = self;
  add_amount (self->parent, &self->amount, 1);
}
