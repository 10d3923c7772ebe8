/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What an article is made of. */

#pragma once

#include "dateline/article/dateline-article.h"
#include "dateline/article/dateline-block-private.h"

G_BEGIN_DECLS

struct _DatelineArticle
{
  GPtrArray *blocks;  /* of DatelineBlock */
  GStringChunk *uris; /* of the links; spans and blocks point into it */
  gboolean is_simplified;
  gboolean is_right_to_left;
};

const char *dateline_article_intern (DatelineArticle *self, const char *uri);
gboolean dateline_article_build (DatelineArticle *self,
                                 const char *html,
                                 gssize length,
                                 const char *base_uri);

G_END_DECLS
