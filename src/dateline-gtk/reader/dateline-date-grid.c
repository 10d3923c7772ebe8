/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Days as a calendar lays them out, and how much is much. Pure but for the locale. */

#include "dateline-gtk/reader/dateline-date-grid-private.h"

#include <langinfo.h>

/* How the C library counts: a date that is a Sunday or a Monday, and the first weekday
 * from it on, 1 for itself. */
#define WEEK_ORIGIN_SUNDAY 19971130

guint
dateline_date_grid_get_first_weekday (void)
{
#ifdef _NL_TIME_FIRST_WEEKDAY
  /* The number is where the pointer should be. */
  guint origin = GPOINTER_TO_UINT (nl_langinfo (_NL_TIME_WEEK_1STDAY));
  guint first = *(const guint8 *) nl_langinfo (_NL_TIME_FIRST_WEEKDAY);
  guint before_first = origin == WEEK_ORIGIN_SUNDAY ? 7 : 1;

  return (before_first + first - 2) % DATELINE_DATE_GRID_N_WEEKDAYS + 1;
#else
  return G_DATE_MONDAY;
#endif
}

/* Day 1 was a Monday. */
static guint
get_weekday (int day)
{
  return (day - 1) % DATELINE_DATE_GRID_N_WEEKDAYS + 1;
}

int
dateline_date_grid_get_week (int day, guint first_weekday)
{
  guint offset = (get_weekday (day) + DATELINE_DATE_GRID_N_WEEKDAYS - first_weekday) %
                 DATELINE_DATE_GRID_N_WEEKDAYS;

  return day - (int) offset;
}

int
dateline_date_grid_add_months (int day, int n_months)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, MAX (day, 1));
  if (n_months < 0)
    g_date_subtract_months (&date, -n_months);
  else
    g_date_add_months (&date, n_months);
  return g_date_get_julian (&date);
}

int
dateline_date_grid_get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date,
                  g_date_time_get_day_of_month (now),
                  g_date_time_get_month (now),
                  g_date_time_get_year (now));
  return g_date_get_julian (&date);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

void
dateline_date_steps_init (DatelineDateSteps *self, const GArray *days)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  guint least = 0;

  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, DatelineStoryDay, i).n_stories > 0)
      g_array_append_val (numbers, g_array_index (days, DatelineStoryDay, i).n_stories);
  g_array_sort (numbers, compare_numbers);

  self->limits[0] = 0;
  for (guint i = 1; i < G_N_ELEMENTS (self->limits); i++)
    {
      guint place = numbers->len * i / G_N_ELEMENTS (self->limits);
      guint number = place > 0 ? g_array_index (numbers, guint, place - 1) : 0;

      /* Where all days are alike each step still means more than the one before. */
      least = MAX (number, least + 1);
      self->limits[i] = least;
    }
}

guint
dateline_date_steps_get (const DatelineDateSteps *self, guint n_stories)
{
  guint step = 0;

  while (step < G_N_ELEMENTS (self->limits) && n_stories > self->limits[step])
    step++;
  return step;
}

guint
dateline_date_grid_count (const GArray *days, int day)
{
  guint from = 0;
  guint until = days->len;

  while (from < until)
    {
      guint middle = from + (until - from) / 2;
      const DatelineStoryDay *found = &g_array_index (days, DatelineStoryDay, middle);

      if (found->day == day)
        return found->n_stories;
      if (found->day > day)
        from = middle + 1;
      else
        until = middle;
    }
  return 0;
}
