/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which pairs of letters a text has: a word that begins with another is not in it. So of
 * a long list of words only the few that may be there are looked for. Lives on the stack.
 * Pure, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DATELINE_LETTER_PAIRS_BITS 1024

typedef struct
{
  guint64 bits[DATELINE_LETTER_PAIRS_BITS / 64];
} DatelineLetterPairs;

static inline guint
dateline_letter_pairs_place (char first, char second)
{
  return ((guchar) first & 31) << 5 | ((guchar) second & 31);
}

void
dateline_letter_pairs_init (DatelineLetterPairs *self, const char *text, gsize length);

/* FALSE if @word, of two bytes at least, is not in the text, in whatever case. */
static inline gboolean
dateline_letter_pairs_may_have (const DatelineLetterPairs *self, const char *word)
{
  guint place = dateline_letter_pairs_place (word[0], word[1]);

  return (self->bits[place / 64] >> (place % 64)) & 1;
}

G_END_DECLS
