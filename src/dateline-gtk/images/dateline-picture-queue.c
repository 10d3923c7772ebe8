/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* At most two threads, each with a process of its own: no more than two pictures are
 * unpacked at a time. Both are started when first needed; a process that has had nothing
 * to do for some seconds is ended, so that it costs no memory while nobody looks at
 * pictures. The threads stay, as the processes end with those that started them. Main
 * context only but for decode_thread().
 */

#include "dateline-gtk/images/dateline-picture-queue-private.h"

#include "dateline-gtk/images/dateline-picture-decoder-private.h"

#define MAX_THREADS 2
#define MAX_IDLE (10 * G_TIME_SPAN_SECOND)

struct _DatelinePictureQueue
{
  char *program; /* NULL: the one that belongs to this library */
  GAsyncQueue *tasks;
  GThread *threads[MAX_THREADS];
  guint n_threads;
};

/* What a thread needs, and nothing more. */
typedef struct
{
  GBytes *bytes;
  int max_width;
  int max_height;
} Decoding;

typedef struct
{
  GAsyncQueue *tasks;
  DatelinePictureProcess *process;
} Worker;

static void
decoding_free (Decoding *decoding)
{
  g_bytes_unref (decoding->bytes);
  g_free (decoding);
}

/* @program: nullable, as for dateline_picture_process_new(). */
DatelinePictureQueue *
dateline_picture_queue_new (const char *program)
{
  DatelinePictureQueue *self = g_new0 (DatelinePictureQueue, 1);

  self->program = g_strdup (program);
  self->tasks = g_async_queue_new ();
  return self;
}

/* Waits for what is being decoded; nothing else may be waiting. */
void
dateline_picture_queue_free (DatelinePictureQueue *self)
{
  /* The queue itself stands for "no more". */
  for (guint i = 0; i < self->n_threads; i++)
    g_async_queue_push (self->tasks, self->tasks);
  for (guint i = 0; i < self->n_threads; i++)
    g_thread_join (self->threads[i]);
  g_async_queue_unref (self->tasks);
  g_free (self->program);
  g_free (self);
}

static void
decode (DatelinePictureProcess *process, GTask *task)
{
  Decoding *decoding = g_task_get_task_data (task);
  GdkTexture *texture;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  texture = dateline_picture_decode (process,
                                     decoding->bytes,
                                     decoding->max_width,
                                     decoding->max_height,
                                     g_task_get_cancellable (task),
                                     &error);
  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
  if (dateline_picture_process_get_n_requests (process) >= DATELINE_PICTURE_MAX_REQUESTS)
    dateline_picture_process_end (process);
}

static gpointer
decode_thread (gpointer given)
{
  Worker *worker = given;
  gpointer task;

  for (;;)
    {
      task = g_async_queue_timeout_pop (worker->tasks, MAX_IDLE);
      if (task == NULL)
        {
          dateline_picture_process_end (worker->process);
          task = g_async_queue_pop (worker->tasks);
        }
      if (task == worker->tasks)
        break;
      decode (worker->process, task);
      g_object_unref (task);
    }
  dateline_picture_process_free (worker->process);
  g_free (worker);
  return NULL;
}

/* One more, unless one has nothing to do or there are enough. */
static void
start_thread (DatelinePictureQueue *self)
{
  Worker *worker;

  if (self->n_threads == MAX_THREADS || g_async_queue_length (self->tasks) < 0)
    return;
  worker = g_new0 (Worker, 1);
  worker->tasks = self->tasks;
  worker->process = dateline_picture_process_new (self->program);
  self->threads[self->n_threads++] =
      g_thread_new ("dateline-picture", decode_thread, worker);
}

/* Decodes a picture as dateline_picture_decode() does. */
void
dateline_picture_queue_decode_async (DatelinePictureQueue *self,
                                     GBytes *bytes,
                                     int max_width,
                                     int max_height,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  /* Without a source object, as the last reference may be dropped on the thread. */
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Decoding *decoding = g_new0 (Decoding, 1);

  g_task_set_source_tag (task, dateline_picture_queue_decode_async);
  decoding->bytes = g_bytes_ref (bytes);
  decoding->max_width = max_width;
  decoding->max_height = max_height;
  g_task_set_task_data (task, decoding, (GDestroyNotify) decoding_free);
  start_thread (self);
  g_async_queue_push (self->tasks, task);
}

GdkTexture *
dateline_picture_queue_decode_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
