/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What pages put above an article and below it: when it was published, buttons, an
 * invitation to subscribe. A sentence that happens to begin with such a word is none: the
 * news is of Twitter, too. Pure, any thread. */

#include "dateline/extract/dateline-page-lines-private.h"

#include "dateline/extract/dateline-page-letters-private.h"
#include "dateline/extract/dateline-page-words-private.h"
#include "dateline/text/dateline-date-words-private.h"

#include <string.h>

#define SHORTEST_SENTENCE 6 /* words */
#define MOST_OF_BUTTON 4    /* words */
#define LONGEST_COUNT 20

/* A short line at the head of an article begins with. */
static const char *const meta_lines[] = {
  "reviewed by",
  "written by",
  "edited by",
  "posted by",
  "reported by",
  "by |",
  "published",
  "updated",
  "last updated",
  "posted",
  "first published",
  "last modified",
  "min read",
  "reading time",
  "follow @",
  "this article is more than",
  "lesezeit",
  "temps de lecture",
  "tiempo de lectura",
  "tempo di lettura",
  "veröffentlicht",
  "aktualisiert",
  "stand:",
  "publié",
  "mis à jour",
  "publicado",
  "actualizado",
  "pubblicato",
  "aggiornato",
  "опубликовано",
  "обновлено",
  "gepubliceerd",
  "publicerad",
  "uppdaterad",
};

/* Behind a number. */
static const char *const reading_times[] = {
  "min read",
  "min. read",
  "mins read",
  "minute read",
  "minutes read",
  "min lesezeit",
  "min. lesezeit",
  "minuten lesezeit",
  "min de lecture",
  "min de lectura",
  "minuti di lettura",
  "min de leitura",
  "min leestijd",
  "мин. чтения",
  "min ago",
  "mins ago",
  "minute ago",
  "minutes ago",
  "hour ago",
  "hours ago",
  "hr ago",
  "hrs ago",
  "h ago",
  "day ago",
  "days ago",
  "week ago",
  "weeks ago",
};

/* The same, in a line of few words. */
static const char *const buttons[] = {
  "exclusive",     "breaking",
  "opinion",       "recommend",
  "share",         "share this",
  "tweet",         "print",
  "email",         "e-mail",
  "facebook",      "twitter",
  "whatsapp",      "linkedin",
  "copy link",     "save",
  "comment",       "comments",
  "0 comments",    "leave a comment",
  "add a comment", "listen to this article",
  "listen",        "text size",
  "a a a",         "teilen",
  "drucken",       "partager",
  "compartir",     "condividi",
  "delen",
};

/* Whether there is a letter in it at all. */
gboolean
dateline_page_lines_have_letter (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static guint
count_words (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p; p++)
    n += *p != ' ' && (p == text || p[-1] == ' ');
  return n;
}

/*
 * dateline_page_lines_are_sentence:
 * @text: a line, white space collapsed
 *
 * Returns: whether it is a whole sentence of some length
 */
gboolean
dateline_page_lines_are_sentence (const char *text)
{
  const char *p = text + strlen (text);

  while (p > text)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      /* Quotes and brackets close behind the full stop. */
      if (g_unichar_type (c) == G_UNICODE_FINAL_PUNCTUATION || c == '"' || c == ')' ||
          c == '\'')
        continue;
      if (c == 0x3002 || c == 0xff01 || c == 0xff1f)
        return g_utf8_strlen (text, -1) >= 3 * SHORTEST_SENTENCE;
      return (c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x61f) &&
             count_words (text) >= SHORTEST_SENTENCE;
    }
  return FALSE;
}

/*
 * dateline_page_lines_are_said:
 * @text: a line
 *
 * Returns: whether it is a part of what is told, as "No.", "“Why?”", "Q:", "and then"
 */
gboolean
dateline_page_lines_are_said (const char *text)
{
  static const char *const ends[] = { ".", "!", ",", "\"", "”", "»",
                                      "’", ":", "…", "。", "」" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (text, ends[i]))
      return TRUE;
  return !dateline_page_lines_have_letter (text) ||
         g_unichar_islower (g_utf8_get_char (text));
}

