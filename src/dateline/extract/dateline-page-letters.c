/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What differs in case, spaces and marks alone reads the same. Pure, any thread. */

#include "dateline/extract/dateline-page-letters-private.h"

#include "dateline/text/dateline-letter-pairs-private.h"

#include <string.h>

/* @text case folded. Most of most texts is ASCII, of which that is but the case. */
char *
dateline_page_letters_casefold (const char *text)
{
  gsize length = strlen (text);
  char *folded = g_malloc (length + 1);
  guchar all = 0;

  for (gsize i = 0; i <= length; i++)
    {
      char c = text[i];

      all |= c;
      folded[i] = (guchar) (c - 'A') < 26 ? c | 0x20 : c;
    }
  if (all < 0x80)
    return folded;
  g_free (folded);
  return g_utf8_casefold (text, -1);
}

/* The letters and digits of @text, case folded. */
char *
dateline_page_letters_fold (const char *text)
{
  g_autofree char *folded = dateline_page_letters_casefold (text);
  GString *letters = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));
  return g_string_free (letters, FALSE);
}

/* Whether one of @words, of two letters or more, stands in @text, as it is. */
gboolean
dateline_page_letters_have_one_of (const char *text,
                                   const char *const *words,
                                   gsize n_words)
{
  DatelineLetterPairs pairs;

  dateline_letter_pairs_init (&pairs, text, strlen (text));
  for (gsize i = 0; i < n_words; i++)
    if (dateline_letter_pairs_may_have (&pairs, words[i]) && strstr (text, words[i]))
      return TRUE;
  return FALSE;
}
