/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How many stories are selected, where there are several, and what can be done to all of
 * them. Main context only. */

#pragma once

#include "dateline-gtk/headlines/dateline-headline-list.h"

G_BEGIN_DECLS

/* Makes the bar for @list; its buttons are actions of the reader. */
GtkWidget *dateline_selection_bar_new (DatelineHeadlineList *list);

G_END_DECLS
