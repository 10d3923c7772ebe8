/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The Gregorian calendar. Pure functions, any thread. */

#include "dateline/text/dateline-date-calendar-private.h"

int
dateline_date_days_in_month (int year, int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return month == 2 && leap ? 29 : days[month - 1];
}

/* Days from 1970-01-01 in the Gregorian calendar. */
gint64
dateline_date_count_days (int year, int month, int day)
{
  gint64 y = month <= 2 ? year - 1 : year;
  gint64 era = (y >= 0 ? y : y - 399) / 400;
  gint64 year_of_era = y - era * 400;
  gint64 day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  gint64 day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

/* RFC 5322, 4.3; three digits are years since 1900, as some programs count. */
int
dateline_date_full_year (int year, gsize n_digits)
{
  if (n_digits == 3)
    return 1900 + year;
  if (n_digits <= 2)
    return year < 50 ? 2000 + year : 1900 + year;
  return year;
}

/* The date of a day of the year, counted from 1. */
gboolean
dateline_date_find_day (int of_year, int number, int *year, int *month, int *day)
{
  if (number < 1)
    return FALSE;
  *year = of_year;
  *month = 1;
  for (*day = number; *month <= 12; (*month)++)
    {
      int n = dateline_date_days_in_month (of_year, *month);

      if (*day <= n)
        return TRUE;
      *day -= n;
    }
  return FALSE;
}

/* The date of a day of an ISO week. Week 1 is that of the fourth of January. */
gboolean
dateline_date_find_week (int of_year,
                         int week,
                         int weekday,
                         int *year,
                         int *month,
                         int *day)
{
  gint64 fourth = dateline_date_count_days (of_year, 1, 4);
  gint64 monday = fourth - (fourth % 7 + 7 + 3) % 7; /* 1970-01-01 was a Thursday */
  int length = 337 + dateline_date_days_in_month (of_year, 2);
  int number;

  if (week < 1 || week > 53 || weekday < 1 || weekday > 7)
    return FALSE;
  number = (int) (monday - dateline_date_count_days (of_year, 1, 1)) + (week - 1) * 7 +
           weekday;
  if (number < 1)
    return dateline_date_find_day (of_year - 1,
                                   number + 337 +
                                       dateline_date_days_in_month (of_year - 1, 2),
                                   year,
                                   month,
                                   day);
  if (number > length)
    return dateline_date_find_day (of_year + 1, number - length, year, month, day);
  return dateline_date_find_day (of_year, number, year, month, day);
}
