/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Articles that stand in several boxes. Any thread. */

#pragma once

#include "dateline/extract/dateline-page-tree-private.h"

G_BEGIN_DECLS

void dateline_page_chunks_gather (DatelinePagePart *article, DatelinePagePart *top);

G_END_DECLS
