/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What each part of an article is on paper: its figures with their captions, its tables,
 * its words.
 */

#include "dateline-gtk/article/dateline-page-text-private.h"

#include "dateline-gtk/images/dateline-picture-header-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define CELL_PADDING 5.0
#define BOX_HEIGHT 40.0
#define HEAD_GAP 18.0

/* Around what is no running text. */
#define WIDE_GAP 14.0

/* A pixel of a picture, as CSS has it. */
#define PIXEL 0.75

/* Of a page's height: what a picture takes at most, so that its caption has room, and a
 * row of a table, before it is set as paragraphs. */
#define PICTURE_SHARE 0.62
#define CELLS_SHARE 0.45

/* A text whose direction does not reach what is around it: FSI to PDI. */
#define ISOLATED "\342\201\250%s\342\201\251"

/* Finds the size that a picture has on paper; FALSE for one that is not at hand. */
static gboolean
measure_picture (DatelinePageRows *self, DatelinePageRow *row)
{
  GBytes *bytes =
      self->pictures != NULL
          ? g_hash_table_lookup (self->pictures, dateline_picture_get_uri (row->picture))
          : NULL;
  DatelinePictureHeader header;
  const guint8 *start;
  gsize size;
  double factor;
  int width;
  int height;

  if (bytes == NULL)
    return FALSE;
  start = g_bytes_get_data (bytes, &size);
  if (!dateline_picture_header_read (start, size, &header, NULL))
    return FALSE;
  dateline_picture_header_get_shown_size (&header, &width, &height);
  factor = MIN (PIXEL, row->width / width);
  factor = MIN (factor, self->height * PICTURE_SHARE / height);
  row->picture_width = width * factor;
  row->picture_height = height * factor;
  return TRUE;
}

/* Words in a box, in the place of a picture. */
static void
set_box (DatelinePageRows *self, DatelinePageRow *row, DatelinePicture *picture)
{
  const char *words = dateline_picture_get_alternative (picture);
  DatelineBlockText text = { NULL, words != NULL ? words : _ ("Picture"), NULL, 0 };
  const DatelinePageStyle *style = &dateline_page_styles[DATELINE_PAGE_STYLE_NOTE];
  int height;

  row->gray = style->gray;
  row->picture_width = row->width;
  row->text.layout = dateline_page_rows_new_styled (self,
                                                    style,
                                                    &text,
                                                    row->is_right_to_left,
                                                    row->width - 2 * CELL_PADDING);
  pango_layout_get_size (row->text.layout, NULL, &height);
  row->picture_height =
      MAX (BOX_HEIGHT, (double) height / PANGO_SCALE + 2 * CELL_PADDING);
  if (g_str_has_prefix (dateline_picture_get_uri (picture), "http"))
    row->text.uri = dateline_picture_get_uri (picture);
}

static void
add_figure (DatelinePageRows *self, const DatelineBlock *block)
{
  DatelinePageRow row = { .kind = DATELINE_PAGE_ROW_PICTURE };
  DatelinePicture *picture = dateline_block_get_picture (block);
  const char *credit;
  guint first;

  if (picture == NULL)
    return;
  dateline_page_rows_set_column (self, &row, block);
  row.gap = dateline_page_rows_find_gap (self, WIDE_GAP, block);
  row.picture = picture;
  if (!measure_picture (self, &row))
    {
      row.picture = NULL;
      set_box (self, &row, picture);
    }
  row.height = row.picture_height;
  if (dateline_block_get_uri (block) != NULL)
    row.text.uri = dateline_block_get_uri (block);
  g_array_append_val (self->rows, row);
  first = self->rows->len;

  if (*dateline_block_get_text (block) != '\0')
    dateline_page_rows_add_block_text (self, DATELINE_PAGE_STYLE_CAPTION, block);
  credit = dateline_picture_get_credit (picture);
  if (credit != NULL)
    {
      DatelineBlockText text = { NULL, credit, NULL, 0 };

      dateline_page_rows_add_text (self, DATELINE_PAGE_STYLE_CREDIT, &text, block, NULL);
    }
  for (guint i = first - 1; i + 1 < self->rows->len; i++)
    g_array_index (self->rows, DatelinePageRow, i).keeps = TRUE;
  /* Its caption says what it is; a member's marker stands at its words. */
  for (guint i = first; i < self->rows->len; i++)
    g_array_index (self->rows, DatelinePageRow, i).continues = TRUE;
}

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
  row.gap = index == 0 ? dateline_page_rows_find_gap (self, WIDE_GAP, block) : 0;
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

