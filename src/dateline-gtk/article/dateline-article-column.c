/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Heights, gaps and the anchor of a virtualised column. Pure, any thread. */

#include "dateline-gtk/article/dateline-article-column-private.h"

typedef struct
{
  double y;
  int gap; /* room above it */
  int height;
  gboolean is_measured; /* at the present width */
} DatelineArticleRow;

static DatelineArticleRow *
get_row (const DatelineArticleColumn *self, guint row)
{
  return &g_array_index (self->rows, DatelineArticleRow, row);
}

/* Makes @self a column without rows. */
void
dateline_article_column_init (DatelineArticleColumn *self)
{
  *self = (DatelineArticleColumn){ 0 };
  self->rows = g_array_new (FALSE, TRUE, sizeof (DatelineArticleRow));
}

/* Frees what @self holds. */
void
dateline_article_column_clear (DatelineArticleColumn *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
}

/* Forgets all rows, makes @n_rows new ones and goes to the top. */
void
dateline_article_column_set_n_rows (DatelineArticleColumn *self, guint n_rows)
{
  g_array_set_size (self->rows, 0);
  g_array_set_size (self->rows, n_rows);
  self->total = 0;
  self->anchor = 0;
  self->offset = -G_MAXINT;
}

guint
dateline_article_column_get_n_rows (const DatelineArticleColumn *self)
{
  return self->rows->len;
}

/* Sets the @gap above a row, and its @height until it is measured. */
void
dateline_article_column_guess (DatelineArticleColumn *self,
                               guint row,
                               int gap,
                               int height)
{
  DatelineArticleRow *r = get_row (self, row);

  r->gap = gap;
  r->height = height;
  r->is_measured = FALSE;
}

/* Notes the measured height of a row. TRUE if anything below it has moved. */
gboolean
dateline_article_column_set_height (DatelineArticleColumn *self, guint row, int height)
{
  DatelineArticleRow *r = get_row (self, row);
  gboolean is_changed = !r->is_measured || r->height != height;

  r->is_measured = TRUE;
  r->height = height;
  return is_changed;
}

/* At a new width the heights that were measured are guesses again: text of half the width
 * is about twice as high. The anchor stays at the same part of its row. */
void
dateline_article_column_set_width (DatelineArticleColumn *self, int width)
{
  double factor;

  if (width == self->width)
    return;
  factor = self->width > 0 && width > 0 ? (double) self->width / width : 1;
  for (guint i = 0; i < self->rows->len; i++)
    {
      DatelineArticleRow *r = get_row (self, i);

      r->height *= factor;
      r->is_measured = FALSE;
    }
  if (self->offset > 0)
    self->offset *= factor;
  self->width = width;
}

/* Puts the rows one beneath the other. */
void
dateline_article_column_stack (DatelineArticleColumn *self)
{
  double y = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      DatelineArticleRow *r = get_row (self, i);

      y += r->gap;
      r->y = y;
      y += r->height;
    }
  self->total = y + self->bottom;
}

/* The row that @y stands in or beneath; the first one above all. */
guint
dateline_article_column_find (const DatelineArticleColumn *self, double y)
{
  guint low = 0;
  guint high = self->rows->len > 0 ? self->rows->len - 1 : 0;

  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (get_row (self, middle)->y <= y)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

double
dateline_article_column_get_y (const DatelineArticleColumn *self, guint row)
{
  return get_row (self, row)->y;
}

int
dateline_article_column_get_height (const DatelineArticleColumn *self, guint row)
{
  return get_row (self, row)->height;
}

double
dateline_article_column_get_total (const DatelineArticleColumn *self)
{
  return self->total;
}

/* Scrolls: the row at @value becomes the anchor. */
void
dateline_article_column_set_value (DatelineArticleColumn *self, double value)
{
  if (self->rows->len == 0)
    return;
  self->anchor = dateline_article_column_find (self, value);
  self->offset = value - get_row (self, self->anchor)->y;
}

/* Scrolls so that the top of the view is @offset beneath that of a row, whatever the
 * heights above it come to. */
void
dateline_article_column_set_anchor (DatelineArticleColumn *self, guint row, double offset)
{
  self->anchor = row;
  self->offset = offset;
}

/* How far the column is scrolled in a view of @page pixels, so that the anchor keeps its
 * place; never beyond the end. */
double
dateline_article_column_get_value (const DatelineArticleColumn *self, double page)
{
  double most = MAX (0, self->total - page);

  if (self->rows->len == 0)
    return 0;
  return CLAMP (get_row (self, self->anchor)->y + self->offset, 0, most);
}
