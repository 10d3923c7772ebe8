/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Running text as Markdown. Text never becomes markup: what could be read as such is
 * escaped. Where CommonMark's rules would not take "*" for emphasis, the elements of HTML
 * stand, which it allows. Pure, any thread.
 */

#include "dateline/article/dateline-article-markdown-private.h"
#include "dateline/article/dateline-article-anchors-private.h"
#include "dateline/article/dateline-text-run-private.h"

#include <string.h>

static const struct
{
  DatelineSpanStyle style;
  const char *delimiter; /* NULL: there is only the element */
  const char *element;
} marks[] = {
  { DATELINE_SPAN_STRONG, "**", "strong" },   { DATELINE_SPAN_EMPHASIS, "*", "em" },
  { DATELINE_SPAN_STRUCK, NULL, "del" },      { DATELINE_SPAN_UNDERLINE, NULL, "u" },
  { DATELINE_SPAN_SUPERSCRIPT, NULL, "sup" }, { DATELINE_SPAN_SUBSCRIPT, NULL, "sub" },
  { DATELINE_SPAN_MARK, NULL, "mark" },       { DATELINE_SPAN_SMALL, NULL, "small" },
};

static gboolean
is_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* What has no meaning but at the beginning of a line. */
static gboolean
begins_block (char c)
{
  return strchr ("#+-=>:|", c) != NULL;
}

/* "1." and "1)" at the beginning of a line: the byte of the point. */
static const char *
find_number_end (const char *text, const char *end)
{
  const char *p = text;

  while (p < end && g_ascii_isdigit (*p))
    p++;
  return p > text && p < end && (*p == '.' || *p == ')') ? p : NULL;
}

static gboolean
needs_escape (const char *text, const char *p, DatelineMarkdownContext context)
{
  switch (*p)
    {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '<':
    case '~':
      return TRUE;
    case '&':
      return p[1] == '#' || g_ascii_isalpha (p[1]);
    case '_': /* inside of a word it has no meaning */
      return p == text || !g_ascii_isalnum (p[-1]) || !g_ascii_isalnum (p[1]);
    case '|':
      return context == DATELINE_MARKDOWN_IN_CELL;
    default:
      return FALSE;
    }
}

void
dateline_markdown_write_break (DatelineArticleWriter *self,
                               DatelineMarkdownContext context)
{
  if (context == DATELINE_MARKDOWN_IN_LINE)
    g_string_append_c (self->out, ' ');
  else if (context == DATELINE_MARKDOWN_IN_CELL)
    g_string_append (self->out, "<br>");
  else
    {
      g_string_append (self->out, "\\\n");
      dateline_article_writer_begin_line (self);
    }
}

/* @is_start: whether @text stands at the beginning of a line. */
void
dateline_markdown_write_plain (DatelineArticleWriter *self,
                               const char *text,
                               gsize length,
                               DatelineMarkdownContext context,
                               gboolean is_start)
{
  const char *end = text + length;
  const char *number_end = is_start ? find_number_end (text, end) : NULL;

  for (const char *p = text; p < end; p++)
    {
      if (*p == '\n')
        {
          dateline_markdown_write_break (self, context);
          is_start = context == DATELINE_MARKDOWN_IN_PARAGRAPH;
          number_end = is_start ? find_number_end (p + 1, end) : NULL;
          continue;
        }
      if (is_start && (*p == ' ' || *p == '\t'))
        {
          g_string_append (self->out, "&nbsp;");
          continue;
        }
      if (needs_escape (text, p, context) || (is_start && begins_block (*p)) ||
          p == number_end)
        g_string_append_c (self->out, '\\');
      g_string_append_c (self->out, *p);
      is_start = FALSE;
    }
}

guint
dateline_markdown_count_backticks (const char *text, gsize length)
{
  guint most = 0;
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    {
      n = text[i] == '`' ? n + 1 : 0;
      most = MAX (most, n);
    }

  return most;
}

void
dateline_markdown_write_fence (GString *out, char character, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, character);
}

/* In code nothing is escaped, but a bar in a cell is. */
static void
write_code_run (DatelineArticleWriter *self,
                const DatelineRun *run,
                DatelineMarkdownContext context)
{
  guint n = dateline_markdown_count_backticks (run->text, run->length) + 1;
  gboolean is_padded = run->text[0] == '`' || run->text[run->length - 1] == '`';

  dateline_markdown_write_fence (self->out, '`', n);
  if (is_padded)
    g_string_append_c (self->out, ' ');
  for (gsize i = 0; i < run->length; i++)
    {
      if (run->text[i] == '|' && context == DATELINE_MARKDOWN_IN_CELL)
        g_string_append_c (self->out, '\\');
      g_string_append_c (self->out, run->text[i] == '\n' ? ' ' : run->text[i]);
    }
  if (is_padded)
    g_string_append_c (self->out, ' ');
  dateline_markdown_write_fence (self->out, '`', n);
}

