/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One canvas is kept, and the frames are drawn onto it as they are asked for: how many
 * there are costs no memory. After the last one, or after as many as are shown of any
 * animation, it starts again from the first.
 */

#include "picture-worker/dateline-moving-picture.h"

#include "dateline-gtk/images/dateline-picture-protocol-private.h"
#include "picture-worker/dateline-gif.h"

#include <stdlib.h>

#include <webp/demux.h>

struct _DatelineMovingPicture
{
  int width;
  int height;
  int n_loops;
  int n_frames; /* since the first one */
  DatelineGif gif;
  WebPAnimDecoder *webp; /* NULL: it is a GIF */
  int webp_time;         /* milliseconds, of the end of the frame that came last */
};

static gboolean
open_webp (DatelineMovingPicture *self, const guint8 *bytes, gsize size)
{
  WebPData coded = { bytes, size };
  WebPAnimDecoderOptions options;
  WebPAnimInfo about;

  if (!WebPAnimDecoderOptionsInit (&options))
    return FALSE;
  options.color_mode = MODE_bgrA;
  self->webp = WebPAnimDecoderNew (&coded, &options);
  if (self->webp == NULL || !WebPAnimDecoderGetInfo (self->webp, &about) ||
      about.canvas_width != (guint) self->width ||
      about.canvas_height != (guint) self->height)
    return FALSE;
  self->n_loops = MIN (about.loop_count, G_MAXUINT16);
  return TRUE;
}

/* @bytes has to outlive it. Returns NULL where there is nothing to be seen. */
DatelineMovingPicture *
dateline_moving_picture_new (const guint8 *bytes,
                             gsize size,
                             gboolean is_webp,
                             int width,
                             int height)
{
  DatelineMovingPicture *self = calloc (1, sizeof *self);
  gboolean is_open;

  if (self == NULL)
    return NULL;
  self->width = width;
  self->height = height;
  if (is_webp)
    is_open = open_webp (self, bytes, size);
  else
    is_open = dateline_gif_init (&self->gif, bytes, size, width, height);
  if (!is_open)
    {
      dateline_moving_picture_free (self);
      return NULL;
    }
  if (!is_webp)
    self->n_loops = dateline_gif_read_n_loops (&self->gif);
  return self;
}

void
dateline_moving_picture_free (DatelineMovingPicture *self)
{
  if (self == NULL)
    return;
  dateline_gif_clear (&self->gif);
  WebPAnimDecoderDelete (self->webp);
  free (self);
}

/* How often it is to be shown, 0 for ever. */
int
dateline_moving_picture_get_n_loops (const DatelineMovingPicture *self)
{
  return self->n_loops;
}

static const guint8 *
read_frame (DatelineMovingPicture *self, int *delay)
{
  guint8 *canvas;
  int time;

  if (self->webp == NULL)
    {
      if (!dateline_gif_read_frame (&self->gif))
        return NULL;
      *delay = self->gif.delay;
      return self->gif.canvas;
    }
  if (!WebPAnimDecoderGetNext (self->webp, &canvas, &time))
    return NULL;
  *delay = time - self->webp_time;
  self->webp_time = time;
  return canvas;
}

static void
start_over (DatelineMovingPicture *self)
{
  self->n_frames = 0;
  self->webp_time = 0;
  if (self->webp != NULL)
    WebPAnimDecoderReset (self->webp);
  else
    dateline_gif_rewind (&self->gif);
}

/* Draws the next frame, whose milliseconds are set at @delay. Returns FALSE after the
 * last one, and then goes on with the first. */
gboolean
dateline_moving_picture_draw_next (DatelineMovingPicture *self,
                                   int shown_width,
                                   int shown_height,
                                   guint8 *pixels,
                                   int *delay)
{
  DatelinePictureDrawing drawing = {
    .width = self->width,
    .height = self->height,
    .shown_width = shown_width,
    .shown_height = shown_height,
    .pixels = pixels,
  };
  const guint8 *canvas = NULL;

  if (self->n_frames < DATELINE_PICTURE_MAX_FRAMES)
    canvas = read_frame (self, delay);
  if (canvas == NULL)
    {
      start_over (self);
      return FALSE;
    }
  self->n_frames++;
  return dateline_picture_draw_canvas (&drawing, canvas);
}
