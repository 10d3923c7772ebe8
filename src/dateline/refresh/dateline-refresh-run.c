/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One refresh. Main context. Which feeds it asks is decided in refresh-selection. So many
 * jobs go on at once as the fetcher may have hosts at work: more would only pile up what
 * was fetched in front of the store. */

#include "dateline/refresh/dateline-refresh-run-private.h"

#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/refresh/dateline-refresh-lock-private.h"
#include "dateline/refresh/dateline-refresh-outcome-private.h"
#include "dateline/refresh/dateline-refresh-selection-private.h"
#include "dateline/refresh/dateline-refresh-summary-private.h"
#include "dateline/refresh/dateline-refresh-wait-private.h"
#include "dateline/refresh/dateline-schedule-private.h"

#include <glib/gi18n-lib.h>

#define MAX_JOBS 32

typedef struct
{
  GTask *task; /* which owns this */
  DatelineRefreshOrder order;
  DatelineRefreshProgressFunc progress;
  gpointer progress_data;
  GPtrArray *feeds; /* to ask; those that were asked are let go */
  DatelinePortalWatch *portal;
  DatelineRefreshSummary *summary;
  gint64 refreshed_at;
  gint64 began_at;                     /* monotonic, microseconds */
  DatelineRefreshSelection *selection; /* until it is made */
  guint n_begun;
  guint n_done;
  guint n_heard; /* feeds whose servers answered, whatever it was */
  guint n_unheard;
  guint n_pardons; /* that the store is at work on */
  guint n_pages;   /* that are asked for behind the feeds */
  guint n_pages_done;
  gboolean has_begun_pages;
  gboolean is_at_pages;
  gboolean is_beginning;
  gboolean is_locked; /* the store's lock is held, see dateline_refresh_lock_take () */
  guint timer;        /* until the next feed's moment, of an automatic run */
  GSource *cancelled_source; /* for as long as one waits for that */
} Run;

typedef struct
{
  GTask *task; /* of the run */
  DatelineFeed *feed;
} RunningJob;

static void begin_jobs (Run *run);
static void end_if_done (Run *run);

static void
stop_waiting (Run *run)
{
  g_clear_handle_id (&run->timer, g_source_remove);
  if (run->cancelled_source != NULL)
    g_source_destroy (run->cancelled_source);
  g_clear_pointer (&run->cancelled_source, g_source_unref);
}

static void
run_free (gpointer data)
{
  Run *run = data;

  stop_waiting (run);
  if (run->is_locked)
    dateline_refresh_lock_drop (run->order.tools->store);
  g_clear_pointer (&run->feeds, g_ptr_array_unref);
  g_clear_pointer (&run->selection, dateline_refresh_selection_free);
  dateline_portal_watch_free (run->portal);
  g_clear_pointer (&run->summary, dateline_refresh_summary_unref);
  g_free (run);
}

static void
tell_progress (Run *run)
{
  run->progress (run->n_done + run->n_pages_done,
                 run->feeds->len + run->n_pages,
                 run->progress_data);
}

static void
pages_progress_cb (guint n_done, guint n_pages, gpointer user_data)
{
  Run *run = user_data;

  run->n_pages_done = n_done;
  run->n_pages = n_pages;
  tell_progress (run);
}

/* What was not had is still to be had, also where the store failed. */
static void
pages_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = g_task_get_task_data (user_data);
  gssize n_had = dateline_page_queue_run_finish (result, NULL);

  run->summary->n_pages = MAX (n_had, 0);
  run->is_at_pages = FALSE;
  end_if_done (run);
}

/* The stories are there; now the pages of those whose feeds are set to it. A network that
 * wants a sign-in would answer in their place, or lets no server be heard that speaks for
 * itself. */
static gboolean
begin_pages (Run *run)
{
  GCancellable *cancellable = g_task_get_cancellable (run->task);

  if (run->has_begun_pages || g_cancellable_is_cancelled (cancellable) ||
      run->summary->wants_sign_in || (run->n_unheard > 0 && run->n_heard == 0))
    return FALSE;
  run->has_begun_pages = TRUE;
  run->is_at_pages = TRUE;
  dateline_page_queue_run_async (run->order.tools->page_queue,
                                 cancellable,
                                 pages_progress_cb,
                                 run,
                                 pages_cb,
                                 run->task);
  return TRUE;
}

static void
end_if_done (Run *run)
{
  GTask *task = run->task;

  if (run->is_beginning || run->n_done < run->n_begun || run->timer != 0 ||
      run->n_pardons > 0 || run->is_at_pages || begin_pages (run))
    return;
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task,
                           g_steal_pointer (&run->summary),
                           (GDestroyNotify) dateline_refresh_summary_unref);
  g_object_unref (task);
}

/* It was not asked after all: its server wants to be left alone, as another feed has just
 * learnt. */
