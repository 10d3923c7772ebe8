/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the files of the article view share; see dateline-article-view.c. */

#pragma once

#include "dateline-gtk/article/dateline-article-find-private.h"
#include "dateline-gtk/article/dateline-article-header-private.h"
#include "dateline-gtk/article/dateline-article-links-private.h"
#include "dateline-gtk/article/dateline-article-rows-private.h"
#include "dateline-gtk/article/dateline-article-selection-private.h"
#include "dateline-gtk/article/dateline-article-view.h"
#include "dateline-gtk/article/dateline-assistance-private.h"

G_BEGIN_DECLS

#define DATELINE_ARTICLE_MIN_ZOOM 0.5
#define DATELINE_ARTICLE_MAX_ZOOM 3.0

/* Lines of about 66 letters are read with the least effort. */
#define DATELINE_ARTICLE_LINE_LENGTH 66

/* Bytes of a text, the first of which is to be in view after the next allocation. */
typedef struct
{
  gboolean is_pending;
  guint part;
  guint text;
  guint start;
  guint end;
} DatelineArticleReveal;

/* Where a link within the story was followed. */
typedef struct
{
  guint anchor; /* of the column */
  double offset;
  guint part; /* that had the focus; G_MAXUINT if none had */
  char *address;
} DatelineArticleJump;

struct _DatelineArticleView
{
  GtkWidget parent_instance;

  DatelineArticleRows rows;
  DatelineArticleSelection selection;
  DatelineArticleLinks links;
  DatelineArticleFind find;
  DatelineAssistance assistance;

  GtkAdjustment *adjustments[2]; /* by orientation */
  GtkScrollablePolicy policies[2];
  gboolean is_configuring; /* the adjustment says what it was just told */
  gboolean is_at_end;      /* it was gone to, and is kept though rows above still grow */
  DatelineArticleReveal reveal;
  guint reach_source; /* once what is seen of a new story has been painted */
  guint early_source; /* lays out before the frame */

  GArray *jumps;             /* of DatelineArticleJump, the last one at the end */
  gboolean is_jumping;       /* the focus moves, but the view is placed already */
  GtkWidget *note;           /* the popover with a note, or NULL */
  GtkWidget *note_reference; /* that gets the focus back from it, or NULL */
  guint note_source;         /* shows or hides it */
  double note_x;             /* where the pointer was last */
  double note_y;

  double zoom;
  DatelineTypeface typeface;
  DatelinePaper paper;
  int line_spacing;                  /* in steps */
  int line_length;                   /* in letters */
  const DatelineArticleOffer *offer; /* of the host, below the next story */
  GtkCssProvider *zoom_sheet;
  guint contrast_tick;
  GtkWidget *link_sample; /* never seen: the theme's colour of links is read from it */
};

/* Has a host's offer stand below the next story; @offer (nullable) is not copied. */
void dateline_article_view_set_offer (DatelineArticleView *self,
                                      const DatelineArticleOffer *offer);

/* dateline-article-view-properties.c */
void dateline_article_view_install_properties (GObjectClass *object_class);

/* dateline-article-view-pictures.c */
void dateline_article_view_allow_pictures (DatelineArticleView *self,
                                           DatelineArticleParts *parts);
void dateline_article_view_install_picture_actions (GtkWidgetClass *widget_class);

/* dateline-article-view-jumps.c */
gboolean dateline_article_view_follow_inner (DatelineArticleView *self,
                                             const char *address);
gboolean dateline_article_view_jump_back (DatelineArticleView *self);
void dateline_article_view_clear_jump (DatelineArticleJump *jump);
void dateline_article_view_reset_jumps (DatelineArticleView *self);
void dateline_article_view_unfold (DatelineArticleView *self, guint part);

/* dateline-article-view-notes.c */
void dateline_article_view_add_notes (DatelineArticleView *self);
void dateline_article_view_hide_note (DatelineArticleView *self);
void dateline_article_view_dismiss_note (DatelineArticleView *self);
void dateline_article_view_queue_hide_note (DatelineArticleView *self);
void dateline_article_view_show_note (DatelineArticleView *self, const char *address);
gboolean dateline_article_view_show_focused_note (DatelineArticleView *self);

/* dateline-article-view-scroll.c */
void dateline_article_view_settle (DatelineArticleView *self, int width, int height);
void dateline_article_view_reveal (DatelineArticleView *self,
                                   guint part,
                                   guint text,
                                   guint start,
                                   guint end);
void dateline_article_view_scroll_to_part (DatelineArticleView *self, guint part);
void dateline_article_view_set_adjustment (DatelineArticleView *self,
                                           GtkOrientation orientation,
                                           GtkAdjustment *adjustment);
gboolean dateline_article_view_mark (DatelineArticleView *self,
                                     const DatelineSearch *search);
void dateline_article_view_configure (DatelineArticleView *self, int width, int height);
gboolean dateline_article_view_scroll (DatelineArticleView *self, GtkScrollType type);
void dateline_article_view_follow_focus (DatelineArticleView *self);
gboolean dateline_article_view_move_focus (DatelineArticleView *self,
                                           GtkDirectionType direction);

/* dateline-article-view-style.c */
void dateline_article_view_update_style (DatelineArticleView *self);
void dateline_article_view_set_typeface (DatelineArticleView *self,
                                         DatelineTypeface typeface);
void dateline_article_view_set_paper (DatelineArticleView *self, DatelinePaper paper);
void dateline_article_view_set_line_spacing (DatelineArticleView *self, int line_spacing);
void dateline_article_view_set_line_length (DatelineArticleView *self, int line_length);

/* dateline-article-view-actions.c */
void dateline_article_view_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
