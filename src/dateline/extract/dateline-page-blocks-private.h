/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The blocks of text of an article, and which of them are not of it. Any thread. */

#pragma once

#include "dateline/extract/dateline-page-tree-private.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;
  const char *byline;
  const char *category;
  const char *site_name;
  const char *body; /* what the page says that the article's text is */
  const char *host; /* that the page is from */
  const char *description;
  guint heading_order; /* of the element that shows the headline, or 0 */
} DatelinePageHints;

GPtrArray *dateline_page_blocks_collect (DatelinePagePart *article);
gboolean dateline_page_blocks_have_picture (const DatelinePagePart *node);
void dateline_page_blocks_drop (DatelinePagePart *block, const DatelinePagePart *article);
void dateline_page_blocks_drop_boilerplate (DatelinePagePart *article,
                                            const DatelinePageHints *hints);

G_END_DECLS
