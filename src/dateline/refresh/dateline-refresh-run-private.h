/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One refresh: the feeds that are due, some of them at a time. Main context. */

#pragma once

#include "dateline/refresh/dateline-refresh-selection-private.h"
#include "dateline/refresh/dateline-refresher.h"

G_BEGIN_DECLS

/* Is called when @n_done of @n_feeds are done; first with 0, when they are known. */
typedef void (*DatelineRefreshProgressFunc) (guint n_done,
                                             guint n_feeds,
                                             gpointer user_data);

void dateline_refresh_run_async (const DatelineRefreshOrder *order,
                                 GCancellable *cancellable,
                                 DatelineRefreshProgressFunc progress,
                                 gpointer progress_data,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* @refreshed_at: (out): the last success of any feed before the run, or
 * DATELINE_TIME_UNKNOWN */
DatelineRefreshSummary *
dateline_refresh_run_finish (GAsyncResult *result, gint64 *refreshed_at, GError **error);

G_END_DECLS
