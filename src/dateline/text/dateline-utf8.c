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

/* What windows-1252 has from 0x80 to 0x9f; 0 where it has nothing. */
static const guint16 windows_1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* The byte that windows-1252 has for @c, or 0. */
static guint8
find_byte (gunichar c)
{
  if (c < 0x100)
    return c;
  for (guint i = 0; i < G_N_ELEMENTS (windows_1252); i++)
    if (windows_1252[i] == c)
      return 0x80 + i;
  return 0;
}

/* Whether @sequence, a whole character, is one that text in windows-1252 would hardly
 * have as three or two: "â€™", "Ã©", "Â°", but not the "Ü»" at the end of a quotation. */
static gboolean
is_doubled (const guint8 *sequence, gsize length)
{
  return length > 2 || sequence[0] == 0xc2 || sequence[0] == 0xc3;
}

/*
 * dateline_utf8_undouble:
 * @text: valid UTF-8
 * @length: its length in bytes
 *
 * Undoes what a publisher does who takes UTF-8 for windows-1252 and makes UTF-8 of it
 * once more, which turns "’" into "â€™". It is seen by this, that all that is not ASCII
 * in the text is such: the first "é" that is one ends the search.
 *
 * Returns: (transfer full) (nullable): the text, %NULL if nothing is to be undone
 */
char *
dateline_utf8_undouble (const char *text, gsize length)
{
  const guint8 *at = (const guint8 *) text;
  const guint8 *end = at + length;
  GByteArray *single = NULL;

  while (at < end)
    {
      gsize n_ascii = ascii_length (at, end);
      guint8 sequence[4];
      gsize n = 0;
      gboolean valid = FALSE;

      if (single != NULL)
        g_byte_array_append (single, at, n_ascii);
      at += n_ascii;
      if (at == end)
        break;
      for (const char *p = (const char *) at; n < sizeof sequence && !valid;
           p = g_utf8_next_char (p))
        {
          guint8 byte = p < (const char *) end ? find_byte (g_utf8_get_char (p)) : 0;

          if (byte < 0x80)
            break;
          sequence[n++] = byte;
          sequence_length (sequence, sequence + n, &valid);
        }
      if (!valid || !is_doubled (sequence, n))
        {
          if (single != NULL)
            g_byte_array_unref (single);
          return NULL;
        }

      if (single == NULL)
        {
          single = g_byte_array_sized_new (length + 1);
          g_byte_array_append (single, (const guint8 *) text, at - (const guint8 *) text);
        }
      g_byte_array_append (single, sequence, n);
      for (; n > 0; n--)
        at = (const guint8 *) g_utf8_next_char ((const char *) at);
    }

  if (single == NULL)
    return NULL;
  g_byte_array_append (single, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (single, FALSE);
}
