/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Newsrooms put lines between the paragraphs of a story that are not of it: labels of
 * advertisements, links to other stories, boxes, the same once more. They are known by
 * being links, by names, and by a few words that are the same everywhere. What is at
 * either end is looked at after that. Any thread.
 */

#include "dateline/extract/dateline-page-blocks-private.h"

#include "dateline/extract/dateline-page-edges-private.h"
#include "dateline/extract/dateline-page-ends-private.h"
#include "dateline/extract/dateline-page-labels-private.h"
#include "dateline/extract/dateline-page-lines-private.h"
#include "dateline/extract/dateline-page-names-private.h"
#include "dateline/extract/dateline-page-requests-private.h"
#include "dateline/extract/dateline-page-teasers-private.h"
#include "dateline/extract/dateline-page-words-private.h"

#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name

#define LONGEST_LABEL 40
#define LONGEST_NOTICE 350
#define LONGEST_INVITATION 120
#define LONGEST_BOX 700
#define SHORTEST_REPEATED 60
#define MANY_TIMES 4
#define SHORTEST_LINK 15
#define LONGEST_LINK 150
#define SHORTEST_TOLD 60
#define LONGEST_OVERLAY 1500

/* Some pages have paragraphs in a <span>, or in a link. */
static gboolean
has_block (const DatelinePagePart *part)
{
  for (const DatelinePagePart *node = part; node;
       node = dateline_page_part_next (node, part))
    if (!node->text && dateline_html_tag_is_block (node->tag))
      return TRUE;
  return FALSE;
}

static gboolean
has_own_text (const DatelinePagePart *node)
{
  for (const DatelinePagePart *child = node->first; child; child = child->next)
    if (child->amount.n_chars > 0 && (child->text || !has_block (child)))
      return TRUE;
  return FALSE;
}

/* A box of the page, as far as blocks stand in it: what else does is a line beside them.
 */
static gboolean
is_container (const DatelinePagePart *node)
{
  if (node->tag != T (MAIN) && node->tag != T (ARTICLE) && node->tag != T (SECTION) &&
      node->tag != T (DIV))
    return FALSE;
  for (const DatelinePagePart *child = node->first; child; child = child->next)
    if (!child->text && dateline_html_tag_is_block (child->tag) &&
        child->amount.n_chars > 0)
      return TRUE;
  return FALSE;
}

static gboolean
parts_line (const DatelinePagePart *sibling)
{
  return !sibling || (!sibling->text && dateline_html_tag_is_block (sibling->tag));
}

/* An element of a line that has the line to itself. */
static gboolean
is_line (const DatelinePagePart *node)
{
  const DatelinePagePart *before = node->previous;
  const DatelinePagePart *behind = node->next;

  while (before && dateline_page_part_is_blank (before))
    before = before->previous;
  while (behind && dateline_page_part_is_blank (behind))
    behind = behind->next;
  return node->amount.n_chars > 0 && node->tag != T (UNKNOWN) && parts_line (before) &&
         parts_line (behind) && is_container (node->parent) && !has_block (node);
}

/*
 * dateline_page_blocks_collect:
 * @article: an element
 *
 * Returns: (transfer container): the outermost elements in it that have text of their own
 */
GPtrArray *
dateline_page_blocks_collect (DatelinePagePart *article)
{
  GPtrArray *blocks = g_ptr_array_new ();
  DatelinePagePart *node = dateline_page_part_next (article, article);

  while (node)
    if (!node->text && (dateline_html_tag_is_block (node->tag)
                            ? has_own_text (node) && !is_container (node)
                            : is_line (node)))
      {
        g_ptr_array_add (blocks, node);
        node = dateline_page_part_skip (node, article);
      }
    else
      {
        node = dateline_page_part_next (node, article);
      }
  return blocks;
}

/* Whether a picture or a film is in it. */
gboolean
dateline_page_blocks_have_picture (const DatelinePagePart *node)
{
  return dateline_page_part_find (node, T (IMG)) != NULL ||
         dateline_page_part_find (node, T (VIDEO)) != NULL;
}

