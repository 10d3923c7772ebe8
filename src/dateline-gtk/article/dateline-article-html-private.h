/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is selected as HTML, for programs that paste it. It is written from the blocks:
 * nothing of the publisher's own markup is in it, and no address that would be fetched by
 * whoever shows it. Main context only.
 */

#pragma once

#include "dateline-gtk/article/dateline-article-parts-private.h"

G_BEGIN_DECLS

typedef struct
{
  GString *html;
  guint quote_depth;
  guint list_depth;
  gboolean is_ordered[256]; /* by depth */
} DatelineArticleHtml;

void dateline_article_html_init (DatelineArticleHtml *self);
void dateline_article_html_append (DatelineArticleHtml *self,
                                   const DatelineArticleParts *parts,
                                   guint part,
                                   guint start,
                                   guint end);
char *dateline_article_html_finish (DatelineArticleHtml *self);

G_END_DECLS
