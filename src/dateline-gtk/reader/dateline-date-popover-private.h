/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where days are chosen: a range that moves with the calendar, or from one day to
 * another. Main context only. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_DATE_POPOVER (dateline_date_popover_get_type ())

/* Signal "query-changed" (DatelineQuery *). */
G_DECLARE_FINAL_TYPE (DatelineDatePopover,
                      dateline_date_popover,
                      DATELINE,
                      DATE_POPOVER,
                      GtkPopover)

GtkWidget *dateline_date_popover_new (void);
void dateline_date_popover_set_query (DatelineDatePopover *self,
                                      const DatelineQuery *query);

G_END_DECLS
