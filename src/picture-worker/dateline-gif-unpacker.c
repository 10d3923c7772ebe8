/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* GIF's kind of LZW, by appendix F of GIF89a. A code stands for a colour after what
 * another, earlier code stands for, so that a chain of codes always ends.
 */

#include "picture-worker/dateline-gif-unpacker.h"

static void
start_over (DatelineGifUnpacker *self)
{
  self->code_size = self->root_size + 1;
  self->n_codes = (1u << self->root_size) + 2;
  self->previous = -1;
}

/* Begins at the byte before the blocks, which says how large a colour is. */
gboolean
dateline_gif_unpacker_init (DatelineGifUnpacker *self,
                            const guint8 *bytes,
                            gsize size,
                            gsize at)
{
  self->bytes = bytes;
  self->size = size;
  self->at = at + 1;
  self->block_left = 0;
  self->bits = 0;
  self->n_bits = 0;
  self->n_stack = 0;
  self->is_ended = FALSE;
  if (at >= size || bytes[at] < 1 || bytes[at] > 8)
    return FALSE;
  self->root_size = bytes[at];
  start_over (self);
  return TRUE;
}

static gboolean
read_byte (DatelineGifUnpacker *self, guint8 *byte)
{
  if (self->block_left == 0)
    {
      if (self->at >= self->size || self->bytes[self->at] == 0)
        return FALSE;
      self->block_left = self->bytes[self->at++];
    }
  if (self->at >= self->size)
    return FALSE;
  *byte = self->bytes[self->at++];
  self->block_left--;
  return TRUE;
}

static int
read_code (DatelineGifUnpacker *self)
{
  int code;

  while (self->n_bits < self->code_size)
    {
      guint8 byte;

      if (!read_byte (self, &byte))
        return -1;
      self->bits |= (guint32) byte << self->n_bits;
      self->n_bits += 8;
    }
  code = self->bits & ((1u << self->code_size) - 1);
  self->bits >>= self->code_size;
  self->n_bits -= self->code_size;
  return code;
}

/* Puts the colours of @code on the stack, the last of them first. */
static void
push_chain (DatelineGifUnpacker *self, int code)
{
  int root_end = 1 << self->root_size;

  while (code >= root_end)
    {
      self->stack[self->n_stack++] = self->suffixes[code];
      code = self->prefixes[code];
    }
  self->first = code;
  self->stack[self->n_stack++] = code;
}

static void
add_code (DatelineGifUnpacker *self)
{
  if (self->n_codes >= DATELINE_GIF_MAX_CODES)
    return;
  self->prefixes[self->n_codes] = self->previous;
  self->suffixes[self->n_codes] = self->first;
  self->n_codes++;
  if (self->n_codes == 1u << self->code_size && self->code_size < 12)
    self->code_size++;
}

/* Fills the stack with what the next code stands for. */
static gboolean
unpack_code (DatelineGifUnpacker *self)
{
  int clear = 1 << self->root_size;
  int code = read_code (self);

  if (code == clear)
    {
      start_over (self);
      return TRUE;
    }
  if (code < 0 || code == clear + 1 || code > self->n_codes ||
      (code == self->n_codes && self->previous < 0) ||
      (self->previous < 0 && code > clear))
    return FALSE;
  if (code == self->n_codes)
    {
      /* The code that is about to be made: the previous one and its own first colour. */
      self->n_stack++;
      push_chain (self, self->previous);
      self->stack[0] = self->first;
    }
  else
    push_chain (self, code);
  if (self->previous >= 0)
    add_code (self);
  self->previous = code;
  return TRUE;
}

/* Reads @n colours. Returns whether all of them were there. */
gboolean
dateline_gif_unpacker_read (DatelineGifUnpacker *self, guint8 *colors, gsize n)
{
  gsize i = 0;

  while (i < n)
    {
      if (self->n_stack > 0)
        {
          colors[i++] = self->stack[--self->n_stack];
          continue;
        }
      if (self->is_ended || !unpack_code (self))
        {
          self->is_ended = TRUE;
          return FALSE;
        }
    }
  return TRUE;
}

/* Steps over the blocks that are left. Returns where they end. */
gsize
dateline_gif_unpacker_skip_rest (DatelineGifUnpacker *self)
{
  gsize at = self->at + self->block_left;

  while (at < self->size && self->bytes[at] != 0)
    at += 1 + (gsize) self->bytes[at];
  return MIN (at + 1, self->size);
}
