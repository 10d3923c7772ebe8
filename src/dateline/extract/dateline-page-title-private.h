/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The headline of a page. Any thread. */

#pragma once

#include "dateline/extract/dateline-page-facts-private.h"

G_BEGIN_DECLS

char *dateline_page_title_find (const DatelinePageFacts *facts,
                                DatelinePageTree *tree,
                                const char *uri);
gboolean dateline_page_title_is_similar (const char *title, const char *text);
DatelinePagePart *dateline_page_title_find_heading (DatelinePageTree *tree,
                                                    const char *title);

G_END_DECLS
