/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pairs of letters of a text, as bits of which several pairs share one. ASCII letters
 * are the same in either case.
 */

#include "dateline/text/dateline-letter-pairs-private.h"

/*
 * dateline_letter_pairs_init:
 * @self: pairs
 * @text: a text
 * @length: its length in bytes
 */
void
dateline_letter_pairs_init (DatelineLetterPairs *self, const char *text, gsize length)
{
  *self = (DatelineLetterPairs){ 0 };
  for (gsize i = 0; i + 1 < length; i++)
    {
      guint place = dateline_letter_pairs_place (text[i], text[i + 1]);

      self->bits[place / 64] |= (guint64) 1 << (place % 64);
    }
}
