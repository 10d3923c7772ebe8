/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A <table> as a block. */

#pragma once

#include "dateline/article/dateline-article-builder-private.h"

G_BEGIN_DECLS

DatelineBlock *dateline_article_table_new (DatelineArticleBuilder *builder,
                                           DatelineSpans *caption);

G_END_DECLS
