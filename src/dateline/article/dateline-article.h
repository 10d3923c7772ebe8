/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/article/dateline-block.h"
#include "dateline/model/dateline-headline.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_ARTICLE (dateline_article_get_type ())

typedef struct _DatelineArticle DatelineArticle;

DATELINE_AVAILABLE_IN_ALL
GType dateline_article_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineArticle *
dateline_article_new_from_html (const char *html, gssize length, const char *base_uri);
DATELINE_AVAILABLE_IN_ALL
DatelineArticle *dateline_article_new_for_entry (DatelineEntry *entry);
DATELINE_AVAILABLE_IN_ALL
DatelineArticle *dateline_article_ref (DatelineArticle *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_article_unref (DatelineArticle *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_article_get_n_blocks (const DatelineArticle *self);
DATELINE_AVAILABLE_IN_ALL
const DatelineBlock *dateline_article_get_block (const DatelineArticle *self,
                                                 guint index);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_article_is_right_to_left (const DatelineArticle *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_article_is_simplified (const DatelineArticle *self);
DATELINE_AVAILABLE_IN_ALL
char *dateline_article_to_text (const DatelineArticle *self,
                                DatelineHeadline *headline,
                                DatelineEntry *entry,
                                int width);
DATELINE_AVAILABLE_IN_ALL
char *dateline_article_to_html (const DatelineArticle *self,
                                DatelineHeadline *headline,
                                DatelineEntry *entry,
                                GHashTable *pictures);
DATELINE_AVAILABLE_IN_ALL
char *dateline_article_to_markdown (const DatelineArticle *self,
                                    DatelineHeadline *headline,
                                    DatelineEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineArticle, dateline_article_unref)

G_END_DECLS
