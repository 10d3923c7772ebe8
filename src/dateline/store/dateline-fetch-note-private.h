/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a fetch taught, into the tables: the feed, its host, its log. */

#pragma once

#include "dateline/model/dateline-fetch-outcome.h"
#include "dateline/model/dateline-fetch-record.h"
#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Inside a transaction, after the stories of the same fetch are written: it counts them.
 */
gboolean dateline_fetch_note (DatelineDatabase *database,
                              gint64 feed_id,
                              DatelineFetchOutcome *outcome,
                              DatelineFetchResult result,
                              guint n_added,
                              guint n_updated,
                              GError **error);

G_END_DECLS
