/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Keeps one saved story for reading offline. Main context only. */

#pragma once

#include "dateline/net/dateline-enclosure-keeper.h"
#include "dateline/net/dateline-media-cache.h"
#include "dateline/refresh/dateline-page-fetcher.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

/* What failed lately is not asked for again by itself; but it is… */
typedef enum
{
  DATELINE_RETRY_NOTHING,
  DATELINE_RETRY_NETWORK, /* …where the network may have been to blame and is back */
  DATELINE_RETRY_ALL,     /* …as a person wishes */
} DatelineRetry;

/* What a job works with; valid until it has ended. */
typedef struct
{
  DatelineStore *store;
  DatelineMediaCache *cache;
  DatelineEnclosureKeeper *enclosures; /* or NULL: none are kept */
  DatelinePageFetcher *pages;          /* or NULL: none are asked for */
  DatelinePicturePolicy policy;
} DatelineSavingTools;

/* Fetches what is not kept yet of the story, one thing after the other, and notes in the
 * store what has become of each. */
void dateline_saving_job_run_async (const DatelineSavingTools *tools,
                                    gint64 story_id,
                                    DatelineRetry retry,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

/* @n_missing: (out): the parts that are not kept now. */
gboolean
dateline_saving_job_run_finish (GAsyncResult *result, guint *n_missing, GError **error);

G_END_DECLS
