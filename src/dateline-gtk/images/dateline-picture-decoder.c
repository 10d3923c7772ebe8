/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* No decoder is in this process: the header is read by our own code, which decides
 * whether the picture is decoded at all and how large its pixels are; the rest is done by
 * a process that gets the bytes and the room for exactly these pixels.
 *
 * The pixels come out as premultiplied BGRA. Where none of them lets anything through,
 * which is most pictures, they are called straight BGRA, which is the same then: GTK 4.8
 * takes premultiplied pixels through floating point every time that it draws them, for
 * three times the price.
 */

#include "dateline-gtk/images/dateline-picture-decoder-private.h"

#include "dateline-gtk/images/dateline-picture-memory-private.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

typedef struct
{
  int max_width;
  int max_height;
} Bounds;

static void
set_damaged_error (GError **error)
{
  g_set_error_literal (error,
                       G_IO_ERROR,
                       G_IO_ERROR_INVALID_DATA,
                       _ ("The picture is damaged."));
}

static void
set_no_memory_error (GError **error)
{
  g_set_error_literal (error,
                       G_IO_ERROR,
                       G_IO_ERROR_NO_SPACE,
                       _ ("There is no memory for the picture."));
}

/* Scales a size down to one bound, or with two bounds so that it just covers them: what
 * is given as a box is a thumbnail, whose edges are cropped. Never up. */
static void
scale_to_bounds (const Bounds *bounds, int *width, int *height)
{
  double across = bounds->max_width > 0 ? (double) bounds->max_width / *width : 0;
  double down = bounds->max_height > 0 ? (double) bounds->max_height / *height : 0;
  double factor = MAX (across, down);

  if (factor <= 0 || factor >= 1)
    return;
  *width = MAX (1, (int) (*width * factor + 0.5));
  *height = MAX (1, (int) (*height * factor + 0.5));
}

/* Reads the header and fills in what is asked for. */
static gboolean
prepare (GBytes *bytes,
         const Bounds *bounds,
         DatelinePictureRequest *request,
         gboolean all_frames,
         GError **error)
{
  DatelinePictureHeader header;
  int width;
  int height;
  gsize size;
  const guint8 *start = g_bytes_get_data (bytes, &size);

  if (size > G_MAXUINT32)
    {
      set_damaged_error (error);
      return FALSE;
    }
  if (!dateline_picture_header_read (start, size, &header, error))
    return FALSE;
  /* The bounds are for what is seen. */
  dateline_picture_header_get_shown_size (&header, &width, &height);
  scale_to_bounds (bounds, &width, &height);
  *request = (DatelinePictureRequest){
    .kind = all_frames ? DATELINE_PICTURE_REQUEST_OPEN : DATELINE_PICTURE_REQUEST_DRAW,
    .format = header.format,
    .width = header.width,
    .height = header.height,
    .orientation = header.orientation,
    .shown_width = width,
    .shown_height = height,
    .size = all_frames ? size : header.still_size,
  };
  return TRUE;
}

static gboolean
is_opaque (GBytes *bytes)
{
  gsize size;
  const guint32 *pixels = g_bytes_get_data (bytes, &size);
  guint32 common = G_MAXUINT32;

  for (gsize i = 0; i < size / 4; i++)
    common &= GUINT32_FROM_LE (pixels[i]);
  return common >> 24 == 0xff;
}

/* What the process has drawn, if it has and has let go of it. One that keeps a hand on
 * the pixels has been taken over. */
static GdkTexture *
take_texture (DatelinePictureProcess *process,
              const DatelinePictureRequest *request,
              int pixels,
              GError **error)
{
  gsize stride = (gsize) request->shown_width * 4;
  g_autoptr (GBytes) bytes =
      dateline_picture_memory_read (pixels, stride * request->shown_height);

  if (bytes == NULL)
    {
      dateline_picture_process_end (process);
      g_set_error_literal (error,
                           G_IO_ERROR,
                           G_IO_ERROR_BROKEN_PIPE,
                           _ ("The picture cannot be unpacked."));
      return NULL;
    }
  return gdk_memory_texture_new (request->shown_width,
                                 request->shown_height,
                                 is_opaque (bytes) ? GDK_MEMORY_B8G8R8A8
                                                   : GDK_MEMORY_B8G8R8A8_PREMULTIPLIED,
                                 bytes,
                                 stride);
}

