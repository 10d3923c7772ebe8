/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The window with what is known of a feed, its name and its categories. Main context
 * only. */

#pragma once

#include "dateline-gtk/images/dateline-picture-loader.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_FEED_WINDOW (dateline_feed_window_get_type ())

G_DECLARE_FINAL_TYPE (DatelineFeedWindow,
                      dateline_feed_window,
                      DATELINE,
                      FEED_WINDOW,
                      GtkWindow)

GtkWidget *dateline_feed_window_new (DatelineStore *store,
                                     DatelineFeed *feed,
                                     DatelinePictureLoader *loader);

G_END_DECLS
