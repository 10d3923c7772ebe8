/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a picture of days is painted with. Main context only. */

#include "dateline-gtk/reader/dateline-day-paint-private.h"

void
dateline_day_paint_get_colors (GtkWidget *widget, GdkRGBA *color, GdkRGBA *accent)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  gtk_style_context_get_color (style, color);
  if (!gtk_style_context_lookup_color (style, "accent_color", accent) &&
      !gtk_style_context_lookup_color (style, "theme_selected_bg_color", accent))
    *accent = *color;
}

void
dateline_day_paint_append_box (GtkSnapshot *snapshot,
                               const graphene_rect_t *bounds,
                               GdkRGBA color,
                               double opacity)
{
  color.alpha *= opacity;
  gtk_snapshot_append_color (snapshot, &color, bounds);
}

void
dateline_day_paint_append_outline (GtkSnapshot *snapshot,
                                   const graphene_rect_t *bounds,
                                   const GdkRGBA *color,
                                   float width,
                                   float radius)
{
  const float widths[] = { width, width, width, width };
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, radius);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}
