/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The packed colours of one frame of a GIF. */

#pragma once

#include <glib.h>

#define DATELINE_GIF_MAX_CODES 4096

typedef struct
{
  const guint8 *bytes;
  gsize size;
  gsize at;         /* the next byte */
  gsize block_left; /* bytes of the block at hand */
  guint32 bits;     /* that were read and not used */
  guint n_bits;
  guint root_size; /* bits of a colour */
  guint code_size;
  guint n_codes;
  int previous; /* code, or -1 */
  guint8 first; /* colour of the previous code */
  guint16 prefixes[DATELINE_GIF_MAX_CODES];
  guint8 suffixes[DATELINE_GIF_MAX_CODES];
  guint8 stack[DATELINE_GIF_MAX_CODES + 1];
  guint n_stack;
  gboolean is_ended;
} DatelineGifUnpacker;

gboolean dateline_gif_unpacker_init (DatelineGifUnpacker *self,
                                     const guint8 *bytes,
                                     gsize size,
                                     gsize at);
gboolean dateline_gif_unpacker_read (DatelineGifUnpacker *self, guint8 *colors, gsize n);
gsize dateline_gif_unpacker_skip_rest (DatelineGifUnpacker *self);