static void
leave_to_pause (Run *run, DatelineFeed *feed, gint64 pause)
{
  const DatelineVerdict verdict = {
    .reason = DATELINE_WAIT_HOST,
    .wait = pause,
    .until = g_get_real_time () / G_USEC_PER_SEC + pause,
  };

  g_ptr_array_add (run->summary->waiting, dateline_refresh_wait_new (feed, &verdict));
  run->summary->n_feeds--;
}

static void
pardoned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = g_task_get_task_data (user_data);

  /* If it could not be written the feed has one failure too many. */
  dateline_store_note_fetch_finish (DATELINE_STORE (source), result, NULL);
  run->n_pardons--;
  end_if_done (run);
}

/* The network wants a sign-in: a feed of which it was thought that it had failed has not.
 */
static void
pardon (DatelineFeed *feed, Run *run)
{
  g_autoptr (GError) error =
      g_error_new_literal (DATELINE_FETCH_ERROR,
                           DATELINE_FETCH_ERROR_OFFLINE,
                           dateline_refresh_summary_get_sign_in_text ());
  g_autoptr (DatelineFetchOutcome) outcome =
      dateline_refresh_outcome_new_excused (feed,
                                            error,
                                            g_get_real_time () / G_USEC_PER_SEC);

  run->n_pardons++;
  dateline_store_note_fetch_async (run->order.tools->store,
                                   dateline_feed_get_id (feed),
                                   outcome,
                                   NULL,
                                   pardoned_cb,
                                   run->task);
}

static void
heed_portal (Run *run)
{
  g_autoptr (GPtrArray) blamed = NULL;

  if (!dateline_portal_watch_is_portal (run->portal))
    return;
  if (!run->summary->wants_sign_in)
    {
      dateline_fetcher_note_portal (run->order.tools->fetcher, TRUE);
      run->summary->wants_sign_in = TRUE;
      g_free (run->summary->first_error);
      run->summary->first_error = g_strdup (dateline_refresh_summary_get_sign_in_text ());
    }
  blamed = dateline_portal_watch_take_blamed (run->portal);
  g_ptr_array_foreach (blamed, (GFunc) pardon, run);
}

static void
job_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree RunningJob *job = user_data;
  g_autoptr (DatelineFeed) feed = job->feed;
  Run *run = g_task_get_task_data (job->task);
  gint64 feed_id = dateline_feed_get_id (feed);
  g_autoptr (GError) error = NULL;
  DatelineRefreshReport report;

  if (!dateline_refresh_job_run_finish (result, &report, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      run->summary->n_failed++;
      if (run->summary->first_error == NULL)
        run->summary->first_error = g_strdup (error->message);
    }
  run->n_heard += report.was_heard;
  run->n_unheard += report.was_unheard;
  heed_portal (run);
  if (report.pause > 0)
    leave_to_pause (run, feed, report.pause);
  run->summary->n_added += report.n_added;
  run->summary->n_updated += report.n_updated;
  run->n_done++;
  g_hash_table_remove (run->order.tools->busy_ids, &feed_id);
  tell_progress (run);
  begin_jobs (run);
}

static void
begin_job (Run *run, DatelineFeed *feed)
{
  const DatelineRefreshTools *tools = run->order.tools;
  gint64 feed_id = dateline_feed_get_id (feed);
  gint64 now = g_get_monotonic_time ();
  RunningJob *job = g_new0 (RunningJob, 1);

  job->task = run->task;
  job->feed = dateline_feed_ref (feed);
  g_hash_table_add (tools->busy_ids, g_memdup2 (&feed_id, sizeof feed_id));
  g_hash_table_replace (tools->asked_at,
                        g_memdup2 (&feed_id, sizeof feed_id),
                        g_memdup2 (&now, sizeof now));
  run->n_begun++;
  dateline_refresh_job_run_async (tools,
                                  run->portal,
                                  feed,
                                  g_task_get_cancellable (run->task),
                                  job_cb,
                                  job);
}

static gboolean
moment_cb (gpointer user_data)
{
  Run *run = user_data;

  run->timer = 0;
  stop_waiting (run);
  begin_jobs (run);
  return G_SOURCE_REMOVE;
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Run *run = user_data;

  stop_waiting (run);
  end_if_done (run);
  return G_SOURCE_REMOVE;
}

/* Whether the next feed of an automatic run has to wait for its moment; if so it is begun
 * when that has come. */
