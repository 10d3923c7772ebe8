/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The words by which a credit is known, in the languages of the feeds. Pure, any thread.
 */

#include "dateline/text/dateline-text-credit-words-private.h"

#include <string.h>

#define LONGEST_WORD 64

#include "dateline/text/dateline-text-credit-words.inc"

static const struct
{
  const char *const *words;
  gsize n_words;
  DatelineCreditWord meaning;
} tables[] = {
  { sure_words, G_N_ELEMENTS (sure_words), DATELINE_CREDIT_WORD_SURE },
  { announcing_words, G_N_ELEMENTS (announcing_words), DATELINE_CREDIT_WORD_ANNOUNCING },
  { chained_words, G_N_ELEMENTS (chained_words), DATELINE_CREDIT_WORD_CHAINED },
  { leads, G_N_ELEMENTS (leads), DATELINE_CREDIT_WORD_LEAD },
  { unsure_leads, G_N_ELEMENTS (unsure_leads), DATELINE_CREDIT_WORD_UNSURE_LEAD },
  { agencies, G_N_ELEMENTS (agencies), DATELINE_CREDIT_WORD_AGENCY },
  { sources, G_N_ELEMENTS (sources), DATELINE_CREDIT_WORD_SOURCE },
  { owners, G_N_ELEMENTS (owners), DATELINE_CREDIT_WORD_OWNER },
  { particles, G_N_ELEMENTS (particles), DATELINE_CREDIT_WORD_PARTICLE },
  { dates, G_N_ELEMENTS (dates), DATELINE_CREDIT_WORD_DATE },
  { sentence_words, G_N_ELEMENTS (sentence_words), DATELINE_CREDIT_WORD_SENTENCE },
  { makers, G_N_ELEMENTS (makers), DATELINE_CREDIT_WORD_MAKER },
};

static const struct
{
  const char *const *parts;
  gsize n_parts;
} glued[] = {
  [DATELINE_CREDIT_GLUED_AGENCY] = { glued_agencies, G_N_ELEMENTS (glued_agencies) },
  [DATELINE_CREDIT_GLUED_MAKER] = { glued_makers, G_N_ELEMENTS (glued_makers) },
  [DATELINE_CREDIT_GLUED_SENTENCE] = { glued_marks, G_N_ELEMENTS (glued_marks) },
};

/* Made once, from the tables: captions are read word by word, thousands in a refresh. */
static GHashTable *
get_meanings (void)
{
  static GHashTable *meanings;

  if (g_once_init_enter (&meanings))
    {
      GHashTable *made = g_hash_table_new (g_str_hash, g_str_equal);

      for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
        for (gsize j = 0; j < tables[i].n_words; j++)
          {
            char *word = (char *) tables[i].words[j];
            guint known = GPOINTER_TO_UINT (g_hash_table_lookup (made, word));

            g_hash_table_insert (made,
                                 word,
                                 GUINT_TO_POINTER (known | tables[i].meaning));
          }
      g_once_init_leave (&meanings, made);
    }
  return meanings;
}

/* All that @word may mean. */
DatelineCreditWord
dateline_credit_find_word (const char *word, gsize length)
{
  GHashTable *meanings = get_meanings ();
  char exact[LONGEST_WORD + 1];
  char small[LONGEST_WORD + 1];
  g_autofree char *folded = NULL;
  const char *lower = small;
  gboolean is_ascii = TRUE;
  gboolean is_lower = TRUE;

  if (length > LONGEST_WORD)
    return 0;
  for (gsize i = 0; i < length; i++)
    {
      exact[i] = word[i];
      small[i] = g_ascii_tolower (word[i]);
      is_ascii &= (word[i] & 0x80) == 0;
      is_lower &= small[i] == exact[i];
    }
  exact[length] = small[length] = '\0';
  if (!is_ascii)
    {
      g_autofree char *composed =
          g_utf8_normalize (exact, length, G_NORMALIZE_DEFAULT_COMPOSE);

      lower = folded = g_utf8_casefold (composed ? composed : exact, -1);
    }

  return GPOINTER_TO_UINT (g_hash_table_lookup (meanings, lower)) |
         (is_ascii && is_lower
              ? 0
              : GPOINTER_TO_UINT (g_hash_table_lookup (meanings, exact)));
}

/*
 * dateline_credit_find_glued:
 * @start: a text
 * @stop: its end
 * @kind: what to look for
 *
 * Returns: TRUE if a part of a word without spaces around it is of this kind
 */
gboolean
dateline_credit_find_glued (const char *start, const char *stop, DatelineCreditGlued kind)
{
  gboolean is_glued = kind == DATELINE_CREDIT_GLUED_AGENCY;

  /* From Arabic on: Latin, Greek and Cyrillic letters begin with less. */
  for (const char *p = start; p < stop && !is_glued; p++)
    is_glued = (guchar) *p >= 0xd8;
  if (!is_glued)
    return FALSE;

  for (gsize i = 0; i < glued[kind].n_parts; i++)
    {
      const char *part = glued[kind].parts[i];
      gsize length = strlen (part);

      if (kind != DATELINE_CREDIT_GLUED_MAKER)
        {
          if (g_strstr_len (start, stop - start, part) != NULL)
            return TRUE;
        }
      else if ((gsize) (stop - start) > length &&
               memcmp (stop - length, part, length) == 0)
        return TRUE;
    }
  return FALSE;
}
