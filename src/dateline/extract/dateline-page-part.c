/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is asked of the nodes of a page: who stands where, how much is in it. Walks go by
 * the links between nodes, without recursion. Any thread. */

#include "dateline/extract/dateline-page-tree-private.h"

#include "dateline/text/dateline-text-private.h"

#include <string.h>

gboolean
dateline_page_part_is (const DatelinePagePart *self, DatelineHtmlTag tag)
{
  return self->text == NULL && self->tag == tag;
}

gboolean
dateline_page_part_is_heading (const DatelinePagePart *self)
{
  return self->text == NULL && self->tag >= DATELINE_HTML_TAG_H1 &&
         self->tag <= DATELINE_HTML_TAG_H6;
}

/* A text of nothing but white space. */
gboolean
dateline_page_part_is_blank (const DatelinePagePart *self)
{
  return self->text != NULL && self->amount.n_chars == 0;
}

/* The value of an attribute, or NULL. */
const char *
dateline_page_part_get (const DatelinePagePart *self, const char *name)
{
  for (guint i = 0; i < self->n_attributes; i++)
    if (self->attributes[i].name[0] == name[0] &&
        strcmp (self->attributes[i].name, name) == 0)
      return self->attributes[i].value;
  return NULL;
}

const char *
dateline_page_part_get_names (const DatelinePagePart *self)
{
  return self->names;
}

DatelinePagePart *
dateline_page_part_next_element (const DatelinePagePart *self)
{
  DatelinePagePart *node = self->next;

  while (node && node->text)
    node = node->next;
  return node;
}

DatelinePagePart *
dateline_page_part_previous_element (const DatelinePagePart *self)
{
  DatelinePagePart *node = self->previous;

  while (node && node->text)
    node = node->previous;
  return node;
}

DatelinePagePart *
dateline_page_part_first_element (const DatelinePagePart *self)
{
  DatelinePagePart *node = self->first;

  while (node && node->text)
    node = node->next;
  return node;
}

/* How many elements stand directly in this one. */
guint
dateline_page_part_count_elements (const DatelinePagePart *self)
{
  guint n = 0;

  for (const DatelinePagePart *child = self->first; child; child = child->next)
    n += child->text == NULL;
  return n;
}

/* The first element of that name below the node, or NULL. */
DatelinePagePart *
dateline_page_part_find (const DatelinePagePart *self, DatelineHtmlTag tag)
{
  for (DatelinePagePart *node = dateline_page_part_next (self, self); node;
       node = dateline_page_part_next (node, self))
    if (dateline_page_part_is (node, tag))
      return node;
  return NULL;
}

guint
dateline_page_part_count (const DatelinePagePart *self, DatelineHtmlTag tag)
{
  guint n = 0;

  for (DatelinePagePart *node = dateline_page_part_next (self, self); node;
       node = dateline_page_part_next (node, self))
    n += dateline_page_part_is (node, tag);
  return n;
}

/* The nearest element of that name that the node is in, or NULL. */
DatelinePagePart *
dateline_page_part_find_above (const DatelinePagePart *self, DatelineHtmlTag tag)
{
  for (DatelinePagePart *node = self->parent; node; node = node->parent)
    if (node->tag == tag)
      return node;
  return NULL;
}

/* Whether @other is below the element. */
gboolean
dateline_page_part_is_above (const DatelinePagePart *self, const DatelinePagePart *other)
{
  const DatelinePagePart *node = other->parent;

  while (node && node != self)
    node = node->parent;
  return node != NULL;
}

/* Where it stood in the page as it was parsed, or where the first that is in it did. */
guint
dateline_page_part_get_order (const DatelinePagePart *self)
{
  const DatelinePagePart *node = self;

  while (node && node->order == 0)
    node = dateline_page_part_next (node, self);
  return node ? node->order : 0;
}

/* Whether what stood at @order in the page as it was parsed is in the element, or it is
 * that. */
gboolean
dateline_page_part_is_around (const DatelinePagePart *self,
                              const DatelinePagePart *root,
                              guint order)
{
  const DatelinePagePart *behind = dateline_page_part_skip (self, root);
  guint first = dateline_page_part_get_order (self);

  while (behind && dateline_page_part_get_order (behind) == 0)
    behind = dateline_page_part_skip (behind, root);
  return first > 0 && first <= order &&
         (!behind || dateline_page_part_get_order (behind) > order);
}

/* All text below the node, white space collapsed, blocks parted by a space. */
char *
dateline_page_part_dup_text (const DatelinePagePart *self)
{
  g_autoptr (GString) text = g_string_sized_new (self->amount.n_chars + 64);

  if (self->text)
    g_string_append (text, self->text);
  for (DatelinePagePart *node = dateline_page_part_next (self, self); node;
       node = dateline_page_part_next (node, self))
    if (node->text)
      g_string_append (text, node->text);
    else if (node->tag == DATELINE_HTML_TAG_BR || dateline_html_tag_is_block (node->tag))
      g_string_append_c (text, ' ');
  return dateline_text_collapse (text->str);
}

/* Which part of the text below it is in links, 0 to 1. */
double
dateline_page_part_get_link_density (const DatelinePagePart *self)
{
  if (self->amount.n_chars == 0)
    return 0;
  return self->amount.n_link_chars / 10.0 / self->amount.n_chars;
}