/* Whether "*" around @run is taken for emphasis: CommonMark wants that it does not stand
 * between a letter and punctuation, nor beside another one. */
static gboolean
takes_delimiters (GString *out, const DatelineRun *run)
{
  const char *end = run->text + run->length;
  gunichar first = g_utf8_get_char (run->text);
  gunichar last = g_utf8_get_char (g_utf8_prev_char (end));
  gunichar before =
      out->len > 0 ? g_utf8_get_char (g_utf8_prev_char (out->str + out->len)) : ' ';
  gunichar after = g_utf8_get_char (end);

  return is_word (first) && is_word (last) && before != '*' && before != '_' &&
         before != '\\' && !is_word (before) && !is_word (after);
}

static void
write_marks (GString *out, DatelineSpanStyle style, gboolean delimits, gboolean opens)
{
  for (guint n = 0; n < G_N_ELEMENTS (marks); n++)
    {
      guint i = opens ? n : G_N_ELEMENTS (marks) - 1 - n;

      if ((style & marks[i].style) == 0)
        continue;
      if (marks[i].delimiter && delimits)
        g_string_append (out, marks[i].delimiter);
      else
        g_string_append_printf (out, opens ? "<%s>" : "</%s>", marks[i].element);
    }
}

/* White space at the ends of a run stands outside of its marks. */
static void
write_run (DatelineArticleWriter *self,
           const DatelineRun *run,
           DatelineMarkdownContext context,
           gboolean is_start)
{
  DatelineRun inner = *run;
  gsize n_before;
  gsize n_after = 0;
  gboolean delimits;

  if (run->style == 0)
    {
      dateline_markdown_write_plain (self, run->text, run->length, context, is_start);
      return;
    }

  n_before = MIN (strspn (run->text, " \n"), run->length);
  while (n_before + n_after < run->length &&
         strchr (" \n", run->text[run->length - n_after - 1]))
    n_after++;
  inner.text += n_before;
  inner.length -= n_before + n_after;

  dateline_markdown_write_plain (self, run->text, n_before, context, is_start);
  if (inner.length > 0)
    {
      delimits = takes_delimiters (self->out, &inner);
      write_marks (self->out, run->style, delimits, TRUE);
      if (run->style & DATELINE_SPAN_CODE)
        write_code_run (self, &inner, context);
      else
        dateline_markdown_write_plain (self, inner.text, inner.length, context, FALSE);
      write_marks (self->out, run->style, delimits, FALSE);
    }
  dateline_markdown_write_plain (self,
                                 inner.text + inner.length,
                                 n_after,
                                 context,
                                 FALSE);
}

void
dateline_markdown_write_target (GString *out, const char *uri)
{
  gboolean is_bracketed = strpbrk (uri, "()<> ") != NULL;

  g_string_append (out, is_bracketed ? "(<" : "(");
  for (const char *p = uri; *p != '\0'; p++)
    {
      if (strchr ("<>\\*_", *p))
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  g_string_append (out, is_bracketed ? ">)" : ")");
}

static void
close_link (DatelineArticleWriter *self, const char **uri)
{
  if (!*uri)
    return;
  g_string_append_c (self->out, ']');
  dateline_markdown_write_target (self->out, *uri);
  *uri = NULL;
}

/* A number or a sign is what Markdown writes itself; words stand before it. */
static void
write_reference (DatelineArticleWriter *self, const DatelineRun *run)
{
  const DatelineNote *note = dateline_article_find_note (self->article, run->target);
  guint number = note - (const DatelineNote *) self->article->notes->data + 1;

  if (!dateline_text_is_label (run->text, run->length))
    dateline_markdown_write_plain (self,
                                   run->text,
                                   run->length,
                                   DATELINE_MARKDOWN_IN_LINE,
                                   FALSE);
  g_string_append_printf (self->out, "[^%u]", number);
}

void
dateline_markdown_write_text (DatelineArticleWriter *self,
                              const char *text,
                              const DatelineSpan *spans,
                              guint n_spans,
                              DatelineMarkdownContext context)
{
  const char *uri = NULL;
  int note = -1;
  gsize at = 0;
  DatelineRun run;

  while (dateline_text_next_run (text, spans, n_spans, &at, &run))
    {
      if (run.role == DATELINE_SPAN_ROLE_NOTE || run.role == DATELINE_SPAN_ROLE_RETURN)
        {
          close_link (self, &uri);
          if (run.role == DATELINE_SPAN_ROLE_NOTE && run.target != note)
            write_reference (self, &run);
          note = run.role == DATELINE_SPAN_ROLE_NOTE ? run.target : -1;
          continue;
        }
      note = -1;
      if (run.uri != uri)
        {
          close_link (self, &uri);
          if (run.uri)
            g_string_append_c (self->out, '[');
          uri = run.uri;
        }
      write_run (self,
                 &run,
                 context,
                 run.text == text && context == DATELINE_MARKDOWN_IN_PARAGRAPH);
    }
  close_link (self, &uri);
}
