/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Fetches the pages of stories, each at most once at a time whoever asks. Main context
 * only. One page's way is in dateline-page-job. */

#include "dateline/refresh/dateline-page-fetcher.h"

#include "dateline/refresh/dateline-page-job-private.h"

#include <glib/gi18n-lib.h>

/**
 * DatelinePageFetcher:
 *
 * Fetches the pages that stories link to and keeps the articles that are in them. A page
 * is asked for once, however often a story is read: publishers are not bothered. The
 * fetcher that it uses asks a host one thing at a time.
 */
struct _DatelinePageFetcher
{
  GObject parent_instance;

  DatelineStore *store;
  DatelineFetcher *fetcher;
  GHashTable *jobs; /* gint64 of a story to Work */
};

/* One page, and everyone who waits for it. */
typedef struct
{
  DatelinePageFetcher *self;
  gint64 story_id;
  GCancellable *cancellable; /* cancelled when nobody waits any more */
  GPtrArray *waits;          /* of Wait */
} Work;

typedef struct
{
  Work *work;
  GTask *task;
  GSource *cancelled_source;
} Wait;

G_DEFINE_FINAL_TYPE (DatelinePageFetcher, dateline_page_fetcher, G_TYPE_OBJECT)

static void
wait_free (gpointer data)
{
  Wait *wait = data;

  if (wait->cancelled_source != NULL)
    g_source_destroy (wait->cancelled_source);
  g_clear_pointer (&wait->cancelled_source, g_source_unref);
  g_object_unref (wait->task);
  g_free (wait);
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->cancellable);
  g_ptr_array_unref (work->waits);
  g_free (work);
}

static void
dateline_page_fetcher_finalize (GObject *object)
{
  DatelinePageFetcher *self = DATELINE_PAGE_FETCHER (object);

  g_clear_object (&self->store);
  g_clear_object (&self->fetcher);
  g_clear_pointer (&self->jobs, g_hash_table_unref);

  G_OBJECT_CLASS (dateline_page_fetcher_parent_class)->finalize (object);
}

static void
dateline_page_fetcher_class_init (DatelinePageFetcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dateline_page_fetcher_finalize;
}

static void
dateline_page_fetcher_init (DatelinePageFetcher *self)
{
  self->jobs = g_hash_table_new (g_int64_hash, g_int64_equal);
}

/**
 * dateline_page_fetcher_new:
 * @store: the store that the stories are in
 * @fetcher: what fetches
 *
 * Makes a page fetcher. A #DatelineRefresher has one of its own, which is the one to use
 * beside it.
 *
 * Returns: (transfer full): a new page fetcher
 */
DatelinePageFetcher *
dateline_page_fetcher_new (DatelineStore *store, DatelineFetcher *fetcher)
{
  DatelinePageFetcher *self;

  g_return_val_if_fail (DATELINE_IS_STORE (store), NULL);
  g_return_val_if_fail (DATELINE_IS_FETCHER (fetcher), NULL);

  self = g_object_new (DATELINE_TYPE_PAGE_FETCHER, NULL);
  self->store = g_object_ref (store);
  self->fetcher = g_object_ref (fetcher);
  return self;
}

/**
 * dateline_page_fetcher_is_fetching:
 * @self: a page fetcher
 * @story_id: the story's number
 *
 * Tells whether the page of a story is on its way, whoever asked for it.
 *
 * Returns: whether it is
 */
gboolean
dateline_page_fetcher_is_fetching (DatelinePageFetcher *self, gint64 story_id)
{
  g_return_val_if_fail (DATELINE_IS_PAGE_FETCHER (self), FALSE);

  return g_hash_table_contains (self->jobs, &story_id);
}

