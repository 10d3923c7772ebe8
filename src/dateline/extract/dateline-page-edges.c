/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What stands above the first paragraph of a story and below its last: the section, the
 * headline, the author and the date once more, buttons, links to other stories, an
 * invitation to subscribe. Any thread.
 */

#include "dateline/extract/dateline-page-edges-private.h"

#include "dateline/extract/dateline-page-letters-private.h"
#include "dateline/extract/dateline-page-lines-private.h"
#include "dateline/extract/dateline-page-title-private.h"
#include "dateline/text/dateline-date-private.h"

#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name

#define N_LEADING 6
#define N_TRAILING 10
#define LONGEST_LABEL 40
#define LONGEST_LINE 120
#define LONGEST_NOTICE 350
#define WORDS_PER_NUMBER 5

/* A sentence may have a date in it: of a line of a date every few words are numbers. */
static gboolean
is_date_line (const char *text)
{
  gint64 time;
  int offset;
  guint n_words = 0;
  guint n_numbers = 0;

  for (const char *p = text; *p; p++)
    if (p == text || p[-1] == ' ')
      {
        n_words++;
        n_numbers += g_ascii_isdigit (*p);
      }
  return n_words <= WORDS_PER_NUMBER * n_numbers &&
         dateline_date_parse (text, &time, &offset);
}

static gboolean
repeats_byline (const char *text, const DatelinePageHints *hints)
{
  const char *at = hints->byline ? strstr (text, hints->byline) : NULL;

  /* "By Jane Doe, Reporter" */
  return at && at - text <= 12;
}

/* The section that a story is in, as a link or as the page says it. */
static gboolean
is_kicker (const DatelinePagePart *block,
           const char *text,
           const DatelinePageHints *hints)
{
  if (block->amount.n_chars > LONGEST_LABEL ||
      dateline_page_blocks_have_picture (block) || dateline_page_part_is_heading (block))
    return FALSE;
  return (dateline_page_part_get_link_density (block) > 0.8 &&
          !strpbrk (text, "0123456789")) ||
         (hints->category && g_ascii_strcasecmp (text, hints->category) == 0) ||
         (hints->site_name && g_ascii_strcasecmp (text, hints->site_name) == 0);
}

static gboolean
is_leading_line (const DatelinePagePart *block,
                 const char *text,
                 const DatelinePageHints *hints)
{
  if (block->amount.n_chars > LONGEST_LINE || block->tag == T (FIGCAPTION))
    return FALSE;
  if (hints->title && dateline_page_title_is_similar (hints->title, text))
    return TRUE;
  if (dateline_page_lines_are_sentence (text))
    return FALSE;
  return is_date_line (text) || repeats_byline (text, hints) ||
         is_kicker (block, text, hints) || dateline_page_lines_are_meta (text);
}

/*
 * dateline_page_edges_trim:
 * @article: an element
 * @blocks: its blocks, of which some may have gone
 * @hints: what else is known of the article
 *
 * Takes lines at both ends out that are not of the article.
 */
void
dateline_page_edges_trim (DatelinePagePart *article,
                          GPtrArray *blocks,
                          const DatelinePageHints *hints)
{
  for (guint i = 0; i < blocks->len && i < N_LEADING; i++)
    {
      DatelinePagePart *block = g_ptr_array_index (blocks, i);
      g_autofree char *text = NULL;

      if (!block->parent)
        continue;
      if (block->amount.n_chars > LONGEST_LINE)
        break;
      text = dateline_page_part_dup_text (block);
      if (is_leading_line (block, text, hints))
        dateline_page_blocks_drop (block, article);
    }

  for (guint i = blocks->len, n = 0; i-- > 0 && n < N_TRAILING; n++)
    {
      DatelinePagePart *block = g_ptr_array_index (blocks, i);
      g_autofree char *text = NULL;

      if (!block->parent)
        continue;
      text = dateline_page_part_dup_text (block);
      if (block->amount.n_chars > LONGEST_NOTICE || !dateline_page_lines_end_page (text))
        break;
      dateline_page_blocks_drop (block, article);
    }
}

/*
 * dateline_page_edges_drop_behind_end:
 * @article: an element
 * @body: (nullable): what the page says that the article's text is
 *
 * Where the text that a page names agrees with what was found, up to its end, what
 * follows it is not of the article.
 */
void
dateline_page_edges_drop_behind_end (DatelinePagePart *article, const char *body)
{
  g_autofree char *named = body ? dateline_page_letters_fold (body) : NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  gsize n_named = named ? strlen (named) : 0;
  gsize n_agreed = 0;
  const char *end = NULL;
  guint last = 0;

  if (n_named < 500)
    return;
  blocks = dateline_page_blocks_collect (article);
  for (guint i = 0; i < blocks->len; i++)
    {
      g_autofree char *text = dateline_page_part_dup_text (g_ptr_array_index (blocks, i));
      g_autofree char *letters = dateline_page_letters_fold (text);
      const char *at = *letters ? strstr (named, letters) : NULL;

      if (!at)
        continue;
      n_agreed += strlen (letters);
      if (!end || at + strlen (letters) > end)
        {
          end = at + strlen (letters);
          last = i;
        }
    }
  /* A text that is cut off, or another, tells nothing. */
  if (!end || end < named + n_named - 20 || n_agreed < n_named * 8 / 10)
    return;
  for (guint i = last + 1; i < blocks->len; i++)
    if (!dateline_page_part_find_above (g_ptr_array_index (blocks, i), T (FIGURE)))
      dateline_page_blocks_drop (g_ptr_array_index (blocks, i), article);
}
