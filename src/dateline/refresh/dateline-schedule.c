/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which feeds are asked, when, and in which order. Pure functions, any thread.
 *
 * Two moments are kept with a feed. Before not_before nobody may ask: its server said so,
 * and the same goes for all feeds of a host. Before next_check it is not asked by itself,
 * but a person may ask. */

#include "dateline/refresh/dateline-schedule-private.h"

#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/refresh/dateline-schedule-plan-private.h"
#include "dateline/text/dateline-uri-private.h"

#define MINUTE 60
#define HOUR ((gint64) 60 * MINUTE)
#define DAY (24 * HOUR)

/* However it came about, no feed is asked by itself more often. */
#define SHORTEST_WAIT HOUR

/* How soon a person may ask for the same feed again. */
#define ASKED_AGAIN (5 * MINUTE)

/* A moment further ahead than anything that is planned comes from a clock that was
 * wrong. */
#define FURTHEST_BELIEVED (8 * DAY)

/* Milliseconds: an automatic refresh begins after the first, gives each feed the second,
 * and takes no longer than the third; after a long sleep it takes as long as that. */
#define FIRST_DELAY 2000
#define DELAY_STEP 500
#define LONGEST_SPREAD (5 * 60 * 1000)

typedef struct
{
  DatelineFeed *feed;
  guint round; /* how many feeds of its host come before it */
} Candidate;

static const DatelineVerdict may_be_asked = { DATELINE_WAIT_NONE, 0, 0 };

static gboolean
is_ahead (gint64 time, gint64 now)
{
  return time > now && time <= now + FURTHEST_BELIEVED;
}

/* The server's own word, which holds for people, too. */
static DatelineVerdict
judge_server (const DatelineFeedBuilder *known, gint64 now)
{
  if (is_ahead (known->not_before, now))
    return (DatelineVerdict){
      .reason = known->wait_reason == DATELINE_WAIT_CROWDED ? DATELINE_WAIT_CROWDED
                                                            : DATELINE_WAIT_ASKED,
      .wait = known->not_before - known->attempted_at,
      .until = known->not_before,
    };
  if (is_ahead (known->host_not_before, now))
    return (DatelineVerdict){
      .reason = DATELINE_WAIT_HOST,
      .wait = known->host_not_before - now,
      .until = known->host_not_before,
    };
  return may_be_asked;
}

/* What has ended, or waits for a person to do something. */
static DatelineVerdict
judge_end (const DatelineFeedBuilder *known)
{
  if (known->gone)
    return (DatelineVerdict){ .reason = DATELINE_WAIT_ENDED };
  if (known->n_failures > 0 && known->wait_reason == DATELINE_WAIT_SIGN_IN)
    return (DatelineVerdict){ .reason = DATELINE_WAIT_SIGN_IN };
  return may_be_asked;
}

static DatelineVerdict
judge_person (const DatelineFeedBuilder *known, const DatelineOccasion *occasion)
{
  gint64 now = occasion->now;

  if (occasion->flags == DATELINE_REFRESH_FORCE ||
      known->attempted_at == DATELINE_TIME_UNKNOWN || known->attempted_at > now ||
      now >= known->attempted_at + ASKED_AGAIN)
    return may_be_asked;
  return (DatelineVerdict){
    .reason = DATELINE_WAIT_RECENT,
    .wait = now - known->attempted_at,
    .until = known->attempted_at + ASKED_AGAIN,
  };
}

/* A clock that was put back makes the last attempt lie ahead: then nothing is known, and
 * the feed is asked once. */
