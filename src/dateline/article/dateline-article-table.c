/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A <table> as a block of cells, if it is one: mail and old pages use tables to put
 * things side by side, and those are unfolded instead. A table that holds more than short
 * runs of text, or only one column, is such a layout.
 */

#include "dateline/article/dateline-article-table-private.h"
#include "dateline/html/dateline-html-policy-private.h"

#include <string.h>

#define MOST_COLUMNS 64
#define MOST_ROWS 2000
#define LONGEST_CELL 600 /* bytes; beyond, it is an article in a cell */

#define T(name) DATELINE_HTML_TAG_##name

/* What stands only in layouts. */
static const guint8 is_layout[DATELINE_HTML_N_TAGS] = {
  [T (TABLE)] = 1,   [T (IMG)] = 1,    [T (PICTURE)] = 1, [T (VIDEO)] = 1,
  [T (AUDIO)] = 1,   [T (IFRAME)] = 1, [T (FIGURE)] = 1,  [T (PRE)] = 1,
  [T (H1)] = 1,      [T (H2)] = 1,     [T (H3)] = 1,      [T (H4)] = 1,
  [T (H5)] = 1,      [T (H6)] = 1,     [T (HR)] = 1,      [T (BLOCKQUOTE)] = 1,
  [T (OBJECT)] = 1,  [T (EMBED)] = 1,  [T (ARTICLE)] = 1, [T (SECTION)] = 1,
  [T (DETAILS)] = 1, [T (OL)] = 1,     [T (DL)] = 1,
};

static const struct
{
  DatelineHtmlTag tag;
  DatelineSpanStyle style;
} cell_styles[] = {
  { T (B), DATELINE_SPAN_STRONG },        { T (STRONG), DATELINE_SPAN_STRONG },
  { T (I), DATELINE_SPAN_EMPHASIS },      { T (EM), DATELINE_SPAN_EMPHASIS },
  { T (CODE), DATELINE_SPAN_CODE },       { T (TT), DATELINE_SPAN_CODE },
  { T (SUP), DATELINE_SPAN_SUPERSCRIPT }, { T (SUB), DATELINE_SPAN_SUBSCRIPT },
  { T (DEL), DATELINE_SPAN_STRUCK },      { T (S), DATELINE_SPAN_STRUCK },
  { T (U), DATELINE_SPAN_UNDERLINE },     { T (INS), DATELINE_SPAN_UNDERLINE },
  { T (MARK), DATELINE_SPAN_MARK },       { T (SMALL), DATELINE_SPAN_SMALL },
};

typedef struct
{
  DatelineArticleBuilder *builder;
  DatelineHtmlWalk walk;
  GPtrArray *rows; /* of GArray of DatelineCell */
  guint n_columns;
  guint row_spans[MOST_COLUMNS]; /* how many rows each column is still taken */
  guint head_depth;
  GPtrArray *ids; /* of what stands in it; they live as long as the tree */
  DatelineSpans caption;
  gboolean is_too_much;
} Table;

static gboolean
is_cell (DatelineHtmlTag tag)
{
  return tag == T (TD) || tag == T (TH);
}

static void
row_free (gpointer data)
{
  GArray *row = data;

  for (guint i = 0; i < row->len; i++)
    {
      DatelineCell *cell = &g_array_index (row, DatelineCell, i);

      g_free (cell->text);
      g_free (cell->spans);
    }
  g_array_unref (row);
}

/* "0" is as far as it goes. */
static guint
read_span (const DatelineHtmlWalk *walk, const char *name, guint most)
{
  const char *value = dateline_html_walk_get_attribute (walk, name);
  gint64 span = value ? g_ascii_strtoll (value, NULL, 10) : 1;

  return span == 0 ? most : CLAMP (span, 1, most);
}

static void
add_empty_cell (GArray *row)
{
  DatelineCell empty = { 0 };

  g_array_append_val (row, empty);
}

/* Columns that a cell of a row above reaches down to. */
static void
skip_taken (Table *self, GArray *row)
{
  while (row->len < MOST_COLUMNS && self->row_spans[row->len] > 0)
    {
      self->row_spans[row->len]--;
      add_empty_cell (row);
    }
}

