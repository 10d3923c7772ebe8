/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the writer of Markdown is made of: running text, of which blocks are made. */

#pragma once

#include "dateline/article/dateline-article-writer-private.h"

G_BEGIN_DECLS

/* Where a text stands, which tells what in it has to be escaped and what a line break
 * becomes. */
typedef enum
{
  DATELINE_MARKDOWN_IN_PARAGRAPH,
  DATELINE_MARKDOWN_IN_LINE,
  DATELINE_MARKDOWN_IN_CELL,
} DatelineMarkdownContext;

void dateline_markdown_write_plain (DatelineArticleWriter *self,
                                    const char *text,
                                    gsize length,
                                    DatelineMarkdownContext context,
                                    gboolean is_start);
void dateline_markdown_write_text (DatelineArticleWriter *self,
                                   const char *text,
                                   const DatelineSpan *spans,
                                   guint n_spans,
                                   DatelineMarkdownContext context);
void dateline_markdown_write_break (DatelineArticleWriter *self,
                                    DatelineMarkdownContext context);
void dateline_markdown_write_target (GString *out, const char *uri);
void dateline_markdown_write_fence (GString *out, char character, guint n);
guint dateline_markdown_count_backticks (const char *text, gsize length);

G_END_DECLS
