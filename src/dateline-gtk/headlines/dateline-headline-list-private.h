/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the files of the list of headlines share: the widget (headline-list), how it
 * follows its edition (headline-settling), what is selected (headline-selected) and moved
 * to (headline-moves), the context menu (headline-menu) and dragging (headline-drag).
 * Main context only. */

#pragma once

#include "dateline-gtk/headlines/dateline-headline-list.h"
#include "dateline-gtk/headlines/dateline-headline-selection-private.h"

G_BEGIN_DECLS

typedef struct _DatelineHeadlineJump DatelineHeadlineJump;
typedef struct _DatelineHeadlinePassing DatelineHeadlinePassing;

struct _DatelineHeadlineList
{
  GtkWidget parent_instance;

  DatelineEdition *edition;
  DatelineHeadlineSelection *selection;
  GtkWidget *overlay;
  GtkWidget *stack;
  GtkWidget *view;
  GtkWidget *empty;
  GtkWidget *new_stories;
  GtkWidget *menu; /* NULL before it was asked for */

  gint64 selected_id; /* the last one */
  GArray *kept;       /* of gint64: all, where there are more; NULL otherwise */
  guint n_selected;   /* as was told last */
  gboolean changing;  /* the edition is telling of a change */
  gboolean had_focus; /* before that */
  gboolean to_top;    /* once the list has been reloaded */
  gint64 to_new;      /* the same, to the first that has a higher number; 0 for none */
  gint64 looked_at;   /* what was in view of a list that is replaced; 0 for nothing */
  double looked_at_y;
  guint settle_source;              /* to put the selection back */
  guint scroll_source;              /* to scroll to it once sizes are known */
  GCancellable *search;             /* for the next unread story */
  DatelineHeadlineJump *jump;       /* to a place that was kept; NULL for none */
  DatelineHeadlinePassing *passing; /* what a person scrolls past */
};

/* Where the selected story is; FALSE if none is selected, or it is not in the edition. */
gboolean dateline_headline_list_find_selected (DatelineHeadlineList *self,
                                               guint *position);

/* Selects and scrolls to the story there; a search for the next unread one ends. */
void dateline_headline_list_select_position (DatelineHeadlineList *self, guint position);

void dateline_headline_list_add_drag (DatelineHeadlineList *self);
GdkContentProvider *dateline_headline_list_create_content (DatelineHeadlineList *self,
                                                           guint position);
void dateline_headline_list_install_menu (GtkWidgetClass *widget_class);
void dateline_headline_list_add_menu (DatelineHeadlineList *self);
/* Where the story that was selected last is, in the list's own coordinates. */
void dateline_headline_list_get_selected_bounds (DatelineHeadlineList *self,
                                                 GdkRectangle *bounds);
/* Shows the first of the stories that come with the list that is to come. */
void dateline_headline_list_scroll_to_new (DatelineHeadlineList *self);
/* Keeps in view what is selected, once sizes are known. */
void dateline_headline_list_queue_scroll (DatelineHeadlineList *self);
/* A person scrolls: nothing that was queued is gone to. */
void dateline_headline_list_stay (DatelineHeadlineList *self);
/* Puts the selection back, before the next frame. */
void dateline_headline_list_queue_settle (DatelineHeadlineList *self);
/* Makes the selection and the view of the edition, and follows it. */
void dateline_headline_list_follow_edition (DatelineHeadlineList *self,
                                            DatelinePictureLoader *loader);
/* The story that was selected last, and how many are: told where they differ. */
void dateline_headline_list_set_selected_id (DatelineHeadlineList *self, gint64 id);
void dateline_headline_list_notify_n_selected (DatelineHeadlineList *self);
/* What is selected, in numbers, while places change. */
void dateline_headline_list_keep_selected (DatelineHeadlineList *self);
void dateline_headline_list_restore_selected (DatelineHeadlineList *self, guint current);

G_END_DECLS
