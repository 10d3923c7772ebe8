/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The cells of a table, each a text of its own, in a box that scrolls where they are too
 * wide. Main context only.
 */

#include "dateline-gtk/article/dateline-table-widget-private.h"

#include "dateline-gtk/article/dateline-block-text-private.h"
#include "dateline-gtk/article/dateline-wide-box-private.h"

#include <glib/gi18n-lib.h>

/* The widest that a cell is before it is wrapped, in letters. */
#define MAX_CELL_CHARS 36

/* Before 4.10 GTK told nobody of headers in tables: as cells they are heard at least. */
static GtkAccessibleRole
get_cell_role (gboolean is_header)
{
  return is_header && gtk_check_version (4, 10, 0) == NULL
             ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER
             : GTK_ACCESSIBLE_ROLE_CELL;
}

static GtkWidget *
new_cell (const DatelineBlock *block, guint row, guint column)
{
  const char *text = dateline_block_get_cell (block, row, column);
  gboolean is_header = dateline_block_is_header_cell (block, row, column);
  GtkWidget *label = dateline_block_text_new_label (text != NULL ? text : "",
                                                    is_header ? "header-cell" : "cell",
                                                    get_cell_role (is_header));

  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CELL_CHARS);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  /* A table scrolls before its words are broken. */
  if (text == NULL || !dateline_block_text_has_long_word (text))
    {
      gtk_label_set_width_chars (GTK_LABEL (label), -1);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD);
    }
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* Whether all of a row are headers: it is then the head of what is under it. */
static gboolean
is_head (const DatelineBlock *block, guint row)
{
  for (guint column = 0; column < dateline_block_get_n_columns (block); column++)
    {
      guint n_rows;
      guint n_columns;

      dateline_block_get_cell_size (block, row, column, &n_rows, &n_columns);
      if (n_rows > 0 && !dateline_block_is_header_cell (block, row, column))
        return FALSE;
    }
  return TRUE;
}

static void
add_cells (const DatelineBlock *block,
           guint row,
           GtkGrid *grid,
           DatelineBlockWidget *widget)
{
  gboolean heads = is_head (block, row);

  for (guint column = 0; column < dateline_block_get_n_columns (block); column++)
    {
      GtkWidget *cell = new_cell (block, row, column);
      DatelineBlockText text = { cell,
                                 dateline_block_get_cell (block, row, column),
                                 NULL,
                                 0 };
      guint n_rows;
      guint n_columns;

      text.spans = dateline_block_get_cell_spans (block, row, column, &text.n_spans);
      dateline_block_get_cell_size (block, row, column, &n_rows, &n_columns);
      /* The others count on a text for each place. */
      gtk_widget_set_visible (cell, n_rows > 0);
      if (heads)
        gtk_widget_add_css_class (cell, "heads-column");
      if (row + n_rows >= dateline_block_get_n_rows (block))
        gtk_widget_add_css_class (cell, "last");
      gtk_grid_attach (grid, cell, column, row, MAX (n_columns, 1), MAX (n_rows, 1));
      dateline_block_widget_add_text (widget, &text);
    }
}

GtkWidget *
dateline_table_widget_new (const DatelineBlock *block)
{
  GtkWidget *grid =
      g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, NULL);
  GtkWidget *widget =
      dateline_block_widget_new (dateline_wide_box_new (grid, "table-box"), block);

  gtk_widget_add_css_class (grid, "table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Table"),
                                  -1);
  for (guint row = 0; row < dateline_block_get_n_rows (block); row++)
    add_cells (block, row, GTK_GRID (grid), DATELINE_BLOCK_WIDGET (widget));
  return widget;
}
