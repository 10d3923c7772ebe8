/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One request and its answer over HTTP. Main context only. libsoup follows no redirect,
 * undoes no packing and knows no deadline here: those are ours, because its own are not
 * strict enough for servers that nobody has vetted. */

#include "dateline/net/dateline-exchange-private.h"

#include "dateline/net/dateline-body-file-private.h"
#include "dateline/net/dateline-body-reader-private.h"
#include "dateline/net/dateline-deadlines-private.h"
#include "dateline/net/dateline-fetch-error-private.h"

#include <string.h>

/* Of a length in bytes: a petabyte has 16. */
#define MAX_LENGTH_DIGITS 18

typedef struct
{
  DatelineFetcher *fetcher;
  GUri *uri;
  char *accept;
  char *etag;
  char *last_modified;
  gboolean may_be_private;
  char *path;
  gint64 offset;
  char *range_validator;
  DatelineFetchLimits limits;

  SoupMessage *message;
  GInputStream *stream;
  GBytes *body;
  gboolean is_complete;
  gboolean is_connected_anew; /* by this message itself */
  gboolean is_private;        /* the address that was reached */
  gboolean is_kept_out;       /* of a private network */
  gsize n_received;

  GCancellable *cancellable;
  DatelineDeadlines *deadlines;
} Exchange;

static void send_message (GTask *task, SoupMessageFlags flags);

static void
exchange_free (gpointer data)
{
  Exchange *exchange = data;

  dateline_deadlines_free (exchange->deadlines);
  g_object_unref (exchange->fetcher);
  g_uri_unref (exchange->uri);
  g_free (exchange->accept);
  g_free (exchange->etag);
  g_free (exchange->last_modified);
  g_free (exchange->path);
  g_free (exchange->range_validator);
  g_clear_object (&exchange->message);
  g_clear_object (&exchange->stream);
  g_clear_pointer (&exchange->body, g_bytes_unref);
  g_object_unref (exchange->cancellable);
  g_free (exchange);
}

/* The two ends. */

/* Cancelling lets the connection go at once: more may be on its way without end. */
static void
fail (GTask *task, const GError *failure)
{
  Exchange *exchange = g_task_get_task_data (task);
  GError *error;

  if (exchange->is_kept_out)
    error = dateline_fetch_error_new (DATELINE_FETCH_ERROR_PRIVATE);
  else if (dateline_deadlines_get_passed (exchange->deadlines) != NULL)
    error = g_error_new_literal (DATELINE_FETCH_ERROR,
                                 DATELINE_FETCH_ERROR_TIMED_OUT,
                                 dateline_deadlines_get_passed (exchange->deadlines));
  else if (failure->domain == DATELINE_FETCH_ERROR)
    error = g_error_copy (failure);
  else
    error = dateline_fetch_error_new_for_failure (failure, exchange->message);
  g_cancellable_cancel (exchange->cancellable);
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
succeed (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  g_task_return_pointer (task, g_object_ref (exchange->message), g_object_unref);
  g_object_unref (task);
}

/* The answer. */

/* What no number holds announces nothing. */
static gboolean
is_length_believable (Exchange *exchange)
{
  const char *length =
      soup_message_headers_get_one (soup_message_get_response_headers (exchange->message),
                                    "Content-Length");

  return length == NULL || strlen (length) <= MAX_LENGTH_DIGITS;
}

/* libsoup lets a body pass that is shorter than announced when the server closes in good
 * order. */
static gboolean
is_short (Exchange *exchange)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         (goffset) exchange->n_received <
             soup_message_headers_get_content_length (headers);
}

static void
body_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  exchange->body = dateline_body_reader_read_finish (G_INPUT_STREAM (source),
                                                     result,
                                                     &exchange->is_complete,
                                                     &error);
  if (error != NULL)
    {
      fail (task, error);
      return;
    }
  /* Without a length the end of the connection is the end of the body. */
  exchange->is_complete =
      !is_length_believable (exchange) || (exchange->is_complete && !is_short (exchange));
  succeed (task);
}

static void
read_body (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  goffset length = soup_message_headers_get_content_length (headers);
  const DatelineBodyLimits limits = {
    .max_size = exchange->limits.max_size,
    .content_encoding = soup_message_headers_get_one (headers, "Content-Encoding"),
    .n_received = &exchange->n_received,
  };
  g_autoptr (GError) error = NULL;

  if (is_length_believable (exchange) && length > 0 &&
      (gsize) length > exchange->limits.max_size)
    {
      error = dateline_fetch_error_new (DATELINE_FETCH_ERROR_TOO_LARGE);
      fail (task, error);
      return;
    }
  dateline_deadlines_watch (exchange->deadlines, DATELINE_DEADLINE_BODY);
  dateline_body_reader_read_async (exchange->stream,
                                   &limits,
                                   exchange->cancellable,
                                   body_cb,
                                   task);
}

