/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What stands above the first paragraph of a story and below its last: the section, the
 * headline, the author and the date once more, buttons, links to other stories, an
 * invitation to subscribe. Any thread.
 */

#include "dateline/extract/dateline-page-edges-private.h"

#include "dateline/extract/dateline-page-ends-private.h"
#include "dateline/extract/dateline-page-labels-private.h"
#include "dateline/extract/dateline-page-letters-private.h"
#include "dateline/extract/dateline-page-lines-private.h"
#include "dateline/extract/dateline-page-teasers-private.h"
#include "dateline/extract/dateline-page-title-private.h"
#include "dateline/extract/dateline-page-words-private.h"
#include "dateline/text/dateline-date-private.h"

#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name

#define N_LEADING 6
#define N_NAMES 3
#define LONGEST_NAME 60
#define MOST_WORDS_OF_NAME 6
#define N_TRAILING 10
#define LONGEST_LABEL 40
#define LONGEST_LINE 120
#define LONGEST_NOTICE 350
#define LONGEST_CAPTION 500
#define LONGEST_TEASER 400
#define WORDS_PER_NUMBER 5
#define MOST_ABOVE 0.3
#define FAR_FROM_NAME 40
#define LEAST_BEFORE_END 0.4
#define LEAST_BEFORE_MARK 0.7

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

/* "By Jane Doe, Reporter"; and what closes a picture that was enlarged. */
static gboolean
is_credit (const char *text)
{
  static const char *const words[] = {
    "By ",   "BY ", "Von ",     "Par ",    "Por ",         "Di ",
    "Door ", "Av ", "Author: ", "Autor: ", "Un texte de ", "Texte de "
  };

  if (strcmp (text, "x") == 0 || strcmp (text, "×") == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (text, words[i]))
      return g_unichar_isupper (g_utf8_get_char (text + strlen (words[i])));
  return FALSE;
}