/* Forgets the work, which ends: who asks from now on begins another. */
static void
leave (Work *work)
{
  if (g_hash_table_lookup (work->self->jobs, &work->story_id) == work)
    g_hash_table_remove (work->self->jobs, &work->story_id);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Work *work = user_data;
  g_autoptr (DatelinePageFetcher) self = work->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelinePage) page = dateline_page_job_run_finish (result, &error);

  leave (work);
  for (guint i = 0; i < work->waits->len; i++)
    {
      GTask *task = ((Wait *) work->waits->pdata[i])->task;

      if (page != NULL)
        g_task_return_pointer (task,
                               dateline_page_ref (page),
                               (GDestroyNotify) dateline_page_unref);
      else
        g_task_return_error (task, g_error_copy (error));
    }
  work_free (work);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Wait *wait = user_data;
  Work *work = wait->work;

  g_task_return_new_error (wait->task,
                           G_IO_ERROR,
                           G_IO_ERROR_CANCELLED,
                           "%s",
                           _ ("It was cancelled."));
  g_ptr_array_remove (work->waits, wait);
  if (work->waits->len == 0)
    {
      leave (work);
      g_cancellable_cancel (work->cancellable);
    }
  return G_SOURCE_REMOVE;
}

static Work *
begin (DatelinePageFetcher *self, gint64 story_id, DatelinePageFetchFlags flags)
{
  Work *work = g_new0 (Work, 1);

  work->self = g_object_ref (self);
  work->story_id = story_id;
  work->cancellable = g_cancellable_new ();
  work->waits = g_ptr_array_new_with_free_func (wait_free);
  g_hash_table_replace (self->jobs, &work->story_id, work);
  dateline_page_job_run_async (self->store,
                               self->fetcher,
                               story_id,
                               flags,
                               work->cancellable,
                               done_cb,
                               work);
  return work;
}

/**
 * dateline_page_fetcher_fetch_async:
 * @self: a page fetcher
 * @story_id: the story's number in the store
 * @flags: whether it is asked for again
 * @cancellable: (nullable): cancels it; it counts as not asked for then
 * @callback: (scope async) (nullable): is called when it is done
 * @user_data: for @callback
 *
 * Fetches the page that a story links to, and those behind it if the article has several,
 * at most ten, and keeps the article where it has more than the feed has. If it is on its
 * way already, that is waited for. Main context only.
 *
 * A server that refuses, and a page without an article, are no errors: the page that is
 * answered says so.
 */
void
dateline_page_fetcher_fetch_async (DatelinePageFetcher *self,
                                   gint64 story_id,
                                   DatelinePageFetchFlags flags,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Wait *wait;
  Work *work;

  g_return_if_fail (DATELINE_IS_PAGE_FETCHER (self));
  g_return_if_fail (story_id > 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dateline_page_fetcher_fetch_async);
  g_task_set_check_cancellable (task, FALSE);
  if (g_task_return_error_if_cancelled (task))
    return;
  work = g_hash_table_lookup (self->jobs, &story_id);
  if (work == NULL)
    work = begin (self, story_id, flags);
  wait = g_new0 (Wait, 1);
  wait->work = work;
  wait->task = g_steal_pointer (&task);
  if (cancellable != NULL)
    {
      wait->cancelled_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (wait->cancelled_source,
                             G_SOURCE_FUNC (cancelled_cb),
                             wait,
                             NULL);
      g_source_attach (wait->cancelled_source, NULL);
    }
  g_ptr_array_add (work->waits, wait);
}

/**
 * dateline_page_fetcher_fetch_finish:
 * @self: a page fetcher
 * @result: what the callback got
 * @error: for a #DatelineStoreError, %G_IO_ERROR_CANCELLED, or a #DatelineFetchError
 * where nobody was asked: %DATELINE_FETCH_ERROR_OFFLINE, or
 * %DATELINE_FETCH_ERROR_TOO_MANY while the server wants to be left alone
 *
 * Ends dateline_page_fetcher_fetch_async ().
 *
 * Returns: (transfer full): the page as it is kept now, or %NULL with an error
 */
DatelinePage *
dateline_page_fetcher_fetch_finish (DatelinePageFetcher *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
