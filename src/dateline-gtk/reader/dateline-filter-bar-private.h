/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The filters that are on, each as a chip that takes it off, and one press that takes off
 * all. Main context only. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_FILTER_BAR (dateline_filter_bar_get_type ())

/* Signal "query-changed" (DatelineQuery *) when a chip was taken off. */
G_DECLARE_FINAL_TYPE (DatelineFilterBar,
                      dateline_filter_bar,
                      DATELINE,
                      FILTER_BAR,
                      GtkWidget)

GtkWidget *dateline_filter_bar_new (void);
/* @feed_title: (nullable): what the query's feed is called */
void dateline_filter_bar_set_query (DatelineFilterBar *self,
                                    const DatelineQuery *query,
                                    const char *feed_title);
void dateline_filter_bar_set_last (DatelineFilterBar *self, GtkWidget *widget);

G_END_DECLS
