/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a fetch of a feed teaches, to be kept with it. Pure functions, any thread. */

#include "dateline/refresh/dateline-refresh-outcome-private.h"

#include "dateline/feed/dateline-feed-parser.h"
#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/model/dateline-feed-document-builder-private.h"
#include "dateline/net/dateline-fetch-error-private.h"
#include "dateline/net/dateline-fetch-response-private.h"
#include "dateline/net/dateline-fetcher.h"
#include "dateline/refresh/dateline-schedule-plan-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <glib/gi18n-lib.h>

#define COUNTED_TIME (28 * 24 * 60 * 60)

static DatelineFetchOutcome *
new_success (DatelineFetchResponse *response, const char *digest, gint64 now)
{
  DatelineFetchOutcome *outcome = dateline_fetch_outcome_new ();

  outcome->fetched_at = now;
  outcome->succeeded = TRUE;
  outcome->etag = g_strdup (dateline_fetch_response_get_etag (response));
  outcome->last_modified =
      g_strdup (dateline_fetch_response_get_last_modified (response));
  outcome->validators_uri = g_strdup (dateline_fetch_response_get_uri (response));
  outcome->body_digest = g_strdup (digest);
  outcome->fresh_for = dateline_fetch_response_get_fresh_for (response);
  outcome->moved_to = g_strdup (dateline_fetch_response_get_moved_to (response));
  return outcome;
}

static void
take_plan (DatelineFetchOutcome *outcome, const DatelinePlan *plan)
{
  outcome->next_check = plan->next_check;
  outcome->wait_reason = plan->reason;
  outcome->wait = plan->wait;
}

/* A server that refused and now answers is as any other again. */
static void
forgive_host (DatelineFetchOutcome *outcome, DatelineFeed *feed)
{
  if (feed != NULL && dateline_feed_peek (feed)->host_n_refusals > 0)
    outcome->host = dateline_uri_get_display_host (dateline_feed_get_uri (feed));
}

/* Where nothing is chosen it is asked as often as it publishes. */
static int
get_interval (DatelineFeed *feed)
{
  int minutes = dateline_feed_settings_get (dateline_feed_get_settings (feed),
                                            DATELINE_FEED_SETTING_INTERVAL);

  return minutes != DATELINE_FEED_SETTING_UNSET ? minutes : 0;
}

static void
plan_success (DatelineFetchOutcome *outcome, DatelineFeed *feed, DatelineHabits *habits)
{
  DatelinePlan plan;

  habits->fresh_for = outcome->fresh_for;
  habits->n_idle = outcome->n_idle;
  if (feed != NULL)
    {
      habits->feed_id = dateline_feed_get_id (feed);
      habits->chosen = get_interval (feed);
    }
  plan = dateline_schedule_plan_success (habits, outcome->fetched_at);
  take_plan (outcome, &plan);
  forgive_host (outcome, feed);
}

/* How often it publishes, as far as a first document tells. */
static void
count_entries (DatelineHabits *habits, DatelineFeedDocument *document, gint64 now)
{
  GPtrArray *entries = dateline_feed_document_get_entries (document);

  for (guint i = 0; i < entries->len; i++)
    {
      gint64 time = dateline_entry_get_published (entries->pdata[i]);

      if (time == DATELINE_TIME_UNKNOWN || time > now)
        time = now;
      habits->n_recent += time > now - COUNTED_TIME;
      habits->oldest_at = habits->oldest_at == DATELINE_TIME_UNKNOWN
                              ? time
                              : MIN (habits->oldest_at, time);
    }
}

static gboolean
is_same_text (const char *a, const char *b)
{
  return a != NULL && b != NULL && *a != '\0' && g_str_equal (a, b);
}

/* Whether the document at a new address is of the feed that was at the old one, as far as
 * it says so itself. A feed that nothing is known of is believed. */
static gboolean
is_of_feed (DatelineFeedDocument *document, DatelineFeed *feed)
{
  if (feed == NULL || dateline_feed_get_fetched_at (feed) == DATELINE_TIME_UNKNOWN)
    return TRUE;
  return (is_same_text (dateline_feed_document_get_title (document),
                        dateline_feed_get_publisher_title (feed)) &&
          is_same_text (dateline_feed_document_get_link (document),
                        dateline_feed_get_link (feed))) ||
         is_same_text (dateline_feed_document_get_id (document),
                       dateline_feed_peek (feed)->document_id) ||
         is_same_text (dateline_feed_document_get_self_uri (document),
                       dateline_feed_get_uri (feed));
}

