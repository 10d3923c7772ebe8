/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Sets text in type, as on the screen, but for paper: smaller, and on a narrow column, as
 * that is what is read with ease. Lines that must not be parted by the end of a page say
 * so here; where pages end is told by dateline-pages.
 */

#include "dateline-gtk/article/dateline-page-text-private.h"

#include <string.h>

#define LIST_INDENT 18.0
#define CODE_PADDING 6.0

/* So many lines of code are not parted. */
#define SHORT_CODE 18

const DatelinePageStyle dateline_page_styles[] = {
  [DATELINE_PAGE_STYLE_SOURCE] = { "Sans 9", 9, 1.15, 0, 0.4, TRUE, TRUE },
  [DATELINE_PAGE_STYLE_TITLE] = { "Serif Bold 21", 21, 1.0, 4, 0, TRUE, TRUE },
  [DATELINE_PAGE_STYLE_DETAILS] = { "Sans 9", 9, 1.15, 8, 0.35, TRUE, TRUE },
  [DATELINE_PAGE_STYLE_BODY] = { "Serif 10.5", 10.5, 1.2, 8, 0, FALSE, FALSE },
  [DATELINE_PAGE_STYLE_CODE] = { "Monospace 8.5", 8.5, 1.1, 10, 0, FALSE, FALSE },
  [DATELINE_PAGE_STYLE_CAPTION] = { "Sans 8.5", 8.5, 1.15, 5, 0.15, TRUE, FALSE },
  [DATELINE_PAGE_STYLE_CREDIT] = { "Sans 7.5", 7.5, 1.15, 2, 0.45, TRUE, FALSE },
  [DATELINE_PAGE_STYLE_CELL] = { "Sans 8.5", 8.5, 1.15, 0, 0, FALSE, FALSE },
  [DATELINE_PAGE_STYLE_HEADER_CELL] = { "Sans Bold 8.5", 8.5, 1.15, 0, 0, FALSE, FALSE },
  [DATELINE_PAGE_STYLE_NOTE] = { "Sans 8.5", 8.5, 1.15, 8, 0.35, TRUE, FALSE },
  [DATELINE_PAGE_STYLE_PULL_QUOTE] = { "Serif Italic 14", 14, 1.2, 14, 0.1, TRUE, FALSE },
  [DATELINE_PAGE_STYLE_ATTRIBUTION] = { "Sans 8.5", 8.5, 1.15, 4, 0.35, TRUE, FALSE },
  [DATELINE_PAGE_STYLE_SUMMARY] = { "Sans Bold 10.5", 10.5, 1.1, 10, 0, TRUE, TRUE },
  [DATELINE_PAGE_STYLE_TABLE_CAPTION] = { "Sans Bold 9", 9, 1.1, 12, 0, TRUE, TRUE },
  [DATELINE_PAGE_STYLE_TERM] = { "Serif 10.5", 10.5, 1.2, 8, 0, TRUE, TRUE },
  [DATELINE_PAGE_STYLE_HEADING] = { "Sans Bold 16", 16, 1.05, 20, 0, TRUE, TRUE },
  { "Sans Bold 14", 14, 1.05, 18, 0, TRUE, TRUE },
  { "Sans Bold 12", 12, 1.05, 16, 0, TRUE, TRUE },
  { "Sans Bold 10.5", 10.5, 1.1, 14, 0, TRUE, TRUE },
  { "Sans Bold 9.5", 9.5, 1.1, 12, 0, TRUE, TRUE },
  { "Sans Bold 9", 9, 1.1, 12, 0.3, TRUE, TRUE },
};

static const GdkRGBA link_color = { 0.07, 0.27, 0.55, 1 };

static PangoContext *
context_new (PangoDirection direction)
{
  /* A map of its own, as maps belong to one thread. */
  g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, direction);
  return context;
}

void
dateline_page_text_clear (gpointer data)
{
  g_clear_object (&((DatelinePageText *) data)->layout);
}

void
dateline_page_row_clear (gpointer data)
{
  DatelinePageRow *row = data;

  dateline_page_text_clear (&row->text);
  g_clear_object (&row->marker);
  g_clear_pointer (&row->cells, g_array_unref);
}

void
dateline_page_rows_init (DatelinePageRows *self,
                         gboolean is_right_to_left,
                         GHashTable *pictures,
                         double width,
                         double height)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (DatelinePageRow));
  g_array_set_clear_func (self->rows, dateline_page_row_clear);
  self->contexts[0] = context_new (PANGO_DIRECTION_LTR);
  self->contexts[1] = context_new (PANGO_DIRECTION_RTL);
  self->pictures = pictures != NULL ? g_hash_table_ref (pictures) : NULL;
  self->width = width;
  self->height = height;
  self->is_right_to_left = is_right_to_left;
}

void
dateline_page_rows_clear (DatelinePageRows *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_object (&self->contexts[0]);
  g_clear_object (&self->contexts[1]);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
}

