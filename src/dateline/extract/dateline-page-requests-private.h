/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Boxes that want something of the reader. Any thread. */

#pragma once

#include "dateline/extract/dateline-page-tree-private.h"

G_BEGIN_DECLS

void dateline_page_requests_drop_consent (DatelinePagePart *root, guint heading_order);
void dateline_page_requests_drop (DatelinePagePart *article);

G_END_DECLS
