/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Decodes on a worker thread. WebP goes through libwebp, as gdk-pixbuf has no loader for
 * it on Debian 12; the other formats through the one gdk-pixbuf loader that their header
 * names, so that none of its other loaders can be reached by what a publisher sends.
 *
 * The pixels come out as premultiplied BGRA: what cairo draws without converting it again
 * in every frame.
 */

#include "dateline-gtk/images/dateline-picture-decoder-private.h"

#include "dateline-gtk/images/dateline-picture-header-private.h"

#include <glib/gi18n-lib.h>
#include <webp/decode.h>
#include <webp/demux.h>

#define PIXEL_FORMAT GDK_MEMORY_B8G8R8A8_PREMULTIPLIED

static const char *const loader_names[] = {
  [DATELINE_PICTURE_FORMAT_PNG] = "png", [DATELINE_PICTURE_FORMAT_JPEG] = "jpeg",
  [DATELINE_PICTURE_FORMAT_GIF] = "gif", [DATELINE_PICTURE_FORMAT_BMP] = "bmp",
  [DATELINE_PICTURE_FORMAT_ICO] = "ico",
};

typedef struct
{
  int max_width;
  int max_height;
} Bounds;

/* What a loader says while it works. */
typedef struct
{
  DatelinePictureFormat format;
  Bounds bounds;
  gboolean is_refused;
  int n_rows; /* that have been decoded so far */
} Progress;

static void
set_damaged_error (GError **error)
{
  g_set_error_literal (error,
                       G_IO_ERROR,
                       G_IO_ERROR_INVALID_DATA,
                       _ ("The picture is damaged."));
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

static GdkTexture *
texture_new (guchar *pixels, int width, int height, GDestroyNotify free_pixels)
{
  gsize stride = (gsize) width * 4;
  g_autoptr (GBytes) bytes =
      g_bytes_new_with_free_func (pixels, stride * height, free_pixels, pixels);

  return gdk_memory_texture_new (width, height, PIXEL_FORMAT, bytes, stride);
}

static guint8
premultiply (guint8 color, guint8 alpha)
{
  guint product = color * alpha + 128;

  return (product + (product >> 8)) >> 8;
}

static GdkTexture *
texture_new_for_pixbuf (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  gsize from_stride = gdk_pixbuf_get_rowstride (pixbuf);
  const guint8 *from = gdk_pixbuf_read_pixels (pixbuf);
  guint8 *pixels = g_malloc ((gsize) width * height * 4);
  guint8 *to = pixels;

  for (int y = 0; y < height; y++)
    {
      const guint8 *pixel = from + y * from_stride;

      for (int x = 0; x < width; x++, pixel += n_channels, to += 4)
        {
          guint8 alpha = n_channels == 4 ? pixel[3] : 255;

          to[0] = premultiply (pixel[2], alpha);
          to[1] = premultiply (pixel[1], alpha);
          to[2] = premultiply (pixel[0], alpha);
          to[3] = alpha;
        }
    }
  return texture_new (pixels, width, height, g_free);
}

/* JPEG is decoded to a half, a quarter or an eighth at once, in a fraction of the time
 * and memory. The rest of the way is scaled after. */
static int
find_divisor (const Bounds *bounds, int width, int height)
{
  int wanted_width = width;
  int wanted_height = height;
  int divisor = 8;

  scale_to_bounds (bounds, &wanted_width, &wanted_height);
  while (divisor > 1 &&
         (width / divisor < wanted_width || height / divisor < wanted_height))
    divisor /= 2;
  return divisor;
}

/* The loader has read the size by itself now, which is the one that it will allocate. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, Progress *progress)
{
  int divisor;

  if (width > DATELINE_PICTURE_MAX_SIDE || height > DATELINE_PICTURE_MAX_SIDE ||
      (gint64) width * height > DATELINE_PICTURE_MAX_PIXELS)
    {
      progress->is_refused = TRUE;
      gdk_pixbuf_loader_set_size (loader, 0, 0);
      return;
    }
  if (progress->format != DATELINE_PICTURE_FORMAT_JPEG)
    return;
  divisor = find_divisor (&progress->bounds, width, height);
  gdk_pixbuf_loader_set_size (loader,
                              (width + divisor - 1) / divisor,
                              (height + divisor - 1) / divisor);
}

static void
area_updated_cb (GdkPixbufLoader *loader,
                 int x,
                 int y,
                 int width,
                 int height,
                 Progress *progress)
{
  progress->n_rows = MAX (progress->n_rows, y + height);
}

/* The PNG loader takes a file that breaks off for a whole one, and leaves the rows that
 * it lacks to whatever the memory held before. (That of JPEG makes them grey.) */
static gboolean
is_whole (const Progress *progress, GdkPixbuf *pixbuf)
{
  return progress->format != DATELINE_PICTURE_FORMAT_PNG ||
         progress->n_rows >= gdk_pixbuf_get_height (pixbuf);
}

/* Reads the first frame of @bytes, turned as it is to be seen. */
static GdkPixbuf *
load_pixbuf (GBytes *bytes, const DatelinePictureHeader *header, const Bounds *bounds)
{
  g_autoptr (GdkPixbufLoader) loader =
      gdk_pixbuf_loader_new_with_type (loader_names[header->format], NULL);
  g_autoptr (GBytes) still = g_bytes_new_from_bytes (bytes, 0, header->still_size);
  Progress progress = { header->format, *bounds };
  GdkPixbuf *pixbuf;
  gboolean is_read;

  if (loader == NULL)
    return NULL;
  /* The bounds are for what is seen, the loader scales what is stored. */
  if (header->orientation >= 5)
    progress.bounds = (Bounds){ bounds->max_height, bounds->max_width };
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &progress);
  g_signal_connect (loader, "area-updated", G_CALLBACK (area_updated_cb), &progress);
  is_read = gdk_pixbuf_loader_write_bytes (loader, still, NULL);
  if (is_read && header->format == DATELINE_PICTURE_FORMAT_GIF)
    is_read = gdk_pixbuf_loader_write (loader, (const guchar *) ";", 1, NULL);
  if (!gdk_pixbuf_loader_close (loader, NULL))
    is_read = FALSE;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (!is_read || progress.is_refused || pixbuf == NULL || !is_whole (&progress, pixbuf))
    return NULL;
  return gdk_pixbuf_apply_embedded_orientation (pixbuf);
}

