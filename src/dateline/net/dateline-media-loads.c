/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures under way: from the disk, then from the network, then onto the disk. Main
 * context only; files are read and written on workers. A picture that was fetched is
 * there for everyone at once, and stays at hand until it is written. */

#include "dateline/net/dateline-media-loads-private.h"

#include "dateline/net/dateline-fetch-error-private.h"
#include "dateline/net/dateline-media-downloads-private.h"
#include "dateline/net/dateline-media-failures-private.h"

#include <glib/gi18n-lib.h>

#define MAX_ICONS 16384

/* How often a person may have an address asked that failed, in seconds: as often as they
 * would press the button, not as fast as they could. */
#define RETRY_PAUSE 5
#define MAX_RETRIES 1024

struct _DatelineMediaLoads
{
  GObject *owner; /* not a reference: it has this */
  DatelineMediaDownloads *downloads;
  DatelineMediaFiles *files;
  DatelineMediaStoredFunc stored;
  GHashTable *loads; /* address to Load */
  GHashTable *failures;
  GHashTable *icons;   /* addresses */
  GHashTable *retries; /* address to Retry */
};

/* One picture under way. It ends when its last step returns, whoever still waits. */
typedef struct
{
  DatelineMediaLoads *loads;
  GObject *owner; /* a reference */
  char *uri;
  DatelineMediaReach reach; /* of the one who goes furthest */
  DatelineMediaReach asked; /* how far was gone */
  GCancellable *cancellable;
  GPtrArray *waiting; /* of Waiter */
  GBytes *picture;    /* once it is there */
  gboolean has_left_table;
  gboolean is_kept;
  gboolean has_new_picture;
  DatelineMediaNote note;
} Load;

/* That a person wants it tried again. */
typedef struct
{
  gint64 since; /* monotonic, microseconds */
  gboolean is_pending;
} Retry;

typedef struct
{
  Load *load;
  GTask *task;
  DatelineMediaReach reach;
  GSource *cancelled_source;
} Waiter;

static void
waiter_free (gpointer data)
{
  Waiter *waiter = data;

  if (waiter->cancelled_source != NULL)
    g_source_destroy (waiter->cancelled_source);
  g_clear_pointer (&waiter->cancelled_source, g_source_unref);
  g_clear_object (&waiter->task);
  g_free (waiter);
}

DatelineMediaLoads *
dateline_media_loads_new (GObject *owner,
                          DatelineFetcher *fetcher,
                          DatelineMediaFiles *files,
                          DatelineMediaStoredFunc stored)
{
  DatelineMediaLoads *self = g_new0 (DatelineMediaLoads, 1);

  self->owner = owner;
  self->downloads = dateline_media_downloads_new (fetcher);
  self->files = dateline_media_files_ref (files);
  self->stored = stored;
  self->loads = g_hash_table_new (g_str_hash, g_str_equal);
  self->failures = dateline_media_failures_new ();
  self->icons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->retries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
dateline_media_loads_free (DatelineMediaLoads *self)
{
  dateline_media_downloads_free (self->downloads);
  dateline_media_files_unref (self->files);
  g_hash_table_unref (self->loads);
  g_hash_table_unref (self->failures);
  g_hash_table_unref (self->icons);
  g_hash_table_unref (self->retries);
  g_free (self);
}

static void
return_picture (GTask *task, GBytes *picture)
{
  g_task_return_pointer (task, g_bytes_ref (picture), (GDestroyNotify) g_bytes_unref);
}

/* Tells everyone who waits. @error: NULL when the picture is there */
static void
answer (Load *load, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&load->waiting);

  load->waiting = g_ptr_array_new_with_free_func (waiter_free);
  for (guint i = 0; i < waiting->len; i++)
    {
      Waiter *waiter = waiting->pdata[i];

      if (load->picture != NULL)
        return_picture (waiter->task, load->picture);
      else
        g_task_return_error (waiter->task, g_error_copy (error));
    }
}

/* Those who want only what is stored do not wait for a server that others ask. */
static void
answer_those_who_do_not_ask (Load *load)
{
  for (guint i = load->waiting->len; i > 0; i--)
    {
      Waiter *waiter = load->waiting->pdata[i - 1];

      if (waiter->reach > DATELINE_MEDIA_REACH_STORED)
        continue;
      g_task_return_error (waiter->task,
                           dateline_fetch_error_new (DATELINE_FETCH_ERROR_NOT_ASKED));
      g_ptr_array_remove_index (load->waiting, i - 1);
    }
}

/* Nobody finds the load any more: the next one begins anew. */
static void
leave_table (Load *load)
{
  if (!load->has_left_table)
    g_hash_table_remove (load->loads->loads, load->uri);
  load->has_left_table = TRUE;
}

