/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What answers and failures teach, by the numbers of docs/notes/manners.md. */

#include "../support/dateline-known-feed.h"
#include "dateline/model/dateline-feed-document-builder-private.h"
#include "dateline/net/dateline-fetch-error-private.h"
#include "dateline/net/dateline-fetch-response-private.h"
#include "dateline/net/dateline-fetcher.h"
#include "dateline/refresh/dateline-refresh-outcome-private.h"
#include "dateline/refresh/dateline-schedule-plan-private.h"
#include "dateline/refresh/dateline-schedule-private.h"

static DatelineFetchResponse *
make_response (const char *etag, const char *last_modified)
{
  DatelineFetchResponse *response = dateline_fetch_response_new ();

  response->etag = g_strdup (etag);
  response->last_modified = g_strdup (last_modified);
  return response;
}

static DatelineFeedDocument *
make_document (void)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };

  dateline_feed_document_builder_init (&builder);
  builder.is_complete = TRUE;
  return dateline_feed_document_builder_build (&builder);
}

static DatelineWaitReason
judge_at (DatelineFeed *feed, gint64 now)
{
  const DatelineOccasion occasion = { .flags = DATELINE_REFRESH_AUTOMATIC, .now = now };

  return dateline_schedule_judge (feed, &occasion).reason;
}

/* Validators. */

static void
test_h15_pair (void)
{
  g_autoptr (DatelineFeed) feed = make_feed ();
  g_autoptr (DatelineFeedDocument) document = make_document ();
  g_autoptr (DatelineFetchResponse) response = make_response ("\"new\"", NULL);
  g_autoptr (DatelineFetchOutcome) outcome =
      dateline_refresh_outcome_new_read (response, document, feed, "d", NOW);

  g_assert_false (outcome->keep_validators);
  g_assert_cmpstr (outcome->etag, ==, "\"new\"");
  g_assert_null (outcome->last_modified);
}

static void
test_h16_same_body (void)
{
  g_autoptr (DatelineFeed) feed = make_feed ();
  g_autoptr (DatelineFetchResponse) response = make_response ("\"new\"", "today");
  g_autoptr (DatelineFetchOutcome) outcome =
      dateline_refresh_outcome_new_unchanged (response, feed, "d", NOW);

  g_assert_false (outcome->keep_validators);
  g_assert_cmpstr (outcome->etag, ==, "\"new\"");
  g_assert_cmpstr (outcome->last_modified, ==, "today");
}

static void
test_h18_failures (void)
{
  static const int codes[] = {
    DATELINE_FETCH_ERROR_HOST_NOT_FOUND, DATELINE_FETCH_ERROR_UNREACHABLE,
    DATELINE_FETCH_ERROR_TIMED_OUT,      DATELINE_FETCH_ERROR_TLS,
    DATELINE_FETCH_ERROR_FORBIDDEN,      DATELINE_FETCH_ERROR_NOT_FOUND,
    DATELINE_FETCH_ERROR_TOO_MANY,       DATELINE_FETCH_ERROR_SERVER,
    DATELINE_FETCH_ERROR_INCOMPLETE,     DATELINE_FETCH_ERROR_BAD_REPLY,
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (DatelineFeed) feed = make_feed ();
      g_autoptr (GError) error =
          g_error_new_literal (DATELINE_FETCH_ERROR, codes[i], "Why.");
      g_autoptr (DatelineFetchOutcome) outcome =
          dateline_refresh_outcome_new_failed (feed, error, 0, NULL, NOW);

      g_assert_true (outcome->keep_validators);
      g_assert_false (outcome->succeeded);
    }
}

static void
test_h19_not_modified (void)
{
  g_autoptr (DatelineFeed) feed = make_feed ();
  g_autoptr (DatelineFetchResponse) bare = make_response (NULL, NULL);
  g_autoptr (DatelineFetchResponse) newer = make_response ("\"new\"", NULL);
  g_autoptr (DatelineFetchOutcome) kept = NULL;
  g_autoptr (DatelineFetchOutcome) adopted = NULL;

  bare->is_not_modified = newer->is_not_modified = TRUE;
  newer->fresh_for = 3 * HOUR;
  kept = dateline_refresh_outcome_new_unchanged (bare, feed, NULL, NOW);
  adopted = dateline_refresh_outcome_new_unchanged (newer, feed, NULL, NOW);
  g_assert_true (kept->succeeded);
  g_assert_true (kept->keep_validators);
  g_assert_false (kept->has_news);
  g_assert_cmpstr (adopted->etag, ==, "\"new\"");
  g_assert_cmpstr (adopted->last_modified, ==, "yesterday");
  g_assert_cmpint (adopted->wait_reason, ==, DATELINE_WAIT_FRESH);
  g_assert_cmpint (adopted->wait, ==, 3 * HOUR);
}

