/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a fetch of a feed teaches. */

#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/model/dateline-feed-document-builder-private.h"
#include "dateline/net/dateline-fetch-error-private.h"
#include "dateline/net/dateline-fetch-response-private.h"
#include "dateline/net/dateline-fetcher.h"
#include "dateline/refresh/dateline-refresh-outcome-private.h"

#define NOW 1409398824
#define HOUR 3600

static void
fill_feed (DatelineFeedBuilder *builder)
{
  dateline_feed_builder_init (builder);
  builder->id = 1;
  builder->uri = g_strdup ("https://www.example.org/feed");
  builder->title = g_strdup ("Example");
  builder->publisher_title = g_strdup ("Example");
  builder->link = g_strdup ("https://example.org/");
  builder->fetched_at = NOW - HOUR;
  builder->attempted_at = NOW - HOUR;
  builder->etag = g_strdup ("\"old\"");
  builder->last_modified = g_strdup ("yesterday");
}

static DatelineFeed *
make_feed (guint n_failures, guint host_n_refusals)
{
  g_auto (DatelineFeedBuilder) builder = { 0 };

  fill_feed (&builder);
  builder.n_failures = n_failures;
  builder.host_n_refusals = host_n_refusals;
  return dateline_feed_builder_build (&builder);
}

static DatelineFetchResponse *
make_response (const char *etag, const char *last_modified, gint64 fresh_for)
{
  DatelineFetchResponse *response = dateline_fetch_response_new ();

  response->etag = g_strdup (etag);
  response->last_modified = g_strdup (last_modified);
  response->fresh_for = fresh_for;
  response->moved_to = g_strdup ("https://example.org/new");
  return response;
}

static DatelineFeedDocument *
make_document (gboolean is_complete, gint64 update_interval)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };

  dateline_feed_document_builder_init (&builder);
  builder.is_complete = is_complete;
  builder.update_interval = update_interval;
  return dateline_feed_document_builder_build (&builder);
}

/* The validators are a set: what the new answer lacks is gone. */
static void
test_read (void)
{
  g_autoptr (DatelineFetchResponse) response = make_response ("\"new\"", NULL, 600);
  g_autoptr (DatelineFeedDocument) document = make_document (TRUE, 2 * HOUR);
  g_autoptr (DatelineFetchOutcome) outcome =
      dateline_refresh_outcome_new_read (response, document, NULL, "abc", NOW);

  g_assert_true (outcome->succeeded);
  g_assert_false (outcome->keep_validators);
  g_assert_cmpstr (outcome->etag, ==, "\"new\"");
  g_assert_null (outcome->last_modified);
  g_assert_cmpstr (outcome->body_digest, ==, "abc");
  g_assert_cmpstr (outcome->moved_to, ==, "https://example.org/new");
  g_assert_cmpint (outcome->not_before, ==, 0);
  g_assert_cmpint (outcome->next_check, >=, NOW + 2 * HOUR);
  g_assert_cmpint (outcome->update_interval, ==, 2 * HOUR);
  g_assert_cmpint (outcome->fetched_at, ==, NOW);
  g_assert_true (outcome->has_news);
  g_assert_null (outcome->error);
}

/* What broke off is stored as far as it goes, but nothing of it may keep the rest away.
 */
static void
test_cut (void)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DatelineFetchResponse) response = make_response ("\"new\"", NULL, 600);
      g_autoptr (DatelineFeedDocument) document = make_document (i == 0, 0);
      g_autoptr (DatelineFetchOutcome) outcome = NULL;

      response->is_complete = i != 0;
      outcome = dateline_refresh_outcome_new_read (response, document, NULL, "abc", NOW);
      g_assert_false (outcome->succeeded);
      g_assert_true (outcome->keep_validators);
      g_assert_null (outcome->body_digest);
      g_assert_null (outcome->moved_to);
      g_assert_cmpstr (outcome->error,
                       ==,
                       "The server's answer broke off before its end.");
    }
}

/* It did not break off: the publisher is not to look for a fault of the server. */
static void
test_too_large (void)
{
  static const char *const sentences[] = {
    "The feed is too large: only its beginning was read.",
    "The feed takes too long to read: only its beginning was read.",
  };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DatelineFeed) feed = make_feed (0, 0);
      g_autoptr (DatelineFetchResponse) response = make_response ("\"new\"", NULL, 0);
      DatelineFeedDocumentBuilder builder;
      g_autoptr (DatelineFeedDocument) document = NULL;
      g_autoptr (DatelineFetchOutcome) outcome = NULL;

      dateline_feed_document_builder_init (&builder);
      builder.is_complete = FALSE;
      builder.is_too_large = TRUE;
      builder.is_too_slow = i == 1;
      document = dateline_feed_document_builder_build (&builder);
      outcome = dateline_refresh_outcome_new_read (response, document, feed, "d", NOW);
      g_assert_cmpstr (outcome->error, ==, sentences[i]);
      g_assert_false (outcome->succeeded);
      /* The rest would never come. */
      g_assert_true (outcome->keep_validators);
      g_assert_null (outcome->etag);
    }
}

