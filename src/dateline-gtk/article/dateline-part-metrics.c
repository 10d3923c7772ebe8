/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Distances are in ems of the body's text, so that they grow with it. Pure, any thread.
 */

#include "dateline-gtk/article/dateline-part-metrics-private.h"

#include "dateline-gtk/article/dateline-figure-place-private.h"

#include <string.h>

/* As in dateline-article.css. */
#define LINE_HEIGHT 1.55
/* The average letter of a book face is somewhat less than half an em wide. */
#define LETTER_WIDTH 0.46

#define LIST_GAP 0.4
#define BOUND_GAP 0.3
#define PULL_QUOTE_GAP 1.6

/* Between pictures of one figure; and where the upper one has a caption of its own. */
#define GALLERY_GAP 0.5
#define CAPTIONED_GAP 1.0

typedef struct
{
  double above;
  double below;
} Gap;

static const Gap part_gaps[] = {
  [DATELINE_PART_SOURCE] = { 2.2, 0.3 },   [DATELINE_PART_TITLE] = { 2.2, 0.7 },
  [DATELINE_PART_DETAILS] = { 0.7, 0.7 },  [DATELINE_PART_CATEGORIES] = { 0.7, 1.6 },
  [DATELINE_PART_NOTE] = { 1.8, 1.0 },     [DATELINE_PART_OFFER] = { 1.8, 1.0 },
  [DATELINE_PART_ENCLOSURES] = { 2.0, 1 }, [DATELINE_PART_LINK] = { 2.0, 1.0 },
  [DATELINE_PART_RIGHTS] = { 1.6, 1.0 },
};

static const Gap block_gaps[] = {
  [DATELINE_BLOCK_PARAGRAPH] = { 0.95, 0.95 }, [DATELINE_BLOCK_HEADING] = { 1.9, 0.6 },
  [DATELINE_BLOCK_CODE] = { 1.2, 1.2 },        [DATELINE_BLOCK_VERSE] = { 0.95, 0.95 },
  [DATELINE_BLOCK_FIGURE] = { 1.4, 1.5 },      [DATELINE_BLOCK_TABLE] = { 1.3, 1.3 },
  [DATELINE_BLOCK_RULE] = { 1.9, 1.9 },        [DATELINE_BLOCK_EMBED] = { 1.2, 1.2 },
  [DATELINE_BLOCK_SUMMARY] = { 1.1, 0.7 },
};

static const Gap *
get_gaps (const DatelinePart *part)
{
  return part->kind == DATELINE_PART_BLOCK
             ? &block_gaps[dateline_block_get_kind (part->block)]
             : &part_gaps[part->kind];
}

static gboolean
is_tight_pair (const DatelinePart *above, const DatelinePart *below)
{
  return above->kind == DATELINE_PART_BLOCK && below->kind == DATELINE_PART_BLOCK &&
         dateline_block_get_list_depth (above->block) > 0 &&
         dateline_block_get_list_depth (below->block) > 0 &&
         dateline_block_get_kind (above->block) == DATELINE_BLOCK_PARAGRAPH &&
         dateline_block_get_kind (below->block) == DATELINE_BLOCK_PARAGRAPH;
}

/* What belongs together: a term and its definition, a quotation and whom it is from, a
 * table and its caption. */
static gboolean
is_bound_pair (const DatelinePart *above, const DatelinePart *below)
{
  DatelineBlockRole role;

  if (above->kind != DATELINE_PART_BLOCK || below->kind != DATELINE_PART_BLOCK)
    return FALSE;
  role = dateline_block_get_role (above->block);
  return role == DATELINE_BLOCK_ROLE_TERM || role == DATELINE_BLOCK_ROLE_CAPTION ||
         dateline_block_get_role (below->block) == DATELINE_BLOCK_ROLE_ATTRIBUTION;
}

static gboolean
is_pull_quote (const DatelinePart *part)
{
  return part->kind == DATELINE_PART_BLOCK && dateline_block_is_pull_quote (part->block);
}

/* Pictures of one figure stand closer than figures do. */
static double
get_gallery_gap (const DatelinePart *above)
{
  return *dateline_block_get_text (above->block) != '\0' ||
                 dateline_picture_get_credit (above->picture) != NULL
             ? CAPTIONED_GAP
             : GALLERY_GAP;
}

