/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Notices that a store's file is written to, as by `dateline-cli` beside a window. Main
 * context of the store.
 *
 * The system tells that the file or its log was written to. Then the connection that
 * writes is asked whether another one did, which SQLite counts. Nothing runs while nobody
 * writes, and a program that ends at once does not even watch.
 */

#include "dateline/store/dateline-store-watch-private.h"

/* Milliseconds: until a program is one that stays; between two looks. */
#define DELAY 500
#define INTERVAL 1000

/* The last write comes before the commit, which waits for the disk: so it is looked again
 * after so many seconds, and once more. */
static const guint later[] = { 2, 8 };

static const char *const parts[] = { "", "-wal" };

struct _DatelineStoreWatch
{
  char *path;
  GMainContext *context;
  DatelineStoreThread *writer; /* not owned */
  GSource *delay;
  GSource *again;
  guint n_looks; /* since the last write */
  GFileMonitor *monitors[G_N_ELEMENTS (parts)];
};

static gboolean again_cb (gpointer user_data);

static void
stop_looking (DatelineStoreWatch *self)
{
  if (self->again != NULL)
    g_source_destroy (self->again);
  g_clear_pointer (&self->again, g_source_unref);
}

static void
look (DatelineStoreWatch *self)
{
  dateline_store_thread_look (self->writer);
  stop_looking (self);
  if (self->n_looks >= G_N_ELEMENTS (later))
    return;
  self->again = g_timeout_source_new_seconds (later[self->n_looks++]);
  g_source_set_callback (self->again, again_cb, self, NULL);
  g_source_set_static_name (self->again, "dateline-store-watch");
  g_source_attach (self->again, self->context);
}

static gboolean
again_cb (gpointer user_data)
{
  look (user_data);
  return G_SOURCE_REMOVE;
}

static void
written_cb (DatelineStoreWatch *self)
{
  self->n_looks = 0;
  look (self);
}

static void
watch (DatelineStoreWatch *self, gsize part)
{
  g_autofree char *path = g_strconcat (self->path, parts[part], NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileMonitor *monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);

  self->monitors[part] = monitor;
  if (monitor == NULL)
    return;
  g_file_monitor_set_rate_limit (monitor, INTERVAL);
  g_signal_connect_swapped (monitor, "changed", G_CALLBACK (written_cb), self);
}

static gboolean
watch_cb (gpointer user_data)
{
  DatelineStoreWatch *self = user_data;

  g_clear_pointer (&self->delay, g_source_unref);
  g_main_context_push_thread_default (self->context);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    watch (self, i);
  g_main_context_pop_thread_default (self->context);
  /* What was written before the system was asked to tell. */
  written_cb (self);
  return G_SOURCE_REMOVE;
}

DatelineStoreWatch *
dateline_store_watch_new (const char *path,
                          GMainContext *context,
                          DatelineStoreThread *writer)
{
  DatelineStoreWatch *self = g_new0 (DatelineStoreWatch, 1);

  self->path = g_strdup (path);
  self->context = g_main_context_ref (context);
  self->writer = writer;
  self->delay = g_timeout_source_new (DELAY);
  g_source_set_callback (self->delay, watch_cb, self, NULL);
  g_source_set_static_name (self->delay, "dateline-store-watch");
  g_source_attach (self->delay, context);
  return self;
}

void
dateline_store_watch_free (DatelineStoreWatch *self)
{
  if (self->delay != NULL)
    g_source_destroy (self->delay);
  g_clear_pointer (&self->delay, g_source_unref);
  stop_looking (self);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (self->monitors[i] != NULL)
      {
        g_signal_handlers_disconnect_by_data (self->monitors[i], self);
        g_file_monitor_cancel (self->monitors[i]);
        g_clear_object (&self->monitors[i]);
      }
  g_main_context_unref (self->context);
  g_free (self->path);
  g_free (self);
}
