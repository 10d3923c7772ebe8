/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Links under the pointer: hover, click, middle click and the context menu; and what is
 * done with any link of the article before it is opened or copied. Main context only.
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
  gboolean keeps_trackers; /* in addresses that are opened and copied */
  GtkWidget *menu_link;    /* that gets the focus back from the menu, or NULL */
  guint menu_closed_id;    /* while it is about to get it */
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
char *dateline_article_links_clean (DatelineArticleLinks *self, const char *uri);
void dateline_article_links_open (DatelineArticleLinks *self,
                                  const char *uri,
                                  const char *target);

G_END_DECLS
