/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where an article of several pages goes on. Any thread. */

#pragma once

#include "dateline/extract/dateline-page-tree-private.h"

G_BEGIN_DECLS

char *dateline_page_next_find (DatelinePageTree *tree, const char *base, const char *uri);

G_END_DECLS
