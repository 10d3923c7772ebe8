/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Reads format, size and orientation of PNG, JPEG, GIF, WebP, BMP and ICO from their
 * bytes and refuses what is too large to be decoded. Every format that is not in
 * the table is refused, SVG among them: 111 bytes of it can ask for 7 GB. Pure functions,
 * any thread.
 */

#include "dateline-gtk/images/dateline-picture-header-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An icon holds one picture for each size; more than this is no icon. */
#define MAX_ICON_PICTURES 64

typedef struct
{
  const guint8 *bytes;
  gsize size;
} Input;

/* Multi-byte numbers; 0 past the end, which every reader below takes for broken. */

static guint
read_be16 (const Input *input, gsize at)
{
  if (input->size < 2 || at > input->size - 2)
    return 0;
  return input->bytes[at] << 8 | input->bytes[at + 1];
}

static guint
read_le16 (const Input *input, gsize at)
{
  return GUINT16_SWAP_LE_BE (read_be16 (input, at));
}

static guint32
read_be32 (const Input *input, gsize at)
{
  if (input->size < 4 || at > input->size - 4)
    return 0;
  return (guint32) read_be16 (input, at) << 16 | read_be16 (input, at + 2);
}

static guint32
read_le32 (const Input *input, gsize at)
{
  return GUINT32_SWAP_LE_BE (read_be32 (input, at));
}

static guint32
read_le24 (const Input *input, gsize at)
{
  if (input->size < 3 || at > input->size - 3)
    return 0;
  return input->bytes[at] | input->bytes[at + 1] << 8 | input->bytes[at + 2] << 16;
}

static gboolean
has_bytes (const Input *input, gsize at, const char *expected, gsize length)
{
  return input->size >= length && at <= input->size - length &&
         memcmp (input->bytes + at, expected, length) == 0;
}

/* Numbers are clamped so that they fit an int and still fail the check of size. */
static void
set_size (DatelinePictureHeader *header, guint32 width, guint32 height)
{
  header->width = MIN (width, G_MAXINT);
  header->height = MIN (height, G_MAXINT);
}

static gboolean
read_png (const Input *input, DatelinePictureHeader *header)
{
  if (!has_bytes (input, 12, "IHDR", 4))
    return FALSE;
  set_size (header, read_be32 (input, 16), read_be32 (input, 20));
  return TRUE;
}

/* The orientation in an Exif block, which is a TIFF file without a picture. */
static int
read_exif_orientation (const Input *exif)
{
  gboolean big = has_bytes (exif, 0, "MM", 2);
  guint (*read16) (const Input *, gsize) = big ? read_be16 : read_le16;
  guint32 (*read32) (const Input *, gsize) = big ? read_be32 : read_le32;
  gsize directory = read32 (exif, 4);
  guint n_entries = read16 (exif, directory);

  for (guint i = 0; i < n_entries; i++)
    {
      gsize entry = directory + 2 + 12 * (gsize) i;
      guint value;

      if (entry >= exif->size)
        break;
      if (read16 (exif, entry) != 0x0112)
        continue;
      value = read16 (exif, entry + 8);
      return value >= 1 && value <= 8 ? (int) value : 1;
    }
  return 1;
}

static gboolean
is_jpeg_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 &&
         marker != 0xcc;
}

static gboolean
read_jpeg (const Input *input, DatelinePictureHeader *header)
{
  gsize at = 2;

  while (at + 4 <= input->size)
    {
      guint8 marker = input->bytes[at + 1];
      guint length = read_be16 (input, at + 2);

      if (input->bytes[at] != 0xff)
        return FALSE;
      if (marker == 0xff) /* padding before a marker */
        {
          at++;
          continue;
        }
      if (is_jpeg_frame (marker))
        {
          set_size (header, read_be16 (input, at + 7), read_be16 (input, at + 5));
          return TRUE;
        }
      if (marker == 0xe1 && length > 8 && at + 2 + length <= input->size &&
          has_bytes (input, at + 4, "Exif\0\0", 6))
        {
          Input exif = { input->bytes + at + 10, length - 8 };

          header->orientation = read_exif_orientation (&exif);
        }
      if (length < 2 || marker == 0xda || marker == 0xd9)
        return FALSE;
      at += 2 + length;
    }
  return FALSE;
}

