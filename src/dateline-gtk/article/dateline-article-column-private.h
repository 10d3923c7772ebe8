/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where the rows of a long column stand, most of whose heights are only guessed yet. The
 * row at the top of the view is the anchor: it keeps its place on screen whatever the
 * rows above it turn out to be. Pure, any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GArray *rows; /* of DatelineArticleRow */
  int width;
  double bottom; /* room beneath the last row */
  double total;
  guint anchor;
  double offset; /* how far the anchor's top stands above the view's */
} DatelineArticleColumn;

void dateline_article_column_init (DatelineArticleColumn *self);
void dateline_article_column_clear (DatelineArticleColumn *self);
void dateline_article_column_set_n_rows (DatelineArticleColumn *self, guint n_rows);
guint dateline_article_column_get_n_rows (const DatelineArticleColumn *self);
void dateline_article_column_guess (DatelineArticleColumn *self,
                                    guint row,
                                    int gap,
                                    int height);
gboolean
dateline_article_column_set_height (DatelineArticleColumn *self, guint row, int height);
void dateline_article_column_set_width (DatelineArticleColumn *self, int width);
void dateline_article_column_stack (DatelineArticleColumn *self);
guint dateline_article_column_find (const DatelineArticleColumn *self, double y);
double dateline_article_column_get_y (const DatelineArticleColumn *self, guint row);
int dateline_article_column_get_height (const DatelineArticleColumn *self, guint row);
double dateline_article_column_get_total (const DatelineArticleColumn *self);
void dateline_article_column_set_value (DatelineArticleColumn *self, double value);
void dateline_article_column_set_anchor (DatelineArticleColumn *self,
                                         guint row,
                                         double offset);
double dateline_article_column_get_value (const DatelineArticleColumn *self, double page);

G_END_DECLS
