/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Reads GIF by GIF89a. Where files and the specification differ it follows browsers: the
 * canvas is transparent and not of the background colour, and what sticks out of it is
 * cut off. A frame that breaks off shows what has come of it.
 */

#include "picture-worker/dateline-gif.h"

#include "picture-worker/dateline-gif-unpacker.h"

#include <stdlib.h>
#include <string.h>

#define EXTENSION 0x21
#define FRAME 0x2c
#define GRAPHIC_CONTROL 0xf9
#define APPLICATION 0xff

enum
{
  DISPOSAL_CLEAR = 2,
  DISPOSAL_RESTORE = 3,
};

static guint
read_le16 (const guint8 *bytes)
{
  return bytes[0] | bytes[1] << 8;
}

/* Reads a table of colours if @flags announce one, and steps over it. */
static gboolean
read_colors (DatelineGif *self, guint8 flags, guint32 *colors)
{
  gsize n = 2u << (flags & 7);

  if (!(flags & 0x80))
    return TRUE;
  if (self->size - self->at < n * 3)
    return FALSE;
  for (gsize i = 0; i < n; i++, self->at += 3)
    {
      const guint8 *color = self->bytes + self->at;
      guint8 pixel[4] = { color[2], color[1], color[0], 255 };

      memcpy (&colors[i], pixel, 4);
    }
  return TRUE;
}

/* Goes back to before the first frame. */
void
dateline_gif_rewind (DatelineGif *self)
{
  self->at = 13;
  self->area = (DatelineGifArea){ 0 };
  self->disposal = 0;
  self->next_disposal = 0;
  self->delay = 0;
  self->transparent = -1;
  self->n_frames = 0;
  memset (self->canvas, 0, (gsize) self->width * self->height * 4);
  memset (self->colors, 0, sizeof self->colors);
  if (!read_colors (self, self->bytes[10], self->colors))
    self->at = self->size;
}

/* @width, @height: of the canvas, as the header was found to say. */
gboolean
dateline_gif_init (DatelineGif *self,
                   const guint8 *bytes,
                   gsize size,
                   int width,
                   int height)
{
  *self = (DatelineGif){
    .bytes = bytes,
    .size = size,
    .width = width,
    .height = height,
    .n_loops = 1,
  };
  if (size < 13 || read_le16 (bytes + 6) != (guint) width ||
      read_le16 (bytes + 8) != (guint) height)
    return FALSE;
  self->canvas = malloc ((gsize) width * height * 4);
  if (self->canvas == NULL)
    return FALSE;
  dateline_gif_rewind (self);
  return TRUE;
}

static void
read_extension (DatelineGif *self)
{
  const guint8 *extension = self->bytes + self->at;
  gsize left = self->size - self->at;

  if (left >= 8 && extension[1] == GRAPHIC_CONTROL && extension[2] == 4)
    {
      self->next_disposal = extension[3] >> 2 & 7;
      self->delay = read_le16 (extension + 4) * 10;
      self->transparent = extension[3] & 1 ? extension[6] : -1;
    }
  if (left >= 19 && extension[1] == APPLICATION && extension[2] == 11 &&
      memcmp (extension + 3, "NETSCAPE2.0", 11) == 0 && extension[14] == 3 &&
      extension[15] == 1)
    {
      /* It says how often to come back, besides the first time. */
      guint n = read_le16 (extension + 16);

      self->n_loops = n > 0 ? (int) n + 1 : 0;
    }
  self->at += 2;
  while (self->at < self->size && self->bytes[self->at] != 0)
    self->at += 1 + (gsize) self->bytes[self->at];
  self->at = MIN (self->at + 1, self->size);
}

/* How often all frames are to be shown, 0 for ever. To be asked before the first one. */
int
dateline_gif_read_n_loops (DatelineGif *self)
{
  while (self->at < self->size && self->bytes[self->at] == EXTENSION)
    read_extension (self);
  dateline_gif_rewind (self);
  return self->n_loops;
}

void
dateline_gif_clear (DatelineGif *self)
{
  free (self->canvas);
  free (self->saved);
  self->canvas = NULL;
  self->saved = NULL;
}