/* Whatever became of the rest, deadlines too: the head of the answer counts. */
static void
drained_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GBytes) rest = NULL;
  GTask *task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  gboolean is_complete;

  rest = dateline_body_reader_read_finish (G_INPUT_STREAM (source),
                                           result,
                                           &is_complete,
                                           NULL);
  if (rest == NULL)
    g_cancellable_cancel (exchange->cancellable);
  succeed (task);
}

/* Reads a small rest to its end, so that the connection can be used again. */
static void
drain_body (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  const DatelineBodyLimits limits = {
    .max_size = exchange->limits.drain_size,
    .n_received = &exchange->n_received,
  };

  dateline_deadlines_watch (exchange->deadlines, DATELINE_DEADLINE_REST);
  dateline_body_reader_read_async (exchange->stream,
                                   &limits,
                                   exchange->cancellable,
                                   drained_cb,
                                   task);
}

/* Whether the answer is what comes behind what the file has. */
static gboolean
continues (Exchange *exchange)
{
  goffset start, end, total;

  return exchange->offset > 0 && soup_message_get_status (exchange->message) == 206 &&
         soup_message_headers_get_content_range (
             soup_message_get_response_headers (exchange->message),
             &start,
             &end,
             &total) &&
         start == exchange->offset;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!dateline_body_file_write_finish (result, &exchange->is_complete, &error))
    {
      fail (task, error);
      return;
    }
  exchange->is_complete =
      !is_length_believable (exchange) || (exchange->is_complete && !is_short (exchange));
  exchange->body = g_bytes_new_static ("", 0);
  succeed (task);
}

/* By what it can be told that the rest is of the same content (RFC 9110, 13.1.5). */
static const char *
find_range_validator (SoupMessageHeaders *headers)
{
  const char *etag = soup_message_headers_get_one (headers, "ETag");

  if (etag != NULL)
    return g_str_has_prefix (etag, "W/") ? NULL : etag;
  return soup_message_headers_get_one (headers, "Last-Modified");
}

static void
save_body (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  const DatelineBodyFileOrder order = {
    .path = exchange->path,
    .offset = continues (exchange) ? exchange->offset : 0,
    .max_size = exchange->limits.max_size,
    .content_encoding = soup_message_headers_get_one (headers, "Content-Encoding"),
    .validator = find_range_validator (headers),
    .n_received = &exchange->n_received,
  };

  dateline_deadlines_watch (exchange->deadlines, DATELINE_DEADLINE_BODY);
  dateline_body_file_write_async (exchange->stream,
                                  &order,
                                  exchange->cancellable,
                                  saved_cb,
                                  task);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  guint status;

  exchange->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (exchange->stream == NULL && error->domain == SOUP_SESSION_ERROR &&
      !exchange->is_connected_anew && !exchange->is_kept_out)
    {
      /* A used connection may hold the rest of an answer that was longer than announced:
       * what could not be understood there is asked for again on a fresh one. */
      send_message (task, SOUP_MESSAGE_NEW_CONNECTION);
      return;
    }
  if (exchange->stream == NULL)
    {
      fail (task, error);
      return;
    }
  status = soup_message_get_status (exchange->message);
  if (exchange->path != NULL && (status == 200 || status == 203 || continues (exchange)))
    save_body (task);
  else if (status == 200 || status == 203)
    read_body (task);
  else
    drain_body (task);
}

/* The request. */

/* A connection that is used again was made for somebody who may have been allowed more.
 */
static void
starting_cb (SoupMessage *message, gpointer user_data)
{
  Exchange *exchange = user_data;

  exchange->is_private =
      dateline_fetcher_is_private (exchange->fetcher,
                                   soup_message_get_remote_address (message));
  exchange->is_kept_out = exchange->is_private && !exchange->may_be_private;
  if (exchange->is_kept_out)
    g_cancellable_cancel (exchange->cancellable);
  dateline_deadlines_watch (exchange->deadlines, DATELINE_DEADLINE_ANSWER);
}

/* The name was looked up and the connection is about to be made: without its socket it
 * cannot be, and the next address of the name is tried. */
static void
keep_out_of_private_network (Exchange *exchange, GIOStream *connection)
{
  g_autoptr (GSocketAddress) address = NULL;

  if (exchange->may_be_private || !G_IS_SOCKET_CONNECTION (connection))
    return;
  address =
      g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), NULL);
  if (!dateline_fetcher_is_private (exchange->fetcher, address))
    return;
  exchange->is_kept_out = TRUE;
  g_socket_close (g_socket_connection_get_socket (G_SOCKET_CONNECTION (connection)),
                  NULL);
}