/* How many pixels of room are above a part. A heading belongs to what follows it, so what
 * it asks for below wins over what the next part asks for above. */
int
dateline_part_get_gap (const DatelineArticleParts *parts, guint part, double em)
{
  const DatelinePart *below = dateline_article_parts_get (parts, part);
  const DatelinePart *above;
  double gap = get_gaps (below)->above;

  if (part > 0)
    {
      above = dateline_article_parts_get (parts, part - 1);
      if (is_bound_pair (above, below))
        gap = BOUND_GAP;
      else if (is_tight_pair (above, below))
        gap = LIST_GAP;
      else if (below->picture != NULL && above->picture != NULL &&
               dateline_block_continues_figure (below->block))
        gap = get_gallery_gap (above);
      else if (above->kind == DATELINE_PART_SOURCE ||
               above->kind == DATELINE_PART_TITLE ||
               (above->kind == DATELINE_PART_BLOCK &&
                dateline_block_get_kind (above->block) == DATELINE_BLOCK_HEADING))
        gap = MAX (get_gaps (above)->below, below->picture != NULL ? 1.2 : 0);
      else
        gap = MAX (gap, get_gaps (above)->below);
      if (is_pull_quote (above) != is_pull_quote (below))
        gap = MAX (gap, PULL_QUOTE_GAP);
      /* The body starts at some distance from what is said about it. */
      if (below->kind == DATELINE_PART_BLOCK && above->kind < DATELINE_PART_BLOCK)
        gap = MAX (gap, 1.6);
    }
  else if (below->kind == DATELINE_PART_BLOCK)
    gap = 1.8;
  return gap * em + 0.5;
}

/* How many quotes the part and the one above it stand in together. */
int
dateline_part_get_joined_depth (const DatelineArticleParts *parts, guint part)
{
  const DatelinePart *below = dateline_article_parts_get (parts, part);
  const DatelinePart *above =
      part > 0 ? dateline_article_parts_get (parts, part - 1) : NULL;
  guint depth;

  if (above == NULL || above->kind != DATELINE_PART_BLOCK ||
      below->kind != DATELINE_PART_BLOCK)
    return 0;
  depth = dateline_block_get_quote_depth (above->block);
  /* Whom a quotation is from ends it; only the card of a post stands under that. */
  if (dateline_block_get_role (above->block) == DATELINE_BLOCK_ROLE_ATTRIBUTION &&
      dateline_block_get_kind (below->block) != DATELINE_BLOCK_EMBED && depth > 0)
    depth--;
  return MIN (depth, dateline_block_get_quote_depth (below->block));
}

static int
guess_text_height (const char *text, int width, double em)
{
  double line = MAX (1, width / (LETTER_WIDTH * em));
  double n_lines = 1 + (text != NULL ? strlen (text) / line : 0);

  return (int) n_lines * LINE_HEIGHT * em;
}

static int
count_lines (const char *text)
{
  int n = 1;

  for (; text != NULL && *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

static int
guess_block_height (const DatelineBlock *block, int width, double em)
{
  const char *text = dateline_block_get_text (block);

  switch (dateline_block_get_kind (block))
    {
    case DATELINE_BLOCK_CODE:
      return count_lines (text) * 1.3 * em + 2 * em;
    case DATELINE_BLOCK_VERSE:
      return count_lines (text) * LINE_HEIGHT * em;
    case DATELINE_BLOCK_TABLE:
      return dateline_block_get_n_rows (block) * 2 * em;
    case DATELINE_BLOCK_HEADING:
      return guess_text_height (text, width, 1.3 * em);
    case DATELINE_BLOCK_RULE:
      return em;
    case DATELINE_BLOCK_EMBED:
      return 3.5 * em;
    default:
      return guess_text_height (text, width, em);
    }
}

/* About how high a part will be in a column of @width. */
int
dateline_part_guess_height (const DatelineArticleParts *parts,
                            guint part,
                            int width,
                            double em)
{
  const DatelinePart *p = dateline_article_parts_get (parts, part);

  if (p->picture != NULL)
    return dateline_figure_guess_height (p->picture, width) + 3 * em;
  if (p->kind == DATELINE_PART_BLOCK)
    return guess_block_height (p->block, width, em);
  if (p->kind == DATELINE_PART_TITLE)
    return guess_text_height (dateline_article_parts_get_title (parts), width, 2 * em);
  return 2 * em;
}
