/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One page on its way: what is kept of it, fetch, read, the pages behind it, keep. Main
 * context. */

#pragma once

#include "dateline/refresh/dateline-page-fetcher.h"

G_BEGIN_DECLS

void dateline_page_job_run_async (DatelineStore *store,
                                  DatelineFetcher *fetcher,
                                  gint64 story_id,
                                  DatelinePageFetchFlags flags,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* The page as it is kept now. */
DatelinePage *dateline_page_job_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
