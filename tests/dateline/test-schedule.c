/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which feeds are asked, when, and in which order. */

#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/refresh/dateline-schedule-private.h"

#define NOW 1409398824
#define MINUTE 60
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

typedef struct
{
  const char *uri;
  gint64 ago; /* since the last attempt; -1 for none */
  gint64 not_before;
  guint n_failures;
  gboolean gone;
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
  builder.not_before = state->not_before;
  builder.n_failures = state->n_failures;
  builder.gone = state->gone;
  return dateline_feed_builder_build (&builder);
}

static void
test_is_due (void)
{
  static const struct
  {
    FeedState state;
    gint64 interval;
    gboolean due;
    gboolean asked;
    gboolean forced;
  } rows[] = {
    /* never fetched; fetched just now, a while ago, an hour ago */
    { { NULL, -1, 0, 0 }, HOUR, TRUE, TRUE, TRUE },
    { { NULL, 0, 0, 0 }, HOUR, FALSE, FALSE, TRUE },
    { { NULL, 4 * MINUTE, 0, 0 }, HOUR, FALSE, FALSE, TRUE },
    { { NULL, 5 * MINUTE, 0, 0 }, HOUR, FALSE, TRUE, TRUE },
    { { NULL, HOUR - 10, 0, 0 }, HOUR, TRUE, TRUE, TRUE },
    { { NULL, HOUR, 0, 0 }, 2 * HOUR, FALSE, TRUE, TRUE },
    /* no interval is an hour */
    { { NULL, 59 * MINUTE, 0, 0 }, 0, FALSE, TRUE, TRUE },
    { { NULL, HOUR, 0, 0 }, 0, TRUE, TRUE, TRUE },
    /* the server's answer is still good: a person may ask all the same */
    { { NULL, 2 * HOUR, NOW + 1, 0 }, HOUR, FALSE, TRUE, TRUE },
    { { NULL, 2 * HOUR, NOW, 0 }, HOUR, TRUE, TRUE, TRUE },
    /* the server asked to wait: nobody may */
    { { NULL, 2 * DAY, NOW + 1, 1 }, HOUR, FALSE, FALSE, FALSE },
    { { NULL, 2 * DAY, NOW, 1 }, HOUR, TRUE, TRUE, TRUE },
    /* failures: one hour, two, four … a day */
    { { NULL, 59 * MINUTE, 0, 1 }, MINUTE, FALSE, TRUE, TRUE },
    { { NULL, HOUR, 0, 1 }, MINUTE, TRUE, TRUE, TRUE },
    { { NULL, 3 * HOUR, 0, 3 }, HOUR, FALSE, TRUE, TRUE },
    { { NULL, 4 * HOUR, 0, 3 }, HOUR, TRUE, TRUE, TRUE },
    { { NULL, 23 * HOUR, 0, 100 }, HOUR, FALSE, TRUE, TRUE },
    { { NULL, DAY, 0, 100 }, HOUR, TRUE, TRUE, TRUE },
    { { NULL, 30, 0, 1 }, HOUR, FALSE, FALSE, TRUE },
    { { NULL, MINUTE, 0, 1 }, HOUR, FALSE, TRUE, TRUE },
    /* clocks that were wrong: an attempt in the future, a promise for next year */
    { { NULL, -HOUR, 0, 0 }, HOUR, TRUE, TRUE, TRUE },
    { { NULL, 2 * HOUR, NOW + 365 * DAY, 0 }, HOUR, TRUE, TRUE, TRUE },
    { { NULL, 2 * HOUR, NOW + 365 * DAY, 1 }, HOUR, TRUE, TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DatelineFeed) feed = make_feed (&rows[i].state);
      gint64 interval = rows[i].interval;

      g_test_message ("row %u", i);
      g_assert_cmpint (
          dateline_schedule_is_due (feed, DATELINE_REFRESH_DUE, interval, NOW),
          ==,
          rows[i].due);
      g_assert_cmpint (
          dateline_schedule_is_due (feed, DATELINE_REFRESH_ASKED, interval, NOW),
          ==,
          rows[i].asked);
      g_assert_cmpint (
          dateline_schedule_is_due (feed, DATELINE_REFRESH_FORCE, interval, NOW),
          ==,
          rows[i].forced);
    }
}

static char *
select_uris (const FeedState *states,
             guint n_states,
             DatelineRefreshFlags flags,
             guint *n_waiting)
{
  g_autoptr (GPtrArray) feeds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_unref);
  g_autoptr (GPtrArray) selected = NULL;
  GString *uris = g_string_new (NULL);

  for (guint i = 0; i < n_states; i++)
    g_ptr_array_add (feeds, make_feed (&states[i]));
  selected = dateline_schedule_select (feeds, flags, HOUR, NOW, n_waiting);
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

/* Who asked to wait speaks for its whole host; what has ended is not waited for. */
static void
test_waiting (void)
{
  static const FeedState states[] = {
    { "http://a.example/1", 2 * HOUR, NOW + HOUR, 1 },
    { "http://a.example/2", 2 * HOUR, 0, 0 },
    { "http://a.example/3", -1, 0, 0 },
    { "http://b.example/1", 2 * HOUR, NOW + HOUR, 0 },
    { "http://b.example/2", 2 * HOUR, 0, 0 },
    { "http://c.example/1", 2 * HOUR, 0, 4, TRUE },
    { "http://d.example/1", MINUTE, 0, 0 },
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
  g_assert_cmpuint (n_due, ==, 5);
  g_assert_cmpstr (asked, ==, "http://b.example/1 http://b.example/2 ");
  g_assert_cmpuint (n_asked, ==, 4);
  g_assert_cmpstr (forced,
                   ==,
                   "http://b.example/1 http://d.example/1 http://b.example/2 ");
  g_assert_cmpuint (n_forced, ==, 3);
}

static void
test_back_off (void)
{
  static const gint64 hours[] = { 0, 1, 2, 4, 8, 16, 24, 24 };

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    g_assert_cmpint (dateline_schedule_get_back_off (i), ==, hours[i] * HOUR);
  g_assert_cmpint (dateline_schedule_get_back_off (G_MAXUINT), ==, DAY);
}

static void
test_fresh_until (void)
{
  g_assert_cmpint (dateline_schedule_get_fresh_until (0, -1, NOW), ==, 0);
  g_assert_cmpint (dateline_schedule_get_fresh_until (0, 0, NOW), ==, 0);
  g_assert_cmpint (dateline_schedule_get_fresh_until (600, -1, NOW), ==, NOW + 600);
  g_assert_cmpint (dateline_schedule_get_fresh_until (600, 1200, NOW), ==, NOW + 1200);
  g_assert_cmpint (dateline_schedule_get_fresh_until (365 * DAY, 0, NOW), ==, NOW + DAY);
  g_assert_cmpint (dateline_schedule_get_fresh_until (0, G_MAXINT64, NOW), ==, NOW + DAY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schedule/is-due", test_is_due);
  g_test_add_func ("/schedule/order", test_order);
  g_test_add_func ("/schedule/waiting", test_waiting);
  g_test_add_func ("/schedule/back-off", test_back_off);
  g_test_add_func ("/schedule/fresh-until", test_fresh_until);
  return g_test_run ();
}
