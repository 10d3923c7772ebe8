/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The refreshes of one refresher that are under way, and their progress together. Main
 * context. Each begins and ends on its own; a feed belongs to one of them at a time. */

#include "dateline/refresh/dateline-refresh-runs-private.h"

#include "dateline/refresh/dateline-refresh-run-private.h"

struct _DatelineRefreshRuns
{
  const DatelineRefreshTools *tools;
  DatelineRefreshRunsFunc changed;
  gpointer owner;
  GCancellable *cancellable; /* of all that are under way; NULL when none is */
  guint n_runs;
  guint n_feeds; /* of all that are under way */
  guint n_done;
};

/* What one run adds to the whole. */
typedef struct
{
  DatelineRefreshRuns *runs;
  GSource *cancelled_source; /* of the caller's cancellable */
  GCancellable *cancellable;
  guint n_feeds;
  guint n_done;
  gint64 refreshed_at;
} Share;

static void
share_free (gpointer data)
{
  Share *share = data;

  if (share->cancelled_source != NULL)
    g_source_destroy (share->cancelled_source);
  g_clear_pointer (&share->cancelled_source, g_source_unref);
  g_clear_object (&share->cancellable);
  g_free (share);
}

DatelineRefreshRuns *
dateline_refresh_runs_new (const DatelineRefreshTools *tools,
                           DatelineRefreshRunsFunc changed,
                           gpointer owner)
{
  DatelineRefreshRuns *self = g_new0 (DatelineRefreshRuns, 1);

  self->tools = tools;
  self->changed = changed;
  self->owner = owner;
  return self;
}

void
dateline_refresh_runs_free (DatelineRefreshRuns *self)
{
  g_clear_object (&self->cancellable);
  g_free (self);
}

static void
progress_cb (guint n_done, guint n_feeds, gpointer user_data)
{
  Share *share = user_data;
  DatelineRefreshRuns *self = share->runs;

  self->n_feeds += n_feeds - share->n_feeds;
  self->n_done += n_done - share->n_done;
  share->n_feeds = n_feeds;
  share->n_done = n_done;
  self->changed (self->owner, FALSE);
}

static void
begin (DatelineRefreshRuns *self)
{
  if (self->n_runs++ > 0)
    return;
  self->cancellable = g_cancellable_new ();
  self->changed (self->owner, TRUE);
}

static void
end (DatelineRefreshRuns *self)
{
  if (--self->n_runs > 0)
    return;
  g_clear_object (&self->cancellable);
  self->n_feeds = 0;
  self->n_done = 0;
  self->changed (self->owner, TRUE);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Share *share = g_task_get_task_data (task);
  DatelineRefreshSummary *summary;
  GError *error = NULL;

  summary = dateline_refresh_run_finish (result, &share->refreshed_at, &error);
  end (share->runs);
  if (summary != NULL)
    g_task_return_pointer (task,
                           summary,
                           (GDestroyNotify) dateline_refresh_summary_unref);
  else
    g_task_return_error (task, error);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Share *share = user_data;

  g_cancellable_cancel (share->cancellable);
  return G_SOURCE_REMOVE;
}

void
dateline_refresh_runs_begin_async (DatelineRefreshRuns *self,
                                   DatelineRefreshFlags flags,
                                   gint64 interval,
                                   gint64 feed_id,
                                   gboolean has_slept,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  const DatelineRefreshOrder order = {
    .tools = self->tools,
    .flags = flags,
    .interval = interval,
    .feed_id = feed_id,
    .has_slept = has_slept,
  };
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Share *share = g_new0 (Share, 1);

  g_task_set_source_tag (task, dateline_refresh_runs_begin_async);
  g_task_set_task_data (task, share, share_free);
  begin (self);
  share->runs = self;
  share->cancellable = g_object_ref (self->cancellable);
  if (cancellable != NULL)
    {
      share->cancelled_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (share->cancelled_source,
                             G_SOURCE_FUNC (cancelled_cb),
                             share,
                             NULL);
      g_source_attach (share->cancelled_source, NULL);
    }
  dateline_refresh_run_async (&order,
                              share->cancellable,
                              progress_cb,
                              share,
                              run_cb,
                              task);
}

DatelineRefreshSummary *
dateline_refresh_runs_begin_finish (GAsyncResult *result,
                                    gint64 *refreshed_at,
                                    GError **error)
{
  Share *share = g_task_get_task_data (G_TASK (result));

  *refreshed_at = share->refreshed_at;
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dateline_refresh_runs_cancel (DatelineRefreshRuns *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

gboolean
dateline_refresh_runs_is_busy (DatelineRefreshRuns *self)
{
  return self->n_runs > 0;
}

double
dateline_refresh_runs_get_progress (DatelineRefreshRuns *self)
{
  return self->n_feeds > 0 ? (double) self->n_done / self->n_feeds : 0;
}
