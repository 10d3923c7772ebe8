/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One page on its way. Main context; reading runs on a worker, keeping on the store's
 * threads. Whatever its server answers is kept, so that it is asked once; that the
 * network was away, that no server was heard, as behind a network that wants a sign-in,
 * or that it was cancelled, is not an answer. */

#include "dateline/refresh/dateline-page-job-private.h"

#include "dateline/model/dateline-page-private.h"
#include "dateline/net/dateline-fetch-error-private.h"
#include "dateline/net/dateline-fetch-request-private.h"
#include "dateline/net/dateline-fetch-trace-private.h"
#include "dateline/refresh/dateline-page-portal-private.h"
#include "dateline/refresh/dateline-page-reading-private.h"
#include "dateline/store/dateline-store-pages-private.h"

#include <glib/gi18n-lib.h>

/* Of one article. */
#define MAX_PARTS 10
/* Of refreshes, without an answer: with every one at first, then once a day
 * (dateline_page_table_list_wanted ()). */
#define MAX_TRIES 16
#define PAUSE (24 * 60 * 60) /* seconds */

typedef struct
{
  DatelineStore *store;
  DatelineFetcher *fetcher;
  gint64 story_id;
  DatelinePageFetchFlags flags;
  guint n_tries; /* before this one */
  gboolean was_waiting;
  DatelineEntry *published;
  DatelineFetchResponse *response;
  DatelinePageReading *reading; /* of the pages so far */
  guint n_parts;
  char *uri;           /* where the first one was in the end */
  GHashTable *visited; /* addresses */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->store);
  g_object_unref (job->fetcher);
  g_clear_pointer (&job->published, dateline_entry_unref);
  g_clear_pointer (&job->response, dateline_fetch_response_unref);
  g_clear_pointer (&job->reading, dateline_page_reading_free);
  g_free (job->uri);
  g_hash_table_unref (job->visited);
  g_free (job);
}

static void
fail (GTask *task, GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  DatelinePage *page =
      dateline_store_load_page_finish (DATELINE_STORE (source), result, &error);

  if (page == NULL)
    {
      fail (task, error);
      return;
    }
  g_task_return_pointer (task, page, (GDestroyNotify) dateline_page_unref);
  g_object_unref (task);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (dateline_store_set_page_finish (DATELINE_STORE (source), result, &error))
    dateline_store_load_page_async (job->store, job->story_id, NULL, kept_cb, task);
  else
    fail (task, error);
}

/* Takes @page. What came in counts, even when it came with a cancellation. */
static void
keep (GTask *task, DatelinePage *page)
{
  Job *job = g_task_get_task_data (task);

  page->asked_at = g_get_real_time () / G_USEC_PER_SEC;
  dateline_store_set_page_async (job->store, page, NULL, set_cb, task);
  dateline_page_unref (page);
}

static void
keep_failure (GTask *task, const char *sentence)
{
  Job *job = g_task_get_task_data (task);
  DatelinePage *page = dateline_page_new (job->story_id);

  page->state = DATELINE_PAGE_FAILED;
  page->error = g_strdup (sentence);
  keep (task, page);
}

/* @error: (nullable): why the pages behind did not come */
static void
keep_reading (GTask *task, const GError *error)
{
  Job *job = g_task_get_task_data (task);
  DatelinePage *page = dateline_page_new (job->story_id);
  DatelinePageReading *reading = job->reading;

  page->state = reading->state;
  page->n_parts = job->n_parts;
  page->site_name = g_strdup (dateline_extract_get_site_name (reading->extract));
  page->entry = g_steal_pointer (&reading->entry);
  if (reading->problem != NULL)
    page->error = g_strdup (_ (reading->problem));
  else if (error != NULL)
    /* TRANSLATORS: %s is a sentence that says why */
    page->error =
        g_strdup_printf (_ ("The end of the article is missing. %s"), error->message);
  keep (task, page);
}

/* No server was heard, so it is asked again: by whoever asks next, and by the next
 * refreshes if they were to have it. */
static void
keep_unheard (GTask *task, const GError *error)
{
  Job *job = g_task_get_task_data (task);
  DatelinePage *page = dateline_page_new (job->story_id);

  page->n_tries = job->flags == DATELINE_PAGE_FETCH_AUTOMATIC ? job->n_tries + 1
                                                              : MAX (job->n_tries, 1);
  page->state = job->was_waiting && page->n_tries < MAX_TRIES ? DATELINE_PAGE_WAITING
                                                              : DATELINE_PAGE_FAILED;
  page->error = g_strdup (error->message);
  keep (task, page);
}

static gboolean
is_unasked (const GError *error, const DatelineFetchTrace *trace)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_OFFLINE) ||
         (trace->n_requests == 0 &&
          g_error_matches (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_TOO_MANY));
}

/* Takes @error. */
static void
judge_failure (GTask *task, GError *error, const DatelineFetchTrace *trace)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) owned = error;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      (job->reading == NULL && is_unasked (error, trace)))
    fail (task, g_steal_pointer (&owned));
  else if (job->reading != NULL)
    keep_reading (task, error);
  else if (trace->status == 402)
    keep_failure (task, _ ("The site shows all of it to its subscribers only."));
  else if (trace->status == 0 &&
           !g_error_matches (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_ADDRESS))
    keep_unheard (task, error);
  else
    keep_failure (task, error->message);
}

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  gboolean is_first = job->reading == NULL;
  DatelinePageReading *reading =
      dateline_page_reading_new (job->response,
                                 is_first ? NULL : job->reading->extract,
                                 job->published);

  if (is_first)
    reading->is_of_portal =
        dateline_page_portal_answered (job->response,
                                       reading->extract,
                                       dateline_entry_get_link (job->published),
                                       reading->state != DATELINE_PAGE_NO_ARTICLE,
                                       job->published);
  g_task_return_pointer (task, reading, dateline_page_reading_free);
}

