/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How days are chosen in a picture of them, by the pointer and the keyboard. Main context
 * only.
 */

#pragma once

#include "dateline-gtk/reader/dateline-day-chooser-private.h"

G_BEGIN_DECLS

/* A part of the chooser; its controllers go with it. */
typedef struct
{
  DatelineDayChooser *chooser;
  GtkGesture *drag;
  double drag_x; /* where a drag began */
  double drag_y;
} DatelineDayInput;

void dateline_day_input_init (DatelineDayInput *self, DatelineDayChooser *chooser);

G_END_DECLS
