/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* When a feed that was just asked is to be asked again by itself, and why not sooner.
 * Pure functions, any thread. Spans are seconds, moments seconds since the epoch. The
 * rules with their numbers are in docs/notes/manners.md. */

#pragma once

#include "dateline/model/dateline-feed.h"

G_BEGIN_DECLS

/* A moment, and the reason that it is not an earlier one. */
typedef struct
{
  gint64 next_check;
  DatelineWaitReason reason;
  gint64 wait; /* that the reason asks for */
} DatelinePlan;

/* What is known of a feed that answered. */
typedef struct
{
  gint64 feed_id;
  int chosen;             /* minutes, 0: nothing, -1: only when asked for */
  guint n_recent;         /* stories of the last four weeks… */
  gint64 oldest_at;       /* …or since this one; DATELINE_TIME_UNKNOWN without any */
  gboolean is_costly;     /* it sent all that it has and no validators */
  guint n_idle;           /* so many times in a row without news before */
  gint64 fresh_for;       /* what the server says, 0 for nothing */
  gint64 update_interval; /* what the document says, 0 for nothing */
  guint skip_hours;
  guint skip_days;
} DatelineHabits;

/* How often a feed is asked that publishes so much. */
gint64 dateline_schedule_get_rhythm (guint n_recent, gint64 oldest_at, gint64 now);

DatelinePlan dateline_schedule_plan_success (const DatelineHabits *habits, gint64 now);

/* @feed: as it was before. @error: a DatelineFetchError or a DatelineFeedError. @pause:
 * how long its server is left alone, or 0. */
DatelinePlan dateline_schedule_plan_failure (const DatelineFeed *feed,
                                             const GError *error,
                                             gint64 pause,
                                             gint64 now);

/* How long a server is left alone that refused @n_refusals times in a row, with this one,
 * and now asked for @wait, or 0 if it did not say. */
gint64 dateline_schedule_get_host_pause (guint n_refusals, gint64 wait);

/* How long a feed waits that failed @n_failures times in a row: 1, 2, 4 … 24 hours. */
gint64 dateline_schedule_get_back_off (guint n_failures);

/* Whether the document says that nobody is to ask at @time; FALSE if it says so of every
 * time. */
gboolean dateline_schedule_is_closed (guint skip_hours, guint skip_days, gint64 time);

/* Whether a server that says "not modified" for so long is asked for everything once. */
gboolean dateline_schedule_wants_probe (const DatelineFeed *feed, gint64 now);

G_END_DECLS
