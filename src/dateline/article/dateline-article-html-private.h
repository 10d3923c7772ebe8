/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the page and its body are both written with. */

#pragma once

#include "dateline/article/dateline-article-head-private.h"

G_BEGIN_DECLS

void
dateline_article_html_write_attribute (GString *out, const char *name, const char *value);
void dateline_article_html_write_link (GString *out, const char *uri, const char *text);
void dateline_article_html_begin (GString *out,
                                  const DatelineArticleHead *head,
                                  gboolean is_right_to_left);
void dateline_article_html_end (GString *out, const DatelineArticleHead *head);

G_END_DECLS
