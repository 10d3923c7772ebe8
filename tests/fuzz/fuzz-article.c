/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any bytes as the body of an article: its blocks are UTF-8, their spans lie in them in
 * order and between characters, and links and pictures lead only where they may. */

#include "fuzz-target.h"

#include "fuzz-checks.h"

#include "dateline/article/dateline-article.h"
#include "dateline/html/dateline-html-sanitizer.h"

#include <string.h>

#define MAX_COMPARED 100000

static void
check_spans (const char *text, const DatelineSpan *spans, guint n_spans)
{
  gsize length = text != NULL ? strlen (text) : 0;

  fuzz_check_text (text);
  for (guint i = 0; i < n_spans; i++)
    {
      g_assert_cmpuint (spans[i].start, <, spans[i].end);
      g_assert_cmpuint (spans[i].end, <=, length);
      g_assert_true (i == 0 || spans[i - 1].end <= spans[i].start);
      /* No span begins or ends inside of a character. */
      g_assert_true (((guchar) text[spans[i].start] & 0xc0) != 0x80);
      g_assert_true (((guchar) text[spans[i].end] & 0xc0) != 0x80);
      fuzz_check_address (spans[i].uri, DATELINE_URI_LINK);
    }
}

static void
check_table (const DatelineBlock *block)
{
  guint n_rows = dateline_block_get_n_rows (block);
  guint n_columns = dateline_block_get_n_columns (block);

  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        guint n_spans;
        const DatelineSpan *spans =
            dateline_block_get_cell_spans (block, row, column, &n_spans);

        check_spans (dateline_block_get_cell (block, row, column), spans, n_spans);
      }
}

static void
check_block (const DatelineBlock *block)
{
  DatelinePicture *picture = dateline_block_get_picture (block);
  guint n_spans;
  const DatelineSpan *spans = dateline_block_get_spans (block, &n_spans);

  check_spans (dateline_block_get_text (block), spans, n_spans);
  fuzz_check_address (dateline_block_get_uri (block), DATELINE_URI_LINK);
  fuzz_check_text (dateline_block_get_marker (block));
  g_assert_cmpint (dateline_block_get_quote_depth (block), >=, 0);
  g_assert_cmpint (dateline_block_get_list_depth (block), >=, 0);
  if (picture != NULL)
    {
      fuzz_check_address (dateline_picture_get_uri (picture), DATELINE_URI_PICTURE);
      fuzz_check_text (dateline_picture_get_alternative (picture));
      fuzz_check_text (dateline_picture_get_caption (picture));
      fuzz_check_text (dateline_picture_get_credit (picture));
    }
  if (dateline_block_get_kind (block) == DATELINE_BLOCK_TABLE)
    check_table (block);
}

/* What is written for other programs holds nothing that the sanitiser would take out. */
static void
check_forms (DatelineArticle *article)
{
  g_autofree char *markdown = dateline_article_to_markdown (article, NULL, NULL);
  g_autofree char *html = dateline_article_to_html (article, NULL, NULL, NULL);
  const char *start = strstr (html, "<body>\n") + strlen ("<body>\n");
  g_autofree char *body = g_strndup (start, g_strrstr (html, "</body>") - start);
  g_autofree char *clean = NULL;

  fuzz_check_text (markdown);
  fuzz_check_text (body);
  /* What is too much to be parsed is not compared. */
  if (strlen (body) > MAX_COMPARED)
    return;
  clean = dateline_html_sanitize (body, -1, NULL);
  g_assert_cmpstr (clean, ==, body);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (DatelineArticle) article =
      dateline_article_new_from_html ((const char *) bytes,
                                      (gssize) size,
                                      "https://example.org/");
  g_autofree char *text = dateline_article_to_text (article, NULL, NULL, 0);

  fuzz_check_text (text);
  check_forms (article);
  for (guint i = 0; i < dateline_article_get_n_blocks (article); i++)
    check_block (dateline_article_get_block (article, i));
  return 0;
}
