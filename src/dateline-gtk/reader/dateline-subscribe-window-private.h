/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The window in which a feed is added by its address. Main context only. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_SUBSCRIBE_WINDOW (dateline_subscribe_window_get_type ())

/* Signal "subscribed" (gint64 feed_id). */
G_DECLARE_FINAL_TYPE (DatelineSubscribeWindow,
                      dateline_subscribe_window,
                      DATELINE,
                      SUBSCRIBE_WINDOW,
                      GtkWindow)

GtkWidget *dateline_subscribe_window_new (DatelineRefresher *refresher,
                                          const char *address);

G_END_DECLS
