/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is embedded in an article: where it can be seen, and what to call it. Pure, any
 * thread. */

#pragma once

#include "dateline/article/dateline-block.h"
#include "dateline/html/dateline-html-parser-private.h"

G_BEGIN_DECLS

typedef struct
{
  DatelineEmbedKind kind;
  char *uri;   /* the page for people, or the file */
  char *title; /* as the publisher calls it, or NULL */
  char *label; /* what it is and where: "Video on YouTube" */
  gboolean is_file;
} DatelineArticleEmbed;

gboolean dateline_article_embed_read (DatelineArticleEmbed *self,
                                      const DatelineHtmlWalk *walk,
                                      const char *base_uri);
gboolean dateline_article_embed_read_post (DatelineArticleEmbed *self,
                                           const DatelineHtmlWalk *walk,
                                           const char *base_uri,
                                           gboolean *is_bare);
gboolean dateline_article_embed_is_post (const DatelineHtmlWalk *walk);
GPtrArray *dateline_article_embed_read_words (const DatelineHtmlWalk *walk);
void dateline_article_embed_clear (DatelineArticleEmbed *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineArticleEmbed, dateline_article_embed_clear)

G_END_DECLS
