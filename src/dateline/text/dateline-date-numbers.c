/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The numbers of a date and what their groups mean: "2025-09-04", "12:30:00", "20250904",
 * "+0200". Pure functions, any thread; no locale. */

#include "dateline/text/dateline-date-reader-private.h"

#include "dateline/text/dateline-date-calendar-private.h"
#include "dateline/text/dateline-date-words-private.h"

#include <string.h>

#define UNSET DATELINE_DATE_UNSET

static gboolean
set_date (DatelineDateReading *reading, int year, int month, int day)
{
  if (reading->year != UNSET || reading->month != UNSET || reading->day != UNSET)
    return FALSE;
  reading->year = year;
  reading->month = month;
  reading->day = day;
  return TRUE;
}

static gboolean
set_time (DatelineDateReading *reading, int hour, int minute, int second)
{
  if (reading->hour != UNSET)
    return FALSE;
  reading->hour = hour;
  reading->minute = minute;
  reading->second = second;
  reading->zone_may_come = TRUE;
  return TRUE;
}

static gboolean
set_day_of_year (DatelineDateReading *reading, int year, int day)
{
  return dateline_date_find_day (year,
                                 day,
                                 &reading->year,
                                 &reading->month,
                                 &reading->day);
}

/* Reads digits; a number too long for an int is none. */
static gsize
read_number (DatelineDateReading *reading, int *number)
{
  const char *start = reading->at;

  *number = 0;
  for (; g_ascii_isdigit (*reading->at); reading->at++)
    if (reading->at - start < 9)
      *number = *number * 10 + (*reading->at - '0');
  return reading->at - start;
}

/* From the minutes on: "30", "30:05", "30:05.25", "30:05,5". */
static gboolean
read_time (DatelineDateReading *reading, int hour)
{
  int minute, second = 0, fraction;

  if (*reading->at == '\0' || read_number (reading, &minute) > 2)
    return FALSE;
  if (*reading->at == ':')
    {
      reading->at++;
      if (read_number (reading, &second) == 0)
        return FALSE;
    }
  if ((*reading->at == '.' || *reading->at == ',' || *reading->at == ':') &&
      g_ascii_isdigit (reading->at[1]))
    {
      reading->at++;
      read_number (reading, &fraction);
    }
  return set_time (reading, hour, minute, second);
}

/* A sign, then "2", "02", "0200", "02:00" or "02:00:00". */
gboolean
dateline_date_read_offset (DatelineDateReading *reading, int sign)
{
  int hours, minutes = 0, seconds;
  gsize n = read_number (reading, &hours);

  if (n > 4)
    return FALSE;
  if (n > 2)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (*reading->at == ':')
    {
      reading->at++;
      if (read_number (reading, &minutes) == 0)
        return FALSE;
      if (*reading->at == ':' && g_ascii_isdigit (reading->at[1]))
        {
          reading->at++;
          read_number (reading, &seconds);
        }
    }
  if (hours > 23 || minutes > 59)
    return FALSE;
  if (!reading->has_offset)
    {
      reading->zone = sign * (hours * 60 + minutes);
      reading->has_zone = reading->has_offset = TRUE;
    }
  return TRUE;
}

/* Two or three numbers that @separator parts, of which the first was read. */
static gboolean
read_group (DatelineDateReading *reading, int first, gsize n_first)
{
  char separator = *reading->at++;
  int second, third = 1;
  gsize n_second, n_third = 0;

  if (*reading->at == 'W' && n_first == 4)
    {
      reading->at++;
      read_number (reading, &second);
      if (*reading->at == '-')
        {
          reading->at++;
          read_number (reading, &third);
        }
      return dateline_date_find_week (first,
                                      second,
                                      third,
                                      &reading->year,
                                      &reading->month,
                                      &reading->day);
    }

  n_second = read_number (reading, &second);
  if (*reading->at == separator && g_ascii_isdigit (reading->at[1]))
    {
      reading->at++;
      n_third = read_number (reading, &third);
    }
  if (n_third == 0)
    {
      if (n_first == 4)
        return n_second == 3 ? set_day_of_year (reading, first, second)
                             : set_date (reading, first, second, 1);
      if (n_second == 4)
        return set_date (reading, second, first, 1);
      if (separator == '.' && n_second == 2 && reading->hour == UNSET)
        return set_time (reading, first, second, 0);
      return FALSE;
    }
  if (n_first >= 3 || (n_third <= 2 && separator == '-' && n_first == 2))
    return set_date (reading, dateline_date_full_year (first, n_first), second, third);
  /* America writes the month first, and slashes; who writes dots or dashes does not. */
  if (separator == '/' && first <= 12)
    return set_date (reading, dateline_date_full_year (third, n_third), first, second);
  return set_date (reading, dateline_date_full_year (third, n_third), second, first);
}

/* Digits without anything between: "20250904", "20250904123000", seconds since 1970,
 * which may have a fraction. */