static gboolean
wants_probe (guint n_recent, gint64 silence, gint64 since_probe, const char *etag)
{
  g_auto (DatelineFeedBuilder) builder = { 0 };
  g_autoptr (DatelineFeed) feed = NULL;

  dateline_feed_builder_init (&builder);
  builder.etag = g_strdup (etag);
  builder.n_recent = n_recent;
  builder.oldest_at = NOW - 100 * DAY;
  builder.changed_at = NOW - silence;
  if (since_probe > 0)
    builder.probed_at = NOW - since_probe;
  feed = dateline_feed_builder_build (&builder);
  return dateline_schedule_wants_probe (feed, NOW);
}

static void
test_h22_probe (void)
{
  /* daily until it fell silent; three stories in two weeks; two */
  g_assert_true (wants_probe (14, 14 * DAY, 0, "\"e\""));
  g_assert_true (wants_probe (3, 14 * DAY, 0, "\"e\""));
  g_assert_false (wants_probe (2, 14 * DAY, 0, "\"e\""));
  /* not yet; once in two weeks; without validators every answer is a whole one */
  g_assert_false (wants_probe (14, 14 * DAY - 1, 0, "\"e\""));
  g_assert_false (wants_probe (13, 15 * DAY, 1, "\"e\""));
  g_assert_false (wants_probe (1, 27 * DAY, 13 * DAY, "\"e\""));
  g_assert_true (wants_probe (1, 27 * DAY, 14 * DAY, "\"e\""));
  g_assert_false (wants_probe (14, 14 * DAY, 0, NULL));
}

/* Endings and failures. */

static DatelineFetchOutcome *
fail (guint status, guint n_failures, DatelineWaitReason reason, gint64 wait)
{
  g_auto (DatelineFeedBuilder) builder = { 0 };
  g_autoptr (DatelineFeed) feed = NULL;
  g_autoptr (GError) error = dateline_fetch_error_new_for_status (status, 0);

  fill_feed (&builder);
  builder.n_failures = n_failures;
  builder.wait_reason = reason;
  builder.wait = wait;
  feed = dateline_feed_builder_build (&builder);
  return dateline_refresh_outcome_new_failed (feed, error, 0, NULL, NOW);
}

static void
test_h53_gone (void)
{
  g_autoptr (DatelineFetchOutcome) outcome = fail (410, 0, DATELINE_WAIT_NONE, 0);
  g_auto (DatelineFeedBuilder) builder = { 0 };
  g_autoptr (DatelineFeed) feed = NULL;
  DatelineOccasion occasion = { .flags = DATELINE_REFRESH_AUTOMATIC };

  g_assert_true (outcome->gone);
  g_assert_true (outcome->is_urgent);
  g_assert_cmpint (outcome->wait_reason, ==, DATELINE_WAIT_ENDED);
  fill_feed (&builder);
  builder.gone = TRUE;
  feed = dateline_feed_builder_build (&builder);
  for (guint i = 0; i < 1000; i++)
    {
      occasion.now = NOW + i * DAY;
      g_assert_cmpint (dateline_schedule_judge (feed, &occasion).reason,
                       ==,
                       DATELINE_WAIT_ENDED);
    }
  occasion.flags = DATELINE_REFRESH_ASKED;
  occasion.is_named = TRUE;
  g_assert_cmpint (dateline_schedule_judge (feed, &occasion).reason,
                   ==,
                   DATELINE_WAIT_NONE);
}

