/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The rows of an article that are near the view, as widgets; the others are only heights.
 * They are children of the view, which lends its allocation. Main context only.
 */

#pragma once

#include "dateline-gtk/article/dateline-article-column-private.h"
#include "dateline-gtk/article/dateline-article-folds-private.h"
#include "dateline-gtk/article/dateline-article-parts-private.h"
#include "dateline-gtk/article/dateline-block-widget-private.h"
#include "dateline-gtk/images/dateline-picture-loader.h"

G_BEGIN_DECLS

/* A place in the running text of an article. In a part that can only be selected as a
 * whole, byte 0 is before it and 1 after. */
typedef struct
{
  guint part;
  guint byte;
} DatelineTextPlace;

typedef struct
{
  GtkWidget *view; /* not owned */
  DatelinePictureLoader *loader;
  DatelineArticleParts *parts; /* NULL without a story */
  DatelineArticleFolds folds;
  DatelineArticleColumn column;
  GPtrArray *widgets; /* of DatelineBlockWidget or NULL, by part */
  double em;          /* of the body's text, in pixels */
  double measure;     /* the widest that a line may be */
  GdkRGBA link_color;
  int x; /* where the column stands in the view */
  double value;
  int page;
  double margin; /* in pages: how far beyond the view rows have widgets */
  guint first;   /* the parts that are near the view */
  guint end;
  gboolean
      keeps_all; /* even parts that are far away have widgets, if they are not many */
  guint fill_source;
} DatelineArticleRows;

void dateline_article_rows_init (DatelineArticleRows *self, GtkWidget *view);
void dateline_article_rows_clear (DatelineArticleRows *self);
void dateline_article_rows_finish (DatelineArticleRows *self);
void dateline_article_rows_set_parts (DatelineArticleRows *self,
                                      DatelineArticleParts *parts);
gboolean dateline_article_rows_reach_out (DatelineArticleRows *self);
void dateline_article_rows_set_style (DatelineArticleRows *self,
                                      double em,
                                      double measure,
                                      const GdkRGBA *link_color);
void dateline_article_rows_queue (DatelineArticleRows *self);
void dateline_article_rows_set_keeps_all (DatelineArticleRows *self, gboolean keeps_all);
void dateline_article_rows_set_open (DatelineArticleRows *self,
                                     guint summary,
                                     gboolean is_open);
guint dateline_article_rows_get_n (const DatelineArticleRows *self);
DatelineBlockWidget *dateline_article_rows_get (const DatelineArticleRows *self,
                                                guint part);
DatelineBlockWidget *dateline_article_rows_realize (DatelineArticleRows *self,
                                                    guint part);
void dateline_article_rows_arrange (DatelineArticleRows *self, int width, int height);
void dateline_article_rows_allocate (DatelineArticleRows *self);
void dateline_article_rows_get_bounds (const DatelineArticleRows *self,
                                       guint part,
                                       graphene_rect_t *bounds);

/* dateline-article-rows-text.c */
DatelineBlockWidget *dateline_article_rows_find (DatelineArticleRows *self,
                                                 double x,
                                                 double y,
                                                 guint *part,
                                                 graphene_point_t *point);
gboolean dateline_article_rows_find_place (DatelineArticleRows *self,
                                           double x,
                                           double y,
                                           DatelineTextPlace *caret,
                                           guint *letter);
void dateline_article_rows_snapshot_text (DatelineArticleRows *self,
                                          GtkSnapshot *snapshot,
                                          guint part,
                                          guint text,
                                          guint start,
                                          guint end,
                                          const GdkRGBA *color);

G_END_DECLS
