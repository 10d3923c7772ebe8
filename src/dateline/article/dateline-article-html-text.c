/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Running text as HTML. Any thread. */

#include "dateline/article/dateline-article-html-private.h"
#include "dateline/article/dateline-text-run-private.h"
#include "dateline/html/dateline-html-escape-private.h"

#include <string.h>

static const struct
{
  DatelineSpanStyle style;
  const char *element;
} elements[] = {
  { DATELINE_SPAN_STRONG, "strong" },   { DATELINE_SPAN_EMPHASIS, "em" },
  { DATELINE_SPAN_STRUCK, "del" },      { DATELINE_SPAN_UNDERLINE, "u" },
  { DATELINE_SPAN_SUPERSCRIPT, "sup" }, { DATELINE_SPAN_SUBSCRIPT, "sub" },
  { DATELINE_SPAN_MARK, "mark" },       { DATELINE_SPAN_SMALL, "small" },
  { DATELINE_SPAN_CODE, "code" },       { DATELINE_SPAN_KEY, "kbd" },
};

/* @breaks: whether a line break needs an element. */
static void
write_escaped (GString *out, const DatelineRun *run, gboolean breaks)
{
  const char *text = run->text;
  const char *end = text + run->length;

  while (text < end)
    {
      const char *line_end = breaks ? memchr (text, '\n', end - text) : NULL;

      dateline_html_escape (out, text, (line_end ? line_end : end) - text);
      if (!line_end)
        return;
      g_string_append (out, "<br>\n");
      text = line_end + 1;
    }
}

static void
write_run (GString *out, const DatelineRun *run, gboolean breaks)
{
  DatelineSpanStyle style = run->style;

  if (style & DATELINE_SPAN_KEY)
    style &= ~DATELINE_SPAN_CODE;
  if (run->title)
    {
      g_string_append (out, "<abbr");
      dateline_article_html_write_attribute (out, "title", run->title);
      g_string_append_c (out, '>');
    }
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (style & elements[i].style)
      g_string_append_printf (out, "<%s>", elements[i].element);
  write_escaped (out, run, breaks);
  for (guint i = G_N_ELEMENTS (elements); i > 0; i--)
    if (style & elements[i - 1].style)
      g_string_append_printf (out, "</%s>", elements[i - 1].element);
  g_string_append (out, run->title ? "</abbr>" : "");
}

/* Begins the link that @run is in, if it is one. */
static gboolean
write_link_start (DatelineArticleWriter *self, const DatelineRun *run)
{
  g_autofree char *id = NULL;

  if (run->target >= 0 && self->is_target)
    id = g_strdup_printf ("#" DATELINE_ARTICLE_HTML_ID "%d", run->target);
  if (!id && !run->uri)
    return FALSE;
  g_string_append (self->out, "<a");
  dateline_article_html_write_attribute (self->out, "href", id ? id : run->uri);
  g_string_append_c (self->out, '>');
  return TRUE;
}

/* Runs that link to one place are one link. */
void
dateline_article_html_write_text (DatelineArticleWriter *self,
                                  const char *text,
                                  const DatelineSpan *spans,
                                  guint n_spans,
                                  gboolean breaks)
{
  const char *uri = NULL;
  int target = -1;
  gboolean is_open = FALSE;
  gsize at = 0;
  DatelineRun run;

  while (dateline_text_next_run (text, spans, n_spans, &at, &run))
    {
      if (run.uri != uri || run.target != target)
        {
          g_string_append (self->out, is_open ? "</a>" : "");
          is_open = write_link_start (self, &run);
          uri = run.uri;
          target = run.target;
        }
      write_run (self->out, &run, breaks);
    }
  g_string_append (self->out, is_open ? "</a>" : "");
}
