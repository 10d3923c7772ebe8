/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Days gathered into bins, for a row of bars. Pure. */

#include "dateline-gtk/reader/dateline-date-bins-private.h"

#define MIN_DAYS 7
/* One story in so many may be older than the span that is shown: a single one of 1990
 * would leave no room for this year. */
#define ONE_OLD_IN 100

static int
find_first (const GArray *days, int today)
{
  guint64 n_stories = 0;
  guint64 n_seen = 0;

  for (guint i = 0; i < days->len; i++)
    n_stories += g_array_index (days, DatelineStoryDay, i).n_stories;
  for (guint i = 0; i < days->len; i++)
    {
      const DatelineStoryDay *day = &g_array_index (days, DatelineStoryDay, i);

      n_seen += day->n_stories;
      if (i + 1 == days->len || n_seen * ONE_OLD_IN >= n_stories * (ONE_OLD_IN - 1))
        return MIN (day->day, today - MIN_DAYS + 1);
    }
  return today - MIN_DAYS + 1;
}

void
dateline_date_bins_init (DatelineDateBins *self,
                         const GArray *days,
                         int today,
                         int max_bins)
{
  int latest = days->len > 0 ? g_array_index (days, DatelineStoryDay, 0).day : today;

  self->last = MAX (latest, today);
  self->first = find_first (days, today);
  self->oldest =
      days->len > 0
          ? MIN (g_array_index (days, DatelineStoryDay, days->len - 1).day, self->first)
          : self->first;
  self->n_bins = CLAMP (self->last - self->first + 1, 1, MAX (max_bins, 1));
  self->counts = g_new0 (guint, self->n_bins);
  self->most = 0;
  for (guint i = 0; i < days->len; i++)
    {
      const DatelineStoryDay *day = &g_array_index (days, DatelineStoryDay, i);
      int bin = dateline_date_bins_find (self, day->day);

      self->counts[bin] += day->n_stories;
      /* What is much older is not seen as if it were of one day. */
      if (day->day >= self->first)
        self->most = MAX (self->most, self->counts[bin]);
    }
}

void
dateline_date_bins_clear (DatelineDateBins *self)
{
  g_clear_pointer (&self->counts, g_free);
  self->n_bins = 0;
}

int
dateline_date_bins_get_first (const DatelineDateBins *self, int bin)
{
  gint64 n_days = self->last - self->first + 1;

  /* The first day that falls into it: rounded up, as finding rounds down. */
  return bin <= 0
             ? self->oldest
             : self->first + (int) ((bin * n_days + self->n_bins - 1) / self->n_bins);
}

int
dateline_date_bins_get_last (const DatelineDateBins *self, int bin)
{
  return bin + 1 >= self->n_bins ? self->last
                                 : dateline_date_bins_get_first (self, bin + 1) - 1;
}

int
dateline_date_bins_find (const DatelineDateBins *self, int day)
{
  gint64 n_days = self->last - self->first + 1;
  gint64 place = CLAMP (day, self->first, self->last) - self->first;

  return (int) (place * self->n_bins / n_days);
}
