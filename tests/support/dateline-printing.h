/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The blocks of an article, a line each, for tests to compare. */

#pragma once

#include "dateline/article/dateline-article.h"

#include <string.h>

static const char *const kinds[] = {
  "p", "h", "code", "verse", "figure", "table", "rule", "embed", "summary",
};

static const char *const roles[] = { "", " term", " definition", " by", " caption" };

/* A reference to a note, and the way back. */
static const char *const span_roles[] = { "", "n", "r" };

/* "some <s:strong> <uri|link>": the letters are those of the styles. */
static void
print_spans (GString *out, const char *text, const DatelineSpan *spans, guint n_spans)
{
  static const char letters[] = "seckupbmly";
  guint at = 0;

  for (guint i = 0; i < n_spans; i++)
    {
      g_assert_cmpuint (at, <=, spans[i].start);
      g_assert_cmpuint (spans[i].start, <, spans[i].end);
      g_assert_cmpuint (spans[i].end, <=, strlen (text));
      g_string_append_len (out, text + at, spans[i].start - at);
      g_string_append_c (out, '<');
      for (guint bit = 0; letters[bit] != '\0'; bit++)
        if (spans[i].style & (1 << bit))
          g_string_append_c (out, letters[bit]);
      if (spans[i].uri)
        g_string_append_printf (out, "@%s", spans[i].uri);
      if (spans[i].target >= 0)
        g_string_append_printf (out, "#%d", spans[i].target);
      g_string_append (out, span_roles[spans[i].role]);
      if (spans[i].title)
        g_string_append_printf (out, "?%s", spans[i].title);
      g_string_append_c (out, ':');
      g_string_append_len (out, text + spans[i].start, spans[i].end - spans[i].start);
      g_string_append_c (out, '>');
      at = spans[i].end;
    }
  g_string_append (out, text + at);
}

static void
print_cells (GString *out, const DatelineBlock *block)
{
  for (guint row = 0; row < dateline_block_get_n_rows (block); row++)
    {
      g_string_append (out, row > 0 ? " /" : "");
      for (guint column = 0; column < dateline_block_get_n_columns (block); column++)
        {
          guint n_spans;
          const DatelineSpan *spans =
              dateline_block_get_cell_spans (block, row, column, &n_spans);

          guint n_rows;
          guint n_columns;

          dateline_block_get_cell_size (block, row, column, &n_rows, &n_columns);
          g_string_append (out,
                           dateline_block_is_header_cell (block, row, column) ? " *"
                                                                              : " ");
          if (n_rows > 1 || n_columns > 1)
            g_string_append_printf (out, "%ux%u:", n_rows, n_columns);
          print_spans (out, dateline_block_get_cell (block, row, column), spans, n_spans);
          g_string_append_c (out, ';');
        }
    }
}

static void
print_picture (GString *out, DatelinePicture *picture)
{
  const char *caption = dateline_picture_get_caption (picture);
  const char *credit = dateline_picture_get_credit (picture);
  const char *alternative = dateline_picture_get_alternative (picture);

  g_string_append_printf (out, " =%s", dateline_picture_get_uri (picture));
  if (alternative)
    g_string_append_printf (out, " alt[%s]", alternative);
  if (caption)
    g_string_append_printf (out, " caption[%s]", caption);
  if (credit)
    g_string_append_printf (out, " credit[%s]", credit);
}

static void
print_block (GString *out, const DatelineBlock *block)
{
  guint n_spans;
  const DatelineSpan *spans = dateline_block_get_spans (block, &n_spans);

  g_assert_true (g_utf8_validate (dateline_block_get_text (block), -1, NULL));
  g_string_append (out, kinds[dateline_block_get_kind (block)]);
  if (dateline_block_get_level (block) > 0)
    g_string_append_printf (out, "%d", dateline_block_get_level (block));
  for (int i = 0; i < dateline_block_get_quote_depth (block); i++)
    g_string_append_c (out, '>');
  for (int i = 0; i < dateline_block_get_list_depth (block); i++)
    g_string_append_c (out, '-');
  if (dateline_block_get_marker (block))
    g_string_append_printf (out, "(%s)", dateline_block_get_marker (block));
  if (dateline_block_is_pull_quote (block))
    g_string_append_c (out, '"');
  if (dateline_block_get_summary (block) >= 0)
    g_string_append_printf (out, "^%d", dateline_block_get_summary (block));
  if (dateline_block_is_open (block))
    g_string_append (out, " open");
  g_string_append (out, roles[dateline_block_get_role (block)]);
  if (dateline_block_is_right_to_left (block))
    g_string_append (out, " rtl");
  if (*dateline_block_get_text (block) != '\0')
    g_string_append_c (out, ' ');
  print_spans (out, dateline_block_get_text (block), spans, n_spans);
  print_cells (out, block);
  if (dateline_block_get_picture (block))
    print_picture (out, dateline_block_get_picture (block));
  if (dateline_block_get_uri (block))
    g_string_append_printf (out, " @%s", dateline_block_get_uri (block));
}

static char *
print_article (const DatelineArticle *article)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dateline_article_get_n_blocks (article); i++)
    {
      g_string_append (out, i > 0 ? "\n" : "");
      print_block (out, dateline_article_get_block (article, i));
    }
  return g_string_free (out, FALSE);
}
