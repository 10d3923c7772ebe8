/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A thread and a process for one animation, which keep their place in it: a frame is
 * unpacked when it is asked for, and only that one is in memory. They are started with
 * the first frame. The process is ended when nobody has asked for some seconds; what is
 * asked for then is the first frame again. Main context only but for frames_thread().
 */

#include "dateline-gtk/images/dateline-picture-frames-private.h"

#include "dateline-gtk/images/dateline-picture-decoder-private.h"

#define MAX_IDLE (10 * G_TIME_SPAN_SECOND)

struct _DatelinePictureFrames
{
  char *program;
  GBytes *bytes;
  int max_width;
  int max_height;
  GAsyncQueue *tasks; /* NULL until the thread runs */
};

/* What the thread has, which may outlive its owner. */
typedef struct
{
  GAsyncQueue *tasks;
  DatelinePictureProcess *process;
  GBytes *bytes;
  int max_width;
  int max_height;
  DatelinePictureRequest opened;
  guint n_loops;  /* to be shown, 0 for ever */
  guint n_shown;  /* loops so far */
  guint n_frames; /* of this loop so far */
} Reader;

typedef struct
{
  GdkTexture *texture; /* NULL: the last frame has been shown for the last time */
  guint delay;
} Frame;

/* @program: nullable, as for dateline_picture_process_new(). The bounds are those of
 * dateline_picture_decode(). */
DatelinePictureFrames *
dateline_picture_frames_new (const char *program,
                             GBytes *bytes,
                             int max_width,
                             int max_height)
{
  DatelinePictureFrames *self = g_new0 (DatelinePictureFrames, 1);

  self->program = g_strdup (program);
  self->bytes = g_bytes_ref (bytes);
  self->max_width = max_width;
  self->max_height = max_height;
  return self;
}

/* Does not wait for the frame that is being unpacked. */
void
dateline_picture_frames_free (DatelinePictureFrames *self)
{
  if (self->tasks != NULL)
    {
      /* The queue itself stands for "no more". */
      g_async_queue_push (self->tasks, self->tasks);
      g_async_queue_unref (self->tasks);
    }
  g_bytes_unref (self->bytes);
  g_free (self->program);
  g_free (self);
}

static void
frame_free (Frame *frame)
{
  g_clear_object (&frame->texture);
  g_free (frame);
}

static void
reader_free (Reader *reader)
{
  dateline_picture_process_free (reader->process);
  g_bytes_unref (reader->bytes);
  g_async_queue_unref (reader->tasks);
  g_free (reader);
}

static gboolean
open_frames (Reader *reader, GCancellable *cancellable, GError **error)
{
  reader->n_frames = 0;
  return dateline_picture_open_frames (reader->process,
                                       reader->bytes,
                                       reader->max_width,
                                       reader->max_height,
                                       &reader->opened,
                                       &reader->n_loops,
                                       cancellable,
                                       error);
}

/* At the end of a loop. Returns whether there is another. A process that has drawn a lot
 * is replaced then, as its processor time is counted from its beginning. */
static gboolean
finish_loop (Reader *reader)
{
  gboolean is_over = reader->n_loops > 0 && ++reader->n_shown >= reader->n_loops;

  if (is_over)
    reader->n_shown = 0;
  if (is_over || dateline_picture_process_get_n_requests (reader->process) >
                     DATELINE_PICTURE_MAX_REQUESTS)
    dateline_picture_process_end (reader->process);
  return !is_over;
}

/* The next frame, over the end of a loop if need be. NULL without an error when all loops
 * have been shown. */
static GdkTexture *
read_frame (Reader *reader, guint *delay, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      g_autoptr (GError) inner = NULL;
      GdkTexture *texture;

      if (!dateline_picture_process_is_running (reader->process) &&
          !open_frames (reader, cancellable, error))
        return NULL;
      texture = dateline_picture_decode_frame (reader->process,
                                               &reader->opened,
                                               delay,
                                               cancellable,
                                               &inner);
      if (texture != NULL)
        {
          reader->n_frames++;
          return texture;
        }
      if (inner == NULL && reader->n_frames == 0)
        g_set_error_literal (&inner,
                             G_IO_ERROR,
                             G_IO_ERROR_INVALID_DATA,
                             "There is no frame");
      if (inner != NULL)
        {
          dateline_picture_process_end (reader->process);
          g_propagate_error (error, g_steal_pointer (&inner));
          return NULL;
        }
      reader->n_frames = 0;
      if (!finish_loop (reader))
        return NULL;
    }
}

static void
answer (Reader *reader, GTask *task)
{
  Frame *frame;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  frame = g_new0 (Frame, 1);
  frame->texture =
      read_frame (reader, &frame->delay, g_task_get_cancellable (task), &error);
  if (error == NULL)
    {
      g_task_return_pointer (task, frame, (GDestroyNotify) frame_free);
      return;
    }
  frame_free (frame);
  g_task_return_error (task, error);
}

static gpointer
frames_thread (gpointer given)
{
  Reader *reader = given;
  gpointer task;

  for (;;)
    {
      task = g_async_queue_timeout_pop (reader->tasks, MAX_IDLE);
      if (task == NULL)
        {
          dateline_picture_process_end (reader->process);
          reader->n_shown = 0;
          task = g_async_queue_pop (reader->tasks);
        }
      if (task == reader->tasks)
        break;
      answer (reader, task);
      g_object_unref (task);
    }
  reader_free (reader);
  return NULL;
}

static void
start_thread (DatelinePictureFrames *self)
{
  Reader *reader = g_new0 (Reader, 1);

  self->tasks = g_async_queue_new ();
  reader->tasks = g_async_queue_ref (self->tasks);
  reader->process = dateline_picture_process_new (self->program);
  reader->bytes = g_bytes_ref (self->bytes);
  reader->max_width = self->max_width;
  reader->max_height = self->max_height;
  g_thread_unref (g_thread_new ("dateline-frames", frames_thread, reader));
}

/* Asks for the next frame. */
void
dateline_picture_frames_next_async (DatelinePictureFrames *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, dateline_picture_frames_next_async);
  if (self->tasks == NULL)
    start_thread (self);
  g_async_queue_push (self->tasks, task);
}

/* Returns the frame, and at @delay the milliseconds that it asks to stay; or NULL without
 * an error after the last one, as often as it is to be shown. The one after that is the
 * first again. Fails as dateline_picture_decode() does. */
GdkTexture *
dateline_picture_frames_next_finish (GAsyncResult *result, guint *delay, GError **error)
{
  Frame *frame = g_task_propagate_pointer (G_TASK (result), error);
  GdkTexture *texture;

  if (frame == NULL)
    return NULL;
  *delay = frame->delay;
  texture = g_steal_pointer (&frame->texture);
  frame_free (frame);
  return texture;
}