/* Asks for pixels. Returns NULL without an error after the last frame. */
static GdkTexture *
draw (DatelinePictureProcess *process,
      DatelinePictureRequest *request,
      int coded,
      guint *delay,
      GCancellable *cancellable,
      GError **error)
{
  gsize size = (gsize) request->shown_width * request->shown_height * 4;
  int pixels = dateline_picture_memory_new_for_pixels (size);
  int descriptors[] = { coded, pixels };
  gsize n_descriptors = coded >= 0 ? 2 : 1;
  DatelinePictureAnswer answer;
  GdkTexture *texture = NULL;

  if (pixels < 0)
    {
      set_no_memory_error (error);
      return NULL;
    }
  if (dateline_picture_process_request (process,
                                        request,
                                        descriptors + 2 - n_descriptors,
                                        n_descriptors,
                                        &answer,
                                        cancellable,
                                        error))
    {
      if (answer.outcome == DATELINE_PICTURE_OUTCOME_DRAWN)
        texture = take_texture (process, request, pixels, error);
      else if (answer.outcome == DATELINE_PICTURE_OUTCOME_DAMAGED)
        set_damaged_error (error);
      if (delay != NULL)
        *delay = answer.delay;
    }
  close (pixels);
  return texture;
}

/* Decodes the first frame of @bytes into a texture of at most @max_width device pixels,
 * or @max_height; given both, it just covers them; 0 is no bound. Fails as
 * dateline_picture_header_read() and dateline_picture_process_request() do, and with
 * G_IO_ERROR_INVALID_DATA where there is nothing to be seen. */
GdkTexture *
dateline_picture_decode (DatelinePictureProcess *process,
                         GBytes *bytes,
                         int max_width,
                         int max_height,
                         GCancellable *cancellable,
                         GError **error)
{
  Bounds bounds = { max_width, max_height };
  DatelinePictureRequest request;
  GdkTexture *texture;
  int coded;

  if (!prepare (bytes, &bounds, &request, FALSE, error))
    return NULL;
  coded = dateline_picture_memory_new_for_bytes (bytes, request.size);
  if (coded < 0)
    {
      set_no_memory_error (error);
      return NULL;
    }
  texture = draw (process, &request, coded, NULL, cancellable, error);
  close (coded);
  return texture;
}

/* Opens an animation in @process, which then serves nothing else. Fills @opened for
 * dateline_picture_decode_frame(), and @n_loops with how often it is to be shown, 0 for
 * ever. Fails as dateline_picture_decode() does. */
gboolean
dateline_picture_open_frames (DatelinePictureProcess *process,
                              GBytes *bytes,
                              int max_width,
                              int max_height,
                              DatelinePictureRequest *opened,
                              guint *n_loops,
                              GCancellable *cancellable,
                              GError **error)
{
  Bounds bounds = { max_width, max_height };
  DatelinePictureAnswer answer;
  gboolean is_answered;
  int coded;

  if (!prepare (bytes, &bounds, opened, TRUE, error))
    return FALSE;
  coded = dateline_picture_memory_new_for_bytes (bytes, opened->size);
  if (coded < 0)
    {
      set_no_memory_error (error);
      return FALSE;
    }
  is_answered = dateline_picture_process_request (process,
                                                  opened,
                                                  &coded,
                                                  1,
                                                  &answer,
                                                  cancellable,
                                                  error);
  close (coded);
  if (!is_answered)
    return FALSE;
  if (answer.outcome != DATELINE_PICTURE_OUTCOME_DRAWN)
    {
      set_damaged_error (error);
      return FALSE;
    }
  *n_loops = answer.delay;
  return TRUE;
}

/* Decodes the next frame of what is open, and fills @delay with the milliseconds that it
 * is to stay. Returns NULL without an error after the last one; the next is the first. */
GdkTexture *
dateline_picture_decode_frame (DatelinePictureProcess *process,
                               const DatelinePictureRequest *opened,
                               guint *delay,
                               GCancellable *cancellable,
                               GError **error)
{
  DatelinePictureRequest request = *opened;

  request.kind = DATELINE_PICTURE_REQUEST_NEXT;
  return draw (process, &request, -1, delay, cancellable, error);
}
