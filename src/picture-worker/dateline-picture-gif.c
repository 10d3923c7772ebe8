/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The first frame of a GIF. */

#include "picture-worker/dateline-gif.h"
#include "picture-worker/dateline-picture-formats.h"

/* Scales a whole picture, premultiplied BGRA. */
gboolean
dateline_picture_draw_canvas (const DatelinePictureDrawing *drawing, const guint8 *canvas)
{
  gsize stride = (gsize) drawing->width * 4;
  DatelinePictureScaler scaler;
  gboolean is_ready = dateline_picture_scaler_init (&scaler,
                                                    drawing->width,
                                                    drawing->height,
                                                    drawing->shown_width,
                                                    drawing->shown_height,
                                                    drawing->pixels);

  for (int y = 0; is_ready && y < drawing->height; y++)
    dateline_picture_scaler_add_row (&scaler, canvas + y * stride);
  dateline_picture_scaler_clear (&scaler);
  return is_ready;
}

gboolean
dateline_picture_draw_gif (const DatelinePictureDrawing *drawing)
{
  DatelineGif gif;
  gboolean is_drawn = dateline_gif_init (&gif,
                                         drawing->bytes,
                                         drawing->size,
                                         drawing->width,
                                         drawing->height) &&
                      dateline_gif_read_frame (&gif) &&
                      dateline_picture_draw_canvas (drawing, gif.canvas);

  dateline_gif_clear (&gif);
  return is_drawn;
}
