/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is kept of a feed's fetches. */

#include "../support/dateline-storing.h"
#include "dateline/model/dateline-fetch-record-private.h"

#define HOUR 3600

static GPtrArray *
list_fetches (DatelineStore *store, gint64 feed_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  dateline_store_list_fetches_async (store, feed_id, NULL, storing_cb, &result);
  storing_wait (&result);
  records = dateline_store_list_fetches_finish (store, result, &error);
  g_assert_no_error (error);
  return records;
}

static DatelineFetchOutcome *
make_logged (gint64 time)
{
  DatelineFetchOutcome *outcome = storing_make_outcome (time);

  outcome->uri = g_strdup ("https://me:secret@example.org/feed?token=1");
  outcome->status = 304;
  return outcome;
}

static void
test_log (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 id = storing_add_feed (store, "http://example.org/feed", NULL);
  g_autoptr (DatelineFetchOutcome) read = make_logged (STORING_NOW);
  g_autoptr (DatelineFetchOutcome) failed = make_logged (STORING_NOW + HOUR);
  g_autoptr (DatelineFeedDocument) document =
      storing_make_document (storing_make_entry ("g:1", "one", 1, "x"),
                             storing_make_entry ("g:2", "two", 1, "y"),
                             NULL);
  g_autoptr (DatelineStoreChanges) changes = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) none = list_fetches (store, id);
  g_autofree char *words = NULL;
  g_autofree char *why = NULL;
  const DatelineFetchRecord *record;

  g_assert_cmpuint (none->len, ==, 0);
  read->status = 200;
  read->n_bytes = 4711;
  read->next_check = STORING_NOW + 7200;
  read->wait_reason = DATELINE_WAIT_FRESH;
  read->wait = 7200;
  changes = storing_try_merge (store, id, document, read, NULL);
  failed->succeeded = FALSE;
  failed->status = 503;
  failed->error = g_strdup ("The server is not available at the moment.");
  failed->sent_etag = g_strdup ("W/\"0123456789012345678901234567890123456789\"");
  failed->sent_last_modified = g_strdup ("Tue, 03 Feb 2026 10:00:00 GMT");
  storing_note_fetch (store, id, failed);

  records = list_fetches (store, id);
  g_assert_cmpuint (records->len, ==, 2);
  record = records->pdata[0];
  g_assert_cmpint (dateline_fetch_record_get_time (record), ==, STORING_NOW + HOUR);
  g_assert_cmpuint (dateline_fetch_record_get_status (record), ==, 503);
  g_assert_cmpint (dateline_fetch_record_get_result (record),
                   ==,
                   DATELINE_FETCH_RESULT_FAILED);
  g_assert_cmpstr (dateline_fetch_record_get_uri (record),
                   ==,
                   "https://…@example.org/feed?…");
  g_assert_cmpstr (dateline_fetch_record_get_etag (record), ==, "W/\"012345678…");
  g_assert_cmpstr (dateline_fetch_record_get_last_modified (record),
                   ==,
                   "Tue, 03 Feb 2026 10:00:00 GMT");
  g_assert_cmpstr (dateline_fetch_record_get_error (record),
                   ==,
                   "The server is not available at the moment.");

  record = records->pdata[1];
  g_assert_cmpuint (dateline_fetch_record_get_status (record), ==, 200);
  g_assert_cmpint (dateline_fetch_record_get_n_bytes (record), ==, 4711);
  g_assert_cmpint (dateline_fetch_record_get_result (record),
                   ==,
                   DATELINE_FETCH_RESULT_READ);
  g_assert_cmpuint (dateline_fetch_record_get_n_added (record), ==, 2);
  g_assert_cmpint (dateline_fetch_record_get_next_check (record), ==, STORING_NOW + 7200);
  words = dateline_fetch_record_dup_result_text (record);
  g_assert_cmpstr (words, ==, "2 new stories");
  why = dateline_fetch_record_dup_wait_text (record);
  g_assert_true (g_str_has_prefix (why, "Not due until "));
  g_assert_true (
      g_str_has_suffix (why, ": the server said that its answer is good for 2 hours"));
}

