/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Draws with cairo alone: text stays text in a PDF, and a link is one there. PDF takes
 * the area of a link from what is drawn for it, so that a white box is drawn first and
 * the text over it.
 */

#include "dateline-gtk/article/dateline-page-painter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SMALL_FONT "Sans 7.5"
#define HEAD_DISTANCE 26.0
#define FOOT_DISTANCE 40.0
#define BAR_WIDTH 2.0
#define MARKER_GAP 6.0

typedef struct
{
  DatelinePageRows *rows;
  const DatelinePageFrame *frame;
  cairo_t *cr;
  GHashTable *surfaces;
} Painter;

static double
to_points (int units)
{
  return (double) units / PANGO_SCALE;
}

static void
set_gray (cairo_t *cr, double gray)
{
  cairo_set_source_rgb (cr, gray, gray, gray);
}

/* The area of a link; quotes and backslashes would end the address. */
static void
mark_link (cairo_t *cr, const char *uri, double x, double y, double width, double height)
{
  g_autoptr (GString) attributes = g_string_new ("uri='");

  if (width <= 0 || height <= 0)
    return;
  for (const char *p = uri; *p != '\0'; p++)
    {
      if (*p == '\'' || *p == '\\')
        g_string_append_c (attributes, '\\');
      g_string_append_c (attributes, *p);
    }
  g_string_append_c (attributes, '\'');

  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes->str);
  set_gray (cr, 1);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}

/* The links of one line of @text, whose line begins at @x. */
static void
mark_links (cairo_t *cr,
            const DatelinePageText *text,
            PangoLayoutLine *line,
            double x,
            double y,
            double height)
{
  for (guint i = 0; i < text->n_spans; i++)
    {
      const DatelineSpan *span = &text->spans[i];
      int line_end = line->start_index + line->length;
      int start = MAX ((int) span->start, line->start_index);
      int end = MIN ((int) span->end, line_end);
      g_autofree int *ranges = NULL;
      int n_ranges;

      if (span->uri == NULL || start >= end)
        continue;
      pango_layout_line_get_x_ranges (line, start, end, &ranges, &n_ranges);
      for (int n = 0; n < n_ranges; n++)
        {
          double left = to_points (ranges[2 * n]);
          double right = to_points (ranges[2 * n + 1]);

          mark_link (cr, span->uri, x + left, y, right - left, height);
        }
    }
}

/* The bars beside quotations, over the gap above too if that is in them. */
static void
paint_bars (Painter *self, const DatelinePageRow *row, double y, double gap)
{
  double above = row->continues ? gap : 0;

  set_gray (self->cr, 0.75);
  for (int depth = 0; depth < row->quote_depth; depth++)
    {
      double offset = depth * DATELINE_PAGE_QUOTE_INDENT;
      double x = row->is_right_to_left ? self->frame->width - offset - BAR_WIDTH : offset;

      if (offset >= self->frame->width / 2)
        break;
      cairo_rectangle (self->cr,
                       self->frame->x + x,
                       y - above,
                       BAR_WIDTH,
                       row->height + above);
    }
  cairo_fill (self->cr);
}

/* What lies under the text: tints and links. */
static void
paint_ground (Painter *self, const DatelinePageRow *row, double y)
{
  double x = self->frame->x + row->x;
  PangoLayoutLine *line;

  if (row->kind == DATELINE_PAGE_ROW_PICTURE && row->text.uri != NULL)
    mark_link (self->cr, row->text.uri, x, y, row->picture_width, row->picture_height);
  if (row->kind != DATELINE_PAGE_ROW_LINE)
    return;
  if (row->is_code)
    {
      set_gray (self->cr, 0.95);
      /* A hair more, so that no white line is seen between two. */
      cairo_rectangle (self->cr, x, y, row->width, row->height + 0.1);
      cairo_fill (self->cr);
    }
  line = pango_layout_get_line_readonly (row->text.layout, row->line);
  if (row->text.uri != NULL)
    {
      PangoRectangle extents;

      pango_layout_line_get_extents (line, NULL, &extents);
      mark_link (self->cr,
                 row->text.uri,
                 x + row->text.x + row->line_x,
                 y,
                 to_points (extents.width),
                 row->height);
    }
  mark_links (self->cr, &row->text, line, x + row->text.x, y, row->height);
}