static void
add_table (DatelinePageRows *self, const DatelineBlock *block)
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

static void
add_rule (DatelinePageRows *self, const DatelineBlock *block)
{
  DatelinePageRow row = { .kind = DATELINE_PAGE_ROW_RULE, .height = 12, .gray = 0.6 };

  dateline_page_rows_set_column (self, &row, block);
  row.gap = dateline_page_rows_find_gap (self, 0, block);
  g_array_append_val (self->rows, row);
}

/* A line of small letters beneath what stands in the column of @block. */
static void
add_beneath (DatelinePageRows *self,
             const DatelineBlock *block,
             const char *words,
             const char *uri)
{
  DatelineBlockText text = { NULL, words, NULL, 0 };

  dateline_page_rows_get_last (self, 1)->keeps = TRUE;
  dateline_page_rows_add_text (self, DATELINE_PAGE_STYLE_CREDIT, &text, block, uri);
}

static void
add_embed (DatelinePageRows *self, const DatelineBlock *block)
{
  const char *label = dateline_block_get_embed_label (block);
  const char *uri = dateline_block_get_uri (block);
  guint first;

  dateline_page_rows_add_block_text (self, DATELINE_PAGE_STYLE_BODY, block);
  first = self->rows->len;
  if (strcmp (label, dateline_block_get_text (block)) != 0)
    add_beneath (self, block, label, NULL);
  add_beneath (self, block, uri, uri);
  /* The marker of a member of a list stands at the title. */
  for (guint i = first; i < self->rows->len; i++)
    g_clear_object (&g_array_index (self->rows, DatelinePageRow, i).marker);
}

/* What running text is set in, by what it is to what is beside it. */
static DatelinePageStyleName
find_style (const DatelineBlock *block)
{
  switch (dateline_block_get_role (block))
    {
    case DATELINE_BLOCK_ROLE_ATTRIBUTION:
      return DATELINE_PAGE_STYLE_ATTRIBUTION;
    case DATELINE_BLOCK_ROLE_CAPTION:
      return DATELINE_PAGE_STYLE_TABLE_CAPTION;
    case DATELINE_BLOCK_ROLE_TERM:
      return DATELINE_PAGE_STYLE_TERM;
    case DATELINE_BLOCK_ROLE_DEFINITION:
    case DATELINE_BLOCK_ROLE_NONE:
    default:
      return dateline_block_is_pull_quote (block) ? DATELINE_PAGE_STYLE_PULL_QUOTE
                                                  : DATELINE_PAGE_STYLE_BODY;
    }
}

static void
add_block (DatelinePageRows *self, const DatelineBlock *block)
{
  switch (dateline_block_get_kind (block))
    {
    case DATELINE_BLOCK_HEADING:
      dateline_page_rows_add_block_text (
          self,
          DATELINE_PAGE_STYLE_HEADING + CLAMP (dateline_block_get_level (block), 1, 6) -
              1,
          block);
      break;
    case DATELINE_BLOCK_CODE:
      dateline_page_rows_add_block_text (self, DATELINE_PAGE_STYLE_CODE, block);
      break;
    case DATELINE_BLOCK_FIGURE:
      add_figure (self, block);
      break;
    case DATELINE_BLOCK_TABLE:
      add_table (self, block);
      break;
    case DATELINE_BLOCK_RULE:
      add_rule (self, block);
      break;
    case DATELINE_BLOCK_EMBED:
      add_embed (self, block);
      break;
    case DATELINE_BLOCK_SUMMARY:
      dateline_page_rows_add_block_text (self, DATELINE_PAGE_STYLE_SUMMARY, block);
      break;
    case DATELINE_BLOCK_PARAGRAPH:
    case DATELINE_BLOCK_VERSE:
    default:
      dateline_page_rows_add_block_text (self, find_style (block), block);
      break;
    }
}

