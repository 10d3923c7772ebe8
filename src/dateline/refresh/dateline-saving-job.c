/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Keeps one saved story for reading offline. Main context only. Each step is in the store
 * before the next begins, so that a program that ends anywhere goes on from there. */

#include "dateline/refresh/dateline-saving-job-private.h"

#include "dateline/refresh/dateline-story-look-private.h"
#include "dateline/store/dateline-store-saving-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const DatelineSavingTools *tools;
  gint64 story_id;
  DatelineRetry retry;
  DatelineHeadline *headline;
  DatelineMediaReach reach;
  GPtrArray *parts; /* of DatelineSavedPart */
  DatelineStoryWish wish;
  gboolean looks_again; /* the page came, which has pictures of its own */
  guint position;       /* of the part at hand */
  guint n_missing;
} Job;

static void keep_next (GTask *task);
static void look (GTask *task);

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->headline, dateline_headline_unref);
  g_clear_pointer (&job->parts, g_ptr_array_unref);
  g_free (job);
}

/* Takes @error. */
static void
fail (GTask *task, GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
end (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  if (!g_task_return_error_if_cancelled (task))
    g_task_return_int (task, job->n_missing);
  g_object_unref (task);
}

static DatelineSavedPart *
get_part (Job *job)
{
  return job->parts->pdata[job->position];
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!dateline_store_note_part_finish (DATELINE_STORE (source), result, &error))
    {
      fail (task, error);
      return;
    }
  job->position++;
  if (!job->looks_again)
    {
      keep_next (task);
      return;
    }
  job->looks_again = FALSE;
  job->n_missing = 0;
  job->position = 0;
  g_clear_pointer (&job->parts, g_ptr_array_unref);
  look (task);
}

static void
note (GTask *task, DatelineSavedState state, const GError *error)
{
  Job *job = g_task_get_task_data (task);
  DatelineSavedPart *part = get_part (job);

  part->state = state;
  part->code = error != NULL ? error->code : 0;
  g_free (part->reason);
  part->reason = error != NULL ? g_strdup (error->message) : NULL;
  dateline_store_note_part_async (job->tools->store, job->story_id, part, noted_cb, task);
}

/* What is not there without a network is still to come, and why a thing is missing is
 * known better from the time when it was asked for. */
static gboolean
is_news (const DatelineSavedPart *part, const GError *error)
{
  if (g_error_matches (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_OFFLINE))
    return FALSE;
  return part->state != DATELINE_SAVED_INCOMPLETE || part->code != error->code;
}

static gboolean
finish_part (Job *job, GAsyncResult *result, GError **error)
{
  if (get_part (job)->kind == DATELINE_SAVED_ENCLOSURE)
    return dateline_enclosure_keeper_keep_finish (job->tools->enclosures, result, error);
  return dateline_media_cache_keep_finish (job->tools->cache, result, error);
}

static void
note_failure (GTask *task, const GError *error)
{
  Job *job = g_task_get_task_data (task);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      end (task);
      return;
    }
  job->n_missing++;
  if (is_news (get_part (job), error))
    {
      note (task, DATELINE_SAVED_INCOMPLETE, error);
      return;
    }
  job->position++;
  keep_next (task);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (finish_part (job, result, &error))
    note (task, DATELINE_SAVED_COMPLETE, NULL);
  else
    note_failure (task, error);
}

/* A page without an article, or with less than the feed has, leaves nothing to keep. */
static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelinePage) page =
      dateline_page_fetcher_fetch_finish (DATELINE_PAGE_FETCHER (source), result, &error);

  if (page != NULL && (dateline_page_get_state (page) == DATELINE_PAGE_FAILED ||
                       dateline_page_get_state (page) == DATELINE_PAGE_WAITING))
    {
      const char *sentence = dateline_page_get_error (page);

      error = g_error_new_literal (DATELINE_FETCH_ERROR,
                                   DATELINE_FETCH_ERROR_UNREACHABLE,
                                   sentence != NULL ? sentence
                                                    : _ ("The page could not be had."));
    }
  if (error != NULL)
    {
      note_failure (task, error);
      return;
    }
  job->looks_again = dateline_page_get_state (page) == DATELINE_PAGE_HAD;
  note (task, DATELINE_SAVED_COMPLETE, NULL);
}

/* A network that wants a sign-in answers with pages of its own, or with certificates. */
static gboolean
is_retried (Job *job, const DatelineSavedPart *part)
{
  static const int of_network[] = {
    DATELINE_FETCH_ERROR_HOST_NOT_FOUND, DATELINE_FETCH_ERROR_UNREACHABLE,
    DATELINE_FETCH_ERROR_TIMED_OUT,      DATELINE_FETCH_ERROR_INCOMPLETE,
    DATELINE_FETCH_ERROR_BAD_REPLY,      DATELINE_FETCH_ERROR_TLS,
  };

  if (part->state != DATELINE_SAVED_INCOMPLETE || job->retry == DATELINE_RETRY_NOTHING)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (of_network); i++)
    if (part->code == of_network[i])
      return TRUE;
  return job->retry == DATELINE_RETRY_ALL;
}

/* What was asked for in an earlier round is nobody's wish of now. */
static DatelinePageFetchFlags
get_page_flags (Job *job, const DatelineSavedPart *part)
{
  if (is_retried (job, part))
    return DATELINE_PAGE_FETCH_AGAIN;
  return part->state == DATELINE_SAVED_INCOMPLETE ? DATELINE_PAGE_FETCH_AUTOMATIC
                                                  : DATELINE_PAGE_FETCH_ONCE;
}

