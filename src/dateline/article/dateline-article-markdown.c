/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An article as Markdown: CommonMark 0.30 with the tables and the notes of GitHub. Pure,
 * any thread. */

#include "dateline/article/dateline-article-head-private.h"
#include "dateline/article/dateline-article-list-private.h"
#include "dateline/article/dateline-article-markdown-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Numbers of more digits begin no list. */
#define HIGHEST_NUMBER 999999999

/* Whom a quotation is from, behind a dash. */
static void
write_attribution (DatelineArticleWriter *self, const DatelineBlock *block)
{
  dateline_article_writer_begin_line (self);
  if (!dateline_article_begins_with_dash (block->text))
    g_string_append (self->out, "— ");
  dateline_markdown_write_text (self,
                                block->text,
                                block->spans,
                                block->n_spans,
                                DATELINE_MARKDOWN_IN_LINE);
}

static void
write_paragraph (DatelineArticleWriter *self, const DatelineBlock *block)
{
  if (block->role == DATELINE_BLOCK_ROLE_ATTRIBUTION)
    {
      write_attribution (self, block);
      return;
    }
  dateline_article_writer_begin_line (self);
  dateline_markdown_write_text (self,
                                block->text,
                                block->spans,
                                block->n_spans,
                                DATELINE_MARKDOWN_IN_PARAGRAPH);
}

/* What stands under it follows, and is seen. */
static void
write_summary (DatelineArticleWriter *self, const DatelineBlock *block)
{
  dateline_article_writer_begin_line (self);
  if (block->level > 0)
    {
      dateline_markdown_write_fence (self->out, '#', CLAMP (block->level, 2, 6));
      g_string_append_c (self->out, ' ');
    }
  else
    g_string_append (self->out, "<strong>");
  dateline_markdown_write_text (self,
                                block->text,
                                block->spans,
                                block->n_spans,
                                DATELINE_MARKDOWN_IN_LINE);
  if (block->level == 0)
    g_string_append (self->out, "</strong>");
}

/* The title of the document is the one of the first level. */
static void
write_heading (DatelineArticleWriter *self, const DatelineBlock *block)
{
  dateline_article_writer_begin_line (self);
  dateline_markdown_write_fence (self->out, '#', CLAMP (block->level, 2, 6));
  g_string_append_c (self->out, ' ');
  dateline_markdown_write_text (self,
                                block->text,
                                block->spans,
                                block->n_spans,
                                DATELINE_MARKDOWN_IN_LINE);
}

static void
write_code (DatelineArticleWriter *self, const DatelineBlock *block)
{
  guint n =
      MAX (3, dateline_markdown_count_backticks (block->text, strlen (block->text)) + 1);
  g_auto (GStrv) lines = g_strsplit (block->text, "\n", -1);

  dateline_article_writer_begin_line (self);
  dateline_markdown_write_fence (self->out, '`', n);
  for (guint i = 0; lines[i]; i++)
    {
      g_string_append_c (self->out, '\n');
      dateline_article_writer_begin_line (self);
      g_string_append (self->out, lines[i]);
    }
  g_string_append_c (self->out, '\n');
  dateline_article_writer_begin_line (self);
  dateline_markdown_write_fence (self->out, '`', n);
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
  dateline_markdown_write_plain (self,
                                 alternative,
                                 strlen (alternative),
                                 DATELINE_MARKDOWN_IN_LINE,
                                 TRUE);
  if (!is_link)
    return;
  g_string_append_c (self->out, ']');
  dateline_markdown_write_target (self->out, uri);
  if (!block->uri)
    return;
  g_string_append_c (self->out, ']');
  dateline_markdown_write_target (self->out, block->uri);
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
      dateline_markdown_write_break (self, DATELINE_MARKDOWN_IN_PARAGRAPH);
      dateline_markdown_write_text (self,
                                    block->text,
                                    block->spans,
                                    block->n_spans,
                                    DATELINE_MARKDOWN_IN_PARAGRAPH);
    }
  if (credit)
    {
      dateline_markdown_write_break (self, DATELINE_MARKDOWN_IN_PARAGRAPH);
      g_string_append (self->out, "<small>");
      dateline_markdown_write_plain (self,
                                     credit,
                                     strlen (credit),
                                     DATELINE_MARKDOWN_IN_LINE,
                                     FALSE);
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
        dateline_markdown_write_text (self,
                                      cell->text,
                                      cell->spans,
                                      cell->n_spans,
                                      DATELINE_MARKDOWN_IN_CELL);
      g_string_append (self->out, " |");
    }
}

