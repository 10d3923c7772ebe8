/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Days gathered into a number of bins of about the same length. Days are Julian day
 * numbers. Pure.
 */

#pragma once

#include "dateline/dateline.h"

G_BEGIN_DECLS

typedef struct
{
  int first; /* a few stories that are much older than the others are in its bin */
  int last;
  int oldest; /* of the stories */
  int n_bins;
  guint *counts;
  guint most; /* of the counts */
} DatelineDateBins;

/* @days: of DatelineStoryDay, the latest first. There are @max_bins or, where there are
 * fewer days, as many as days. */
void dateline_date_bins_init (DatelineDateBins *self,
                              const GArray *days,
                              int today,
                              int max_bins);
void dateline_date_bins_clear (DatelineDateBins *self);
/* The days of a bin, both in. */
int dateline_date_bins_get_first (const DatelineDateBins *self, int bin);
int dateline_date_bins_get_last (const DatelineDateBins *self, int bin);
/* The bin of a day, or the nearest. */
int dateline_date_bins_find (const DatelineDateBins *self, int day);

G_END_DECLS