/* Does away with the frame that came last, as it asked. */
static void
dispose_frame (DatelineGif *self)
{
  gsize stride = (gsize) self->width * 4;

  if (self->disposal == DISPOSAL_RESTORE && self->saved != NULL)
    memcpy (self->canvas, self->saved, stride * self->height);
  if (self->disposal == DISPOSAL_CLEAR)
    for (int y = 0; y < self->area.height; y++)
      memset (self->canvas + (self->area.top + y) * stride + (gsize) self->area.left * 4,
              0,
              (gsize) self->area.width * 4);
}

/* Keeps the canvas if it is to come back after the frame that comes now. */
static gboolean
save_canvas (DatelineGif *self)
{
  gsize size = (gsize) self->width * self->height * 4;

  if (self->disposal != DISPOSAL_RESTORE)
    return TRUE;
  if (self->saved == NULL)
    self->saved = malloc (size);
  if (self->saved == NULL)
    return FALSE;
  memcpy (self->saved, self->canvas, size);
  return TRUE;
}

static void
draw_row (DatelineGif *self,
          const guint8 *indices,
          const guint32 *colors,
          int left,
          int y,
          int width)
{
  guint8 *to = self->canvas + ((gsize) y * self->width + left) * 4;

  for (int x = 0; x < width; x++, to += 4)
    if (indices[x] != self->transparent)
      memcpy (to, &colors[indices[x]], 4);
}

/* The row that comes @n-th in a frame of @height rows that comes in four passes. */
static int
find_row (int n, int height)
{
  static const struct
  {
    int start;
    int step;
  } passes[] = { { 0, 8 }, { 4, 8 }, { 2, 4 }, { 1, 2 } };

  for (gsize i = 0; i < G_N_ELEMENTS (passes); i++)
    {
      int n_rows = (height - passes[i].start + passes[i].step - 1) / passes[i].step;

      n_rows = MAX (n_rows, 0);
      if (n < n_rows)
        return passes[i].start + n * passes[i].step;
      n -= n_rows;
    }
  return height;
}

/* Unpacks a frame onto the canvas. Returns whether any row of it came. */
static gboolean
draw_frame (DatelineGif *self,
            const guint8 *descriptor,
            DatelineGifUnpacker *unpacker,
            const guint32 *colors)
{
  int left = read_le16 (descriptor + 1);
  int top = read_le16 (descriptor + 3);
  int width = read_le16 (descriptor + 5);
  int height = read_le16 (descriptor + 7);
  gboolean is_interlaced = (descriptor[9] & 0x40) != 0;
  guint8 *row = malloc (MAX (width, 1));
  int n = 0;

  self->area.left = MIN (left, self->width);
  self->area.top = MIN (top, self->height);
  self->area.width = MIN (width, self->width - self->area.left);
  self->area.height = MIN (height, self->height - self->area.top);
  while (row != NULL && n < height && dateline_gif_unpacker_read (unpacker, row, width))
    {
      int y = top + (is_interlaced ? find_row (n, height) : n);

      if (y < self->height)
        draw_row (self, row, colors, self->area.left, y, self->area.width);
      n++;
    }
  free (row);
  return n > 0;
}

static gboolean
read_descriptor (DatelineGif *self)
{
  const guint8 *descriptor = self->bytes + self->at;
  DatelineGifUnpacker unpacker;
  guint32 colors[256];
  gboolean is_drawn;

  if (self->size - self->at < 11)
    return FALSE;
  self->at += 10;
  memcpy (colors, self->colors, sizeof colors);
  if (!read_colors (self, descriptor[9], colors) ||
      !dateline_gif_unpacker_init (&unpacker, self->bytes, self->size, self->at))
    return FALSE;
  dispose_frame (self);
  self->disposal = self->next_disposal;
  if (!save_canvas (self))
    return FALSE;
  is_drawn = draw_frame (self, descriptor, &unpacker, colors);
  self->at = dateline_gif_unpacker_skip_rest (&unpacker);
  return is_drawn;
}

/* Draws the next frame. Returns whether there is one. */
gboolean
dateline_gif_read_frame (DatelineGif *self)
{
  self->next_disposal = 0;
  self->delay = 0;
  self->transparent = -1;
  while (self->at < self->size && self->bytes[self->at] == EXTENSION)
    read_extension (self);
  if (self->at >= self->size || self->bytes[self->at] != FRAME || !read_descriptor (self))
    return FALSE;
  self->n_frames++;
  return TRUE;
}
