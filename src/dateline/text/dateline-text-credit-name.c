/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Whether a part of a caption names who made the picture: word by word, where scripts
 * have capital letters by these, elsewhere by length and by the small words of sentences.
 * Pure, any thread.
 */

#include "dateline/text/dateline-text-credit-name-private.h"

#include <string.h>

#define MOST_WORDS 14
/* Without an agency it is the shorter, the less speaks for a name. */
#define MOST_WORDS_UNPROVED 9
#define MOST_CASELESS_WORDS_UNPROVED 5
#define LONGEST_GLUED 24 /* characters */

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '\'' || c == 0x2019 ||
         c == '@' || c == '_';
}

/*
 * dateline_credit_next_word:
 * @at: where to look from
 * @stop: the end of the text
 * @end: (out): where the word ends
 *
 * Returns: (nullable): the next word at or behind @at
 */
const char *
dateline_credit_next_word (const char *at, const char *stop, const char **end)
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

/* Whether a word is of a script without capital letters. Georgian has some, but does not
 * begin names with them. */
gboolean
dateline_credit_is_caseless (const char *word)
{
  gunichar c = g_utf8_get_char (word);

  return (c >= 0x10d0 && c <= 0x10ff) ||
         (c > 0x500 && g_unichar_isalpha (c) && !g_unichar_islower (c) &&
          !g_unichar_isupper (c));
}

gboolean
dateline_credit_is_small (const char *word)
{
  return g_unichar_islower (g_utf8_get_char (word)) &&
         !dateline_credit_is_caseless (word);
}

/* "index.hr", "t.me/news", and what stands behind a stroke or an at sign of a site. */
static gboolean
is_address (const char *start, const char *word, const char *end, const char *stop)
{
  if (end + 1 < stop && *end == '.' && g_ascii_isalnum (end[1]))
    return TRUE;
  return word > start + 1 && (word[-1] == '.' || word[-1] == '/');
}

/* Countries and towns in pairs, parts of dates and party names, are no makers: "(New
 * York/London)", "(Bündnis 90/Die Grünen)". */
static gboolean
is_place (const char *word)
{
  static const char *const beginnings[] = { "New ",   "Los ",  "Las ",   "San ", "Santa ",
                                            "North ", "South", "East ",  "West", "Saint ",
                                            "St. ",   "Bad ",  "United " };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (word, beginnings[i]))
      return TRUE;
  return FALSE;
}

/* "Jane Doe/The Post": on one side of the stroke is a name of two words. */
static gboolean
is_parted_by_stroke (const char *start, const char *stop)
{
  const char *stroke = memchr (start, '/', stop - start);
  const char *right = stroke ? stroke + 1 : NULL;

  if (!stroke || stroke == start || g_ascii_isdigit (stroke[-1]) ||
      g_ascii_isdigit (*start) || memchr (start, '(', stop - start) != NULL)
    return FALSE;
  while (right < stop && *right == ' ')
    right++;
  while (stroke > start && stroke[-1] == ' ')
    stroke--;
  if (is_place (start) || is_place (right) || dateline_credit_is_small (start))
    return FALSE;
  return memchr (start, ' ', stroke - start) != NULL ||
         memchr (right, ' ', stop - right) != NULL;
}

/* What the words so far were. */
typedef struct
{
  guint n_sources;
  guint n_fillers; /* "photo", "by" */
  guint n_dates;
  guint n_numbers;
  guint n_caseless;
  gboolean has_agency;
  gboolean is_sourced; /* an agency or a source stood just before */
} Reading;

