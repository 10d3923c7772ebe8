/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* K10: the clock is put a year ahead and back, past 2038 and before the computer was
 * made, and the time zone changes. No story is lost or comes twice, none is marked, no
 * server is asked more often than it wants, and none is forgotten for long. */

#include "dateline-refreshing.h"
#include "dateline-torturing.h"

#include "dateline/refresh/dateline-refresher-private.h"

#include <time.h>

#define DAY ((gint64) 24 * 60 * 60)
#define YEAR (365 * DAY)

/* Seconds by which the clock is wrong. */
static gint64 wrong_by;

/* In the place of GLib's. */
gint64
g_get_real_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_REALTIME, &now);
  return (now.tv_sec + wrong_by) * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gint64
until_2038 (void)
{
  return G_GINT64_CONSTANT (2147483648) - time (NULL) + DAY;
}

static DatelineRefreshSummary *
refresh_by (Refreshing *fixture, DatelineRefreshFlags flags)
{
  g_autoptr (GError) error = NULL;
  DatelineRefreshSummary *summary = try_refresh (fixture, flags, &error);

  g_assert_no_error (error);
  return summary;
}

/* What the feed had, read and saved as a person left it. */
static void
assert_kept (Refreshing *fixture)
{
  g_autoptr (DatelineQuery) saved = dateline_query_new ();
  g_autoptr (DatelineQuery) unread = dateline_query_new ();
  g_autoptr (GArray) saved_ids = NULL;
  g_autoptr (GArray) unread_ids = NULL;

  g_assert_cmpuint (count_stories (fixture), ==, 3);
  dateline_query_set_saved_only (saved, TRUE);
  dateline_query_set_unread_only (unread, TRUE);
  saved_ids = storing_list_ids (fixture->storing.store, saved);
  unread_ids = storing_list_ids (fixture->storing.store, unread);
  g_assert_cmpuint (saved_ids->len, ==, 1);
  g_assert_cmpuint (unread_ids->len, ==, 2);
}

static guint n_jumps;

/* The clock jumps by so much between two refreshes, and back before the third. */
static void
jump (Refreshing *fixture, gint64 by)
{
  guint n_asked;

  wrong_by = by;
  dateline_refresh_summary_unref (refresh_by (fixture, DATELINE_REFRESH_DUE));
  n_asked = scripted_server_get_n_requests (fixture->server, "/feed");
  /* By itself it asks but once, however often it looks. */
  for (guint i = 0; i < 5; i++)
    dateline_refresh_summary_unref (refresh_by (fixture, DATELINE_REFRESH_DUE));
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/feed"),
                    ==,
                    n_asked);
  assert_kept (fixture);
  /* A person who asks is answered, whatever the clock says. */
  dateline_refresh_summary_unref (refresh_by (fixture, DATELINE_REFRESH_FORCE));
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/feed"),
                    ==,
                    n_asked + 1);
  assert_kept (fixture);
  n_jumps++;
}

static void
test_k10_jumps (Refreshing *fixture, gconstpointer unused)
{
  const gint64 jumps[] = { YEAR, 0,    -YEAR, 0, until_2038 (), 0,     -40 * YEAR,
                           0,    -DAY, DAY,   0, 3600,          -3600, 0 };

  wrong_by = 0;
  follow (fixture, "/feed");
  scripted_reply_header (scripted_server_add (fixture->server,
                                              "/feed",
                                              200,
                                              NULL,
                                              RSS (ITEM ("1") ITEM ("2") ITEM ("3"))),
                         "ETag",
                         "\"1\"");
  dateline_refresh_summary_unref (refresh_by (fixture, DATELINE_REFRESH_DUE));
  storing_set_read (fixture->storing.store,
                    storing_find (fixture->storing.store, "Story 1"),
                    TRUE);
  storing_set_saved (fixture->storing.store,
                     storing_find (fixture->storing.store, "Story 2"),
                     TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (jumps); i++)
    jump (fixture, jumps[i]);
  wrong_by = 0;
}

