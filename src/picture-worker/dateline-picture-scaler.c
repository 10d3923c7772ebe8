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
  self->sums = calloc ((gsize) shown_width * CHANNELS * 2, sizeof (float));
  self->line = self->sums + (gsize) shown_width * CHANNELS;
  return self->sums != NULL;
}

void
dateline_picture_scaler_clear (DatelinePictureScaler *self)
{
  free (self->sums);
  self->sums = NULL;
}

/* The mean of each stretch of @row, of which the first and the last pixel may count in
 * part. */
static void
scale_across (DatelinePictureScaler *self, const guint8 *row)
{
  float step = (float) self->width / self->shown_width;
  float *to = self->line;

  for (int x = 0; x < self->shown_width; x++, to += CHANNELS)
    {
      float start = x * step;
      float end = MIN (start + step, self->width);
      int first = (int) start;
      int last = MIN ((int) end, self->width - 1);
      const guint8 *pixel = row + (gsize) first * CHANNELS;
      int sum[CHANNELS] = { 0 };
      float head = first - start; /* what of the first pixel is not covered, negative */
      float tail = end - last;    /* what of the last pixel is */

      for (int c = 0; c < CHANNELS; c++)
        to[c] = head * pixel[c];
      for (int at = first; at < last; at++, pixel += CHANNELS)
        for (int c = 0; c < CHANNELS; c++)
          sum[c] += pixel[c];
      for (int c = 0; c < CHANNELS; c++)
        to[c] = (to[c] + sum[c] + tail * pixel[c]) / step;
    }
}

static void
add_line (DatelinePictureScaler *self, float weight)
{
  gsize n = (gsize) self->shown_width * CHANNELS;

  for (gsize i = 0; i < n; i++)
    self->sums[i] += weight * self->line[i];
}

/* Puts out the row that was summed and starts the next one. */
static void
finish_row (DatelinePictureScaler *self)
{
  gsize n = (gsize) self->shown_width * CHANNELS;
  guint8 *to = self->pixels + self->shown_row * n;
  float share = (float) self->shown_height / self->height;

  for (gsize i = 0; i < n; i++)
    to[i] = (guint8) MIN (self->sums[i] * share + 0.5f, 255);
  memset (self->sums, 0, n * sizeof (float));
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
  if (self->sums == NULL)
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
