/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The weeks that a map of days shows, a column each, none of them later than this one.
 * Days are Julian day numbers. Pure.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int first; /* the first day of the first column */
  int n_weeks;
  int today;
  guint first_weekday;
} DatelineDateWeeks;

/* The last weeks up to today, in the reader's time zone and locale. */
void dateline_date_weeks_init (DatelineDateWeeks *self, int n_weeks);
void dateline_date_weeks_set_n_weeks (DatelineDateWeeks *self, int n_weeks);

/* The last column ends with @day's week, or with this one's where that is later. */
void dateline_date_weeks_show_until (DatelineDateWeeks *self, int day);
/* Moves no further than it has to. */
void dateline_date_weeks_show (DatelineDateWeeks *self, int day);

/* The last day that is seen. */
int dateline_date_weeks_get_last (const DatelineDateWeeks *self);
/* FALSE if @day is not seen. */
gboolean dateline_date_weeks_find_place (const DatelineDateWeeks *self,
                                         int day,
                                         int *column,
                                         int *row);
/* The day at a place, or the nearest; it may be later than today. */
int dateline_date_weeks_find_day (const DatelineDateWeeks *self, int column, int row);

G_END_DECLS
