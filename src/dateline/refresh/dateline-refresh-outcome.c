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
#include "dateline/refresh/dateline-schedule-private.h"

#include <glib/gi18n-lib.h>

static DatelineFetchOutcome *
new_success (DatelineFetchResponse *response, const char *digest, gint64 now)
{
  DatelineFetchOutcome *outcome = dateline_fetch_outcome_new ();

  outcome->fetched_at = now;
  outcome->succeeded = TRUE;
  outcome->etag = g_strdup (dateline_fetch_response_get_etag (response));
  outcome->last_modified =
      g_strdup (dateline_fetch_response_get_last_modified (response));
  outcome->body_digest = g_strdup (digest);
  outcome->moved_to = g_strdup (dateline_fetch_response_get_moved_to (response));
  return outcome;
}

DatelineFetchOutcome *
dateline_refresh_outcome_new_read (DatelineFetchResponse *response,
                                   DatelineFeedDocument *document,
                                   const char *digest,
                                   gint64 now)
{
  DatelineFetchOutcome *outcome;

  if (dateline_feed_document_is_damaged (document))
    {
      g_autoptr (GError) error = g_error_new_literal (
          DATELINE_FEED_ERROR,
          DATELINE_FEED_ERROR_DAMAGED,
          _ ("The feed is damaged: only its beginning can be read."));

      return dateline_refresh_outcome_new_failed (NULL, error, 0, now);
    }
  if (!dateline_fetch_response_is_complete (response) ||
      !dateline_feed_document_is_complete (document))
    {
      g_autoptr (GError) error =
          dateline_fetch_error_new (DATELINE_FETCH_ERROR_INCOMPLETE);

      return dateline_refresh_outcome_new_failed (NULL, error, 0, now);
    }
  outcome = new_success (response, digest, now);
  outcome->not_before = dateline_schedule_get_fresh_until (
      dateline_fetch_response_get_fresh_for (response),
      dateline_feed_document_get_update_interval (document),
      now);
  return outcome;
}

/* How long the last good answer was to stay good: what the document said about it is not
 * read again when it did not change. */
static gint64
get_last_freshness (DatelineFeed *feed)
{
  gint64 not_before = dateline_feed_get_not_before (feed);

  if (dateline_feed_get_n_failures (feed) > 0 || not_before == 0 ||
      dateline_feed_get_fetched_at (feed) == DATELINE_TIME_UNKNOWN)
    return 0;
  return MAX (not_before - dateline_feed_get_fetched_at (feed), 0);
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

DatelineFetchOutcome *
dateline_refresh_outcome_new_unchanged (DatelineFetchResponse *response,
                                        DatelineFeed *feed,
                                        const char *digest,
                                        gint64 now)
{
  DatelineFetchOutcome *outcome = new_success (response, digest, now);

  if (dateline_fetch_response_is_not_modified (response))
    complete_validators (outcome, feed);
  outcome->not_before =
      dateline_schedule_get_fresh_until (dateline_fetch_response_get_fresh_for (response),
                                         get_last_freshness (feed),
                                         now);
  return outcome;
}

DatelineFetchOutcome *
dateline_refresh_outcome_new_failed (DatelineFeed *feed,
                                     const GError *error,
                                     gint64 wait,
                                     gint64 now)
{
  DatelineFetchOutcome *outcome = dateline_fetch_outcome_new ();

  /* Who says "too many" without saying until when is left alone as after a failure, by
   * people too. */
  if (feed != NULL && wait == 0 &&
      g_error_matches (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_TOO_MANY))
    wait = dateline_schedule_get_back_off (dateline_feed_get_n_failures (feed) + 1);

  outcome->fetched_at = now;
  outcome->keep_validators = TRUE;
  outcome->gone =
      g_error_matches (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_GONE);
  outcome->not_before = wait > 0 ? now + wait : 0;
  outcome->error = g_strdup (error->message);
  return outcome;
}
