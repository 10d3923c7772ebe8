/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a fetch of a feed teaches, to be kept with it. Pure functions, any thread; @now is
 * in seconds since the epoch, @feed as it was before, or NULL for one that is not
 * followed yet. */

#pragma once

#include "dateline/model/dateline-feed-document.h"
#include "dateline/model/dateline-feed.h"
#include "dateline/model/dateline-fetch-outcome-private.h"
#include "dateline/net/dateline-fetch-response.h"

G_BEGIN_DECLS

/* A document was read. One that broke off is merged as far as it goes, and counts as a
 * failure: its validators would keep the rest away. */
DatelineFetchOutcome *dateline_refresh_outcome_new_read (DatelineFetchResponse *response,
                                                         DatelineFeedDocument *document,
                                                         DatelineFeed *feed,
                                                         const char *digest,
                                                         gint64 now);

/* The server said that nothing is new, or sent what @feed has already. @digest: of what
 * it sent, or NULL. */
DatelineFetchOutcome *
dateline_refresh_outcome_new_unchanged (DatelineFetchResponse *response,
                                        DatelineFeed *feed,
                                        const char *digest,
                                        gint64 now);

/* It failed. @wait: seconds that the server asked for, or 0. @host: the server that is to
 * be left alone for all its feeds, or NULL. */
DatelineFetchOutcome *dateline_refresh_outcome_new_failed (DatelineFeed *feed,
                                                           const GError *error,
                                                           gint64 wait,
                                                           const char *host,
                                                           gint64 now);

/* A failure that is the network's: the feed is only asked later. */
DatelineFetchOutcome *dateline_refresh_outcome_new_excused (DatelineFeed *feed,
                                                            const GError *error,
                                                            gint64 now);

G_END_DECLS
