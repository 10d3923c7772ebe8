/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* PNG by libpng, a row at a time where the file is stored so. Of a file only what is
 * needed to draw it is read: text, colour profiles and the like are passed over.
 */

#include "picture-worker/dateline-picture-formats.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#define MAX_CHUNK (8 * 1024 * 1024)

typedef struct
{
  png_structp png;
  png_infop header;
  jmp_buf failed;
  const DatelinePictureDrawing *drawing;
  gsize at; /* what of the file has been read */
  DatelinePictureScaler scaler;
  guint8 *rows; /* one, or all of a picture that comes in passes */
  gboolean is_transparent;
} Decoding;

static void
fail_cb (png_structp png, png_const_charp message)
{
  longjmp (((Decoding *) png_get_error_ptr (png))->failed, 1);
}

static void
say_nothing_cb (png_structp png, png_const_charp message)
{
}

static void
read_cb (png_structp png, png_bytep to, gsize size)
{
  Decoding *self = png_get_io_ptr (png);

  if (size > self->drawing->size - self->at)
    png_error (png, "cut off");
  memcpy (to, self->drawing->bytes + self->at, size);
  self->at += size;
}

/* Whatever is stored comes out as BGRA. */
static void
ask_for_pixels (Decoding *self)
{
  png_structp png = self->png;
  gboolean has_alpha = (png_get_color_type (png, self->header) & PNG_COLOR_MASK_ALPHA) ||
                       png_get_valid (png, self->header, PNG_INFO_tRNS);

  png_set_expand (png);
  png_set_scale_16 (png);
  png_set_gray_to_rgb (png);
  png_set_bgr (png);
  if (!has_alpha)
    png_set_filler (png, 255, PNG_FILLER_AFTER);
  self->is_transparent = has_alpha;
}

static int
start (Decoding *self)
{
  const DatelinePictureDrawing *drawing = self->drawing;
  png_structp png = self->png;
  gsize stride = (gsize) drawing->width * 4;
  int n_passes;

  png_set_read_fn (png, self, read_cb);
  png_set_keep_unknown_chunks (png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
  png_set_user_limits (png, drawing->width, drawing->height);
  png_set_chunk_malloc_max (png, MAX_CHUNK);
  png_read_info (png, self->header);
  if (png_get_image_width (png, self->header) != (guint) drawing->width ||
      png_get_image_height (png, self->header) != (guint) drawing->height)
    png_error (png, "another size");
  ask_for_pixels (self);
  n_passes = png_set_interlace_handling (png);
  png_read_update_info (png, self->header);
  if (png_get_rowbytes (png, self->header) != stride)
    png_error (png, "another layout");
  self->rows = calloc (n_passes > 1 ? drawing->height : 1, stride);
  if (self->rows == NULL || !dateline_picture_scaler_init (&self->scaler,
                                                           drawing->width,
                                                           drawing->height,
                                                           drawing->shown_width,
                                                           drawing->shown_height,
                                                           drawing->pixels))
    png_error (png, "no memory");
  return n_passes;
}

static void
add_row (Decoding *self, guint8 *row)
{
  if (self->is_transparent)
    dateline_picture_premultiply (row, self->drawing->width);
  dateline_picture_scaler_add_row (&self->scaler, row);
}

static void
read_rows (Decoding *self, int n_passes)
{
  gsize stride = (gsize) self->drawing->width * 4;
  int height = self->drawing->height;

  if (n_passes == 1)
    {
      for (int y = 0; y < height; y++)
        {
          png_read_row (self->png, self->rows, NULL);
          add_row (self, self->rows);
        }
      return;
    }
  for (int pass = 0; pass < n_passes; pass++)
    for (int y = 0; y < height; y++)
      png_read_row (self->png, self->rows + y * stride, NULL);
  for (int y = 0; y < height; y++)
    add_row (self, self->rows + y * stride);
}

/* A file that breaks off is not shown: what it lacks would be a hole. */
gboolean
dateline_picture_draw_png (const DatelinePictureDrawing *drawing)
{
  Decoding self = { .drawing = drawing };
  gboolean is_drawn;

  self.png =
      png_create_read_struct (PNG_LIBPNG_VER_STRING, &self, fail_cb, say_nothing_cb);
  if (self.png == NULL)
    return FALSE;
  self.header = png_create_info_struct (self.png);
  if (self.header != NULL && setjmp (self.failed) == 0)
    read_rows (&self, start (&self));
  is_drawn = dateline_picture_scaler_is_full (&self.scaler) && self.scaler.height > 0;
  dateline_picture_scaler_clear (&self.scaler);
  free (self.rows);
  png_destroy_read_struct (&self.png, &self.header, NULL);
  return is_drawn;
}
