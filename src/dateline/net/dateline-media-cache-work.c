/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a worker is given by the media cache. Main context only. */

#include "dateline/net/dateline-media-cache-work-private.h"

static void
work_free (gpointer data)
{
  DatelineMediaWork *work = data;

  dateline_media_files_unref (work->files);
  g_clear_pointer (&work->picture, g_bytes_unref);
  g_strfreev (work->uris);
  g_free (work->uri);
  g_free (work);
}

/* A task whose data a worker gets; @self may be NULL for one that nobody waits for. */
GTask *
dateline_media_cache_new_work (DatelineMediaCache *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data,
                               const char *uri,
                               GBytes *picture)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  DatelineMediaWork *work = g_new0 (DatelineMediaWork, 1);

  work->files = dateline_media_files_ref (self->files);
  work->uri = g_strdup (uri);
  work->picture = picture != NULL ? g_bytes_ref (picture) : NULL;
  g_task_set_task_data (task, work, work_free);
  return task;
}
