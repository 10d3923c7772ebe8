/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Filters in words, as chips and buttons say them, in the reader's language. */

#include "dateline-gtk/reader/dateline-filter-words-private.h"

#include <glib/gi18n-lib.h>

static const char *const ranges[] = {
  [DATELINE_DATE_RANGE_ANY] = N_ ("Any time"),
  [DATELINE_DATE_RANGE_TODAY] = N_ ("Today"),
  [DATELINE_DATE_RANGE_YESTERDAY] = N_ ("Yesterday"),
  [DATELINE_DATE_RANGE_LAST_7_DAYS] = N_ ("Last 7 days"),
  [DATELINE_DATE_RANGE_LAST_30_DAYS] = N_ ("Last 30 days"),
  [DATELINE_DATE_RANGE_THIS_YEAR] = N_ ("This year"),
};

/* A day with its year: "3 Nov 2025". */
char *
dateline_filter_words_for_day (const GDate *day)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (g_date_get_year (day),
                                                    g_date_get_month (day),
                                                    g_date_get_day (day),
                                                    0,
                                                    0,
                                                    0);

  /* Translators: a day, briefly, as g_date_time_format() takes it. */
  return g_date_time_format (time, _ ("%-d %b %Y"));
}

/* A Julian day in full: "Monday, 3 November 2025". */
char *
dateline_filter_words_for_weekday (int day)
{
  GDate date;
  g_autoptr (GDateTime) time = NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, MAX (day, 1));
  time = g_date_time_new_utc (g_date_get_year (&date),
                              g_date_get_month (&date),
                              g_date_get_day (&date),
                              0,
                              0,
                              0);
  return g_date_time_format (time, _ ("%A, %-d %B %Y"));
}

/* The words of a range that moves with the calendar; NULL for
 * DATELINE_DATE_RANGE_BETWEEN. */
const char *
dateline_filter_words_for_range (DatelineDateRange range)
{
  return range < G_N_ELEMENTS (ranges) ? _ (ranges[range]) : NULL;
}

/* The days that @query asks for: "Last 7 days", "3 Nov 2025 – 9 Nov 2025", "Since …". */
char *
dateline_filter_words_for_days (const DatelineQuery *query)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  GDate first, last;

  if (!dateline_query_get_days (query, &first, &last))
    return g_strdup (
        dateline_filter_words_for_range (dateline_query_get_date_range (query)));

  if (g_date_valid (&first))
    from = dateline_filter_words_for_day (&first);
  if (g_date_valid (&last))
    to = dateline_filter_words_for_day (&last);
  if (to == NULL)
    return g_strdup_printf (_ ("Since %s"), from);
  if (from == NULL)
    return g_strdup_printf (_ ("Until %s"), to);
  if (g_date_compare (&first, &last) == 0)
    return g_steal_pointer (&from);
  /* Translators: from one day to another. */
  return g_strdup_printf (_ ("%s – %s"), from, to);
}

static guint
count_stories (const GArray *days, int first, int last)
{
  guint n = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const DatelineStoryDay *day = &g_array_index (days, DatelineStoryDay, i);

      if (day->day >= first && day->day <= last)
        n += day->n_stories;
    }
  return n;
}

/* Julian days, both in, and how many stories they have: "Monday, 3 November 2025: 14
 * stories". @days: (nullable): of DatelineStoryDay; without, nothing is said of stories.
 */
char *
dateline_filter_words_for_stories (const GArray *days, int first, int last)
{
  g_autofree char *span = dateline_filter_words_for_weekday (first);
  g_autofree char *count = NULL;
  guint n;

  if (first != last)
    {
      g_autofree char *from = g_steal_pointer (&span);
      g_autofree char *to = dateline_filter_words_for_weekday (last);

      span = g_strdup_printf (_ ("%s – %s"), from, to);
    }
  if (days == NULL)
    return g_steal_pointer (&span);

  n = count_stories (days, first, last);
  count =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u story", "%'u stories", n), n);
  /* Translators: a day, or from one to another, then how many stories there are. */
  return g_strdup_printf (_ ("%s: %s"), span, count);
}
