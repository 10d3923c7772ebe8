/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What stands at both ends of an article without being of it. Any thread. */

#pragma once

#include "dateline/extract/dateline-page-blocks-private.h"

G_BEGIN_DECLS

void dateline_page_edges_trim (DatelinePagePart *article,
                               GPtrArray *blocks,
                               const DatelinePageHints *hints);

G_END_DECLS
