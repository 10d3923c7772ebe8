/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which feeds are asked, when, and in which order. The rules that servers see are in
 * test-manners-times. */

#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/refresh/dateline-schedule-plan-private.h"
#include "dateline/refresh/dateline-schedule-private.h"

#define NOW 1409398824
#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

typedef struct
{
  const char *uri;
  gint64 ago;        /* since the last attempt; -1 for none */
  gint64 next_check; /* by itself */
  gint64 not_before; /* by anybody */
  guint n_failures;
  DatelineWaitReason reason;
  int interval;
  gboolean gone;
  gint64 host_not_before;
} FeedState;

static DatelineFeed *
make_feed (const FeedState *state)
{
  g_auto (DatelineFeedBuilder) builder = { 0 };

  dateline_feed_builder_init (&builder);
  builder.id = 1;
  builder.uri = g_strdup (state->uri != NULL ? state->uri : "https://example.org/feed");
  builder.title = g_strdup (builder.uri);
  if (state->ago != -1)
    builder.attempted_at = NOW - state->ago;
  if (state->n_failures == 0)
    builder.fetched_at = builder.attempted_at;
  builder.next_check = state->next_check;
  builder.not_before = state->not_before;
  builder.n_failures = state->n_failures;
  builder.wait_reason = state->reason;
  if (state->interval != 0)
    builder.settings.values[DATELINE_FEED_SETTING_INTERVAL] = state->interval;
  builder.gone = state->gone;
  builder.host_not_before = state->host_not_before;
  return dateline_feed_builder_build (&builder);
}

static DatelineVerdict
judge (const FeedState *state,
       DatelineRefreshFlags flags,
       gint64 interval,
       gboolean named)
{
  g_autoptr (DatelineFeed) feed = make_feed (state);
  const DatelineOccasion occasion = { flags, interval, NOW, named };

  return dateline_schedule_judge (feed, &occasion);
}

