/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where days are chosen: a range that moves with the calendar, days of a picture of the
 * year, or from one day to another as typed. Main context only. */

#pragma once

#include "dateline-gtk/reader/dateline-day-counts-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_DATE_POPOVER (dateline_date_popover_get_type ())

/* Signal "query-changed" (DatelineQuery *) when days were chosen. */
G_DECLARE_FINAL_TYPE (DatelineDatePopover,
                      dateline_date_popover,
                      DATELINE,
                      DATE_POPOVER,
                      GtkPopover)

GtkWidget *dateline_date_popover_new (DatelineDayCounts *counts);
void dateline_date_popover_set_query (DatelineDatePopover *self,
                                      const DatelineQuery *query);
/* The switch for the bars over the list, to be bound; property "active". */
GtkWidget *dateline_date_popover_get_timeline_switch (DatelineDatePopover *self);

G_END_DECLS
