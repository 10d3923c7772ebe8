/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is chosen for one feed, as a part of its window; see dateline-settings-choices.c.
 */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dateline_settings_choices_new (DatelineFeed *feed);
void dateline_settings_choices_get (GtkWidget *self, DatelineFeedSettings *settings);

G_END_DECLS