/* What is kept if it turns out that another feed lives where the server sent us. */
static DatelineFetchOutcome *
new_foreign (DatelineFeed *feed, const char *moved_to, gint64 now)
{
  g_autoptr (GError) error =
      g_error_new_literal (DATELINE_FETCH_ERROR,
                           DATELINE_FETCH_ERROR_REDIRECT,
                           _ ("Its address leads to another feed now."));
  DatelineFetchOutcome *outcome =
      dateline_refresh_outcome_new_failed (feed, error, 0, NULL, now);

  outcome->is_urgent = TRUE;
  outcome->move_offer = g_strdup (moved_to);
  return outcome;
}

/* A document that came as it should. */
static DatelineFetchOutcome *
new_whole (DatelineFetchResponse *response,
           DatelineFeedDocument *document,
           DatelineFeed *feed,
           const char *digest,
           gint64 now)
{
  GBytes *body = dateline_fetch_response_get_body (response);
  DatelineHabits habits = { .oldest_at = DATELINE_TIME_UNKNOWN };
  DatelineFetchOutcome *outcome = new_success (response, digest, now);

  outcome->has_news = TRUE;
  outcome->update_interval =
      MAX (dateline_feed_document_get_update_interval (document), 0);
  outcome->skip_hours = dateline_feed_document_get_skip_hours (document);
  outcome->skip_days = dateline_feed_document_get_skip_days (document);
  if (feed == NULL || dateline_feed_get_fetched_at (feed) == DATELINE_TIME_UNKNOWN)
    count_entries (&habits, document, now);
  else
    {
      habits.n_recent = dateline_feed_peek (feed)->n_recent;
      habits.oldest_at = dateline_feed_peek (feed)->oldest_at;
    }
  habits.update_interval = outcome->update_interval;
  habits.skip_hours = outcome->skip_hours;
  habits.skip_days = outcome->skip_days;
  habits.is_costly = outcome->etag == NULL && outcome->last_modified == NULL;
  plan_success (outcome, feed, &habits);
  if (feed == NULL)
    {
      /* The first line of its log. */
      outcome->uri = g_strdup (dateline_fetch_response_get_uri (response));
      outcome->status = 200;
      outcome->n_bytes = body != NULL ? g_bytes_get_size (body) : 0;
    }
  return outcome;
}

/* What is wrong with the document as it came, or NULL. */
static GError *
find_fault (DatelineFetchResponse *response, DatelineFeedDocument *document)
{
  gboolean is_too_slow;

  if (dateline_feed_document_is_damaged (document))
    return g_error_new_literal (
        DATELINE_FEED_ERROR,
        DATELINE_FEED_ERROR_DAMAGED,
        _ ("The feed is damaged: only its beginning can be read."));
  if (!dateline_fetch_response_is_complete (response))
    return dateline_fetch_error_new (DATELINE_FETCH_ERROR_INCOMPLETE);
  if (dateline_feed_document_is_too_large (document, &is_too_slow))
    return g_error_new_literal (
        DATELINE_FEED_ERROR,
        DATELINE_FEED_ERROR_TOO_LARGE,
        is_too_slow ? _ ("The feed takes too long to read: only its beginning was read.")
                    : _ ("The feed is too large: only its beginning was read."));
  if (!dateline_feed_document_is_complete (document))
    return dateline_fetch_error_new (DATELINE_FETCH_ERROR_INCOMPLETE);
  return NULL;
}

DatelineFetchOutcome *
dateline_refresh_outcome_new_read (DatelineFetchResponse *response,
                                   DatelineFeedDocument *document,
                                   DatelineFeed *feed,
                                   const char *digest,
                                   gint64 now)
{
  g_autoptr (GError) fault = find_fault (response, document);
  const char *moved_to = dateline_fetch_response_get_moved_to (response);
  DatelineFetchOutcome *outcome;

  outcome = fault != NULL
                ? dateline_refresh_outcome_new_failed (feed, fault, 0, NULL, now)
                : new_whole (response, document, feed, digest, now);
  if (moved_to != NULL && !is_of_feed (document, feed))
    outcome->if_foreign = new_foreign (feed, moved_to, now);
  return outcome;
}