/* A saver that has not what a part takes leaves it to one that has. */
static gboolean
is_for_others (Job *job, const DatelineSavedPart *part)
{
  return (part->kind == DATELINE_SAVED_PAGE && job->tools->pages == NULL) ||
         (part->kind == DATELINE_SAVED_ENCLOSURE && job->tools->enclosures == NULL);
}

/* Whether there is nothing to do for the part at hand. */
static gboolean
skip_part (Job *job)
{
  DatelineSavedPart *part = get_part (job);

  if (part->state != DATELINE_SAVED_COMPLETE && !is_for_others (job, part))
    return FALSE;
  job->n_missing += part->state != DATELINE_SAVED_COMPLETE;
  return TRUE;
}

static void
keep_next (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  DatelineSavedPart *part;

  while (job->position < job->parts->len && skip_part (job))
    job->position++;
  if (job->position == job->parts->len || g_cancellable_is_cancelled (cancellable))
    {
      end (task);
      return;
    }
  part = get_part (job);
  if (part->kind == DATELINE_SAVED_PAGE)
    {
      dateline_page_fetcher_fetch_async (job->tools->pages,
                                         job->story_id,
                                         get_page_flags (job, part),
                                         cancellable,
                                         page_cb,
                                         task);
      return;
    }
  if (part->kind == DATELINE_SAVED_ENCLOSURE)
    {
      dateline_enclosure_keeper_keep_async (job->tools->enclosures,
                                            part->uri,
                                            cancellable,
                                            kept_cb,
                                            task);
      return;
    }
  if (is_retried (job, part))
    dateline_media_cache_retry (job->tools->cache, part->uri);
  dateline_media_cache_keep_async (job->tools->cache,
                                   part->uri,
                                   job->reach,
                                   cancellable,
                                   kept_cb,
                                   task);
}

static gboolean
wants_enclosures (Job *job, const DatelineSavedParts *parts)
{
  return parts->wants_enclosures && job->tools->enclosures != NULL;
}

static void
relisted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DatelineSavedParts) parts =
      dateline_store_list_parts_finish (DATELINE_STORE (source), result, &error);

  if (parts == NULL)
    {
      fail (task, error);
      return;
    }
  /* Without parts it was unsaved meanwhile, or changed: the next round looks again. */
  if (parts->parts == NULL)
    {
      end (task);
      return;
    }
  /* What is sent along was wanted, or not any more, while it was looked through. */
  if (wants_enclosures (job, parts) != job->wish.enclosures)
    {
      job->wish.enclosures = wants_enclosures (job, parts);
      look (task);
      return;
    }
  job->parts = g_steal_pointer (&parts->parts);
  keep_next (task);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!dateline_story_look_finish (result, &error))
    fail (task, error);
  else
    dateline_store_list_parts_async (job->tools->store,
                                     job->story_id,
                                     g_task_get_cancellable (task),
                                     relisted_cb,
                                     task);
}

static void
look (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  dateline_story_look_async (job->tools->store,
                             job->story_id,
                             &job->wish,
                             g_task_get_cancellable (task),
                             looked_cb,
                             task);
}

/* How far to go for pictures depends on the feed, as when the story is read. */
static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DatelineSavedParts) parts =
      dateline_store_list_parts_finish (DATELINE_STORE (source), result, &error);

  if (parts == NULL)
    {
      fail (task, error);
      return;
    }
  job->reach = dateline_picture_policy_get_reach (
      dateline_picture_policy_get_for_feed (job->tools->policy, &parts->settings),
      dateline_headline_get_feed_uri (job->headline));
  job->wish.enclosures = wants_enclosures (job, parts);
  job->wish.page = job->tools->pages != NULL;
  job->parts = g_steal_pointer (&parts->parts);
  if (job->parts != NULL)
    keep_next (task);
  else
    look (task);
}

static void
headline_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) headlines =
      dateline_store_load_headlines_finish (DATELINE_STORE (source), result, &error);

  if (headlines == NULL)
    {
      fail (task, error);
      return;
    }
  if (headlines->len == 0 || !dateline_headline_is_saved (headlines->pdata[0]))
    {
      end (task);
      return;
    }
  job->headline = g_ptr_array_steal_index (headlines, 0);
  dateline_store_list_parts_async (job->tools->store,
                                   job->story_id,
                                   g_task_get_cancellable (task),
                                   listed_cb,
                                   task);
}

void
dateline_saving_job_run_async (const DatelineSavingTools *tools,
                               gint64 story_id,
                               DatelineRetry retry,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->tools = tools;
  job->story_id = story_id;
  job->retry = retry;
  g_task_set_source_tag (task, dateline_saving_job_run_async);
  g_task_set_task_data (task, job, job_free);
  dateline_store_load_headlines_async (tools->store,
                                       &story_id,
                                       1,
                                       cancellable,
                                       headline_loaded_cb,
                                       task);
}

gboolean
dateline_saving_job_run_finish (GAsyncResult *result, guint *n_missing, GError **error)
{
  gssize n = g_task_propagate_int (G_TASK (result), error);

  *n_missing = MAX (n, 0);
  return n >= 0;
}
