/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Reads the body of an answer in pieces, so that a cap holds while it streams in. Main
 * context; what is packed is unpacked on a worker, a piece at a time, while nothing is
 * read: so the sender feels it when we are slow. */

#include "dateline/net/dateline-body-reader-private.h"

#include "dateline/net/dateline-body-decoder-private.h"
#include "dateline/net/dateline-fetch-error-private.h"
#include "dateline/net/dateline-fetcher.h"

#include <glib/gi18n-lib.h>

#define PIECE (64 * 1024)

typedef struct
{
  GInputStream *stream;
  DatelineBodyDecoder *decoder; /* NULL: the body is not packed */
  GByteArray *content;          /* of a body that is not packed */
  gsize max_size;
  gsize *n_received;
  gsize n_filled; /* of the piece */
  gboolean is_at_end;
  gboolean is_cut;
  guint8 piece[PIECE];
} Reading;

static void read_on (GTask *task);

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_object (&reading->stream);
  g_clear_pointer (&reading->decoder, dateline_body_decoder_free);
  g_clear_pointer (&reading->content, g_byte_array_unref);
  g_free (reading);
}

static GBytes *
take_content (Reading *reading)
{
  gsize length;
  guint8 *content;

  if (reading->decoder != NULL)
    return dateline_body_decoder_take (reading->decoder);
  length = reading->content->len;
  content = g_byte_array_free (g_steal_pointer (&reading->content), FALSE);
  return g_bytes_new_take (g_realloc (content, length), length);
}

static void
go_on (GTask *task, DatelineBodyState state)
{
  Reading *reading = g_task_get_task_data (task);

  if (state == DATELINE_BODY_TOO_LARGE)
    {
      g_task_return_error (task,
                           dateline_fetch_error_new (DATELINE_FETCH_ERROR_TOO_LARGE));
      g_object_unref (task);
      return;
    }
  if (state == DATELINE_BODY_BROKEN)
    reading->is_cut = TRUE;
  reading->n_filled = 0;
  if (!reading->is_at_end && !reading->is_cut)
    {
      read_on (task);
      return;
    }
  if (reading->decoder != NULL && !dateline_body_decoder_is_at_end (reading->decoder))
    reading->is_cut = TRUE;
  g_task_return_pointer (task, take_content (reading), (GDestroyNotify) g_bytes_unref);
  g_object_unref (task);
}

static void
unpack_thread (GTask *worker,
               gpointer source,
               gpointer task_data,
               GCancellable *cancellable)
{
  Reading *reading = task_data;

  g_task_return_int (
      worker,
      dateline_body_decoder_push (reading->decoder, reading->piece, reading->n_filled));
}

static void
unpack_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  go_on (user_data, (DatelineBodyState) g_task_propagate_int (G_TASK (result), NULL));
}

static void
use_piece (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GTask) worker = NULL;

  if (reading->decoder != NULL && reading->n_filled > 0)
    {
      worker = g_task_new (NULL, NULL, unpack_cb, task);
      g_task_set_task_data (worker, reading, NULL);
      g_task_run_in_thread (worker, unpack_thread);
      return;
    }
  if (reading->decoder == NULL)
    g_byte_array_append (reading->content, reading->piece, reading->n_filled);
  go_on (task,
         reading->decoder == NULL && reading->content->len > reading->max_size
             ? DATELINE_BODY_TOO_LARGE
             : DATELINE_BODY_GOOD);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Reading *reading = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gssize length = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
      return;
    }
  if (length < 0)
    reading->is_cut = TRUE;
  if (length <= 0)
    reading->is_at_end = TRUE;
  else
    {
      reading->n_filled += length;
      *reading->n_received += length;
    }
  if (reading->is_at_end || reading->n_filled == PIECE)
    use_piece (task);
  else
    read_on (task);
}

static void
read_on (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);

  g_input_stream_read_async (reading->stream,
                             reading->piece + reading->n_filled,
                             PIECE - reading->n_filled,
                             G_PRIORITY_DEFAULT,
                             g_task_get_cancellable (task),
                             read_cb,
                             task);
}

void
dateline_body_reader_read_async (GInputStream *stream,
                                 const DatelineBodyLimits *limits,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = g_task_new (stream, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  g_task_set_source_tag (task, dateline_body_reader_read_async);
  g_task_set_task_data (task, reading, reading_free);
  /* What is there is there: a caller whose time is over still gets its answer. */
  g_task_set_check_cancellable (task, FALSE);
  reading->stream = g_object_ref (stream);
  reading->max_size = limits->max_size;
  reading->n_received = limits->n_received;
  if (dateline_body_decoder_is_identity (limits->content_encoding))
    reading->content = g_byte_array_new ();
  else
    reading->decoder =
        dateline_body_decoder_new (limits->content_encoding, limits->max_size);
  if (reading->content == NULL && reading->decoder == NULL)
    {
      g_task_return_new_error (
          task,
          DATELINE_FETCH_ERROR,
          DATELINE_FETCH_ERROR_BAD_REPLY,
          _ ("The server packs its answer in a way that is not known."));
      g_object_unref (task);
      return;
    }
  read_on (task);
}

GBytes *
dateline_body_reader_read_finish (GInputStream *stream,
                                  GAsyncResult *result,
                                  gboolean *is_complete,
                                  GError **error)
{
  Reading *reading = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, stream), NULL);

  *is_complete = !reading->is_cut;
  return g_task_propagate_pointer (G_TASK (result), error);
}