/* What was given up in its midst is kept so far, too, and says why. */
static void
test_damaged (void)
{
  g_autoptr (DatelineFetchResponse) response = make_response ("\"new\"", NULL, 600);
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
  g_autoptr (DatelineFeedDocument) document = NULL;
  g_autoptr (DatelineFetchOutcome) outcome = NULL;

  dateline_feed_document_builder_init (&builder);
  builder.is_damaged = TRUE;
  document = dateline_feed_document_builder_build (&builder);
  outcome = dateline_refresh_outcome_new_read (response, document, NULL, "abc", NOW);
  g_assert_false (outcome->succeeded);
  g_assert_true (outcome->keep_validators);
  g_assert_null (outcome->body_digest);
  g_assert_cmpstr (outcome->error,
                   ==,
                   "The feed is damaged: only its beginning can be read.");
}

static void
test_not_modified (void)
{
  static const struct
  {
    const char *etag;
    const char *last_modified;
    gboolean keep;
    const char *new_etag;
    const char *new_last_modified;
  } rows[] = {
    { NULL, NULL, TRUE, NULL, NULL },
    { "\"new\"", NULL, FALSE, "\"new\"", "yesterday" },
    { NULL, "today", FALSE, "\"old\"", "today" },
    { "\"new\"", "today", FALSE, "\"new\"", "today" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DatelineFeed) feed = make_feed (0, 0);
      g_autoptr (DatelineFetchResponse) response =
          make_response (rows[i].etag, rows[i].last_modified, 0);
      g_autoptr (DatelineFetchOutcome) outcome = NULL;

      response->is_not_modified = TRUE;
      outcome = dateline_refresh_outcome_new_unchanged (response, feed, NULL, NOW);
      g_assert_true (outcome->succeeded);
      g_assert_cmpint (outcome->keep_validators, ==, rows[i].keep);
      g_assert_cmpstr (outcome->etag, ==, rows[i].new_etag);
      g_assert_cmpstr (outcome->last_modified, ==, rows[i].new_last_modified);
    }
}

/* The same content with new validators: they count. */
static void
test_same_content (void)
{
  g_autoptr (DatelineFeed) feed = make_feed (0, 0);
  g_autoptr (DatelineFetchResponse) response = make_response (NULL, "today", 0);
  g_autoptr (DatelineFetchOutcome) outcome =
      dateline_refresh_outcome_new_unchanged (response, feed, "abc", NOW);

  g_assert_false (outcome->keep_validators);
  g_assert_null (outcome->etag);
  g_assert_cmpstr (outcome->last_modified, ==, "today");
  g_assert_cmpstr (outcome->body_digest, ==, "abc");
}

/* How long a document wants to be left alone holds as long as it does not change, and so
 * does what a 304 leaves out of the answer's freshness. */
