/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Each pixel that goes out is the mean of the area that it covers of what comes in, so
 * that nothing of a large picture falls between. A row at a time: a picture of 40
 * megapixels needs no room but for the rows at hand. Pixels are premultiplied BGRA.
 */

#include "picture-worker/dateline-picture-scaler.h"

#include <stdlib.h>
#include <string.h>

#define CHANNELS 4

/* The bits of a fraction of a pixel, and of one where so many are summed that it would be
 * too many. */
#define SHIFT 12
#define LEAST_SHIFT 8
#define MANY 1024

/* The four channels of a pixel at once: most processors have instructions for that. */
typedef float Floats __attribute__ ((vector_size (16)));
typedef gint32 Integers __attribute__ ((vector_size (16)));

/* The channels of pixels, summed: two of them in each number, 32 bits apart, and in no
 * order that matters. */
typedef struct
{
  guint64 even;
  guint64 odd;
} Sum;

static inline guint64
spread (guint32 channels)
{
  return (channels & 0xff) | (guint64) (channels & 0xff0000) << 16;
}

static inline void
add_pixel (Sum *sum, const guint8 *bytes, guint weight)
{
  guint32 pixel;

  memcpy (&pixel, bytes, sizeof pixel);
  sum->even += spread (pixel) * weight;
  sum->odd += spread (pixel >> 8) * weight;
}

static inline void
write_pixel (guint8 *bytes, Floats sum)
{
  Integers rounded = __builtin_convertvector(sum, Integers);
  guint32 pixel = rounded[0] | (guint32) rounded[1] << 16 | (guint32) rounded[2] << 8 |
                  (guint32) rounded[3] << 24;

  memcpy (bytes, &pixel, sizeof pixel);
}

/* Fails where there is no memory. */
gboolean
dateline_picture_scaler_init (DatelinePictureScaler *self,
                              int width,
                              int height,
                              int shown_width,
                              int shown_height,
                              guint8 *pixels)
{
  *self = (DatelinePictureScaler){
    .width = width,
    .height = height,
    .shown_width = shown_width,
    .shown_height = shown_height,
    .pixels = pixels,
  };
  if (shown_width > width || shown_height > height || shown_width < 1 || shown_height < 1)
    return FALSE;
  if (width == shown_width && height == shown_height)
    return TRUE;
  self->shift = width / shown_width < MANY ? SHIFT : LEAST_SHIFT;
  self->edges = malloc (((gsize) shown_width + 1) * sizeof *self->edges);
  self->sums = calloc (shown_width, CHANNELS * sizeof *self->sums);
  self->line = malloc ((gsize) shown_width * CHANNELS * sizeof *self->line);
  if (self->edges == NULL || self->sums == NULL || self->line == NULL)
    {
      dateline_picture_scaler_clear (self);
      return FALSE;
    }
  for (int x = 0; x <= shown_width; x++)
    self->edges[x] = ((guint64) x * width << self->shift) / shown_width;
  return TRUE;
}

void
dateline_picture_scaler_clear (DatelinePictureScaler *self)
{
  free (self->edges);
  free (self->sums);
  free (self->line);
  self->edges = NULL;
  self->sums = NULL;
  self->line = NULL;
}

/* Sums each stretch of @row, of which the first and the last pixel may count in part. */
static void
scale_across (DatelinePictureScaler *self, const guint8 *row)
{
  guint one = 1u << self->shift;

  for (int x = 0; x < self->shown_width; x++)
    {
      guint32 start = self->edges[x];
      guint32 end = self->edges[x + 1];
      guint32 last = end >> self->shift;
      const guint8 *pixel = row + (gsize) (start >> self->shift) * CHANNELS;
      const guint8 *last_pixel = row + (gsize) last * CHANNELS;
      Sum sum = { 0 };
      Sum whole = { 0 };

      add_pixel (&sum, pixel, one - (start & (one - 1)));
      for (pixel += CHANNELS; pixel < last_pixel; pixel += CHANNELS)
        add_pixel (&whole, pixel, 1);
      sum.even += whole.even << self->shift;
      sum.odd += whole.odd << self->shift;
      if (end & (one - 1))
        add_pixel (&sum, last_pixel, end & (one - 1));
      memcpy (self->line + (gsize) x * CHANNELS, &sum, sizeof sum);
    }
}

