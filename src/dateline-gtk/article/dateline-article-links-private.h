/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Links under the pointer: hover, click, middle click and the context menu. Main context
 * only.
 */

#pragma once

#include "dateline-gtk/article/dateline-article-selection-private.h"

G_BEGIN_DECLS

typedef struct
{
  DatelineArticleRows *rows;           /* not owned */
  DatelineArticleSelection *selection; /* not owned */
  char *hovered;                       /* the link under the pointer, or NULL */
  PangoLayout *target;                 /* where that leads, as it is painted, or NULL */
  char *pressed;                       /* the link that a button went down on, or NULL */
  guint pressed_picture;               /* the part whose picture one did, plus 1 */
  GtkWidget *menu;                     /* the context menu, once it was asked for */
  GMenu *menu_model;
} DatelineArticleLinks;

void dateline_article_links_init (DatelineArticleLinks *self,
                                  DatelineArticleRows *rows,
                                  DatelineArticleSelection *selection);
void dateline_article_links_clear (DatelineArticleLinks *self);
void dateline_article_links_reset (DatelineArticleLinks *self);
void dateline_article_links_follow_focus (DatelineArticleLinks *self);
void dateline_article_links_present_menu (DatelineArticleLinks *self, double x, double y);
void dateline_article_links_snapshot (DatelineArticleLinks *self, GtkSnapshot *snapshot);
void dateline_article_links_allocate (DatelineArticleLinks *self);

G_END_DECLS
