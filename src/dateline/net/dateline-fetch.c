/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One fetch over HTTP: its redirects, its deadlines, its limits. Main context only.
 *
 * Every hop is an exchange with a message of its own: wait for the host's turn, send, look
 * at the head of the answer, read the body or let it go, end the turn, judge. libsoup
 * follows no redirect, undoes no packing and knows no deadline here: those are ours,
 * because its own are not strict enough for servers that nobody has vetted. */

#include "dateline/net/dateline-fetch-private.h"

#include "dateline/net/dateline-body-reader-private.h"
#include "dateline/net/dateline-cache-policy-private.h"
#include "dateline/net/dateline-fetch-error-private.h"
#include "dateline/net/dateline-fetch-request-private.h"
#include "dateline/net/dateline-fetch-response-private.h"
#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/net/dateline-http-uri-private.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

typedef struct
{
  GTask *task; /* which owns this */
  DatelineFetcher *fetcher;
  DatelineFetchRequest *request;
  DatelineFetchLimits limits;
  GSource *cancelled_source; /* of the caller's cancellable */

  /* the way so far */
  GUri *uri;
  GUri *first_uri;
  GHashTable *visited; /* addresses */
  char *moved_to;
  gboolean has_left_permanent_way;
  gint64 time_left; /* microseconds */

  /* the exchange under way */
  DatelineHostTurn *turn;
  SoupMessage *message;
  GCancellable *cancellable;
  GInputStream *stream;
  GBytes *body;
  gboolean is_complete;
  gboolean is_conditional;
  gboolean is_connected_anew; /* by this exchange itself */
  gsize n_received;
  gsize n_received_before; /* at the beginning of the span that is watched for slowness */
  gint64 turn_began;
  guint total_timer;
  guint phase_timer;

  /* why it was stopped, if it was */
  const char *stopped;
  gboolean is_cancelled;

  gint64 retry_after;
} Fetch;

static const char *const accepts[] = {
  [DATELINE_FETCH_FEED] = "application/atom+xml, application/rss+xml, "
                          "application/feed+json, application/rdf+xml;q=0.9, "
                          "application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1",
  [DATELINE_FETCH_PAGE] = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1",
  [DATELINE_FETCH_PICTURE] = "image/webp, image/png, image/jpeg, image/gif, */*;q=0.1",
  [DATELINE_FETCH_ICON] = "image/png, image/x-icon, image/jpeg, image/gif, */*;q=0.1",
};

static void begin_hop (Fetch *fetch);
static void send_message (Fetch *fetch, SoupMessageFlags flags);

static void
drop_message (Fetch *fetch)
{
  g_clear_handle_id (&fetch->total_timer, g_source_remove);
  g_clear_handle_id (&fetch->phase_timer, g_source_remove);
  g_clear_object (&fetch->message);
  g_clear_object (&fetch->cancellable);
  g_clear_object (&fetch->stream);
}

static void
end_exchange (Fetch *fetch)
{
  drop_message (fetch);
  g_clear_pointer (&fetch->turn, dateline_host_turn_end);
}

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  end_exchange (fetch);
  g_clear_object (&fetch->fetcher);
  g_clear_pointer (&fetch->request, dateline_fetch_request_unref);
  g_clear_pointer (&fetch->uri, g_uri_unref);
  g_clear_pointer (&fetch->first_uri, g_uri_unref);
  g_clear_pointer (&fetch->visited, g_hash_table_unref);
  g_clear_pointer (&fetch->body, g_bytes_unref);
  g_free (fetch->moved_to);
  g_free (fetch);
}

/* The two ends of a fetch. Nothing may be touched after. */

static void
stop_watching (Fetch *fetch)
{
  end_exchange (fetch);
  if (fetch->cancelled_source != NULL)
    g_source_destroy (fetch->cancelled_source);
  g_clear_pointer (&fetch->cancelled_source, g_source_unref);
}

static void
fail (Fetch *fetch, GError *error)
{
  g_autoptr (GTask) task = fetch->task;

  stop_watching (fetch);
  g_task_return_error (task, error);
}

