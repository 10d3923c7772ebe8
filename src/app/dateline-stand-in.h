/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the window shows in the place of the reader: that something is done which takes
 * long, or why there is nothing to read, with a button for what can be done about it.
 * Main thread only.
 */

#pragma once

#include "dateline/dateline.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_STAND_IN (dateline_stand_in_get_type ())

/* It takes the focus with its first button. */
G_DECLARE_FINAL_TYPE (DatelineStandIn, dateline_stand_in, DATELINE, STAND_IN, AdwBin)

/* A button cancels @cancellable, or quits where there is none. */
GtkWidget *dateline_stand_in_new_for_work (const char *title,
                                           const char *text,
                                           GCancellable *cancellable);
/* How much of the work is done; -1 for not known. */
void dateline_stand_in_set_fraction (DatelineStandIn *self, double fraction);

/* The stories cannot be opened, for @error. */
GtkWidget *dateline_stand_in_new_for_problem (const GError *error);

G_END_DECLS
