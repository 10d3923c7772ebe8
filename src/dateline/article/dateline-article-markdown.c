/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An article as Markdown: CommonMark 0.30 with the tables of GitHub. Text never becomes
 * markup: what could be read as such is escaped. Where CommonMark's rules would not take
 * "*" for emphasis, the elements of HTML stand, which it allows. Pure, any thread.
 */

#include "dateline/article/dateline-article-head-private.h"
#include "dateline/article/dateline-article-list-private.h"
#include "dateline/article/dateline-article-writer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Numbers of more digits begin no list. */
#define HIGHEST_NUMBER 999999999

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

/* Where a text stands, which tells what in it has to be escaped and what a line break
 * becomes. */
typedef enum
{
  IN_PARAGRAPH,
  IN_LINE,
  IN_CELL,
} Context;

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
needs_escape (const char *text, const char *p, Context context)
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
      return context == IN_CELL;
    default:
      return FALSE;
    }
}

static void
write_break (DatelineArticleWriter *self, Context context)
{
  if (context == IN_LINE)
    g_string_append_c (self->out, ' ');
  else if (context == IN_CELL)
    g_string_append (self->out, "<br>");
  else
    {
      g_string_append (self->out, "\\\n");
      dateline_article_writer_begin_line (self);
    }
}

/* @is_start: whether @text stands at the beginning of a line. */
static void
write_plain (DatelineArticleWriter *self,
             const char *text,
             gsize length,
             Context context,
             gboolean is_start)
{
  const char *end = text + length;
  const char *number_end = is_start ? find_number_end (text, end) : NULL;

  for (const char *p = text; p < end; p++)
    {
      if (*p == '\n')
        {
          write_break (self, context);
          is_start = context == IN_PARAGRAPH;
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

static guint
count_backticks (const char *text, gsize length)
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

static void
write_fence (GString *out, char character, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, character);
}

/* In code nothing is escaped, but a bar in a cell is. */
static void
write_code_run (DatelineArticleWriter *self, const DatelineRun *run, Context context)
{
  guint n = count_backticks (run->text, run->length) + 1;
  gboolean is_padded = run->text[0] == '`' || run->text[run->length - 1] == '`';

  write_fence (self->out, '`', n);
  if (is_padded)
    g_string_append_c (self->out, ' ');
  for (gsize i = 0; i < run->length; i++)
    {
      if (run->text[i] == '|' && context == IN_CELL)
        g_string_append_c (self->out, '\\');
      g_string_append_c (self->out, run->text[i] == '\n' ? ' ' : run->text[i]);
    }
  if (is_padded)
    g_string_append_c (self->out, ' ');
  write_fence (self->out, '`', n);
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
           Context context,
           gboolean is_start)
{
  DatelineRun inner = *run;
  gsize n_before;
  gsize n_after = 0;
  gboolean delimits;

  if (run->style == 0)
    {
      write_plain (self, run->text, run->length, context, is_start);
      return;
    }

  n_before = MIN (strspn (run->text, " \n"), run->length);
  while (n_before + n_after < run->length &&
         strchr (" \n", run->text[run->length - n_after - 1]))
    n_after++;
  inner.text += n_before;
  inner.length -= n_before + n_after;

  write_plain (self, run->text, n_before, context, is_start);
  if (inner.length > 0)
    {
      delimits = takes_delimiters (self->out, &inner);
      write_marks (self->out, run->style, delimits, TRUE);
      if (run->style & DATELINE_SPAN_CODE)
        write_code_run (self, &inner, context);
      else
        write_plain (self, inner.text, inner.length, context, FALSE);
      write_marks (self->out, run->style, delimits, FALSE);
    }
  write_plain (self, inner.text + inner.length, n_after, context, FALSE);
}

static void
write_target (GString *out, const char *uri)
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
write_text (DatelineArticleWriter *self,
            const char *text,
            const DatelineSpan *spans,
            guint n_spans,
            Context context)
{
  const char *uri = NULL;
  gsize at = 0;
  DatelineRun run;

  while (dateline_text_next_run (text, spans, n_spans, &at, &run))
    {
      if (run.uri != uri)
        {
          if (uri)
            {
              g_string_append_c (self->out, ']');
              write_target (self->out, uri);
            }
          if (run.uri)
            g_string_append_c (self->out, '[');
          uri = run.uri;
        }
      write_run (self, &run, context, run.text == text && context == IN_PARAGRAPH);
    }
  if (uri)
    {
      g_string_append_c (self->out, ']');
      write_target (self->out, uri);
    }
}

static void
write_paragraph (DatelineArticleWriter *self, const DatelineBlock *block)
{
  dateline_article_writer_begin_line (self);
  write_text (self, block->text, block->spans, block->n_spans, IN_PARAGRAPH);
}

/* The title of the document is the one of the first level. */
static void
write_heading (DatelineArticleWriter *self, const DatelineBlock *block)
{
  dateline_article_writer_begin_line (self);
  write_fence (self->out, '#', CLAMP (block->level, 2, 6));
  g_string_append_c (self->out, ' ');
  write_text (self, block->text, block->spans, block->n_spans, IN_LINE);
}

static void
write_code (DatelineArticleWriter *self, const DatelineBlock *block)
{
  guint n = MAX (3, count_backticks (block->text, strlen (block->text)) + 1);
  g_auto (GStrv) lines = g_strsplit (block->text, "\n", -1);

  dateline_article_writer_begin_line (self);
  write_fence (self->out, '`', n);
  for (guint i = 0; lines[i]; i++)
    {
      g_string_append_c (self->out, '\n');
      dateline_article_writer_begin_line (self);
      g_string_append (self->out, lines[i]);
    }
  g_string_append_c (self->out, '\n');
  dateline_article_writer_begin_line (self);
  write_fence (self->out, '`', n);
}

static void
write_picture (DatelineArticleWriter *self, const DatelineBlock *block)
{
  const char *uri = dateline_picture_get_uri (block->picture);
  const char *alternative = dateline_picture_get_alternative (block->picture);
  gboolean is_link = g_str_has_prefix (uri, "http");

  if (!alternative)
    alternative = is_link ? "" : _ ("Picture");
  if (is_link)
    g_string_append (self->out, block->uri ? "[![" : "![");
  write_plain (self, alternative, strlen (alternative), IN_LINE, TRUE);
  if (!is_link)
    return;
  g_string_append_c (self->out, ']');
  write_target (self->out, uri);
  if (!block->uri)
    return;
  g_string_append_c (self->out, ']');
  write_target (self->out, block->uri);
}

/* The picture, its caption and its credit, a line each. */
static void
write_figure (DatelineArticleWriter *self, const DatelineBlock *block)
{
  const char *credit = dateline_picture_get_credit (block->picture);

  dateline_article_writer_begin_line (self);
  write_picture (self, block);
  if (*block->text != '\0')
    {
      write_break (self, IN_PARAGRAPH);
      write_text (self, block->text, block->spans, block->n_spans, IN_PARAGRAPH);
    }
  if (credit)
    {
      write_break (self, IN_PARAGRAPH);
      g_string_append (self->out, "<small>");
      write_plain (self, credit, strlen (credit), IN_LINE, FALSE);
      g_string_append (self->out, "</small>");
    }
}

static void
write_row (DatelineArticleWriter *self, const DatelineBlock *block, guint row)
{
  dateline_article_writer_begin_line (self);
  g_string_append_c (self->out, '|');
  for (guint column = 0; column < block->n_columns; column++)
    {
      const DatelineCell *cell = &block->cells[row * block->n_columns + column];

      g_string_append_c (self->out, ' ');
      if (cell->text)
        write_text (self, cell->text, cell->spans, cell->n_spans, IN_CELL);
      g_string_append (self->out, " |");
    }
}

/* A table begins with a row of headings, which is empty where the first one has none. */
static void
write_table (DatelineArticleWriter *self, const DatelineBlock *block)
{
  gboolean has_headings = block->n_columns > 0;

  for (guint column = 0; column < block->n_columns && block->n_rows > 0; column++)
    has_headings = has_headings && block->cells[column].is_header;

  if (has_headings && block->n_rows > 0)
    write_row (self, block, 0);
  else
    {
      dateline_article_writer_begin_line (self);
      g_string_append_c (self->out, '|');
      for (guint column = 0; column < block->n_columns; column++)
        g_string_append (self->out, "  |");
    }
  g_string_append_c (self->out, '\n');
  dateline_article_writer_begin_line (self);
  g_string_append_c (self->out, '|');
  for (guint column = 0; column < block->n_columns; column++)
    g_string_append (self->out, " --- |");
  for (guint row = has_headings ? 1 : 0; row < block->n_rows; row++)
    {
      g_string_append_c (self->out, '\n');
      write_row (self, block, row);
    }
}

static void
write_rule (DatelineArticleWriter *self, const DatelineBlock *block)
{
  dateline_article_writer_begin_line (self);
  g_string_append (self->out, "* * *");
}

static void
write_link (DatelineArticleWriter *self, const char *uri, const char *text)
{
  g_string_append_c (self->out, '[');
  write_plain (self, text, strlen (text), IN_LINE, FALSE);
  g_string_append_c (self->out, ']');
  write_target (self->out, uri);
}

static void
write_embed (DatelineArticleWriter *self, const DatelineBlock *block)
{
  dateline_article_writer_begin_line (self);
  write_link (self, block->uri, block->text);
}

/* An empty line inside of what goes on; none between the members of a list. A list that
 * does not begin with one needs it too. */
static void
part (DatelineArticleWriter *self, const DatelineBlock *block, gboolean is_close)
{
  const DatelinePlace *place = dateline_article_writer_get_place (self);

  dateline_article_writer_break_line (self);
  if (is_close && (place->kind == DATELINE_PLACE_LIST ||
                   dateline_article_list_tell_style (block->marker) == '-'))
    return;
  dateline_article_writer_begin_line (self);
  dateline_article_writer_break_line (self);
}

/* Markdown has bullets and numbers only. Two lists without anything between them would be
 * one, if their numbers did not end in different characters. */
static void
enter_place (DatelineArticleWriter *self,
             const DatelinePlace *place,
             const DatelineBlock *block)
{
  DatelinePlace *entered = dateline_article_writer_get_place (self);

  if (place->kind == DATELINE_PLACE_LIST)
    entered->delimiter =
        self->left.kind == DATELINE_PLACE_LIST && self->left.delimiter == '.' ? ')' : '.';
  if (place->kind != DATELINE_PLACE_MEMBER)
    return;
  if (!place->marker) /* four spaces would make code of it */
    entered->marker = "";
  else if (dateline_article_list_tell_style (place->marker) == '-')
    entered->marker = "-";
  else
    {
      g_autofree char *marker = g_strdup_printf ("%" G_GINT64_FORMAT "%c",
                                                 CLAMP (place->number, 0, HIGHEST_NUMBER),
                                                 place[-1].delimiter);

      entered->marker = g_intern_string (marker);
    }
}

static const DatelineArticleForm form = {
  part,
  enter_place,
  NULL,
  {
      [DATELINE_BLOCK_PARAGRAPH] = write_paragraph,
      [DATELINE_BLOCK_HEADING] = write_heading,
      [DATELINE_BLOCK_CODE] = write_code,
      [DATELINE_BLOCK_VERSE] = write_paragraph,
      [DATELINE_BLOCK_FIGURE] = write_figure,
      [DATELINE_BLOCK_TABLE] = write_table,
      [DATELINE_BLOCK_RULE] = write_rule,
      [DATELINE_BLOCK_EMBED] = write_embed,
      [DATELINE_BLOCK_SUMMARY] = write_paragraph,
  },
};

static void
write_head (DatelineArticleWriter *self, const DatelineArticleHead *head)
{
  const char *gap = "";

  if (head->title)
    {
      g_string_append (self->out, "# ");
      write_plain (self, head->title, strlen (head->title), IN_LINE, FALSE);
      g_string_append (self->out, "\n\n");
    }
  if (head->byline)
    {
      write_plain (self, head->byline, strlen (head->byline), IN_LINE, TRUE);
      gap = " · ";
    }
  if (head->date)
    {
      g_string_append (self->out, gap);
      write_plain (self, head->date, strlen (head->date), IN_LINE, *gap == '\0');
      gap = " · ";
    }
  if (head->source)
    {
      g_string_append (self->out, gap);
      if (head->link)
        write_link (self, head->link, head->source);
      else
        write_plain (self, head->source, strlen (head->source), IN_LINE, *gap == '\0');
    }
  if (self->out->len > 0 && self->out->str[self->out->len - 1] != '\n')
    g_string_append (self->out, "\n\n");
}

static void
write_foot (DatelineArticleWriter *self, const DatelineArticleHead *head)
{
  for (guint i = 0; head->enclosures && i < head->enclosures->len; i++)
    {
      DatelineEnclosure *enclosure = head->enclosures->pdata[i];
      const char *uri = dateline_enclosure_get_uri (enclosure);
      const char *title = dateline_enclosure_get_title (enclosure);

      g_string_append (self->out, i == 0 ? "\n- " : "- ");
      write_link (self, uri, title && *title != '\0' ? title : uri);
      g_string_append_c (self->out, '\n');
    }
  if (head->rights)
    {
      g_string_append_c (self->out, '\n');
      write_plain (self, head->rights, strlen (head->rights), IN_LINE, TRUE);
      g_string_append_c (self->out, '\n');
    }
}

/**
 * dateline_article_to_markdown:
 * @self: an article
 * @headline: (nullable): the story's headline
 * @entry: (nullable): the story's entry
 *
 * Gets the article as Markdown: CommonMark, with the tables of GitHub. Pictures are
 * named by their addresses; their captions and credits stand beneath them. Above the body
 * stands what @headline and @entry tell.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
dateline_article_to_markdown (const DatelineArticle *self,
                              DatelineHeadline *headline,
                              DatelineEntry *entry)
{
  g_auto (DatelineArticleWriter) writer = { 0 };
  g_auto (DatelineArticleHead) head = { 0 };

  dateline_article_head_init (&head, headline, entry);
  dateline_article_writer_init (&writer, &form);
  write_head (&writer, &head);
  dateline_article_writer_run (&writer, self);
  if (writer.out->len > 0 && writer.out->str[writer.out->len - 1] != '\n')
    g_string_append_c (writer.out, '\n');
  write_foot (&writer, &head);
  return g_string_free (g_steal_pointer (&writer.out), FALSE);
}