static void
succeed (Fetch *fetch, DatelineFetchResponse *response)
{
  g_autoptr (GTask) task = fetch->task;

  stop_watching (fetch);
  g_task_return_pointer (task, response, (GDestroyNotify) dateline_fetch_response_unref);
}

/* What an exchange that was stopped, or went wrong, comes to. */
static GError *
make_error (Fetch *fetch, const GError *failure)
{
  if (fetch->is_cancelled)
    return g_error_new_literal (G_IO_ERROR,
                                G_IO_ERROR_CANCELLED,
                                _ ("It was cancelled."));
  if (fetch->stopped != NULL)
    return g_error_new_literal (DATELINE_FETCH_ERROR,
                                DATELINE_FETCH_ERROR_TIMED_OUT,
                                fetch->stopped);
  if (failure->domain == DATELINE_FETCH_ERROR)
    return g_error_copy (failure);
  return dateline_fetch_error_new_for_failure (failure, fetch->message);
}

/* Deadlines. Stopping cancels the exchange, whose callback then fails the fetch. */

static void
stop (Fetch *fetch, const char *sentence)
{
  fetch->stopped = sentence;
  g_cancellable_cancel (fetch->cancellable);
}

static gboolean
total_timeout_cb (gpointer user_data)
{
  Fetch *fetch = user_data;

  fetch->total_timer = 0;
  stop (fetch,
        fetch->n_received > 0 ? _ ("The server sends its answer too slowly.")
                              : _ ("The server took too long to answer."));
  return G_SOURCE_REMOVE;
}

static gboolean
connect_timeout_cb (gpointer user_data)
{
  Fetch *fetch = user_data;

  fetch->phase_timer = 0;
  stop (fetch, _ ("The server took too long to accept the connection."));
  return G_SOURCE_REMOVE;
}

static gboolean
answer_timeout_cb (gpointer user_data)
{
  Fetch *fetch = user_data;

  fetch->phase_timer = 0;
  stop (fetch, _ ("The server took too long to answer."));
  return G_SOURCE_REMOVE;
}

static gboolean
slow_timeout_cb (gpointer user_data)
{
  Fetch *fetch = user_data;

  if (fetch->n_received - fetch->n_received_before >= fetch->limits.slow_size)
    {
      fetch->n_received_before = fetch->n_received;
      return G_SOURCE_CONTINUE;
    }
  fetch->phase_timer = 0;
  stop (fetch, _ ("The server sends its answer too slowly."));
  return G_SOURCE_REMOVE;
}

static void
watch_phase (Fetch *fetch, guint time, GSourceFunc func)
{
  g_clear_handle_id (&fetch->phase_timer, g_source_remove);
  fetch->phase_timer = g_timeout_add (time, func, fetch);
}

/* The caller cancels: from the main loop, so that nothing of the caller's is on the stack. */
static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Fetch *fetch = user_data;

  fetch->is_cancelled = TRUE;
  if (fetch->message != NULL)
    g_cancellable_cancel (fetch->cancellable);
  else
    fail (fetch, make_error (fetch, NULL));
  return G_SOURCE_REMOVE;
}

/* The answer. */

static const char *
get_header (Fetch *fetch, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (fetch->message),
                                       name);
}

