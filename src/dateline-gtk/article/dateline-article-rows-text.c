/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What text stands at a point of the view, and where text stands. Main context only. */

#include "dateline-gtk/article/dateline-article-rows-private.h"

/* Finds the widget at a point of the view, and the point in it; NULL without one. */
DatelineBlockWidget *
dateline_article_rows_find (DatelineArticleRows *self,
                            double x,
                            double y,
                            guint *part,
                            graphene_point_t *point)
{
  graphene_rect_t bounds;

  if (dateline_article_rows_get_n (self) == 0)
    return NULL;
  *part = dateline_article_column_find (&self->column, self->value + y);
  while (*part > 0 && dateline_article_folds_is_folded (&self->folds, *part))
    (*part)--;
  dateline_article_rows_get_bounds (self, *part, &bounds);
  graphene_point_init (point, x - bounds.origin.x, y - bounds.origin.y);
  return dateline_article_rows_get (self, *part);
}

/* Finds the text at a point of the view: the @caret between letters that is nearest, and
 * the byte of the @letter beneath the point, G_MAXUINT without one. FALSE without any
 * text. */
gboolean
dateline_article_rows_find_place (DatelineArticleRows *self,
                                  double x,
                                  double y,
                                  DatelineTextPlace *caret,
                                  guint *letter)
{
  graphene_point_t point;
  DatelineBlockWidget *row =
      dateline_article_rows_find (self, x, y, &caret->part, &point);
  const DatelineBlockText *text;

  if (row == NULL)
    return FALSE;
  *letter = G_MAXUINT;
  text = dateline_block_widget_get_text (row);
  if (dateline_article_parts_get_running_text (self->parts, caret->part) == NULL ||
      text == NULL ||
      !dateline_block_text_find_byte (text,
                                      GTK_WIDGET (row),
                                      point.x,
                                      point.y,
                                      &caret->byte,
                                      letter))
    caret->byte =
        point.y > dateline_article_column_get_height (&self->column, caret->part) / 2;
  return TRUE;
}

/* Paints a ground in @color beneath bytes of a text, if its row has a widget. */
void
dateline_article_rows_snapshot_text (DatelineArticleRows *self,
                                     GtkSnapshot *snapshot,
                                     guint part,
                                     guint text,
                                     guint start,
                                     guint end,
                                     const GdkRGBA *color)
{
  DatelineBlockWidget *row = dateline_article_rows_get (self, part);
  const DatelineBlockText *shown =
      row != NULL ? dateline_block_widget_get_nth_text (row, text) : NULL;
  graphene_rect_t bounds;
  cairo_region_t *region;

  if (shown == NULL)
    return;
  dateline_article_rows_get_bounds (self, part, &bounds);
  region = dateline_block_text_get_region (shown, GTK_WIDGET (row), start, end);
  /* Code reaches beyond its box, where it is not seen. */
  gtk_snapshot_push_clip (snapshot, &bounds);
  for (int i = 0; i < cairo_region_num_rectangles (region); i++)
    {
      cairo_rectangle_int_t line;

      cairo_region_get_rectangle (region, i, &line);
      gtk_snapshot_append_color (snapshot,
                                 color,
                                 &GRAPHENE_RECT_INIT (bounds.origin.x + line.x,
                                                      bounds.origin.y + line.y,
                                                      line.width,
                                                      line.height));
    }
  gtk_snapshot_pop (snapshot);
  cairo_region_destroy (region);
}
