/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is met in the text of a date, from left to right. Pure functions, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DATELINE_DATE_UNSET (-1)

typedef struct
{
  const char *at;
  int year, month, day;
  int hour, minute, second; /* hour is DATELINE_DATE_UNSET without a time of day */
  int half;                 /* of the day: 1, 2, or DATELINE_DATE_UNSET */
  int zone;                 /* minutes east */
  gboolean has_zone;
  gboolean has_offset; /* and it was a number */
  const char *place;   /* "Europe/Berlin" */
  gsize place_length;
  gint64 epoch; /* or -1 */
  int loose[3]; /* short numbers whose meaning is open */
  guint n_loose;
  gboolean year_came_first;
  gboolean month_is_doubtful; /* "mar, 4 sep" begins with a Tuesday */
  gboolean month_comes;       /* the next number is one */
  gboolean time_comes;        /* a "T" was read */
  gboolean zone_may_come;     /* a sign here begins an offset */
  gboolean korean;
} DatelineDateReading;

gboolean dateline_date_read (DatelineDateReading *reading, const char *text);

/* Notes the number at hand and what belongs to it; FALSE if that is no part of a date. */
gboolean dateline_date_read_digits (DatelineDateReading *reading);

/* The same behind the sign of an offset: "2", "02", "0200", "02:00" or "02:00:00". */
gboolean dateline_date_read_offset (DatelineDateReading *reading, int sign);

G_END_DECLS
