/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One picture that can be looked at closely: it fits the widget, and from there on is
 * zoomed about a point and moved. Main context only.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_PICTURE_CANVAS (dateline_picture_canvas_get_type ())

G_DECLARE_FINAL_TYPE (DatelinePictureCanvas,
                      dateline_picture_canvas,
                      DATELINE,
                      PICTURE_CANVAS,
                      GtkWidget)

GtkWidget *dateline_picture_canvas_new (void);
void dateline_picture_canvas_set_texture (DatelinePictureCanvas *self,
                                          GdkTexture *texture,
                                          gboolean is_whole);
GdkTexture *dateline_picture_canvas_get_texture (DatelinePictureCanvas *self);
void dateline_picture_canvas_reset (DatelinePictureCanvas *self);
double dateline_picture_canvas_get_zoom (DatelinePictureCanvas *self);
void dateline_picture_canvas_zoom_by (DatelinePictureCanvas *self,
                                      double factor,
                                      double x,
                                      double y);
gboolean dateline_picture_canvas_pan (DatelinePictureCanvas *self, double dx, double dy);
gboolean dateline_picture_canvas_wants_pixels (DatelinePictureCanvas *self);
void dateline_picture_canvas_get_bounds (DatelinePictureCanvas *self,
                                         graphene_rect_t *bounds);

G_END_DECLS
