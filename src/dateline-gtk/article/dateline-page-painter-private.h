/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Draws one page. */

#pragma once

#include "dateline-gtk/article/dateline-page-rows-private.h"

G_BEGIN_DECLS

/* Where a page's body is on the paper, and what stands around it. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  double page_height;
  const char *title; /* nullable, as the others */
  const char *source;
  const char *link;
  guint page;
  guint n_pages;
} DatelinePageFrame;

void dateline_page_painter_paint (DatelinePageRows *rows,
                                  const DatelinePageFrame *frame,
                                  cairo_t *cr,
                                  guint first,
                                  guint end,
                                  GHashTable *surfaces);

G_END_DECLS
