/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/net/dateline-fetcher.h"
#include "dateline/store/dateline-store-pages.h"

G_BEGIN_DECLS

/**
 * DatelinePageFetchFlags:
 * @DATELINE_PAGE_FETCH_ONCE: unless it was asked for before and a server was heard: then
 *   what came of it is told
 * @DATELINE_PAGE_FETCH_AGAIN: also if it was asked for before, as a person wants
 * @DATELINE_PAGE_FETCH_AUTOMATIC: nobody asks for this one: as %DATELINE_PAGE_FETCH_ONCE,
 *   but where no server was heard it is left alone for a day
 *
 * Whether a page is asked for.
 */
typedef enum
{
  DATELINE_PAGE_FETCH_ONCE,
  DATELINE_PAGE_FETCH_AGAIN,
  DATELINE_PAGE_FETCH_AUTOMATIC,
} DatelinePageFetchFlags;

#define DATELINE_TYPE_PAGE_FETCHER (dateline_page_fetcher_get_type ())

DATELINE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (DatelinePageFetcher,
                      dateline_page_fetcher,
                      DATELINE,
                      PAGE_FETCHER,
                      GObject)

DATELINE_AVAILABLE_IN_ALL
DatelinePageFetcher *dateline_page_fetcher_new (DatelineStore *store,
                                                DatelineFetcher *fetcher);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_page_fetcher_is_fetching (DatelinePageFetcher *self, gint64 story_id);
DATELINE_AVAILABLE_IN_ALL
void dateline_page_fetcher_fetch_async (DatelinePageFetcher *self,
                                        gint64 story_id,
                                        DatelinePageFetchFlags flags,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelinePage *dateline_page_fetcher_fetch_finish (DatelinePageFetcher *self,
                                                  GAsyncResult *result,
                                                  GError **error);

G_END_DECLS
