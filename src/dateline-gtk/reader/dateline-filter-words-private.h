/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Filters in words; see dateline-filter-words.c. */

#pragma once

#include "dateline/dateline.h"

G_BEGIN_DECLS

const char *dateline_filter_words_for_range (DatelineDateRange range);
char *dateline_filter_words_for_day (const GDate *day);
char *dateline_filter_words_for_weekday (int day);
char *dateline_filter_words_for_days (const DatelineQuery *query);
char *dateline_filter_words_for_stories (const GArray *days, int first, int last);

G_END_DECLS