static DatelineSpanStyle
get_style (DatelineHtmlTag tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (cell_styles); i++)
    if (cell_styles[i].tag == tag)
      return cell_styles[i].style;

  return 0;
}

/* Notes that the table is what an id in it names. */
static void
define_anchor (Table *self)
{
  const char *id = dateline_html_walk_get_attribute (&self->walk, "id");

  if (!id && self->walk.tag == T (A))
    id = dateline_html_walk_get_attribute (&self->walk, "name");
  if (id && *id != '\0')
    g_ptr_array_add (self->ids, (gpointer) id);
}

/* Reads the content of the cell or caption just entered, up to its end. */
static void
read_text (Table *self, DatelineSpans *spans)
{
  DatelineHtmlWalk *walk = &self->walk;
  DatelineHtmlTag container = walk->tag;
  guint depths[9] = { 0 }; /* how often each style is open, by its bit */
  DatelineSpan set = dateline_span_plain;

  while (dateline_html_walk_next (walk))
    {
      gboolean enters = walk->step == DATELINE_HTML_STEP_ENTER;
      DatelineSpanStyle bit;

      if (walk->step == DATELINE_HTML_STEP_TEXT)
        {
          dateline_spans_append (spans, walk->text, &set);
          continue;
        }
      if (walk->tag == container && !enters)
        break;
      if (enters)
        define_anchor (self);
      if (enters && dateline_html_policy_get_fate (walk->tag) == DATELINE_HTML_DROP)
        dateline_html_walk_skip (walk);
      else if (walk->tag == T (BR) || dateline_html_tag_is_block (walk->tag))
        dateline_spans_append_break (spans);
      else if (walk->tag == T (A))
        {
          set.uri = NULL;
          set.target = -1;
          set.role = DATELINE_SPAN_ROLE_NONE;
          if (enters)
            dateline_article_read_link (self->builder, walk, &set, FALSE, FALSE);
        }
      else if ((bit = get_style (walk->tag)) != 0)
        {
          guint *depth = &depths[g_bit_nth_lsf (bit, -1)];

          *depth += enters ? 1 : -1;
          set.style = *depth > 0 ? set.style | bit : set.style & ~bit;
        }
    }
  dateline_spans_trim (spans);
}

static void
read_cell (Table *self, GArray *row)
{
  guint n_columns = read_span (&self->walk, "colspan", MOST_COLUMNS);
  guint n_rows = read_span (&self->walk, "rowspan", MOST_ROWS);
  g_auto (DatelineSpans) spans = { 0 };
  DatelineCell cell = { 0 };

  skip_taken (self, row);
  if (row->len == MOST_COLUMNS)
    {
      self->is_too_much = TRUE;
      return;
    }
  n_columns = MIN (n_columns, MOST_COLUMNS - row->len);

  define_anchor (self);
  cell.n_rows = n_rows;
  cell.n_columns = n_columns;
  self->n_columns = MAX (self->n_columns, row->len + 1);
  cell.is_header = self->walk.tag == T (TH) || self->head_depth > 0;
  dateline_spans_init (&spans);
  read_text (self, &spans);
  if (spans.text->len > LONGEST_CELL)
    self->is_too_much = TRUE;

  cell.text = g_strdup (spans.text->str);
  cell.n_spans = spans.spans->len;
  if (cell.n_spans > 0)
    cell.spans = g_memdup2 (spans.spans->data, cell.n_spans * sizeof (DatelineSpan));
  for (guint i = 0; i < n_columns; i++)
    {
      self->row_spans[row->len] = MAX (self->row_spans[row->len], n_rows - 1);
      if (i == 0)
        g_array_append_val (row, cell);
      else
        add_empty_cell (row);
    }
}

static void
end_row (Table *self)
{
  GArray *row = g_ptr_array_index (self->rows, self->rows->len - 1);

  skip_taken (self, row);
  if (row->len == 0)
    g_ptr_array_set_size (self->rows, self->rows->len - 1);
}

