/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Feed documents from bytes, on a few threads. More of them at once would only take
 * processor time from the window and from the store. */

#include "dateline/refresh/dateline-document-reader-private.h"

#include "dateline/feed/dateline-feed-parser.h"
#include "dateline/text/dateline-digest-private.h"

struct _DatelineDocumentReader
{
  GThreadPool *pool;
};

typedef struct
{
  DatelineFetchResponse *response;
  char *known_digest;
  char *digest;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  dateline_fetch_response_unref (reading->response);
  g_free (reading->known_digest);
  g_free (reading->digest);
  g_free (reading);
}

static char *
make_digest (GBytes *body)
{
  gsize length;
  gconstpointer bytes = g_bytes_get_data (body, &length);

  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x",
                          dateline_digest_add_bytes (0, bytes, length));
}

static void
read_thread (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  Reading *reading = g_task_get_task_data (task);
  GBytes *body = dateline_fetch_response_get_body (reading->response);
  DatelineFeedDocument *document;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  reading->digest = make_digest (body);
  if (g_strcmp0 (reading->digest, reading->known_digest) == 0)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  document = dateline_feed_document_parse (
      body,
      dateline_fetch_response_get_content_type (reading->response),
      dateline_fetch_response_get_uri (reading->response),
      &error);
  if (document != NULL)
    g_task_return_pointer (task, document, (GDestroyNotify) dateline_feed_document_unref);
  else
    g_task_return_error (task, error);
}

DatelineDocumentReader *
dateline_document_reader_new (void)
{
  DatelineDocumentReader *self = g_new0 (DatelineDocumentReader, 1);

  self->pool =
      g_thread_pool_new (read_thread, NULL, g_get_num_processors (), FALSE, NULL);
  return self;
}

void
dateline_document_reader_free (DatelineDocumentReader *self)
{
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_free (self);
}

void
dateline_document_reader_read_async (DatelineDocumentReader *self,
                                     DatelineFetchResponse *response,
                                     const char *known_digest,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->response = dateline_fetch_response_ref (response);
  reading->known_digest = g_strdup (known_digest);
  g_task_set_source_tag (task, dateline_document_reader_read_async);
  g_task_set_task_data (task, reading, reading_free);
  g_thread_pool_push (self->pool, task, NULL);
}

DatelineFeedDocument *
dateline_document_reader_read_finish (GAsyncResult *result, char **digest, GError **error)
{
  Reading *reading = g_task_get_task_data (G_TASK (result));

  *digest = g_strdup (reading->digest);
  return g_task_propagate_pointer (G_TASK (result), error);
}
