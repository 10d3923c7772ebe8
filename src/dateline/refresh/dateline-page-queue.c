/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pages that a refresh asks for by itself. Main context. A server has a lane, in
 * which its pages come one after the other with a rest between; a few lanes go on at a
 * time. Nobody waits for these pages: people's requests come before them in the queue of
 * the fetcher, which has one at most of each lane. */

#include "dateline/refresh/dateline-page-queue-private.h"

#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/refresh/dateline-refresh-lock-private.h"
#include "dateline/store/dateline-store-pages-private.h"

/* Of one refresh: some minutes' worth. The rest is there the next time. */
#define MAX_PAGES 100
#define MAX_LANES 4
/* Milliseconds between two pages of a server. */
#define REST 1000

struct _DatelinePageQueue
{
  DatelineStore *store;
  DatelineFetcher *fetcher;
  DatelinePageFetcher *pages;
  double time_scale;
  gboolean is_running;
};

typedef struct
{
  DatelinePageQueue *self;
  GTask *task; /* which owns this */
  DatelinePageProgressFunc progress;
  gpointer progress_data;
  GPtrArray *lanes; /* of Lane */
  guint n_begun;    /* lanes */
  guint n_ended;
  guint n_pages;
  guint n_done;
  guint n_had;
  GSource *cancelled_source;
} Run;

/* The pages of one server. */
typedef struct
{
  Run *run;
  char *host;
  GArray *ids; /* of gint64 */
  guint next;
  guint timer;
} Lane;

static void begin_lanes (Run *run);
static void go_on (Lane *lane);

static void
lane_free (gpointer data)
{
  Lane *lane = data;

  g_clear_handle_id (&lane->timer, g_source_remove);
  g_free (lane->host);
  g_array_unref (lane->ids);
  g_free (lane);
}

static void
run_free (gpointer data)
{
  Run *run = data;

  if (run->cancelled_source != NULL)
    g_source_destroy (run->cancelled_source);
  g_clear_pointer (&run->cancelled_source, g_source_unref);
  g_ptr_array_unref (run->lanes);
  g_free (run);
}

DatelinePageQueue *
dateline_page_queue_new (DatelineStore *store,
                         DatelineFetcher *fetcher,
                         DatelinePageFetcher *pages)
{
  DatelinePageQueue *self = g_new0 (DatelinePageQueue, 1);

  self->store = g_object_ref (store);
  self->fetcher = g_object_ref (fetcher);
  self->pages = g_object_ref (pages);
  self->time_scale = 1;
  return self;
}

void
dateline_page_queue_free (DatelinePageQueue *self)
{
  g_object_unref (self->store);
  g_object_unref (self->fetcher);
  g_object_unref (self->pages);
  g_free (self);
}

void
dateline_page_queue_set_time_scale (DatelinePageQueue *self, double scale)
{
  self->time_scale = scale;
}

/* Takes @error (nullable). */
static void
end (Run *run, GError *error)
{
  GTask *task = run->task;

  /* Who still holds the task, as its callback may, keeps the source alive. */
  if (run->cancelled_source != NULL)
    g_source_destroy (run->cancelled_source);
  run->self->is_running = FALSE;
  if (error != NULL)
    g_task_return_error (task, error);
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_int (task, run->n_had);
  g_object_unref (task);
}

static void
end_lane (Lane *lane)
{
  Run *run = lane->run;

  run->n_ended++;
  begin_lanes (run);
}

static gboolean
rested_cb (gpointer user_data)
{
  Lane *lane = user_data;

  lane->timer = 0;
  go_on (lane);
  return G_SOURCE_REMOVE;
}

/* Its feed's request may be the last one that the server had. */
static void
rest (Lane *lane)
{
  DatelinePageQueue *self = lane->run->self;
  guint time = MAX (REST * self->time_scale,
                    dateline_fetcher_get_rest (self->fetcher, lane->host));

  lane->timer = g_timeout_add (time, rested_cb, lane);
}

/* A server that wants to be left alone, or no network: the rest of the lane waits in the
 * store. */
static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Lane *lane = user_data;
  Run *run = lane->run;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelinePage) page =
      dateline_page_fetcher_fetch_finish (DATELINE_PAGE_FETCHER (source), result, &error);

  run->n_done++;
  if (page != NULL && dateline_page_get_state (page) == DATELINE_PAGE_HAD)
    run->n_had++;
  if (error != NULL && error->domain == DATELINE_FETCH_ERROR)
    {
      run->n_done += lane->ids->len - lane->next;
      lane->next = lane->ids->len;
    }
  run->progress (run->n_done, run->n_pages, run->progress_data);
  if (lane->next < lane->ids->len &&
      !g_cancellable_is_cancelled (g_task_get_cancellable (run->task)))
    rest (lane);
  else
    end_lane (lane);
}

