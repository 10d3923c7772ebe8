/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The markers of lists. Pure. */

#pragma once

#include "dateline/html/dateline-html-parser-private.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean is_ordered;
  char style; /* '1', 'a', 'A', 'i', 'I'; '-' for none */
  gint64 next;
  int step; /* 1, or -1 in a reversed list */
} DatelineArticleList;

void dateline_article_list_init (DatelineArticleList *self, const DatelineHtmlWalk *walk);
char *dateline_article_list_next_marker (DatelineArticleList *self,
                                         const DatelineHtmlWalk *walk,
                                         guint depth);

char dateline_article_list_tell_style (const char *marker);
gboolean
dateline_article_list_read_marker (const char *marker, char style, gint64 *number);

G_END_DECLS