/* FALSE if no name has this word. */
static gboolean
read_word (Reading *reading,
           DatelineCreditName *name,
           const char *start,
           const char *word,
           const char *end,
           const char *stop)
{
  DatelineCreditWord meaning = dateline_credit_find_word (word, end - word);
  gunichar first = g_utf8_get_char (word);
  gboolean is_small = dateline_credit_is_small (word);

  if ((meaning & DATELINE_CREDIT_WORD_SENTENCE) != 0)
    return FALSE;
  reading->has_agency |=
      (meaning & (DATELINE_CREDIT_WORD_AGENCY | DATELINE_CREDIT_WORD_MAKER)) != 0;
  reading->n_sources += (meaning & DATELINE_CREDIT_WORD_SOURCE) != 0;
  if ((meaning & (DATELINE_CREDIT_WORD_AGENCY | DATELINE_CREDIT_WORD_SOURCE)) != 0)
    name->n_names++;
  else if (g_unichar_isdigit (first))
    reading->n_numbers++;
  else if ((meaning & DATELINE_CREDIT_WORD_DATE) != 0)
    reading->n_dates++;
  else if ((meaning & (DATELINE_CREDIT_WORD_OWNER | DATELINE_CREDIT_WORD_MAKER)) != 0)
    name->n_names++;
  else if ((meaning & DATELINE_CREDIT_WORD_PARTICLE) != 0)
    {
      name->n_names += !is_small;
      reading->n_fillers++;
    }
  else if (first == '@' || !is_small || is_address (start, word, end, stop))
    name->n_names++;
  else
    return FALSE;
  reading->n_caseless += dateline_credit_is_caseless (word);

  /* A full stop after more than an initial begins another sentence. */
  return !(end + 2 < stop && end[0] == '.' && end[1] == ' ' &&
           g_utf8_strlen (word, end - word) > 3);
}

/* Whether it names one who is credited: an agency anywhere, or another source that stands
 * nearly alone or beside a name ("NASA", "BBC News", "Jane Doe/Facebook"). */
static gboolean
has_agency (const Reading *reading,
            const DatelineCreditName *name,
            const char *start,
            const char *stop)
{
  static const char *const joints[] = { "/", "|", " via ", " for " };

  if (reading->has_agency ||
      dateline_credit_find_glued (start, stop, DATELINE_CREDIT_GLUED_AGENCY))
    return TRUE;
  if (reading->n_sources == 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (joints); i++)
    if (g_strstr_len (start, stop - start, joints[i]) != NULL)
      return TRUE;
  if (name->n_words == 1)
    return stop - start > 2; /* "(PA)" is Pennsylvania */
  return reading->n_sources + reading->n_fillers == name->n_words ||
         g_strstr_len (start, stop - start, " photo by ") != NULL;
}

/*
 * dateline_credit_read_name:
 * @start: a part of a caption
 * @stop: its end
 * @name: (out): what was found
 *
 * Returns: TRUE if it is short, one sentence, and all its words are names, agencies and
 * the small words of names
 */
gboolean
dateline_credit_read_name (const char *start, const char *stop, DatelineCreditName *name)
{
  Reading reading = { 0 };
  const char *end;
  glong length = g_utf8_strlen (start, stop - start);
  gboolean is_glued;

  *name = (DatelineCreditName){ 0 };
  if (length > DATELINE_CREDIT_LONGEST ||
      dateline_credit_find_glued (start, stop, DATELINE_CREDIT_GLUED_SENTENCE))
    return FALSE;
  for (const char *word = start;
       (word = dateline_credit_next_word (word, stop, &end)) != NULL;
       word = end)
    if (++name->n_words > MOST_WORDS ||
        !read_word (&reading, name, start, word, end, stop))
      return FALSE;

  name->has_agency = has_agency (&reading, name, start, stop);
  name->proves = name->has_agency || is_parted_by_stroke (start, stop) ||
                 (name->n_words > 3 && g_strstr_len (start, stop - start, " for The "));
  if (name->n_names == 0)
    return FALSE;
  if (name->proves)
    return TRUE;
  is_glued = reading.n_caseless > 0 && name->n_words <= 2 && length > LONGEST_GLUED;
  return name->n_words <= MOST_WORDS_UNPROVED && !is_glued &&
         reading.n_caseless <= MOST_CASELESS_WORDS_UNPROVED &&
         !(reading.n_dates > 0 && reading.n_numbers > 0) &&
         !(name->n_names == 0 && reading.n_dates > 0);
}

/*
 * dateline_credit_is_explained:
 * @text: a caption
 * @bracket: where a bracket opens
 * @letters: what stands in it
 * @n_letters: its length
 *
 * Returns: TRUE if the words before the bracket begin with its letters: "Agence
 * France-Presse (AFP)" explains them and credits nobody
 */
gboolean
dateline_credit_is_explained (const char *text,
                              const char *bracket,
                              const char *letters,
                              gsize n_letters)
{
  gsize left = n_letters;

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
