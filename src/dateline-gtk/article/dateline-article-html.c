/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Blocks are flat: how deep each stands in quotes and lists opens and closes the elements
 * around it. A list has no entry of its own around the lists in it, which browsers and
 * word processors accept.
 */

#include "dateline-gtk/article/dateline-article-html-private.h"

#include <string.h>

static const struct
{
  DatelineSpanStyle style;
  const char *element;
} styles[] = {
  { DATELINE_SPAN_STRONG, "strong" }, { DATELINE_SPAN_EMPHASIS, "em" },
  { DATELINE_SPAN_CODE, "code" },     { DATELINE_SPAN_STRUCK, "s" },
  { DATELINE_SPAN_UNDERLINE, "u" },   { DATELINE_SPAN_SUPERSCRIPT, "sup" },
  { DATELINE_SPAN_SUBSCRIPT, "sub" }, { DATELINE_SPAN_MARK, "mark" },
  { DATELINE_SPAN_SMALL, "small" },
};

static void
append_text (GString *html, const char *text, gssize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (html, escaped);
}

static void
append_span (GString *html, const char *text, const DatelineSpan *span, gsize length)
{
  if (span->uri != NULL)
    {
      g_string_append (html, "<a href=\"");
      append_text (html, span->uri, -1);
      g_string_append (html, "\">");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (span->style & styles[i].style)
      g_string_append_printf (html, "<%s>", styles[i].element);
  append_text (html, text, length);
  for (gsize i = G_N_ELEMENTS (styles); i-- > 0;)
    if (span->style & styles[i].style)
      g_string_append_printf (html, "</%s>", styles[i].element);
  if (span->uri != NULL)
    g_string_append (html, "</a>");
}

/* The bytes from @start to @end of a text, its spans cut to them. */
static void
append_range (GString *html,
              const char *text,
              const DatelineSpan *spans,
              guint n_spans,
              guint start,
              guint end)
{
  for (guint i = 0; i < n_spans && start < end; i++)
    {
      guint from = MAX (spans[i].start, start);
      guint to = MIN (spans[i].end, end);

      if (from >= to)
        continue;
      append_text (html, text + start, from - start);
      append_span (html, text + from, &spans[i], to - from);
      start = to;
    }
  if (start < end)
    append_text (html, text + start, end - start);
}

static void
set_list_depth (DatelineArticleHtml *self, guint depth, gboolean is_ordered)
{
  while (self->list_depth > depth || (depth > 0 && self->list_depth == depth &&
                                      self->is_ordered[depth] != is_ordered))
    g_string_append (self->html,
                     self->is_ordered[self->list_depth--] ? "</ol>" : "</ul>");
  while (self->list_depth < depth)
    {
      self->is_ordered[++self->list_depth] = is_ordered;
      g_string_append (self->html, is_ordered ? "<ol>" : "<ul>");
    }
}

static void
set_quote_depth (DatelineArticleHtml *self, guint depth)
{
  if (depth != self->quote_depth)
    set_list_depth (self, 0, FALSE);
  for (; self->quote_depth < depth; self->quote_depth++)
    g_string_append (self->html, "<blockquote>");
  for (; self->quote_depth > depth; self->quote_depth--)
    g_string_append (self->html, "</blockquote>");
}

static void
append_table (GString *html, const DatelineBlock *block)
{
  g_string_append (html, "<table>");
  for (guint row = 0; row < dateline_block_get_n_rows (block); row++)
    {
      g_string_append (html, "<tr>");
      for (guint column = 0; column < dateline_block_get_n_columns (block); column++)
        {
          const char *cell = dateline_block_get_cell (block, row, column);
          const char *element =
              dateline_block_is_header_cell (block, row, column) ? "th" : "td";
          const DatelineSpan *spans;
          guint n_spans = 0;

          spans = dateline_block_get_cell_spans (block, row, column, &n_spans);
          g_string_append_printf (html, "<%s>", element);
          if (cell != NULL)
            append_range (html, cell, spans, n_spans, 0, strlen (cell));
          g_string_append_printf (html, "</%s>", element);
        }
      g_string_append (html, "</tr>");
    }
  g_string_append (html, "</table>");
}

static char *
get_element (const DatelineBlock *block)
{
  switch (dateline_block_get_kind (block))
    {
    case DATELINE_BLOCK_HEADING:
      return g_strdup_printf ("h%d", CLAMP (dateline_block_get_level (block), 1, 6));
    case DATELINE_BLOCK_CODE:
    case DATELINE_BLOCK_VERSE:
      return g_strdup ("pre");
    default:
      return g_strdup (dateline_block_get_marker (block) != NULL ? "li" : "p");
    }
}

static void
append_block (DatelineArticleHtml *self,
              const DatelineBlock *block,
              guint start,
              guint end)
{
  const char *marker = dateline_block_get_marker (block);
  const char *text = dateline_block_get_text (block);
  DatelinePicture *picture = dateline_block_get_picture (block);
  g_autofree char *element = get_element (block);
  const DatelineSpan *spans;
  guint n_spans = 0;

  set_quote_depth (self, dateline_block_get_quote_depth (block));
  set_list_depth (self,
                  dateline_block_get_list_depth (block),
                  marker != NULL
                      ? g_str_has_suffix (marker, ".")
                      : self->is_ordered[dateline_block_get_list_depth (block)]);
  if (dateline_block_get_kind (block) == DATELINE_BLOCK_TABLE)
    append_table (self->html, block);
  else if (dateline_block_get_kind (block) == DATELINE_BLOCK_RULE)
    g_string_append (self->html, "<hr>");
  if (text == NULL || *text == '\0')
    return;
  spans = dateline_block_get_spans (block, &n_spans);
  g_string_append_printf (self->html,
                          "<%s%s>",
                          element,
                          dateline_block_is_right_to_left (block) ? " dir=\"rtl\"" : "");
  append_range (self->html, text, spans, n_spans, start, end);
  if (picture != NULL && dateline_picture_get_credit (picture) != NULL &&
      end == strlen (text))
    {
      g_string_append (self->html, "<br><small>");
      append_text (self->html, dateline_picture_get_credit (picture), -1);
      g_string_append (self->html, "</small>");
    }
  g_string_append_printf (self->html, "</%s>", element);
}

void
dateline_article_html_init (DatelineArticleHtml *self)
{
  *self = (DatelineArticleHtml){ 0 };
  /* Without it some programs read UTF-8 as Latin-1. */
  self->html = g_string_new ("<meta charset=\"utf-8\">");
}

/* Appends the bytes from @start to @end of the text of a part; all of one that has no
 * running text. */
void
dateline_article_html_append (DatelineArticleHtml *self,
                              const DatelineArticleParts *parts,
                              guint part,
                              guint start,
                              guint end)
{
  const DatelinePart *p = dateline_article_parts_get (parts, part);
  const char *running = dateline_article_parts_get_running_text (parts, part);
  g_autofree char *text = NULL;

  if (p->kind == DATELINE_PART_BLOCK)
    {
      append_block (self, p->block, start, end);
      return;
    }
  set_quote_depth (self, 0);
  set_list_depth (self, 0, FALSE);
  text = running != NULL ? g_strndup (running + start, end - start)
                         : dateline_article_parts_get_text (parts, part);
  if (*text == '\0')
    return;
  g_string_append (self->html, p->kind == DATELINE_PART_TITLE ? "<h1>" : "<p>");
  append_text (self->html, text, -1);
  g_string_append (self->html, p->kind == DATELINE_PART_TITLE ? "</h1>" : "</p>");
}

/* Closes what is open, and gives what was written. */
char *
dateline_article_html_finish (DatelineArticleHtml *self)
{
  set_quote_depth (self, 0);
  set_list_depth (self, 0, FALSE);
  return g_string_free (g_steal_pointer (&self->html), FALSE);
}
