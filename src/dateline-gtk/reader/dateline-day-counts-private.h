/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How many stories each day has in what is listed, were it not for the days that are
 * chosen. They are counted only while somebody looks, off the main thread, and again a
 * while after something changed. Main context only.
 */

#pragma once

#include "dateline/dateline.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_DAY_COUNTS (dateline_day_counts_get_type ())

/* Signal "changed" when the days are others, or are being counted for another view. */
G_DECLARE_FINAL_TYPE (DatelineDayCounts,
                      dateline_day_counts,
                      DATELINE,
                      DAY_COUNTS,
                      GObject)

DatelineDayCounts *dateline_day_counts_new (DatelineStore *store);
void dateline_day_counts_set_query (DatelineDayCounts *self, const DatelineQuery *query);
/* Whoever looks begins, and ends when it looks no more. */
void dateline_day_counts_begin (DatelineDayCounts *self);
void dateline_day_counts_end (DatelineDayCounts *self);
/* Of DatelineStoryDay, the latest first; NULL while they are counted. */
GArray *dateline_day_counts_get_days (DatelineDayCounts *self);

G_END_DECLS
