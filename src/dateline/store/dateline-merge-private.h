/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A feed document into the store: what is new is added, what changed is updated in place,
 * what is gone from the document stays.
 */

#pragma once

#include "dateline/model/dateline-feed-document.h"
#include "dateline/model/dateline-fetch-outcome.h"
#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-store-changes.h"
#include "dateline/store/dateline-store-policy-private.h"

G_BEGIN_DECLS

/* Inside a transaction. NULL on an error: then roll back. @purge_due says after whether
 * dateline_purge_run () has something to do. */
DatelineStoreChanges *dateline_merge_document (DatelineDatabase *database,
                                               gint64 feed_id,
                                               DatelineFeedDocument *document,
                                               DatelineFetchOutcome *outcome,
                                               const DatelineStorePolicy *policy,
                                               gboolean *purge_due,
                                               GError **error);

G_END_DECLS
