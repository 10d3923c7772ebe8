/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A table on paper: how wide its columns are, its rows of cells, and paragraphs in the
 * place of a row that is too high for a page.
 */

#include "dateline-gtk/article/dateline-page-text-private.h"

#define CELL_PADDING 5.0

/* Of a page's height, what a row takes at most before it is set as paragraphs. */
#define CELLS_SHARE 0.45

/* What a cell takes: all of it on one line, and its longest word. */
static void
measure_cell (DatelinePageRows *self,
              const DatelineBlock *block,
              guint row,
              guint column,
              double *whole,
              double *least)
{
  g_autoptr (PangoLayout) layout = dateline_page_rows_new_layout (
      self,
      dateline_block_get_cell (block, row, column),
      dateline_page_styles[DATELINE_PAGE_STYLE_HEADER_CELL].font,
      FALSE);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  *whole = (double) width / PANGO_SCALE + 2 * CELL_PADDING;
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, 0);
  pango_layout_get_size (layout, &width, NULL);
  *least = (double) width / PANGO_SCALE + 2 * CELL_PADDING;
}

/* Gives each column its @least, and its part of what the page has beyond that. */
static void
share_rest (double *widths, const double *least, guint n, double available)
{
  double total = 0;
  double total_least = 0;
  double rest;

  for (guint i = 0; i < n; i++)
    {
      total += widths[i];
      total_least += least[i];
    }
  if (total <= available)
    return;
  rest = MAX (available - total_least, 0);
  for (guint i = 0; i < n; i++)
    widths[i] = total_least < available
                    ? least[i] + (widths[i] - least[i]) * rest / (total - total_least)
                    : least[i] * available / total_least;
}

/* Columns as wide as what they hold. Where that is more than the page has, none is
 * narrower than its longest word as long as there is room for all of those. */
static double *
share_columns (DatelinePageRows *self, const DatelineBlock *block, double available)
{
  guint n = dateline_block_get_n_columns (block);
  double *widths = g_new0 (double, n);
  g_autofree double *least = g_new0 (double, n);

  for (guint column = 0; column < n; column++)
    for (guint row = 0; row < dateline_block_get_n_rows (block); row++)
      {
        guint n_rows;
        guint n_columns;
        double cell_whole;
        double cell_least;

        /* What reaches over several finds its room in them. */
        dateline_block_get_cell_size (block, row, column, &n_rows, &n_columns);
        if (n_columns != 1)
          continue;
        measure_cell (self, block, row, column, &cell_whole, &cell_least);
        widths[column] = MAX (widths[column], cell_whole);
        least[column] = MAX (least[column], cell_least);
      }
  share_rest (widths, least, n, available);
  return widths;
}

static DatelinePageText
new_cell (DatelinePageRows *self,
          const DatelineBlock *block,
          guint row,
          guint column,
          double width)
{
  DatelineBlockText text = { NULL, dateline_block_get_cell (block, row, column) };
  DatelinePageText cell = { 0 };
  DatelinePageStyleName name = dateline_block_is_header_cell (block, row, column)
                                   ? DATELINE_PAGE_STYLE_HEADER_CELL
                                   : DATELINE_PAGE_STYLE_CELL;

  text.spans = dateline_block_get_cell_spans (block, row, column, &text.n_spans);
  cell.layout = dateline_page_rows_new_styled (self,
                                               &dateline_page_styles[name],
                                               &text,
                                               dateline_block_is_right_to_left (block),
                                               MAX (width - 2 * CELL_PADDING, 1));
  cell.spans = text.spans;
  cell.n_spans = text.n_spans;
  return cell;
}

/* A row that would fill a page is set as a paragraph a cell. */
static void
unroll (DatelinePageRows *self, const DatelineBlock *block, guint row)
{
  for (guint column = 0; column < dateline_block_get_n_columns (block); column++)
    {
      DatelineBlockText text = { NULL, dateline_block_get_cell (block, row, column) };

      text.spans = dateline_block_get_cell_spans (block, row, column, &text.n_spans);
      if (*text.text != '\0')
        dateline_page_rows_add_text (self, DATELINE_PAGE_STYLE_BODY, &text, block, NULL);
    }
}

static void
add_table_row (DatelinePageRows *self,
               const DatelineBlock *block,
               guint index,
               const double *widths)
{
  guint n = dateline_block_get_n_columns (block);
  DatelinePageRow row = { .kind = DATELINE_PAGE_ROW_CELLS };
  double x = 0;

  dateline_page_rows_set_column (self, &row, block);
  row.gap =
      index == 0 ? dateline_page_rows_find_gap (self, DATELINE_PAGE_WIDE_GAP, block) : 0;
  row.continues = index > 0;
  row.cells = g_array_new (FALSE, FALSE, sizeof (DatelinePageText));
  g_array_set_clear_func (row.cells, dateline_page_text_clear);
  for (guint column = 0; column < n; column++)
    {
      DatelinePageText cell = { 0 };
      double width = 0;
      guint n_rows;
      guint n_columns;
      int height;

      dateline_block_get_cell_size (block, index, column, &n_rows, &n_columns);
      for (guint i = 0; i < MAX (n_columns, 1); i++)
        width += widths[column + i];
      cell = new_cell (self, block, index, column, width);

      pango_layout_get_size (cell.layout, NULL, &height);
      row.height =
          MAX (row.height, (double) height / PANGO_SCALE + 2 * CELL_PADDING * 0.7);
      cell.x =
          row.is_right_to_left ? row.width - x - width + CELL_PADDING : x + CELL_PADDING;
      x += widths[column];
      g_array_append_val (row.cells, cell);
    }
  if (row.height > self->height * CELLS_SHARE)
    {
      dateline_page_row_clear (&row);
      unroll (self, block, index);
      return;
    }
  row.picture_width = x;
  /* The headings stay with what is under them. */
  row.keeps = index == 0 && dateline_block_get_n_rows (block) > 1;
  g_array_append_val (self->rows, row);
}

/* Adds the rows of a table. */
void
dateline_page_rows_add_table (DatelinePageRows *self, const DatelineBlock *block)
{
  DatelinePageRow column = { 0 };
  g_autofree double *widths = NULL;

  if (dateline_block_get_n_columns (block) == 0)
    return;
  dateline_page_rows_set_column (self, &column, block);
  widths = share_columns (self, block, column.width);
  for (guint row = 0; row < dateline_block_get_n_rows (block); row++)
    add_table_row (self, block, row, widths);
}
