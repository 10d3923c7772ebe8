/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The refresh of one feed. Main context; reading runs on the reader's threads, storing on
 * the store's. Whatever goes wrong, the stories that are there stay, and the feed is told
 * what it was. */

#include "dateline/refresh/dateline-refresh-job-private.h"

#include "dateline/feed/dateline-feed-parser.h"
#include "dateline/feed/dateline-feed-sniffer-private.h"
#include "dateline/model/dateline-feed-builder-private.h"
#include "dateline/net/dateline-fetch-error-private.h"
#include "dateline/net/dateline-fetch-request-private.h"
#include "dateline/net/dateline-fetch-response-private.h"
#include "dateline/net/dateline-fetch-trace-private.h"
#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/refresh/dateline-refresh-outcome-private.h"
#include "dateline/refresh/dateline-schedule-plan-private.h"
#include "dateline/text/dateline-uri-private.h"

typedef struct
{
  const DatelineRefreshTools *tools;
  DatelinePortalWatch *portal;
  DatelineFeed *feed;
  DatelineFetchResponse *response;
  GAsyncResult *fetched;
  const DatelineFetchTrace *trace; /* of the same */
  GError *error;                   /* what the feed shows from now on */
  DatelineRefreshReport report;
  gboolean is_probe;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dateline_feed_unref (job->feed);
  g_clear_pointer (&job->response, dateline_fetch_response_unref);
  g_clear_object (&job->fetched);
  g_clear_error (&job->error);
  g_free (job);
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

/* For the feed's log. */
static void
add_facts (Job *job, DatelineFetchOutcome *outcome)
{
  outcome->was_a_probe = job->is_probe;
  outcome->uri = g_strdup (dateline_feed_get_uri (job->feed));
  outcome->status = job->trace->status;
  outcome->n_bytes = job->trace->n_bytes;
  outcome->sent_etag = g_strdup (job->trace->etag);
  outcome->sent_last_modified = g_strdup (job->trace->last_modified);
  if (outcome->if_foreign != NULL)
    add_facts (job, outcome->if_foreign);
}

static void
note_whether_heard (Job *job)
{
  const int status = job->trace != NULL ? job->trace->status : 0;

  job->report.was_heard = status != 0;
  job->report.was_unheard =
      status == 0 && job->error != NULL && job->error->domain == DATELINE_FETCH_ERROR;
}

/* An error of the store's comes before the feed's own; that the feed was unsubscribed
 * meanwhile is none. */
static void
end (GTask *task, GError *error)
{
  Job *job = g_task_get_task_data (task);

  note_whether_heard (job);
  if (g_error_matches (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND))
    {
      g_clear_error (&error);
      g_clear_error (&job->error);
    }
  if (error == NULL)
    error = g_steal_pointer (&job->error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;

  dateline_store_note_fetch_finish (DATELINE_STORE (source), result, &error);
  end (user_data, error);
}

static void
note (GTask *task, DatelineFetchOutcome *outcome)
{
  Job *job = g_task_get_task_data (task);

  add_facts (job, outcome);
  dateline_store_note_fetch_async (job->tools->store,
                                   dateline_feed_get_id (job->feed),
                                   outcome,
                                   NULL,
                                   noted_cb,
                                   task);
}

/* Whether a page came where the feed was, and that is the network's doing. */
static gboolean
is_of_portal (Job *job, const GError *error)
{
  GBytes *body;
  const char *text;
  gsize length;
  gsize root;

  if (!g_error_matches (error, DATELINE_FEED_ERROR, DATELINE_FEED_ERROR_NOT_A_FEED))
    return FALSE;
  body = dateline_fetch_response_get_body (job->response);
  text = g_bytes_get_data (body, &length);
  return dateline_feed_sniff (text, length, &root) == DATELINE_FEED_KIND_HTML &&
         dateline_portal_watch_add_page (job->portal, job->feed);
}

/* The program's own feed says nothing about the network. */
static void
note_feed (Job *job)
{
  if (job->trace->n_requests == 0)
    return;
  dateline_portal_watch_add_feed (job->portal);
  dateline_fetcher_note_portal (job->tools->fetcher, FALSE);
}

/* Takes @error. Being offline or cancelled is no fault of the feed's: it learns nothing.
 * Nor is it that its server asked to be left alone while the feed waited for its turn. */
static void
fail (GTask *task, GError *error, gint64 wait)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr (DatelineFetchOutcome) outcome = NULL;
  g_autofree char *host = NULL;

  if (job->trace->n_requests == 0 &&
      g_error_matches (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_TOO_MANY))
    {
      job->report.pause = wait;
      g_error_free (error);
      end (task, NULL);
      return;
    }
  job->error = error;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_OFFLINE))
    {
      end (task, NULL);
      return;
    }
  if (is_of_portal (job, error))
    {
      outcome = dateline_refresh_outcome_new_excused (job->feed, error, now ());
      note (task, outcome);
      return;
    }
  if (job->trace->status == 429 || job->trace->status == 503)
    host = dateline_uri_get_display_host (job->trace->uri);
  outcome = dateline_refresh_outcome_new_failed (job->feed, error, wait, host, now ());
  note (task, outcome);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DatelineStoreChanges) changes =
      dateline_store_merge_finish (DATELINE_STORE (source), result, &error);

  if (changes != NULL)
    {
      job->report.n_added = dateline_store_changes_get_n_added (changes);
      job->report.n_updated = dateline_store_changes_get_n_updated (changes);
    }
  end (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (DatelineFetchOutcome) outcome = NULL;
  g_autoptr (DatelineFeedDocument) document = NULL;
  g_autofree char *digest = NULL;
  GError *error = NULL;

  document = dateline_document_reader_read_finish (result, &digest, &error);
  if (error != NULL && error->domain == DATELINE_FEED_ERROR &&
      !dateline_fetch_response_is_complete (job->response))
    {
      g_clear_error (&error);
      error = dateline_fetch_error_new (DATELINE_FETCH_ERROR_INCOMPLETE);
    }
  if (error != NULL)
    {
      fail (task, error, 0);
      return;
    }
  note_feed (job);
  if (document == NULL)
    {
      outcome = dateline_refresh_outcome_new_unchanged (job->response,
                                                        job->feed,
                                                        digest,
                                                        now ());
      note (task, outcome);
      return;
    }
  outcome = dateline_refresh_outcome_new_read (job->response,
                                               document,
                                               job->feed,
                                               digest,
                                               now ());
  if (outcome->error != NULL)
    job->error = g_error_new_literal (DATELINE_FETCH_ERROR,
                                      DATELINE_FETCH_ERROR_INCOMPLETE,
                                      outcome->error);
  add_facts (job, outcome);
  /* What was read is stored even if the refresh is cancelled now. */
  dateline_store_merge_async (job->tools->store,
                              dateline_feed_get_id (job->feed),
                              document,
                              outcome,
                              NULL,
                              merged_cb,
                              task);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (DatelineFetchOutcome) outcome = NULL;
  GError *error = NULL;
  gint64 wait;

  job->fetched = g_object_ref (result);
  job->trace = dateline_fetch_get_trace (result);
  job->response =
      dateline_fetcher_fetch_finish (DATELINE_FETCHER (source), result, &wait, &error);
  if (job->response == NULL)
    {
      fail (task, error, wait);
      return;
    }
  if (dateline_fetch_response_is_not_modified (job->response))
    {
      note_feed (job);
      outcome =
          dateline_refresh_outcome_new_unchanged (job->response, job->feed, NULL, now ());
      note (task, outcome);
      return;
    }
  dateline_document_reader_read_async (job->tools->reader,
                                       job->response,
                                       dateline_feed_get_body_digest (job->feed),
                                       g_task_get_cancellable (task),
                                       read_cb,
                                       task);
}

