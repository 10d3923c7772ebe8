/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Times as a list of headlines says them, in the reader's language and zone, which is
 * that of the present moment that is passed in. Pure but for the locale. */

#include "dateline-gtk/headlines/dateline-when-private.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>

#define DAYS_OF_A_WEEK 7

static GDateTime *
to_local (gint64 time, GDateTime *now)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);

  return utc != NULL ? g_date_time_to_timezone (utc, g_date_time_get_timezone (now))
                     : NULL;
}

/* How many midnights lie between @time and @now; negative for the future. */
static int
days_before (GDateTime *time, GDateTime *now)
{
  GDate day, today;

  g_date_clear (&day, 1);
  g_date_clear (&today, 1);
  g_date_set_dmy (&day,
                  g_date_time_get_day_of_month (time),
                  g_date_time_get_month (time),
                  g_date_time_get_year (time));
  g_date_set_dmy (&today,
                  g_date_time_get_day_of_month (now),
                  g_date_time_get_month (now),
                  g_date_time_get_year (now));
  return g_date_days_between (&day, &today);
}

/* Whether the locale writes a quarter past two in the afternoon as 2:15 PM. */
static gboolean
uses_twelve_hours (void)
{
  const char *format = nl_langinfo (T_FMT);

  return strstr (format, "%r") != NULL || strstr (format, "%p") != NULL ||
         strstr (format, "%I") != NULL || strstr (format, "%l") != NULL;
}

static char *
format_clock (GDateTime *time)
{
  /* Translators: the time of day, as g_date_time_format() takes it, where the locale
   * counts twelve hours; and where it counts twenty-four. */
  return g_date_time_format (time, uses_twelve_hours () ? _ ("%-I:%M %p") : _ ("%H:%M"));
}

/* As short as it can be beside a headline: "14:20", "Yesterday", "Mon", "3 Nov", "3 Nov
 * 2024". What is dated in the future is given its date. */
char *
dateline_when_brief (gint64 time, GDateTime *now)
{
  g_autoptr (GDateTime) local = to_local (time, now);
  int days;

  if (local == NULL)
    return g_strdup ("");

  days = days_before (local, now);
  if (days == 0)
    return format_clock (local);
  if (days == 1)
    return g_strdup (_ ("Yesterday"));
  if (days > 1 && days < DAYS_OF_A_WEEK)
    return g_date_time_format (local, "%a");
  if (g_date_time_get_year (local) == g_date_time_get_year (now))
    /* Translators: a day of this year, briefly, as g_date_time_format() takes it. */
    return g_date_time_format (local, _ ("%-d %b"));
  /* Translators: a day of another year, briefly. */
  return g_date_time_format (local, _ ("%-d %b %Y"));
}

/* The time of day: beside a headline under a heading that says the day. */
char *
dateline_when_clock (gint64 time, GDateTime *now)
{
  g_autoptr (GDateTime) local = to_local (time, now);

  return local != NULL ? format_clock (local) : g_strdup ("");
}

/* The heading over a day's headlines: "Today", "Yesterday", "Monday", "Monday, 3
 * November", "Sunday, 3 November 2024". */
char *
dateline_when_day (gint64 time, GDateTime *now)
{
  g_autoptr (GDateTime) local = to_local (time, now);
  int days;

  if (local == NULL)
    return g_strdup ("");

  days = days_before (local, now);
  if (days == 0)
    return g_strdup (_ ("Today"));
  if (days == 1)
    return g_strdup (_ ("Yesterday"));
  if (days > 1 && days < DAYS_OF_A_WEEK)
    return g_date_time_format (local, "%A");
  if (g_date_time_get_year (local) == g_date_time_get_year (now))
    /* Translators: a day of this year, at length. */
    return g_date_time_format (local, _ ("%A, %-d %B"));
  /* Translators: a day of another year, at length. */
  return g_date_time_format (local, _ ("%A, %-d %B %Y"));
}

/* Day and time without regard to the present, for a tooltip. */
char *
dateline_when_full (gint64 time, GDateTime *now)
{
  g_autoptr (GDateTime) local = to_local (time, now);
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (local == NULL)
    return g_strdup ("");

  day = g_date_time_format (local, _ ("%A, %-d %B %Y"));
  clock = format_clock (local);
  /* Translators: a day, then a time of that day: "Monday, 3 November 2025 at 14:20". */
  return g_strdup_printf (_ ("%s at %s"), day, clock);
}
