/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A paintable that moves when it is told to. Main context only. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_PICTURE_ANIMATION (dateline_picture_animation_get_type ())

G_DECLARE_FINAL_TYPE (DatelinePictureAnimation,
                      dateline_picture_animation,
                      DATELINE,
                      PICTURE_ANIMATION,
                      GObject)

DatelinePictureAnimation *dateline_picture_animation_new (const char *program,
                                                          GBytes *bytes,
                                                          int max_width,
                                                          int max_height,
                                                          GdkTexture *still);
gboolean dateline_picture_animation_get_playing (DatelinePictureAnimation *self);
void dateline_picture_animation_set_playing (DatelinePictureAnimation *self,
                                             gboolean playing);

G_END_DECLS
