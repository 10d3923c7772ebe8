/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Links and notes, as they are marked: one part of the builder. Pandoc, GitHub,
 * WordPress, MediaWiki, Substack, the converters of Markdown, EPUB and DPUB-ARIA all name
 * what leads to a note and back; where nothing is named, dateline-article-notes.c tells
 * by what leads where.
 */

#include "dateline/article/dateline-article-builder-private.h"
#include "dateline/article/dateline-article-style-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <string.h>

typedef enum
{
  MARK_REFERENCE = 1 << 0,
  MARK_RETURN = 1 << 1,
  MARK_NOTE = 1 << 2,
} Mark;

/* Of role (DPUB-ARIA) and epub:type. */
static const struct
{
  const char *word;
  Mark mark;
} words[] = {
  { "doc-noteref", MARK_REFERENCE }, { "noteref", MARK_REFERENCE },
  { "doc-backlink", MARK_RETURN },   { "backlink", MARK_RETURN },
  { "referrer", MARK_RETURN },       { "doc-footnote", MARK_NOTE },
  { "doc-endnote", MARK_NOTE },      { "footnote", MARK_NOTE },
  { "endnote", MARK_NOTE },          { "rearnote", MARK_NOTE },
};

static const struct
{
  const char *name;
  Mark mark;
} attributes[] = {
  { "data-footnote-ref", MARK_REFERENCE },
  { "data-footnote-backref", MARK_RETURN },
  { "data-footnote-definition", MARK_NOTE },
};

static guint
read_words (const char *value)
{
  guint marks = 0;

  for (guint i = 0; value && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (value, words[i].word) == 0)
      marks |= words[i].mark;

  return marks;
}

/* What the element just entered says that it is. */
static guint
read_marks (const DatelineHtmlWalk *walk)
{
  const char *class_attribute = dateline_html_walk_get_attribute (walk, "class");
  guint marks = read_words (dateline_html_walk_get_attribute (walk, "role")) |
                read_words (dateline_html_walk_get_attribute (walk, "epub:type"));

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    if (dateline_html_walk_get_attribute (walk, attributes[i].name))
      marks |= attributes[i].mark;
  if (dateline_article_class_is_reference (class_attribute))
    marks |= MARK_REFERENCE;
  if (dateline_article_class_is_return (class_attribute))
    marks |= MARK_RETURN;
  if (dateline_article_class_is_note (class_attribute))
    marks |= MARK_NOTE;
  return marks;
}

static gboolean
is_same_page (const char *uri, const char *page_uri)
{
  gsize length = strcspn (uri, "#");

  return page_uri && strcspn (page_uri, "#") == length &&
         memcmp (uri, page_uri, length) == 0;
}

/*
 * dateline_article_read_link:
 * @self: a builder
 * @walk: a walk that has just entered an <a>
 * @set: (inout): how its content is set
 * @leads_to_notes: whether what is around it says that it leads to a note
 * @leads_back: … or back from one
 */
void
dateline_article_read_link (DatelineArticleBuilder *self,
                            const DatelineHtmlWalk *walk,
                            DatelineSpan *set,
                            gboolean leads_to_notes,
                            gboolean leads_back)
{
  const char *href = dateline_html_walk_get_attribute (walk, "href");
  const char *fragment = href ? strchr (href, '#') : NULL;
  gboolean is_bare = href && href == fragment;
  g_autofree char *uri = NULL;
  guint marks;

  if (!href)
    return;
  uri = dateline_uri_resolve (is_bare ? self->page_uri : self->base_uri,
                              href,
                              DATELINE_URI_LINK);
  set->uri = NULL;
  if (uri && g_uri_peek_scheme (uri))
    set->uri = dateline_article_intern (self->article, uri);

  if (!fragment || !(is_bare || (set->uri && (is_same_page (uri, self->page_uri) ||
                                              is_same_page (uri, self->base_uri)))))
    return;
  set->target = dateline_anchors_refer (&self->anchors, fragment + 1);
  if (set->target < 0)
    return;
  marks = read_marks (walk);
  if (marks & MARK_RETURN || leads_back)
    set->role = DATELINE_SPAN_ROLE_RETURN;
  else if (marks & MARK_REFERENCE || leads_to_notes ||
           set->style & DATELINE_SPAN_SUPERSCRIPT)
    set->role = DATELINE_SPAN_ROLE_NOTE;
}

void
dateline_article_enter_link (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  dateline_article_read_link (self,
                              &self->walk,
                              &state->set,
                              state->leads_to_notes,
                              state->leads_back);
}

/* What a span around links says of them. */
void
dateline_article_enter_span (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  guint marks = read_marks (&self->walk);

  state->leads_to_notes |= (marks & MARK_REFERENCE) != 0;
  state->leads_back |= (marks & MARK_RETURN) != 0;
}

/* A block that is a note as a whole is a member of a list that is not written as one. */
void
dateline_article_enter_note (DatelineArticleBuilder *self, DatelineArticleState *state)
{
  gboolean is_note = (read_marks (&self->walk) & MARK_NOTE) != 0;

  if (!is_note || state->sink != &self->text || state->on_leave & DATELINE_LEAVE_MEMBER)
    return;
  state->on_leave |= DATELINE_LEAVE_MEMBER;
  if (self->walk.tag == DATELINE_HTML_TAG_P)
    return;
  state->list_depth = MIN (state->list_depth + 1, DATELINE_DEEPEST_PLACE);
  self->label_place = self->article->blocks->len;
  self->label_depth = self->states->len;
}

/*
 * dateline_article_take_label:
 * @self: a builder that ends the block at hand
 *
 * The number of a note that stands alone before it is its marker.
 *
 * Returns: TRUE if the block at hand was one
 */
gboolean
dateline_article_take_label (DatelineArticleBuilder *self)
{
  const char *text = self->text.text->str;

  if (self->label_place != self->article->blocks->len || self->label_depth == 0 ||
      self->states->len <= self->label_depth || self->marker ||
      !dateline_text_is_label (text, self->text.text->len))
    return FALSE;

  self->label_depth = 0;
  self->marker = g_str_has_suffix (text, ".") || !g_ascii_isalnum (*text)
                     ? g_strdup (text)
                     : g_strdup_printf ("%s.", text);
  dateline_spans_reset (&self->text);
  return TRUE;
}
