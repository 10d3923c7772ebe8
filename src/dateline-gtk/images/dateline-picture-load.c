/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One picture at one size on its way: out of the media cache (disk, else network), then
 * decoded in a process of its own, then kept in memory. Those who wait for the same
 * picture at the same size share one load, which is cancelled when the last of them loses
 * interest. Main context only.
 */

#include "dateline-gtk/images/dateline-picture-loader-state-private.h"

#include <glib/gi18n-lib.h>

/* It lives until its answer has come, cancelled or not, but leaves the table of loads as
 * soon as nobody waits for it. */
typedef struct
{
  DatelinePictureLoader *loader;
  char *key;
  DatelineMediaReach reach;
  guint uri_hash;
  int max_width;
  int max_height;
  GBytes *bytes; /* while they are being decoded */
  GCancellable *cancellable;
  GPtrArray *waiters; /* of Waiter */
} Load;

typedef struct
{
  Load *load;
  GTask *task;
  GSource *cancelled;
} Waiter;

static void
waiter_free (Waiter *waiter)
{
  if (waiter->cancelled != NULL)
    {
      g_source_destroy (waiter->cancelled);
      g_source_unref (waiter->cancelled);
    }
  g_object_unref (waiter->task);
  g_free (waiter);
}

static void
load_free (Load *load)
{
  g_ptr_array_unref (load->waiters);
  g_clear_pointer (&load->bytes, g_bytes_unref);
  g_object_unref (load->cancellable);
  g_object_unref (load->loader);
  g_free (load->key);
  g_free (load);
}

/* Takes the load out of the table, if it still stands there: a new one for the same
 * picture may have taken its place. */
static void
load_forget (Load *load)
{
  GHashTable *loads = load->loader->loads;

  if (g_hash_table_lookup (loads, load->key) == load)
    g_hash_table_remove (loads, load->key);
}

static gboolean
waiter_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Waiter *waiter = user_data;
  Load *load = waiter->load;
  g_autoptr (GTask) task = g_object_ref (waiter->task);

  g_ptr_array_remove (load->waiters, waiter);
  if (load->waiters->len == 0)
    {
      load_forget (load);
      g_cancellable_cancel (load->cancellable);
    }
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

static void
load_add_waiter (Load *load, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Waiter *waiter = g_new0 (Waiter, 1);

  waiter->load = load;
  waiter->task = g_object_ref (task);
  if (cancellable != NULL)
    {
      waiter->cancelled = g_cancellable_source_new (cancellable);
      g_source_set_callback (waiter->cancelled,
                             G_SOURCE_FUNC (waiter_cancelled_cb),
                             waiter,
                             NULL);
      g_source_attach (waiter->cancelled, g_task_get_context (task));
    }
  g_ptr_array_add (load->waiters, waiter);
}

/* Answers everyone who waits, with @texture or with @error, and ends the load. */
static void
load_finish (Load *load, GdkTexture *texture, const GError *error)
{
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func (g_object_unref);

  load_forget (load);
  for (guint i = 0; i < load->waiters->len; i++)
    {
      Waiter *waiter = load->waiters->pdata[i];

      g_ptr_array_add (tasks, g_object_ref (waiter->task));
    }
  if (texture != NULL)
    dateline_texture_store_add (
        dateline_picture_loader_get_textures (load->loader, load->max_height),
        load->key,
        texture);
  load_free (load);

  for (guint i = 0; i < tasks->len; i++)
    {
      if (texture != NULL)
        g_task_return_pointer (tasks->pdata[i], g_object_ref (texture), g_object_unref);
      else
        g_task_return_error (tasks->pdata[i], g_error_copy (error));
    }
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = dateline_picture_queue_decode_finish (result, &error);

  if (texture == NULL)
    dateline_picture_findings_note_failure (&load->loader->findings,
                                            load->uri_hash,
                                            load->bytes,
                                            error);
  load_finish (load, texture, error);
}

static void
bytes_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Load *load = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      dateline_media_cache_load_finish (DATELINE_MEDIA_CACHE (source), result, &error);

  if (bytes == NULL)
    {
      load_finish (load, NULL, error);
      return;
    }
  if (dateline_picture_findings_is_deadly (&load->loader->findings,
                                           load->uri_hash,
                                           bytes))
    {
      g_set_error_literal (&error,
                           G_IO_ERROR,
                           G_IO_ERROR_INVALID_DATA,
                           _ ("The picture cannot be unpacked."));
      load_finish (load, NULL, error);
      return;
    }
  dateline_picture_findings_look_at (&load->loader->findings, load->uri_hash, bytes);
  load->bytes = g_bytes_ref (bytes);
  dateline_picture_queue_decode_async (load->loader->queue,
                                       bytes,
                                       load->max_width,
                                       load->max_height,
                                       load->cancellable,
                                       decoded_cb,
                                       load);
}

static Load *
load_start (DatelinePictureLoader *self,
            const char *uri,
            DatelineMediaReach reach,
            const char *key,
            int max_width,
            int max_height)
{
  Load *load = g_new0 (Load, 1);

  load->loader = g_object_ref (self);
  load->key = g_strdup (key);
  load->reach = reach;
  load->uri_hash = g_str_hash (uri);
  load->max_width = max_width;
  load->max_height = max_height;
  load->cancellable = g_cancellable_new ();
  load->waiters = g_ptr_array_new_with_free_func ((GDestroyNotify) waiter_free);
  g_hash_table_replace (self->loads, load->key, load);
  dateline_media_cache_load_async (self->cache,
                                   uri,
                                   reach,
                                   load->cancellable,
                                   bytes_loaded_cb,
                                   load);
  return load;
}

/* Has @task wait for the picture that @key stands for: for the load that is on its way,
 * unless that one may not go as far. */
void
dateline_picture_load_join (DatelinePictureLoader *self,
                            const char *uri,
                            DatelineMediaReach reach,
                            const char *key,
                            int max_width,
                            int max_height,
                            GTask *task)
{
  Load *load = g_hash_table_lookup (self->loads, key);

  if (load == NULL || load->reach < reach)
    load = load_start (self, uri, reach, key, max_width, max_height);
  load_add_waiter (load, task);
}
