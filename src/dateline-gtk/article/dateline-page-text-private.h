/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Text on paper, for the files that make rows of it. */

#pragma once

#include "dateline-gtk/article/dateline-block-text-private.h"
#include "dateline-gtk/article/dateline-page-rows-private.h"

G_BEGIN_DECLS

/* Around what is no running text. */
#define DATELINE_PAGE_WIDE_GAP 14.0

typedef enum
{
  DATELINE_PAGE_STYLE_SOURCE,
  DATELINE_PAGE_STYLE_TITLE,
  DATELINE_PAGE_STYLE_DETAILS,
  DATELINE_PAGE_STYLE_BODY,
  DATELINE_PAGE_STYLE_CODE,
  DATELINE_PAGE_STYLE_CAPTION,
  DATELINE_PAGE_STYLE_CREDIT,
  DATELINE_PAGE_STYLE_CELL,
  DATELINE_PAGE_STYLE_HEADER_CELL,
  DATELINE_PAGE_STYLE_NOTE,
  DATELINE_PAGE_STYLE_PULL_QUOTE,
  DATELINE_PAGE_STYLE_ATTRIBUTION,
  DATELINE_PAGE_STYLE_SUMMARY,
  DATELINE_PAGE_STYLE_TABLE_CAPTION,
  DATELINE_PAGE_STYLE_TERM,
  DATELINE_PAGE_STYLE_HEADING, /* and five more, by level */
} DatelinePageStyleName;

typedef struct
{
  const char *font;
  double size;
  double spacing; /* of lines, as a factor */
  double gap;
  double gray;
  gboolean keeps_together; /* all its lines stand on one page */
  gboolean keeps_next;
} DatelinePageStyle;

extern const DatelinePageStyle dateline_page_styles[];

PangoLayout *dateline_page_rows_new_styled (DatelinePageRows *self,
                                            const DatelinePageStyle *style,
                                            const DatelineBlockText *text,
                                            gboolean from_right,
                                            double width);
void dateline_page_rows_set_column (DatelinePageRows *self,
                                    DatelinePageRow *row,
                                    const DatelineBlock *block);
DatelinePageRow *dateline_page_rows_get_last (DatelinePageRows *self, guint n);
double dateline_page_rows_find_gap (DatelinePageRows *self,
                                    double gap,
                                    const DatelineBlock *block);
void dateline_page_rows_add_text (DatelinePageRows *self,
                                  DatelinePageStyleName name,
                                  const DatelineBlockText *text,
                                  const DatelineBlock *block,
                                  const char *uri);
void dateline_page_rows_add_plain (DatelinePageRows *self,
                                   DatelinePageStyleName name,
                                   const char *text,
                                   const char *uri);
void dateline_page_rows_add_block_text (DatelinePageRows *self,
                                        DatelinePageStyleName name,
                                        const DatelineBlock *block);
void dateline_page_rows_add_table (DatelinePageRows *self, const DatelineBlock *block);
void dateline_page_row_clear (gpointer data);
void dateline_page_text_clear (gpointer data);

G_END_DECLS
