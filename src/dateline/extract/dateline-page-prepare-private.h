/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A page before its article is looked for. Any thread. */

#pragma once

#include "dateline/extract/dateline-page-tree-private.h"

G_BEGIN_DECLS

GPtrArray *
dateline_page_prepare (DatelinePageTree *tree, const char *title, gboolean drop_unlikely);

G_END_DECLS