static gboolean
read_compact (DatelineDateReading *reading, const char *start, gsize n, int number)
{
  gsize fraction = *reading->at == '.' ? 1 + strspn (reading->at + 1, "0123456789") : 0;
  gboolean alone = reading->at[fraction] == '\0' && reading->year == UNSET;

  if (alone && (n == 9 || n == 10 || n == 13))
    {
      reading->at += fraction;
      reading->epoch = g_ascii_strtoll (start, NULL, 10) / (n == 13 ? 1000 : 1);
      return TRUE;
    }
  switch (n)
    {
    case 5:
      return set_day_of_year (reading,
                              dateline_date_full_year (number / 1000, 2),
                              number % 1000);
    case 6:
      return set_date (reading,
                       dateline_date_full_year (number / 10000, 2),
                       number / 100 % 100,
                       number % 100);
    case 7:
      return set_day_of_year (reading, number / 1000, number % 1000);
    case 8:
      return set_date (reading, number / 10000, number / 100 % 100, number % 100);
    case 12:
    case 14:
      {
        gint64 all = g_ascii_strtoll (start, NULL, 10) * (n == 12 ? 100 : 1);
        int date = (int) (all / 1000000);

        return set_date (reading, date / 10000, date / 100 % 100, date % 100) &&
               set_time (reading,
                         (int) (all / 10000 % 100),
                         (int) (all / 100 % 100),
                         (int) (all % 100));
      }
    default:
      return FALSE;
    }
}

/* "123000" or "1230" after a "T". */
static gboolean
read_compact_time (DatelineDateReading *reading, gsize n, int number)
{
  int fraction;

  if (*reading->at == '.' || *reading->at == ',')
    {
      reading->at++;
      read_number (reading, &fraction);
    }
  if (n == 6)
    return set_time (reading, number / 10000, number / 100 % 100, number % 100);
  if (n == 4)
    return set_time (reading, number / 100, number % 100, 0);
  return n <= 2 && set_time (reading, number, 0, 0);
}

static gboolean
apply_mark (DatelineDateReading *reading,
            DatelineDateMark mark,
            int number,
            gsize n_digits)
{
  switch (mark)
    {
    case DATELINE_DATE_MARK_YEAR:
      reading->year = dateline_date_full_year (number, n_digits);
      return TRUE;
    case DATELINE_DATE_MARK_MONTH:
      reading->month = number;
      return TRUE;
    case DATELINE_DATE_MARK_DAY:
      reading->day = number;
      return TRUE;
    case DATELINE_DATE_MARK_HOUR:
      return set_time (reading, number, 0, 0);
    case DATELINE_DATE_MARK_MINUTE:
      reading->minute = number;
      return reading->hour != UNSET;
    case DATELINE_DATE_MARK_SECOND:
      reading->second = number;
      return reading->hour != UNSET;
    default:
      return FALSE;
    }
}

static gboolean
read_loose (DatelineDateReading *reading, int number, gsize n)
{
  if (reading->month_comes && n <= 2)
    {
      reading->month = number;
      reading->month_comes = FALSE;
      return TRUE;
    }
  if (n >= 3 && reading->year == UNSET)
    {
      reading->year = dateline_date_full_year (number, n);
      reading->year_came_first = reading->n_loose == 0;
      return TRUE;
    }
  /* A zone that has lost its sign. */
  if (number == 0 && reading->hour != UNSET && reading->year != UNSET)
    return TRUE;
  if (n > 2 || reading->n_loose == G_N_ELEMENTS (reading->loose))
    return FALSE;
  reading->loose[reading->n_loose++] = number;
  return TRUE;
}

/* An hour on a clock of any make: "12:30:05", "12h30", "20h". */
static gboolean
read_clock (DatelineDateReading *reading, int hour)
{
  reading->at++;
  if (g_ascii_isdigit (*reading->at))
    return read_time (reading, hour);
  return reading->at[-1] != ':' && set_time (reading, hour, 0, 0);
}

gboolean
dateline_date_read_digits (DatelineDateReading *reading)
{
  const char *start = reading->at;
  int number;
  gsize n = read_number (reading, &number);
  char next = *reading->at;
  gboolean time_comes = reading->time_comes;
  gsize mark_length;
  DatelineDateMark mark;
  gboolean korean;

  reading->zone_may_come = FALSE;
  reading->time_comes = FALSE;
  if (reading->hour == UNSET && n <= 2 &&
      (next == ':' ||
       ((next == 'h' || next == 'H') && !g_ascii_isalpha (reading->at[1]))))
    return read_clock (reading, number);
  if (time_comes && reading->hour == UNSET)
    return read_compact_time (reading, n, number);

  mark = dateline_date_find_mark (reading->at, &mark_length, &korean);
  if (mark != DATELINE_DATE_MARK_NONE)
    {
      reading->at += mark_length;
      reading->korean |= korean;
      return apply_mark (reading, mark, number, n);
    }
  if (n <= 4 && (next == '-' || next == '/' || next == '.') &&
      (g_ascii_isdigit (reading->at[1]) || (next == '-' && reading->at[1] == 'W')))
    return read_group (reading, number, n);
  if (n > 4)
    return read_compact (reading, start, n, number);
  return read_loose (reading, number, n);
}