void
dateline_refresh_job_run_async (const DatelineRefreshTools *tools,
                                DatelinePortalWatch *portal,
                                DatelineFeed *feed,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);
  g_autoptr (DatelineFetchRequest) request =
      dateline_fetch_request_new (dateline_feed_get_uri (feed), DATELINE_FETCH_FEED);

  job->tools = tools;
  job->portal = portal;
  job->feed = dateline_feed_ref (feed);
  g_task_set_source_tag (task, dateline_refresh_job_run_async);
  g_task_set_task_data (task, job, job_free);
  /* What came in counts, even when it came with a cancellation. */
  g_task_set_check_cancellable (task, FALSE);
  job->is_probe = dateline_schedule_wants_probe (feed, now ());
  if (!job->is_probe)
    dateline_fetch_request_set_validators (request,
                                           dateline_feed_get_etag (feed),
                                           dateline_feed_get_last_modified (feed));
  dateline_fetch_request_set_validators_uri (request,
                                             dateline_feed_peek (feed)->validators_uri);
  dateline_fetch_request_set_takes_partial (request, TRUE);
  dateline_fetcher_fetch_async (tools->fetcher, request, cancellable, fetched_cb, task);
}

gboolean
dateline_refresh_job_run_finish (GAsyncResult *result,
                                 DatelineRefreshReport *report,
                                 GError **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  *report = job->report;
  return g_task_propagate_boolean (G_TASK (result), error);
}
