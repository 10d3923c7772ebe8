/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* JPEG by libjpeg-turbo, which decodes to a half, a quarter or an eighth in a fraction of
 * the time and memory; the rest of the way is scaled after. A photograph that breaks off
 * shows what has come of it.
 */

#include "picture-worker/dateline-picture-formats.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

#ifndef JCS_ALPHA_EXTENSIONS
#error "libjpeg-turbo is needed"
#endif

/* Progressive pictures have about ten. Each is a pass over the whole picture, and the
 * coded bytes of one can be next to none. */
#define MAX_SCANS 100

typedef struct
{
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf failed;
  DatelinePictureScaler scaler;
  guint8 *row;
} Decoding;

static void
fail_cb (j_common_ptr jpeg)
{
  longjmp (((Decoding *) jpeg->client_data)->failed, 1);
}

static void
say_nothing_cb (j_common_ptr jpeg, int level)
{
}

static void
count_scans_cb (j_common_ptr jpeg)
{
  if (((j_decompress_ptr) jpeg)->input_scan_number > MAX_SCANS)
    fail_cb (jpeg);
}

static guint
find_divisor (const DatelinePictureDrawing *drawing)
{
  guint divisor = 8;

  while (divisor > 1 && (drawing->width / divisor < drawing->shown_width ||
                         drawing->height / divisor < drawing->shown_height))
    divisor /= 2;
  return divisor;
}

/* Ink to light. Adobe stores the four inks upside down. */
static void
convert_inks (guint8 *row, int width, gboolean is_inverted)
{
  for (int x = 0; x < width; x++, row += 4)
    {
      guint black = is_inverted ? row[3] : 255 - row[3];
      guint8 cyan = row[0];

      row[0] = (is_inverted ? row[2] : 255 - row[2]) * black / 255;
      row[1] = (is_inverted ? row[1] : 255 - row[1]) * black / 255;
      row[2] = (is_inverted ? cyan : 255 - cyan) * black / 255;
      row[3] = 255;
    }
}

static void
start (Decoding *self, const DatelinePictureDrawing *drawing)
{
  j_decompress_ptr jpeg = &self->jpeg;

  jpeg_create_decompress (jpeg);
  self->progress.progress_monitor = count_scans_cb;
  jpeg->progress = &self->progress;
  jpeg_mem_src (jpeg, drawing->bytes, drawing->size);
  jpeg_read_header (jpeg, TRUE);
  if (jpeg->image_width != (guint) drawing->width ||
      jpeg->image_height != (guint) drawing->height)
    fail_cb ((j_common_ptr) jpeg);
  jpeg->scale_num = 1;
  jpeg->scale_denom = find_divisor (drawing);
  jpeg->out_color_space =
      jpeg->num_components == 4 ? JCS_CMYK : JCS_EXT_BGRA; /* opaque */
  /* What is scaled down anyhow needs no smoothing. */
  jpeg->do_block_smoothing = FALSE;
  jpeg->do_fancy_upsampling =
      drawing->shown_width == drawing->width && drawing->shown_height == drawing->height;
  jpeg_start_decompress (jpeg);
  self->row = malloc ((gsize) jpeg->output_width * 4);
  if (self->row == NULL || jpeg->output_components != 4 ||
      !dateline_picture_scaler_init (&self->scaler,
                                     jpeg->output_width,
                                     jpeg->output_height,
                                     drawing->shown_width,
                                     drawing->shown_height,
                                     drawing->pixels))
    fail_cb ((j_common_ptr) jpeg);
}

gboolean
dateline_picture_draw_jpeg (const DatelinePictureDrawing *drawing)
{
  Decoding self = { 0 };
  j_decompress_ptr jpeg = &self.jpeg;
  gboolean is_drawn;

  jpeg->err = jpeg_std_error (&self.errors);
  jpeg->client_data = &self;
  self.errors.error_exit = fail_cb;
  self.errors.emit_message = say_nothing_cb;
  if (setjmp (self.failed) == 0)
    {
      start (&self, drawing);
      while (jpeg->output_scanline < jpeg->output_height)
        {
          JSAMPROW row = self.row;

          jpeg_read_scanlines (jpeg, &row, 1);
          if (jpeg->out_color_space == JCS_CMYK)
            convert_inks (row, jpeg->output_width, jpeg->saw_Adobe_marker);
          dateline_picture_scaler_add_row (&self.scaler, row);
        }
    }
  is_drawn = self.scaler.row > 0;
  dateline_picture_scaler_clear (&self.scaler);
  free (self.row);
  jpeg_destroy_decompress (jpeg);
  return is_drawn;
}