/* Steps over a chain of GIF sub-blocks, each with its length before it. */
static gsize
skip_gif_blocks (const Input *input, gsize at)
{
  while (at < input->size && input->bytes[at] != 0)
    at += 1 + (gsize) input->bytes[at];
  return at + 1;
}

static gsize
skip_gif_extensions (const Input *input, gsize at)
{
  while (at + 1 < input->size && input->bytes[at] == 0x21)
    at = skip_gif_blocks (input, at + 2);
  return at;
}

static gsize
gif_colors_size (guint8 flags)
{
  return flags & 0x80 ? (gsize) 3 << ((flags & 7) + 1) : 0;
}

/* Finds the end of the first frame: an animation of thousands is shown as a still. */
static gboolean
read_gif (const Input *input, DatelinePictureHeader *header)
{
  gsize at;

  if (input->size < 13)
    return FALSE;
  set_size (header, read_le16 (input, 6), read_le16 (input, 8));
  at = skip_gif_extensions (input, 13 + gif_colors_size (input->bytes[10]));
  if (at + 10 > input->size || input->bytes[at] != 0x2c)
    return FALSE;
  if (read_le16 (input, at + 5) > header->width ||
      read_le16 (input, at + 7) > header->height)
    return FALSE;
  at = skip_gif_blocks (input, at + 11 + gif_colors_size (input->bytes[at + 9]));
  header->still_size = MIN (at, input->size);
  at = skip_gif_extensions (input, header->still_size);
  header->is_animated = at < input->size && input->bytes[at] == 0x2c;
  return TRUE;
}

/* Whether there are two frames among the chunks, each with its length before it. */
static gboolean
has_webp_frames (const Input *input)
{
  guint n_frames = 0;
  gsize at = 12;

  while (at + 8 <= input->size && n_frames < 2)
    {
      gsize length = read_le32 (input, at + 4);

      if (has_bytes (input, at, "ANMF", 4))
        n_frames++;
      at += 8 + length + length % 2;
    }
  return n_frames >= 2;
}

static gboolean
read_webp (const Input *input, DatelinePictureHeader *header)
{
  if (has_bytes (input, 12, "VP8X", 4))
    {
      set_size (header, 1 + read_le24 (input, 24), 1 + read_le24 (input, 27));
      header->is_animated = has_webp_frames (input);
    }
  else if (has_bytes (input, 12, "VP8L", 4))
    {
      guint32 bits = read_le32 (input, 21);

      set_size (header, 1 + (bits & 0x3fff), 1 + (bits >> 14 & 0x3fff));
    }
  else if (has_bytes (input, 12, "VP8 ", 4))
    set_size (header, read_le16 (input, 26) & 0x3fff, read_le16 (input, 28) & 0x3fff);
  else
    return FALSE;
  return input->size >= 30;
}

/* A device-independent bitmap, as in a BMP file after its first 14 bytes and in icons. */
static gboolean
read_bitmap (const Input *input, gsize at, DatelinePictureHeader *header)
{
  guint32 header_size = read_le32 (input, at);
  gint32 height;

  if (header_size == 12)
    {
      set_size (header, read_le16 (input, at + 4), read_le16 (input, at + 6));
      return TRUE;
    }
  if (header_size < 40 || header_size > 256)
    return FALSE;
  /* A negative height only says that the rows stand top down. */
  height = (gint32) read_le32 (input, at + 8);
  set_size (header,
            read_le32 (input, at + 4),
            height < 0 ? -(guint32) height : (guint32) height);
  return TRUE;
}

static gboolean
read_bmp (const Input *input, DatelinePictureHeader *header)
{
  return read_bitmap (input, 14, header);
}

/* The largest of the pictures in an icon stands for all of them: their own headers are
 * read, as the directory's single bytes may say anything. */
