/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the column takes from the style sheet, and what it adds to it. Main context only. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkCssProvider *dateline_article_style_new_zoom (double zoom);
double dateline_article_style_get_em (GtkWidget *view);
double dateline_article_style_get_measure (GtkWidget *view);

G_END_DECLS
