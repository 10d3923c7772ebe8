/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From what a person typed to the feeds that are there. Main context. */

#pragma once

#include "dateline/model/dateline-feed-link.h"
#include "dateline/refresh/dateline-refresh-job-private.h"

G_BEGIN_DECLS

void dateline_discovery_run_async (const DatelineRefreshTools *tools,
                                   const char *address,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* Returns (element-type DatelineFeedLink) at least one, or NULL with an error. */
GPtrArray *dateline_discovery_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