/* The 51st takes the place of the first, and the order is that of the requests even when
 * the clock goes back. */
static void
test_kept (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 id = storing_add_feed (store, "http://example.org/feed", NULL);
  gint64 other = storing_add_feed (store, "http://other.example/feed", NULL);
  g_autoptr (DatelineFetchOutcome) elsewhere = make_logged (STORING_NOW);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) others = NULL;

  storing_note_fetch (store, other, elsewhere);
  for (guint i = 0; i < 123; i++)
    {
      g_autoptr (DatelineFetchOutcome) outcome =
          make_logged (STORING_NOW + (i < 100 ? i : 0) * HOUR);

      outcome->n_bytes = i;
      storing_note_fetch (store, id, outcome);
    }
  records = list_fetches (store, id);
  g_assert_cmpuint (records->len, ==, 50);
  for (guint i = 0; i < records->len; i++)
    g_assert_cmpint (dateline_fetch_record_get_n_bytes (records->pdata[i]), ==, 122 - i);
  others = list_fetches (store, other);
  g_assert_cmpuint (others->len, ==, 1);
}

/* What a fetch taught about the feed's rhythm and its host comes back with the feed. */
static void
test_plan (Storing *fixture, gconstpointer unused)
{
  DatelineStore *store = fixture->store;
  gint64 id = storing_add_feed (store, "https://www.example.org/feed", NULL);
  gint64 sister = storing_add_feed (store, "http://example.org/other", NULL);
  gint64 stranger = storing_add_feed (store, "http://example.net/feed", NULL);
  g_autoptr (DatelineFetchOutcome) read = storing_make_outcome (STORING_NOW);
  g_autoptr (DatelineFetchOutcome) refused = storing_make_outcome (STORING_NOW + HOUR);
  g_autoptr (DatelineFetchOutcome) again = storing_make_outcome (STORING_NOW + 2 * HOUR);
  g_autoptr (DatelineFeedDocument) document =
      storing_make_document (storing_make_entry ("g:1", "one", 1, "x"),
                             storing_make_entry ("g:2", "two", 40, "y"),
                             NULL);
  g_autoptr (DatelineStoreChanges) changes = NULL;
  g_autoptr (DatelineFeed) feed = NULL;
  const DatelineFeedBuilder *plan;

  read->next_check = STORING_NOW + 5 * HOUR;
  read->wait_reason = DATELINE_WAIT_PUBLISHER;
  read->wait = 5 * HOUR;
  read->update_interval = 5 * HOUR;
  read->skip_hours = 7;
  read->skip_days = 64;
  read->n_idle = 2;
  read->has_news = TRUE;
  changes = storing_try_merge (store, id, document, read, NULL);
  feed = storing_get_feed (store, id);
  plan = dateline_feed_peek (feed);
  g_assert_cmpint (plan->next_check, ==, STORING_NOW + 5 * HOUR);
  g_assert_cmpint (plan->wait_reason, ==, DATELINE_WAIT_PUBLISHER);
  g_assert_cmpint (plan->update_interval, ==, 5 * HOUR);
  g_assert_cmpuint (plan->skip_hours, ==, 7);
  g_assert_cmpuint (plan->skip_days, ==, 64);
  g_assert_cmpuint (plan->n_idle, ==, 2);
  g_assert_cmpint (plan->changed_at, ==, STORING_NOW);
  g_assert_cmpint (plan->probed_at, ==, DATELINE_TIME_UNKNOWN);
  g_assert_cmpuint (plan->n_recent, ==, 1);
  g_assert_cmpint (plan->oldest_at, <, STORING_NOW - 28 * STORING_DAY);

  refused->succeeded = FALSE;
  refused->keep_validators = TRUE;
  refused->host = g_strdup ("example.org");
  refused->host_not_before = STORING_NOW + 9 * HOUR;
  refused->host_n_refusals = 3;
  storing_note_fetch (store, id, refused);
  g_clear_pointer (&feed, dateline_feed_unref);
  feed = storing_get_feed (store, sister);
  plan = dateline_feed_peek (feed);
  g_assert_cmpint (plan->host_not_before, ==, STORING_NOW + 9 * HOUR);
  g_assert_cmpuint (plan->host_n_refusals, ==, 3);
  g_assert_cmpint (dateline_feed_get_not_before (feed), ==, STORING_NOW + 9 * HOUR);
  g_clear_pointer (&feed, dateline_feed_unref);
  feed = storing_get_feed (store, stranger);
  g_assert_cmpint (dateline_feed_get_not_before (feed), ==, 0);
  g_clear_pointer (&feed, dateline_feed_unref);
  feed = storing_get_feed (store, id);
  plan = dateline_feed_peek (feed);
  g_assert_cmpint (plan->failing_since, ==, STORING_NOW + HOUR);
  g_assert_cmpint (plan->update_interval, ==, 5 * HOUR);

  /* It answers again, with nothing new. */
  again->keep_plan = TRUE;
  again->host = g_strdup ("example.org");
  again->was_a_probe = TRUE;
  storing_note_fetch (store, id, again);
  g_clear_pointer (&feed, dateline_feed_unref);
  feed = storing_get_feed (store, id);
  plan = dateline_feed_peek (feed);
  g_assert_cmpint (plan->host_not_before, ==, 0);
  g_assert_cmpint (plan->failing_since, ==, DATELINE_TIME_UNKNOWN);
  g_assert_cmpint (plan->update_interval, ==, 5 * HOUR);
  g_assert_cmpint (plan->changed_at, ==, STORING_NOW);
  g_assert_cmpint (plan->probed_at, ==, STORING_NOW + 2 * HOUR);
}

