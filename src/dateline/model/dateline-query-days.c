/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From which days a query lists, and what they mean at a moment in a time zone. Pure. */

#include "dateline/model/dateline-query-private.h"

/* Both may be no day: the end of a range without a bound. */
static gboolean
is_same_day (const GDate *day, const GDate *other)
{
  if (!g_date_valid (day) || !g_date_valid (other))
    return g_date_valid (day) == g_date_valid (other);
  return g_date_compare (day, other) == 0;
}

gboolean
dateline_query_has_same_days (const DatelineQuery *self, const DatelineQuery *other)
{
  if (self->range != other->range)
    return FALSE;
  if (self->range != DATELINE_DATE_RANGE_BETWEEN)
    return TRUE;
  return is_same_day (&self->first, &other->first) &&
         is_same_day (&self->last, &other->last);
}

/**
 * dateline_query_set_date_range:
 * @self: a query
 * @range: which days; for %DATELINE_DATE_RANGE_BETWEEN use dateline_query_set_days()
 *
 * Asks for the stories of certain days, which move on with the calendar.
 */
void
dateline_query_set_date_range (DatelineQuery *self, DatelineDateRange range)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (range != DATELINE_DATE_RANGE_BETWEEN);

  self->range = range;
}

/**
 * dateline_query_get_date_range:
 * @self: a query
 *
 * Gets which days' stories are asked for.
 *
 * Returns: the range
 */
DatelineDateRange
dateline_query_get_date_range (const DatelineQuery *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_DATE_RANGE_ANY);

  return self->range;
}

/**
 * dateline_query_set_days:
 * @self: a query
 * @first: (nullable): the first day, %NULL for no bound
 * @last: (nullable): the last day, %NULL for no bound
 *
 * Asks for the stories of the days from @first to @last, both counted in. Days in the
 * wrong order are put right; without any bound the range is %DATELINE_DATE_RANGE_ANY.
 */
void
dateline_query_set_days (DatelineQuery *self, const GDate *first, const GDate *last)
{
  gboolean has_first, has_last;

  g_return_if_fail (self != NULL);

  has_first = first != NULL && g_date_valid (first);
  has_last = last != NULL && g_date_valid (last);
  if (has_first && has_last && g_date_compare (first, last) > 0)
    {
      dateline_query_set_days (self, last, first);
      return;
    }

  g_date_clear (&self->first, 1);
  g_date_clear (&self->last, 1);
  if (has_first)
    self->first = *first;
  if (has_last)
    self->last = *last;
  self->range =
      has_first || has_last ? DATELINE_DATE_RANGE_BETWEEN : DATELINE_DATE_RANGE_ANY;
}

/**
 * dateline_query_get_days:
 * @self: a query
 * @first: (out caller-allocates): the first day; not valid without a bound
 * @last: (out caller-allocates): the last day; not valid without a bound
 *
 * Gets the days that dateline_query_set_days() set.
 *
 * Returns: %TRUE if the range is %DATELINE_DATE_RANGE_BETWEEN
 */
gboolean
dateline_query_get_days (const DatelineQuery *self, GDate *first, GDate *last)
{
  g_return_val_if_fail (self != NULL && first != NULL && last != NULL, FALSE);

  if (self->range != DATELINE_DATE_RANGE_BETWEEN)
    return FALSE;
  *first = self->first;
  *last = self->last;
  return TRUE;
}

/**
 * dateline_query_find_days:
 * @self: a query
 * @now: the present, in the reader's time zone
 * @first: (out caller-allocates): the first day; not valid without a bound
 * @last: (out caller-allocates): the last day; not valid without a bound
 *
 * Finds the days that are asked for now, whether they move with the calendar or not.
 * Pure.
 *
 * Returns: %TRUE if any are asked for
 */
gboolean
dateline_query_find_days (const DatelineQuery *self,
                          GDateTime *now,
                          GDate *first,
                          GDate *last)
{
  static const struct
  {
    int first, last; /* before today */
  } days[] = {
    [DATELINE_DATE_RANGE_TODAY] = { 0, 0 },
    [DATELINE_DATE_RANGE_YESTERDAY] = { 1, 1 },
    [DATELINE_DATE_RANGE_LAST_7_DAYS] = { 6, 0 },
    [DATELINE_DATE_RANGE_LAST_30_DAYS] = { 29, 0 },
    [DATELINE_DATE_RANGE_THIS_YEAR] = { 0, 0 },
  };
  GDate today;

  g_return_val_if_fail (self != NULL && now != NULL, FALSE);
  g_return_val_if_fail (first != NULL && last != NULL, FALSE);

  g_date_clear (first, 1);
  g_date_clear (last, 1);
  if (self->range == DATELINE_DATE_RANGE_ANY)
    return FALSE;
  if (dateline_query_get_days (self, first, last))
    return TRUE;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today,
                  g_date_time_get_day_of_month (now),
                  g_date_time_get_month (now),
                  g_date_time_get_year (now));
  *first = *last = today;
  g_date_subtract_days (first, days[self->range].first);
  g_date_subtract_days (last, days[self->range].last);
  if (self->range == DATELINE_DATE_RANGE_THIS_YEAR)
    g_date_set_dmy (first, 1, G_DATE_JANUARY, g_date_get_year (&today));
  return TRUE;
}

