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
  GStringChunk *uris; /* of the links, and titles; spans and blocks point into it */
  GArray *notes;      /* of DatelineNote, in order */
  gboolean is_simplified;
  gboolean is_right_to_left;
};

/* Where the HTML of an article is from; what is not known is NULL. */
typedef struct
{
  const char *base_uri; /* relative addresses resolve against it */
  const char *page_uri; /* the page itself, if that is not @base_uri */
  const char *language; /* BCP 47 */
} DatelineArticleOrigin;

gboolean dateline_article_begins_with_dash (const char *text);
const char *dateline_article_intern (DatelineArticle *self, const char *uri);
gboolean dateline_article_build (DatelineArticle *self,
                                 const char *html,
                                 gssize length,
                                 const DatelineArticleOrigin *origin);
void
dateline_article_insert_block (DatelineArticle *self, guint index, DatelineBlock *block);

G_END_DECLS
