/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* When a feed that was just asked is to be asked again by itself. Pure functions, any
 * thread. Whoever asks for the longest time gets it, within a day. */

#include "dateline/refresh/dateline-schedule-plan-private.h"

#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/net/dateline-fetcher.h"

#define MINUTE 60
#define HOUR ((gint64) 60 * MINUTE)
#define DAY (24 * HOUR)
#define WEEK (7 * DAY)

#define SHORTEST_WAIT HOUR
#define LONGEST_WAIT DAY /* for what is only advice */
#define COUNTED_TIME (28 * DAY)

/* After the first of these waits it doubles. */
#define COSTLY_WAIT (4 * HOUR)
#define MISSING_WAIT DAY
#define FORBIDDEN_WAIT (6 * HOUR)
#define CROWDED_WAIT HOUR

/* Feeds whose closed hours end together do not come together. */
#define OPENING_SPREAD (10 * MINUTE)

#define PROBE_TIME (14 * DAY)
#define PROBE_STORIES 3

static gint64
double_up (gint64 wait, guint n, gint64 longest)
{
  return n < 16 ? MIN (wait << n, longest) : longest;
}

gint64
dateline_schedule_get_back_off (guint n_failures)
{
  return n_failures > 0 ? double_up (HOUR, n_failures - 1, LONGEST_WAIT) : 0;
}

gint64
dateline_schedule_get_host_pause (guint n_refusals, gint64 wait)
{
  return wait > 0 ? MIN (wait, WEEK)
                  : double_up (CROWDED_WAIT, MAX (n_refusals, 1) - 1, LONGEST_WAIT);
}

gint64
dateline_schedule_get_rhythm (guint n_recent, gint64 oldest_at, gint64 now)
{
  gint64 counted = COUNTED_TIME;

  if (oldest_at != DATELINE_TIME_UNKNOWN)
    counted = CLAMP (now - oldest_at, DAY, COUNTED_TIME);
  return CLAMP (counted / MAX (n_recent, 1), SHORTEST_WAIT, LONGEST_WAIT);
}

/* A share of @span that is the feed's own: the golden ratio spreads the feeds, which are
 * numbered one by one, evenly. */
