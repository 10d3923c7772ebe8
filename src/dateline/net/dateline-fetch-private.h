/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One fetch over HTTP with all its redirects, behind dateline_fetcher_fetch_async ().
 * Main context only. */

#pragma once

#include "dateline/net/dateline-fetcher.h"

G_BEGIN_DECLS

/* Returns a DatelineFetchResponse through @task, which it takes, or an error;
 * *@retry_after of the task's data is set by then. */
void
dateline_fetch_run (GTask *task, DatelineFetcher *fetcher, DatelineFetchRequest *request);

/* Seconds that the server asked to wait; of a task that dateline_fetch_run () ended. */
gint64 dateline_fetch_get_retry_after (GTask *task);

G_END_DECLS
