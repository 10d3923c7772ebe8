/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The part of the story's menu that sets its text: size, typeface, lines and paper. Main
 * context only.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dateline_text_menu_new (GObject *view);

G_END_DECLS
