/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* BMP and ICO, which feeds still have for icons: bitmaps that are not packed, and PNG
 * inside of an icon.
 */

#include "dateline-gtk/images/dateline-picture-protocol-private.h"
#include "picture-worker/dateline-picture-formats.h"

#include <stdlib.h>
#include <string.h>

#define DIRECTORY_SIZE 6
#define ENTRY_SIZE 16
#define MAX_ENTRIES 64
#define NOT_PACKED 0
#define BY_MASKS 3

/* A bitmap without the 14 bytes that a file has before it. */
typedef struct
{
  const guint8 *bytes;
  gsize size;
  int width;
  int height; /* of what is seen */
  guint depth;
  gboolean is_top_down;
  const guint8 *colors;
  guint n_colors;
  guint color_size;
  const guint8 *rows;
  gsize stride;
  const guint8 *mask; /* a bit a pixel: set where it is transparent; or NULL */
  gsize mask_stride;
  gboolean has_alpha;
} Bitmap;

static guint
read_le16 (const guint8 *bytes)
{
  return bytes[0] | bytes[1] << 8;
}

static guint32
read_le32 (const guint8 *bytes)
{
  return read_le16 (bytes) | (guint32) read_le16 (bytes + 2) << 16;
}

static gsize
count_stride (int width, guint depth)
{
  return ((gsize) width * depth + 31) / 32 * 4;
}

/* Reads sizes; returns how many bytes the header and what belongs to it take, 0 if it is
 * of a kind that is not shown. */
static gsize
read_header (Bitmap *self)
{
  guint32 header_size = self->size >= 40 ? read_le32 (self->bytes) : 0;
  gint64 height;
  guint32 packing = NOT_PACKED;
  gsize masks_size = 0;

  if (header_size == 12)
    {
      self->width = read_le16 (self->bytes + 4);
      height = read_le16 (self->bytes + 6);
      self->depth = read_le16 (self->bytes + 10);
      self->color_size = 3;
    }
  else if (header_size >= 40 && header_size <= self->size)
    {
      self->width = MIN (read_le32 (self->bytes + 4), DATELINE_PICTURE_MAX_SIDE + 1);
      height = (gint32) read_le32 (self->bytes + 8);
      self->depth = read_le16 (self->bytes + 14);
      packing = read_le32 (self->bytes + 16);
      self->n_colors = MIN (read_le32 (self->bytes + 32), 256);
      self->color_size = 4;
      /* The masks of the usual layouts are taken for granted. */
      masks_size = packing == BY_MASKS && header_size == 40 ? 12 : 0;
    }
  else
    return 0;
  self->is_top_down = height < 0;
  height = ABS (height);
  if (self->width > DATELINE_PICTURE_MAX_SIDE || height > 2 * DATELINE_PICTURE_MAX_SIDE ||
      !(packing == NOT_PACKED || (packing == BY_MASKS && self->depth == 32)))
    return 0;
  self->height = height;
  return header_size + masks_size;
}

static gboolean
read_colors (Bitmap *self, gsize at)
{
  if (self->depth > 8)
    self->n_colors = 0;
  else if (self->n_colors == 0 || self->n_colors > 1u << self->depth)
    self->n_colors = 1u << self->depth;
  if (self->size - at < (gsize) self->n_colors * self->color_size)
    return FALSE;
  self->colors = self->bytes + at;
  return TRUE;
}

static gboolean
is_known_depth (guint depth)
{
  return depth == 1 || depth == 4 || depth == 8 || depth == 24 || depth == 32;
}

