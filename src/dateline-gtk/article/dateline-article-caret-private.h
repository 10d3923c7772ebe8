/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Moving the caret of a selection by keys, through texts and from part to part. Main
 * context only.
 */

#pragma once

#include "dateline-gtk/article/dateline-article-selection-private.h"

G_BEGIN_DECLS

void dateline_article_caret_move (DatelineArticleSelection *self,
                                  GtkMovementStep step,
                                  int count,
                                  gboolean extends);
gboolean dateline_article_caret_get_rectangle (DatelineArticleSelection *self,
                                               graphene_rect_t *rectangle);

G_END_DECLS