static gboolean
is_in_capitals (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (!g_unichar_isupper (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* "Jane Doe and John Roe, The Post", or the section: one word in capitals. */
static gboolean
is_name (const char *text)
{
  static const char *const small[] = { "and", "&",   "und", "et",  "y",  "e", "de",
                                       "von", "van", "der", "bin", "la", NULL };
  g_auto (GStrv) words = NULL;
  g_autofree char *name = g_strndup (text, strcspn (text, ",|"));
  guint n = 0;

  if (strlen (text) > LONGEST_NAME || strpbrk (text, "0123456789:;!?\"“”"))
    return FALSE;
  words = g_strsplit (g_strchomp (name), " ", -1);
  for (guint i = 0; words[i]; i++)
    {
      if (i > 0 && g_strv_contains (small, words[i]))
        continue;
      if (!g_unichar_isupper (g_utf8_get_char (words[i])) || strlen (words[i]) < 2)
        return FALSE;
      n++;
    }
  if (n == 1)
    return is_in_capitals (name);
  return n > 0 && n <= MOST_WORDS_OF_NAME;
}

/* "12 comments", "0" */
static gboolean
is_count (const char *text)
{
  static const char *const counted[] = { "comment", "share",     "view",
                                         "like",    "kommentar", "réaction" };
  g_autofree char *folded = dateline_page_letters_casefold (text);

  if (!dateline_page_lines_count (text))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    if (strstr (folded, counted[i]))
      return TRUE;
  return !dateline_page_lines_have_letter (text);
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
  /* "Updated on September 19 at 3:15 p.m." */
  if (dateline_page_lines_are_date (text))
    return TRUE;
  if (dateline_page_lines_are_sentence (text))
    return FALSE;
  return is_date_line (text) || is_credit (text) || is_count (text) ||
         repeats_byline (text, hints) || is_kicker (block, text, hints) ||
         dateline_page_lines_are_meta (text);
}

/* A caption may stand above the headline, with its picture. */
static gboolean
is_beside_picture (const DatelinePagePart *block)
{
  return dateline_page_blocks_have_picture (block) ||
         dateline_page_part_find_above (block, T (FIGURE)) ||
         (block->parent->amount.n_chars < LONGEST_CAPTION &&
          dateline_page_blocks_have_picture (block->parent));
}

/* What stands above the headline is of the site, or of the section, if it is not most of
 * the text. */
static void
drop_above_heading (DatelinePagePart *article, GPtrArray *blocks, guint heading_order)
{
  int n_above = 0;
  guint end = 0;

  for (; end < blocks->len; end++)
    {
      const DatelinePagePart *block = g_ptr_array_index (blocks, end);

      if (block->parent && dateline_page_part_get_order (block) > heading_order)
        break;
      n_above += block->parent ? block->amount.n_chars : 0;
    }
  if (n_above >= MOST_ABOVE * article->amount.n_chars)
    return;
  for (guint i = 0; i < end; i++)
    {
      DatelinePagePart *block = g_ptr_array_index (blocks, i);

      if (block->parent && !is_beside_picture (block))
        dateline_page_blocks_drop (block, article);
    }
}

/* "Jane Doe is our reporter in Lisbon.": the name of who wrote it, and a verb soon. */
static gboolean
is_about_author (const char *text, const DatelinePageHints *hints)
{
  static const char *const verbs[] = { " is ",     " was ", " covers ", " writes ",
                                       " can be ", " has ", " est ",    " ist ",
                                       " es ",     " è ",   " é ",      " currently " };
  gsize length = hints->byline ? strcspn (hints->byline, ",|") : 0;
  const char *rest = text + length;

  if (length < 5 || strncmp (text, hints->byline, length) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      const char *at = strstr (rest, verbs[i]);

      if (at && at - rest <= FAR_FROM_NAME)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_trailing_line (const DatelinePagePart *block,
                  const char *text,
                  const DatelinePageHints *hints,
                  gboolean is_last)
{
  if (block->amount.n_chars > LONGEST_NOTICE)
    return FALSE;
  if (dateline_page_ends_end_page (text) || is_about_author (text, hints) ||
      dateline_page_ends_tell_of_author (text))
    return TRUE;
  if (block->tag == T (FIGCAPTION) || dateline_page_blocks_have_picture (block) ||
      block->tag == T (PRE) || block->tag == T (TD) || block->tag == T (TH) ||
      block->amount.n_chars > LONGEST_LINE || dateline_page_lines_are_sentence (text))
    return FALSE;
  /* What a heading is over has gone; a paragraph that is a link leads elsewhere. */
  if (dateline_page_part_is_heading (block))
    return !is_last || dateline_page_part_get_link_density (block) > 0.8;
  /* What was announced has gone. */
  if (block->amount.n_chars <= LONGEST_LABEL && g_str_has_suffix (text, ":"))
    return TRUE;
  return (block->tag != T (LI) && dateline_page_part_get_link_density (block) > 0.9) ||
         (dateline_page_labels_begin (text) &&
          (dateline_page_part_get_link_density (block) > 0.3 ||
           dateline_page_words_point_elsewhere (text))) ||
         dateline_page_lines_are_date (text) || dateline_page_lines_are_meta (text) ||
         dateline_page_lines_count (text);
}

/* A picture may stand in the paragraph before what says whose it is. */
static gboolean
follows_picture (const DatelinePagePart *block)
{
  const DatelinePagePart *before = dateline_page_part_previous_element (block);

  return is_beside_picture (block) ||
         (before && dateline_page_blocks_have_picture (before));
}

/* "14 comments", "About the author", "© 2026 The Post": nothing of the article follows. A
 * study has a discussion, and pictures are somebody's, too. */
static gboolean
is_end (const DatelinePagePart *block, const char *text, double place)
{
  static const char *const sections[] = { "discussion", "responses", "diskussion" };

  if (block->tag == T (FIGCAPTION) || block->tag == T (TD) || block->tag == T (LI))
    return FALSE;
  if (dateline_page_words_head_author (text))
    return TRUE;
  if (dateline_page_part_is_heading (block))
    return dateline_page_words_head_comments (text) &&
           !dateline_page_words_are_one_of (text,
                                            " :",
                                            sections,
                                            G_N_ELEMENTS (sections));
  return dateline_page_ends_claim_rights (text) && !follows_picture (block) &&
         (!g_str_has_prefix (text, "©") || place >= LEAST_BEFORE_MARK);
}

/* A headline that is a link, the first of its kind, with little behind it: the next
 * story. */
static gboolean
is_next_story (const DatelinePagePart *block, int n_left, const char *host)
{
  return n_left <= LONGEST_TEASER && block->tag != T (H1) &&
         dateline_page_part_is_heading (block) &&
         dateline_page_part_get_link_density (block) > 0.8 &&
         !dateline_page_teasers_lead_away (dateline_page_part_find (block, T (A)), host);
}

/* Looks for the end of the article behind the first part of the text. */
static guint
find_end (const DatelinePagePart *article, GPtrArray *blocks, const char *host)
{
  int all = article->amount.n_chars;
  int n_chars = 0;
  int n_links = 0; /* headings that are links */

  for (guint i = 0; i < blocks->len; i++)
    {
      const DatelinePagePart *block = g_ptr_array_index (blocks, i);
      int n_before = n_chars;

      if (!block->parent)
        continue;
      n_chars += block->amount.n_chars;
      if (n_before >= LEAST_BEFORE_END * all && block->amount.n_chars <= LONGEST_NOTICE)
        {
          g_autofree char *text = dateline_page_part_dup_text (block);

          if (is_end (block, text, (double) n_before / all) ||
              (n_links == 0 && is_next_story (block, all - n_before, host)))
            return i;
        }
      n_links += dateline_page_part_is_heading (block) &&
                 dateline_page_part_get_link_density (block) > 0.8;
    }
  return blocks->len;
}

static void
drop_behind_end (DatelinePagePart *article, GPtrArray *blocks, const char *host)
{
  for (guint i = find_end (article, blocks, host); i < blocks->len; i++)
    {
      DatelinePagePart *block = g_ptr_array_index (blocks, i);

      if (block->parent)
        dateline_page_blocks_drop (block, article);
    }
}

/* Whether what follows begins a sentence: else the line is the first word of one. */
static gboolean
begins_behind (GPtrArray *blocks, guint i)
{
  while (++i < blocks->len)
    {
      const DatelinePagePart *block = g_ptr_array_index (blocks, i);
      g_autofree char *text = block->parent ? dateline_page_part_dup_text (block) : NULL;
      gunichar c = text ? g_utf8_get_char (text) : 0;

      if (c != 0)
        return g_unichar_isupper (c) || g_unichar_isdigit (c) || strchr ("\"(", *text) ||
               g_unichar_type (c) == G_UNICODE_INITIAL_PUNCTUATION;
    }
  return FALSE;
}

static void
drop_leading (DatelinePagePart *article,
              GPtrArray *blocks,
              const DatelinePageHints *hints)
{
  guint n = 0;

  for (guint i = 0; i < blocks->len && n < N_LEADING; i++)
    {
      DatelinePagePart *block = g_ptr_array_index (blocks, i);
      g_autofree char *text = NULL;

      if (!block->parent)
        continue;
      n++;
      if (block->amount.n_chars > LONGEST_LINE)
        return;
      text = dateline_page_part_dup_text (block);
      if (is_leading_line (block, text, hints) ||
          ((block->tag == T (P) || block->tag == T (DIV)) && n <= N_NAMES &&
           !is_beside_picture (block) && is_name (text) && begins_behind (blocks, i)))
        dateline_page_blocks_drop (block, article);
    }
}

static void
drop_trailing (DatelinePagePart *article,
               GPtrArray *blocks,
               const DatelinePageHints *hints)
{
  gboolean is_last = TRUE;

  for (guint i = blocks->len, n = 0; i-- > 0 && n < N_TRAILING;)
    {
      DatelinePagePart *block = g_ptr_array_index (blocks, i);
      g_autofree char *text = NULL;

      if (!block->parent)
        continue;
      n++;
      text = dateline_page_part_dup_text (block);
      if (!is_trailing_line (block, text, hints, is_last))
        return;
      dateline_page_blocks_drop (block, article);
      is_last = FALSE;
    }
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
  drop_above_heading (article, blocks, hints->heading_order);
  drop_leading (article, blocks, hints);
  drop_behind_end (article, blocks, hints->host);
  drop_trailing (article, blocks, hints);
}
