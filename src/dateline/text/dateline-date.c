/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Dates as feeds write them. Pure functions, any thread; no locale. Reads the system's
 * zone table only where a date names a place ("Europe/Berlin").
 *
 * What the reader noted is settled here, at the end, because publishers write the parts
 * of a date in every order.
 */

#include "dateline/text/dateline-date-private.h"

#include "dateline/text/dateline-date-calendar-private.h"
#include "dateline/text/dateline-date-reader-private.h"

#include <string.h>

#define LONGEST_DATE 120

/* Gives the loose numbers their meaning. */
static gboolean
settle (DatelineDateReading *reading)
{
  const int *loose = reading->loose;
  guint n = reading->n_loose;
  guint used = 0;

  if (reading->month != DATELINE_DATE_UNSET)
    {
      if (reading->day == DATELINE_DATE_UNSET && used < n)
        reading->day = loose[used++];
      if (reading->year == DATELINE_DATE_UNSET && used < n)
        reading->year = dateline_date_full_year (loose[used++], 2);
      /* "September 2025", but not the rest of a date whose day could not be read. */
      if (reading->day == DATELINE_DATE_UNSET && reading->hour == DATELINE_DATE_UNSET)
        reading->day = 1;
    }
  else if (n >= 2)
    {
      reading->month = loose[reading->year_came_first ? 0 : 1];
      reading->day = loose[reading->year_came_first ? 1 : 0];
      used = 2;
      if (reading->year == DATELINE_DATE_UNSET && used < n)
        reading->year = dateline_date_full_year (loose[used++], 2);
    }
  return used == n && reading->year >= 1000 && reading->year <= 9999 &&
         reading->month >= 1 && reading->month <= 12 && reading->day >= 1 &&
         reading->day <= dateline_date_days_in_month (reading->year, reading->month);
}

static gboolean
settle_time (DatelineDateReading *reading)
{
  if (reading->hour == DATELINE_DATE_UNSET)
    {
      reading->hour = reading->minute = reading->second = 0;
      return TRUE;
    }
  if (reading->half == 2 && reading->hour < 12)
    reading->hour += 12;
  else if (reading->half == 1 && reading->hour == 12)
    reading->hour = 0;
  return reading->minute <= 59 && reading->second <= 60 &&
         (reading->hour <= 23 ||
          (reading->hour == 24 && reading->minute == 0 && reading->second == 0));
}

/* Minutes east of UTC at a place. */
static int
find_place_offset (const DatelineDateReading *reading, gint64 local_time)
{
  g_autofree char *name = g_strndup (reading->place, reading->place_length);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);
  int interval;

  if (zone == NULL)
    return 0;
  interval = g_time_zone_find_interval (zone, G_TIME_TYPE_STANDARD, local_time);
  return interval < 0 ? 0 : g_time_zone_get_offset (zone, interval) / 60;
}

/* What is written in Korean and names no zone is from Korea. */
static int
find_offset (const DatelineDateReading *reading, gint64 local_time)
{
  if (reading->place != NULL && !reading->has_offset)
    return find_place_offset (reading, local_time);
  if (reading->korean && !reading->has_zone)
    return 9 * 60;
  return reading->zone;
}

/*
 * dateline_date_parse:
 * @text: (nullable): a date as published
 * @time: (out): seconds since the epoch
 * @offset: (out): minutes east of UTC as written; 0 without a zone, which is read as UTC
 *
 * Reads RFC 822, 2822 and 5322, RFC 3339, ISO 8601, asctime() and the forms that feeds
 * get wrong, in many languages. A day that is in no calendar makes it no date; a day of
 * the week that is not that day's does not matter.
 *
 * Returns: whether it is a date
 */
gboolean
dateline_date_parse (const char *text, gint64 *time, int *offset)
{
  char buffer[LONGEST_DATE + 1];
  DatelineDateReading reading;
  gint64 local_time;
  gsize length;

  if (text == NULL)
    return FALSE;
  while (g_ascii_isspace (*text))
    text++;
  length = strnlen (text, LONGEST_DATE * 2);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (length == 0 || length > LONGEST_DATE || !g_utf8_validate (text, length, NULL))
    return FALSE;
  memcpy (buffer, text, length);
  buffer[length] = '\0';

  if (!dateline_date_read (&reading, buffer))
    return FALSE;
  if (reading.epoch != DATELINE_DATE_UNSET)
    {
      *time = reading.epoch;
      *offset = 0;
      return TRUE;
    }
  /* A year alone is one only where nothing else is written. */
  if (length == 4 && reading.year != DATELINE_DATE_UNSET &&
      reading.month == DATELINE_DATE_UNSET)
    reading.month = reading.day = 1;
  if (!settle (&reading) || !settle_time (&reading))
    return FALSE;

  local_time =
      dateline_date_count_days (reading.year, reading.month, reading.day) * 86400 +
      reading.hour * 3600 + reading.minute * 60 + reading.second;
  *offset = find_offset (&reading, local_time);
  *time = local_time - (gint64) *offset * 60;
  return TRUE;
}

/*
 * dateline_date_format_utc:
 * @time: seconds since the epoch
 *
 * Writes a time as RFC 3339 has it, in UTC and whole seconds: "2014-08-30T11:40:24Z".
 *
 * Returns: (transfer full) (nullable): the text, %NULL beyond the year 9999
 */
char *
dateline_date_format_utc (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time);

  return date == NULL ? NULL : g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
}