static char *
dup_validator (Fetch *fetch, const char *name)
{
  const char *value = get_header (fetch, name);

  return dateline_cache_policy_is_validator (value) ? g_strdup (value) : NULL;
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static DatelineFetchResponse *
make_response (Fetch *fetch)
{
  DatelineFetchResponse *response = dateline_fetch_response_new ();

  response->is_not_modified = soup_message_get_status (fetch->message) == 304;
  response->is_complete = fetch->is_complete;
  if (!response->is_not_modified)
    response->body = g_steal_pointer (&fetch->body);
  response->uri = dateline_http_uri_to_string (fetch->uri);
  response->moved_to = g_steal_pointer (&fetch->moved_to);
  response->content_type = g_strdup (get_header (fetch, "Content-Type"));
  response->etag = dup_validator (fetch, "ETag");
  response->last_modified = dup_validator (fetch, "Last-Modified");
  response->fresh_for = dateline_cache_policy_get_fresh_for (get_header (fetch,
                                                                         "Cache-Control"),
                                                             get_header (fetch, "Age"),
                                                             get_header (fetch, "Expires"),
                                                             get_header (fetch, "Date"),
                                                             now ());
  return response;
}

static void
follow_redirect (Fetch *fetch)
{
  guint status = soup_message_get_status (fetch->message);
  g_autoptr (GError) error = NULL;
  GUri *target =
      dateline_http_uri_redirect (fetch->uri, get_header (fetch, "Location"), &error);

  if (target == NULL)
    {
      fail (fetch, g_steal_pointer (&error));
      return;
    }
  if (status != 301 && status != 308)
    fetch->has_left_permanent_way = TRUE;
  if (!fetch->has_left_permanent_way)
    {
      g_free (fetch->moved_to);
      fetch->moved_to = dateline_http_uri_to_string (target);
    }
  g_uri_unref (fetch->uri);
  fetch->uri = target;
  end_exchange (fetch);
  begin_hop (fetch);
}

static void
judge_content (Fetch *fetch)
{
  if (!fetch->is_complete && !dateline_fetch_request_takes_partial (fetch->request))
    fail (fetch, dateline_fetch_error_new (DATELINE_FETCH_ERROR_INCOMPLETE));
  else if (!fetch->is_complete && g_bytes_get_size (fetch->body) == 0)
    fail (fetch, dateline_fetch_error_new (DATELINE_FETCH_ERROR_INCOMPLETE));
  else if (g_bytes_get_size (fetch->body) == 0)
    fail (fetch, dateline_fetch_error_new (DATELINE_FETCH_ERROR_EMPTY));
  else
    succeed (fetch, make_response (fetch));
}

static void
judge (Fetch *fetch)
{
  guint status = soup_message_get_status (fetch->message);

  if (status == 200 || status == 203)
    judge_content (fetch);
  else if (status == 304 && fetch->is_conditional)
    succeed (fetch, make_response (fetch));
  else if (status == 301 || status == 302 || status == 303 || status == 307 || status == 308)
    follow_redirect (fetch);
  else if (status == 204 || status == 205 || status == 206)
    fail (fetch, dateline_fetch_error_new (DATELINE_FETCH_ERROR_EMPTY));
  else if (status < 400)
    fail (fetch, dateline_fetch_error_new (DATELINE_FETCH_ERROR_BAD_REPLY));
  else
    {
      if (status == 429 || status == 503)
        fetch->retry_after =
            dateline_cache_policy_get_retry_after (get_header (fetch, "Retry-After"),
                                                   get_header (fetch, "Date"),
                                                   now ());
      fail (fetch, dateline_fetch_error_new_for_status (status, fetch->retry_after));
    }
}

/* libsoup lets a body pass that is shorter than announced when the server closes in good
 * order. */
static gboolean
is_short (Fetch *fetch)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         (goffset) fetch->n_received < soup_message_headers_get_content_length (headers);
}

static void
body_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *fetch = user_data;
  g_autoptr (GError) error = NULL;

  fetch->body = dateline_body_reader_read_finish (G_INPUT_STREAM (source),
                                                  result,
                                                  &fetch->is_complete,
                                                  &error);
  if (error != NULL)
    {
      /* Lets the connection go at once: more may be on its way without end. */
      g_cancellable_cancel (fetch->cancellable);
      fail (fetch, make_error (fetch, error));
      return;
    }
  fetch->is_complete = fetch->is_complete && !is_short (fetch);
  judge (fetch);
}

