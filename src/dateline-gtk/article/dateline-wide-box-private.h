/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Holds what may be wider than the column, as code and tables, and scrolls it sideways.
 * Main context only.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_WIDE_BOX (dateline_wide_box_get_type ())

G_DECLARE_FINAL_TYPE (DatelineWideBox, dateline_wide_box, DATELINE, WIDE_BOX, GtkWidget)

GtkWidget *dateline_wide_box_new (GtkWidget *child, const char *css_class);
void dateline_wide_box_reveal (DatelineWideBox *self, int start, int end);

G_END_DECLS
