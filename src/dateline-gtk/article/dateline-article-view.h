/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline-gtk/images/dateline-picture-loader.h"

G_BEGIN_DECLS

/**
 * DatelineTypeface:
 * @DATELINE_TYPEFACE_SERIF: letters of a book
 * @DATELINE_TYPEFACE_SANS: those of the user interface
 *
 * The kind of letters that a story is set in.
 */
typedef enum
{
  DATELINE_TYPEFACE_SERIF,
  DATELINE_TYPEFACE_SANS,
} DatelineTypeface;

/**
 * DatelinePaper:
 * @DATELINE_PAPER_AUTOMATIC: the theme's colours
 * @DATELINE_PAPER_LIGHT: black on white
 * @DATELINE_PAPER_SEPIA: brown on cream
 * @DATELINE_PAPER_DARK: white on black
 *
 * The colours that a story is set in.
 */
typedef enum
{
  DATELINE_PAPER_AUTOMATIC,
  DATELINE_PAPER_LIGHT,
  DATELINE_PAPER_SEPIA,
  DATELINE_PAPER_DARK,
} DatelinePaper;

#define DATELINE_TYPE_TYPEFACE (dateline_typeface_get_type ())
#define DATELINE_TYPE_PAPER (dateline_paper_get_type ())

DATELINE_AVAILABLE_IN_ALL
GType dateline_typeface_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
GType dateline_paper_get_type (void) G_GNUC_CONST;

#define DATELINE_TYPE_ARTICLE_VIEW (dateline_article_view_get_type ())

DATELINE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (DatelineArticleView,
                      dateline_article_view,
                      DATELINE,
                      ARTICLE_VIEW,
                      GtkWidget)

DATELINE_AVAILABLE_IN_ALL
GtkWidget *dateline_article_view_new (DatelinePictureLoader *loader);
DATELINE_AVAILABLE_IN_ALL
void dateline_article_view_set_article (DatelineArticleView *self,
                                        DatelineArticle *article);
DATELINE_AVAILABLE_IN_ALL
void dateline_article_view_set_story (DatelineArticleView *self,
                                      DatelineHeadline *headline,
                                      DatelineEntry *entry,
                                      DatelineArticle *article);
DATELINE_AVAILABLE_IN_ALL
void dateline_article_view_clear (DatelineArticleView *self);
DATELINE_AVAILABLE_IN_ALL
double dateline_article_view_get_zoom (DatelineArticleView *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_article_view_set_zoom (DatelineArticleView *self, double zoom);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_article_view_page_down (DatelineArticleView *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_article_view_page_up (DatelineArticleView *self);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_article_view_list_pictures (DatelineArticleView *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_article_view_focus_picture (DatelineArticleView *self, guint position);
DATELINE_AVAILABLE_IN_ALL
char *dateline_article_view_clean_link (DatelineArticleView *self, const char *uri);
DATELINE_AVAILABLE_IN_ALL
guint dateline_article_view_find (DatelineArticleView *self, const char *words);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_article_view_find_next (DatelineArticleView *self, gboolean is_forward);
DATELINE_AVAILABLE_IN_ALL
guint dateline_article_view_get_found (DatelineArticleView *self, guint *n_found);
DATELINE_AVAILABLE_IN_ALL
char *dateline_article_view_get_selected_text (DatelineArticleView *self);
DATELINE_AVAILABLE_IN_ALL
char *dateline_article_view_get_text (DatelineArticleView *self);

G_END_DECLS
