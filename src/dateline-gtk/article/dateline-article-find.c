/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Words are looked for in the text of the parts, not in widgets, of which only the rows
 * near the view have any. 40,000 words are gone through in the time of a frame, so that
 * nothing is kept between two letters that are typed. Main context only.
 */

#include "dateline-gtk/article/dateline-article-find-private.h"

#include "dateline-gtk/article/dateline-text-fold-private.h"

#define MATCH_OPACITY 0.35
#define CURRENT_OPACITY 0.85

/* Where a theme has no colour for what stands out. */
static const GdkRGBA yellow = { 0.96, 0.76, 0.07, 1 };

typedef struct
{
  DatelineArticleFind *find;
  guint part;
  guint text;
} Place;

static const DatelineArticleMatch *
get_match (const DatelineArticleFind *self, guint match)
{
  return &g_array_index (self->matches, DatelineArticleMatch, match);
}

static void
found_cb (guint start, guint end, gpointer user_data)
{
  const Place *place = user_data;
  DatelineArticleMatch match = { place->part, place->text, start, end };

  g_array_append_val (place->find->matches, match);
}

static void
search_text (DatelineArticleFind *self, const char *text, Place *place)
{
  g_autofree gsize *offsets = NULL;
  gsize n = 0;

  if (self->search == NULL)
    {
      dateline_text_find_folded (text, self->words, found_cb, place);
      return;
    }
  offsets = dateline_search_find (self->search, DATELINE_SEARCH_FIELD_CAPTION, text, &n);
  for (gsize i = 0; i < n; i += 2)
    found_cb (offsets[i], offsets[i + 1], place);
}

static void
search_table (DatelineArticleFind *self, guint part, const DatelineBlock *block)
{
  Place place = { self, part, 0 };
  guint n_columns = dateline_block_get_n_columns (block);

  for (guint row = 0; row < dateline_block_get_n_rows (block); row++)
    for (guint column = 0; column < n_columns; column++)
      {
        const char *cell = dateline_block_get_cell (block, row, column);

        place.text = row * n_columns + column;
        if (cell != NULL)
          search_text (self, cell, &place);
      }
}

static void
search_part (DatelineArticleFind *self, guint part)
{
  const DatelinePart *p = dateline_article_parts_get (self->rows->parts, part);
  const char *text = dateline_article_parts_get_running_text (self->rows->parts, part);
  Place place = { self, part, 0 };

  if (text != NULL)
    search_text (self, text, &place);
  else if (p->kind == DATELINE_PART_BLOCK &&
           dateline_block_get_kind (p->block) == DATELINE_BLOCK_TABLE)
    search_table (self, part, p->block);
}

/* The first match that is not before a place; the first of all after the last. */
static guint
find_from (const DatelineArticleFind *self, guint part, guint text, guint start)
{
  for (guint i = 0; i < self->matches->len; i++)
    {
      const DatelineArticleMatch *match = get_match (self, i);

      if (match->part > part ||
          (match->part == part &&
           (match->text > text || (match->text == text && match->start >= start))))
        return i;
    }
  return 0;
}

void
dateline_article_find_init (DatelineArticleFind *self, DatelineArticleRows *rows)
{
  *self = (DatelineArticleFind){ .rows = rows };
  self->matches = g_array_new (FALSE, FALSE, sizeof (DatelineArticleMatch));
}

void
dateline_article_find_finish (DatelineArticleFind *self)
{
  g_clear_pointer (&self->words, g_free);
  g_array_unref (self->matches);
}

/* Looks for nothing any more. */
void
dateline_article_find_clear (DatelineArticleFind *self)
{
  g_clear_pointer (&self->words, g_free);
  g_array_set_size (self->matches, 0);
  self->current = 0;
  self->is_marking = FALSE;
}

/* Looks for @words from the match before on, or from what is seen. Returns how often they
 * stand in the article. */
guint
dateline_article_find_search (DatelineArticleFind *self, const char *words)
{
  const DatelineArticleMatch *before =
      self->is_marking ? NULL : dateline_article_find_get_current (self);
  guint part = before != NULL ? before->part : self->rows->column.anchor;
  guint text = before != NULL ? before->text : 0;
  guint start = before != NULL ? before->start : 0;

  dateline_article_find_clear (self);
  self->words = dateline_text_fold (words, NULL);
  for (guint i = 0; i < dateline_article_rows_get_n (self->rows); i++)
    search_part (self, i);
  self->current = find_from (self, part, text, start);
  return self->matches->len;
}

/* Marks softly where what the list was searched for stands in the article. */
void
dateline_article_find_mark (DatelineArticleFind *self, const DatelineSearch *search)
{
  dateline_article_find_clear (self);
  self->search = search;
  for (guint i = 0; i < dateline_article_rows_get_n (self->rows); i++)
    search_part (self, i);
  self->search = NULL;
  self->is_marking = TRUE;
}

/* Goes to the next match, after the last to the first, or back. FALSE without any. */
gboolean
dateline_article_find_step (DatelineArticleFind *self, gboolean is_forward)
{
  guint n = self->matches->len;

  if (n == 0)
    return FALSE;
  self->current = (self->current + (is_forward ? 1 : n - 1)) % n;
  return TRUE;
}

/* The match that is stepped from, or NULL without any. */
const DatelineArticleMatch *
dateline_article_find_get_current (const DatelineArticleFind *self)
{
  return self->matches->len > 0 ? get_match (self, self->current) : NULL;
}

static void
get_color (DatelineArticleFind *self, GdkRGBA *color)
{
  GtkStyleContext *style = gtk_widget_get_style_context (self->rows->view);

  if (!gtk_style_context_lookup_color (style, "warning_bg_color", color))
    *color = yellow;
}

/* Paints what was found; the text is painted over it. */
void
dateline_article_find_snapshot (DatelineArticleFind *self, GtkSnapshot *snapshot)
{
  GdkRGBA color;

  if (self->matches->len == 0)
    return;
  get_color (self, &color);
  for (guint i = find_from (self, self->rows->first, 0, 0); i < self->matches->len; i++)
    {
      const DatelineArticleMatch *match = get_match (self, i);

      if (match->part >= self->rows->end)
        break;
      color.alpha =
          i == self->current && !self->is_marking ? CURRENT_OPACITY : MATCH_OPACITY;
      dateline_article_rows_snapshot_text (self->rows,
                                           snapshot,
                                           match->part,
                                           match->text,
                                           match->start,
                                           match->end,
                                           &color);
    }
}