static GdkTexture *
decode_with_pixbuf (GBytes *bytes,
                    const DatelinePictureHeader *header,
                    const Bounds *bounds,
                    GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = load_pixbuf (bytes, header, bounds);
  int width;
  int height;

  if (pixbuf != NULL)
    {
      width = gdk_pixbuf_get_width (pixbuf);
      height = gdk_pixbuf_get_height (pixbuf);
      scale_to_bounds (bounds, &width, &height);
      if (width != gdk_pixbuf_get_width (pixbuf) ||
          height != gdk_pixbuf_get_height (pixbuf))
        {
          GdkPixbuf *scaled =
              gdk_pixbuf_scale_simple (pixbuf, width, height, GDK_INTERP_BILINEAR);

          g_object_unref (pixbuf);
          pixbuf = scaled;
        }
    }
  if (pixbuf == NULL)
    {
      set_damaged_error (error);
      return NULL;
    }
  return texture_new_for_pixbuf (pixbuf);
}

/* One coded frame, scaled while it is decoded. */
static GdkTexture *
decode_webp_frame (const guint8 *bytes, gsize size, const Bounds *bounds, GError **error)
{
  WebPDecoderConfig config;
  guint8 *pixels;
  int width;
  int height;

  if (!WebPInitDecoderConfig (&config) ||
      WebPGetFeatures (bytes, size, &config.input) != VP8_STATUS_OK ||
      (gint64) config.input.width * config.input.height > DATELINE_PICTURE_MAX_PIXELS)
    {
      set_damaged_error (error);
      return NULL;
    }
  width = config.input.width;
  height = config.input.height;
  scale_to_bounds (bounds, &width, &height);
  pixels = g_malloc ((gsize) width * height * 4);

  config.options.use_scaling = width != config.input.width;
  config.options.scaled_width = width;
  config.options.scaled_height = height;
  config.output.colorspace = MODE_bgrA;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = pixels;
  config.output.u.RGBA.stride = width * 4;
  config.output.u.RGBA.size = (gsize) width * height * 4;
  if (WebPDecode (bytes, size, &config) != VP8_STATUS_OK)
    {
      g_free (pixels);
      set_damaged_error (error);
      return NULL;
    }
  return texture_new (pixels, width, height, g_free);
}

/* The first frame stands for an animation. */
static GdkTexture *
decode_with_webp (GBytes *bytes, const Bounds *bounds, GError **error)
{
  WebPData coded;
  WebPDemuxer *demuxer;
  WebPIterator frame;
  GdkTexture *texture = NULL;

  coded.bytes = g_bytes_get_data (bytes, &coded.size);
  demuxer = WebPDemux (&coded);
  if (demuxer == NULL || !WebPDemuxGetFrame (demuxer, 1, &frame))
    set_damaged_error (error);
  else
    {
      texture =
          decode_webp_frame (frame.fragment.bytes, frame.fragment.size, bounds, error);
      WebPDemuxReleaseIterator (&frame);
    }
  WebPDemuxDelete (demuxer);
  return texture;
}

/* Decodes the first frame of @bytes into a texture of at most @max_width device pixels,
 * or
 * @max_height; given both, it just covers them; 0 is no bound. Fails as
 * dateline_picture_header_read () does. */
GdkTexture *
dateline_picture_decode (GBytes *bytes, int max_width, int max_height, GError **error)
{
  DatelinePictureHeader header;
  Bounds bounds = { max_width, max_height };
  gsize size;
  const guint8 *start = g_bytes_get_data (bytes, &size);

  if (!dateline_picture_header_read (start, size, &header, error))
    return NULL;
  if (header.format == DATELINE_PICTURE_FORMAT_WEBP)
    return decode_with_webp (bytes, &bounds, error);
  return decode_with_pixbuf (bytes, &header, &bounds, error);
}
