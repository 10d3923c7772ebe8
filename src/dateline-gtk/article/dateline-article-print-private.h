/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Printing a story, with the preview and the PDF of the print dialog. */

#pragma once

#include "dateline-gtk/article/dateline-article-view.h"

G_BEGIN_DECLS

GtkPrintOperation *dateline_article_print_new (DatelineArticle *article,
                                               DatelineHeadline *headline,
                                               DatelineEntry *entry,
                                               GHashTable *pictures,
                                               DatelineTypeface typeface);

G_END_DECLS