/* What was thought of in a wrong time does not keep a feed from being asked in the right
 * one for longer than a day. */
static void
test_k10_not_forgotten (Refreshing *fixture, gconstpointer unused)
{
  guint n_asked;

  wrong_by = YEAR;
  follow (fixture, "/feed");
  scripted_server_add (fixture->server, "/feed", 200, NULL, RSS (ITEM ("1")));
  dateline_refresh_summary_unref (refresh_by (fixture, DATELINE_REFRESH_DUE));
  n_asked = scripted_server_get_n_requests (fixture->server, "/feed");
  wrong_by = 0;
  settle_finalize (fixture->refresher);
  fixture->refresher = dateline_refresher_new (fixture->storing.store, fixture->fetcher);
  for (guint i = 0; i < 2; i++)
    {
      dateline_refresh_summary_unref (refresh_by (fixture, DATELINE_REFRESH_DUE));
      wrong_by += DAY + 3600;
    }
  g_assert_cmpuint (scripted_server_get_n_requests (fixture->server, "/feed"),
                    >,
                    n_asked);
  wrong_by = 0;
  n_jumps++;
}

static guint
count_of_day (DatelineStore *store, gint64 seconds)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GArray) ids = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date,
                  g_date_time_get_day_of_month (time),
                  g_date_time_get_month (time),
                  g_date_time_get_year (time));
  dateline_query_set_days (query, &date, &date);
  ids = storing_list_ids (store, query);
  return ids->len;
}

/* The day of a story is the reader's, wherever that is; an hour that comes twice or not
 * at all loses none. */
static void
test_k10_zones (Storing *fixture, gconstpointer unused)
{
  static const char *const zones[] = { "UTC",
                                       "Europe/Vienna",
                                       "Pacific/Kiritimati",
                                       "Pacific/Niue",
                                       "America/Santiago" };
  /* 2026: the hours around both changes of the clocks in Vienna. */
  static const gint64 changes[] = { 1774742400, 1792886400 };
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/", NULL);
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
  g_autoptr (DatelineFeedDocument) document = NULL;

  dateline_feed_document_builder_init (&builder);
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    for (int hour = -24; hour < 24; hour++)
      {
        g_auto (DatelineEntryBuilder) entry = { 0 };
        g_autofree char *key = g_strdup_printf ("%zu-%d", i, hour);

        storing_init_entry (&entry, key, key, 0, "text");
        entry.published = changes[i] + hour * 3600;
        g_ptr_array_add (builder.entries, dateline_entry_builder_build (&entry));
      }
  document = dateline_feed_document_builder_build (&builder);
  wrong_by = 1800000000 - time (NULL);
  storing_merge_only (fixture->store, feed, g_steal_pointer (&document), 1800000000);
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      guint n = 0;

      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      for (int day = -2; day <= 2; day++)
        for (gsize j = 0; j < G_N_ELEMENTS (changes); j++)
          n += count_of_day (fixture->store, changes[j] + day * DAY);
      /* Five days around each change have all of its stories, each once. */
      g_assert_cmpuint (n, ==, 2 * 48);
      n_jumps++;
    }
  g_setenv ("TZ", "UTC", TRUE);
  tzset ();
  wrong_by = 0;
  torturing_report (
      "K10",
      "%u jumps of the clock and changes of the zone: no story lost, twice or"
      " marked, no server asked too often",
      n_jumps);
}

int
main (int argc, char **argv)
{
  torturing_init (&argc, argv);
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/torture/k10-clock/jumps",
              Refreshing,
              NULL,
              refreshing_set_up,
              test_k10_jumps,
              refreshing_tear_down);
  g_test_add ("/torture/k10-clock/not-forgotten",
              Refreshing,
              NULL,
              refreshing_set_up,
              test_k10_not_forgotten,
              refreshing_tear_down);
  STORING_TEST ("/torture/k10-clock/zones", test_k10_zones);

  return g_test_run ();
}
