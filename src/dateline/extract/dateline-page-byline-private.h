/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Who wrote a page. Any thread. */

#pragma once

#include "dateline/extract/dateline-page-facts-private.h"

G_BEGIN_DECLS

char *dateline_page_byline_find (const DatelinePageFacts *facts,
                                 DatelinePageTree *tree,
                                 DatelinePagePart *heading);
gboolean dateline_page_byline_is (const DatelinePagePart *node);

G_END_DECLS
