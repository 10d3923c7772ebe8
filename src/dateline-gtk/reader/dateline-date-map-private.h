/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A year as a picture: a square a day, a column a week, fuller and stronger the more
 * stories there are. Days are chosen by a click, a drag or the keyboard. Main context
 * only.
 */

#pragma once

#include "dateline-gtk/reader/dateline-day-chooser-private.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_DATE_MAP (dateline_date_map_get_type ())

G_DECLARE_FINAL_TYPE (DatelineDateMap,
                      dateline_date_map,
                      DATELINE,
                      DATE_MAP,
                      DatelineDayChooser)

GtkWidget *dateline_date_map_new (void);
/* @days: (nullable): of DatelineStoryDay, the latest first; NULL while they are counted
 */
void dateline_date_map_set_days (DatelineDateMap *self, GArray *days);
/* Which days are in use, as dateline_day_chooser_set_chosen() has it; the cursor goes to
 * them, and what was being chosen is given up. */
void dateline_date_map_set_chosen (DatelineDateMap *self, int first, int last);
/* Shows as many weeks as there is room for in @width pixels, a year at most. */
void dateline_date_map_fit (DatelineDateMap *self, int width);

/* For tests. */
int dateline_date_map_get_cursor (DatelineDateMap *self);
gboolean
dateline_date_map_get_day_area (DatelineDateMap *self, int day, GdkRectangle *area);
char *dateline_date_map_describe_day (DatelineDateMap *self, int day);

G_END_DECLS