static void
test_freshness (void)
{
  static const struct
  {
    gint64 known_fresh_for;
    gint64 known_interval;
    gint64 fresh_for;
    gint64 expected;
    DatelineWaitReason reason;
  } rows[] = {
    { 0, 0, 0, HOUR, DATELINE_WAIT_RHYTHM },
    { 0, 2 * HOUR, 0, 2 * HOUR, DATELINE_WAIT_PUBLISHER },
    { 2 * HOUR, 0, 0, 2 * HOUR, DATELINE_WAIT_FRESH },
    { 2 * HOUR, 0, 3 * HOUR, 3 * HOUR, DATELINE_WAIT_FRESH },
    { 2 * HOUR, 5 * HOUR, 3 * HOUR, 5 * HOUR, DATELINE_WAIT_PUBLISHER },
    { 0, 0, 100 * HOUR, 24 * HOUR, DATELINE_WAIT_FRESH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (DatelineFeedBuilder) builder = { 0 };
      g_autoptr (DatelineFeed) feed = NULL;
      g_autoptr (DatelineFetchResponse) response =
          make_response (NULL, NULL, rows[i].fresh_for);
      g_autoptr (DatelineFetchOutcome) outcome = NULL;

      fill_feed (&builder);
      builder.id = 0;
      builder.n_recent = 1000;
      builder.fresh_for = rows[i].known_fresh_for;
      builder.update_interval = rows[i].known_interval;
      feed = dateline_feed_builder_build (&builder);
      response->is_not_modified = TRUE;
      outcome = dateline_refresh_outcome_new_unchanged (response, feed, NULL, NOW);
      g_assert_cmpint (outcome->next_check, ==, NOW + rows[i].expected);
      g_assert_cmpint (outcome->wait_reason, ==, rows[i].reason);
      g_assert_true (outcome->keep_plan);
    }
}

static void
test_failed (void)
{
  static const struct
  {
    int code;
    guint n_failures;
    gint64 wait;
    gboolean gone;
    gint64 not_before;
  } rows[] = {
    { DATELINE_FETCH_ERROR_TIMED_OUT, 0, 0, FALSE, 0 },
    { DATELINE_FETCH_ERROR_EMPTY, 3, 0, FALSE, 0 },
    { DATELINE_FETCH_ERROR_TOO_MANY, 0, 1200, FALSE, NOW + 1200 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DatelineFeed) feed = make_feed (rows[i].n_failures, 0);
      g_autoptr (GError) error =
          g_error_new_literal (DATELINE_FETCH_ERROR, rows[i].code, "Why.");
      g_autoptr (DatelineFetchOutcome) outcome =
          dateline_refresh_outcome_new_failed (feed, error, rows[i].wait, NULL, NOW);

      g_assert_false (outcome->succeeded);
      g_assert_true (outcome->keep_validators);
      g_assert_cmpint (outcome->gone, ==, rows[i].gone);
      g_assert_cmpint (outcome->not_before, ==, rows[i].not_before);
      g_assert_cmpstr (outcome->error, ==, "Why.");
    }
}

static void
test_gone (void)
{
  g_autoptr (DatelineFeed) feed = make_feed (0, 0);
  g_autoptr (GError) error = dateline_fetch_error_new_for_status (410, 0);
  g_autoptr (DatelineFetchOutcome) outcome =
      dateline_refresh_outcome_new_failed (feed, error, 0, NULL, NOW);

  g_assert_true (outcome->gone);
}

/* At a new address the same feed is believed by what it says of itself; of another one
 * only the offer is kept. */
static void
test_moved (void)
{
  static const struct
  {
    const char *title;
    const char *link;
    const char *self;
    gboolean is_same;
  } rows[] = {
    { "Example", "https://example.org/", NULL, TRUE },
    { "Example", "https://other.example/", NULL, FALSE },
    { "Other", "https://example.org/", NULL, FALSE },
    { NULL, NULL, "https://www.example.org/feed", TRUE },
    { NULL, NULL, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
      g_autoptr (DatelineFeed) feed = make_feed (0, 0);
      g_autoptr (DatelineFetchResponse) response = make_response ("\"new\"", NULL, 0);
      g_autoptr (DatelineFeedDocument) document = NULL;
      g_autoptr (DatelineFetchOutcome) outcome = NULL;

      dateline_feed_document_builder_init (&builder);
      builder.is_complete = TRUE;
      builder.title = g_strdup (rows[i].title);
      builder.link = g_strdup (rows[i].link);
      builder.self_uri = g_strdup (rows[i].self);
      document = dateline_feed_document_builder_build (&builder);
      outcome = dateline_refresh_outcome_new_read (response, document, feed, "abc", NOW);
      g_assert_cmpstr (outcome->moved_to, ==, "https://example.org/new");
      g_assert_cmpint (outcome->if_foreign == NULL, ==, rows[i].is_same);
      if (rows[i].is_same)
        continue;
      g_assert_cmpstr (outcome->if_foreign->move_offer, ==, "https://example.org/new");
      g_assert_true (outcome->if_foreign->keep_validators);
      g_assert_true (outcome->if_foreign->is_urgent);
      g_assert_null (outcome->if_foreign->moved_to);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/refresh-outcome/read", test_read);
  g_test_add_func ("/refresh-outcome/cut", test_cut);
  g_test_add_func ("/refresh-outcome/damaged", test_damaged);
  g_test_add_func ("/manners/H23/too-large", test_too_large);
  g_test_add_func ("/refresh-outcome/not-modified", test_not_modified);
  g_test_add_func ("/refresh-outcome/same-content", test_same_content);
  g_test_add_func ("/refresh-outcome/freshness", test_freshness);
  g_test_add_func ("/refresh-outcome/failed", test_failed);
  g_test_add_func ("/refresh-outcome/gone", test_gone);
  g_test_add_func ("/refresh-outcome/moved", test_moved);
  return g_test_run ();
}
