/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The refresh of one feed: fetch, read, merge. Main context. */

#pragma once

#include "dateline/model/dateline-feed.h"
#include "dateline/net/dateline-fetcher.h"
#include "dateline/refresh/dateline-document-reader-private.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

/* What a job works with; it must outlive the job. */
typedef struct
{
  DatelineStore *store;
  DatelineFetcher *fetcher;
  DatelineDocumentReader *reader;
} DatelineRefreshTools;

void dateline_refresh_job_run_async (const DatelineRefreshTools *tools,
                                     DatelineFeed *feed,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/* FALSE with the sentence that the feed now shows, or with G_IO_ERROR_CANCELLED or an
 * error of the store. Stories may have come in either way.
 * @n_added, @n_updated: (out) */
gboolean dateline_refresh_job_run_finish (GAsyncResult *result,
                                          guint *n_added,
                                          guint *n_updated,
                                          GError **error);

G_END_DECLS
