/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Boxes that lead to other stories, and boxes that ask something of the reader. Any
 * thread. */

#pragma once

#include "dateline/extract/dateline-page-tree-private.h"

G_BEGIN_DECLS

void dateline_page_teasers_drop (DatelinePagePart *root, const char *host);
void dateline_page_teasers_drop_stories (DatelinePagePart *root, guint heading_order);
gboolean dateline_page_teasers_lead_away (const DatelinePagePart *link, const char *host);
void dateline_page_teasers_drop_lists (DatelinePagePart *article, const char *host);

G_END_DECLS
