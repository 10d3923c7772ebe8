/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The refreshes of one refresher that are under way, and their progress together. Main
 * context. */

#pragma once

#include "dateline/refresh/dateline-refresh-job-private.h"
#include "dateline/refresh/dateline-refresher.h"

G_BEGIN_DECLS

typedef struct _DatelineRefreshRuns DatelineRefreshRuns;

/* Is called when the progress has changed, and @is_busy_changed when that has, too. */
typedef void (*DatelineRefreshRunsFunc) (gpointer owner, gboolean is_busy_changed);

/* @tools and @owner outlive this. */
DatelineRefreshRuns *dateline_refresh_runs_new (const DatelineRefreshTools *tools,
                                                DatelineRefreshRunsFunc changed,
                                                gpointer owner);
void dateline_refresh_runs_free (DatelineRefreshRuns *self);

/* One more. @interval: seconds. @feed_id: the only feed, or 0 for all. @has_slept: the
 * computer has, before an automatic one. */
void dateline_refresh_runs_begin_async (DatelineRefreshRuns *self,
                                        DatelineRefreshFlags flags,
                                        gint64 interval,
                                        gint64 feed_id,
                                        gboolean has_slept,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);

/* @refreshed_at: (out): the last success of any feed before the run, or
 * DATELINE_TIME_UNKNOWN */
DatelineRefreshSummary *dateline_refresh_runs_begin_finish (GAsyncResult *result,
                                                            gint64 *refreshed_at,
                                                            GError **error);

void dateline_refresh_runs_cancel (DatelineRefreshRuns *self);
gboolean dateline_refresh_runs_is_busy (DatelineRefreshRuns *self);
double dateline_refresh_runs_get_progress (DatelineRefreshRuns *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineRefreshRuns, dateline_refresh_runs_free)

G_END_DECLS
