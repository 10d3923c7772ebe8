/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where words stand in an article, whether the rows have widgets or not. Main context
 * only.
 */

#pragma once

#include "dateline-gtk/article/dateline-article-rows-private.h"

G_BEGIN_DECLS

typedef struct
{
  guint part;
  guint text; /* of the part: cells of a table have one each */
  guint start;
  guint end;
} DatelineArticleMatch;

typedef struct
{
  DatelineArticleRows *rows; /* not owned */
  char *words;               /* folded; NULL while nothing is looked for */
  GArray *matches;           /* of DatelineArticleMatch, in the article's order */
  guint current;
  const DatelineSearch *search; /* of the list, while its places are gathered */
  gboolean is_marking;          /* what the list was searched for: none is gone to */
} DatelineArticleFind;

void dateline_article_find_init (DatelineArticleFind *self, DatelineArticleRows *rows);
void dateline_article_find_finish (DatelineArticleFind *self);
void dateline_article_find_clear (DatelineArticleFind *self);
guint dateline_article_find_search (DatelineArticleFind *self, const char *words);
void dateline_article_find_mark (DatelineArticleFind *self, const DatelineSearch *search);
gboolean dateline_article_find_step (DatelineArticleFind *self, gboolean is_forward);
const DatelineArticleMatch *
dateline_article_find_get_current (const DatelineArticleFind *self);
void dateline_article_find_snapshot (DatelineArticleFind *self, GtkSnapshot *snapshot);

G_END_DECLS