/* A table begins with a row of headings, which is empty where the first one has none. */
static void
write_table (DatelineArticleWriter *self, const DatelineBlock *block)
{
  gboolean has_headings = block->n_columns > 0;

  for (guint column = 0; column < block->n_columns && block->n_rows > 0; column++)
    has_headings =
        has_headings && (block->cells[column].is_header || !block->cells[column].text);

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
  dateline_markdown_write_plain (self,
                                 text,
                                 strlen (text),
                                 DATELINE_MARKDOWN_IN_LINE,
                                 FALSE);
  g_string_append_c (self->out, ']');
  dateline_markdown_write_target (self->out, uri);
}

static void
write_embed (DatelineArticleWriter *self, const DatelineBlock *block)
{
  dateline_article_writer_begin_line (self);
  write_link (self, block->uri, block->text);
  if (strcmp (block->text, block->embed_label) == 0)
    return;
  g_string_append (self->out, " (");
  dateline_markdown_write_plain (self,
                                 block->embed_label,
                                 strlen (block->embed_label),
                                 DATELINE_MARKDOWN_IN_LINE,
                                 FALSE);
  g_string_append_c (self->out, ')');
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
  if (place->kind == DATELINE_PLACE_NOTE)
    {
      g_autofree char *label =
          g_strdup_printf ("[^%" G_GINT64_FORMAT "]:", place->number);

      entered->marker = g_intern_string (label);
    }
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
  TRUE,
  {
      [DATELINE_BLOCK_PARAGRAPH] = write_paragraph,
      [DATELINE_BLOCK_HEADING] = write_heading,
      [DATELINE_BLOCK_CODE] = write_code,
      [DATELINE_BLOCK_VERSE] = write_paragraph,
      [DATELINE_BLOCK_FIGURE] = write_figure,
      [DATELINE_BLOCK_TABLE] = write_table,
      [DATELINE_BLOCK_RULE] = write_rule,
      [DATELINE_BLOCK_EMBED] = write_embed,
      [DATELINE_BLOCK_SUMMARY] = write_summary,
  },
};

static void
write_head (DatelineArticleWriter *self, const DatelineArticleHead *head)
{
  const char *gap = "";

  if (head->title)
    {
      g_string_append (self->out, "# ");
      dateline_markdown_write_plain (self,
                                     head->title,
                                     strlen (head->title),
                                     DATELINE_MARKDOWN_IN_LINE,
                                     FALSE);
      g_string_append (self->out, "\n\n");
    }
  if (head->byline)
    {
      dateline_markdown_write_plain (self,
                                     head->byline,
                                     strlen (head->byline),
                                     DATELINE_MARKDOWN_IN_LINE,
                                     TRUE);
      gap = " · ";
    }
  if (head->date)
    {
      g_string_append (self->out, gap);
      dateline_markdown_write_plain (self,
                                     head->date,
                                     strlen (head->date),
                                     DATELINE_MARKDOWN_IN_LINE,
                                     *gap == '\0');
      gap = " · ";
    }
  if (head->source)
    {
      g_string_append (self->out, gap);
      if (head->link)
        write_link (self, head->link, head->source);
      else
        dateline_markdown_write_plain (self,
                                       head->source,
                                       strlen (head->source),
                                       DATELINE_MARKDOWN_IN_LINE,
                                       *gap == '\0');
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
      dateline_markdown_write_plain (self,
                                     head->rights,
                                     strlen (head->rights),
                                     DATELINE_MARKDOWN_IN_LINE,
                                     TRUE);
      g_string_append_c (self->out, '\n');
    }
}

/**
 * dateline_article_to_markdown:
 * @self: an article
 * @headline: (nullable): the story's headline
 * @entry: (nullable): the story's entry
 *
 * Gets the article as Markdown: CommonMark, with the tables and notes of GitHub. Pictures
 * are named by their addresses; their captions and credits stand beneath them. Above the
 * body stands what @headline and @entry tell.
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