static void
paint_marker (Painter *self, const DatelinePageRow *row, double y)
{
  double x = self->frame->x + row->x;
  int width;

  pango_layout_get_size (row->marker, &width, NULL);
  x = row->is_right_to_left ? x + row->width + MARKER_GAP
                            : x - MARKER_GAP - to_points (width);
  cairo_move_to (self->cr, x, y + row->baseline);
  pango_cairo_show_layout_line (self->cr,
                                pango_layout_get_line_readonly (row->marker, 0));
}

static void
paint_line (Painter *self, const DatelinePageRow *row, double y)
{
  set_gray (self->cr, row->gray);
  if (row->marker != NULL)
    paint_marker (self, row, y);
  cairo_move_to (self->cr,
                 self->frame->x + row->x + row->text.x + row->line_x,
                 y + row->baseline);
  pango_cairo_show_layout_line (
      self->cr,
      pango_layout_get_line_readonly (row->text.layout, row->line));
}

static void
paint_box (Painter *self, const DatelinePageRow *row, double x, double y)
{
  set_gray (self->cr, 0.7);
  cairo_set_line_width (self->cr, 0.5);
  cairo_rectangle (self->cr, x, y, row->picture_width, row->picture_height);
  cairo_stroke (self->cr);
  if (row->text.layout == NULL)
    return;
  set_gray (self->cr, row->gray);
  cairo_move_to (self->cr, x + 5, y + 5);
  pango_cairo_show_layout (self->cr, row->text.layout);
}

static void
paint_picture (Painter *self, const DatelinePageRow *row, double y)
{
  double x = self->frame->x + row->x;
  cairo_surface_t *surface =
      row->picture != NULL
          ? g_hash_table_lookup (self->surfaces, dateline_picture_get_uri (row->picture))
          : NULL;

  if (row->is_right_to_left)
    x += row->width - row->picture_width;
  if (surface == NULL)
    {
      paint_box (self, row, x, y);
      return;
    }
  cairo_save (self->cr);
  cairo_translate (self->cr, x, y);
  cairo_scale (self->cr,
               row->picture_width / cairo_image_surface_get_width (surface),
               row->picture_height / cairo_image_surface_get_height (surface));
  cairo_set_source_surface (self->cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_GOOD);
  cairo_paint (self->cr);
  cairo_restore (self->cr);
}

static void
paint_hairline (cairo_t *cr, double x, double y, double width)
{
  set_gray (cr, 0.7);
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + width, y);
  cairo_stroke (cr);
}

static void
paint_cells (Painter *self, const DatelinePageRow *row, double y)
{
  double x = self->frame->x + row->x;
  double left = row->is_right_to_left ? x + row->width - row->picture_width : x;

  for (guint i = 0; i < row->cells->len; i++)
    {
      const DatelinePageText *cell = &g_array_index (row->cells, DatelinePageText, i);

      for (int n = 0; cell->n_spans > 0 && n < pango_layout_get_line_count (cell->layout);
           n++)
        {
          PangoLayoutLine *line = pango_layout_get_line_readonly (cell->layout, n);
          PangoRectangle place;

          pango_layout_index_to_pos (cell->layout, line->start_index, &place);
          mark_links (self->cr,
                      cell,
                      line,
                      x + cell->x,
                      y + 3.5 + to_points (place.y),
                      to_points (place.height));
        }
      set_gray (self->cr, row->gray);
      cairo_move_to (self->cr, x + cell->x, y + 3.5);
      pango_cairo_show_layout (self->cr, cell->layout);
    }
  paint_hairline (self->cr, left, y + row->height, row->picture_width);
}

