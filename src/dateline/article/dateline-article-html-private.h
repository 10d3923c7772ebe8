/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the page and its body are both written with. */

#pragma once

#include "dateline/article/dateline-article-head-private.h"
#include "dateline/article/dateline-article-writer-private.h"

G_BEGIN_DECLS

/* What the ids of a page begin with; the index of a block follows. */
#define DATELINE_ARTICLE_HTML_ID "block-"

void
dateline_article_html_write_attribute (GString *out, const char *name, const char *value);
void dateline_article_html_write_link (GString *out, const char *uri, const char *text);
void dateline_article_html_write_text (DatelineArticleWriter *self,
                                       const char *text,
                                       const DatelineSpan *spans,
                                       guint n_spans,
                                       gboolean breaks);
gboolean dateline_article_html_write_picture (DatelineArticleWriter *self,
                                              const DatelinePicture *picture);
void dateline_article_html_write_substitute (DatelineArticleWriter *self,
                                             const DatelinePicture *picture);
void dateline_article_html_begin (GString *out,
                                  const DatelineArticleHead *head,
                                  gboolean is_right_to_left);
void dateline_article_html_end (GString *out, const DatelineArticleHead *head);

G_END_DECLS
