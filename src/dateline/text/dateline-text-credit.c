/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Who made a picture, told apart from what it shows. Pure functions, any thread.
 *
 * A credit stands at the end of a caption: in brackets, after a word as "Photo:", after
 * ©, behind a bar or a dash, or as a last "sentence" that is but an agency. Each form
 * asks for proof (a word of the tables, or what reads like a name), because a caption
 * that loses its end is worse than a credit that was not found.
 */

#include "dateline/text/dateline-text-credit-words-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

#define LONGEST_CREDIT 100 /* characters */

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '\'' || c == 0x2019 ||
         c == '@' || c == '_';
}

/* As much of the end as a credit with all that announces it can take: no more is
 * searched, however long the text is. */
static const char *
last_part (const char *text, const char *stop)
{
  const char *start = stop - text > 6 * LONGEST_CREDIT ? stop - 6 * LONGEST_CREDIT : text;

  while ((*start & 0xc0) == 0x80)
    start++;
  return start;
}

/* The next word at or after @at: its start; @end is set to its end. NULL at the end. */
static const char *
next_word (const char *at, const char *stop, const char **end)
{
  while (at < stop && !is_word_character (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  if (at >= stop)
    return NULL;
  for (*end = at; *end < stop && (is_word_character (g_utf8_get_char (*end)) ||
                                  (**end == '-' && *end + 1 < stop));)
    *end = g_utf8_next_char (*end);
  return at;
}

/* Whether it names one who is credited: an agency anywhere, or another source that stands
 * nearly alone or beside a name ("NASA", "BBC News", "Jane Doe/Facebook"). */
static gboolean
has_agency (const char *start, const char *stop)
{
  gboolean has_source = FALSE;
  guint n_words = 0;
  const char *end;

  for (const char *word = start; (word = next_word (word, stop, &end)) != NULL;
       word = end, n_words++)
    {
      DatelineCreditWord meaning = dateline_credit_find_word (word, end - word);

      if ((meaning & DATELINE_CREDIT_WORD_AGENCY) != 0)
        return TRUE;
      has_source |= (meaning & DATELINE_CREDIT_WORD_SOURCE) != 0;
    }
  return has_source && (n_words <= 2 || memchr (start, '/', stop - start) != NULL ||
                        memchr (start, '|', stop - start) != NULL ||
                        g_strstr_len (start, stop - start, " via ") != NULL);
}

/* Whether it is short, one sentence, and all its words are names, agencies and the small
 * words of names. Letters without case can be anything. */
static gboolean
reads_like_name (const char *start, const char *stop)
{
  const char *end;
  guint n_names = 0;
  guint n_words = 0;

  if (g_utf8_strlen (start, stop - start) > LONGEST_CREDIT)
    return FALSE;
  for (const char *word = start; (word = next_word (word, stop, &end)) != NULL;
       word = end)
    {
      gunichar first = g_utf8_get_char (word);
      DatelineCreditWord meaning = dateline_credit_find_word (word, end - word);

      if (++n_words > 14)
        return FALSE;
      if ((meaning & (DATELINE_CREDIT_WORD_AGENCY | DATELINE_CREDIT_WORD_SOURCE)) != 0)
        n_names++;
      else if ((meaning & DATELINE_CREDIT_WORD_PARTICLE) != 0)
        n_names += g_unichar_isupper (first) || n_words == 1;
      else if (first == '@' || (g_unichar_isalpha (first) && !g_unichar_islower (first)))
        n_names++;
      else if (!g_unichar_isdigit (first))
        return FALSE;
      /* A full stop after more than an initial begins another sentence. */
      if (end + 2 < stop && end[0] == '.' && end[1] == ' ' &&
          g_utf8_strlen (word, end - word) > 3)
        return FALSE;
    }
  return n_names > 0;
}

/* "Agence France-Presse (AFP)" explains the letters and credits nobody. */
static gboolean
is_explained (const char *text, const char *bracket, const char *letters, gsize n)
{
  gsize left = n;

  for (const char *at = bracket; at > text && left > 0;)
    {
      const char *before = g_utf8_find_prev_char (text, at);

      if (before == NULL)
        break;
      if (is_word_character (g_utf8_get_char (before)) &&
          (before == text || strchr (" -", before[-1]) != NULL))
        {
          if (*before == letters[left - 1])
            left--;
          else if (!g_ascii_islower (*before))
            return FALSE;
        }
      at = before;
    }
  return left == 0;
}

static gboolean
is_small_word (const char *start, const char *stop)
{
  return g_unichar_islower (g_utf8_get_char (start)) && stop > start;
}

/* Where the credit begins in a text that starts with a word as "Photo", what leads on
 * from it gone; NULL if it does not. */
static const char *
skip_announcement (const char *start, const char *stop, gboolean *sure)
{
  const char *at = start;
  const char *end;
  guint n_words = 0;

  *sure = FALSE;
  while (at < stop)
    {
      const char *word = next_word (at, stop, &end);
      DatelineCreditWord meaning;

      if (word == NULL || strcspn (at, "([{|") < (gsize) (word - at))
        break;
      meaning = dateline_credit_find_word (word, end - word);
      if ((meaning & DATELINE_CREDIT_WORD_SURE) != 0)
        *sure = TRUE;
      else if ((meaning & DATELINE_CREDIT_WORD_ANNOUNCING) == 0 &&
               (n_words == 0 || (meaning & DATELINE_CREDIT_WORD_LEAD) == 0))
        break;
      n_words++;
      at = end + (*end == '.');
      while (at < stop && *at == ' ')
        at++;
      if (*at == ':' || *at == '=' || g_str_has_prefix (at, "："))
        {
          at = g_utf8_next_char (at);
          break;
        }
    }
  if (n_words == 0)
    return NULL;
  while (at < stop && strchr (" /|-", *at) != NULL)
    at++;
  return at;
}

static const char *
skip_copyright_sign (const char *at, const char *stop)
{
  static const char *const signs[] = { "©", "(c)", "(C)", "Copyright", "copyright" };
  const char *start = at;

  for (gboolean found = TRUE; found;)
    {
      found = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (signs) && !found; i++)
        if (g_str_has_prefix (at, signs[i]))
          {
            at += strlen (signs[i]);
            found = TRUE;
          }
      while (found && at < stop && strchr (" :", *at) != NULL)
        at++;
    }
  if (at == start)
    return NULL;
  if (stop - at > 5 && strspn (at, "0123456789") == 4 && strchr (" ,", at[4]) != NULL)
    at += 4 + strspn (at + 4, " ,");
  return at;
}

/* In brackets at the end: the strongest form, and the one with the most to be mistaken
 * for. */
static const char *
find_in_brackets (const char *text,
                  const char *stop,
                  const char **credit,
                  const char **end)
{
  char close = stop > text ? stop[-1] : '\0';
  const char *open = NULL;
  const char *inner, *rest;
  gboolean sure;
  gsize n;

  if (close != ')' && close != ']')
    return NULL;
  for (const char *at = stop - 1; at > last_part (text, stop) && open == NULL;)
    if (*--at == (close == ')' ? '(' : '['))
      open = at;
  if (open == NULL)
    return NULL;
  inner = open + 1;
  *end = stop - 1;
  n = *end - inner;
  while (inner < *end && *inner == ' ')
    inner++;

  *credit = inner;
  rest = skip_copyright_sign (inner, *end);
  if (rest == NULL)
    {
      rest = skip_announcement (inner, *end, &sure);
      if (rest != NULL && !sure && !reads_like_name (rest, *end))
        rest = NULL;
    }
  if (rest != NULL && rest < *end)
    {
      *credit = rest;
      return open;
    }
  if (!reads_like_name (inner, *end))
    return NULL;
  if (has_agency (inner, *end))
    return is_explained (text, open, inner, n) ? NULL : open;
  rest = memchr (inner, '/', *end - inner);
  if (rest != NULL && memchr (inner, ' ', *end - inner) != NULL &&
      !g_ascii_isdigit (*inner) && !is_small_word (inner, *end))
    return open;
  return NULL;
}

/* Whether a sentence, or a part of one, may begin at @at. */
static gboolean
is_boundary (const char *text, const char *at)
{
  while (at > text && at[-1] == ' ')
    at--;
  if (at == text)
    return TRUE;
  at = g_utf8_find_prev_char (text, at);
  return at != NULL &&
         (strchr (".!?)]|:;\"'/", *at) != NULL || g_str_has_prefix (at, "”") ||
          g_str_has_prefix (at, "。") || g_str_has_prefix (at, "…") ||
          g_str_has_prefix (at, "–") || g_str_has_prefix (at, "—") ||
          g_str_has_prefix (at, "»") || g_str_has_prefix (at, "）"));
}

/* After "Photo:", "Foto von", "写真：" … */
static const char *
find_announced (const char *text, const char *stop, const char **credit)
{
  const char *end;

  for (const char *word = last_part (text, stop);
       (word = next_word (word, stop, &end)) != NULL;
       word = end)
    {
      gboolean boundary = is_boundary (text, word);
      gboolean sure;
      const char *rest;

      if (!boundary && is_small_word (word, end))
        continue;
      rest = skip_announcement (word, stop, &sure);
      if (rest == NULL || rest == stop)
        continue;
      if (memchr (word, ':', rest - word) == NULL &&
          memchr (word, '=', rest - word) == NULL &&
          g_strstr_len (word, rest - word, "：") == NULL)
        {
          /* Without a colon there must be what leads on ("Photo by", "Courtesy of"), an
           * abbreviation ("Fot. Jan Kowalski") or an agency ("Foto ANP"). */
          const char *second_end;
          gboolean leads_on = next_word (end, stop, &second_end) < rest;
          gboolean is_short = *end == '.' && g_utf8_strlen (word, end - word) < 5;

          if (!boundary || (!leads_on && !is_short && !has_agency (rest, stop)))
            continue;
          sure = FALSE;
        }
      if ((sure && g_utf8_strlen (rest, stop - rest) <= LONGEST_CREDIT) ||
          reads_like_name (rest, stop))
        {
          *credit = rest;
          return word;
        }
    }
  return NULL;
}

static const char *
find_copyright (const char *text, const char *stop, const char **credit)
{
  const char *sign = NULL;

  for (const char *at = text; (at = g_strstr_len (at, stop - at, "©")) != NULL; at += 2)
    if (sign == NULL || at - sign > LONGEST_CREDIT)
      sign = at;
  if (sign == NULL)
    return NULL;
  *credit = skip_copyright_sign (sign, stop);
  if (*credit == stop || g_utf8_strlen (*credit, stop - *credit) > LONGEST_CREDIT)
    return NULL;
  return sign;
}

/* Behind a bar or a dash, or after the last full stop. */
static const char *
find_last_part (const char *text, const char *stop, const char **credit)
{
  static const struct
  {
    const char *mark;
    gsize n_skipped; /* what belongs to the part before it */
  } parters[] = { { " | ", 0 }, { " - ", 0 }, { " – ", 0 }, { " — ", 0 },
                  { ". ", 1 },  { "! ", 1 },  { "? ", 1 },  { "” ", 3 } };

  for (gsize i = 0; i < G_N_ELEMENTS (parters); i++)
    {
      const char *at = g_strrstr_len (text, stop - text, parters[i].mark);

      if (at == NULL)
        continue;
      *credit = at + strlen (parters[i].mark);
      if (!reads_like_name (*credit, stop))
        continue;
      if (i == 0 && has_agency (text, at) && reads_like_name (text, stop))
        {
          *credit = text;
          return text;
        }
      if (has_agency (*credit, stop) || (i == 0 && is_boundary (text, at)))
        return at + parters[i].n_skipped;
    }
  if (has_agency (text, stop) && reads_like_name (text, stop) &&
      memchr (text, '/', stop - text) != NULL)
    {
      *credit = text;
      return text;
    }
  return NULL;
}

static char *
trim (const char *start, const char *stop, const char *ends)
{
  static const char *const dashes[] = { "–", "—", "·", "•" };

  for (gboolean again = TRUE; again;)
    {
      again = FALSE;
      while (start < stop && strchr (" |-/,;:", *start) != NULL)
        start++;
      while (start < stop && strchr (ends, stop[-1]) != NULL)
        stop--;
      for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
        {
          gsize n = strlen (dashes[i]);

          if ((gsize) (stop - start) >= n && strncmp (stop - n, dashes[i], n) == 0)
            {
              stop -= n;
              again = TRUE;
            }
        }
    }
  return start < stop ? g_strndup (start, stop - start) : NULL;
}

/* Takes off the full stop of a credit that is a sentence, but not that of "Inc.". */
static const char *
drop_full_stop (const char *start, const char *stop)
{
  if (stop - start > 4 && stop[-1] == '.' && strcspn (stop - 4, " .") == 3)
    return stop - 1;
  return stop;
}

/*
 * dateline_text_split_credit:
 * @text: (nullable): a picture's caption
 * @caption: (out) (nullable) (transfer full): what the picture shows
 * @credit: (out) (nullable) (transfer full): who made it
 *
 * Takes the credit off the end of a caption: "… September summit. (AFP/File)" is
 * "… September summit." and "AFP/File"; also "Photo: X/Reuters", "© X" and
 * "Getty Images | X". What is left empty is %NULL.
 */
void
dateline_text_split_credit (const char *text, char **caption, char **credit)
{
  g_autofree char *line = dateline_text_collapse (text == NULL ? "" : text);
  const char *stop = line + strlen (line);
  const char *whole = stop;
  const char *start = NULL;
  const char *end;
  const char *cut;

  *caption = NULL;
  *credit = NULL;
  if (stop > line + 1 && stop[-1] == '.' && strchr (")]", stop[-2]) != NULL)
    stop--;
  cut = find_in_brackets (line, stop, &start, &end);
  if (cut == NULL)
    {
      end = stop = drop_full_stop (line, whole);
      cut = find_announced (line, stop, &start);
    }
  if (cut == NULL)
    cut = find_copyright (line, stop, &start);
  if (cut == NULL)
    cut = find_last_part (line, stop, &start);
  if (cut == NULL)
    {
      *caption = trim (line, whole, " ");
      return;
    }
  *caption = trim (line, cut, " |-/,;:([");
  *credit = trim (start, end, " |-/,;:");
}
