/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The tree of a page and how it is cut. Nodes live in blocks that go with the tree; texts
 * and attributes stay where the parser put them. Amounts are kept by whoever links and
 * unlinks, up to the root, so that asking for one costs nothing. What the parser made
 * comes first in the blocks, in the order of the document, and each node remembers where
 * it stood. Any thread but the main one.
 */

#include "dateline/extract/dateline-page-tree-private.h"

#include "dateline/text/dateline-text-private.h"

#include <string.h>

#define NODES_A_BLOCK 1024
/* How many nodes a look into every element may see. The largest page of a few hundred has
 * 600,000: 25,000 nodes, 23 deep. */
#define MOST_TO_SEE (3 * 1000 * 1000)

struct _DatelinePageTree
{
  DatelineHtmlTree *parsed;
  GPtrArray *blocks; /* of arrays of nodes */
  guint n_used;      /* of the last block */
  guint n_parsed;    /* nodes that the parser made, besides the root */
  gsize n_to_see;    /* of each node, how many it is in */
  DatelineHtmlValues *names;
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

static char *
fold_names (char *to, const char *names)
{
  for (; names && *names; names++)
    *to++ = g_ascii_isspace (*names)         ? ' '
            : *names >= 'A' && *names <= 'Z' ? *names | 0x20
                                             : *names;
  *to++ = ' ';
  return to;
}

/* Class and id as one word list, to look names up in. */
static const char *
make_names (DatelinePageTree *self, const DatelinePagePart *node)
{
  const char *class_attribute = dateline_page_part_get (node, "class");
  const char *id = dateline_page_part_get (node, "id");
  gsize length = 3;
  char *names;

  if (!class_attribute && !id)
    return "";
  length += class_attribute ? strlen (class_attribute) : 0;
  length += id ? strlen (id) : 0;
  names = dateline_html_values_add_text (self->names, length);
  names[0] = ' ';
  fold_names (fold_names (names + 1, class_attribute), id);
  return names;
}

static void
add_attributes (DatelinePageTree *self,
                DatelinePagePart *node,
                const DatelineHtmlWalk *walk)
{
  guint n;

  node->attributes = dateline_html_walk_get_values (walk, &n);
  node->n_attributes = MIN (n, G_MAXUINT16);
  node->names = make_names (self, node);
  node->has_names = *node->names != '\0';
}

static gboolean
is_comma (gunichar c)
{
  switch (c)
    {
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

  for (const char *p = text; *p;)
    {
      gboolean space;

      if ((guchar) *p < 0x80)
        {
          space = g_ascii_isspace (*p);
          amount.n_commas += *p == ',';
          p++;
        }
      else
        {
          gunichar c = g_utf8_get_char (p);

          space = c == 0xa0;
          amount.n_commas += is_comma (c);
          p = g_utf8_next_char (p);
        }
      amount.n_chars += !space || !in_space;
      in_space = space;
      has_words |= !space;
    }
  if (!has_words)
    amount.n_chars = 0;
  return amount;
}

/* How much the text in @element counts as a link's. */
static int
get_link_weight (const DatelinePagePart *element)
{
  const DatelinePagePart *link =
      element->tag == DATELINE_HTML_TAG_A
          ? element
          : dateline_page_part_find_above (element, DATELINE_HTML_TAG_A);
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

static DatelinePagePart *
add_parsed (DatelinePageTree *self,
            DatelinePagePart *parent,
            const DatelineHtmlWalk *walk)
{
  DatelinePagePart *node = add_node (self);

  node->order = ++self->n_parsed;
  node->text = walk->text;
  node->names = "";
  if (!walk->text)
    {
      node->tag = node->parsed_tag = walk->tag;
      add_attributes (self, node, walk);
    }
  node->parsed_parent = parent;
  link_last (parent, node);
  return node;
}

static void
copy_parsed (DatelinePageTree *self)
{
  g_auto (DatelineHtmlWalk) walk;
  DatelinePagePart *at = self->root;
  guint depth = 1;
  int link_weight = 0;

  dateline_html_walk_init (&walk, self->parsed);
  add_attributes (self, self->root, &walk);
  while (dateline_html_walk_next (&walk))
    switch (walk.step)
      {
      case DATELINE_HTML_STEP_ENTER:
        at = add_parsed (self, at, &walk);
        self->n_to_see += depth++;
        if (walk.tag == DATELINE_HTML_TAG_A)
          link_weight = get_link_weight (at);
        break;
      case DATELINE_HTML_STEP_LEAVE:
        add_to (at->parent, &at->amount, 1);
        depth--;
        if (at->tag == DATELINE_HTML_TAG_A)
          link_weight = get_link_weight (at->parent);
        at = at->parent;
        break;
      case DATELINE_HTML_STEP_TEXT:
        {
          DatelinePagePart *text = add_parsed (self, at, &walk);

          text->amount = measure (text->text);
          text->amount.n_link_chars = text->amount.n_chars * link_weight;
          add_to (at, &text->amount, 1);
          self->n_to_see += depth;
          break;
        }
      case DATELINE_HTML_STEP_END:
      default:
        break;
      }
}

static DatelinePagePart *
get_node (DatelinePageTree *self, guint n)
{
  DatelinePagePart *block = g_ptr_array_index (self->blocks, n / NODES_A_BLOCK);

  return &block[n % NODES_A_BLOCK];
}

/* Whoever asks each element what is in it sees every node once for each that it is in.
 * Where that is more than of any page that was not made for it, what is too deep stands
 * side by side. */
static void
flatten (DatelinePageTree *self)
{
  guint deepest = MOST_TO_SEE / self->n_parsed;
  g_autofree guint *depths = g_new0 (guint, self->n_parsed + 1);

  for (guint i = 1; i <= self->n_parsed; i++)
    {
      DatelinePagePart *node = get_node (self, i);

      depths[i] = depths[node->parsed_parent->order] + 1;
      if (depths[i] > deepest)
        {
          node->parsed_parent = node->parsed_parent->parsed_parent;
          depths[i] = deepest;
        }
    }
  dateline_page_tree_restore (self);
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
  self->names = dateline_html_values_new ();
  self->root = add_node (self);
  self->root->tag = self->root->parsed_tag = DATELINE_HTML_TAG_HTML;
  copy_parsed (self);
  if (self->n_to_see > MOST_TO_SEE)
    flatten (self);
  return self;
}

/* What was made besides is forgotten. */
static void
drop_others (DatelinePageTree *self)
{
  guint n_nodes = self->n_parsed + 1;
  DatelinePagePart *last;

  g_ptr_array_set_size (self->blocks, (n_nodes + NODES_A_BLOCK - 1) / NODES_A_BLOCK);
  self->n_used = (n_nodes - 1) % NODES_A_BLOCK + 1;
  last = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  memset (last + self->n_used, 0, (NODES_A_BLOCK - self->n_used) * sizeof (*last));
}

/* Makes the tree again as the page was parsed; nodes that were added are gone. */
void
dateline_page_tree_restore (DatelinePageTree *self)
{
  drop_others (self);
  for (guint i = 0; i <= self->n_parsed; i++)
    {
      DatelinePagePart *node = get_node (self, i);

      node->parent = node->previous = node->next = node->first = node->last = NULL;
      node->tag = node->parsed_tag;
      if (!node->has_names)
        node->names = "";
      node->score = 0;
      node->is_candidate = node->is_data = FALSE;
      if (!node->text)
        node->amount = (DatelinePageAmount){ 0 };
      if (node->parsed_parent)
        link_last (node->parsed_parent, node);
    }
  for (guint i = self->n_parsed; i > 0; i--)
    {
      DatelinePagePart *node = get_node (self, i);

      add_to (node->parent, &node->amount, 1);
    }
}

void
dateline_page_tree_free (DatelinePageTree *self)
{
  dateline_html_tree_free (self->parsed);
  g_ptr_array_unref (self->blocks);
  dateline_html_values_free (self->names);
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
