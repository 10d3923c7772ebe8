/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The button on a picture that can move. Main context only. */

#pragma once

#include "dateline-gtk/images/dateline-picture-loader.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_FIGURE_MOTION (dateline_figure_motion_get_type ())

G_DECLARE_FINAL_TYPE (DatelineFigureMotion,
                      dateline_figure_motion,
                      DATELINE,
                      FIGURE_MOTION,
                      GtkWidget)

GtkWidget *dateline_figure_motion_new (DatelinePictureLoader *loader, const char *uri);
void dateline_figure_motion_set_width (DatelineFigureMotion *self, int width);
gboolean dateline_figure_motion_get_playing (DatelineFigureMotion *self);
GdkPaintable *dateline_figure_motion_get_paintable (DatelineFigureMotion *self);

G_END_DECLS
