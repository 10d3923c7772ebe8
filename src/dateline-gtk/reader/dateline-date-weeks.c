/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The weeks that a map of days shows, a column each. Pure. */

#include "dateline-gtk/reader/dateline-date-weeks-private.h"

#include "dateline-gtk/reader/dateline-date-grid-private.h"

#define N_WEEKDAYS DATELINE_DATE_GRID_N_WEEKDAYS

void
dateline_date_weeks_init (DatelineDateWeeks *self, int n_weeks)
{
  self->first_weekday = dateline_date_grid_get_first_weekday ();
  self->today = dateline_date_grid_get_today ();
  dateline_date_weeks_set_n_weeks (self, n_weeks);
}

void
dateline_date_weeks_set_n_weeks (DatelineDateWeeks *self, int n_weeks)
{
  self->n_weeks = n_weeks;
  dateline_date_weeks_show_until (self, self->today);
}

void
dateline_date_weeks_show_until (DatelineDateWeeks *self, int day)
{
  int week = dateline_date_grid_get_week (MIN (day, self->today), self->first_weekday);

  self->first = MAX (week - (self->n_weeks - 1) * N_WEEKDAYS, 1);
}

void
dateline_date_weeks_show (DatelineDateWeeks *self, int day)
{
  if (day < self->first)
    self->first = dateline_date_grid_get_week (day, self->first_weekday);
  else if (day >= self->first + self->n_weeks * N_WEEKDAYS)
    dateline_date_weeks_show_until (self, day);
}

int
dateline_date_weeks_get_last (const DatelineDateWeeks *self)
{
  return MIN (self->first + self->n_weeks * N_WEEKDAYS - 1, self->today);
}

gboolean
dateline_date_weeks_find_place (const DatelineDateWeeks *self,
                                int day,
                                int *column,
                                int *row)
{
  *column = (day - self->first) / N_WEEKDAYS;
  *row = (day - self->first) % N_WEEKDAYS;
  return day >= self->first && *column < self->n_weeks;
}

int
dateline_date_weeks_find_day (const DatelineDateWeeks *self, int column, int row)
{
  column = CLAMP (column, 0, self->n_weeks - 1);
  row = CLAMP (row, 0, N_WEEKDAYS - 1);
  return self->first + column * N_WEEKDAYS + row;
}