static void fetch (GTask *task, const char *uri);

/* Where the article goes on, if that is on the same server and news. */
static const char *
find_next (Job *job)
{
  const char *next = dateline_extract_get_next_uri (job->reading->extract);
  g_autoptr (GUri) here = NULL;
  g_autoptr (GUri) there = NULL;

  if (next == NULL || job->n_parts == MAX_PARTS ||
      g_hash_table_contains (job->visited, next))
    return NULL;
  here = g_uri_parse (job->uri, G_URI_FLAGS_ENCODED, NULL);
  there = g_uri_parse (next, G_URI_FLAGS_ENCODED, NULL);
  if (here == NULL || there == NULL || g_uri_get_port (here) != g_uri_get_port (there) ||
      g_ascii_strcasecmp (g_uri_get_host (here), g_uri_get_host (there)) != 0)
    return NULL;
  return next;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  DatelinePageReading *reading = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *next = NULL;

  /* It says nothing about the story: nothing is kept, and the story is as if it had not
   * been asked for. */
  if (reading->is_of_portal)
    {
      dateline_page_reading_free (reading);
      fail (task, dateline_fetch_error_new_for_portal ());
      return;
    }
  g_clear_pointer (&job->reading, dateline_page_reading_free);
  job->reading = reading;
  job->n_parts++;
  next = g_strdup (find_next (job));
  if (next != NULL)
    fetch (task, next);
  else
    keep_reading (task, NULL);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  const DatelineFetchTrace *trace = dateline_fetch_get_trace (result);
  g_autoptr (GTask) reading = NULL;
  GError *error = NULL;

  g_clear_pointer (&job->response, dateline_fetch_response_unref);
  job->response =
      dateline_fetcher_fetch_finish (DATELINE_FETCHER (source), result, NULL, &error);
  if (job->response == NULL)
    {
      judge_failure (task, error, trace);
      return;
    }
  if (job->uri == NULL)
    job->uri = g_strdup (dateline_fetch_response_get_uri (job->response));
  if (job->reading == NULL &&
      !dateline_page_reading_is_page (
          dateline_fetch_response_get_content_type (job->response)))
    {
      keep_failure (task, _ ("The link leads to a file that is no web page."));
      return;
    }
  /* Not to be given up half-way: the job is lent to it. */
  reading = g_task_new (NULL, NULL, read_cb, task);
  g_task_set_source_tag (reading, fetched_cb);
  g_task_set_task_data (reading, job, NULL);
  g_task_run_in_thread (reading, read_thread);
}

static void
fetch (GTask *task, const char *uri)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr (DatelineFetchRequest) request =
      dateline_fetch_request_new (uri, DATELINE_FETCH_PAGE);

  g_hash_table_add (job->visited, g_strdup (uri));
  dateline_fetch_request_set_embedded (request, TRUE);
  dateline_fetcher_fetch_async (job->fetcher,
                                request,
                                g_task_get_cancellable (task),
                                fetched_cb,
                                task);
}

static void
published_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  const char *link;

  job->published =
      dateline_store_load_published_finish (DATELINE_STORE (source), result, &error);
  if (job->published == NULL)
    {
      fail (task, error);
      return;
    }
  link = dateline_entry_get_link (job->published);
  if (link != NULL && (g_ascii_strncasecmp (link, "http://", 7) == 0 ||
                       g_ascii_strncasecmp (link, "https://", 8) == 0))
    fetch (task, link);
  else
    keep_failure (task, _ ("This story has no page."));
}

/* One that was asked for is not asked for again by itself, if somebody was heard. */
static gboolean
is_to_be_asked (const DatelinePage *page, DatelinePageFetchFlags flags)
{
  const gint64 since = g_get_real_time () / G_USEC_PER_SEC - page->asked_at;

  if (flags == DATELINE_PAGE_FETCH_AGAIN || page->state == DATELINE_PAGE_NEVER ||
      page->state == DATELINE_PAGE_WAITING)
    return TRUE;
  return page->state == DATELINE_PAGE_FAILED && page->n_tries > 0 &&
         (flags == DATELINE_PAGE_FETCH_ONCE || since < 0 || since >= PAUSE);
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DatelinePage) page =
      dateline_store_load_page_finish (DATELINE_STORE (source), result, &error);

  if (page == NULL)
    {
      fail (task, error);
      return;
    }
  if (!is_to_be_asked (page, job->flags))
    {
      g_task_return_pointer (task,
                             g_steal_pointer (&page),
                             (GDestroyNotify) dateline_page_unref);
      g_object_unref (task);
      return;
    }
  job->n_tries = page->n_tries;
  job->was_waiting = page->state == DATELINE_PAGE_WAITING;
  dateline_store_load_published_async (job->store,
                                       job->story_id,
                                       g_task_get_cancellable (task),
                                       published_cb,
                                       task);
}

void
dateline_page_job_run_async (DatelineStore *store,
                             DatelineFetcher *fetcher,
                             gint64 story_id,
                             DatelinePageFetchFlags flags,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->store = g_object_ref (store);
  job->fetcher = g_object_ref (fetcher);
  job->story_id = story_id;
  job->flags = flags;
  job->visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_task_set_source_tag (task, dateline_page_job_run_async);
  g_task_set_task_data (task, job, job_free);
  g_task_set_check_cancellable (task, FALSE);
  dateline_store_load_page_async (store, story_id, cancellable, page_cb, task);
}

DatelinePage *
dateline_page_job_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
