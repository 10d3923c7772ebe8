/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What announces a credit, and whether what follows is one. Pure, any thread. */

#include "dateline/text/dateline-text-credit-announcement-private.h"

#include "dateline/text/dateline-text-credit-name-private.h"

#include <string.h>

#define LONGEST_GIVER 50 /* characters */

/* The length of a mark that stands between "Photo" and the name, or 0. */
static gsize
mark_length (const char *at, gboolean is_caseless, gboolean is_source)
{
  static const char *const marks[] = { ":", "=", "：", "＝", "︰", "՝", "...", "…" };
  static const char *const caseless_marks[] = { "/",  "／", "・", "|",
                                                "｜", "〉", "》", "-" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (at, marks[i]))
      return strlen (marks[i]);
  for (gsize i = 0; is_caseless && i < G_N_ELEMENTS (caseless_marks); i++)
    if (g_str_has_prefix (at, caseless_marks[i]))
      return strlen (caseless_marks[i]);
  return is_source && *at == ',' ? 1 : 0;
}

static const char *
skip_spaces (const char *at, const char *stop)
{
  while (at < stop && strchr (" /|-", *at) != NULL)
    at++;
  return at;
}

/* What @word says in an announcement; FALSE if it ends one. */
static gboolean
read_announcing_word (DatelineCreditAnnouncement *self,
                      const char *word,
                      const char *end,
                      guint n)
{
  DatelineCreditWord meaning = dateline_credit_find_word (word, end - word);

  if ((meaning & DATELINE_CREDIT_WORD_SURE) != 0)
    {
      self->leads_on |= n > 0;
      self->is_sure = TRUE;
    }
  else if ((meaning & DATELINE_CREDIT_WORD_ANNOUNCING) != 0)
    {
      static const char *const photos[] = { "photo", "foto", "fot", "фото" };

      for (gsize i = 0; i < G_N_ELEMENTS (photos); i++)
        {
          g_autofree char *lower = g_utf8_casefold (word, end - word);

          self->is_photo |= g_str_has_prefix (lower, photos[i]);
        }
      self->is_loud = g_ascii_isupper (*word) && g_ascii_isupper (end[-1]);
      self->is_abbreviated = *end == '.' && g_utf8_strlen (word, end - word) < 5;
    }
  else if (n == 0)
    return FALSE;
  else if ((meaning & DATELINE_CREDIT_WORD_LEAD) != 0)
    self->leads_on = TRUE;
  else if ((meaning & DATELINE_CREDIT_WORD_UNSURE_LEAD) != 0)
    {
      self->is_unsure |= !self->is_sure;
      self->leads_on = TRUE;
    }
  else
    return (meaning & DATELINE_CREDIT_WORD_CHAINED) != 0;
  return TRUE;
}

/* Reads what announces a credit at @start. FALSE if nothing does. */
gboolean
dateline_credit_read_announcement (const char *start,
                                   const char *stop,
                                   DatelineCreditAnnouncement *self)
{
  const char *at = start;
  const char *end;
  guint n_words = 0;

  *self = (DatelineCreditAnnouncement){ 0 };
  while (at < stop && !self->has_mark)
    {
      const char *word = dateline_credit_next_word (at, stop, &end);
      gsize mark;

      /* "picture alliance" is an agency. */
      if (word == NULL || g_str_has_prefix (end, " alliance") ||
          strspn (at, " /-") < (gsize) (word - at) ||
          !read_announcing_word (self, word, end, n_words))
        break;
      n_words++;
      at = end + (*end == '.' && end[1] != '.');
      while (at < stop && *at == ' ')
        at++;
      mark =
          mark_length (at,
                       dateline_credit_is_caseless (word),
                       end - word == 6 && g_ascii_strncasecmp (word, "source", 6) == 0);
      self->has_mark = mark > 0;
      at += mark;
    }
  self->rest = skip_spaces (at, stop);
  return n_words > 0 && self->rest < stop && strchr (")]", *self->rest) == NULL;
}

/* Whether what is announced is a credit. @is_bracketed: nothing else can stand there. */
gboolean
dateline_credit_is_announced (const DatelineCreditAnnouncement *self,
                              const char *stop,
                              gboolean is_bracketed)
{
  DatelineCreditName name;
  gboolean is_name = dateline_credit_read_name (self->rest, stop, &name);

  if (self->has_mark && self->is_sure)
    return g_utf8_strlen (self->rest, stop - self->rest) <= DATELINE_CREDIT_LONGEST;
  /* "(Courtesy of the Doe family)" */
  if (is_bracketed && self->is_sure && self->leads_on)
    return g_utf8_strlen (self->rest, stop - self->rest) <= LONGEST_GIVER;
  if (!is_name)
    return FALSE;
  if (self->has_mark || name.proves)
    return TRUE;
  if (self->is_unsure)
    return FALSE;
  if (self->leads_on || self->is_abbreviated)
    return TRUE;
  if (self->is_sure)
    return name.n_names >= 2 && name.n_words <= 5 &&
           !g_str_has_prefix (self->rest, "Suisse") &&
           !g_str_has_prefix (self->rest, "Agricole");
  return self->is_photo && name.n_names >= 2 &&
         (is_bracketed || (self->is_loud && memchr (self->rest, ',', stop - self->rest)));
}
