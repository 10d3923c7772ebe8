/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which feeds are asked, when, and in which order. Pure functions, any thread. All times
 * are seconds, all moments seconds since the epoch. */

#pragma once

#include "dateline/model/dateline-feed.h"
#include "dateline/refresh/dateline-refresher.h"

G_BEGIN_DECLS

/* Whether a feed may be asked now, and if not, why and until when. */
typedef struct
{
  DatelineWaitReason reason; /* DATELINE_WAIT_NONE: it may */
  gint64 wait;               /* that the reason asks for */
  gint64 until;              /* 0: nobody knows */
} DatelineVerdict;

/* Why the feeds of a refresh are asked. */
typedef struct
{
  DatelineRefreshFlags flags;
  gint64 interval; /* at least so long between two automatic requests for a feed */
  gint64 now;
  gboolean is_named; /* a person means this very feed */
} DatelineOccasion;

DatelineVerdict dateline_schedule_judge (const DatelineFeed *feed,
                                         const DatelineOccasion *occasion);

/* What dateline_schedule_select () tells of a feed that is not asked. */
typedef void (*DatelineScheduleWaitFunc) (DatelineFeed *feed,
                                          const DatelineVerdict *verdict,
                                          gpointer user_data);

/* Of @feeds (element-type DatelineFeed) those to ask now, in an order that spreads the
 * hosts. @waits: is called for each of the others. */
GPtrArray *dateline_schedule_select (GPtrArray *feeds,
                                     const DatelineOccasion *occasion,
                                     DatelineScheduleWaitFunc waits,
                                     gpointer user_data);

/* How long after the beginning of an automatic refresh the feed that is number @index of
 * @n is asked, in milliseconds. @has_slept: the computer did, for long. */
gint64 dateline_schedule_get_delay (guint index, guint n, gboolean has_slept);

G_END_DECLS