static void
end_load (Load *load)
{
  GObject *owner = load->owner;

  leave_table (load);
  g_ptr_array_unref (load->waiting);
  g_clear_pointer (&load->picture, g_bytes_unref);
  g_object_unref (load->cancellable);
  dateline_media_note_clear (&load->note);
  g_free (load->uri);
  g_free (load);
  g_object_unref (owner); /* which may take everything along */
}

/* The bytes that were written: none for a picture that was there already. */
static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;
  DatelineMediaFiles *files = load->loads->files;
  GError *error = NULL;

  dateline_media_files_write_note (files, load->uri, &load->note);
  if (!load->has_new_picture)
    g_task_return_int (task, 0);
  else if (dateline_media_files_write (files, load->uri, load->picture, &error))
    g_task_return_int (task, g_bytes_get_size (load->picture));
  else
    g_task_return_error (task, error);
}

/* A picture that cannot be stored, for want of room or rights, was shown all the same. */
static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  gssize size = g_task_propagate_int (G_TASK (result), NULL);

  if (size > 0)
    load->loads->stored (load->owner, size);
  end_load (load);
}

static void
write_down (Load *load)
{
  g_autoptr (GTask) task = g_task_new (load->owner, NULL, written_cb, load);

  load->note.checked_at = g_get_real_time () / G_USEC_PER_SEC;
  g_task_set_task_data (task, load, NULL);
  g_task_run_in_thread (task, write_thread);
}

static void
note_validators (Load *load, DatelineFetchResponse *response)
{
  const char *etag = dateline_fetch_response_get_etag (response);
  const char *last_modified = dateline_fetch_response_get_last_modified (response);

  load->note.error = -1;
  /* A 304 names only what changed. */
  if (dateline_fetch_response_is_not_modified (response) && etag == NULL &&
      last_modified == NULL)
    return;
  dateline_media_note_clear (&load->note);
  load->note.etag = g_strdup (etag);
  load->note.last_modified = g_strdup (last_modified);
}

/* Takes @error. The picture that is at hand stays good whatever its server says. */
static void
fail (Load *load, GError *error)
{
  g_autoptr (GError) failure = error;
  gboolean counts = dateline_media_failures_counts (failure);

  if (load->picture == NULL)
    {
      dateline_media_failures_note (load->loads->failures, load->uri, failure);
      answer (load, failure);
      load->note.error = failure->code;
    }
  /* Whoever wants it now is told by the failures. */
  if (counts && load->picture == NULL)
    leave_table (load);
  if (counts)
    write_down (load);
  else
    end_load (load);
}

static void ask (Load *load);

static void
downloaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (DatelineFetchResponse) response = NULL;
  GError *error = NULL;
  GBytes *content;

  response = dateline_media_downloads_ask_finish (result, &error);
  content = response != NULL ? dateline_fetch_response_get_body (response) : NULL;
  if (content != NULL && !dateline_media_files_is_picture (content))
    error = g_error_new_literal (DATELINE_FETCH_ERROR,
                                 DATELINE_FETCH_ERROR_BAD_REPLY,
                                 _ ("The server sent something that is no picture."));
  /* Somebody came to wait who goes further. */
  if (load->asked < load->reach &&
      g_error_matches (error, DATELINE_FETCH_ERROR, DATELINE_FETCH_ERROR_INSECURE))
    {
      g_error_free (error);
      ask (load);
      return;
    }
  if (error != NULL)
    {
      fail (load, error);
      return;
    }
  note_validators (load, response);
  if (content != NULL)
    {
      g_clear_pointer (&load->picture, g_bytes_unref);
      load->picture = g_bytes_ref (content);
      load->has_new_picture = TRUE;
      answer (load, NULL);
    }
  write_down (load);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;
  DatelineMediaFiles *files = load->loads->files;
  GBytes *picture = dateline_media_files_read (files, load->uri, &load->is_kept);

  dateline_media_files_read_note (files, load->uri, &load->note);
  g_task_return_pointer (task, picture, (GDestroyNotify) g_bytes_unref);
}

static gboolean
is_icon (Load *load)
{
  return g_hash_table_contains (load->loads->icons, load->uri);
}

/* That there is no https says nothing about http. */
static gboolean
is_overcome (Load *load, int code)
{
  return code == DATELINE_FETCH_ERROR_INSECURE &&
         load->reach == DATELINE_MEDIA_REACH_PLAIN;
}

static gboolean
take_retry (Load *load)
{
  Retry *retry = g_hash_table_lookup (load->loads->retries, load->uri);
  gboolean is_pending = retry != NULL && retry->is_pending;

  if (is_pending)
    retry->is_pending = FALSE;
  return is_pending;
}

