/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which stories of an edition are selected, and which of them was last. GtkMultiSelection
 * asks for every story that is selected, and a list may have a million. Main context
 * only.
 */

#pragma once

#include "dateline-gtk/headlines/dateline-headline-view-private.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_HEADLINE_SELECTION (dateline_headline_selection_get_type ())

G_DECLARE_FINAL_TYPE (DatelineHeadlineSelection,
                      dateline_headline_selection,
                      DATELINE,
                      HEADLINE_SELECTION,
                      GObject)

DatelineHeadlineSelection *dateline_headline_selection_new (GListModel *model);
/* The view that shows it, as long as that lives. */
void dateline_headline_selection_set_view (DatelineHeadlineSelection *self,
                                           DatelineHeadlineView *view);
/* The story at a place of the list (transfer full); NULL where there is none any more. */
DatelineStory *dateline_headline_selection_get_story (DatelineHeadlineSelection *self,
                                                      guint position);
/* Has the view know of a story that it is to show or to select: of those that are not
 * seen it may not yet. */
void dateline_headline_selection_reach (DatelineHeadlineSelection *self, guint position);
/* The place of the story that was selected last, GTK_INVALID_LIST_POSITION for none. */
guint dateline_headline_selection_get_current (DatelineHeadlineSelection *self);
guint dateline_headline_selection_get_n_selected (DatelineHeadlineSelection *self);
/* Selects what @selected has, and no more; the last of it is that at @current. */
void dateline_headline_selection_set (DatelineHeadlineSelection *self,
                                      GtkBitset *selected,
                                      guint current);

G_END_DECLS