static void
test_h54_ladders (void)
{
  static const struct
  {
    guint status;
    gint64 days[6]; /* in quarters */
  } rows[] = {
    { 404, { 4, 8, 16, 28, 28, 28 } }, { 403, { 1, 4, 8, 16, 28, 28 } },
    { 451, { 4, 8, 16, 28, 28, 28 } }, { 406, { 4, 8, 16, 28, 28, 28 } },
    { 415, { 4, 8, 16, 28, 28, 28 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DatelineWaitReason reason = DATELINE_WAIT_FAILED;
      gint64 wait = 8 * HOUR; /* other troubles before do not count */

      for (guint n = 0; n < G_N_ELEMENTS (rows[i].days); n++)
        {
          g_autoptr (DatelineFetchOutcome) outcome =
              fail (rows[i].status, n + 4, reason, wait);

          g_test_message ("%u, %u", rows[i].status, n);
          reason = outcome->wait_reason;
          wait = outcome->wait;
          g_assert_cmpint (reason, ==, DATELINE_WAIT_MISSING);
          g_assert_cmpint (outcome->next_check, ==, NOW + rows[i].days[n] * 6 * HOUR);
        }
    }
}

static void
test_h54_sign_in (void)
{
  g_autoptr (DatelineFetchOutcome) outcome = fail (401, 0, DATELINE_WAIT_NONE, 0);
  g_auto (DatelineFeedBuilder) builder = { 0 };
  g_autoptr (DatelineFeed) feed = NULL;

  g_assert_true (outcome->is_urgent);
  fill_feed (&builder);
  builder.n_failures = 1;
  builder.wait_reason = outcome->wait_reason;
  feed = dateline_feed_builder_build (&builder);
  for (guint i = 0; i < 1000; i++)
    g_assert_cmpint (judge_at (feed, NOW + i * DAY), ==, DATELINE_WAIT_SIGN_IN);
}

static void
test_h55_not_a_feed (void)
{
  g_autoptr (DatelineFeed) feed = make_feed ();
  g_autoptr (GError) error = dateline_fetch_error_new (DATELINE_FETCH_ERROR_EMPTY);
  g_autoptr (DatelineFetchOutcome) outcome =
      dateline_refresh_outcome_new_failed (feed, error, 0, NULL, NOW);

  g_assert_cmpint (outcome->next_check, ==, NOW + HOUR);
  g_assert_true (outcome->keep_validators);
}

/* A person is told after three failures or a day, of some things at once. */
static void
test_h56_told (void)
{
  static const struct
  {
    guint n_failures;
    gint64 lasting;
    gboolean is_urgent;
    gboolean is_told;
  } rows[] = {
    { 1, 0, FALSE, FALSE },       { 2, 23 * HOUR, FALSE, FALSE },
    { 3, 3 * HOUR, FALSE, TRUE }, { 2, 24 * HOUR, FALSE, TRUE },
    { 1, 0, TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (DatelineFeedBuilder) builder = { 0 };
      g_autoptr (DatelineFeed) feed = NULL;

      fill_feed (&builder);
      builder.error = g_strdup ("The server could not be reached.");
      builder.n_failures = rows[i].n_failures;
      builder.fetched_at = NOW - rows[i].lasting;
      builder.failing_since = NOW - rows[i].lasting;
      builder.attempted_at = NOW;
      builder.is_urgent = rows[i].is_urgent;
      feed = dateline_feed_builder_build (&builder);
      g_assert_cmpint (dateline_feed_get_trouble (feed) == DATELINE_FEED_TROUBLE_FAILING,
                       ==,
                       rows[i].is_told);
    }
}

static void
test_h56_urgent (void)
{
  static const int codes[] = { DATELINE_FETCH_ERROR_TLS,
                               DATELINE_FETCH_ERROR_UNAUTHORIZED,
                               DATELINE_FETCH_ERROR_GONE,
                               DATELINE_FETCH_ERROR_SERVER,
                               DATELINE_FETCH_ERROR_TIMED_OUT };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (DatelineFeed) feed = make_feed ();
      g_autoptr (GError) error =
          g_error_new_literal (DATELINE_FETCH_ERROR, codes[i], "Why.");
      g_autoptr (DatelineFetchOutcome) outcome =
          dateline_refresh_outcome_new_failed (feed, error, 0, NULL, NOW);

      g_assert_cmpint (outcome->is_urgent, ==, i < 3);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/manners/H15/pair", test_h15_pair);
  g_test_add_func ("/manners/H16/same-body", test_h16_same_body);
  g_test_add_func ("/manners/H18/failures", test_h18_failures);
  g_test_add_func ("/manners/H19/not-modified", test_h19_not_modified);
  g_test_add_func ("/manners/H22/probe", test_h22_probe);
  g_test_add_func ("/manners/H53/gone", test_h53_gone);
  g_test_add_func ("/manners/H54/ladders", test_h54_ladders);
  g_test_add_func ("/manners/H54/sign-in", test_h54_sign_in);
  g_test_add_func ("/manners/H55/not-a-feed", test_h55_not_a_feed);
  g_test_add_func ("/manners/H56/told", test_h56_told);
  g_test_add_func ("/manners/H56/urgent", test_h56_urgent);
  return g_test_run ();
}