static void
read_step (Table *self)
{
  gboolean enters = self->walk.step == DATELINE_HTML_STEP_ENTER;

  if (self->walk.step == DATELINE_HTML_STEP_TEXT)
    return;
  if (self->walk.tag == T (THEAD))
    self->head_depth += enters ? 1 : -1;
  else if (self->walk.tag == T (TR) && enters)
    g_ptr_array_add (self->rows, g_array_new (FALSE, TRUE, sizeof (DatelineCell)));
  else if (self->walk.tag == T (TR) && self->rows->len > 0)
    end_row (self);
  else if (is_cell (self->walk.tag) && enters && self->rows->len > 0)
    read_cell (self, g_ptr_array_index (self->rows, self->rows->len - 1));
  else if (self->walk.tag == T (CAPTION) && enters)
    read_text (self, &self->caption);
  if (self->rows->len > MOST_ROWS)
    self->is_too_much = TRUE;
}

/* Looks as far as the first thing that no table of cells has; a table in a table is one,
 * so that nothing is looked at twice. */
static gboolean
looks_like_layout (const DatelineHtmlWalk *outer)
{
  const char *role = dateline_html_walk_get_attribute (outer, "role");
  g_auto (DatelineHtmlWalk) walk = { 0 };

  if (role && strcmp (role, "presentation") == 0)
    return TRUE;

  dateline_html_walk_init_inside (&walk, outer);
  while (dateline_html_walk_next (&walk))
    if (walk.step == DATELINE_HTML_STEP_ENTER && is_layout[walk.tag])
      return TRUE;

  return FALSE;
}

/* A cell ends where the table does, and where the next one begins. */
static void
limit_cells (DatelineBlock *block)
{
  for (guint row = 0; row < block->n_rows; row++)
    for (guint column = 0; column < block->n_columns; column++)
      {
        DatelineCell *cell = &block->cells[row * block->n_columns + column];
        guint n = 1;

        cell->n_rows = MIN (cell->n_rows, block->n_rows - row);
        while (n < cell->n_columns && column + n < block->n_columns && !cell[n].text)
          n++;
        cell->n_columns = MIN (cell->n_columns, n);
      }
}

static DatelineBlock *
table_to_block (Table *self)
{
  DatelineBlock *block = dateline_block_new (DATELINE_BLOCK_TABLE);

  block->n_rows = self->rows->len;
  block->n_columns = self->n_columns;
  block->cells = g_new0 (DatelineCell, block->n_rows * block->n_columns);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GArray *row = g_ptr_array_index (self->rows, i);

      if (row->len > 0)
        memcpy (&block->cells[i * block->n_columns],
                row->data,
                MIN (row->len, block->n_columns) * sizeof (DatelineCell));
      g_array_set_size (row, 0); /* the cells are the block's now */
    }
  limit_cells (block);

  return block;
}

/*
 * dateline_article_table_new:
 * @builder: a builder whose walk has just entered a <table>
 * @caption: where its caption is put
 *
 * Returns: (transfer full) (nullable): the table; %NULL if it is a layout
 */
DatelineBlock *
dateline_article_table_new (DatelineArticleBuilder *builder, DatelineSpans *caption)
{
  Table table = { .builder = builder };
  DatelineBlock *block = NULL;

  if (looks_like_layout (&builder->walk))
    return NULL;

  dateline_spans_init (&table.caption);
  table.rows = g_ptr_array_new_with_free_func (row_free);
  table.ids = g_ptr_array_new ();
  dateline_html_walk_init_inside (&table.walk, &builder->walk);
  while (!table.is_too_much && dateline_html_walk_next (&table.walk))
    read_step (&table);

  if (!table.is_too_much && table.n_columns >= 2 && table.rows->len >= 2)
    {
      block = table_to_block (&table);
      dateline_spans_append_spans (caption, &table.caption);
      for (guint i = 0; i < table.ids->len; i++)
        dateline_anchors_define (&builder->anchors,
                                 g_ptr_array_index (table.ids, i),
                                 builder->article->blocks->len +
                                     !dateline_spans_is_blank (caption),
                                 TRUE);
    }

  dateline_html_walk_clear (&table.walk);
  dateline_spans_clear (&table.caption);
  g_ptr_array_unref (table.rows);
  g_ptr_array_unref (table.ids);
  return block;
}
