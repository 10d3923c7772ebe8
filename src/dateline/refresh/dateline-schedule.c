/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which feeds are asked, when, and in which order. Pure functions, any thread.
 *
 * A feed's not_before means two things. After a success it is how long the answer stays
 * good, which a person may overrule. After a failure it is what the server asked for with
 * Retry-After, which nobody may; it then counts for the whole host. */

#include "dateline/refresh/dateline-schedule-private.h"

#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/text/dateline-uri-private.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

#define DEFAULT_INTERVAL HOUR
#define LONGEST_WAIT DAY

/* How soon a person may ask for the same feed again, after a success and a failure. */
#define ASKED_AGAIN (5 * MINUTE)
#define FAILED_ASKED_AGAIN MINUTE

/* A moment further ahead than any server may ask for comes from a clock that was wrong.
 */
#define FURTHEST_BELIEVED (8 * DAY)

/* Feeds are asked by a timer that is never exact: so much too early is on time. */
#define SLACK 30

typedef struct
{
  DatelineFeed *feed;
  guint round; /* how many feeds of its host come before it */
} Candidate;

gint64
dateline_schedule_get_back_off (guint n_failures)
{
  if (n_failures == 0)
    return 0;
  return MIN ((gint64) HOUR << MIN (n_failures - 1, 5), LONGEST_WAIT);
}

gint64
dateline_schedule_get_fresh_until (gint64 fresh_for, gint64 update_interval, gint64 now)
{
  gint64 wait = MIN (MAX (fresh_for, update_interval), LONGEST_WAIT);

  return wait > 0 ? now + wait : 0;
}

/* When the server lets itself be asked again, as it said with Retry-After; 0 for any
 * time. */
static gint64
get_forbidden_until (const DatelineFeed *feed, gint64 now)
{
  gint64 not_before = dateline_feed_get_not_before (feed);

  if (dateline_feed_get_n_failures (feed) == 0 || not_before > now + FURTHEST_BELIEVED)
    return 0;
  return not_before;
}

static gboolean
is_due_by_itself (const DatelineFeed *feed, gint64 interval, gint64 now)
{
  gint64 attempted_at = dateline_feed_get_attempted_at (feed);
  gint64 not_before = dateline_feed_get_not_before (feed);
  gint64 wait =
      MAX (interval > 0 ? interval : DEFAULT_INTERVAL,
           dateline_schedule_get_back_off (dateline_feed_get_n_failures (feed)));

  if (attempted_at == DATELINE_TIME_UNKNOWN || attempted_at > now)
    return TRUE;
  if (not_before > now && not_before <= now + FURTHEST_BELIEVED)
    return FALSE;
  return now >= attempted_at + wait - SLACK;
}

gboolean
dateline_schedule_is_due (const DatelineFeed *feed,
                          DatelineRefreshFlags flags,
                          gint64 interval,
                          gint64 now)
{
  gint64 attempted_at = dateline_feed_get_attempted_at (feed);
  gint64 again =
      dateline_feed_get_n_failures (feed) == 0 ? ASKED_AGAIN : FAILED_ASKED_AGAIN;

  if (get_forbidden_until (feed, now) > now)
    return FALSE;
  switch (flags)
    {
    case DATELINE_REFRESH_FORCE:
      return TRUE;
    case DATELINE_REFRESH_ASKED:
      return attempted_at == DATELINE_TIME_UNKNOWN || attempted_at > now ||
             now >= attempted_at + again;
    case DATELINE_REFRESH_DUE:
    default:
      return is_due_by_itself (feed, interval, now);
    }
}

static char *
get_host (const DatelineFeed *feed)
{
  char *host = dateline_uri_get_display_host (dateline_feed_get_uri (feed));

  return host != NULL ? host : g_strdup ("");
}

static GHashTable *
find_forbidden_hosts (GPtrArray *feeds, gint64 now)
{
  GHashTable *hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < feeds->len; i++)
    {
      if (get_forbidden_until (feeds->pdata[i], now) > now)
        g_hash_table_add (hosts, get_host (feeds->pdata[i]));
    }
  return hosts;
}

static int
compare_rounds (gconstpointer a, gconstpointer b)
{
  const Candidate *first = a;
  const Candidate *second = b;

  return (first->round > second->round) - (first->round < second->round);
}

GPtrArray *
dateline_schedule_select (GPtrArray *feeds,
                          DatelineRefreshFlags flags,
                          gint64 interval,
                          gint64 now,
                          guint *n_waiting)
{
  g_autoptr (GHashTable) forbidden = find_forbidden_hosts (feeds, now);
  g_autoptr (GHashTable) rounds =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GPtrArray *selected =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_unref);

  *n_waiting = 0;
  for (guint i = 0; i < feeds->len; i++)
    {
      Candidate candidate = { .feed = feeds->pdata[i] };
      g_autofree char *host = NULL;

      if (dateline_feed_is_gone (candidate.feed))
        continue;
      host = get_host (candidate.feed);
      if (g_hash_table_contains (forbidden, host) ||
          !dateline_schedule_is_due (candidate.feed, flags, interval, now))
        {
          (*n_waiting)++;
          continue;
        }
      candidate.round = GPOINTER_TO_UINT (g_hash_table_lookup (rounds, host));
      g_hash_table_insert (rounds,
                           g_steal_pointer (&host),
                           GUINT_TO_POINTER (candidate.round + 1));
      g_array_append_val (candidates, candidate);
    }
  g_array_sort (candidates, compare_rounds); /* stable */
  for (guint i = 0; i < candidates->len; i++)
    g_ptr_array_add (selected,
                     dateline_feed_ref (g_array_index (candidates, Candidate, i).feed));
  return selected;
}
