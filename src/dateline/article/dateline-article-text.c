/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An article as plain text. Pure, any thread. */

#include "dateline/article/dateline-article-anchors-private.h"
#include "dateline/article/dateline-article-head-private.h"
#include "dateline/article/dateline-article-writer-private.h"
#include "dateline/article/dateline-text-run-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where a line has no more room than this, it is not broken at all. */
#define MIN_WIDTH 20

static int
measure (const char *text, gsize length)
{
  int width = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

static gsize
find_line_start (GString *out)
{
  const char *break_before = g_strrstr_len (out->str, out->len, "\n");

  return break_before ? break_before + 1 - out->str : 0;
}

/* Begins a new line; returns how much of it is taken. */
static int
begin_line (DatelineArticleWriter *self)
{
  gsize start = self->out->len;

  dateline_article_writer_begin_line (self);
  return measure (self->out->str + start, self->out->len - start);
}

/* The bytes of what stays on one line: a word, or a letter of a script without spaces
 * with the punctuation after it. */
static gsize
find_word_end (const char *text)
{
  const char *p = text;

  while (*p != '\0' && *p != ' ' && *p != '\n')
    {
      gunichar c = g_utf8_get_char (p);

      if (p > text && g_unichar_iswide (c) && !g_unichar_ispunct (c))
        break;
      p = g_utf8_next_char (p);
    }

  return p - text;
}

/* Writes one line of a text, on as many lines as it needs. */
static void
write_line (DatelineArticleWriter *self, const char *line, gsize length, gboolean wraps)
{
  const char *end = line + length;
  int start = begin_line (self);
  int column = start;

  if (!wraps || self->width == 0 || self->width - start < MIN_WIDTH)
    {
      g_string_append_len (self->out, line, length);
      return;
    }
  while (line < end)
    {
      gsize n_spaces = strspn (line, " ");
      gsize n_bytes = find_word_end (line + n_spaces);
      int word = measure (line + n_spaces, n_bytes);

      if (column > start && column + (int) n_spaces + word > self->width)
        {
          dateline_article_writer_break_line (self);
          column = start = begin_line (self);
        }
      else
        {
          g_string_append_len (self->out, line, n_spaces);
          column += n_spaces;
        }
      g_string_append_len (self->out, line + n_spaces, n_bytes);
      column += word;
      line += n_spaces + n_bytes;
    }
}

static void
write_lines (DatelineArticleWriter *self, const char *text, gboolean wraps)
{
  while (TRUE)
    {
      const char *end = strchr (text, '\n');

      write_line (self, text, end ? (gsize) (end - text) : strlen (text), wraps);
      if (!end)
        return;
      dateline_article_writer_break_line (self);
      text = end + 1;
    }
}

/* A number that refers to a note is not to be read as a part of the word before it, and
 * no arrow leads back. */
static char *
mark_notes (const DatelineBlock *block)
{
  GString *marked = g_string_new (NULL);
  gsize at = 0;
  DatelineRun run;

  while (dateline_text_next_run (block->text, block->spans, block->n_spans, &at, &run))
    {
      gboolean is_number = run.role == DATELINE_SPAN_ROLE_NOTE &&
                           g_unichar_isalnum (g_utf8_get_char (run.text)) &&
                           dateline_text_is_label (run.text, run.length);

      if (run.role == DATELINE_SPAN_ROLE_RETURN)
        continue;
      /* Brackets may stand outside of the link. */
      is_number = is_number && !g_str_has_suffix (marked->str, "[");
      g_string_append (marked, is_number ? "[" : "");
      g_string_append_len (marked, run.text, run.length);
      g_string_append (marked, is_number ? "]" : "");
    }

  return g_strchomp (g_string_free (marked, FALSE));
}

static gboolean
has_notes (const DatelineBlock *block)
{
  for (guint i = 0; i < block->n_spans; i++)
    if (block->spans[i].role != DATELINE_SPAN_ROLE_NONE)
      return TRUE;

  return FALSE;
}

static void
write_text (DatelineArticleWriter *self, const DatelineBlock *block)
{
  gboolean is_attribution = block->role == DATELINE_BLOCK_ROLE_ATTRIBUTION &&
                            !dateline_article_begins_with_dash (block->text);
  g_autofree char *marked = has_notes (block) ? mark_notes (block) : NULL;
  g_autofree char *attribution =
      is_attribution ? g_strconcat ("— ", marked ? marked : block->text, NULL) : NULL;

  write_lines (self,
               attribution ? attribution
               : marked    ? marked
                           : block->text,
               block->kind != DATELINE_BLOCK_CODE);
}

/* The caption, and the credit on a line of its own. */
static void
write_figure (DatelineArticleWriter *self, const DatelineBlock *block)
{
  const char *caption = dateline_picture_get_caption (block->picture);
  const char *credit = dateline_picture_get_credit (block->picture);
  const char *alternative = dateline_picture_get_alternative (block->picture);

  if (caption || !credit)
    write_lines (self, caption ? caption : alternative ? alternative : "", TRUE);
  if (caption && credit)
    dateline_article_writer_break_line (self);
  if (credit)
    {
      g_autofree char *line = g_strdup_printf ("(%s)", credit);

      write_lines (self, line, TRUE);
    }
}

static void
write_table (DatelineArticleWriter *self, const DatelineBlock *block)
{
  for (guint row = 0; row < block->n_rows; row++)
    {
      if (row > 0)
        dateline_article_writer_break_line (self);
      begin_line (self);
      for (guint column = 0; column < block->n_columns; column++)
        {
          g_autofree char *cell =
              g_strdelimit (g_strdup (dateline_block_get_cell (block, row, column)),
                            "\n",
                            ' ');

          g_string_append_printf (self->out, "%s%s", column > 0 ? "\t" : "", cell);
        }
    }
}

static void
write_rule (DatelineArticleWriter *self, const DatelineBlock *block)
{
  write_lines (self, "* * *", FALSE);
}

static void
write_embed (DatelineArticleWriter *self, const DatelineBlock *block)
{
  gboolean is_titled = strcmp (block->text, block->embed_label) != 0;
  g_autofree char *line =
      is_titled
          ? g_strdup_printf ("%s (%s) <%s>", block->text, block->embed_label, block->uri)
          : g_strdup_printf ("%s <%s>", block->text, block->uri);

  write_lines (self, line, TRUE);
}

/* A picture without a word leaves no line behind. */
static void
part (DatelineArticleWriter *self, const DatelineBlock *block, gboolean is_close)
{
  if (find_line_start (self->out) == self->out->len)
    return;
  dateline_article_writer_break_line (self);
  if (is_close)
    return;
  dateline_article_writer_begin_line (self);
  dateline_article_writer_break_line (self);
}

static const DatelineArticleForm form = {
  part,
  NULL,
  NULL,
  FALSE,
  {
      [DATELINE_BLOCK_PARAGRAPH] = write_text,
      [DATELINE_BLOCK_HEADING] = write_text,
      [DATELINE_BLOCK_CODE] = write_text,
      [DATELINE_BLOCK_VERSE] = write_text,
      [DATELINE_BLOCK_FIGURE] = write_figure,
      [DATELINE_BLOCK_TABLE] = write_table,
      [DATELINE_BLOCK_RULE] = write_rule,
      [DATELINE_BLOCK_EMBED] = write_embed,
      [DATELINE_BLOCK_SUMMARY] = write_text,
  },
};

static void
write_field (DatelineArticleWriter *self, const char *name, const char *value)
{
  if (value && *value != '\0')
    {
      g_string_append_printf (self->out, "%s: %s\n", name, value);
    }
}

static void
write_head (DatelineArticleWriter *self,
            const DatelineArticleHead *head,
            DatelineEntry *entry)
{
  if (head->title)
    {
      write_lines (self, head->title, TRUE);
      g_string_append (self->out, "\n\n");
    }
  write_field (self, _ ("By"), head->byline);
  write_field (self, _ ("Date"), head->date);
  write_field (self, _ ("Feed"), head->source);
  if (entry)
    {
      g_autofree char *categories =
          g_strjoinv (", ", (GStrv) dateline_entry_get_categories (entry));

      write_field (self, _ ("Categories"), categories);
    }
  write_field (self, _ ("Link"), head->link);
  write_field (self, _ ("Rights"), head->rights);
  if (entry && dateline_entry_get_comment_count (entry) >= 0)
    g_string_append_printf (self->out,
                            "%s: %d\n",
                            _ ("Comments"),
                            dateline_entry_get_comment_count (entry));
  if (self->out->len > 0)
    g_string_append_c (self->out, '\n');
}

static void
write_enclosures (DatelineArticleWriter *self, GPtrArray *enclosures)
{
  for (guint i = 0; enclosures && i < enclosures->len; i++)
    {
      DatelineEnclosure *enclosure = enclosures->pdata[i];
      g_autofree char *details = dateline_article_head_describe_enclosure (enclosure);

      g_string_append_printf (self->out,
                              "\n\n%s: %s",
                              _ ("Enclosure"),
                              dateline_enclosure_get_uri (enclosure));
      if (details)
        g_string_append_printf (self->out, ", %s", details);
    }
}

/* Where a word may be parted is of no use in a text that is set already. */
static void
drop_soft_breaks (GString *out, gsize start)
{
  static const char *const breaks[] = { "\302\255", "\342\200\213" };
  gsize to = start;

  for (gsize from = start; from < out->len;)
    {
      gsize length = 0;

      for (guint i = 0; i < G_N_ELEMENTS (breaks) && length == 0; i++)
        if (g_str_has_prefix (out->str + from, breaks[i]))
          length = strlen (breaks[i]);
      if (length > 0)
        from += length;
      else
        out->str[to++] = out->str[from++];
    }
  g_string_truncate (out, to);
}

/**
 * dateline_article_to_text:
 * @self: an article
 * @headline: (nullable): the story's headline
 * @entry: (nullable): the story's entry
 * @width: how many columns a line has, as on a terminal, or 0 to leave lines as long as
 *   they are
 *
 * Gets the article as plain text in reading order: blocks are parted by an empty line,
 * members of a list by a line break; quotations begin with ">"; a figure is its caption,
 * its credit on a line of its own, an embed its title and address, the cells of a table
 * are parted by tabs; the number that refers to a note stands in brackets. Above the body
 * stands what @headline and @entry tell, below it the enclosures; without both it is the
 * body alone. Code and tables are not broken.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
dateline_article_to_text (const DatelineArticle *self,
                          DatelineHeadline *headline,
                          DatelineEntry *entry,
                          int width)
{
  g_auto (DatelineArticleWriter) writer = { 0 };
  g_auto (DatelineArticleHead) head = { 0 };
  gsize start;

  dateline_article_writer_init (&writer, &form);
  writer.width = width;
  if (headline || entry)
    {
      dateline_article_head_init (&head, headline, entry);
      write_head (&writer, &head, entry);
    }
  start = writer.out->len;
  dateline_article_writer_run (&writer, self);
  drop_soft_breaks (writer.out, start);
  while (writer.out->len > start && writer.out->str[writer.out->len - 1] == '\n')
    g_string_truncate (writer.out, writer.out->len - 1);
  write_enclosures (&writer, head.enclosures);
  return g_string_free (g_steal_pointer (&writer.out), FALSE);
}