static DatelineVerdict
judge_time (const DatelineFeedBuilder *known, const DatelineOccasion *occasion)
{
  gint64 now = occasion->now;
  gint64 interval = MAX (occasion->interval, SHORTEST_WAIT);
  int chosen =
      dateline_feed_settings_get (&known->settings, DATELINE_FEED_SETTING_INTERVAL);

  if (chosen == -1)
    return (DatelineVerdict){ .reason = DATELINE_WAIT_MANUAL };
  if (known->attempted_at != DATELINE_TIME_UNKNOWN && known->attempted_at <= now)
    {
      if (is_ahead (known->next_check, now))
        return (DatelineVerdict){ known->wait_reason, known->wait, known->next_check };
      if (chosen > 0)
        interval = SHORTEST_WAIT;
      if (now < known->attempted_at + interval)
        return (DatelineVerdict){
          .reason = DATELINE_WAIT_CHOSEN,
          .wait = interval,
          .until = known->attempted_at + interval,
        };
    }
  if (dateline_schedule_is_closed (known->skip_hours, known->skip_days, now))
    return (DatelineVerdict){ .reason = DATELINE_WAIT_CLOSED,
                              .until = (now / HOUR + 1) * HOUR };
  return may_be_asked;
}

DatelineVerdict
dateline_schedule_judge (const DatelineFeed *feed, const DatelineOccasion *occasion)
{
  const DatelineFeedBuilder *known = dateline_feed_peek (feed);
  DatelineVerdict verdict = judge_server (known, occasion->now);

  if (verdict.reason == DATELINE_WAIT_NONE && !occasion->is_named)
    verdict = judge_end (known);
  if (verdict.reason != DATELINE_WAIT_NONE)
    return verdict;
  return occasion->flags == DATELINE_REFRESH_ASKED ||
                 occasion->flags == DATELINE_REFRESH_FORCE
             ? judge_person (known, occasion)
             : judge_time (known, occasion);
}

static char *
get_host (const DatelineFeed *feed)
{
  char *host = dateline_uri_get_display_host (dateline_feed_get_uri (feed));

  return host != NULL ? host : g_strdup ("");
}

static int
compare_rounds (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  return (first->round > second->round) - (first->round < second->round);
}

static GPtrArray *
sort_out (GArray *candidates)
{
  GPtrArray *selected =
      g_ptr_array_new_full (candidates->len, (GDestroyNotify) dateline_feed_unref);

  g_array_sort (candidates, compare_rounds); /* stable */
  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (selected,
                     dateline_feed_ref (g_array_index (candidates, Candidate, i).feed));
  return selected;
}

/* What has moved to another feed's address is not asked besides, unless a person asks. */
static gboolean
is_double (DatelineFeed *feed, const DatelineOccasion *occasion)
{
  return dateline_feed_get_twin_id (feed) != 0 && !occasion->is_named &&
         occasion->flags != DATELINE_REFRESH_ASKED &&
         occasion->flags != DATELINE_REFRESH_FORCE;
}

GPtrArray *
dateline_schedule_select (GPtrArray *feeds,
                          const DatelineOccasion *occasion,
                          DatelineScheduleWaitFunc waits,
                          gpointer user_data)
{
  g_autoptr (GHashTable) rounds =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (guint i = 0; i < feeds->len; i++)
    {
      Candidate candidate = { .feed = feeds->pdata[i] };
      DatelineVerdict verdict = dateline_schedule_judge (candidate.feed, occasion);
      char *host;

      if (is_double (candidate.feed, occasion))
        verdict = (DatelineVerdict){ .reason = DATELINE_WAIT_DOUBLE };

      if (verdict.reason != DATELINE_WAIT_NONE)
        {
          waits (candidate.feed, &verdict, user_data);
          continue;
        }
      host = get_host (candidate.feed);
      candidate.round = GPOINTER_TO_UINT (g_hash_table_lookup (rounds, host));
      g_hash_table_insert (rounds, host, GUINT_TO_POINTER (candidate.round + 1));
      g_array_append_val (candidates, candidate);
    }
  return sort_out (candidates);
}

gint64
dateline_schedule_get_delay (guint index, guint n, gboolean has_slept)
{
  gint64 spread = MIN ((gint64) n * DELAY_STEP, LONGEST_SPREAD);

  if (has_slept)
    spread = LONGEST_SPREAD;
  return FIRST_DELAY + spread * index / MAX (n, 1);
}
