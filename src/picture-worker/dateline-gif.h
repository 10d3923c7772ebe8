/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The frames of a GIF, one after the other, on one canvas. */

#pragma once

#include <glib.h>

typedef struct
{
  int left;
  int top;
  int width;
  int height;
} DatelineGifArea;

typedef struct
{
  const guint8 *bytes;
  gsize size;
  gsize at;
  int width;
  int height;
  guint8 *canvas; /* premultiplied BGRA, as the frame that came last leaves it */
  guint8 *saved;  /* the canvas before that frame, where it is to come back */
  guint32 colors[256];
  DatelineGifArea area; /* of the frame that came last */
  int disposal;         /* of it: what happens to it before the next one */
  int next_disposal;
  int delay;       /* of the frame that came last, milliseconds */
  int transparent; /* the colour of the next frame that is none, or -1 */
  int n_loops;     /* how often it is to be shown, 0 for ever */
  int n_frames;    /* so far */
} DatelineGif;

gboolean dateline_gif_init (DatelineGif *self,
                            const guint8 *bytes,
                            gsize size,
                            int width,
                            int height);
int dateline_gif_read_n_loops (DatelineGif *self);
void dateline_gif_clear (DatelineGif *self);
gboolean dateline_gif_read_frame (DatelineGif *self);
void dateline_gif_rewind (DatelineGif *self);