static void
paint_rule (Painter *self, const DatelinePageRow *row, double y)
{
  double width = MIN (row->width, 90);

  paint_hairline (self->cr,
                  self->frame->x + row->x + (row->width - width) / 2,
                  y + row->height / 2,
                  width);
}

static void
paint_row (Painter *self, const DatelinePageRow *row, double y)
{
  static void (*const painters[]) (Painter *, const DatelinePageRow *, double) = {
    [DATELINE_PAGE_ROW_LINE] = paint_line,
    [DATELINE_PAGE_ROW_PICTURE] = paint_picture,
    [DATELINE_PAGE_ROW_CELLS] = paint_cells,
    [DATELINE_PAGE_ROW_RULE] = paint_rule,
  };

  painters[row->kind](self, row, y);
}

/* A line of small print, beginning @offset from the edge of the column: at the near end
 * of
 * @width, or at its far one. All is mirrored where the story is read from the right. */
static void
paint_small (Painter *self,
             const char *text,
             const char *uri,
             double y,
             double offset,
             double width,
             gboolean is_far)
{
  g_autoptr (PangoLayout) layout =
      dateline_page_rows_new_layout (self->rows, text, SMALL_FONT, FALSE);
  gboolean is_mirrored = self->rows->is_right_to_left;
  double x =
      self->frame->x + (is_mirrored ? self->frame->width - offset - width : offset);
  int taken;
  int height;

  pango_layout_set_auto_dir (layout, TRUE);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_size (layout, &taken, &height);
  if (to_points (taken) > width)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      taken = width * PANGO_SCALE;
    }
  if (is_far != is_mirrored)
    x += width - to_points (taken);
  if (uri != NULL)
    mark_link (self->cr, uri, x, y, to_points (taken), to_points (height));
  set_gray (self->cr, 0.4);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
}

/* The first page has the headline itself. */
static void
paint_frame (Painter *self)
{
  const DatelinePageFrame *frame = self->frame;
  double head = frame->y - HEAD_DISTANCE;
  double foot = frame->page_height - FOOT_DISTANCE;
  /* Translators: the number of a page, and how many there are. */
  g_autofree char *number =
      g_strdup_printf (_ ("%u / %u"), frame->page + 1, frame->n_pages);

  if (frame->page > 0)
    {
      if (frame->title != NULL)
        paint_small (self, frame->title, NULL, head, 0, frame->width * 0.66, FALSE);
      if (frame->source != NULL)
        paint_small (self,
                     frame->source,
                     NULL,
                     head,
                     frame->width * 0.68,
                     frame->width * 0.32,
                     TRUE);
      paint_hairline (self->cr, frame->x, head + 13, frame->width);
    }
  if (frame->link != NULL)
    paint_small (self, frame->link, frame->link, foot, 0, frame->width * 0.82, FALSE);
  paint_small (self, number, NULL, foot, frame->width * 0.84, frame->width * 0.16, TRUE);
}

/* Draws the rows from @first to before @end. */
void
dateline_page_painter_paint (DatelinePageRows *rows,
                             const DatelinePageFrame *frame,
                             cairo_t *cr,
                             guint first,
                             guint end,
                             GHashTable *surfaces)
{
  Painter self = { rows, frame, cr, surfaces };

  paint_frame (&self);
  /* Links lie under all the text, as their boxes would cover that of the line above. */
  for (int is_text = 0; is_text < 2; is_text++)
    {
      double y = frame->y;

      for (guint i = first; i < end; i++)
        {
          const DatelinePageRow *row = &g_array_index (rows->rows, DatelinePageRow, i);
          double gap = i > first ? row->gap : 0;

          y += gap;
          if (is_text)
            paint_row (&self, row, y);
          else
            {
              paint_ground (&self, row, y);
              paint_bars (&self, row, y, gap);
            }
          y += row->height;
        }
    }
}
