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

/* Where a span leads: to a block, forward to a note or back. */
static void
check_lead (const DatelineArticle *article, guint block, const DatelineSpan *span)
{
  g_assert_cmpint (span->target, >=, -1);
  g_assert_cmpint (span->target, <, (int) dateline_article_get_n_blocks (article));
  fuzz_check_text (span->title);
  if (span->role == DATELINE_SPAN_ROLE_NOTE)
    {
      const DatelineNote *note = dateline_article_find_note (article, span->target);

      g_assert_cmpint (span->target, >, (int) block);
      g_assert_nonnull (note);
      g_assert_cmpuint (note->first, ==, span->target);
    }
  if (span->role == DATELINE_SPAN_ROLE_RETURN)
    {
      g_assert_cmpint (span->target, >=, 0);
      g_assert_cmpint (span->target, <, (int) block);
    }
}

/* Notes stand in order, do not overlap, and come behind what refers to them. */
static void
check_notes (const DatelineArticle *article)
{
  guint n_notes;
  const DatelineNote *notes = dateline_article_get_notes (article, &n_notes);

  for (guint i = 0; i < n_notes; i++)
    {
      g_assert_cmpuint (notes[i].first, <=, notes[i].last);
      g_assert_cmpuint (notes[i].last, <, dateline_article_get_n_blocks (article));
      g_assert_cmpuint (notes[i].source, <, notes[i].first);
      g_assert_cmpuint (notes[i].source_start, <=, notes[i].source_end);
      g_assert_true (i == 0 || notes[i - 1].last < notes[i].first);
    }
}

/* What stands under a summary follows it without a gap. */
static void
check_summary (const DatelineArticle *article, guint index, const DatelineBlock *block)
{
  int summary = dateline_block_get_summary (block);
  const DatelineBlock *above;

  g_assert_cmpint (summary, >=, -1);
  g_assert_cmpint (summary, <, (int) index);
  if (summary < 0)
    return;
  above = dateline_article_get_block (article, summary);
  g_assert_cmpint (dateline_block_get_kind (above), ==, DATELINE_BLOCK_SUMMARY);
  for (int at = index - 1; at != summary;)
    {
      at = dateline_block_get_summary (dateline_article_get_block (article, at));
      g_assert_cmpint (at, >=, summary);
    }
}

static void
check_spans (const DatelineArticle *article,
             guint index,
             const char *text,
             const DatelineSpan *spans,
             guint n_spans)
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
      check_lead (article, index, &spans[i]);
    }
}

static void
check_table (const DatelineArticle *article, guint index, const DatelineBlock *block)
{
  guint n_rows = dateline_block_get_n_rows (block);
  guint n_columns = dateline_block_get_n_columns (block);

  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        guint n_spans;
        guint height;
        guint width;
        const DatelineSpan *spans =
            dateline_block_get_cell_spans (block, row, column, &n_spans);

        check_spans (article,
                     index,
                     dateline_block_get_cell (block, row, column),
                     spans,
                     n_spans);
        dateline_block_get_cell_size (block, row, column, &height, &width);
        g_assert_cmpuint (row + height, <=, n_rows);
        g_assert_cmpuint (column + width, <=, n_columns);
        g_assert_true ((height == 0) == (width == 0));
      }
}

static void
check_block (const DatelineArticle *article, guint index)
{
  const DatelineBlock *block = dateline_article_get_block (article, index);
  DatelinePicture *picture = dateline_block_get_picture (block);
  guint n_spans;
  const DatelineSpan *spans = dateline_block_get_spans (block, &n_spans);

  check_spans (article, index, dateline_block_get_text (block), spans, n_spans);
  check_summary (article, index, block);
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
    check_table (article, index, block);
}

/* A part of an article is as safe as the whole. */
static void
check_ranges (DatelineArticle *article)
{
  guint n = dateline_article_get_n_blocks (article);
  g_autofree char *html = NULL;
  g_autofree char *clean = NULL;

  if (n == 0)
    return;
  html = dateline_article_range_to_html (article, n / 3, 1, n - 1 - n / 4, 3);
  if (!g_utf8_validate (html, -1, NULL) || strlen (html) > MAX_COMPARED)
    return;
  clean = dateline_html_sanitize (html, -1, NULL);
  g_assert_cmpstr (clean, ==, html);
}

/* The places that something leads to have ids, which the sanitiser lets nowhere pass. */
static void
drop_ids (char *body)
{
  char *to = body;

  for (char *from = body; *from != '\0';)
    if (g_str_has_prefix (from, " id=\"block-"))
      from = strchr (from + strlen (" id=\""), '"') + 1;
    else
      *to++ = *from++;
  *to = '\0';
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
  drop_ids (body);
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
  check_notes (article);
  check_ranges (article);
  check_forms (article);
  for (guint i = 0; i < dateline_article_get_n_blocks (article); i++)
    check_block (article, i);
  return 0;
}