/* Whether any pixel is not wholly transparent: where none is, the byte has no meaning. */
static gboolean
find_alpha (const Bitmap *self)
{
  for (int y = 0; self->depth == 32 && y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      if (self->rows[y * self->stride + (gsize) x * 4 + 3] != 0)
        return TRUE;
  return FALSE;
}

/* @rows_at: where the rows are said to stand, 0 for behind the header. In an icon the
 * mask stands below the picture and counts in its height. */
static gboolean
bitmap_init (Bitmap *self,
             const guint8 *bytes,
             gsize size,
             gsize rows_at,
             gboolean is_icon)
{
  gsize at;

  *self = (Bitmap){ .bytes = bytes, .size = size };
  at = read_header (self);
  if (is_icon)
    self->height /= 2;
  if (at == 0 || at > size || self->width < 1 || self->height < 1 ||
      self->height > DATELINE_PICTURE_MAX_SIDE || !is_known_depth (self->depth) ||
      !read_colors (self, at))
    return FALSE;
  at += (gsize) self->n_colors * self->color_size;
  if (rows_at > at)
    at = rows_at;
  self->stride = count_stride (self->width, self->depth);
  if (at > size || size - at < self->stride * self->height)
    return FALSE;
  self->rows = bytes + at;
  self->has_alpha = find_alpha (self);
  at += self->stride * self->height;
  self->mask_stride = count_stride (self->width, 1);
  if (is_icon && !self->has_alpha && size - at >= self->mask_stride * self->height)
    self->mask = bytes + at;
  return TRUE;
}

static void
read_pixel (const Bitmap *self, const guint8 *row, int x, guint8 *pixel)
{
  if (self->depth >= 24)
    {
      memcpy (pixel, row + (gsize) x * self->depth / 8, 3);
      if (self->has_alpha)
        pixel[3] = row[(gsize) x * 4 + 3];
    }
  else
    {
      guint per_byte = 8 / self->depth;
      guint shift = 8 - self->depth * (x % per_byte + 1);
      guint index = row[x / per_byte] >> shift & ((1u << self->depth) - 1);

      if (index < self->n_colors)
        memcpy (pixel, self->colors + index * self->color_size, 3);
    }
}

static gboolean
bitmap_draw (const Bitmap *self, const DatelinePictureDrawing *drawing)
{
  DatelinePictureScaler scaler;
  guint8 *pixels = malloc ((gsize) self->width * 4);
  gboolean is_ready = pixels != NULL && self->width == drawing->width &&
                      self->height == drawing->height &&
                      dateline_picture_scaler_init (&scaler,
                                                    self->width,
                                                    self->height,
                                                    drawing->shown_width,
                                                    drawing->shown_height,
                                                    drawing->pixels);

  for (int y = 0; is_ready && y < self->height; y++)
    {
      gsize stored = self->is_top_down ? y : self->height - 1 - y;
      const guint8 *row = self->rows + stored * self->stride;

      for (int x = 0; x < self->width; x++)
        {
          guint8 *pixel = pixels + (gsize) x * 4;
          const guint8 *mask =
              self->mask != NULL ? self->mask + stored * self->mask_stride : NULL;

          memcpy (pixel, "\0\0\0\xff", 4);
          read_pixel (self, row, x, pixel);
          if (mask != NULL && (mask[x / 8] << (x % 8) & 0x80))
            memset (pixel, 0, 4);
        }
      dateline_picture_premultiply (pixels, self->width);
      dateline_picture_scaler_add_row (&scaler, pixels);
    }
  if (is_ready)
    dateline_picture_scaler_clear (&scaler);
  free (pixels);
  return is_ready;
}

gboolean
dateline_picture_draw_bmp (const DatelinePictureDrawing *drawing)
{
  Bitmap bitmap;
  gsize rows_at = drawing->size >= 14 ? read_le32 (drawing->bytes + 10) : 0;

  return drawing->size > 14 &&
         bitmap_init (&bitmap,
                      drawing->bytes + 14,
                      drawing->size - 14,
                      rows_at > 14 ? rows_at - 14 : 0,
                      FALSE) &&
         bitmap_draw (&bitmap, drawing);
}

/* One of the pictures in an icon. */
static gboolean
draw_entry (const DatelinePictureDrawing *drawing, const guint8 *entry)
{
  gsize at = read_le32 (entry + 12);
  DatelinePictureDrawing inner = *drawing;
  Bitmap bitmap;

  if (at >= drawing->size)
    return FALSE;
  inner.bytes = drawing->bytes + at;
  inner.size = drawing->size - at;
  if (inner.size > 8 && memcmp (inner.bytes, "\x89PNG", 4) == 0)
    return dateline_picture_draw_png (&inner);
  return bitmap_init (&bitmap, inner.bytes, inner.size, 0, TRUE) &&
         bitmap_draw (&bitmap, &inner);
}

/* The last of the pictures that have the size which the header was found to say: with
 * the same size the one with more colours stands behind. */
gboolean
dateline_picture_draw_ico (const DatelinePictureDrawing *drawing)
{
  guint n = drawing->size >= DIRECTORY_SIZE ? read_le16 (drawing->bytes + 4) : 0;

  n = MIN (n, MAX_ENTRIES);
  while (n-- > 0)
    {
      gsize at = DIRECTORY_SIZE + (gsize) n * ENTRY_SIZE;

      if (at + ENTRY_SIZE <= drawing->size && draw_entry (drawing, drawing->bytes + at))
        return TRUE;
    }
  return FALSE;
}
