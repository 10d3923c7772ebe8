/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The keyboard's focus in a list whose rows are replaced; see dateline-list-focus.c. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dateline_list_focus_keep (GtkWidget *list_view, GListModel *model);

G_END_DECLS
