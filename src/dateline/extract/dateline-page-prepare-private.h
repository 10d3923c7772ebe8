/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A page before its article is looked for. Any thread. */

#pragma once

#include "dateline/extract/dateline-page-blocks-private.h"

G_BEGIN_DECLS

/* Which elements go by their names alone. */
typedef enum
{
  DATELINE_PAGE_DROP_UNLIKELY,
  DATELINE_PAGE_DROP_ALIEN, /* what no article is in: comments, menus */
  DATELINE_PAGE_DROP_NONE,
} DatelinePageDrop;

GPtrArray *dateline_page_prepare (DatelinePageTree *tree,
                                  const DatelinePageHints *hints,
                                  DatelinePageDrop drop);

G_END_DECLS
