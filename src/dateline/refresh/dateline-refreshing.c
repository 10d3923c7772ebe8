/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Asking for a refresh, of all feeds or of one. Main context. Refreshes that are under
 * way are in dateline-refresh-runs, one of them in dateline-refresh-run, one feed's way
 * in dateline-refresh-job. The public functions are the refresher's. */

#include "dateline/refresh/dateline-refresher-private.h"

/* Minutes. */
#define DEFAULT_INTERVAL 60

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DatelineRefresher *self = g_task_get_source_object (task);
  gboolean is_for_all = GPOINTER_TO_INT (g_task_get_task_data (task));
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  GError *error = NULL;
  gint64 refreshed_at;

  summary = dateline_refresh_runs_begin_finish (result, &refreshed_at, &error);
  dateline_refresher_set_refreshed_at (self, refreshed_at);
  if (summary == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (is_for_all && dateline_refresh_summary_get_n_feeds (summary) >
                        dateline_refresh_summary_get_n_failed (summary))
    dateline_refresher_set_refreshed_at (self, g_get_real_time () / G_USEC_PER_SEC);
  dateline_refresher_tell_refreshed (self, summary);
  g_task_return_pointer (task,
                         g_steal_pointer (&summary),
                         (GDestroyNotify) dateline_refresh_summary_unref);
}

static void
refresh (DatelineRefresher *self,
         gint64 feed_id,
         DatelineRefreshFlags flags,
         gboolean has_slept,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  guint minutes = dateline_refresher_get_interval (self);

  g_task_set_source_tag (task, refresh);
  g_task_set_task_data (task, GINT_TO_POINTER (feed_id == 0), NULL);
  dateline_refresh_runs_begin_async (dateline_refresher_get_runs (self),
                                     flags,
                                     (minutes > 0 ? minutes : DEFAULT_INTERVAL) * 60,
                                     feed_id,
                                     has_slept,
                                     cancellable,
                                     run_cb,
                                     task);
}

void
dateline_refresher_refresh_by_itself (DatelineRefresher *self, gboolean has_slept)
{
  refresh (self, 0, DATELINE_REFRESH_AUTOMATIC, has_slept, NULL, NULL, NULL);
}

/**
 * dateline_refresher_refresh_async:
 * @self: a refresher
 * @flags: which feeds to ask
 * @cancellable: (nullable): cancels it; what was fetched stays
 * @callback: (scope async) (nullable): is called when it is done
 * @user_data: for @callback
 *
 * Fetches the feeds of the store and stores what is new. A feed that is being fetched
 * already is not asked twice. Main context only.
 */
void
dateline_refresher_refresh_async (DatelineRefresher *self,
                                  DatelineRefreshFlags flags,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_REFRESHER (self));

  refresh (self, 0, flags, FALSE, cancellable, callback, user_data);
}

/**
 * dateline_refresher_refresh_finish:
 * @self: a refresher
 * @result: what the callback got
 * @error: for a #DatelineStoreError, as %DATELINE_STORE_ERROR_IN_USE while another
 * program refreshes the same store, or %G_IO_ERROR_CANCELLED; a feed that fails is no
 * error, the summary counts it
 *
 * Ends dateline_refresher_refresh_async ().
 *
 * Returns: (transfer full): what it came to, or %NULL with an error
 */
DatelineRefreshSummary *
dateline_refresher_refresh_finish (DatelineRefresher *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dateline_refresher_refresh_feed_async:
 * @self: a refresher
 * @feed_id: the feed's number in the store
 * @flags: whether it may be too early
 * @cancellable: (nullable): cancels it
 * @callback: (scope async) (nullable): is called when it is done
 * @user_data: for @callback
 *
 * Fetches one feed, also one that its publisher ended. Main context only.
 */
void
dateline_refresher_refresh_feed_async (DatelineRefresher *self,
                                       gint64 feed_id,
                                       DatelineRefreshFlags flags,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_REFRESHER (self));
  g_return_if_fail (feed_id > 0);

  refresh (self, feed_id, flags, FALSE, cancellable, callback, user_data);
}

/**
 * dateline_refresher_refresh_feed_finish:
 * @self: a refresher
 * @result: what the callback got
 * @error: for a #DatelineStoreError or %G_IO_ERROR_CANCELLED; a feed that fails is no
 *   error, the summary counts it
 *
 * Ends dateline_refresher_refresh_feed_async ().
 *
 * Returns: (transfer full): what it came to, or %NULL with an error
 */
DatelineRefreshSummary *
dateline_refresher_refresh_feed_finish (DatelineRefresher *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  return dateline_refresher_refresh_finish (self, result, error);
}

/**
 * dateline_refresher_cancel:
 * @self: a refresher
 *
 * Cancels every refresh that is under way, and the fetching of pictures ahead.
 */
void
dateline_refresher_cancel (DatelineRefresher *self)
{
  g_return_if_fail (DATELINE_IS_REFRESHER (self));

  dateline_refresh_runs_cancel (dateline_refresher_get_runs (self));
  dateline_picture_stock_cancel (dateline_refresher_get_stock (self));
}
