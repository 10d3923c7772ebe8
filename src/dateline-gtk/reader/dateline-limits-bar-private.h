/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A line beneath the panes that says what keeps the store from all that it can do, for as
 * long as it does. Main context only. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_LIMITS_BAR (dateline_limits_bar_get_type ())

G_DECLARE_FINAL_TYPE (DatelineLimitsBar,
                      dateline_limits_bar,
                      DATELINE,
                      LIMITS_BAR,
                      GtkWidget)

GtkWidget *dateline_limits_bar_new (DatelineStore *store);

/* What it says, NULL while it says nothing. */
const char *dateline_limits_bar_get_text (DatelineLimitsBar *self);

G_END_DECLS
