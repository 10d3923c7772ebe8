/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A picture with its caption and credit beneath. Main context only. */

#pragma once

#include "dateline-gtk/images/dateline-picture-loader.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_FIGURE (dateline_figure_get_type ())

G_DECLARE_FINAL_TYPE (DatelineFigure, dateline_figure, DATELINE, FIGURE, GtkWidget)

GtkWidget *dateline_figure_new (DatelinePicture *picture,
                                const char *caption,
                                DatelinePictureLoader *loader,
                                int width,
                                int scale);
const char *dateline_figure_get_name (DatelineFigure *self);
GtkWidget *dateline_figure_get_frame (DatelineFigure *self);
GtkWidget *dateline_figure_get_caption_label (DatelineFigure *self);
GdkTexture *dateline_figure_get_texture (DatelineFigure *self);
gboolean dateline_figure_has_failed (DatelineFigure *self);

G_END_DECLS
