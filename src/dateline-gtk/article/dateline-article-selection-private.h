/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Text that is selected across the rows of an article, whether they have widgets or not.
 * Main context only.
 */

#pragma once

#include "dateline-gtk/article/dateline-article-rows-private.h"

G_BEGIN_DECLS

typedef struct
{
  DatelineArticleRows *rows; /* not owned */
  DatelineTextPlace anchor;  /* where it began */
  DatelineTextPlace caret;   /* where it has been drawn to */
  gboolean has_place;        /* somebody has put the caret somewhere */
  gboolean is_active;
  gboolean shows_caret; /* keys move it */
  int line_x;           /* of moves from line to line, or -1 */
  gboolean is_dragging;
  double drag_x; /* in the view */
  double drag_y;
  double pointer_x;
  double pointer_y;
  guint scroll_tick;
} DatelineArticleSelection;

void dateline_article_selection_init (DatelineArticleSelection *self,
                                      DatelineArticleRows *rows);
void dateline_article_selection_detach (DatelineArticleSelection *self);
void dateline_article_selection_clear (DatelineArticleSelection *self);
gboolean dateline_article_selection_is_touch (GtkGesture *gesture);
void dateline_article_selection_select_word (DatelineArticleSelection *self,
                                             double x,
                                             double y);
void dateline_article_selection_select_all (DatelineArticleSelection *self);
void dateline_article_selection_set (DatelineArticleSelection *self,
                                     const DatelineTextPlace *anchor,
                                     const DatelineTextPlace *caret);
void dateline_article_selection_set_shows_caret (DatelineArticleSelection *self,
                                                 gboolean shows_caret);
char *dateline_article_selection_get_html (DatelineArticleSelection *self);
char *dateline_article_selection_get_text (DatelineArticleSelection *self);
void dateline_article_selection_snapshot (DatelineArticleSelection *self,
                                          GtkSnapshot *snapshot);

G_END_DECLS
