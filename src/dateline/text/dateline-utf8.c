/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Is it UTF-8, how much of it is, and making it so. Pure functions, any thread.
 *
 * A broken sequence is counted and replaced as the Encoding Standard does: the longest
 * beginning of a character that the bytes still make is one U+FFFD. NUL is no text
 * either, as nothing above can hold it in a string.
 */

#include "dateline/text/dateline-utf8-private.h"

#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"

/* For each first byte from 0xc2 on: how many follow, and the range of the second. */
static const struct
{
  guint8 last; /* the last first byte of the row */
  guint8 n_following;
  guint8 low, high;
} leads[] = {
  { 0xdf, 1, 0x80, 0xbf }, { 0xe0, 2, 0xa0, 0xbf }, { 0xec, 2, 0x80, 0xbf },
  { 0xed, 2, 0x80, 0x9f }, { 0xef, 2, 0x80, 0xbf }, { 0xf0, 3, 0x90, 0xbf },
  { 0xf3, 3, 0x80, 0xbf }, { 0xf4, 3, 0x80, 0x8f },
};

/* How many bytes from @at on are ASCII without NUL. */
static gsize
ascii_length (const guint8 *at, const guint8 *end)
{
  const guint8 *start = at;

  for (; end - at >= 8; at += 8)
    {
      guint64 word;

      memcpy (&word, at, sizeof word);
      if (((word | (word - G_GUINT64_CONSTANT (0x0101010101010101))) &
           G_GUINT64_CONSTANT (0x8080808080808080)) != 0)
        break;
    }
  while (at < end && *at != 0 && *at < 0x80)
    at++;
  return at - start;
}

/* The length of the sequence at @at, which does not begin with ASCII. */
static gsize
sequence_length (const guint8 *at, const guint8 *end, gboolean *valid)
{
  gsize row = 0;
  gsize length = 1;

  *valid = FALSE;
  if (*at < 0xc2 || *at > 0xf4)
    return 1;
  while (*at > leads[row].last)
    row++;
  if (at + 1 == end || at[1] < leads[row].low || at[1] > leads[row].high)
    return 1;
  for (length = 2; length <= leads[row].n_following; length++)
    if (at + length == end || (at[length] & 0xc0) != 0x80)
      return length;
  *valid = TRUE;
  return length;
}

void
dateline_utf8_count (const guint8 *bytes, gsize length, DatelineUtf8Census *census)
{
  const guint8 *end = bytes + length;
  const guint8 *at = bytes;

  *census = (DatelineUtf8Census){ 0, 0 };
  while ((at += ascii_length (at, end)) < end)
    {
      gboolean valid;

      at += sequence_length (at, end, &valid);
      if (valid)
        census->n_wide++;
      else
        census->n_broken++;
    }
}

GBytes *
dateline_utf8_repair (const guint8 *bytes, gsize length)
{
  const guint8 *end = bytes + length;
  const guint8 *at = bytes;
  const guint8 *copied = bytes;
  GByteArray *text = g_byte_array_sized_new (length + 64);

  while ((at += ascii_length (at, end)) < end)
    {
      gboolean valid;
      gsize n = sequence_length (at, end, &valid);

      if (!valid)
        {
          g_byte_array_append (text, copied, at - copied);
          g_byte_array_append (text, (const guint8 *) REPLACEMENT, 3);
          copied = at + n;
        }
      at += n;
    }
  g_byte_array_append (text, copied, end - copied);
  return g_byte_array_free_to_bytes (text);
}
