/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The rows, columns and cells of a block that is a table. Any thread. */

#include "dateline/article/dateline-block.h"

#include "dateline/article/dateline-block-private.h"

/**
 * dateline_block_get_n_rows:
 * @self: a block
 *
 * Gets how many rows a table has.
 *
 * Returns: 0 for what is no table
 */
guint
dateline_block_get_n_rows (const DatelineBlock *self)
{
  return self->n_rows;
}

/**
 * dateline_block_get_n_columns:
 * @self: a block
 *
 * Gets how many columns a table has. Every row has as many cells.
 *
 * Returns: 0 for what is no table
 */
guint
dateline_block_get_n_columns (const DatelineBlock *self)
{
  return self->n_columns;
}

static const DatelineCell *
get_cell (const DatelineBlock *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->n_rows && column < self->n_columns, NULL);

  return &self->cells[row * self->n_columns + column];
}

/**
 * dateline_block_get_cell:
 * @self: a table
 * @row: from 0 to one less than dateline_block_get_n_rows()
 * @column: from 0 to one less than dateline_block_get_n_columns()
 *
 * Gets the text of a cell. One that reaches over several has it in its first, at the top
 * left.
 *
 * Returns: valid UTF-8; "" if there is none
 */
const char *
dateline_block_get_cell (const DatelineBlock *self, guint row, guint column)
{
  const DatelineCell *cell = get_cell (self, row, column);

  return cell && cell->text ? cell->text : "";
}

/**
 * dateline_block_get_cell_spans:
 * @self: a table
 * @row: from 0 to one less than dateline_block_get_n_rows()
 * @column: from 0 to one less than dateline_block_get_n_columns()
 * @n_spans: (out): how many there are
 *
 * Gets how runs of a cell's text are set and where they link to.
 *
 * Returns: (array length=n_spans) (transfer none) (nullable): the spans, in order
 */
const DatelineSpan *
dateline_block_get_cell_spans (const DatelineBlock *self,
                               guint row,
                               guint column,
                               guint *n_spans)
{
  const DatelineCell *cell = get_cell (self, row, column);

  *n_spans = cell ? cell->n_spans : 0;
  return cell ? cell->spans : NULL;
}

/**
 * dateline_block_is_header_cell:
 * @self: a table
 * @row: from 0 to one less than dateline_block_get_n_rows()
 * @column: from 0 to one less than dateline_block_get_n_columns()
 *
 * Gets whether a cell heads its row or column.
 *
 * Returns: %TRUE if so
 */
gboolean
dateline_block_is_header_cell (const DatelineBlock *self, guint row, guint column)
{
  const DatelineCell *cell = get_cell (self, row, column);

  return cell && cell->is_header;
}

/**
 * dateline_block_get_cell_size:
 * @self: a table
 * @row: from 0 to one less than dateline_block_get_n_rows()
 * @column: from 0 to one less than dateline_block_get_n_columns()
 * @n_rows: (out): how many rows it reaches over
 * @n_columns: (out): how many columns it reaches over
 *
 * Gets how far a cell reaches, itself included; never beyond the table. Both are 0 for a
 * place that another cell reaches to, which has no text.
 */
void
dateline_block_get_cell_size (const DatelineBlock *self,
                              guint row,
                              guint column,
                              guint *n_rows,
                              guint *n_columns)
{
  const DatelineCell *cell = get_cell (self, row, column);

  *n_rows = cell ? cell->n_rows : 0;
  *n_columns = cell ? cell->n_columns : 0;
}
