/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the files of the list of headlines share. Main context only. */

#pragma once

#include "dateline-gtk/headlines/dateline-headline-list.h"

G_BEGIN_DECLS

struct _DatelineHeadlineList
{
  GtkWidget parent_instance;

  DatelineEdition *edition;
  GtkSingleSelection *selection;
  GtkWidget *overlay;
  GtkWidget *stack;
  GtkWidget *view;
  GtkWidget *empty;
  GtkWidget *new_stories;

  gint64 selected_id;
  gboolean changing;    /* the edition is telling of a change */
  gboolean had_focus;   /* before that */
  gboolean to_top;      /* once the list has been reloaded */
  guint settle_source;  /* to put the selection back */
  guint scroll_source;  /* to scroll to it once sizes are known */
  GCancellable *search; /* for the next unread story */
};

/* Where the selected story is; FALSE if none is selected, or it is not in the edition. */
gboolean dateline_headline_list_find_selected (DatelineHeadlineList *self,
                                               guint *position);

/* Selects and scrolls to the story there; a search for the next unread one ends. */
void dateline_headline_list_select_position (DatelineHeadlineList *self, guint position);

G_END_DECLS
