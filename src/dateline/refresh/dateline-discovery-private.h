/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From what a person typed to the feeds that are there. Main context. */

#pragma once

#include "dateline/feed/dateline-feed-sites-private.h"
#include "dateline/refresh/dateline-refresh-job-private.h"

G_BEGIN_DECLS

/* So many requests one address costs at most, redirects included. */
#define DATELINE_DISCOVERY_REQUESTS 4

/* @sites: what is known of sites; it must outlive the call */
void dateline_discovery_run_async (const DatelineRefreshTools *tools,
                                   const DatelineFeedSite *sites,
                                   const char *address,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* Returns (element-type DatelineFeedLink) at least one, or NULL with an error. */
GPtrArray *dateline_discovery_run_finish (GAsyncResult *result, GError **error);

/* The address to ask for what a person typed, or NULL with DATELINE_FETCH_ERROR_ADDRESS
 * and a sentence that says why there is none. Any thread.
 * @is_bare: (out): no scheme was given
 * @is_local: (out): it is on this computer, or at a port of a server's own */
char *dateline_discovery_read_address (const char *address,
                                       gboolean *is_bare,
                                       gboolean *is_local,
                                       GError **error);

/* The link to a feed that is followed. @found: (nullable): what led to it */
DatelineFeedLink *dateline_discovery_make_followed (DatelineFeed *feed,
                                                    const DatelineFeedLink *found);

/* The link to a feed that was read: where it lives for good, as it calls itself. */
DatelineFeedLink *dateline_discovery_make_read (DatelineFetchResponse *response,
                                                const DatelineFeedLink *found,
                                                DatelineFeedDocument *document,
                                                const char *digest);

/* Those of @links that are not NULL; of two that led to one feed, the first. */
GPtrArray *dateline_discovery_pick (GPtrArray *links);

/* What may be otherwise in an hour; also that the requests are used up. */
gboolean dateline_discovery_is_passing (const GError *error);

G_END_DECLS
