/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The bars over a list that say when its stories are from, where they are of more than
 * one day and the reader wants to see it. Main context only. */

#pragma once

#include "dateline-gtk/reader/dateline-day-counts-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_TIMELINE (dateline_timeline_get_type ())

/* Property "enabled"; signal "query-changed" (DatelineQuery *) when days were chosen. */
G_DECLARE_FINAL_TYPE (DatelineTimeline, dateline_timeline, DATELINE, TIMELINE, GtkWidget)

GtkWidget *dateline_timeline_new (DatelineDayCounts *counts);
void dateline_timeline_set_query (DatelineTimeline *self, const DatelineQuery *query);

G_END_DECLS
