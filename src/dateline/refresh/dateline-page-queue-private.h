/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pages that a refresh asks for by itself, for feeds that are set to it: what waits
 * in the store, some at a time and spread over the servers. Main context. */

#pragma once

#include "dateline/refresh/dateline-page-fetcher.h"

G_BEGIN_DECLS

typedef struct _DatelinePageQueue DatelinePageQueue;

/* Is called when @n_done of @n_pages are done; first with 0, when they are known. */
typedef void (*DatelinePageProgressFunc) (guint n_done,
                                          guint n_pages,
                                          gpointer user_data);

DatelinePageQueue *dateline_page_queue_new (DatelineStore *store,
                                            DatelineFetcher *fetcher,
                                            DatelinePageFetcher *pages);
void dateline_page_queue_free (DatelinePageQueue *self);

/* For tests: rests are multiplied by @scale. */
void dateline_page_queue_set_time_scale (DatelinePageQueue *self, double scale);

/* What is not fetched, because it was too much or it was cancelled, waits for the next
 * time. While one goes on a second one has nothing to do. */
void dateline_page_queue_run_async (DatelinePageQueue *self,
                                    GCancellable *cancellable,
                                    DatelinePageProgressFunc progress,
                                    gpointer progress_data,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/* How many articles came, -1 with an error of the store or %G_IO_ERROR_CANCELLED. */
gssize dateline_page_queue_run_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelinePageQueue, dateline_page_queue_free)

G_END_DECLS
