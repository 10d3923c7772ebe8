/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Reads the text of a date from left to right and notes what it meets: numbers, groups of
 * numbers, words, an offset. One reader serves all forms. Pure functions, any thread; no
 * locale.
 */

#include "dateline/text/dateline-date-reader-private.h"

#include "dateline/text/dateline-date-words-private.h"

#include <string.h>

#define UNSET DATELINE_DATE_UNSET

/* "Europe/Berlin", of which the first word was read. */
static gboolean
read_place (DatelineDateReading *reading, const char *start)
{
  static const char *const areas[] = {
    "Africa/",    "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/",
    "Australia/", "Brazil/",  "Canada/",     "Chile/",  "Etc/",  "Europe/",
    "Indian/",    "Mexico/",  "Pacific/",    "US/",
  };
  gboolean known = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (areas) && !known; i++)
    known = g_str_has_prefix (start, areas[i]);
  if (!known)
    return FALSE;
  while (g_ascii_isalnum (*reading->at) ||
         (*reading->at != '\0' && strchr ("/_+-", *reading->at) != NULL))
    reading->at++;
  reading->place = start;
  reading->place_length = reading->at - start;
  return TRUE;
}

/* asctime() has the year behind the time, and who adds a zone puts it last. */
static gboolean
zone_ends_it (const DatelineDateReading *reading, const char *word, gsize length)
{
  return length > 1 && reading->hour != UNSET && reading->year != UNSET &&
         reading->month != UNSET && word[length] == '\0';
}

static void
apply_word (DatelineDateReading *reading, const char *word, gsize length)
{
  gboolean month_known = reading->month != UNSET && !reading->month_is_doubtful;
  gboolean first = reading->year == UNSET && reading->month == UNSET &&
                   reading->day == UNSET && reading->n_loose == 0;
  DatelineDateWord meaning;
  int value = 0;

  if (reading->zone_may_come && month_known && *reading->at == '/' &&
      read_place (reading, word))
    return;
  if (((reading->zone_may_come && (month_known || length == 1)) ||
       zone_ends_it (reading, word, length)) &&
      dateline_date_find_zone (word, length, &value))
    {
      if (!reading->has_zone)
        reading->zone = value;
      reading->has_zone = TRUE;
      return;
    }

  meaning = dateline_date_find_word (word, length, &value);
  switch (meaning)
    {
    case DATELINE_DATE_WORD_MONTH:
      if (!month_known)
        {
          reading->month = value;
          reading->month_is_doubtful = first;
          reading->zone_may_come = FALSE;
        }
      break;
    case DATELINE_DATE_WORD_MORNING:
      reading->half = 1;
      break;
    case DATELINE_DATE_WORD_AFTERNOON:
      reading->half = 2;
      break;
    case DATELINE_DATE_WORD_MONTH_COMES:
      reading->month_comes = TRUE;
      break;
    case DATELINE_DATE_WORD_UNKNOWN:
    default:
      if (reading->zone_may_come && !reading->has_zone &&
          dateline_date_find_zone (word, length, &value))
        {
          reading->zone = value;
          reading->has_zone = TRUE;
        }
      break;
    }
}

static gboolean
is_letter (const char *at)
{
  gunichar c;

  if ((guchar) *at < 0x80)
    return g_ascii_isalpha (*at);
  c = g_utf8_get_char (at);
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

static void
read_word (DatelineDateReading *reading)
{
  const char *start = reading->at;
  const char *stop;
  gsize length;
  gboolean korean;
  DatelineDateMark mark = dateline_date_find_mark (start, &length, &korean);

  if (mark != DATELINE_DATE_MARK_NONE)
    {
      reading->at += length;
      reading->korean |= korean;
      if (mark == DATELINE_DATE_MARK_MORNING)
        reading->half = 1;
      if (mark == DATELINE_DATE_MARK_AFTERNOON)
        reading->half = 2;
      return;
    }
  if (g_unichar_iswide (g_utf8_get_char (start)))
    {
      reading->at = g_utf8_next_char (start);
      return;
    }

  for (stop = start; is_letter (stop) || (*stop == '.' && is_letter (stop + 1));)
    stop = g_utf8_next_char (stop);
  reading->at = stop;
  if (stop - start == 1 && (*start == 'T' || *start == 't') && g_ascii_isdigit (*stop))
    reading->time_comes = TRUE;
  else
    apply_word (reading, start, stop - start);
}

/* Whether the sign before is that of an offset: just behind a time, or " +0200" at the
 * end. */
static gboolean
offset_comes (const DatelineDateReading *reading, char before)
{
  if (reading->zone_may_come)
    return g_ascii_isdigit (*reading->at);

  return before == ' ' && reading->year != UNSET &&
         strspn (reading->at, "0123456789") == 4 && reading->at[4] == '\0';
}

/* Notes all that @text, which must outlive @reading, says; FALSE if something of it can
 * be no part of a date. */
gboolean
dateline_date_read (DatelineDateReading *reading, const char *text)
{
  *reading = (DatelineDateReading){
    .at = text,
    .year = UNSET,
    .month = UNSET,
    .day = UNSET,
    .hour = UNSET,
    .half = UNSET,
    .epoch = UNSET,
  };
  while (*reading->at != '\0')
    {
      const char *at = reading->at;
      int sign = *at == '+' ? 1 : *at == '-' || g_str_has_prefix (at, "−") ? -1 : 0;

      if (g_ascii_isdigit (*at))
        {
          if (!dateline_date_read_digits (reading))
            return FALSE;
        }
      else if (*at == '(')
        reading->at += strcspn (at, ")");
      else if (is_letter (at))
        read_word (reading);
      else
        {
          reading->at = g_utf8_next_char (at);
          if (sign != 0 && offset_comes (reading, at > text ? at[-1] : ' ') &&
              !dateline_date_read_offset (reading, sign))
            return FALSE;
        }
    }
  return TRUE;
}
