/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures under way: from the disk, then from the network, then onto the disk. Main
 * context only; files are read and written on workers. A picture that was fetched is
 * there for everyone at once, and stays at hand until it is written. */

#include "dateline/net/dateline-media-loads-private.h"

#include "dateline/net/dateline-media-failures-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineMediaLoads
{
  GObject *owner; /* not a reference: it has this */
  DatelineFetcher *fetcher;
  DatelineMediaFiles *files;
  DatelineMediaStoredFunc stored;
  GHashTable *loads; /* address to Load */
  GHashTable *failures;
};

/* One picture under way. It ends when its last step returns, whoever still waits. */
typedef struct
{
  DatelineMediaLoads *loads;
  GObject *owner; /* a reference */
  char *uri;
  GCancellable *cancellable;
  GPtrArray *waiting; /* of Waiter */
  GBytes *picture;    /* once it is there */
  gboolean is_abandoned;
} Load;

typedef struct
{
  Load *load;
  GTask *task;
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
  self->fetcher = g_object_ref (fetcher);
  self->files = dateline_media_files_ref (files);
  self->stored = stored;
  self->loads = g_hash_table_new (g_str_hash, g_str_equal);
  self->failures = dateline_media_failures_new ();
  return self;
}

void
dateline_media_loads_free (DatelineMediaLoads *self)
{
  g_object_unref (self->fetcher);
  dateline_media_files_unref (self->files);
  g_hash_table_unref (self->loads);
  g_hash_table_unref (self->failures);
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

static void
end_load (Load *load)
{
  g_autoptr (GObject) owner = load->owner;

  if (!load->is_abandoned)
    g_hash_table_remove (load->loads->loads, load->uri);
  g_ptr_array_unref (load->waiting);
  g_clear_pointer (&load->picture, g_bytes_unref);
  g_object_unref (load->cancellable);
  g_free (load->uri);
  g_free (load);
}

static void
write_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;
  GError *error = NULL;

  if (dateline_media_files_write (load->loads->files, load->uri, load->picture, &error))
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
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (DatelineFetchResponse) response = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  GBytes *content;

  response =
      dateline_fetcher_fetch_finish (DATELINE_FETCHER (source), result, NULL, &error);
  content = response != NULL ? dateline_fetch_response_get_body (response) : NULL;
  if (content != NULL && dateline_media_files_is_picture (content))
    {
      load->picture = g_bytes_ref (content);
      answer (load, NULL);
      task = g_task_new (load->owner, NULL, written_cb, load);
      g_task_set_task_data (task, load, NULL);
      g_task_run_in_thread (task, write_thread);
      return;
    }
  if (error == NULL)
    error = g_error_new_literal (DATELINE_FETCH_ERROR,
                                 DATELINE_FETCH_ERROR_BAD_REPLY,
                                 _ ("The server sent something that is no picture."));
  dateline_media_failures_note (load->loads->failures, load->uri, error);
  answer (load, error);
  end_load (load);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;

  g_task_return_pointer (task,
                         dateline_media_files_read (load->loads->files, load->uri),
                         (GDestroyNotify) g_bytes_unref);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (DatelineFetchRequest) request = NULL;
  g_autoptr (GError) failure = NULL;

  load->picture = g_task_propagate_pointer (G_TASK (result), NULL);
  if (load->picture == NULL)
    failure = dateline_media_failures_find (load->loads->failures, load->uri);
  if (load->picture != NULL || failure != NULL || load->is_abandoned)
    {
      answer (load, failure);
      end_load (load);
      return;
    }
  request = dateline_fetch_request_new (load->uri, DATELINE_FETCH_PICTURE);
  dateline_fetcher_fetch_async (load->loads->fetcher,
                                request,
                                load->cancellable,
                                fetched_cb,
                                load);
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
      load->is_abandoned = TRUE;
      g_hash_table_remove (load->loads->loads, load->uri);
      g_cancellable_cancel (load->cancellable);
    }
  return G_SOURCE_REMOVE;
}

void
dateline_media_loads_wait (DatelineMediaLoads *self, const char *uri, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Load *load = ensure_load (self, uri);
  Waiter *waiter;

  if (load->picture != NULL)
    {
      return_picture (task, load->picture);
      return;
    }
  waiter = g_new0 (Waiter, 1);
  waiter->load = load;
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
