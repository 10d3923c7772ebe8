/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a picture of days is painted with: the theme's colours, boxes and outlines. Main
 * context only.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @accent: in which days with stories are; the text's colour where a theme has none */
void dateline_day_paint_get_colors (GtkWidget *widget, GdkRGBA *color, GdkRGBA *accent);
void dateline_day_paint_append_box (GtkSnapshot *snapshot,
                                    const graphene_rect_t *bounds,
                                    GdkRGBA color,
                                    double opacity);
void dateline_day_paint_append_outline (GtkSnapshot *snapshot,
                                        const graphene_rect_t *bounds,
                                        const GdkRGBA *color,
                                        float width,
                                        float radius);

G_END_DECLS