/* Whatever became of the rest: the head of the answer counts. */
static void
drained_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *fetch = user_data;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_complete;

  body = dateline_body_reader_read_finish (G_INPUT_STREAM (source),
                                           result,
                                           &is_complete,
                                           &error);
  if (body == NULL)
    g_cancellable_cancel (fetch->cancellable);
  if (fetch->is_cancelled)
    {
      fail (fetch, make_error (fetch, error));
      return;
    }
  fetch->stopped = NULL;
  judge (fetch);
}

static void
read_body (Fetch *fetch)
{
  goffset length = soup_message_headers_get_content_length (
      soup_message_get_response_headers (fetch->message));
  const DatelineBodyLimits limits = {
    .max_size = fetch->limits.max_size,
    .content_encoding = get_header (fetch, "Content-Encoding"),
    .n_received = &fetch->n_received,
  };

  if (length > 0 && (gsize) length > fetch->limits.max_size)
    {
      g_cancellable_cancel (fetch->cancellable);
      fail (fetch, dateline_fetch_error_new (DATELINE_FETCH_ERROR_TOO_LARGE));
      return;
    }
  fetch->n_received = fetch->n_received_before = 0;
  watch_phase (fetch, fetch->limits.slow_time, slow_timeout_cb);
  dateline_body_reader_read_async (fetch->stream,
                                   &limits,
                                   fetch->cancellable,
                                   body_cb,
                                   fetch);
}

/* Reads a small rest to its end, so that the connection can be used again. */
static void
drain_body (Fetch *fetch)
{
  const DatelineBodyLimits limits = {
    .max_size = fetch->limits.drain_size,
    .n_received = &fetch->n_received,
  };

  watch_phase (fetch, fetch->limits.drain_time, answer_timeout_cb);
  dateline_body_reader_read_async (fetch->stream,
                                   &limits,
                                   fetch->cancellable,
                                   drained_cb,
                                   fetch);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *fetch = user_data;
  g_autoptr (GError) error = NULL;
  guint status;

  fetch->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (fetch->stream == NULL && error->domain == SOUP_SESSION_ERROR &&
      !fetch->is_connected_anew)
    {
      /* A used connection may hold the rest of an answer that was longer than announced:
       * what could not be understood there is asked for again on a fresh one. */
      drop_message (fetch);
      send_message (fetch, SOUP_MESSAGE_NEW_CONNECTION);
      return;
    }
  if (fetch->stream == NULL)
    {
      fail (fetch, make_error (fetch, error));
      return;
    }
  status = soup_message_get_status (fetch->message);
  if (status == 200 || status == 203)
    read_body (fetch);
  else
    drain_body (fetch);
}

/* The request. */

static void
starting_cb (SoupMessage *message, gpointer user_data)
{
  Fetch *fetch = user_data;

  watch_phase (fetch, fetch->limits.answer_time, answer_timeout_cb);
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
  Fetch *fetch = user_data;

  fetch->is_connected_anew = TRUE;
  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING && G_IS_TLS_CONNECTION (connection))
    g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (connection), protocols);
}

/* Validators go where they came from, as far as that is known: to the address itself and
 * to what it redirects to on the same server, never to another server. */
static void
add_request_headers (Fetch *fetch)
{
  SoupMessageHeaders *headers = soup_message_get_request_headers (fetch->message);
  const char *etag = dateline_fetch_request_get_etag (fetch->request);
  const char *last_modified = dateline_fetch_request_get_last_modified (fetch->request);
  gboolean is_at_home = dateline_http_uri_is_same_origin (fetch->uri, fetch->first_uri);

  soup_message_headers_append (headers,
                               "Accept",
                               accepts[dateline_fetch_request_get_purpose (fetch->request)]);
  soup_message_headers_append (headers, "Accept-Encoding", "gzip");
  if (is_at_home && etag != NULL)
    soup_message_headers_append (headers, "If-None-Match", etag);
  if (is_at_home && last_modified != NULL)
    soup_message_headers_append (headers, "If-Modified-Since", last_modified);
  fetch->is_conditional = is_at_home && (etag != NULL || last_modified != NULL);
}

