/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One refresh. Main context. So many jobs go on at once as the fetcher may have hosts at
 * work: more would only pile up what was fetched in front of the store. */

#include "dateline/refresh/dateline-refresh-run-private.h"

#include "dateline/refresh/dateline-refresh-summary-private.h"
#include "dateline/refresh/dateline-schedule-private.h"

#include <glib/gi18n-lib.h>

#define MAX_JOBS 32

typedef struct
{
  DatelineRefreshOrder order;
  DatelineRefreshProgressFunc progress;
  gpointer progress_data;
  GPtrArray *feeds; /* to ask */
  DatelineRefreshSummary *summary;
  gint64 refreshed_at;
  guint n_begun;
  guint n_done;
  gboolean is_beginning;
} Run;

typedef struct
{
  GTask *task; /* of the run */
  gint64 feed_id;
} RunningJob;

static void begin_jobs (GTask *task);

static void
run_free (gpointer data)
{
  Run *run = data;

  g_hash_table_unref (run->order.busy_ids);
  g_clear_pointer (&run->feeds, g_ptr_array_unref);
  g_clear_pointer (&run->summary, dateline_refresh_summary_unref);
  g_free (run);
}

static void
end_if_done (GTask *task)
{
  Run *run = g_task_get_task_data (task);

  if (run->is_beginning || run->n_done < run->n_begun)
    return;
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task,
                           g_steal_pointer (&run->summary),
                           (GDestroyNotify) dateline_refresh_summary_unref);
  g_object_unref (task);
}

static void
job_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree RunningJob *job = user_data;
  GTask *task = job->task;
  Run *run = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  guint n_added;
  guint n_updated;

  if (!dateline_refresh_job_run_finish (result, &n_added, &n_updated, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      run->summary->n_failed++;
      if (run->summary->first_error == NULL)
        run->summary->first_error = g_strdup (error->message);
    }
  run->summary->n_added += n_added;
  run->summary->n_updated += n_updated;
  run->n_done++;
  g_hash_table_remove (run->order.busy_ids, &job->feed_id);
  run->progress (run->n_done, run->feeds->len, run->progress_data);
  begin_jobs (task);
}

static void
begin_jobs (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  run->is_beginning = TRUE;
  while (run->n_begun < run->feeds->len && run->n_begun - run->n_done < MAX_JOBS &&
         !g_cancellable_is_cancelled (cancellable))
    {
      DatelineFeed *feed = run->feeds->pdata[run->n_begun++];
      RunningJob *job = g_new0 (RunningJob, 1);

      job->task = task;
      job->feed_id = dateline_feed_get_id (feed);
      g_hash_table_add (run->order.busy_ids, g_memdup2 (&job->feed_id, sizeof (gint64)));
      dateline_refresh_job_run_async (run->order.tools, feed, cancellable, job_cb, job);
    }
  run->is_beginning = FALSE;
  end_if_done (task);
}

/* The feed that was named, whether it has ended or not; what is due of all the others. */
static GPtrArray *
select_feeds (Run *run, GPtrArray *feeds, guint *n_waiting)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GPtrArray *selected = NULL;

  if (run->order.feed_id == 0)
    return dateline_schedule_select (feeds,
                                     run->order.flags,
                                     run->order.interval,
                                     now,
                                     n_waiting);
  for (guint i = 0; i < feeds->len; i++)
    {
      DatelineFeed *feed = feeds->pdata[i];

      if (dateline_feed_get_id (feed) != run->order.feed_id)
        continue;
      selected = g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_unref);
      *n_waiting =
          !dateline_schedule_is_due (feed, run->order.flags, run->order.interval, now);
      if (*n_waiting == 0)
        g_ptr_array_add (selected, dateline_feed_ref (feed));
    }
  return selected;
}

/* A feed that another run is at work on is not asked twice. */
static void
leave_out_busy (Run *run)
{
  for (guint i = run->feeds->len; i-- > 0;)
    {
      gint64 id = dateline_feed_get_id (run->feeds->pdata[i]);

      if (!g_hash_table_contains (run->order.busy_ids, &id))
        continue;
      g_ptr_array_remove_index (run->feeds, i);
      run->summary->n_waiting++;
    }
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
      run->feeds = select_feeds (run, feeds, &run->summary->n_waiting);
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
  leave_out_busy (run);
  run->summary->n_feeds = run->feeds->len;
  run->progress (0, run->feeds->len, run->progress_data);
  begin_jobs (task);
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

  run->order = *order;
  run->order.busy_ids = g_hash_table_ref (order->busy_ids);
  run->progress = progress;
  run->progress_data = progress_data;
  run->summary = dateline_refresh_summary_new ();
  run->refreshed_at = DATELINE_TIME_UNKNOWN;
  g_task_set_source_tag (task, dateline_refresh_run_async);
  g_task_set_task_data (task, run, run_free);
  dateline_store_list_feeds_async (order->tools->store, cancellable, listed_cb, task);
}

DatelineRefreshSummary *
dateline_refresh_run_finish (GAsyncResult *result, gint64 *refreshed_at, GError **error)
{
  Run *run = g_task_get_task_data (G_TASK (result));

  *refreshed_at = run->refreshed_at;
  return g_task_propagate_pointer (G_TASK (result), error);
}
