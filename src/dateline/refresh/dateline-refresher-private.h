/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the refresher's own files share. Main context. */

#pragma once

#include "dateline/refresh/dateline-picture-stock-private.h"
#include "dateline/refresh/dateline-refresh-job-private.h"
#include "dateline/refresh/dateline-refresh-runs-private.h"
#include "dateline/refresh/dateline-refresher.h"

G_BEGIN_DECLS

/* Valid as long as @self. */
const DatelineRefreshTools *dateline_refresher_get_tools (DatelineRefresher *self);
DatelineRefreshRuns *dateline_refresher_get_runs (DatelineRefresher *self);
DatelinePictureStock *dateline_refresher_get_stock (DatelineRefresher *self);

/* The timer's wish. @has_slept: the computer has, for long. */
void dateline_refresher_refresh_by_itself (DatelineRefresher *self, gboolean has_slept);

/* For tests: what is spread over time is multiplied by @scale. */
void dateline_refresher_set_time_scale (DatelineRefresher *self, double scale);

/* Seconds since the epoch; what is earlier than before does not count. */
void dateline_refresher_set_refreshed_at (DatelineRefresher *self, gint64 refreshed_at);

/* A refresh ended well. */
void dateline_refresher_tell_refreshed (DatelineRefresher *self,
                                        DatelineRefreshSummary *summary);

G_END_DECLS
