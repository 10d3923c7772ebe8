/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where in a page its article is. Any thread. */

#pragma once

#include "dateline/extract/dateline-page-tree-private.h"

G_BEGIN_DECLS

DatelinePagePart *dateline_page_scorer_find (DatelinePageTree *tree,
                                             GPtrArray *texts,
                                             gboolean weigh_names,
                                             DatelinePagePart **top);

G_END_DECLS
