/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* HTML as a tree, by the rules of HTML5, and the way to walk it: without recursion, as a
 * run of elements entered and left, and of text. Any thread but the main one: making a
 * tree may take 250 ms. One tree on one thread at a time. */

#pragma once

#include "dateline/html/dateline-html-tag-private.h"
#include "dateline/html/dateline-html-values-private.h"

G_BEGIN_DECLS

typedef struct _DatelineHtmlTree DatelineHtmlTree;

typedef enum
{
  DATELINE_HTML_STEP_END,
  DATELINE_HTML_STEP_ENTER,
  DATELINE_HTML_STEP_LEAVE,
  DATELINE_HTML_STEP_TEXT,
} DatelineHtmlStep;

typedef enum
{
  DATELINE_HTML_VOCABULARY_HTML,
  DATELINE_HTML_VOCABULARY_SVG,
  DATELINE_HTML_VOCABULARY_MATHML,
} DatelineHtmlVocabulary;

typedef struct
{
  DatelineHtmlStep step;
  DatelineHtmlTag tag; /* of the element entered or left */
  DatelineHtmlVocabulary vocabulary;
  const char *text; /* of a text, references decoded */

  /*< private >*/
  gconstpointer element;
  gconstpointer root;
  GArray *path;
  gboolean skip;
} DatelineHtmlWalk;

DatelineHtmlTree *dateline_html_tree_new (const char *html, gssize length);
DatelineHtmlTree *dateline_html_tree_new_for_page (const char *html, gssize length);
void dateline_html_tree_free (DatelineHtmlTree *self);
gsize dateline_html_tree_get_size (const DatelineHtmlTree *self);

void dateline_html_walk_init (DatelineHtmlWalk *self, const DatelineHtmlTree *tree);
void dateline_html_walk_init_inside (DatelineHtmlWalk *self,
                                     const DatelineHtmlWalk *outer);
void dateline_html_walk_clear (DatelineHtmlWalk *self);
gboolean dateline_html_walk_next (DatelineHtmlWalk *self);
void dateline_html_walk_skip (DatelineHtmlWalk *self);
const char *dateline_html_walk_get_attribute (const DatelineHtmlWalk *self,
                                              const char *name);
const DatelineHtmlNamedValue *dateline_html_walk_get_values (const DatelineHtmlWalk *self,
                                                             guint *n);
guint dateline_html_walk_count_children (const DatelineHtmlWalk *self,
                                         DatelineHtmlTag tag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineHtmlTree, dateline_html_tree_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineHtmlWalk, dateline_html_walk_clear)

G_END_DECLS
