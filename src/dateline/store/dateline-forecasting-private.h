/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Works out which stories would go, a stretch at a time. On the reading thread. */

#pragma once

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-room-private.h"
#include "dateline/store/dateline-store-policy-private.h"

G_BEGIN_DECLS

typedef struct _DatelineForecasting DatelineForecasting;

/* What would go of the feed @feed_id if @days and @stories were chosen for it, or if they
 * held for all (0). DATELINE_KEEPING_UNSET: what holds now, for all by @policy. */
DatelineForecasting *dateline_forecasting_new (const DatelineStorePolicy *policy,
                                               gint64 feed_id,
                                               int days,
                                               int stories);
/* Which read stories are from before @before. */
DatelineForecasting *dateline_forecasting_new_read (gint64 before);
void dateline_forecasting_free (DatelineForecasting *self);

/* Goes on; @left: (out): whether there is more to do. */
gboolean dateline_forecasting_go_on (DatelineForecasting *self,
                                     DatelineDatabase *database,
                                     gboolean *left,
                                     GError **error);
/* What came of it. */
DatelineForecast *dateline_forecasting_steal (DatelineForecasting *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineForecasting, dateline_forecasting_free)

G_END_DECLS