static void
go_on (Lane *lane)
{
  Run *run = lane->run;

  dateline_page_fetcher_fetch_async (run->self->pages,
                                     g_array_index (lane->ids, gint64, lane->next++),
                                     DATELINE_PAGE_FETCH_AUTOMATIC,
                                     g_task_get_cancellable (run->task),
                                     fetched_cb,
                                     lane);
}

static void
begin_lanes (Run *run)
{
  GCancellable *cancellable = g_task_get_cancellable (run->task);

  while (run->n_begun < run->lanes->len && run->n_begun - run->n_ended < MAX_LANES &&
         !g_cancellable_is_cancelled (cancellable))
    {
      Lane *lane = run->lanes->pdata[run->n_begun++];
      guint time = dateline_fetcher_get_rest (run->self->fetcher, lane->host);

      if (time > 0)
        lane->timer = g_timeout_add (time, rested_cb, lane);
      else
        go_on (lane);
    }
  if (run->n_ended == run->n_begun)
    end (run, NULL);
}

/* Those that rest end now, the others when their fetch does. */
static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GTask) task = g_object_ref (run->task);

  for (guint i = 0; i < run->n_begun; i++)
    {
      Lane *lane = run->lanes->pdata[i];

      if (lane->timer == 0)
        continue;
      g_clear_handle_id (&lane->timer, g_source_remove);
      run->n_ended++;
    }
  begin_lanes (run);
  return G_SOURCE_REMOVE;
}

static void
add_page (Run *run, GHashTable *by_host, DatelineHeadline *headline)
{
  const char *link = dateline_headline_get_link (headline);
  g_autoptr (GUri) uri =
      link != NULL ? g_uri_parse (link, G_URI_FLAGS_ENCODED, NULL) : NULL;
  const char *name = uri != NULL && g_uri_get_host (uri) ? g_uri_get_host (uri) : "";
  g_autofree char *host = g_ascii_strdown (name, -1);
  gint64 id = dateline_headline_get_id (headline);
  Lane *lane = g_hash_table_lookup (by_host, host);

  if (lane == NULL)
    {
      lane = g_new0 (Lane, 1);
      lane->run = run;
      lane->host = g_steal_pointer (&host);
      lane->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_ptr_array_add (run->lanes, lane);
      g_hash_table_insert (by_host, lane->host, lane);
    }
  g_array_append_val (lane->ids, id);
  run->n_pages++;
}

static void
headlines_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GHashTable) by_host = g_hash_table_new (g_str_hash, g_str_equal);
  GCancellable *cancellable = g_task_get_cancellable (run->task);
  GError *error = NULL;
  g_autoptr (GPtrArray) headlines =
      dateline_store_load_headlines_finish (DATELINE_STORE (source), result, &error);

  if (headlines == NULL)
    {
      end (run, error);
      return;
    }
  for (guint i = 0; i < headlines->len; i++)
    add_page (run, by_host, headlines->pdata[i]);
  if (cancellable != NULL)
    {
      run->cancelled_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (run->cancelled_source,
                             G_SOURCE_FUNC (cancelled_cb),
                             run,
                             NULL);
      g_source_attach (run->cancelled_source, NULL);
    }
  run->progress (0, run->n_pages, run->progress_data);
  begin_lanes (run);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  GError *error = NULL;
  g_autoptr (GArray) ids =
      dateline_store_list_wanted_pages_finish (DATELINE_STORE (source), result, &error);

  if (ids == NULL || ids->len == 0 ||
      !dateline_refresh_lock_take (run->self->store, NULL))
    {
      end (run, error);
      return;
    }
  dateline_store_load_headlines_async (run->self->store,
                                       (const gint64 *) ids->data,
                                       ids->len,
                                       g_task_get_cancellable (run->task),
                                       headlines_cb,
                                       run);
}

void
dateline_page_queue_run_async (DatelinePageQueue *self,
                               GCancellable *cancellable,
                               DatelinePageProgressFunc progress,
                               gpointer progress_data,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Run *run = g_new0 (Run, 1);

  run->self = self;
  run->task = task;
  run->progress = progress;
  run->progress_data = progress_data;
  run->lanes = g_ptr_array_new_with_free_func (lane_free);
  g_task_set_source_tag (task, dateline_page_queue_run_async);
  g_task_set_task_data (task, run, run_free);
  if (self->is_running)
    {
      g_task_return_int (task, 0);
      g_object_unref (task);
      return;
    }
  self->is_running = TRUE;
  dateline_store_list_wanted_pages_async (self->store,
                                          MAX_PAGES,
                                          cancellable,
                                          listed_cb,
                                          run);
}

gssize
dateline_page_queue_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error);
}
