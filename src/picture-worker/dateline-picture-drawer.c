/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From a request and the bytes of a picture to pixels: the one door to all decoders, for
 * the program and for whoever tests them. Knows no descriptors and no processes.
 */

#include "picture-worker/dateline-picture-drawer.h"

#include <stdlib.h>

static gboolean (*const draw_functions[]) (const DatelinePictureDrawing *drawing) = {
  [DATELINE_PICTURE_FORMAT_PNG] = dateline_picture_draw_png,
  [DATELINE_PICTURE_FORMAT_JPEG] = dateline_picture_draw_jpeg,
  [DATELINE_PICTURE_FORMAT_GIF] = dateline_picture_draw_gif,
  [DATELINE_PICTURE_FORMAT_WEBP] = dateline_picture_draw_webp,
  [DATELINE_PICTURE_FORMAT_BMP] = dateline_picture_draw_bmp,
  [DATELINE_PICTURE_FORMAT_ICO] = dateline_picture_draw_ico,
};

static gboolean
is_size (guint32 width, guint32 height)
{
  return width >= 1 && width <= DATELINE_PICTURE_MAX_SIDE && height >= 1 &&
         height <= DATELINE_PICTURE_MAX_SIDE &&
         (guint64) width * height <= DATELINE_PICTURE_MAX_PIXELS;
}

static gboolean
is_turned (const DatelinePictureRequest *request)
{
  return request->orientation >= 5;
}

/* Whether the numbers of @request are within the limits and go together. */
gboolean
dateline_picture_request_is_sound (const DatelinePictureRequest *request)
{
  guint32 seen_width = is_turned (request) ? request->height : request->width;
  guint32 seen_height = is_turned (request) ? request->width : request->height;

  return request->protocol == DATELINE_PICTURE_PROTOCOL &&
         request->format < DATELINE_PICTURE_N_FORMATS && request->orientation >= 1 &&
         request->orientation <= 8 && is_size (request->width, request->height) &&
         is_size (request->shown_width, request->shown_height) &&
         request->shown_width <= seen_width && request->shown_height <= seen_height &&
         request->size > 0;
}

/* Draws a picture, or the first frame of an animation, into @pixels, which are all 0. */
DatelinePictureOutcome
dateline_picture_drawer_draw (const DatelinePictureRequest *request,
                              const guint8 *bytes,
                              guint8 *pixels)
{
  gboolean turned = is_turned (request);
  DatelinePictureDrawing drawing = {
    .bytes = bytes,
    .size = request->size,
    .width = request->width,
    .height = request->height,
    .shown_width = turned ? request->shown_height : request->shown_width,
    .shown_height = turned ? request->shown_width : request->shown_height,
    .pixels = pixels,
  };
  gboolean is_drawn;

  if (request->orientation > 1)
    drawing.pixels = calloc ((gsize) drawing.shown_width * drawing.shown_height, 4);
  is_drawn = drawing.pixels != NULL && draw_functions[request->format](&drawing);
  if (is_drawn && request->orientation > 1)
    dateline_picture_turn (drawing.pixels,
                           drawing.shown_width,
                           drawing.shown_height,
                           request->orientation,
                           pixels);
  if (request->orientation > 1)
    free (drawing.pixels);
  return is_drawn ? DATELINE_PICTURE_OUTCOME_DRAWN : DATELINE_PICTURE_OUTCOME_DAMAGED;
}

/* Opens an animation, in the place of the one that was open. @bytes has to stay. */
DatelinePictureOutcome
dateline_picture_drawer_open (DatelinePictureDrawer *self,
                              const DatelinePictureRequest *request,
                              const guint8 *bytes,
                              guint32 *n_loops)
{
  dateline_picture_drawer_close (self);
  if (request->format != DATELINE_PICTURE_FORMAT_GIF &&
      request->format != DATELINE_PICTURE_FORMAT_WEBP)
    return DATELINE_PICTURE_OUTCOME_DAMAGED;
  self->width = request->shown_width;
  self->height = request->shown_height;
  self->moving =
      dateline_moving_picture_new (bytes,
                                   request->size,
                                   request->format == DATELINE_PICTURE_FORMAT_WEBP,
                                   request->width,
                                   request->height);
  if (self->moving == NULL)
    return DATELINE_PICTURE_OUTCOME_DAMAGED;
  *n_loops = dateline_moving_picture_get_n_loops (self->moving);
  return DATELINE_PICTURE_OUTCOME_DRAWN;
}

/* Draws the next frame of the animation that is open, at the size that was asked for
 * then. */
DatelinePictureOutcome
dateline_picture_drawer_next (DatelinePictureDrawer *self,
                              const DatelinePictureRequest *request,
                              guint8 *pixels,
                              guint32 *delay)
{
  int milliseconds = 0;

  if (self->moving == NULL || request->shown_width != (guint32) self->width ||
      request->shown_height != (guint32) self->height)
    return DATELINE_PICTURE_OUTCOME_DAMAGED;
  if (!dateline_moving_picture_draw_next (self->moving,
                                          self->width,
                                          self->height,
                                          pixels,
                                          &milliseconds))
    return DATELINE_PICTURE_OUTCOME_ENDED;
  *delay = MAX (milliseconds, 0);
  return DATELINE_PICTURE_OUTCOME_DRAWN;
}

void
dateline_picture_drawer_close (DatelinePictureDrawer *self)
{
  dateline_moving_picture_free (self->moving);
  self->moving = NULL;
}
