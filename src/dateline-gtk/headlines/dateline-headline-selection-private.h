/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which stories of an edition are selected, and which of them was last. GtkMultiSelection
 * asks for every story that is selected, and a list may have a million. Main context
 * only.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_HEADLINE_SELECTION (dateline_headline_selection_get_type ())

G_DECLARE_FINAL_TYPE (DatelineHeadlineSelection,
                      dateline_headline_selection,
                      DATELINE,
                      HEADLINE_SELECTION,
                      GObject)

/* Has a list view show the first of its rows. */
typedef void (*DatelineHeadlineTurnFunc) (GtkWidget *view);

DatelineHeadlineSelection *dateline_headline_selection_new (GListModel *model);
/* What has the view that shows it go to its top while another list comes, as long as that
 * lives. */
void dateline_headline_selection_set_turn_func (DatelineHeadlineSelection *self,
                                                DatelineHeadlineTurnFunc func,
                                                GtkWidget *view);
/* The place of the story that was selected last, GTK_INVALID_LIST_POSITION for none. */
guint dateline_headline_selection_get_current (DatelineHeadlineSelection *self);
guint dateline_headline_selection_get_n_selected (DatelineHeadlineSelection *self);
/* Selects what @selected has, and no more; the last of it is that at @current. */
void dateline_headline_selection_set (DatelineHeadlineSelection *self,
                                      GtkBitset *selected,
                                      guint current);

G_END_DECLS