static gboolean
read_ico (const Input *input, DatelinePictureHeader *header)
{
  guint n = read_le16 (input, 4);

  if (n == 0 || n > MAX_ICON_PICTURES)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      DatelinePictureHeader inner = { 0 };
      gsize at = read_le32 (input, 6 + 16 * (gsize) i + 12);
      Input rest;

      if (at >= input->size)
        return FALSE;
      rest = (Input){ input->bytes + at, input->size - at };
      if (has_bytes (&rest, 0, "\x89PNG", 4))
        {
          if (!read_png (&rest, &inner))
            return FALSE;
        }
      else if (read_bitmap (&rest, 0, &inner))
        inner.height /= 2; /* the mask stands below the picture */
      else
        return FALSE;
      header->width = MAX (header->width, inner.width);
      header->height = MAX (header->height, inner.height);
    }
  return TRUE;
}

static const struct
{
  const char *magic;
  gsize length;
  gsize at;
  DatelinePictureFormat format;
  gboolean (*read) (const Input *input, DatelinePictureHeader *header);
} formats[] = {
  { "\x89PNG\r\n\x1a\n", 8, 0, DATELINE_PICTURE_FORMAT_PNG, read_png },
  { "\xff\xd8\xff", 3, 0, DATELINE_PICTURE_FORMAT_JPEG, read_jpeg },
  { "GIF87a", 6, 0, DATELINE_PICTURE_FORMAT_GIF, read_gif },
  { "GIF89a", 6, 0, DATELINE_PICTURE_FORMAT_GIF, read_gif },
  { "WEBPVP8", 7, 8, DATELINE_PICTURE_FORMAT_WEBP, read_webp },
  { "BM", 2, 0, DATELINE_PICTURE_FORMAT_BMP, read_bmp },
  { "\0\0\1\0", 4, 0, DATELINE_PICTURE_FORMAT_ICO, read_ico },
};

static gboolean
check_size (const DatelinePictureHeader *header, GError **error)
{
  if (header->width <= 0 || header->height <= 0)
    {
      g_set_error_literal (error,
                           G_IO_ERROR,
                           G_IO_ERROR_INVALID_DATA,
                           _ ("The picture is damaged."));
      return FALSE;
    }
  if (header->width > DATELINE_PICTURE_MAX_SIDE ||
      header->height > DATELINE_PICTURE_MAX_SIDE ||
      (gint64) header->width * header->height > DATELINE_PICTURE_MAX_PIXELS)
    {
      g_set_error (error,
                   G_IO_ERROR,
                   G_IO_ERROR_MESSAGE_TOO_LARGE,
                   _ ("The picture is too large to be shown: %d by %d pixels."),
                   header->width,
                   header->height);
      return FALSE;
    }
  return TRUE;
}

/* Fills @header from the beginning of a picture's @bytes. Fails with
 * G_IO_ERROR_NOT_SUPPORTED on a format that is not shown, G_IO_ERROR_INVALID_DATA on a
 * broken one and G_IO_ERROR_MESSAGE_TOO_LARGE on one beyond the limits. */
gboolean
dateline_picture_header_read (const guint8 *bytes,
                              gsize size,
                              DatelinePictureHeader *header,
                              GError **error)
{
  Input input = { bytes, size };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (!has_bytes (&input, formats[i].at, formats[i].magic, formats[i].length))
        continue;
      *header = (DatelinePictureHeader){
        .format = formats[i].format,
        .orientation = 1,
        .still_size = size,
      };
      if (!formats[i].read (&input, header))
        header->width = 0;
      return check_size (header, error);
    }
  g_set_error_literal (error,
                       G_IO_ERROR,
                       G_IO_ERROR_NOT_SUPPORTED,
                       _ ("The picture is of a kind that is not shown."));
  return FALSE;
}

/* The size in pixels once it has been turned. */
void
dateline_picture_header_get_shown_size (const DatelinePictureHeader *header,
                                        int *width,
                                        int *height)
{
  gboolean is_turned = header->orientation >= 5;

  *width = is_turned ? header->height : header->width;
  *height = is_turned ? header->width : header->height;
}
