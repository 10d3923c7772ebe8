/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Digests that tell whether something changed. Pure, any thread. */

#include "dateline/text/dateline-digest-private.h"

#include <string.h>

#define MULTIPLIER G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)

guint64
dateline_digest_add_number (guint64 state, guint64 number)
{
  state = (state ^ number) * MULTIPLIER;
  return state ^ (state >> 32);
}

guint64
dateline_digest_add_bytes (guint64 state, gconstpointer bytes, gsize length)
{
  const char *next = bytes;
  guint64 word;

  state = dateline_digest_add_number (state, length);
  for (; length >= sizeof word; length -= sizeof word, next += sizeof word)
    {
      memcpy (&word, next, sizeof word);
      state = dateline_digest_add_number (state, GUINT64_FROM_LE (word));
    }
  word = 0;
  memcpy (&word, next, length);
  return dateline_digest_add_number (state, GUINT64_FROM_LE (word));
}

guint64
dateline_digest_add_text (guint64 state, const char *text)
{
  if (text == NULL)
    return dateline_digest_add_number (state, G_MAXUINT64);
  return dateline_digest_add_bytes (state, text, strlen (text));
}
