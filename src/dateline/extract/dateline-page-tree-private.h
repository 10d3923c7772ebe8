/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A web page as a tree that can be cut: what the parser made, linked both ways, with the
 * amounts of text below each element kept while it is cut. A tree belongs to one thread,
 * any but the main one. */

#pragma once

#include "dateline/html/dateline-html-parser-private.h"

G_BEGIN_DECLS

typedef struct _DatelinePageTree DatelinePageTree;
typedef struct _DatelinePagePart DatelinePagePart;

/* How much text is below a node. White space counts as one character where it parts. */
typedef struct
{
  int n_chars;
  int n_link_chars; /* in tenths: links inside the page weigh 3, others 10 */
  int n_commas;
} DatelinePageAmount;

struct _DatelinePagePart
{
  DatelinePagePart *parent, *previous, *next, *first, *last;
  const char *text; /* of a text, else NULL */
  const DatelineHtmlNamedValue *attributes;
  const char *names; /* class and id in lower case, between spaces */
  DatelinePageAmount amount;
  guint order;  /* of those that the page was parsed to, from 1 on; of others 0 */
  double score; /* of a candidate */
  guint n_attributes : 16;
  DatelineHtmlTag tag : 8; /* of an element */
  guint is_candidate : 1;
  guint is_data : 1; /* of a table: its cells are data, not layout */

  /*< private >*/
  guint has_names : 1; /* of its own */
  DatelineHtmlTag parsed_tag : 8;
  DatelinePagePart *parsed_parent;
};

G_STATIC_ASSERT (DATELINE_HTML_N_TAGS <= G_MAXUINT8);

/* The node after this one in the order of the document, below @root, without what is
 * below this node; NULL at its end. */
static inline DatelinePagePart *
dateline_page_part_skip (const DatelinePagePart *self, const DatelinePagePart *root)
{
  while (self && self != root && !self->next)
    self = self->parent;
  return self && self != root ? self->next : NULL;
}

/* The same, with what is below it. */
static inline DatelinePagePart *
dateline_page_part_next (const DatelinePagePart *self, const DatelinePagePart *root)
{
  return self->first ? self->first : dateline_page_part_skip (self, root);
}

DatelinePageTree *dateline_page_tree_new (const char *html, gsize length);
void dateline_page_tree_restore (DatelinePageTree *self);
void dateline_page_tree_free (DatelinePageTree *self);
DatelinePagePart *dateline_page_tree_get_root (DatelinePageTree *self);
DatelinePagePart *dateline_page_tree_find (DatelinePageTree *self, DatelineHtmlTag tag);
DatelinePagePart *dateline_page_tree_add (DatelinePageTree *self, DatelineHtmlTag tag);

gboolean dateline_page_part_is (const DatelinePagePart *self, DatelineHtmlTag tag);
gboolean dateline_page_part_is_heading (const DatelinePagePart *self);
gboolean dateline_page_part_is_blank (const DatelinePagePart *self);
const char *dateline_page_part_get (const DatelinePagePart *self, const char *name);
const char *dateline_page_part_get_names (const DatelinePagePart *self);
DatelinePagePart *dateline_page_part_next_element (const DatelinePagePart *self);
DatelinePagePart *dateline_page_part_previous_element (const DatelinePagePart *self);
DatelinePagePart *dateline_page_part_first_element (const DatelinePagePart *self);
guint dateline_page_part_count_elements (const DatelinePagePart *self);
DatelinePagePart *dateline_page_part_find (const DatelinePagePart *self,
                                           DatelineHtmlTag tag);
guint dateline_page_part_count (const DatelinePagePart *self, DatelineHtmlTag tag);
DatelinePagePart *dateline_page_part_find_above (const DatelinePagePart *self,
                                                 DatelineHtmlTag tag);
gboolean dateline_page_part_is_above (const DatelinePagePart *self,
                                      const DatelinePagePart *other);
gboolean dateline_page_part_is_around (const DatelinePagePart *self,
                                       const DatelinePagePart *root,
                                       guint order);
guint dateline_page_part_get_order (const DatelinePagePart *self);
char *dateline_page_part_dup_text (const DatelinePagePart *self);
double dateline_page_part_get_link_density (const DatelinePagePart *self);

void dateline_page_part_remove (DatelinePagePart *self);
void dateline_page_part_append (DatelinePagePart *self, DatelinePagePart *child);
void dateline_page_part_insert_before (DatelinePagePart *self, DatelinePagePart *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelinePageTree, dateline_page_tree_free)

G_END_DECLS
