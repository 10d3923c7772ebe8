/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where letters, words and lines end is asked of the label that shows them: it alone
 * knows where it breaks. A part without running text is stepped over as if it were one
 * letter.
 */

#include "dateline-gtk/article/dateline-article-caret-private.h"

#include <string.h>

#define CARET_WIDTH 2

/* The layout of a part's running text, or NULL. */
static PangoLayout *
get_layout (DatelineArticleSelection *self, guint part)
{
  const DatelineBlockText *text;

  if (dateline_article_parts_get_running_text (self->rows->parts, part) == NULL)
    return NULL;
  text =
      dateline_block_widget_get_text (dateline_article_rows_realize (self->rows, part));
  return text != NULL ? gtk_label_get_layout (GTK_LABEL (text->label)) : NULL;
}

static guint
get_end (DatelineArticleSelection *self, guint part)
{
  const char *text = dateline_article_parts_get_running_text (self->rows->parts, part);

  return text != NULL ? strlen (text) : 1;
}

/* Steps out of a part, over what is folded; FALSE at the ends of the article. */
static gboolean
leave_part (DatelineArticleSelection *self, DatelineTextPlace *place, gboolean is_forward)
{
  gint64 n = dateline_article_rows_get_n (self->rows);
  gint64 part = place->part;

  do
    part += is_forward ? 1 : -1;
  while (part >= 0 && part < n &&
         dateline_article_folds_is_folded (&self->rows->folds, part));
  if (part < 0 || part >= n)
    return FALSE;
  place->part = part;
  place->byte = is_forward ? 0 : get_end (self, place->part);
  return TRUE;
}

/* To the next place in the order of the text that @is_stop allows. */
static void
move_logically (DatelineArticleSelection *self,
                DatelineTextPlace *place,
                gboolean is_forward,
                gboolean (*is_stop) (const PangoLogAttr *attributes, gboolean is_forward))
{
  const char *text =
      dateline_article_parts_get_running_text (self->rows->parts, place->part);
  PangoLayout *layout = get_layout (self, place->part);
  const PangoLogAttr *attributes;
  int n;
  int at;

  if (layout == NULL ||
      (is_forward ? place->byte == get_end (self, place->part) : place->byte == 0))
    {
      if (layout == NULL && place->byte != (guint) is_forward)
        place->byte = is_forward;
      else
        leave_part (self, place, is_forward);
      return;
    }
  attributes = pango_layout_get_log_attrs_readonly (layout, &n);
  at = g_utf8_pointer_to_offset (text, text + place->byte);
  do
    at += is_forward ? 1 : -1;
  while (at > 0 && at < n - 1 && !is_stop (&attributes[at], is_forward));
  place->byte = g_utf8_offset_to_pointer (text, at) - text;
}

static gboolean
is_letter_stop (const PangoLogAttr *attributes, gboolean is_forward)
{
  return attributes->is_cursor_position;
}

static gboolean
is_word_stop (const PangoLogAttr *attributes, gboolean is_forward)
{
  return is_forward ? attributes->is_word_end : attributes->is_word_start;
}

/* Up or down a line, as far from the left as the first of such moves began. */
static void
move_line (DatelineArticleSelection *self, DatelineTextPlace *place, gboolean is_forward)
{
  PangoLayout *layout = get_layout (self, place->part);
  PangoLayoutLine *line;
  int index;
  int trailing;
  int number = 0;
  int x = 0;

  if (layout != NULL)
    {
      pango_layout_index_to_line_x (layout, place->byte, FALSE, &number, &x);
      if (self->line_x < 0)
        self->line_x = x;
      number += is_forward ? 1 : -1;
    }
  if (layout == NULL || number < 0 || number >= pango_layout_get_line_count (layout))
    {
      if (!leave_part (self, place, is_forward))
        {
          place->byte = is_forward ? get_end (self, place->part) : 0;
          return;
        }
      layout = get_layout (self, place->part);
      if (layout == NULL)
        return;
      number = is_forward ? 0 : pango_layout_get_line_count (layout) - 1;
    }
  line = pango_layout_get_line_readonly (layout, number);
  pango_layout_line_x_to_index (line, MAX (self->line_x, 0), &index, &trailing);
  place->byte =
      g_utf8_offset_to_pointer (pango_layout_get_text (layout) + index, trailing) -
      pango_layout_get_text (layout);
}

