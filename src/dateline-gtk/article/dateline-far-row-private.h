/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A row of the article that is far from the view: it has no place and is not painted.
 * Main context only.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Has assistive technology know of @row and of all that is in it. */
void dateline_far_row_let_be_heard (GtkWidget *row);

G_END_DECLS