static void
test_judge (void)
{
  static const struct
  {
    FeedState state;
    gint64 interval;
    DatelineWaitReason due;
    DatelineWaitReason asked;
    DatelineWaitReason forced;
  } rows[] = {
    /* never fetched; fetched just now, a while ago, an hour ago */
    { { NULL, -1 }, HOUR, 0, 0, 0 },
    { { NULL, 0 }, HOUR, DATELINE_WAIT_CHOSEN, DATELINE_WAIT_RECENT, 0 },
    { { NULL, 5 * MINUTE - 1 }, HOUR, DATELINE_WAIT_CHOSEN, DATELINE_WAIT_RECENT, 0 },
    { { NULL, 5 * MINUTE }, HOUR, DATELINE_WAIT_CHOSEN, 0, 0 },
    { { NULL, HOUR - 1 }, HOUR, DATELINE_WAIT_CHOSEN, 0, 0 },
    { { NULL, HOUR }, HOUR, 0, 0, 0 },
    { { NULL, HOUR }, 2 * HOUR, DATELINE_WAIT_CHOSEN, 0, 0 },
    /* no interval and a short one are an hour; a feed's own comes before it */
    { { NULL, 59 * MINUTE }, 0, DATELINE_WAIT_CHOSEN, 0, 0 },
    { { NULL, 59 * MINUTE }, MINUTE, DATELINE_WAIT_CHOSEN, 0, 0 },
    { { NULL, HOUR }, 0, 0, 0, 0 },
    { { NULL, HOUR, .interval = 60 }, 2 * HOUR, 0, 0, 0 },
    { { NULL, 30 * DAY, .interval = -1 }, HOUR, DATELINE_WAIT_MANUAL, 0, 0 },
    /* the server's answer is still good: a person may ask all the same */
    { { NULL, 2 * HOUR, NOW + 1, .reason = DATELINE_WAIT_FRESH },
      HOUR,
      DATELINE_WAIT_FRESH,
      0,
      0 },
    { { NULL, 2 * HOUR, NOW, .reason = DATELINE_WAIT_FRESH }, HOUR, 0, 0, 0 },
    /* the server asked to wait: nobody may */
    { { NULL, 2 * DAY, 0, NOW + 1, 1 },
      HOUR,
      DATELINE_WAIT_ASKED,
      DATELINE_WAIT_ASKED,
      DATELINE_WAIT_ASKED },
    { { NULL, 2 * DAY, 0, NOW, 1 }, HOUR, 0, 0, 0 },
    { { NULL, -1, .host_not_before = NOW + 1 },
      HOUR,
      DATELINE_WAIT_HOST,
      DATELINE_WAIT_HOST,
      DATELINE_WAIT_HOST },
    { { NULL, -1, .host_not_before = NOW }, HOUR, 0, 0, 0 },
    /* what has ended, or wants a sign-in */
    { { NULL, 30 * DAY, .gone = TRUE },
      HOUR,
      DATELINE_WAIT_ENDED,
      DATELINE_WAIT_ENDED,
      DATELINE_WAIT_ENDED },
    { { NULL, 30 * DAY, 0, 0, 1, DATELINE_WAIT_SIGN_IN },
      HOUR,
      DATELINE_WAIT_SIGN_IN,
      DATELINE_WAIT_SIGN_IN,
      DATELINE_WAIT_SIGN_IN },
    /* clocks that were wrong: an attempt in the future, a promise for next year */
    { { NULL, -HOUR, NOW + 2 * HOUR, .reason = DATELINE_WAIT_FRESH }, HOUR, 0, 0, 0 },
    { { NULL, 2 * HOUR, NOW + 365 * DAY }, HOUR, 0, 0, 0 },
    { { NULL, 2 * HOUR, 0, NOW + 365 * DAY, 1 }, HOUR, 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const FeedState *state = &rows[i].state;
      gint64 interval = rows[i].interval;

      g_test_message ("row %u", i);
      g_assert_cmpint (judge (state, DATELINE_REFRESH_DUE, interval, FALSE).reason,
                       ==,
                       rows[i].due);
      g_assert_cmpint (judge (state, DATELINE_REFRESH_AUTOMATIC, interval, FALSE).reason,
                       ==,
                       rows[i].due);
      g_assert_cmpint (judge (state, DATELINE_REFRESH_ASKED, interval, FALSE).reason,
                       ==,
                       rows[i].asked);
      g_assert_cmpint (judge (state, DATELINE_REFRESH_FORCE, interval, FALSE).reason,
                       ==,
                       rows[i].forced);
    }
}

/* Who names a feed may have it asked though it ended; not though its server forbids it.
 */
static void
test_named (void)
{
  const FeedState gone = { NULL, 30 * DAY, .gone = TRUE };
  const FeedState locked = { NULL, 30 * DAY, 0, 0, 1, DATELINE_WAIT_SIGN_IN };
  const FeedState refused = { NULL, HOUR, 0, NOW + HOUR, 1 };
  DatelineVerdict verdict;

  g_assert_cmpint (judge (&gone, DATELINE_REFRESH_ASKED, 0, TRUE).reason, ==, 0);
  g_assert_cmpint (judge (&locked, DATELINE_REFRESH_ASKED, 0, TRUE).reason, ==, 0);
  verdict = judge (&refused, DATELINE_REFRESH_FORCE, 0, TRUE);
  g_assert_cmpint (verdict.reason, ==, DATELINE_WAIT_ASKED);
  g_assert_cmpint (verdict.until, ==, NOW + HOUR);
  g_assert_cmpint (verdict.wait, ==, 2 * HOUR);
}

static void
count_cb (DatelineFeed *feed, const DatelineVerdict *verdict, gpointer user_data)
{
  g_assert_cmpint (verdict->reason, !=, DATELINE_WAIT_NONE);
  (*(guint *) user_data)++;
}

static char *
select_uris (const FeedState *states,
             guint n_states,
             DatelineRefreshFlags flags,
             guint *n_waiting)
{
  const DatelineOccasion occasion = { flags, HOUR, NOW, FALSE };
  g_autoptr (GPtrArray) feeds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_unref);
  g_autoptr (GPtrArray) selected = NULL;
  GString *uris = g_string_new (NULL);

  *n_waiting = 0;
  for (guint i = 0; i < n_states; i++)
    g_ptr_array_add (feeds, make_feed (&states[i]));
  selected = dateline_schedule_select (feeds, &occasion, count_cb, n_waiting);
  for (guint i = 0; i < selected->len; i++)
    g_string_append_printf (uris, "%s ", dateline_feed_get_uri (selected->pdata[i]));
  return g_string_free (uris, FALSE);
}