static gint64
get_share (gint64 feed_id, gint64 span)
{
  guint64 share = ((guint64) feed_id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32;

  return (gint64) ((share * (guint64) span) >> 32);
}

static gboolean
is_closed (guint skip_hours, guint skip_days, gint64 time)
{
  gint64 days = time / DAY;
  guint weekday = (days + 3) % 7; /* 1970-01-01 was a Thursday */

  return (skip_hours >> (time % DAY / HOUR) & 1) != 0 || (skip_days >> weekday & 1) != 0;
}

gboolean
dateline_schedule_is_closed (guint skip_hours, guint skip_days, gint64 time)
{
  if ((skip_hours & 0xffffff) == 0xffffff)
    skip_hours = 0;
  if ((skip_days & 0x7f) == 0x7f)
    skip_days = 0;
  return is_closed (skip_hours, skip_days, time);
}

/* Past the hours and days on which the publisher wants no requests. */
static void
move_out_of_closed_time (DatelinePlan *plan, const DatelineHabits *habits)
{
  gint64 time = plan->next_check;

  if (!dateline_schedule_is_closed (habits->skip_hours, habits->skip_days, time))
    return;
  do
    time = (time / HOUR + 1) * HOUR;
  while (dateline_schedule_is_closed (habits->skip_hours, habits->skip_days, time));
  plan->next_check = time + get_share (habits->feed_id, OPENING_SPREAD);
  plan->reason = DATELINE_WAIT_CLOSED;
  plan->wait = 0;
}

static DatelinePlan
make_plan (gint64 feed_id, DatelineWaitReason reason, gint64 wait, gint64 now)
{
  return (DatelinePlan){
    .next_check = now + wait + get_share (feed_id, wait / 10),
    .reason = reason,
    .wait = wait,
  };
}

DatelinePlan
dateline_schedule_plan_success (const DatelineHabits *habits, gint64 now)
{
  const struct
  {
    DatelineWaitReason reason;
    gint64 wait;
  } wishes[] = {
    { DATELINE_WAIT_FRESH, habits->fresh_for },
    { DATELINE_WAIT_PUBLISHER, habits->update_interval },
    { DATELINE_WAIT_COSTLY,
      habits->is_costly ? double_up (COSTLY_WAIT, habits->n_idle, LONGEST_WAIT) : 0 },
  };
  DatelineWaitReason reason = DATELINE_WAIT_RHYTHM;
  gint64 wait = dateline_schedule_get_rhythm (habits->n_recent, habits->oldest_at, now);
  DatelinePlan plan;

  if (habits->chosen > 0)
    {
      reason = DATELINE_WAIT_CHOSEN;
      wait = MAX ((gint64) habits->chosen * MINUTE, SHORTEST_WAIT);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      gint64 wish = MIN (wishes[i].wait, LONGEST_WAIT);

      if (wish <= wait)
        continue;
      reason = wishes[i].reason;
      wait = wish;
    }
  if (habits->chosen < 0)
    reason = DATELINE_WAIT_MANUAL;
  plan = make_plan (habits->feed_id, reason, wait, now);
  move_out_of_closed_time (&plan, habits);
  return plan;
}

/* What passes by itself is tried again soon, what does not seldom. */
static const struct
{
  int code;
  gint64 first_wait; /* 0: as after any failure */
  DatelineWaitReason reason;
} failures[] = {
  { DATELINE_FETCH_ERROR_NOT_FOUND, MISSING_WAIT, DATELINE_WAIT_MISSING },
  { DATELINE_FETCH_ERROR_REFUSED, MISSING_WAIT, DATELINE_WAIT_MISSING },
  { DATELINE_FETCH_ERROR_FORBIDDEN, FORBIDDEN_WAIT, DATELINE_WAIT_MISSING },
  { DATELINE_FETCH_ERROR_UNAUTHORIZED, MISSING_WAIT, DATELINE_WAIT_SIGN_IN },
  { DATELINE_FETCH_ERROR_GONE, WEEK, DATELINE_WAIT_ENDED },
};

/* 24 h, 48 h, 4 d, 7 d; after less than a day a day comes next. */
static gint64
get_ladder (const DatelineFeedBuilder *known, gint64 first_wait)
{
  if (known->n_failures == 0 || known->wait_reason != DATELINE_WAIT_MISSING)
    return first_wait;
  return known->wait < DAY ? DAY : MIN (2 * known->wait, WEEK);
}

DatelinePlan
dateline_schedule_plan_failure (const DatelineFeed *feed,
                                const GError *error,
                                gint64 pause,
                                gint64 now)
{
  const DatelineFeedBuilder *known = dateline_feed_peek (feed);
  DatelineWaitReason reason = DATELINE_WAIT_FAILED;
  gint64 wait = dateline_schedule_get_back_off (known->n_failures + 1);

  for (guint i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      if (!g_error_matches (error, DATELINE_FETCH_ERROR, failures[i].code))
        continue;
      wait = get_ladder (known, failures[i].first_wait);
      reason = failures[i].reason;
    }
  if (pause >= wait)
    {
      wait = pause;
      reason = DATELINE_WAIT_ASKED;
    }
  return make_plan (known->id, reason, wait, now);
}

gboolean
dateline_schedule_wants_probe (const DatelineFeed *feed, gint64 now)
{
  const DatelineFeedBuilder *known = dateline_feed_peek (feed);
  gint64 silence;
  gint64 heard;

  if ((known->etag == NULL && known->last_modified == NULL) ||
      known->changed_at == DATELINE_TIME_UNKNOWN || known->n_failures > 0)
    return FALSE;
  silence = now - known->changed_at;
  if (silence < PROBE_TIME || silence >= COUNTED_TIME ||
      (known->probed_at != DATELINE_TIME_UNKNOWN && now - known->probed_at < PROBE_TIME))
    return FALSE;
  heard = COUNTED_TIME - silence;
  if (known->oldest_at != DATELINE_TIME_UNKNOWN)
    heard = MIN (heard, known->changed_at - known->oldest_at);
  return known->n_recent * silence >= PROBE_STORIES * MAX (heard, DAY);
}
