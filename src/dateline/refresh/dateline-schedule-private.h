/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which feeds are asked, when, and in which order. Pure functions, any thread. All times
 * are seconds, all moments seconds since the epoch. */

#pragma once

#include "dateline/model/dateline-feed.h"
#include "dateline/refresh/dateline-refresher.h"

G_BEGIN_DECLS

/* Of @feeds (element-type DatelineFeed) those to ask now, in an order that spreads the
 * hosts. @flags: why. @interval: between two automatic requests for a feed, 0 for the
 * default. @n_waiting: (out): feeds that have to wait. What has ended for good is in
 * neither. */
GPtrArray *dateline_schedule_select (GPtrArray *feeds,
                                     DatelineRefreshFlags flags,
                                     gint64 interval,
                                     gint64 now,
                                     guint *n_waiting);

/* The same for one feed that a person names: it is asked even if it has ended. */
gboolean dateline_schedule_is_due (const DatelineFeed *feed,
                                   DatelineRefreshFlags flags,
                                   gint64 interval,
                                   gint64 now);

/* How long a feed waits that failed @n_failures times in a row: 1, 2, 4 … 24 hours. */
gint64 dateline_schedule_get_back_off (guint n_failures);

/* When a feed may be asked again that answered well at @now: not before what the server
 * and the document say, within a day. 0 when neither says anything. */
gint64
dateline_schedule_get_fresh_until (gint64 fresh_for, gint64 update_interval, gint64 now);

G_END_DECLS
