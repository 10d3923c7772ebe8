/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of fetches: each feed's last ones, nothing secret in them. */

#pragma once

#include "dateline/model/dateline-fetch-outcome.h"
#include "dateline/model/dateline-fetch-record.h"
#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* So many are kept of a feed. */
#define DATELINE_FETCH_TABLE_KEPT 50

/* @number: how many fetches of the feed came before. */
gboolean dateline_fetch_table_add (DatelineDatabase *database,
                                   gint64 feed_id,
                                   gint64 number,
                                   DatelineFetchOutcome *outcome,
                                   DatelineFetchResult result,
                                   guint n_added,
                                   guint n_updated,
                                   GError **error);

/* Of DatelineFetchRecord, the latest first. */
GPtrArray *
dateline_fetch_table_list (DatelineDatabase *database, gint64 feed_id, GError **error);

G_END_DECLS