/*
 * dateline_page_blocks_drop:
 * @block: a part of the article
 * @article: an element
 *
 * Takes the block out, and the boxes that had nothing else in them.
 */
void
dateline_page_blocks_drop (DatelinePagePart *block, const DatelinePagePart *article)
{
  DatelinePagePart *outer = block->parent;

  dateline_page_part_remove (block);
  while (outer && outer != article && outer->amount.n_chars == 0 &&
         !dateline_page_blocks_have_picture (outer))
    {
      DatelinePagePart *next = outer->parent;

      dateline_page_part_remove (outer);
      outer = next;
    }
}

/* What leads to another story: a paragraph that is a link, or has one behind such words
 * as "Read more:". */
static gboolean
is_pointer (const DatelinePagePart *block, const char *text)
{
  double density = dateline_page_part_get_link_density (block);

  if (dateline_page_part_is_heading (block) || block->amount.n_chars > LONGEST_NOTICE ||
      block->tag == T (LI) || block->tag == T (FIGCAPTION))
    return FALSE;
  return (density > 0.4 && dateline_page_words_point_elsewhere (text)) ||
         (density > 0.9 && dateline_page_labels_call (text)) ||
         (density > 0.4 && !dateline_page_lines_are_sentence (text) &&
          dateline_page_labels_end (text)) ||
         (density > 0.5 && dateline_page_labels_begin (text));
}

/* What is for a script: { "kind": "story", "ads": true } */
static gboolean
is_data (const DatelinePagePart *block)
{
  const DatelinePagePart *node = block;
  g_autofree char *text = NULL;

  while (node && (!node->text || node->amount.n_chars == 0))
    node = dateline_page_part_next (node, block);
  if (!node || node->text[strspn (node->text, " \t\r\n")] != '{' ||
      block->tag == T (PRE) || dateline_page_part_find (block, T (CODE)))
    return FALSE;
  text = dateline_page_part_dup_text (block);
  return g_str_has_suffix (text, "}") && strstr (text, "\": ");
}

/* Which of several pictures it is: "3/5" may be a rating, too. */
static gboolean
is_place (const DatelinePagePart *block, const char *text)
{
  return block->tag != T (TD) && dateline_page_lines_are_place (text) &&
         (!strchr (text, '/') || dateline_page_blocks_have_picture (block->parent) ||
          dateline_page_part_find_above (block, T (FIGURE)));
}

static gboolean
is_out_anywhere (const DatelinePagePart *block, const char *text)
{
  if (block->amount.n_chars <= LONGEST_INVITATION && block->tag != T (TD) &&
      block->tag != T (TH) && dateline_page_labels_name_ad (text))
    return TRUE;
  if (is_place (block, text) || dateline_page_ends_give_notice (text))
    return TRUE;
  if (block->amount.n_chars <= LONGEST_INVITATION && block->tag != T (LI) &&
      strstr (text, "ewsletter") && dateline_page_ends_invite (text))
    return TRUE;
  return is_pointer (block, text);
}

/* Boxes that are named as what they are: of few words, or mostly links. */
static void
drop_named_boxes (DatelinePagePart *article)
{
  int all = article->amount.n_chars;

  for (DatelinePagePart *node = dateline_page_part_next (article, article), *next; node;
       node = next)
    {
      next = dateline_page_part_next (node, article);
      if (node->text || node->amount.n_chars > LONGEST_OVERLAY ||
          node->amount.n_chars * 3 > all || !dateline_page_names_are_clutter (node) ||
          ((node->amount.n_chars > LONGEST_BOX || node->amount.n_chars * 4 > all) &&
           !dateline_page_names_are_overlay (node)))
        continue;
      if (!dateline_page_names_are_overlay (node) &&
          dateline_page_blocks_have_picture (node) &&
          dateline_page_part_get_link_density (node) < 0.3)
        continue;
      next = dateline_page_part_skip (node, article);
      dateline_page_part_remove (node);
    }
}