static gboolean
waits_for_moment (Run *run)
{
  GCancellable *cancellable = g_task_get_cancellable (run->task);
  gint64 delay;
  gint64 left;

  if (run->order.flags != DATELINE_REFRESH_AUTOMATIC)
    return FALSE;
  delay =
      dateline_schedule_get_delay (run->n_begun, run->feeds->len, run->order.has_slept) *
      run->order.tools->time_scale;
  left = delay - (g_get_monotonic_time () - run->began_at) / G_TIME_SPAN_MILLISECOND;
  if (left <= 0)
    return FALSE;
  if (run->timer == 0)
    {
      run->timer = g_timeout_add (left, moment_cb, run);
      run->cancelled_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (run->cancelled_source,
                             G_SOURCE_FUNC (cancelled_cb),
                             run,
                             NULL);
      g_source_attach (run->cancelled_source, NULL);
    }
  return TRUE;
}

/* Since an automatic run began a person may have had the feed asked. */
static gboolean
was_asked_meanwhile (Run *run, DatelineFeed *feed)
{
  const DatelineRefreshTools *tools = run->order.tools;
  gint64 feed_id = dateline_feed_get_id (feed);
  const gint64 *asked_at = g_hash_table_lookup (tools->asked_at, &feed_id);

  return asked_at != NULL && *asked_at >= run->began_at;
}

/* What comes could not be kept. */
static gboolean
is_out_of_room (Run *run)
{
  return (dateline_store_get_limits (run->order.tools->store) &
          DATELINE_STORE_LIMIT_FULL) != 0;
}

/* The next feed is let go with its job: what the store knows of it by then is another
 * record, and of five thousand both would stay to the end. */
static DatelineFeed *
take_feed (Run *run)
{
  return g_steal_pointer (&run->feeds->pdata[run->n_begun]);
}

static void
begin_jobs (Run *run)
{
  GCancellable *cancellable = g_task_get_cancellable (run->task);

  run->is_beginning = TRUE;
  while (run->n_begun < run->feeds->len && run->n_begun - run->n_done < MAX_JOBS &&
         !g_cancellable_is_cancelled (cancellable) && !is_out_of_room (run) &&
         !waits_for_moment (run))
    {
      g_autoptr (DatelineFeed) feed = take_feed (run);

      if (was_asked_meanwhile (run, feed))
        {
          run->n_begun++;
          run->n_done++;
          run->summary->n_feeds--;
          continue;
        }
      begin_job (run, feed);
    }
  run->is_beginning = FALSE;
  end_if_done (run);
}

static gint64
find_last_success (GPtrArray *feeds)
{
  gint64 last = DATELINE_TIME_UNKNOWN;

  for (guint i = 0; i < feeds->len; i++)
    {
      if (!g_str_has_prefix (dateline_feed_get_uri (feeds->pdata[i]), "resource:"))
        last = MAX (last, dateline_feed_get_fetched_at (feeds->pdata[i]));
    }
  return last;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) feeds =
      dateline_store_list_feeds_finish (DATELINE_STORE (source), result, &error);

  if (feeds != NULL)
    {
      run->refreshed_at = find_last_success (feeds);
      run->feeds =
          dateline_refresh_selection_make (run->selection, feeds, run->summary->waiting);
      if (run->feeds == NULL)
        error = g_error_new_literal (DATELINE_STORE_ERROR,
                                     DATELINE_STORE_ERROR_NOT_FOUND,
                                     _ ("This feed is not followed any more."));
    }
  if (error != NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  g_clear_pointer (&run->selection, dateline_refresh_selection_free);
  run->summary->n_feeds = run->feeds->len;
  run->progress (0, run->feeds->len, run->progress_data);
  begin_jobs (run);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  /* Locked first, so that what another program learnt of the feeds counts. */
  if (dateline_store_open_finish (DATELINE_STORE (source), result, &error))
    run->is_locked = dateline_refresh_lock_take (run->order.tools->store, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  run->selection = dateline_refresh_selection_new (&run->order);
  dateline_store_list_feeds_async (run->order.tools->store,
                                   g_task_get_cancellable (task),
                                   listed_cb,
                                   task);
}

void
dateline_refresh_run_async (const DatelineRefreshOrder *order,
                            GCancellable *cancellable,
                            DatelineRefreshProgressFunc progress,
                            gpointer progress_data,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  run->task = task;
  run->order = *order;
  run->began_at = g_get_monotonic_time ();
  run->progress = progress;
  run->progress_data = progress_data;
  run->summary = dateline_refresh_summary_new ();
  run->portal = dateline_portal_watch_new ();
  run->refreshed_at = DATELINE_TIME_UNKNOWN;
  g_task_set_source_tag (task, dateline_refresh_run_async);
  g_task_set_task_data (task, run, run_free);
  dateline_store_open_async (order->tools->store, cancellable, opened_cb, task);
}

DatelineRefreshSummary *
dateline_refresh_run_finish (GAsyncResult *result, gint64 *refreshed_at, GError **error)
{
  Run *run = g_task_get_task_data (G_TASK (result));

  *refreshed_at = run->refreshed_at;
  return g_task_propagate_pointer (G_TASK (result), error);
}