/* What was wrong, if it is too early to ask again; else NULL. */
static GError *
find_failure (Load *load)
{
  g_autoptr (GError) failure = NULL;

  if (take_retry (load))
    return NULL;
  failure = dateline_media_failures_find (load->loads->failures, load->uri);
  if (failure != NULL)
    return is_overcome (load, failure->code) ? NULL : g_steal_pointer (&failure);
  if (load->note.error < 0 || is_overcome (load, load->note.error) ||
      !dateline_media_note_is_fresh (&load->note, is_icon (load)))
    return NULL;
  return g_error_new_literal (DATELINE_FETCH_ERROR,
                              load->note.error,
                              _ ("The picture could not be loaded lately."));
}

static void
ask (Load *load)
{
  load->asked = load->reach;
  dateline_media_downloads_ask_async (
      load->loads->downloads,
      load->uri,
      load->asked,
      is_icon (load) ? DATELINE_FETCH_ICON : DATELINE_FETCH_PICTURE,
      load->picture != NULL ? load->note.etag : NULL,
      load->picture != NULL ? load->note.last_modified : NULL,
      load->cancellable,
      downloaded_cb,
      load);
}

/* A picture that is at hand is shown at once; if it is old, its server is asked whether
 * there is a new one, for the next time. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (GError) failure = NULL;
  gboolean is_good;

  load->picture = g_task_propagate_pointer (G_TASK (result), NULL);
  is_good = load->is_kept || load->reach == DATELINE_MEDIA_REACH_STORED ||
            dateline_media_note_is_fresh (&load->note, is_icon (load));
  if (load->picture == NULL)
    {
      answer_those_who_do_not_ask (load);
      failure = load->reach == DATELINE_MEDIA_REACH_STORED
                    ? dateline_fetch_error_new (DATELINE_FETCH_ERROR_NOT_ASKED)
                    : find_failure (load);
    }
  if (load->picture != NULL || failure != NULL)
    answer (load, failure);
  if ((load->picture != NULL && is_good) || failure != NULL ||
      g_cancellable_is_cancelled (load->cancellable))
    {
      end_load (load);
      return;
    }
  ask (load);
}

static Load *
ensure_load (DatelineMediaLoads *self, const char *uri)
{
  Load *load = g_hash_table_lookup (self->loads, uri);
  g_autoptr (GTask) task = NULL;

  if (load != NULL)
    return load;
  load = g_new0 (Load, 1);
  load->loads = self;
  load->owner = g_object_ref (self->owner);
  load->uri = g_strdup (uri);
  load->cancellable = g_cancellable_new ();
  load->waiting = g_ptr_array_new_with_free_func (waiter_free);
  g_hash_table_insert (self->loads, load->uri, load);
  task = g_task_new (self->owner, NULL, read_cb, load);
  g_task_set_task_data (task, load, NULL);
  g_task_run_in_thread (task, read_thread);
  return load;
}

/* One who waits no longer gets an answer at once; a load that nobody waits for ends. */
static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;
  Load *load = waiter->load;

  g_task_return_error_if_cancelled (waiter->task);
  g_ptr_array_remove (load->waiting, waiter);
  if (load->waiting->len == 0)
    {
      leave_table (load);
      g_cancellable_cancel (load->cancellable);
    }
  return G_SOURCE_REMOVE;
}

void
dateline_media_loads_wait (DatelineMediaLoads *self,
                           const char *uri,
                           DatelineMediaReach reach,
                           GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Load *load = ensure_load (self, uri);
  Waiter *waiter;

  if (load->picture != NULL)
    {
      return_picture (task, load->picture);
      return;
    }
  if (reach == DATELINE_MEDIA_REACH_STORED && load->asked > reach)
    {
      g_task_return_error (task,
                           dateline_fetch_error_new (DATELINE_FETCH_ERROR_NOT_ASKED));
      return;
    }
  load->reach = MAX (load->reach, reach);
  waiter = g_new0 (Waiter, 1);
  waiter->load = load;
  waiter->reach = reach;
  waiter->task = g_object_ref (task);
  if (cancellable != NULL)
    {
      waiter->cancelled_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancelled_source,
                             G_SOURCE_FUNC (cancelled_cb),
                             waiter,
                             NULL);
      g_source_attach (waiter->cancelled_source, NULL);
    }
  g_ptr_array_add (load->waiting, waiter);
}

void
dateline_media_loads_note_icon (DatelineMediaLoads *self, const char *uri)
{
  if (g_hash_table_size (self->icons) < MAX_ICONS)
    g_hash_table_add (self->icons, g_strdup (uri));
}

void
dateline_media_loads_retry (DatelineMediaLoads *self, const char *uri)
{
  gint64 now = g_get_monotonic_time ();
  Retry *retry = g_hash_table_lookup (self->retries, uri);

  if (retry != NULL && now - retry->since < RETRY_PAUSE * G_USEC_PER_SEC)
    return;
  if (g_hash_table_size (self->retries) >= MAX_RETRIES)
    g_hash_table_remove_all (self->retries);
  retry = g_new0 (Retry, 1);
  retry->since = now;
  retry->is_pending = TRUE;
  g_hash_table_replace (self->retries, g_strdup (uri), retry);
}