static void
set_interval (DatelineStore *store, gint64 feed_id, int minutes)
{
  g_autoptr (DatelineFeedSettings) settings = dateline_feed_settings_new ();

  dateline_feed_settings_set (settings, DATELINE_FEED_SETTING_INTERVAL, minutes);
  storing_set_settings (store, feed_id, settings);
}

/* The reader's choice takes the place of the feed's rhythm, not of the server's word. */
static void
test_interval (Storing *fixture, gconstpointer unused)
{
  static const struct
  {
    DatelineWaitReason before;
    int minutes;
    gint64 next_check; /* hours */
    DatelineWaitReason after;
  } rows[] = {
    { DATELINE_WAIT_RHYTHM, 120, 2, DATELINE_WAIT_CHOSEN },
    { DATELINE_WAIT_CHOSEN, 5, 1, DATELINE_WAIT_CHOSEN },
    { DATELINE_WAIT_FRESH, 120, 9, DATELINE_WAIT_FRESH },
  };
  DatelineStore *store = fixture->store;
  gint64 id = storing_add_feed (store, "http://example.org/feed", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DatelineFetchOutcome) outcome = storing_make_outcome (STORING_NOW);
      g_autoptr (DatelineFeed) feed = NULL;

      outcome->next_check = STORING_NOW + 9 * HOUR;
      outcome->wait_reason = rows[i].before;
      storing_note_fetch (store, id, outcome);
      set_interval (store, id, rows[i].minutes);
      feed = storing_get_feed (store, id);
      g_assert_cmpint (dateline_feed_settings_get (dateline_feed_get_settings (feed),
                                                   DATELINE_FEED_SETTING_INTERVAL),
                       ==,
                       rows[i].minutes);
      g_assert_cmpint (dateline_feed_peek (feed)->next_check,
                       ==,
                       STORING_NOW + rows[i].next_check * HOUR);
      g_assert_cmpint (dateline_feed_peek (feed)->wait_reason, ==, rows[i].after);
    }
  set_interval (store, id, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/store-fetches/H62/log", test_log);
  STORING_TEST ("/store-fetches/H62/kept", test_kept);
  STORING_TEST ("/store-fetches/plan", test_plan);
  STORING_TEST ("/store-fetches/interval", test_interval);
  return g_test_run ();
}
