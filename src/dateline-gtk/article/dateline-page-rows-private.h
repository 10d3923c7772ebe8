/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An article on paper as rows: strips of a column that are never cut, from the top down.
 * Measures are points. Any thread, one at a time.
 */

#pragma once

#include "dateline-gtk/article/dateline-article-parts-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Of what is quoted, and of each quotation in it. */
#define DATELINE_PAGE_QUOTE_INDENT 14.0

typedef enum
{
  DATELINE_PAGE_ROW_LINE,    /* one line of a text */
  DATELINE_PAGE_ROW_PICTURE, /* a picture, or a box with words for one that is absent */
  DATELINE_PAGE_ROW_CELLS,   /* a row of a table */
  DATELINE_PAGE_ROW_RULE,
} DatelinePageRowKind;

/* A text that is set. */
typedef struct
{
  PangoLayout *layout;
  const DatelineSpan *spans; /* live as long as the article */
  guint n_spans;
  const char *uri; /* where all of it links to, or NULL */
  double x;
} DatelinePageText;

typedef struct
{
  DatelinePageRowKind kind;
  double gap; /* above it, but not at the top of a page */
  double height;
  double x; /* of its column, without what it is indented by */
  double width;
  gboolean keeps; /* stands on one page with the row below */
  gboolean is_code;
  gboolean is_right_to_left;
  gboolean continues; /* the gap belongs to the same quotation */
  int quote_depth;
  double gray; /* of the text: 0 is black */

  DatelinePageText text; /* of a LINE, or the words of a box */
  int line;
  double line_x;
  double baseline;
  PangoLayout *marker; /* before the first line of a member; or NULL */

  DatelinePicture *picture; /* of a PICTURE */
  double picture_width;
  double picture_height;

  GArray *cells; /* of DatelinePageText */
  int level;     /* of a heading's first line, else 0 */
} DatelinePageRow;

typedef struct
{
  GArray *rows;              /* of DatelinePageRow */
  PangoContext *contexts[2]; /* from left to right, from right to left */
  GHashTable *pictures;      /* addresses to bytes, or NULL */
  double width;              /* of the column */
  double height;             /* of a page's body */
  gboolean is_in_list;       /* the last block was */
  double min_gap;            /* above the next row */
  gboolean is_right_to_left; /* the story as a whole */
  gboolean is_sans;          /* the body and the title are */
} DatelinePageRows;

void dateline_page_rows_init (DatelinePageRows *self,
                              gboolean is_right_to_left,
                              GHashTable *pictures,
                              double width,
                              double height);
void dateline_page_rows_clear (DatelinePageRows *self);
void dateline_page_rows_add_part (DatelinePageRows *self,
                                  DatelineArticleParts *parts,
                                  guint part);
PangoLayout *dateline_page_rows_new_layout (DatelinePageRows *self,
                                            const char *text,
                                            const char *font,
                                            gboolean is_right_to_left);

G_END_DECLS
