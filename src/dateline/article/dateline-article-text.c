/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An article as plain text. Pure, any thread. */

#include "dateline/article/dateline-article-private.h"

static void
append_indented (GString *out, const DatelineBlock *block, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      for (int depth = 0; depth < block->quote_depth; depth++)
        g_string_append (out, "> ");
      for (int depth = 1; depth < block->list_depth; depth++)
        g_string_append (out, "  ");
      if (block->marker && i == 0)
        g_string_append_printf (out, "%s ", block->marker);
      else if (block->list_depth > 0)
        g_string_append (out, "  ");
      g_string_append (out, lines[i]);
    }
}

static void
append_figure (GString *out, const DatelineBlock *block)
{
  const char *caption = dateline_picture_get_caption (block->picture);
  const char *credit = dateline_picture_get_credit (block->picture);
  const char *alternative = dateline_picture_get_alternative (block->picture);
  g_autofree char *line = NULL;

  if (caption && credit)
    line = g_strdup_printf ("%s (%s)", caption, credit);
  else if (caption || credit)
    line = g_strdup (caption ? caption : credit);
  else
    line = g_strdup (alternative ? alternative : "");
  append_indented (out, block, line);
}

static void
append_table (GString *out, const DatelineBlock *block)
{
  for (guint row = 0; row < block->n_rows; row++)
    {
      if (row > 0)
        g_string_append_c (out, '\n');
      for (guint column = 0; column < block->n_columns; column++)
        {
          g_autofree char *cell =
              g_strdelimit (g_strdup (dateline_block_get_cell (block, row, column)),
                            "\n",
                            ' ');

          g_string_append_printf (out, "%s%s", column > 0 ? "\t" : "", cell);
        }
    }
}

static void
append_block (GString *out, const DatelineBlock *block)
{
  g_autofree char *embed = NULL;

  switch (block->kind)
    {
    case DATELINE_BLOCK_FIGURE:
      append_figure (out, block);
      break;
    case DATELINE_BLOCK_TABLE:
      append_table (out, block);
      break;
    case DATELINE_BLOCK_RULE:
      append_indented (out, block, "* * *");
      break;
    case DATELINE_BLOCK_EMBED:
      embed = g_strdup_printf ("%s <%s>", block->text, block->uri);
      append_indented (out, block, embed);
      break;
    case DATELINE_BLOCK_PARAGRAPH:
    case DATELINE_BLOCK_HEADING:
    case DATELINE_BLOCK_CODE:
    case DATELINE_BLOCK_VERSE:
    default:
      append_indented (out, block, block->text);
      break;
    }
}

/**
 * dateline_article_to_text:
 * @self: an article
 *
 * Gets the article as plain text in reading order: blocks are parted by an empty line,
 * members of a list by a line break; quotations begin with ">"; a figure is its caption
 * and credit, an embed its title and address, the cells of a table are parted by tabs.
 *
 * Returns: (transfer full): valid UTF-8
 */
char *
dateline_article_to_text (const DatelineArticle *self)
{
  GString *out = g_string_new (NULL);
  const DatelineBlock *previous = NULL;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const DatelineBlock *block = g_ptr_array_index (self->blocks, i);
      gsize end = out->len;
      gsize start;

      if (previous)
        g_string_append (out, block->marker && previous->list_depth > 0 ? "\n" : "\n\n");
      start = out->len;
      append_block (out, block);
      if (out->len > start)
        previous = block;
      else
        g_string_truncate (out, end); /* a picture without a word */
    }

  return g_string_free (out, FALSE);
}
