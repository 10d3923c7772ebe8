/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* When feeds are asked, by the numbers of docs/notes/manners.md, with a clock that the
 * test turns. What a server sees of it is in test-refresher-pace. */

#include "../support/dateline-known-feed.h"
#include "dateline/net/dateline-cache-policy-private.h"
#include "dateline/net/dateline-fetch-error-private.h"
#include "dateline/net/dateline-fetcher.h"
#include "dateline/refresh/dateline-refresh-outcome-private.h"
#include "dateline/refresh/dateline-schedule-plan-private.h"
#include "dateline/refresh/dateline-schedule-private.h"

/* A feed that publishes every hour and has nothing to say about itself. */
static const DatelineHabits plain = {
  .feed_id = 0,
  .n_recent = 672,
  .oldest_at = DATELINE_TIME_UNKNOWN,
};

static gint64
get_wait (const DatelineHabits *habits)
{
  return dateline_schedule_plan_success (habits, NOW).next_check - NOW;
}

/* How long an answer is good. */

static void
test_h27_max_age (void)
{
  static const struct
  {
    const char *cache_control;
    const char *age;
    gint64 expected;
  } rows[] = {
    { "max-age=7200", NULL, 2 * HOUR },
    { "max-age=10800", "3600", 2 * HOUR },
    { "max-age=31536000", NULL, 24 * HOUR },
    { "max-age=0", NULL, HOUR },
    { "max-age=60", NULL, HOUR },
    { "no-cache", NULL, HOUR },
    { "no-store, max-age=7200", NULL, HOUR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DatelineHabits habits = plain;

      habits.fresh_for = dateline_cache_policy_get_fresh_for (rows[i].cache_control,
                                                              rows[i].age,
                                                              NULL,
                                                              NULL,
                                                              NOW);
      g_test_message ("%s", rows[i].cache_control);
      for (habits.feed_id = 0; habits.feed_id < 50; habits.feed_id++)
        {
          g_assert_cmpint (get_wait (&habits), >=, rows[i].expected);
          g_assert_cmpint (get_wait (&habits), <=, rows[i].expected * 11 / 10);
        }
    }
}

static void
test_h28_expires (void)
{
  static const char *const date = "Sun, 01 Mar 2020 12:00:00 GMT";
  static const struct
  {
    const char *cache_control;
    const char *expires;
    gint64 expected;
  } rows[] = {
    { NULL, "Sun, 01 Mar 2020 15:00:00 GMT", 3 * HOUR },
    { "max-age=7200", "Sun, 01 Mar 2020 18:00:00 GMT", 2 * HOUR },
    { NULL, "0", HOUR },
    { NULL, "-1", HOUR },
    { NULL, "soon", HOUR },
    { NULL, "Sun, 01 Mar 2020 11:00:00 GMT", HOUR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DatelineHabits habits = plain;

      habits.fresh_for = dateline_cache_policy_get_fresh_for (rows[i].cache_control,
                                                              NULL,
                                                              rows[i].expires,
                                                              date,
                                                              NOW);
      g_assert_cmpint (get_wait (&habits), ==, rows[i].expected);
    }
}

/* Servers that want to be left alone. */

static DatelineFetchOutcome *
refuse (guint status, const char *retry_after, guint n_refusals, const char *date)
{
  g_auto (DatelineFeedBuilder) builder = { 0 };
  g_autoptr (DatelineFeed) feed = NULL;
  gint64 wait = dateline_cache_policy_get_retry_after (retry_after, date, NOW);
  g_autoptr (GError) error = dateline_fetch_error_new_for_status (status, wait);

  fill_feed (&builder);
  builder.host_n_refusals = n_refusals;
  feed = dateline_feed_builder_build (&builder);
  return dateline_refresh_outcome_new_failed (feed, error, wait, "example.org", NOW);
}

static void
test_h29_retry_after (void)
{
  g_autoptr (DatelineFetchOutcome) outcome = refuse (429, "7200", 0, NULL);

  g_assert_cmpstr (outcome->host, ==, "example.org");
  g_assert_cmpint (outcome->host_not_before, ==, NOW + 2 * HOUR);
  g_assert_cmpint (outcome->not_before, ==, NOW + 2 * HOUR);
  g_assert_cmpint (outcome->next_check, >=, NOW + 2 * HOUR);
  g_assert_cmpint (outcome->wait_reason, ==, DATELINE_WAIT_ASKED);
  g_assert_cmpuint (outcome->host_n_refusals, ==, 1);
}

/* By the server's clock, not by ours. */
static void
test_h30_retry_date (void)
{
  g_autoptr (DatelineFetchOutcome) outcome =
      refuse (429, "Sun, 01 Mar 2020 14:00:00 GMT", 0, "Sun, 01 Mar 2020 12:00:00 GMT");

  g_assert_cmpint (outcome->host_not_before, ==, NOW + 2 * HOUR);
}

static void
test_h31_unsaid (void)
{
  static const struct
  {
    const char *retry_after;
    guint n_refusals;
    gint64 expected;
  } rows[] = {
    { NULL, 0, HOUR },         { NULL, 1, 2 * HOUR },  { NULL, 2, 4 * HOUR },
    { NULL, 4, 16 * HOUR },    { NULL, 5, 24 * HOUR }, { NULL, 50, 24 * HOUR },
    { "0", 0, HOUR },          { "-5", 0, HOUR },      { "1000000000000", 0, 7 * DAY },
    { "in a while", 0, HOUR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DatelineFetchOutcome) outcome =
          refuse (429, rows[i].retry_after, rows[i].n_refusals, NULL);

      g_test_message ("row %u", i);
      g_assert_cmpint (outcome->host_not_before, ==, NOW + rows[i].expected);
    }
}

static void
test_h32_unavailable (void)
{
  g_autoptr (DatelineFetchOutcome) asked = refuse (503, "7200", 0, NULL);
  g_autoptr (DatelineFetchOutcome) unasked = refuse (503, NULL, 0, NULL);

  g_assert_cmpint (asked->host_not_before, ==, NOW + 2 * HOUR);
  g_assert_null (unasked->host);
  g_assert_cmpint (unasked->not_before, ==, 0);
  g_assert_cmpint (unasked->next_check, ==, NOW + HOUR);
  g_assert_cmpint (unasked->wait_reason, ==, DATELINE_WAIT_FAILED);
}

/* What the document wants. */

static void
test_h35_intervals (void)
{
  DatelineHabits habits = plain;

  habits.update_interval = 180 * MINUTE;
  g_assert_cmpint (get_wait (&habits), ==, 3 * HOUR);
  habits.update_interval = 12 * HOUR; /* daily, twice */
  g_assert_cmpint (get_wait (&habits), ==, 12 * HOUR);
  habits.update_interval = 365 * DAY;
  g_assert_cmpint (get_wait (&habits), ==, DAY);
}

/* Only between three and four; not at weekends; never is no answer. */
static void
test_h35_closed (void)
{
  DatelineHabits habits = plain;

  habits.skip_hours = 0xffffff & ~(1u << 3);
  for (habits.feed_id = 0; habits.feed_id < 100; habits.feed_id++)
    {
      DatelinePlan plan = dateline_schedule_plan_success (&habits, NOW);

      g_assert_cmpint (plan.next_check % DAY / HOUR, ==, 3);
      g_assert_cmpint (plan.next_check, >=, NOW + HOUR);
      g_assert_cmpint (plan.next_check, <=, NOW + DAY);
      g_assert_cmpint (plan.reason, ==, DATELINE_WAIT_CLOSED);
    }
  habits.feed_id = 0;
  habits.skip_hours = 0;
  habits.skip_days = 1u << 5 | 1u << 6;
  g_assert_cmpint (dateline_schedule_plan_success (&habits, NOW).next_check,
                   ==,
                   NOW + 12 * HOUR);
  habits.skip_days = 0x7f;
  habits.skip_hours = 0xffffff;
  g_assert_cmpint (get_wait (&habits), ==, HOUR);
}

/* The timer may come late: the hour is looked at again when it does. */
static void
test_h35_late (void)
{
  g_auto (DatelineFeedBuilder) builder = { 0 };
  DatelineOccasion occasion = { .flags = DATELINE_REFRESH_AUTOMATIC };
  g_autoptr (DatelineFeed) feed = NULL;
  gint64 midnight = NOW / DAY * DAY;

  fill_feed (&builder);
  builder.attempted_at = midnight - DAY;
  builder.skip_hours = 0xffffff & ~(1u << 3);
  feed = dateline_feed_builder_build (&builder);
  for (guint hour = 0; hour < 24; hour++)
    {
      occasion.now = midnight + hour * HOUR;
      g_assert_cmpint (dateline_schedule_judge (feed, &occasion).reason,
                       ==,
                       hour == 3 ? DATELINE_WAIT_NONE : DATELINE_WAIT_CLOSED);
    }
}

static void
test_h36_rhythm (void)
{
  static const struct
  {
    guint n_recent;
    gint64 counted;
    gint64 expected;
  } rows[] = {
    { 0, 28 * DAY, 24 * HOUR },
    { 4, 28 * DAY, 24 * HOUR },
    { 28, 28 * DAY, 24 * HOUR },
    { 56, 28 * DAY, 12 * HOUR },
    { 672, 28 * DAY, HOUR },
    { 100000, 28 * DAY, HOUR },
    { 672, 300 * DAY, HOUR },
    { 4, 300 * DAY, 24 * HOUR },
    /* followed for two days only: what came in them counts */
    { 48, 2 * DAY, HOUR },
    { 1, 2 * DAY, 24 * HOUR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (
        dateline_schedule_get_rhythm (rows[i].n_recent, NOW - rows[i].counted, NOW),
        ==,
        rows[i].expected);
}

/* No validators: four hours, and twice as long each time that nothing was new. */
static void
test_costly (void)
{
  static const gint64 hours[] = { 4, 8, 16, 24, 24 };

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      DatelineHabits habits = plain;
      DatelinePlan plan;

      habits.is_costly = TRUE;
      habits.n_idle = i;
      plan = dateline_schedule_plan_success (&habits, NOW);
      g_assert_cmpint (plan.next_check, ==, NOW + hours[i] * HOUR);
      g_assert_cmpint (plan.reason, ==, DATELINE_WAIT_COSTLY);
    }
}

static void
test_chosen (void)
{
  DatelineHabits habits = { .chosen = 60, .n_recent = 1 };

  g_assert_cmpint (get_wait (&habits), ==, HOUR);
  habits.chosen = 8 * 60;
  g_assert_cmpint (get_wait (&habits), ==, 8 * HOUR);
  habits.chosen = 5;
  g_assert_cmpint (get_wait (&habits), ==, HOUR);
  habits.fresh_for = 2 * HOUR;
  g_assert_cmpint (get_wait (&habits), ==, 2 * HOUR);
}

/* Time. */

static void
assert_spread (guint n, gboolean has_slept, gint64 least, gint64 most)
{
  gint64 before = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 delay = dateline_schedule_get_delay (i, n, has_slept);

      g_assert_cmpint (delay, >=, before);
      before = delay;
    }
  g_assert_cmpint (dateline_schedule_get_delay (0, n, has_slept), ==, 2000);
  g_assert_cmpint (before, >=, least * 1000);
  g_assert_cmpint (before, <=, 2000 + most * 1000);
}

static void
test_h37_spread (void)
{
  assert_spread (200, FALSE, 60, 300);
  assert_spread (5000, FALSE, 60, 300);
  assert_spread (3, FALSE, 2, 10);
}

static void
test_h38_resume (void)
{
  assert_spread (200, TRUE, 290, 300);
  assert_spread (5000, TRUE, 290, 300);
}

static DatelineWaitReason
judge_at (DatelineFeed *feed, gint64 now)
{
  const DatelineOccasion occasion = { .flags = DATELINE_REFRESH_AUTOMATIC, .now = now };

  return dateline_schedule_judge (feed, &occasion).reason;
}

/* A year ahead every feed is due, once; back again none waits for a year. */
static void
test_h39_clock (void)
{
  g_auto (DatelineFeedBuilder) builder = { 0 };
  g_autoptr (DatelineFeed) feed = NULL;
  g_autoptr (DatelineFeed) later = NULL;

  fill_feed (&builder);
  builder.attempted_at = NOW;
  builder.next_check = NOW + DAY;
  builder.wait_reason = DATELINE_WAIT_FRESH;
  feed = dateline_feed_builder_build (&builder);
  g_assert_cmpint (judge_at (feed, NOW + HOUR), ==, DATELINE_WAIT_FRESH);
  g_assert_cmpint (judge_at (feed, NOW + 365 * DAY), ==, DATELINE_WAIT_NONE);

  fill_feed (&builder);
  builder.attempted_at = NOW + 365 * DAY;
  builder.next_check = NOW + 366 * DAY;
  builder.wait_reason = DATELINE_WAIT_FRESH;
  later = dateline_feed_builder_build (&builder);
  g_assert_cmpint (judge_at (later, NOW + 365 * DAY + HOUR), ==, DATELINE_WAIT_FRESH);
  g_assert_cmpint (judge_at (later, NOW), ==, DATELINE_WAIT_NONE);
}

static void
test_h41_jitter (void)
{
  g_autoptr (GHashTable) minutes = g_hash_table_new (NULL, NULL);
  DatelineHabits habits = { .n_recent = 4, .oldest_at = DATELINE_TIME_UNKNOWN };

  for (habits.feed_id = 1; habits.feed_id <= 100; habits.feed_id++)
    {
      gint64 wait = get_wait (&habits);

      g_assert_cmpint (wait, >=, DAY);
      g_assert_cmpint (wait, <=, DAY * 11 / 10);
      g_hash_table_add (minutes, GINT_TO_POINTER ((int) (wait / MINUTE)));
    }
  g_assert_cmpuint (g_hash_table_size (minutes), >=, 80);
}

static void
test_h62_words (void)
{
  g_autofree char *asked =
      dateline_wait_reason_format (DATELINE_WAIT_ASKED, HOUR, NOW + HOUR);
  g_autofree char *recent = dateline_wait_reason_format (DATELINE_WAIT_RECENT, 180, 0);
  g_autofree char *none = dateline_wait_reason_format (DATELINE_WAIT_NONE, 0, NOW);

  g_assert_true (g_str_has_prefix (asked, "Not due until "));
  g_assert_true (g_str_has_suffix (asked, ": the server asked for an hour"));
  g_assert_cmpstr (recent, ==, "Not due: it was checked 3 minutes ago");
  g_assert_null (none);
  for (guint i = DATELINE_WAIT_RHYTHM; i <= DATELINE_WAIT_DOUBLE; i++)
    {
      g_autofree char *text = dateline_wait_reason_format (i, DAY, NOW);

      g_assert_nonnull (text);
      g_assert_null (strstr (text, "%"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/manners/H27/max-age", test_h27_max_age);
  g_test_add_func ("/manners/H28/expires", test_h28_expires);
  g_test_add_func ("/manners/H29/retry-after", test_h29_retry_after);
  g_test_add_func ("/manners/H30/retry-date", test_h30_retry_date);
  g_test_add_func ("/manners/H31/unsaid", test_h31_unsaid);
  g_test_add_func ("/manners/H32/unavailable", test_h32_unavailable);
  g_test_add_func ("/manners/H35/intervals", test_h35_intervals);
  g_test_add_func ("/manners/H35/closed", test_h35_closed);
  g_test_add_func ("/manners/H35/late", test_h35_late);
  g_test_add_func ("/manners/H36/rhythm", test_h36_rhythm);
  g_test_add_func ("/manners/costly", test_costly);
  g_test_add_func ("/manners/chosen", test_chosen);
  g_test_add_func ("/manners/H37/spread", test_h37_spread);
  g_test_add_func ("/manners/H38/resume", test_h38_resume);
  g_test_add_func ("/manners/H39/clock", test_h39_clock);
  g_test_add_func ("/manners/H41/jitter", test_h41_jitter);
  g_test_add_func ("/manners/H62/words", test_h62_words);
  return g_test_run ();
}