/* Midnight at the beginning of the day that is @days after that of @time, in its zone.
 * Days have 23 or 25 hours where the clocks change, so no seconds are added. */
static gint64
midnight (GDateTime *time, int days)
{
  g_autoptr (GDateTime) day = g_date_time_add_days (time, days);
  g_autoptr (GDateTime) start = g_date_time_new (g_date_time_get_timezone (time),
                                                 g_date_time_get_year (day),
                                                 g_date_time_get_month (day),
                                                 g_date_time_get_day_of_month (day),
                                                 0,
                                                 0,
                                                 0);

  return g_date_time_to_unix (start);
}

static gint64
date_midnight (GDateTime *now, const GDate *date, int days)
{
  GDate day = *date;
  g_autoptr (GDateTime) start = NULL;

  g_date_add_days (&day, days);
  start = g_date_time_new (g_date_time_get_timezone (now),
                           g_date_get_year (&day),
                           g_date_get_month (&day),
                           g_date_get_day (&day),
                           0,
                           0,
                           0);
  return start != NULL ? g_date_time_to_unix (start) : G_MAXINT64;
}

/* What is dated in the future waits, unless somebody asks for it, by a day that has not
 * ended or as a whole; and what was saved is not hidden from who saved it. */
static void
leave_out_future (const DatelineQuery *self, GDateTime *now, gint64 *from, gint64 *until)
{
  gint64 next_second = g_date_time_to_unix (now) + 1;
  gboolean names_last =
      self->range == DATELINE_DATE_RANGE_BETWEEN && g_date_valid (&self->last);

  if (self->upcoming)
    *from = MAX (*from, next_second);
  else if (!self->saved_only && !names_last)
    *until = MIN (*until, next_second);
}

/* The days themselves. */
static void
resolve_days (const DatelineQuery *self, GDateTime *now, gint64 *from, gint64 *until)
{
  *from = G_MININT64;
  *until = G_MAXINT64;
  switch (self->range)
    {
    case DATELINE_DATE_RANGE_ANY:
      break;
    case DATELINE_DATE_RANGE_TODAY:
      *from = midnight (now, 0);
      *until = midnight (now, 1);
      break;
    case DATELINE_DATE_RANGE_YESTERDAY:
      *from = midnight (now, -1);
      *until = midnight (now, 0);
      break;
    case DATELINE_DATE_RANGE_LAST_7_DAYS:
      *from = midnight (now, -6);
      *until = midnight (now, 1);
      break;
    case DATELINE_DATE_RANGE_LAST_30_DAYS:
      *from = midnight (now, -29);
      *until = midnight (now, 1);
      break;
    case DATELINE_DATE_RANGE_THIS_YEAR:
      *from = midnight (now, 1 - g_date_time_get_day_of_year (now));
      *until = midnight (now, 1);
      break;
    case DATELINE_DATE_RANGE_BETWEEN:
      if (g_date_valid (&self->first))
        *from = date_midnight (now, &self->first, 0);
      if (g_date_valid (&self->last))
        *until = date_midnight (now, &self->last, 1);
      break;
    default:
      g_return_if_reached ();
    }
}

/**
 * dateline_query_resolve_times:
 * @self: a query
 * @now: the present, in the reader's time zone
 * @from: (out): the first second asked for, %G_MININT64 for no bound
 * @until: (out): the second after the last one asked for, %G_MAXINT64 for no bound
 *
 * Turns the days asked for into times. What is dated after @now is left out unless
 * upcoming stories, saved ones, or days up to a certain one are asked for. Pure.
 */
void
dateline_query_resolve_times (const DatelineQuery *self,
                              GDateTime *now,
                              gint64 *from,
                              gint64 *until)
{
  g_return_if_fail (self != NULL && now != NULL && from != NULL && until != NULL);

  resolve_days (self, now, from, until);
  leave_out_future (self, now, from, until);
}