static void
add_details (DatelinePageRows *self, DatelineArticleParts *parts)
{
  g_autofree char *byline = dateline_article_parts_get_byline (parts);
  g_autofree char *date = dateline_article_parts_format_date (parts);
  g_autofree char *line = byline != NULL && date != NULL
                              ? g_strdup_printf (ISOLATED " · " ISOLATED, byline, date)
                              : NULL;

  dateline_page_rows_add_plain (self,
                                DATELINE_PAGE_STYLE_DETAILS,
                                line != NULL     ? line
                                : byline != NULL ? byline
                                                 : date,
                                NULL);
}

static void
add_enclosures (DatelinePageRows *self, DatelineArticleParts *parts)
{
  GPtrArray *enclosures = dateline_article_parts_get_enclosures (parts);

  for (guint i = 0; enclosures != NULL && i < enclosures->len; i++)
    {
      const char *uri = dateline_enclosure_get_uri (enclosures->pdata[i]);
      const char *title = dateline_enclosure_get_title (enclosures->pdata[i]);

      dateline_page_rows_add_plain (self,
                                    DATELINE_PAGE_STYLE_NOTE,
                                    title != NULL && *title != '\0' ? title : uri,
                                    uri);
    }
}

/* Whether a block is but the way back from a note, which leads nowhere on paper. */
static gboolean
is_return (const DatelineBlock *block)
{
  const char *text = dateline_block_get_text (block);
  guint n_spans;
  const DatelineSpan *spans = dateline_block_get_spans (block, &n_spans);

  return n_spans == 1 && spans[0].role == DATELINE_SPAN_ROLE_RETURN &&
         spans[0].start == 0 && text[spans[0].end] == '\0' &&
         dateline_block_get_marker (block) == NULL;
}

/* A figure, code and a table stand apart from what follows, the first block of all from
 * the headline. */
static void
add_body_block (DatelinePageRows *self, DatelineArticleParts *parts, guint part)
{
  const DatelineBlock *block = dateline_article_parts_get (parts, part)->block;
  DatelineBlockKind kind = dateline_block_get_kind (block);

  if (part > 0 &&
      dateline_article_parts_get (parts, part - 1)->kind != DATELINE_PART_BLOCK)
    self->min_gap = HEAD_GAP;
  if (is_return (block))
    return;
  add_block (self, block);
  self->is_in_list = dateline_block_get_list_depth (block) > 0;
  if (kind == DATELINE_BLOCK_FIGURE || kind == DATELINE_BLOCK_CODE ||
      kind == DATELINE_BLOCK_TABLE)
    self->min_gap = WIDE_GAP;
}

/* Adds what the part @part of the article is on paper. */
void
dateline_page_rows_add_part (DatelinePageRows *self,
                             DatelineArticleParts *parts,
                             guint part)
{
  const char *link;

  switch (dateline_article_parts_get (parts, part)->kind)
    {
    case DATELINE_PART_SOURCE:
      dateline_page_rows_add_plain (
          self,
          DATELINE_PAGE_STYLE_SOURCE,
          dateline_headline_get_feed_title (dateline_article_parts_get_headline (parts)),
          NULL);
      break;
    case DATELINE_PART_TITLE:
      dateline_page_rows_add_plain (self,
                                    DATELINE_PAGE_STYLE_TITLE,
                                    dateline_article_parts_get_title (parts),
                                    NULL);
      break;
    case DATELINE_PART_DETAILS:
      add_details (self, parts);
      break;
    case DATELINE_PART_BLOCK:
      add_body_block (self, parts, part);
      break;
    case DATELINE_PART_NOTE:
      dateline_page_rows_add_plain (self,
                                    DATELINE_PAGE_STYLE_NOTE,
                                    dateline_article_parts_get_note (),
                                    NULL);
      break;
    case DATELINE_PART_ENCLOSURES:
      add_enclosures (self, parts);
      break;
    case DATELINE_PART_LINK:
      link = dateline_article_parts_get_link (parts);
      dateline_page_rows_add_plain (self, DATELINE_PAGE_STYLE_NOTE, link, link);
      break;
    case DATELINE_PART_RIGHTS:
      dateline_page_rows_add_plain (self,
                                    DATELINE_PAGE_STYLE_NOTE,
                                    dateline_article_parts_get_rights (parts),
                                    NULL);
      break;
    case DATELINE_PART_CATEGORIES:
    default:
      break;
    }
}
