/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What stands above the body of a story. Main context only. */

#pragma once

#include "dateline-gtk/article/dateline-article-parts-private.h"

#include "dateline-gtk/images/dateline-picture-loader.h"

G_BEGIN_DECLS

/* Buttons activate these actions of the view, each with a string. */
#define DATELINE_ACTION_OPEN "article.open"
#define DATELINE_ACTION_SHOW_CATEGORY "article.show-category"

/* This one with the number of a part. */
#define DATELINE_ACTION_VIEW_PICTURE "article.view-picture"

GtkWidget *dateline_article_header_new_source (DatelineArticleParts *parts,
                                               DatelinePictureLoader *loader);
GtkWidget *dateline_article_header_new_title (DatelineArticleParts *parts);
GtkWidget *dateline_article_header_new_details (DatelineArticleParts *parts);
GtkWidget *dateline_article_header_new_categories (DatelineArticleParts *parts);

G_END_DECLS
