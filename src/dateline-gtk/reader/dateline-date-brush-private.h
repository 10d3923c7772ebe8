/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A slim row of bars over a list: when its stories are from. Days are narrowed down by a
 * drag or the keyboard; a double click takes the bounds off. Main context only.
 */

#pragma once

#include "dateline-gtk/reader/dateline-day-chooser-private.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_DATE_BRUSH (dateline_date_brush_get_type ())

G_DECLARE_FINAL_TYPE (DatelineDateBrush,
                      dateline_date_brush,
                      DATELINE,
                      DATE_BRUSH,
                      DatelineDayChooser)

GtkWidget *dateline_date_brush_new (void);
/* @days: (nullable): of DatelineStoryDay, the latest first; NULL while they are counted
 */
void dateline_date_brush_set_days (DatelineDateBrush *self, GArray *days);

G_END_DECLS