/* HTTP/1.1 only: the HTTP/2 of libsoup 3.2 has had dozens of fixes since (CVE-2025-12105
 * among them), and 3.2 has no function that turns it off, only an environment variable,
 * which a library may not set. A connection that never offers "h2" does not get it. */
static void
network_event_cb (SoupMessage *message,
                  GSocketClientEvent event,
                  GIOStream *connection,
                  gpointer user_data)
{
  const char *const protocols[] = { "http/1.1", NULL };
  Exchange *exchange = user_data;

  exchange->is_connected_anew = TRUE;
  if (event == G_SOCKET_CLIENT_CONNECTING)
    keep_out_of_private_network (exchange, connection);
  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING && G_IS_TLS_CONNECTION (connection))
    g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (connection), protocols);
}

static SoupMessage *
make_message (Exchange *exchange, SoupMessageFlags flags)
{
  SoupMessage *message = soup_message_new_from_uri (SOUP_METHOD_GET, exchange->uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  gboolean is_secure = g_str_equal (g_uri_get_scheme (exchange->uri), "https");

  soup_message_set_flags (message,
                          flags | SOUP_MESSAGE_NO_REDIRECT |
                              SOUP_MESSAGE_COLLECT_METRICS);
  soup_message_headers_append (headers, "Accept", exchange->accept);
  /* What stands between on an open line is known to spoil packings newer than gzip. */
  soup_message_headers_append (headers,
                               "Accept-Encoding",
                               exchange->path != NULL ? "identity"
                               : is_secure            ? "gzip, br"
                                                      : "gzip");
  if (exchange->offset > 0)
    {
      soup_message_headers_set_range (headers, exchange->offset, -1);
      soup_message_headers_append (headers, "If-Range", exchange->range_validator);
    }
  if (exchange->etag != NULL)
    soup_message_headers_append (headers, "If-None-Match", exchange->etag);
  if (exchange->last_modified != NULL)
    soup_message_headers_append (headers, "If-Modified-Since", exchange->last_modified);
  g_signal_connect (message, "starting", G_CALLBACK (starting_cb), exchange);
  g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), exchange);
  return message;
}

static void
send_message (GTask *task, SoupMessageFlags flags)
{
  Exchange *exchange = g_task_get_task_data (task);

  g_clear_object (&exchange->message);
  exchange->message = make_message (exchange, flags);
  exchange->is_connected_anew = FALSE;
  dateline_deadlines_watch (exchange->deadlines, DATELINE_DEADLINE_CONNECTION);
  soup_session_send_async (dateline_fetcher_get_session (exchange->fetcher),
                           exchange->message,
                           G_PRIORITY_DEFAULT,
                           exchange->cancellable,
                           sent_cb,
                           task);
}

void
dateline_exchange_run_async (DatelineFetcher *fetcher,
                             const DatelineQuestion *question,
                             const DatelineFetchLimits *limits,
                             guint time,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task = g_task_new (fetcher, NULL, callback, user_data);
  Exchange *exchange = g_new0 (Exchange, 1);

  g_task_set_source_tag (task, dateline_exchange_run_async);
  g_task_set_task_data (task, exchange, exchange_free);
  exchange->fetcher = g_object_ref (fetcher);
  exchange->may_be_private = question->may_be_private;
  exchange->uri = g_uri_ref (question->uri);
  exchange->accept = g_strdup (question->accept);
  exchange->etag = g_strdup (question->etag);
  exchange->last_modified = g_strdup (question->last_modified);
  exchange->path = g_strdup (question->path);
  exchange->offset = question->offset;
  exchange->range_validator = g_strdup (question->range_validator);
  exchange->limits = *limits;
  exchange->cancellable = g_object_ref (cancellable);
  exchange->deadlines =
      dateline_deadlines_new (limits, time, &exchange->n_received, cancellable);
  send_message (task, 0);
}

gboolean
dateline_exchange_run_finish (GAsyncResult *result,
                              DatelineAnswer *answer,
                              GError **error)
{
  Exchange *exchange = g_task_get_task_data (G_TASK (result));

  answer->body = g_steal_pointer (&exchange->body);
  answer->is_complete = exchange->is_complete;
  answer->is_in_file = exchange->path != NULL && answer->body != NULL;
  answer->status = soup_message_get_status (exchange->message);
  answer->is_private = exchange->is_private;
  answer->is_of_proxy =
      G_IS_PROXY_ADDRESS (soup_message_get_remote_address (exchange->message));
  answer->n_received = exchange->n_received;
  answer->message = g_task_propagate_pointer (G_TASK (result), error);
  return answer->message != NULL;
}

void
dateline_answer_clear (DatelineAnswer *answer)
{
  g_clear_object (&answer->message);
  g_clear_pointer (&answer->body, g_bytes_unref);
}
