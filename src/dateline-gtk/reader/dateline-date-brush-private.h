/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A slim row of bars over a list: when its stories are from. Days are narrowed down by a
 * drag or the keyboard; a double click takes the bounds off. Main context only.
 */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_DATE_BRUSH (dateline_date_brush_get_type ())

/* Signal "days-chosen" (int first, int last): Julian days, both in, were taken; both 0
 * for all. */
G_DECLARE_FINAL_TYPE (DatelineDateBrush,
                      dateline_date_brush,
                      DATELINE,
                      DATE_BRUSH,
                      GtkWidget)

GtkWidget *dateline_date_brush_new (void);
/* @days: (nullable): of DatelineStoryDay, the latest first; NULL while they are counted
 */
void dateline_date_brush_set_days (DatelineDateBrush *self, GArray *days);
/* Which days are in use; 0 for no bound, and both 0 for all. */
void dateline_date_brush_set_chosen (DatelineDateBrush *self, int first, int last);

G_END_DECLS