/* Whether no block from @start on is a sentence: then nothing is told any more. */
static gboolean
tell_nothing (GPtrArray *blocks, guint start)
{
  for (guint i = start; i < blocks->len; i++)
    {
      const DatelinePagePart *block = g_ptr_array_index (blocks, i);
      g_autofree char *text = block->parent ? dateline_page_part_dup_text (block) : NULL;

      if (text && (dateline_page_lines_are_sentence (text) ||
                   block->amount.n_chars > LONGEST_NOTICE))
        return FALSE;
    }
  return TRUE;
}

/* A heading such as "Related stories" with what follows it up to the next heading, if
 * that is a list of links; at the end of an article if no sentence is in it. */
static void
drop_pointing_sections (DatelinePagePart *article, GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      DatelinePagePart *heading = g_ptr_array_index (blocks, i);
      g_autofree char *text = NULL;
      int n_chars = 0;
      int n_link_chars = 0;
      guint end;

      if (!heading->parent || heading->amount.n_chars > LONGEST_LABEL)
        continue;
      text = dateline_page_part_dup_text (heading);
      if (!dateline_page_words_head_pointers (text))
        continue;
      for (end = i + 1; end < blocks->len; end++)
        {
          DatelinePagePart *block = g_ptr_array_index (blocks, end);

          if (dateline_page_part_is_heading (block) &&
              dateline_page_part_get_link_density (block) < 0.5)
            break;
          n_chars += block->amount.n_chars;
          n_link_chars += block->amount.n_link_chars / 10;
          if (!dateline_page_part_is_heading (heading) &&
              dateline_page_part_get_link_density (block) < 0.5)
            {
              n_chars -= block->amount.n_chars;
              n_link_chars -= block->amount.n_link_chars / 10;
              break;
            }
        }
      if (n_chars > 0 && (double) n_link_chars / n_chars < 0.5)
        {
          if (!tell_nothing (blocks, i + 1))
            continue;
          end = blocks->len;
        }
      for (guint k = i; k < end; k++)
        dateline_page_blocks_drop (g_ptr_array_index (blocks, k), article);
    }
}

/* Whether each block was said before, in another place. */
static gboolean *
find_repeated (GPtrArray *blocks)
{
  g_autoptr (GHashTable) places =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean *repeated = g_new0 (gboolean, blocks->len + 2);

  for (guint i = 0; i < blocks->len; i++)
    {
      const DatelinePagePart *block = g_ptr_array_index (blocks, i);
      g_autofree char *text = NULL;
      const DatelinePagePart *place;

      if (!block->parent || block->amount.n_chars < SHORTEST_REPEATED)
        continue;
      text = dateline_page_part_dup_text (block);
      place = g_hash_table_lookup (places, text);
      if (!place)
        g_hash_table_insert (places, g_steal_pointer (&text), block->parent);
      repeated[i + 1] =
          place && place != block->parent && !dateline_page_blocks_have_picture (block);
    }
  return repeated;
}

/* Pages for wide and narrow windows have a run of paragraphs in two places, and galleries
 * have captions twice: it is read once. A single line, or what is said twice in one
 * place, was meant. */
static void
drop_repeated (DatelinePagePart *article, GPtrArray *blocks)
{
  g_autofree gboolean *repeated = find_repeated (blocks);

  for (guint i = 0; i < blocks->len; i++)
    {
      DatelinePagePart *block = g_ptr_array_index (blocks, i);

      if (repeated[i + 1] &&
          (repeated[i] || repeated[i + 2] || block->tag == T (FIGCAPTION) ||
           dateline_page_part_find_above (block, T (FIGURE))))
        dateline_page_blocks_drop (block, article);
    }
}

static gboolean
may_be_label (const DatelinePagePart *block)
{
  return block->parent && block->amount.n_chars > 0 &&
         block->amount.n_chars <= LONGEST_LABEL &&
         (block->tag == T (P) || block->tag == T (DIV) || block->tag == T (BLOCKQUOTE)) &&
         !dateline_page_blocks_have_picture (block);
}

/* A line that is written many times is what something is called or pressed by: "What do
 * you think?", "View". What was said may be said again, and a list may be of one thing.
 */
