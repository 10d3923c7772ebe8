/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A function a format: reads a picture and puts the rows of its first frame,
 * premultiplied BGRA, into a scaler that it makes. Returns whether there is something to
 * be seen.
 */

#pragma once

#include "picture-worker/dateline-picture-scaler.h"

/* A coded picture and the room for what is shown of it, as stored. */
typedef struct
{
  const guint8 *bytes;
  gsize size;
  int width; /* what its header says */
  int height;
  int shown_width;
  int shown_height;
  guint8 *pixels; /* all 0 at first */
} DatelinePictureDrawing;

gboolean dateline_picture_draw_png (const DatelinePictureDrawing *drawing);
gboolean dateline_picture_draw_jpeg (const DatelinePictureDrawing *drawing);
gboolean dateline_picture_draw_gif (const DatelinePictureDrawing *drawing);
gboolean dateline_picture_draw_webp (const DatelinePictureDrawing *drawing);
gboolean dateline_picture_draw_bmp (const DatelinePictureDrawing *drawing);
gboolean dateline_picture_draw_ico (const DatelinePictureDrawing *drawing);

gboolean dateline_picture_draw_canvas (const DatelinePictureDrawing *drawing,
                                       const guint8 *canvas);