static void
move_to_line_end (DatelineArticleSelection *self,
                  DatelineTextPlace *place,
                  gboolean is_forward)
{
  PangoLayout *layout = get_layout (self, place->part);
  PangoLayoutLine *line;
  const char *text;
  const char *end;
  int number;

  if (layout == NULL)
    {
      place->byte = is_forward;
      return;
    }
  pango_layout_index_to_line_x (layout, place->byte, FALSE, &number, NULL);
  line = pango_layout_get_line_readonly (layout, number);
  text = pango_layout_get_text (layout);
  end = text + line->start_index + line->length;
  /* The space at which a line is broken belongs to it, but the caret after it would stand
   * on the next. */
  if (number + 1 < pango_layout_get_line_count (layout) && line->length > 0)
    end = g_utf8_prev_char (end);
  place->byte = is_forward ? end - text : line->start_index;
}

static void
step_once (DatelineArticleSelection *self,
           DatelineTextPlace *place,
           GtkMovementStep step,
           gboolean is_forward)
{
  PangoLayout *layout = get_layout (self, place->part);
  gboolean rtl =
      layout != NULL && pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
  guint last = dateline_article_rows_get_n (self->rows) - 1;

  switch (step)
    {
    case GTK_MOVEMENT_VISUAL_POSITIONS:
      move_logically (self, place, is_forward != rtl, is_letter_stop);
      break;
    case GTK_MOVEMENT_WORDS:
      move_logically (self, place, is_forward != rtl, is_word_stop);
      break;
    case GTK_MOVEMENT_DISPLAY_LINES:
      move_line (self, place, is_forward);
      break;
    case GTK_MOVEMENT_DISPLAY_LINE_ENDS:
      move_to_line_end (self, place, is_forward);
      break;
    default:
      place->part = is_forward ? last : 0;
      place->byte = is_forward ? get_end (self, last) : 0;
      break;
    }
}

/* Moves the caret; what is between where it began and it is selected if the move
 * @extends. */
void
dateline_article_caret_move (DatelineArticleSelection *self,
                             GtkMovementStep step,
                             int count,
                             gboolean extends)
{
  DatelineTextPlace place = self->caret;

  if (dateline_article_rows_get_n (self->rows) == 0)
    return;
  if (!self->has_place)
    {
      place = (DatelineTextPlace){ self->rows->column.anchor, 0 };
      self->anchor = place;
    }
  if (step != GTK_MOVEMENT_DISPLAY_LINES)
    self->line_x = -1;
  for (int i = 0; i < ABS (count); i++)
    step_once (self, &place, step, count > 0);
  dateline_article_selection_set (self, extends ? &self->anchor : &place, &place);
}

/* Where the caret stands in the view; FALSE if its row is not near, or has no text. */
gboolean
dateline_article_caret_get_rectangle (DatelineArticleSelection *self,
                                      graphene_rect_t *rectangle)
{
  guint part = self->caret.part;
  DatelineBlockWidget *row = dateline_article_rows_get (self->rows, part);
  const DatelineBlockText *text;
  PangoRectangle strong;
  int offset_x;
  int offset_y;
  double x;
  double y;

  if (!self->has_place || row == NULL ||
      dateline_article_parts_get_running_text (self->rows->parts, part) == NULL)
    return FALSE;
  text = dateline_block_widget_get_text (row);
  gtk_label_get_layout_offsets (GTK_LABEL (text->label), &offset_x, &offset_y);
  pango_layout_get_cursor_pos (gtk_label_get_layout (GTK_LABEL (text->label)),
                               self->caret.byte,
                               &strong,
                               NULL);
  if (!gtk_widget_translate_coordinates (text->label,
                                         self->rows->view,
                                         offset_x + PANGO_PIXELS (strong.x),
                                         offset_y + PANGO_PIXELS (strong.y),
                                         &x,
                                         &y))
    return FALSE;
  graphene_rect_init (rectangle,
                      x - CARET_WIDTH / 2.0,
                      y,
                      CARET_WIDTH,
                      PANGO_PIXELS (strong.height));
  return TRUE;
}