/* A text in one font, from the side that it is read from. */
PangoLayout *
dateline_page_rows_new_layout (DatelinePageRows *self,
                               const char *text,
                               const char *font,
                               gboolean is_right_to_left)
{
  PangoLayout *layout = pango_layout_new (self->contexts[is_right_to_left ? 1 : 0]);
  PangoFontDescription *description = pango_font_description_from_string (font);

  if (self->is_sans && g_str_has_prefix (font, "Serif"))
    pango_font_description_set_family_static (description, "Sans");
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout,
                              is_right_to_left ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

PangoLayout *
dateline_page_rows_new_styled (DatelinePageRows *self,
                               const DatelinePageStyle *style,
                               const DatelineBlockText *text,
                               gboolean from_right,
                               double width)
{
  PangoLayout *layout =
      dateline_page_rows_new_layout (self, text->text, style->font, from_right);
  PangoAttrList *attributes =
      dateline_block_text_make_attributes (text, style->size, &link_color);

  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  return layout;
}

/* The column that is left inside of quotations and lists. */
void
dateline_page_rows_set_column (DatelinePageRows *self,
                               DatelinePageRow *row,
                               const DatelineBlock *block)
{
  double indent = 0;

  if (block != NULL)
    {
      row->quote_depth = dateline_block_get_quote_depth (block);
      row->is_right_to_left = dateline_block_is_right_to_left (block);
      indent = MIN (DATELINE_PAGE_QUOTE_INDENT * row->quote_depth +
                        LIST_INDENT * dateline_block_get_list_depth (block),
                    self->width / 2);
      /* The size of a pull quote sets it apart; it has no bar. */
      if (dateline_block_is_pull_quote (block) && row->quote_depth > 0)
        row->quote_depth--;
    }
  row->x = row->is_right_to_left ? 0 : indent;
  row->width = self->width - indent;
}

DatelinePageRow *
dateline_page_rows_get_last (DatelinePageRows *self, guint n)
{
  return &g_array_index (self->rows, DatelinePageRow, self->rows->len - n);
}

/* The rows of a text: its lines. One line of a paragraph alone is not left behind at the
 * end of a page, nor carried over to the next. */
static void
add_lines (DatelinePageRows *self,
           const DatelinePageRow *pattern,
           const DatelinePageStyle *style)
{
  PangoLayout *layout = pattern->text.layout;
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int n_lines = pango_layout_get_line_count (layout);
  int line = 0;

  do
    {
      DatelinePageRow row = *pattern;
      PangoRectangle extents;
      double height;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      height = (double) extents.height / PANGO_SCALE;
      row.text.layout = g_object_ref (layout);
      row.marker = line == 0 ? pattern->marker : NULL;
      row.gap = line == 0 ? pattern->gap : 0;
      row.level = line == 0 ? pattern->level : 0;
      row.continues = line > 0 || pattern->continues;
      row.line = line;
      row.line_x = (double) extents.x / PANGO_SCALE;
      row.height = height * style->spacing;
      row.baseline =
          (double) (pango_layout_iter_get_baseline (iter) - extents.y) / PANGO_SCALE +
          height * (style->spacing - 1) / 2;
      if (row.is_code && line == 0)
        {
          row.height += CODE_PADDING;
          row.baseline += CODE_PADDING;
        }
      if (row.is_code && line == n_lines - 1)
        row.height += CODE_PADDING;
      if (line == n_lines - 1)
        row.keeps = style->keeps_next;
      else
        row.keeps = style->keeps_together || (row.is_code && n_lines <= SHORT_CODE) ||
                    line == 0 || line == n_lines - 2;
      g_array_append_val (self->rows, row);
      line++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/* The gap above @block, of which half is left between the members of a list. */
double
dateline_page_rows_find_gap (DatelinePageRows *self,
                             double gap,
                             const DatelineBlock *block)
{
  if (self->is_in_list && block != NULL && dateline_block_get_list_depth (block) > 0)
    gap /= 2;
  gap = MAX (gap, self->min_gap);
  self->min_gap = 0;
  return gap;
}

void
dateline_page_rows_add_text (DatelinePageRows *self,
                             DatelinePageStyleName name,
                             const DatelineBlockText *text,
                             const DatelineBlock *block,
                             const char *uri)
{
  const DatelinePageStyle *style = &dateline_page_styles[name];
  DatelinePageRow row = { .kind = DATELINE_PAGE_ROW_LINE };
  const char *marker = block != NULL ? dateline_block_get_marker (block) : NULL;
  double padding = name == DATELINE_PAGE_STYLE_CODE ? CODE_PADDING : 0;

  if (block == NULL)
    row.is_right_to_left = self->is_right_to_left;
  dateline_page_rows_set_column (self, &row, block);
  row.is_code = name == DATELINE_PAGE_STYLE_CODE;
  row.gray = style->gray;
  row.gap = dateline_page_rows_find_gap (self, style->gap, block);
  row.continues = block != NULL && self->rows->len > 0 &&
                  dateline_page_rows_get_last (self, 1)->quote_depth > 0 &&
                  row.quote_depth > 0;
  row.level =
      name >= DATELINE_PAGE_STYLE_HEADING ? name - DATELINE_PAGE_STYLE_HEADING + 1 : 0;
  row.text.spans = text->spans;
  row.text.n_spans = text->n_spans;
  row.text.uri = uri;
  row.text.x = padding;
  row.text.layout = dateline_page_rows_new_styled (self,
                                                   style,
                                                   text,
                                                   row.is_right_to_left,
                                                   row.width - 2 * padding);
  if (marker != NULL)
    row.marker =
        dateline_page_rows_new_layout (self, marker, style->font, row.is_right_to_left);
  add_lines (self, &row, style);
  g_object_unref (row.text.layout);
}

void
dateline_page_rows_add_plain (DatelinePageRows *self,
                              DatelinePageStyleName name,
                              const char *text,
                              const char *uri)
{
  DatelineBlockText plain = { NULL, text, NULL, 0 };

  if (text != NULL && *text != '\0')
    dateline_page_rows_add_text (self, name, &plain, NULL, uri);
}

void
dateline_page_rows_add_block_text (DatelinePageRows *self,
                                   DatelinePageStyleName name,
                                   const DatelineBlock *block)
{
  DatelineBlockText text = { NULL, dateline_block_get_text (block) };

  text.spans = dateline_block_get_spans (block, &text.n_spans);
  dateline_page_rows_add_text (self, name, &text, block, NULL);
}