/*
 * dateline_page_lines_are_meta:
 * @text: a short line at the head of an article
 *
 * Returns: whether it says when the page was made, or is a button
 */
gboolean
dateline_page_lines_are_meta (const char *text)
{
  if (dateline_page_lines_are_sentence (text))
    return FALSE;
  return dateline_page_words_begin_with (text, meta_lines, G_N_ELEMENTS (meta_lines)) ||
         (g_ascii_isdigit (*text) &&
          dateline_page_words_begin_with (text + strspn (text, "0123456789 "),
                                          reading_times,
                                          G_N_ELEMENTS (reading_times))) ||
         (count_words (text) <= MOST_OF_BUTTON &&
          dateline_page_words_begin_with (text, buttons, G_N_ELEMENTS (buttons)));
}

/* Besides months, numbers and zones. */
static const char *const date_words[] = {
  "at",
  "of",
  "the",
  "um",
  "uhr",
  "den",
  "der",
  "am",
  "vom",
  "le",
  "à",
  "de",
  "del",
  "a",
  "las",
  "il",
  "alle",
  "ore",
  "às",
  "om",
  "kl",
  "г",
  "в",
  "first",
  "last",
  "published",
  "updated",
  "modified",
  "posted",
  "created",
  "on",
  "date",
  "publié",
  "mis",
  "jour",
  "et",
  "publicado",
  "actualizado",
  "stand",
  "aktualisiert",
  "veröffentlicht",
  "st",
  "nd",
  "rd",
  "th",
  "h",
  "p",
  "m",
  "опубликовано",
  "обновлено",
  "aggiornato",
  "pubblicato",
  "gepubliceerd",
  "atualizado",
  "em",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
};

static gboolean
is_date_word (const char *word, gsize length)
{
  int value;

  for (gsize i = 0; i < G_N_ELEMENTS (date_words); i++)
    if (strlen (date_words[i]) == length && strncmp (word, date_words[i], length) == 0)
      return TRUE;
  return dateline_date_find_word (word, length, &value) != DATELINE_DATE_WORD_UNKNOWN ||
         dateline_date_find_zone (word, length, &value);
}

/*
 * dateline_page_lines_are_date:
 * @text: a line
 *
 * Returns: whether it has numbers, and of words none but those that stand in dates
 */
gboolean
dateline_page_lines_are_date (const char *text)
{
  g_autofree char *folded = dateline_page_letters_casefold (text);
  guint n_digits = 0;
  const char *p = folded;

  while (*p)
    {
      const char *word = p;

      while (g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > word)
        {
          if (!is_date_word (word, p - word))
            return FALSE;
          continue;
        }
      n_digits += g_ascii_isdigit (*p);
      p = g_utf8_next_char (p);
    }
  return n_digits >= 3;
}

/*
 * dateline_page_lines_count:
 * @text: a line
 *
 * Returns: whether it is a number and a word, as "33 Shares" or "10 réactions"
 */
gboolean
dateline_page_lines_count (const char *text)
{
  gsize n = strspn (text, "0123456789.,kKM ");

  return g_ascii_isdigit (*text) && count_words (text) <= 2 &&
         !strpbrk (text + n, "0123456789.:%$€£") &&
         g_utf8_strlen (text, -1) <= LONGEST_COUNT;
}

/*
 * dateline_page_lines_are_place:
 * @text: a line
 *
 * Returns: whether it says which of several pictures this is: "3 of 12", "3 / 12"
 */
gboolean
dateline_page_lines_are_place (const char *text)
{
  static const char *const marks[] = { "of ", "/", "von ", "de ", "sur ", "di ", "из " };
  const char *p = text + strspn (text, "0123456789");

  if (p == text)
    return FALSE;
  p += strspn (p, " ");
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (p, marks[i]))
      {
        p += strlen (marks[i]);
        p += strspn (p, " ");
        return *p != '\0' && p[strspn (p, "0123456789")] == '\0';
      }
  return FALSE;
}
