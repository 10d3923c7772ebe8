/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the class, id and role of an element tell of its part in a page. Pure, any thread.
 */

#pragma once

#include "dateline/extract/dateline-page-tree-private.h"

G_BEGIN_DECLS

gboolean dateline_page_names_are_unlikely (const DatelinePagePart *node);
gboolean dateline_page_names_are_alien (const DatelinePagePart *node);
gboolean dateline_page_names_are_shares (const DatelinePagePart *node);
gboolean dateline_page_names_are_clutter (const DatelinePagePart *node);
gboolean dateline_page_names_are_overlay (const DatelinePagePart *node);
gboolean dateline_page_names_say_hidden (const DatelinePagePart *node);
gboolean dateline_page_names_are_hidden (const DatelinePagePart *node);
int dateline_page_names_get_weight (const DatelinePagePart *node);

G_END_DECLS
