/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Lays children in lines, each at its natural width, as words in a text. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_FLOW_LAYOUT (dateline_flow_layout_get_type ())

G_DECLARE_FINAL_TYPE (DatelineFlowLayout,
                      dateline_flow_layout,
                      DATELINE,
                      FLOW_LAYOUT,
                      GtkLayoutManager)

GtkLayoutManager *dateline_flow_layout_new (int column_gap, int line_gap);

G_END_DECLS
