/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline-gtk/article/dateline-article-view.h"

G_BEGIN_DECLS

DATELINE_AVAILABLE_IN_ALL
GBytes *dateline_article_to_pdf (DatelineArticle *article,
                                 DatelineHeadline *headline,
                                 DatelineEntry *entry,
                                 GHashTable *pictures,
                                 DatelineTypeface typeface,
                                 GError **error);

G_END_DECLS
