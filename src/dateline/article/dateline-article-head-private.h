/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What stands above and below the body of a story that is written into a file. */

#pragma once

#include "dateline/article/dateline-article.h"
#include "dateline/model/dateline-headline.h"

G_BEGIN_DECLS

/* Text is plain; what is not known is NULL. */
typedef struct
{
  const char *title;
  const char *source; /* the feed */
  const char *link;
  char *byline;
  char *date;  /* in words, in the zone of this computer */
  char *stamp; /* the same for programs, ISO 8601 */
  char *language;
  const char *rights;
  GPtrArray *enclosures; /* of DatelineEnclosure, not owned; may be NULL */
} DatelineArticleHead;

void dateline_article_head_init (DatelineArticleHead *self,
                                 DatelineHeadline *headline,
                                 DatelineEntry *entry);
void dateline_article_head_clear (DatelineArticleHead *self);
char *dateline_article_head_describe_enclosure (DatelineEnclosure *enclosure);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineArticleHead, dateline_article_head_clear)

G_END_DECLS
