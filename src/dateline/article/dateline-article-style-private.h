/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The little of a style or class attribute that changes what a text means. Pure. */

#pragma once

#include "dateline/article/dateline-block.h"

G_BEGIN_DECLS

typedef struct
{
  guint set;   /* DatelineSpanStyle that it adds */
  guint clear; /* … and that it takes away */
  gboolean is_hidden;
  gboolean keeps_white_space;
} DatelineArticleStyle;

void dateline_article_style_read (DatelineArticleStyle *self, const char *css);
gboolean dateline_article_class_is_verse (const char *class_attribute);
gboolean dateline_article_class_is_gutter (const char *class_attribute);
gboolean dateline_article_class_is_inline_picture (const char *class_attribute);
gboolean dateline_article_class_is_formula (const char *class_attribute);
gboolean dateline_article_class_is_drawn_formula (const char *class_attribute);
gboolean dateline_article_class_is_pull_quote (const char *class_attribute);
gboolean dateline_article_class_is_reference (const char *class_attribute);
gboolean dateline_article_class_is_return (const char *class_attribute);
gboolean dateline_article_class_is_note (const char *class_attribute);

G_END_DECLS
