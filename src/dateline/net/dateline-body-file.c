/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Writes the body of an answer to a file, a piece at a time. Main context; the file is
 * written on workers. At no time there is more of it in memory than one piece. */

#include "dateline/net/dateline-body-file-private.h"

#include "dateline/net/dateline-body-decoder-private.h"
#include "dateline/net/dateline-fetch-error-private.h"
#include "dateline/net/dateline-fetcher.h"

#include <glib/gstdio.h>

#define PIECE (64 * 1024)

typedef struct
{
  GInputStream *stream;
  GOutputStream *file;
  guint64 size;
  guint64 max_size;
  gsize *n_received;
  gboolean is_cut;
  guint8 piece[PIECE];
} Writing;

static void read_on (GTask *task);

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_clear_object (&writing->stream);
  g_clear_object (&writing->file);
  g_free (writing);
}

/* Takes @error. */
static void
fail (GTask *task, GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (!g_output_stream_close_finish (G_OUTPUT_STREAM (source), result, &error))
    {
      fail (task, error);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    fail (task, error);
  else
    read_on (task);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Writing *writing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      fail (task, g_steal_pointer (&error));
      return;
    }
  writing->is_cut = length < 0;
  if (length <= 0)
    {
      g_output_stream_close_async (writing->file,
                                   G_PRIORITY_DEFAULT,
                                   NULL,
                                   closed_cb,
                                   task);
      return;
    }
  *writing->n_received += length;
  writing->size += length;
  if (writing->size > writing->max_size)
    {
      fail (task, dateline_fetch_error_new (DATELINE_FETCH_ERROR_TOO_LARGE));
      return;
    }
  g_output_stream_write_all_async (writing->file,
                                   writing->piece,
                                   length,
                                   G_PRIORITY_DEFAULT,
                                   NULL,
                                   written_cb,
                                   task);
}

static void
read_on (GTask *task)
{
  Writing *writing = g_task_get_task_data (task);

  g_input_stream_read_async (writing->stream,
                             writing->piece,
                             PIECE,
                             G_PRIORITY_DEFAULT,
                             g_task_get_cancellable (task),
                             read_cb,
                             task);
}

/* What goes on has to go on where the file ends: it may have gone meanwhile. */
static GOutputStream *
open_end (GFile *file, gint64 offset, GError **error)
{
  GStatBuf status;

  if (g_stat (g_file_peek_path (file), &status) == 0 && status.st_size == offset)
    return G_OUTPUT_STREAM (g_file_append_to (file, G_FILE_CREATE_PRIVATE, NULL, error));
  g_propagate_error (error, dateline_fetch_error_new (DATELINE_FETCH_ERROR_INCOMPLETE));
  return NULL;
}

/* Opening a file takes no longer than a worker would. */
static GOutputStream *
open_file (const DatelineBodyFileOrder *order, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (order->path);
  g_autofree char *beside = g_strconcat (order->path, DATELINE_BODY_FILE_VALIDATOR, NULL);

  if (order->offset > 0)
    return open_end (file, order->offset, error);
  if (order->validator != NULL)
    g_file_set_contents (beside, order->validator, -1, NULL);
  else
    g_remove (beside);
  return G_OUTPUT_STREAM (
      g_file_replace (file,
                      NULL,
                      FALSE,
                      G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                      NULL,
                      error));
}

void
dateline_body_file_write_async (GInputStream *stream,
                                const DatelineBodyFileOrder *order,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (stream, cancellable, callback, user_data);
  Writing *writing = g_new0 (Writing, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, dateline_body_file_write_async);
  g_task_set_task_data (task, writing, writing_free);
  g_task_set_check_cancellable (task, FALSE);
  writing->stream = g_object_ref (stream);
  writing->size = order->offset;
  writing->max_size = order->max_size;
  writing->n_received = order->n_received;
  if (!dateline_body_decoder_is_identity (order->content_encoding))
    {
      fail (task, dateline_fetch_error_new (DATELINE_FETCH_ERROR_BAD_REPLY));
      return;
    }
  writing->file = open_file (order, &error);
  if (writing->file == NULL)
    fail (task, error);
  else
    read_on (task);
}

gboolean
dateline_body_file_write_finish (GAsyncResult *result,
                                 gboolean *is_complete,
                                 GError **error)
{
  Writing *writing = g_task_get_task_data (G_TASK (result));

  *is_complete = !writing->is_cut;
  return g_task_propagate_boolean (G_TASK (result), error);
}