static void
drop_labels (DatelinePagePart *article, GPtrArray *blocks)
{
  g_autoptr (GHashTable) times = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_full (blocks->len, g_free);
  const char *before = NULL;

  for (guint i = 0; i < blocks->len; i++)
    {
      const DatelinePagePart *block = g_ptr_array_index (blocks, i);
      char *text = may_be_label (block) ? dateline_page_part_dup_text (block) : NULL;

      gboolean is_again = text && g_strcmp0 (text, before) == 0;

      g_ptr_array_add (texts, text);
      before = text;
      if (!text || is_again || dateline_page_lines_are_said (text))
        continue;
      g_hash_table_insert (
          times,
          text,
          GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (times, text)) + 1));
    }
  for (guint i = 0; i < blocks->len; i++)
    {
      const char *text = g_ptr_array_index (texts, i);

      if (text && GPOINTER_TO_UINT (g_hash_table_lookup (times, text)) >= MANY_TIMES)
        dateline_page_blocks_drop (g_ptr_array_index (blocks, i), article);
    }
}

static gboolean
is_lone_link (const DatelinePagePart *block, const char *host)
{
  return (block->tag == T (P) || block->tag == T (DIV)) &&
         block->amount.n_chars >= SHORTEST_LINK &&
         block->amount.n_chars <= LONGEST_LINK &&
         dateline_page_part_get_link_density (block) > 0.9 &&
         !dateline_page_blocks_have_picture (block) &&
         !dateline_page_part_find_above (block, T (FIGURE)) &&
         !dateline_page_teasers_lead_away (dateline_page_part_find (block, T (A)), host);
}

static gboolean
is_told (const DatelinePagePart *block, const char *text)
{
  return block->tag == T (P) && block->amount.n_chars >= SHORTEST_TOLD &&
         dateline_page_part_get_link_density (block) < 0.5 &&
         dateline_page_lines_are_sentence (text);
}

/* A paragraph that is nothing but a link within the site, and no sentence, leads to
 * another story if what is told goes on behind it as if nothing had been said. */
static void
drop_lone_links (DatelinePagePart *article, GPtrArray *blocks, const char *host)
{
  guint first = 0; /* of a run of such links */
  gboolean was_told = FALSE;

  for (guint i = 0; i < blocks->len; i++)
    {
      DatelinePagePart *block = g_ptr_array_index (blocks, i);
      g_autofree char *text = NULL;

      if (!block->parent)
        continue;
      text = dateline_page_part_dup_text (block);
      if (was_told && is_lone_link (block, host) &&
          !dateline_page_lines_are_sentence (text))
        continue;
      if (was_told && is_told (block, text))
        for (guint k = first; k < i; k++)
          if (((DatelinePagePart *) g_ptr_array_index (blocks, k))->parent)
            dateline_page_blocks_drop (g_ptr_array_index (blocks, k), article);
      was_told = is_told (block, text);
      first = i + 1;
    }
}

/*
 * dateline_page_blocks_drop_boilerplate:
 * @article: an element
 * @hints: what else is known of the article
 *
 * Takes lines out that are not of the article.
 */
void
dateline_page_blocks_drop_boilerplate (DatelinePagePart *article,
                                       const DatelinePageHints *hints)
{
  g_autoptr (GPtrArray) blocks = NULL;

  drop_named_boxes (article);
  dateline_page_requests_drop (article);
  dateline_page_teasers_drop_lists (article, hints->host);
  blocks = dateline_page_blocks_collect (article);
  drop_pointing_sections (article, blocks);
  drop_repeated (article, blocks);
  drop_labels (article, blocks);
  drop_lone_links (article, blocks, hints->host);
  for (guint i = 0; i < blocks->len; i++)
    {
      DatelinePagePart *block = g_ptr_array_index (blocks, i);
      g_autofree char *text = NULL;

      if (block->parent && is_data (block))
        dateline_page_blocks_drop (block, article);
      if (!block->parent || block->amount.n_chars > LONGEST_BOX)
        continue;
      text = dateline_page_part_dup_text (block);
      if (is_out_anywhere (block, text))
        dateline_page_blocks_drop (block, article);
    }
  dateline_page_edges_trim (article, blocks, hints);
}
