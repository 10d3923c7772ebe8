/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is chosen for one feed, as a part of its window; see dateline-feed-settings.c. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dateline_feed_settings_new (DatelineFeed *feed);
void
dateline_feed_settings_save (GtkWidget *self, DatelineStore *store, DatelineFeed *feed);

G_END_DECLS
