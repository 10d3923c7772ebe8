/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How long an article takes to read. People read 238 words of prose a minute in silence
 * (M. Brysbaert, "How many words do we read per minute?", Journal of Memory and Language
 * 109, 2019: a mean of 190 studies). Chinese is read at 255 and Japanese at 357
 * characters a minute (S. Trauzettel-Klosinski, K. Dietz, "Standardized assessment of
 * reading performance: the new International Reading Speed Texts IReST", Investigative
 * Ophthalmology & Visual Science 53, 2012); Korean has spaces. Pure, any thread.
 */

#include "dateline/article/dateline-article-private.h"

#define WORDS_A_MINUTE 238
#define CHINESE_A_MINUTE 255
#define JAPANESE_A_MINUTE 357

typedef struct
{
  guint n_words;
  guint n_han;
  guint n_kana;
} Count;

static void
count_text (Count *self, const char *text)
{
  gboolean is_in_word = FALSE;

  for (const char *p = text; p && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeScript script =
          c < 0x2e80 ? G_UNICODE_SCRIPT_LATIN : g_unichar_get_script (c);

      if (script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_BOPOMOFO)
        self->n_han++;
      else if (script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA)
        self->n_kana++;
      else if (g_unichar_isalnum (c) && !is_in_word)
        {
          self->n_words++;
          is_in_word = TRUE;
          continue;
        }
      else if (!g_unichar_isspace (c) &&
               (c < 0x2e80 || script == G_UNICODE_SCRIPT_HANGUL))
        continue;
      is_in_word = FALSE;
    }
}

/**
 * dateline_article_count_words:
 * @self: an article
 * @seconds: (out) (optional): how long it takes to read
 *
 * Counts the words of the article: of its text, captions and tables, but not of code.
 * In Chinese and Japanese, which have no spaces, each character counts as one.
 *
 * @seconds is for an adult who reads the language as a native: 238 words a minute, or 255
 * characters of Chinese, or 357 of Japanese.
 *
 * Returns: the number of words
 */
guint
dateline_article_count_words (const DatelineArticle *self, guint *seconds)
{
  Count count = { 0 };
  guint characters;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const DatelineBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->kind == DATELINE_BLOCK_CODE || block->kind == DATELINE_BLOCK_EMBED)
        continue;
      count_text (&count, block->text);
      for (guint c = 0; c < block->n_rows * block->n_columns; c++)
        count_text (&count, block->cells[c].text);
    }

  characters = count.n_han + count.n_kana;
  /* A text in Japanese is a third kana at the least. */
  if (seconds)
    *seconds =
        (guint64) count.n_words * 60 / WORDS_A_MINUTE +
        (guint64) characters * 60 /
            (count.n_kana * 10 > characters ? JAPANESE_A_MINUTE : CHINESE_A_MINUTE);
  return count.n_words + characters;
}
