/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The Gregorian calendar. Pure functions, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int dateline_date_days_in_month (int year, int month);
gint64 dateline_date_count_days (int year, int month, int day);
gboolean
dateline_date_find_day (int of_year, int number, int *year, int *month, int *day);
gboolean dateline_date_find_week (int of_year,
                                  int week,
                                  int weekday,
                                  int *year,
                                  int *month,
                                  int *day);
int dateline_date_full_year (int year, gsize n_digits);

G_END_DECLS