/* The hosts take turns; within a host and a round the order stays. */
static void
test_order (void)
{
  static const FeedState states[] = {
    { "http://a.example/1", -1 },     { "http://a.example/2", -1 },
    { "http://a.example/3", -1 },     { "http://b.example/1", -1 },
    { "http://c.example/1", -1 },     { "http://b.example/2", -1 },
    { "http://www.a.example/4", -1 },
  };
  guint n_waiting;
  g_autofree char *uris =
      select_uris (states, G_N_ELEMENTS (states), DATELINE_REFRESH_DUE, &n_waiting);

  g_assert_cmpstr (uris,
                   ==,
                   "http://a.example/1 http://b.example/1 http://c.example/1 "
                   "http://a.example/2 http://b.example/2 http://a.example/3 "
                   "http://www.a.example/4 ");
  g_assert_cmpuint (n_waiting, ==, 0);
}

static void
test_waiting (void)
{
  static const FeedState states[] = {
    { "http://a.example/1", 2 * HOUR, 0, NOW + HOUR, 1 },
    { "http://b.example/1", 2 * HOUR, NOW + HOUR, .reason = DATELINE_WAIT_FRESH },
    { "http://b.example/2", 2 * HOUR },
    { "http://c.example/1", 2 * HOUR, 0, 0, 4, .gone = TRUE },
    { "http://d.example/1", MINUTE },
  };
  guint n_due;
  guint n_asked;
  guint n_forced;
  g_autofree char *due =
      select_uris (states, G_N_ELEMENTS (states), DATELINE_REFRESH_DUE, &n_due);
  g_autofree char *asked =
      select_uris (states, G_N_ELEMENTS (states), DATELINE_REFRESH_ASKED, &n_asked);
  g_autofree char *forced =
      select_uris (states, G_N_ELEMENTS (states), DATELINE_REFRESH_FORCE, &n_forced);

  g_assert_cmpstr (due, ==, "http://b.example/2 ");
  g_assert_cmpuint (n_due, ==, 4);
  g_assert_cmpstr (asked, ==, "http://b.example/1 http://b.example/2 ");
  g_assert_cmpuint (n_asked, ==, 3);
  g_assert_cmpstr (forced,
                   ==,
                   "http://b.example/1 http://d.example/1 http://b.example/2 ");
  g_assert_cmpuint (n_forced, ==, 2);
}

static void
test_back_off (void)
{
  static const gint64 hours[] = { 0, 1, 2, 4, 8, 16, 24, 24 };

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    g_assert_cmpint (dateline_schedule_get_back_off (i), ==, hours[i] * HOUR);
  g_assert_cmpint (dateline_schedule_get_back_off (G_MAXUINT), ==, DAY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schedule/judge", test_judge);
  g_test_add_func ("/schedule/named", test_named);
  g_test_add_func ("/schedule/order", test_order);
  g_test_add_func ("/schedule/waiting", test_waiting);
  g_test_add_func ("/schedule/back-off", test_back_off);
  return g_test_run ();
}
