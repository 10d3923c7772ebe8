/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pane in which one story is read. Main context only. */

#pragma once

#include "dateline-gtk/article/dateline-article-parts-private.h"
#include "dateline-gtk/article/dateline-article-view.h"
#include "dateline-gtk/reader/dateline-find-bar-private.h"
#include "dateline-gtk/reader/dateline-saving-line-private.h"
#include "dateline-gtk/reader/dateline-status-line-private.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_ARTICLE_PANE (dateline_article_pane_get_type ())

/* Signals: "opened" once a story is shown. */
G_DECLARE_FINAL_TYPE (DatelineArticlePane,
                      dateline_article_pane,
                      DATELINE,
                      ARTICLE_PANE,
                      GtkWidget)

struct _DatelineArticlePane
{
  GtkWidget parent_instance;

  DatelineStore *store;
  GtkWidget *box;
  GtkHeaderBar *header_bar;
  GtkWidget *back_button;
  GtkWidget *save_button;
  GtkWidget *read_button;
  GtkWidget *browser_button;
  GtkWidget *menu_button;
  GtkWidget *full_text_button;
  GtkWidget *full_text_face; /* a symbol, or that it is on its way */
  GtkWidget *full_text_spinner;
  DatelineFindBar *find_bar;
  DatelineSavingLine *saving_line;
  GtkWidget *stack;
  GtkWidget *problem_label;
  GtkWidget *scrolled;
  DatelineArticleView *view;

  DatelinePageFetcher *page_fetcher;
  DatelinePage *page;             /* of the story that is shown, or NULL */
  GCancellable *page_cancellable; /* it is on its way, or NULL */
  DatelineStatusLine *page_line;  /* says why there is no full text */
  DatelineArticleOffer offer;     /* to fetch it */

  gint64 story_id;
  DatelineHeadline *headline;
  gboolean read;
  gboolean saved;
  GCancellable *cancellable;

  gint64 ahead_id;                     /* the story that may be opened next */
  guint ahead_source;                  /* that starts to make it ready */
  struct _DatelineStoryOpening *ahead; /* ready, or being made so; NULL for none */
};

GtkWidget *dateline_article_pane_new (DatelineStore *store,
                                      DatelinePageFetcher *page_fetcher,
                                      DatelinePictureLoader *loader);
void dateline_article_pane_close (DatelineArticlePane *self);
gint64 dateline_article_pane_get_story_id (DatelineArticlePane *self);
DatelineHeadline *dateline_article_pane_get_headline (DatelineArticlePane *self);
gboolean dateline_article_pane_is_read (DatelineArticlePane *self);
gboolean dateline_article_pane_is_saved (DatelineArticlePane *self);
gboolean dateline_article_pane_start_find (DatelineArticlePane *self, const char *words);
gboolean dateline_article_pane_stop_find (DatelineArticlePane *self);
gboolean dateline_article_pane_find_next (DatelineArticlePane *self, gboolean is_forward);
DatelineArticleView *dateline_article_pane_get_view (DatelineArticlePane *self);
void dateline_article_pane_set_back_visible (DatelineArticlePane *self, gboolean visible);
GtkHeaderBar *dateline_article_pane_get_header_bar (DatelineArticlePane *self);

/* dateline-article-pane-opening.c */
void dateline_article_pane_open (DatelineArticlePane *self, gint64 story_id);
void dateline_article_pane_prepare (DatelineArticlePane *self, gint64 story_id);
gboolean dateline_article_pane_is_ready (DatelineArticlePane *self, gint64 story_id);
void dateline_article_pane_drop_ahead (DatelineArticlePane *self);
void dateline_article_pane_check_ahead (DatelineArticlePane *self,
                                        DatelineStoreChangeFlags flags,
                                        GArray *ids);
void dateline_article_pane_reload (DatelineArticlePane *self);

/* dateline-article-pane-text.c: the page of the story */
gboolean dateline_article_pane_get_full_text (DatelineArticlePane *self);
void dateline_article_pane_set_full_text (DatelineArticlePane *self, gboolean full_text);
void dateline_article_pane_fetch_page (DatelineArticlePane *self);
gboolean dateline_article_pane_was_page_asked (DatelineArticlePane *self);
void dateline_article_pane_take_page (DatelineArticlePane *self,
                                      DatelinePage *page,
                                      DatelineEntry *entry);
void dateline_article_pane_drop_page (DatelineArticlePane *self);
GtkWidget *dateline_article_pane_create_page_line (DatelineArticlePane *self);
GtkWidget *dateline_article_pane_create_full_text_button (DatelineArticlePane *self);

/* dateline-article-pane-face.c */
void dateline_article_pane_create_face (DatelineArticlePane *self);
void dateline_article_pane_set_view (DatelineArticlePane *self,
                                     DatelineArticleView *view);
void dateline_article_pane_show_flags (DatelineArticlePane *self);
void dateline_article_pane_set_has_story (DatelineArticlePane *self, gboolean has_story);

G_END_DECLS
