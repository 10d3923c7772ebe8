/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The refresh of one feed: fetch, read, merge. Main context. */

#pragma once

#include "dateline/model/dateline-feed.h"
#include "dateline/net/dateline-fetcher.h"
#include "dateline/refresh/dateline-document-reader-private.h"
#include "dateline/refresh/dateline-page-queue-private.h"
#include "dateline/refresh/dateline-portal-watch-private.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

/* What a job works with; it must outlive the job. */
typedef struct
{
  DatelineStore *store;
  DatelineFetcher *fetcher;
  DatelineDocumentReader *reader;
  DatelinePageQueue *page_queue;
  GHashTable *busy_ids; /* gint64 of the feeds that a job is at work on */
  GHashTable *asked_at; /* gint64 of a feed to gint64 of the monotonic clock */
  double time_scale;    /* of what is spread over time, for tests */
} DatelineRefreshTools;

/* @portal: learns what came, and outlives the job. */
void dateline_refresh_job_run_async (const DatelineRefreshTools *tools,
                                     DatelinePortalWatch *portal,
                                     DatelineFeed *feed,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/* What came of it. */
typedef struct
{
  guint n_added;
  guint n_updated;
  gint64 pause; /* not 0: it was not asked, for its server is to be left alone so long */
  gboolean was_heard;   /* its server, whatever that answered */
  gboolean was_unheard; /* the server was asked, and nobody answered */
} DatelineRefreshReport;

/* FALSE with the sentence that the feed now shows, or with G_IO_ERROR_CANCELLED or an
 * error of the store. Stories may have come in either way. */
gboolean dateline_refresh_job_run_finish (GAsyncResult *result,
                                          DatelineRefreshReport *report,
                                          GError **error);

G_END_DECLS
