/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How the record of a feed that waits comes to be. */

#pragma once

#include "dateline/model/dateline-feed.h"
#include "dateline/refresh/dateline-refresh-wait.h"
#include "dateline/refresh/dateline-schedule-private.h"

G_BEGIN_DECLS

DatelineRefreshWait *dateline_refresh_wait_new (DatelineFeed *feed,
                                                const DatelineVerdict *verdict);

G_END_DECLS