/* Adds to the row that goes out what it covers of the one that came in. */
static void
add_line (DatelinePictureScaler *self, float weight)
{
  gsize n = (gsize) self->shown_width * CHANNELS;

  for (gsize at = 0; at < n; at += CHANNELS)
    {
      Floats sum;
      Integers line;

      memcpy (&sum, self->sums + at, sizeof sum);
      memcpy (&line, self->line + at, sizeof line);
      sum += __builtin_convertvector(line, Floats) * weight;
      memcpy (self->sums + at, &sum, sizeof sum);
    }
}

/* Puts out the row that was summed and starts the next one. */
static void
finish_row (DatelinePictureScaler *self)
{
  gsize n = (gsize) self->shown_width * CHANNELS;
  guint8 *to = self->pixels + self->shown_row * n;
  double area = (double) self->height / self->shown_height * self->width /
                self->shown_width * (1u << self->shift);
  float share = 1 / area;

  for (gsize at = 0; at < n; at += CHANNELS)
    {
      Floats sum;

      /* Edges are rounded down, so that a sum can be a trifle too large. */
      memcpy (&sum, self->sums + at, sizeof sum);
      write_pixel (to + at, sum * share + 0.49f);
    }
  memset (self->sums, 0, n * sizeof *self->sums);
  self->shown_row++;
}

/* Takes the next row. Further ones than the picture has are passed over. */
void
dateline_picture_scaler_add_row (DatelinePictureScaler *self, const guint8 *row)
{
  double step = (double) self->height / self->shown_height;
  double end;
  double border;

  if (self->row >= self->height)
    return;
  if (self->edges == NULL)
    {
      gsize size = (gsize) self->width * CHANNELS;

      memcpy (self->pixels + self->row * size, row, size);
      self->row++;
      return;
    }
  scale_across (self, row);
  end = self->row + 1;
  border = (self->shown_row + 1) * step;
  self->row++;
  if (end < border - 1e-6 && self->row < self->height)
    {
      add_line (self, 1);
      return;
    }
  add_line (self, (float) CLAMP (border - (end - 1), 0, 1));
  finish_row (self);
  if (self->shown_row < self->shown_height)
    add_line (self, (float) CLAMP (end - border, 0, 1));
}

/* Whether every row has come. */
gboolean
dateline_picture_scaler_is_full (const DatelinePictureScaler *self)
{
  return self->row >= self->height;
}

/* Multiplies the colours of BGRA pixels with their opacity. */
void
dateline_picture_premultiply (guint8 *row, int width)
{
  for (int x = 0; x < width; x++, row += CHANNELS)
    {
      guint alpha = row[3];

      if (alpha == 255)
        continue;
      for (int c = 0; c < 3; c++)
        {
          guint product = row[c] * alpha + 128;

          row[c] = (product + (product >> 8)) >> 8;
        }
    }
}

/* How far to go in what is stored for one step to the right and one down in what is seen,
 * and whether each of them starts at the far end. */
static const struct
{
  gboolean is_swapped; /* rows are seen as columns */
  gboolean from_right;
  gboolean from_bottom;
} turns[] = {
  [1] = { FALSE, FALSE, FALSE }, [2] = { FALSE, TRUE, FALSE },
  [3] = { FALSE, TRUE, TRUE },   [4] = { FALSE, FALSE, TRUE },
  [5] = { TRUE, FALSE, FALSE },  [6] = { TRUE, FALSE, TRUE },
  [7] = { TRUE, TRUE, TRUE },    [8] = { TRUE, TRUE, FALSE },
};

/* Copies @pixels of @width by @height, as stored, into @turned as they are to be seen. */
void
dateline_picture_turn (const guint8 *pixels,
                       int width,
                       int height,
                       int orientation,
                       guint8 *turned)
{
  const guint32 *from = (const guint32 *) pixels;
  guint32 *to = (guint32 *) turned;
  gboolean is_swapped = turns[orientation].is_swapped;
  int seen_width = is_swapped ? height : width;
  int seen_height = is_swapped ? width : height;

  for (int y = 0; y < seen_height; y++)
    for (int x = 0; x < seen_width; x++)
      {
        int column = is_swapped ? y : x;
        int row = is_swapped ? x : y;

        if (turns[orientation].from_right)
          column = width - 1 - column;
        if (turns[orientation].from_bottom)
          row = height - 1 - row;
        *to++ = from[(gsize) row * width + column];
      }
}
