/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* WebP by libwebp, scaled while it is decoded. The first frame stands for an animation.
 */

#include "picture-worker/dateline-picture-formats.h"

#include <webp/decode.h>
#include <webp/demux.h>

/* A frame that covers the canvas. */
static gboolean
draw_frame (const DatelinePictureDrawing *drawing, const WebPData *frame)
{
  WebPDecoderConfig config;
  gsize stride = (gsize) drawing->shown_width * 4;

  if (!WebPInitDecoderConfig (&config) ||
      WebPGetFeatures (frame->bytes, frame->size, &config.input) != VP8_STATUS_OK ||
      config.input.width != drawing->width || config.input.height != drawing->height)
    return FALSE;
  config.options.use_scaling =
      drawing->shown_width != drawing->width || drawing->shown_height != drawing->height;
  config.options.scaled_width = drawing->shown_width;
  config.options.scaled_height = drawing->shown_height;
  config.output.colorspace = MODE_bgrA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = drawing->pixels;
  config.output.u.RGBA.stride = stride;
  config.output.u.RGBA.size = stride * drawing->shown_height;
  return WebPDecode (frame->bytes, frame->size, &config) == VP8_STATUS_OK;
}

/* A first frame that is smaller than the canvas is drawn as part of it. */
static gboolean
draw_part (const DatelinePictureDrawing *drawing, const WebPData *coded)
{
  WebPAnimDecoderOptions options;
  WebPAnimDecoder *decoder = NULL;
  guint8 *canvas;
  int timestamp;
  gboolean is_drawn = FALSE;

  if (WebPAnimDecoderOptionsInit (&options))
    {
      options.color_mode = MODE_bgrA;
      decoder = WebPAnimDecoderNew (coded, &options);
    }
  if (decoder != NULL && WebPAnimDecoderGetNext (decoder, &canvas, &timestamp))
    is_drawn = dateline_picture_draw_canvas (drawing, canvas);
  WebPAnimDecoderDelete (decoder);
  return is_drawn;
}

gboolean
dateline_picture_draw_webp (const DatelinePictureDrawing *drawing)
{
  WebPData coded = { drawing->bytes, drawing->size };
  WebPDemuxer *demuxer = WebPDemux (&coded);
  WebPIterator frame;
  gboolean is_drawn = FALSE;

  if (demuxer == NULL ||
      WebPDemuxGetI (demuxer, WEBP_FF_CANVAS_WIDTH) != (guint) drawing->width ||
      WebPDemuxGetI (demuxer, WEBP_FF_CANVAS_HEIGHT) != (guint) drawing->height)
    {
      WebPDemuxDelete (demuxer);
      return FALSE;
    }
  if (WebPDemuxGetFrame (demuxer, 1, &frame))
    {
      if (frame.width == drawing->width && frame.height == drawing->height)
        is_drawn = draw_frame (drawing, &frame.fragment);
      else
        is_drawn = draw_part (drawing, &coded);
      WebPDemuxReleaseIterator (&frame);
    }
  WebPDemuxDelete (demuxer);
  return is_drawn;
}
