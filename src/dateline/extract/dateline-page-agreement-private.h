/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What was found held against what the page says that its text is. Any thread. */

#pragma once

#include "dateline/extract/dateline-page-tree-private.h"

G_BEGIN_DECLS

void dateline_page_agreement_trim (DatelinePagePart *article, const char *body);
gboolean dateline_page_agreement_is_poor (DatelinePagePart *article, const char *body);

G_END_DECLS