static void
send_message (Fetch *fetch, SoupMessageFlags flags)
{
  gint64 spent = g_get_monotonic_time () - fetch->turn_began;

  fetch->cancellable = g_cancellable_new ();
  fetch->message = soup_message_new_from_uri (SOUP_METHOD_GET, fetch->uri);
  soup_message_set_flags (fetch->message,
                          flags | SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  add_request_headers (fetch);
  fetch->is_connected_anew = FALSE;
  g_signal_connect (fetch->message, "starting", G_CALLBACK (starting_cb), fetch);
  g_signal_connect (fetch->message,
                    "network-event",
                    G_CALLBACK (network_event_cb),
                    fetch);

  watch_phase (fetch, fetch->limits.connect_time, connect_timeout_cb);
  fetch->total_timer =
      g_timeout_add (MAX ((fetch->time_left - spent) / 1000, 1), total_timeout_cb, fetch);
  soup_session_send_async (dateline_fetcher_get_session (fetch->fetcher),
                           fetch->message,
                           G_PRIORITY_DEFAULT,
                           fetch->cancellable,
                           sent_cb,
                           fetch);
}

static void
turn_cb (gpointer user_data)
{
  Fetch *fetch = user_data;

  fetch->turn_began = g_get_monotonic_time ();
  send_message (fetch, 0);
}

static void
begin_hop (Fetch *fetch)
{
  int problem = -1;

  if (g_hash_table_size (fetch->visited) > fetch->limits.max_redirects)
    {
      fail (fetch,
            g_error_new_literal (DATELINE_FETCH_ERROR,
                                 DATELINE_FETCH_ERROR_REDIRECT,
                                 _ ("The server redirects too many times.")));
      return;
    }
  if (!g_hash_table_add (fetch->visited, dateline_http_uri_to_string (fetch->uri)))
    problem = DATELINE_FETCH_ERROR_REDIRECT;
  else if (!dateline_fetcher_is_online (fetch->fetcher) &&
           !dateline_http_uri_is_loopback (fetch->uri))
    problem = DATELINE_FETCH_ERROR_OFFLINE;
  if (problem >= 0)
    {
      fail (fetch, dateline_fetch_error_new (problem));
      return;
    }
  if (fetch->turn_began != 0)
    fetch->time_left -= g_get_monotonic_time () - fetch->turn_began;
  fetch->turn_began = 0;
  fetch->turn = dateline_host_queue_wait (dateline_fetcher_get_queue (fetch->fetcher),
                                          g_uri_get_host (fetch->uri),
                                          turn_cb,
                                          fetch);
}

void
dateline_fetch_run (GTask *task, DatelineFetcher *fetcher, DatelineFetchRequest *request)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Fetch *fetch = g_new0 (Fetch, 1);
  g_autoptr (GError) error = NULL;

  g_task_set_task_data (task, fetch, fetch_free);
  fetch->task = task;
  fetch->fetcher = g_object_ref (fetcher);
  fetch->request = dateline_fetch_request_ref (request);
  fetch->limits =
      dateline_fetcher_get_limits (fetcher, dateline_fetch_request_get_purpose (request));
  fetch->time_left = fetch->limits.total_time * G_TIME_SPAN_MILLISECOND;
  fetch->visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fetch->uri = dateline_http_uri_parse (dateline_fetch_request_get_uri (request), &error);
  if (fetch->uri == NULL)
    {
      fail (fetch, g_steal_pointer (&error));
      return;
    }
  fetch->first_uri = g_uri_ref (fetch->uri);
  if (cancellable != NULL)
    {
      fetch->cancelled_source = g_cancellable_source_new (cancellable);
      g_source_set_callback (fetch->cancelled_source,
                             G_SOURCE_FUNC (cancelled_cb),
                             fetch,
                             NULL);
      g_source_attach (fetch->cancelled_source, NULL);
    }
  begin_hop (fetch);
}

gint64
dateline_fetch_get_retry_after (GTask *task)
{
  Fetch *fetch = g_task_get_task_data (task);

  return fetch->retry_after;
}
