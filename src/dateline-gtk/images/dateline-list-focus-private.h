/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The keyboard's focus in a list whose rows are replaced; see dateline-list-focus.c. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dateline_list_focus_keep (GtkWidget *list_view, GListModel *model);
/* Whether @direction, of a key that goes from part to part of a window, leads out of
 * @widget, which holds a list and has the focus. */
gboolean dateline_list_focus_leaves (GtkWidget *widget, GtkDirectionType direction);
/* Moves the focus on within a container: the focus function of one that can be told to
 * take the focus itself, which GTK would do when it is to leave, or that hides children.
 */
gboolean dateline_list_focus_move (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
