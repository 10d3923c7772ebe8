/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which summaries of the article are unfolded, and so which parts are to be seen. Pure,
 * any thread.
 */

#pragma once

#include "dateline-gtk/article/dateline-article-parts-private.h"

G_BEGIN_DECLS

typedef struct
{
  const DatelineArticleParts *parts; /* not owned; NULL without a story */
  GHashTable *changed; /* the summaries that are not as they began, by part */
} DatelineArticleFolds;

void dateline_article_folds_init (DatelineArticleFolds *self);
void dateline_article_folds_finish (DatelineArticleFolds *self);
void dateline_article_folds_reset (DatelineArticleFolds *self,
                                   const DatelineArticleParts *parts);
gboolean dateline_article_folds_is_open (const DatelineArticleFolds *self, guint summary);
void dateline_article_folds_set_open (DatelineArticleFolds *self,
                                      guint summary,
                                      gboolean is_open);
gboolean dateline_article_folds_is_folded (const DatelineArticleFolds *self, guint part);
gboolean dateline_article_folds_is_under (const DatelineArticleFolds *self,
                                          guint part,
                                          guint summary);

G_END_DECLS
