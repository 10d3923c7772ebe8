/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Days as a calendar lays them out, a column a week, and how much is much. Days are
 * Julian day numbers, as g_date_get_julian() gives them. Pure but for the locale.
 */

#pragma once

#include "dateline/dateline.h"

G_BEGIN_DECLS

#define DATELINE_DATE_GRID_N_WEEKDAYS 7
/* From none to most. */
#define DATELINE_DATE_GRID_N_STEPS 5

/* The largest number of each step but the last; none is always the first. */
typedef struct
{
  guint limits[DATELINE_DATE_GRID_N_STEPS - 1];
} DatelineDateSteps;

/* The day that weeks begin with where the reader lives: 1 for Monday to 7 for Sunday. */
guint dateline_date_grid_get_first_weekday (void);
/* The first day of the week that @day is in. */
int dateline_date_grid_get_week (int day, guint first_weekday);
/* The day that is @n_months after @day, or the last of its month. */
int dateline_date_grid_add_months (int day, int n_months);
/* Today, in the reader's time zone. */
int dateline_date_grid_get_today (void);

/* Steps with about as many days each; @days is of DatelineStoryDay. */
void dateline_date_steps_init (DatelineDateSteps *self, const GArray *days);
guint dateline_date_steps_get (const DatelineDateSteps *self, guint n_stories);

/* How many stories @day has; @days is of DatelineStoryDay, the latest first. */
guint dateline_date_grid_count (const GArray *days, int day);

G_END_DECLS
