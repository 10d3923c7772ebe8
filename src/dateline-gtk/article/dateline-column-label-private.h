/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A GtkLabel of wrapped text that takes the width that it is given, as the paragraphs of
 * a column do, and is laid out once for it.
 *
 * GtkLabel itself lays its text out four times before it is seen: for the least width,
 * for the most, for the height, and to be painted. Main context only.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_COLUMN_LABEL (dateline_column_label_get_type ())

GType dateline_column_label_get_type (void);

G_END_DECLS