/* A 304 names the validators that changed, a whole answer all that there are. */
static void
complete_validators (DatelineFetchOutcome *outcome, DatelineFeed *feed)
{
  if (outcome->etag == NULL && outcome->last_modified == NULL)
    {
      outcome->keep_validators = TRUE;
      return;
    }
  if (outcome->etag == NULL)
    outcome->etag = g_strdup (dateline_feed_get_etag (feed));
  if (outcome->last_modified == NULL)
    outcome->last_modified = g_strdup (dateline_feed_get_last_modified (feed));
}

/* What a 304 leaves out of the freshness still holds (RFC 9111, 4.3.4). What the document
 * said about itself is not read again when it did not change. */
DatelineFetchOutcome *
dateline_refresh_outcome_new_unchanged (DatelineFetchResponse *response,
                                        DatelineFeed *feed,
                                        const char *digest,
                                        gint64 now)
{
  const DatelineFeedBuilder *known = dateline_feed_peek (feed);
  DatelineFetchOutcome *outcome = new_success (response, digest, now);
  DatelineHabits habits = {
    .n_recent = known->n_recent,
    .oldest_at = known->oldest_at,
    .update_interval = known->update_interval,
    .skip_hours = known->skip_hours,
    .skip_days = known->skip_days,
  };

  outcome->keep_plan = TRUE;
  if (dateline_fetch_response_is_not_modified (response))
    {
      complete_validators (outcome, feed);
      if (outcome->fresh_for == 0)
        outcome->fresh_for = known->fresh_for;
    }
  else if (outcome->etag == NULL && outcome->last_modified == NULL)
    {
      habits.is_costly = TRUE;
      outcome->n_idle = known->n_idle + 1;
    }
  plan_success (outcome, feed, &habits);
  return outcome;
}

/* Which failures do not pass by themselves, so that a person is told at once. */
static const int urgent_codes[] = {
  DATELINE_FETCH_ERROR_TLS,
  DATELINE_FETCH_ERROR_UNAUTHORIZED,
  DATELINE_FETCH_ERROR_GONE,
};

static gboolean
is_urgent (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (urgent_codes); i++)
    if (g_error_matches (error, DATELINE_FETCH_ERROR, urgent_codes[i]))
      return TRUE;
  return FALSE;
}

/* Who says "too many" speaks for all that is on the same server; who does not say until
 * when is left alone longer each time. */
static gint64
pause_host (DatelineFetchOutcome *outcome,
            DatelineFeed *feed,
            const char *host,
            gint64 wait)
{
  guint n_refusals = dateline_feed_peek (feed)->host_n_refusals + 1;
  gint64 pause = dateline_schedule_get_host_pause (n_refusals, wait);

  outcome->not_before = outcome->fetched_at + pause;
  if (host == NULL)
    return pause;
  outcome->host = g_strdup (host);
  outcome->host_not_before = outcome->not_before;
  outcome->host_n_refusals = n_refusals;
  return pause;
}

DatelineFetchOutcome *
dateline_refresh_outcome_new_failed (DatelineFeed *feed,
                                     const GError *error,
                                     gint64 wait,
                                     const char *host,
                                     gint64 now)
{
  DatelineFetchOutcome *outcome = dateline_fetch_outcome_new ();
  DatelinePlan plan;
  gint64 pause = 0;

  outcome->fetched_at = now;
  outcome->keep_validators = TRUE;
  outcome->gone =
      g_error_matches (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_GONE);
  outcome->is_urgent = is_urgent (error);
  outcome->error = g_strdup (error->message);
  if (feed == NULL)
    return outcome;
  if (g_error_matches (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_TOO_MANY))
    pause = pause_host (outcome, feed, host, wait);
  plan = dateline_schedule_plan_failure (feed, error, pause, now);
  if (plan.reason == DATELINE_WAIT_ASKED && wait == 0)
    plan.reason = DATELINE_WAIT_CROWDED;
  take_plan (outcome, &plan);
  return outcome;
}

DatelineFetchOutcome *
dateline_refresh_outcome_new_excused (DatelineFeed *feed, const GError *error, gint64 now)
{
  DatelineFetchOutcome *outcome =
      dateline_refresh_outcome_new_failed (feed, error, 0, NULL, now);

  outcome->before = dateline_feed_ref (feed);
  return outcome;
}
