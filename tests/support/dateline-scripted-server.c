/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A server on the loopback that answers as its script says. One thread accepts, one more
 * serves each connection with blocking calls: a script with rests reads as it is written.
 * One lock guards the script and the log. */

#include "dateline-scripted-reply-private.h"

#include <string.h>
#include <sys/socket.h>

#define LOOPBACK "127.0.0.1"

#define MAX_HEAD (64 * 1024)

typedef struct
{
  GPtrArray *replies;
  guint next;
} Route;

struct _ScriptedServer
{
  GMutex lock;
  const char *host;
  GSocketListener *listener;
  GCancellable *cancellable;
  GTlsCertificate *certificate;
  GBytes *greeting; /* or NULL */
  GThread *thread;
  GPtrArray *connection_threads;
  GHashTable *routes;  /* path to Route */
  GPtrArray *replies;  /* all that were ever added */
  GPtrArray *requests; /* of ScriptedRequest */
  guint port;
  guint n_connections;
  guint n_active;
  guint max_active;
  guint64 n_sent;
};

typedef struct
{
  ScriptedServer *server;
  GSocketConnection *connection;
  guint number;
} Connection;

static void
request_free (gpointer data)
{
  ScriptedRequest *self = data;

  g_free ((char *) self->method);
  g_free ((char *) self->target);
  g_free ((char *) self->version);
  g_hash_table_unref (self->headers);
  g_free (self);
}

static void
route_free (gpointer data)
{
  Route *self = data;

  g_ptr_array_unref (self->replies);
  g_free (self);
}

/* Sleeps, but not past the server's end. FALSE if that came. */
static gboolean
rest (ScriptedServer *self, guint time)
{
  gint64 until = g_get_monotonic_time () + time * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < until)
    {
      if (g_cancellable_is_cancelled (self->cancellable))
        return FALSE;
      g_usleep (MIN (5000, MAX (until - g_get_monotonic_time (), 0)));
    }
  return TRUE;
}

static gboolean
send_bytes (ScriptedServer *self,
            GOutputStream *out,
            const ScriptedReply *reply,
            const char *bytes,
            gsize length)
{
  while (length > 0)
    {
      gsize piece = reply->drip_size > 0 ? MIN (reply->drip_size, length) : length;

      if (!g_output_stream_write_all (out, bytes, piece, NULL, self->cancellable, NULL))
        return FALSE;
      g_mutex_lock (&self->lock);
      self->n_sent += piece;
      g_mutex_unlock (&self->lock);
      bytes += piece;
      length -= piece;
      if (reply->drip_time > 0 && !rest (self, reply->drip_time))
        return FALSE;
    }
  return TRUE;
}

static gboolean
send_body (ScriptedServer *self, GOutputStream *out, const ScriptedReply *reply)
{
  gsize length;
  const char *bytes = g_bytes_get_data (reply->body, &length);

  if (reply->cut_at >= 0 && !reply->is_chunked)
    {
      send_bytes (self, out, reply, bytes, MIN ((gsize) reply->cut_at, length));
      return FALSE;
    }
  do
    {
      g_autofree char *head = g_strdup_printf ("%zx\r\n", length);

      if (reply->cut_at >= 0)
        {
          g_autofree char *part = g_strdup_printf ("%zx\r\n", (gsize) reply->cut_at);

          send_bytes (self, out, reply, part, strlen (part));
          send_bytes (self, out, reply, bytes, reply->cut_at);
          send_bytes (self, out, reply, "\r\n", 2);
          return FALSE;
        }
      if (reply->is_chunked && length > 0 &&
          !send_bytes (self, out, reply, head, strlen (head)))
        return FALSE;
      if (!send_bytes (self, out, reply, bytes, length))
        return FALSE;
      if (reply->is_chunked && length > 0 && !send_bytes (self, out, reply, "\r\n", 2))
        return FALSE;
    }
  while (reply->is_endless);
  return !reply->is_chunked || send_bytes (self, out, reply, "0\r\n\r\n", 5);
}

static gboolean
takes_long (const ScriptedReply *reply)
{
  return reply->drip_time > 0 || reply->is_endless;
}

static void
end_active (ScriptedServer *self)
{
  g_mutex_lock (&self->lock);
  self->n_active--;
  g_mutex_unlock (&self->lock);
}

/* FALSE if the connection is to be closed. What goes at once counts as answered before it
 * does: whoever has it may ask for the next sooner than this thread goes on. */
static gboolean
send_reply (ScriptedServer *self,
            GOutputStream *out,
            const ScriptedReply *reply,
            const ScriptedRequest *request)
{
  const char *condition = g_hash_table_lookup (request->headers, "if-none-match");
  gboolean is_same =
      reply->is_conditional && condition != NULL && g_str_equal (condition, reply->etag);
  g_autoptr (GString) head = g_string_new (NULL);

  if (reply->delay > 0 && !rest (self, reply->delay))
    return FALSE;
  if (!takes_long (reply))
    end_active (self);
  if (reply->raw != NULL)
    {
      gsize length;
      const char *bytes = g_bytes_get_data (reply->raw, &length);

      return send_bytes (self, out, reply, bytes, length) && reply->keeps;
    }
  g_string_append_printf (head,
                          "HTTP/1.1 %u Scripted\r\n",
                          is_same ? 304 : reply->status);
  g_string_append (head, reply->headers->str);
  if (!is_same && reply->is_chunked)
    g_string_append (head, "Transfer-Encoding: chunked\r\n");
  else if (reply->length != NULL)
    g_string_append_printf (head, "Content-Length: %s\r\n", reply->length);
  else if (!is_same && !reply->is_endless && reply->status != 304)
    g_string_append_printf (head,
                            "Content-Length: %zu\r\n",
                            g_bytes_get_size (reply->body));
  g_string_append (head, reply->closes ? "Connection: close\r\n\r\n" : "\r\n");
  if (!send_bytes (self, out, reply, head->str, head->len))
    return FALSE;
  if (!is_same && reply->status != 304 && !send_body (self, out, reply))
    return FALSE;
  return !reply->closes;
}

static char *
read_head (ScriptedServer *self, GInputStream *in)
{
  g_autoptr (GString) head = g_string_new (NULL);
  char byte;

  while (head->len < MAX_HEAD && !g_str_has_suffix (head->str, "\r\n\r\n"))
    {
      if (g_input_stream_read (in, &byte, 1, self->cancellable, NULL) != 1)
        return NULL;
      g_string_append_c (head, byte);
    }
  return g_string_free (g_steal_pointer (&head), FALSE);
}

static ScriptedRequest *
parse_head (const char *head, guint connection)
{
  ScriptedRequest *request = g_new0 (ScriptedRequest, 1);
  g_auto (GStrv) lines = g_strsplit (head, "\r\n", -1);
  g_auto (GStrv) words = g_strsplit (lines[0], " ", 3);

  request->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  request->method = g_strdup (words[0] != NULL ? words[0] : "");
  request->target =
      g_strdup (g_strv_length (words) == 3 ? words[1] : "a request line that is none");
  request->version = g_strdup (g_strv_length (words) == 3 ? words[2] : "");
  request->connection = connection;
  request->time = g_get_monotonic_time ();
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char *colon = strchr (lines[i], ':');

      if (colon == NULL)
        continue;
      *colon = '\0';
      g_hash_table_insert (request->headers,
                           g_ascii_strdown (lines[i], -1),
                           g_strdup (colon + 1 + strspn (colon + 1, " ")));
      request->n_headers++;
    }
  return request;
}

/* The reply for the request, which goes into the log. */
static const ScriptedReply *
take_reply (ScriptedServer *self, ScriptedRequest *request)
{
  const ScriptedReply *reply = NULL;
  Route *route;

  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->requests, request);
  self->n_active++;
  self->max_active = MAX (self->max_active, self->n_active);
  route = g_hash_table_lookup (self->routes, request->target);
  if (route != NULL)
    {
      reply = route->replies->pdata[route->next];
      if (route->next + 1 < route->replies->len)
        route->next++;
    }
  g_mutex_unlock (&self->lock);
  return reply;
}

/* What is on its way is given time to arrive; the end of the connection is not. */
static void
reset (ScriptedServer *self, GSocketConnection *connection)
{
  const struct linger none = { .l_onoff = 1, .l_linger = 0 };
  GSocket *socket = g_socket_connection_get_socket (connection);

  rest (self, 50);
  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &none, sizeof none);
}

static void
serve (ScriptedServer *self, Connection *connection, GIOStream *stream)
{
  const ScriptedReply nothing_here = {
    .status = 404,
    .headers = &(GString){ .str = (char *) "", .len = 0 },
    .body = g_bytes_new_static ("", 0),
    .cut_at = -1,
  };
  gboolean goes_on = TRUE;

  while (goes_on)
    {
      g_autofree char *head = read_head (self, g_io_stream_get_input_stream (stream));
      ScriptedRequest *request;
      const ScriptedReply *reply;

      if (head == NULL)
        break;
      request = parse_head (head, connection->number);
      reply = take_reply (self, request);
      goes_on = send_reply (self,
                            g_io_stream_get_output_stream (stream),
                            reply != NULL ? reply : &nothing_here,
                            request);
      if (reply != NULL && reply->resets)
        reset (self, connection->connection);
      if (takes_long (reply != NULL ? reply : &nothing_here))
        end_active (self);
    }
  g_bytes_unref (nothing_here.body);
}

/* Whoever closes with something unread resets the connection: so what the client says
 * first is read. */
static void
greet (Connection *connection, GBytes *greeting)
{
  GIOStream *stream = G_IO_STREAM (connection->connection);
  char heard[4096];

  g_input_stream_read (g_io_stream_get_input_stream (stream),
                       heard,
                       sizeof heard,
                       connection->server->cancellable,
                       NULL);
  g_output_stream_write_all (g_io_stream_get_output_stream (stream),
                             g_bytes_get_data (greeting, NULL),
                             g_bytes_get_size (greeting),
                             NULL,
                             NULL,
                             NULL);
}

static gpointer
connection_thread (gpointer data)
{
  Connection *connection = data;
  ScriptedServer *self = connection->server;
  g_autoptr (GIOStream) stream = NULL;
  const char *const protocols[] = { "h2", "http/1.1", NULL };
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (GBytes) greeting = NULL;

  g_mutex_lock (&self->lock);
  g_set_object (&certificate, self->certificate);
  greeting = self->greeting != NULL ? g_bytes_ref (self->greeting) : NULL;
  g_mutex_unlock (&self->lock);
  if (greeting != NULL)
    greet (connection, greeting);
  else if (certificate != NULL)
    {
      stream = g_tls_server_connection_new (G_IO_STREAM (connection->connection),
                                            certificate,
                                            NULL);
      g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (stream), protocols);
      g_tls_connection_set_require_close_notify (G_TLS_CONNECTION (stream), FALSE);
      if (!g_tls_connection_handshake (G_TLS_CONNECTION (stream),
                                       self->cancellable,
                                       NULL))
        g_clear_object (&stream);
    }
  else
    stream = g_object_ref (G_IO_STREAM (connection->connection));
  if (stream != NULL)
    {
      serve (self, connection, stream);
      g_io_stream_close (stream, NULL, NULL);
    }
  g_io_stream_close (G_IO_STREAM (connection->connection), NULL, NULL);
  g_object_unref (connection->connection);
  g_free (connection);
  return NULL;
}

static gpointer
accept_thread (gpointer data)
{
  ScriptedServer *self = data;
  GSocketConnection *accepted;

  while ((accepted =
              g_socket_listener_accept (self->listener, NULL, self->cancellable, NULL)))
    {
      Connection *connection = g_new0 (Connection, 1);

      g_socket_set_option (g_socket_connection_get_socket (accepted), 6, 1, 1, NULL);
      connection->server = self;
      connection->connection = accepted;
      g_mutex_lock (&self->lock);
      connection->number = ++self->n_connections;
      g_mutex_unlock (&self->lock);
      g_ptr_array_add (self->connection_threads,
                       g_thread_new ("connection", connection_thread, connection));
    }
  return NULL;
}

static ScriptedServer *
server_new (const char *host, GTlsCertificate *certificate)
{
  ScriptedServer *self = g_new0 (ScriptedServer, 1);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new_from_string (host, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->lock);
  self->host = host;
  self->certificate = certificate;
  self->cancellable = g_cancellable_new ();
  self->connection_threads = g_ptr_array_new ();
  self->routes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, route_free);
  self->replies = g_ptr_array_new_with_free_func (scripted_reply_free);
  self->requests = g_ptr_array_new_with_free_func (request_free);
  self->listener = g_socket_listener_new ();
  g_socket_listener_add_address (self->listener,
                                 address,
                                 G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP,
                                 NULL,
                                 &bound,
                                 &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  self->thread = g_thread_new ("accept", accept_thread, self);
  return self;
}

ScriptedServer *
scripted_server_new (void)
{
  return server_new (LOOPBACK, NULL);
}

ScriptedServer *
scripted_server_new_at (const char *address)
{
  return server_new (g_intern_string (address), NULL);
}

static GTlsCertificate *
load_certificate (const char *pem)
{
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (pem, &error);

  g_assert_no_error (error);
  return certificate;
}

ScriptedServer *
scripted_server_new_tls (const char *pem)
{
  return server_new (LOOPBACK, load_certificate (pem));
}

void
scripted_server_set_certificate (ScriptedServer *self, const char *pem)
{
  g_autoptr (GTlsCertificate) certificate = load_certificate (pem);

  g_mutex_lock (&self->lock);
  g_set_object (&self->certificate, certificate);
  g_mutex_unlock (&self->lock);
}

void
scripted_server_set_greeting (ScriptedServer *self, const char *bytes, gsize length)
{
  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->greeting, g_bytes_unref);
  self->greeting = g_bytes_new (bytes, length);
  g_mutex_unlock (&self->lock);
}

void
scripted_server_free (ScriptedServer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_thread_join (self->thread);
  for (guint i = 0; i < self->connection_threads->len; i++)
    g_thread_join (self->connection_threads->pdata[i]);
  g_socket_listener_close (self->listener);
  g_ptr_array_unref (self->connection_threads);
  g_ptr_array_unref (self->requests);
  g_hash_table_unref (self->routes);
  g_ptr_array_unref (self->replies);
  g_clear_object (&self->certificate);
  g_clear_pointer (&self->greeting, g_bytes_unref);
  g_object_unref (self->listener);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->lock);
  g_free (self);
}

guint
scripted_server_get_port (ScriptedServer *self)
{
  return self->port;
}

char *
scripted_server_uri (ScriptedServer *self, const char *path)
{
  return g_strdup_printf ("%s://%s:%u%s",
                          self->certificate != NULL ? "https" : "http",
                          self->host,
                          self->port,
                          path);
}

ScriptedReply *
scripted_server_add_bytes (ScriptedServer *self,
                           const char *path,
                           guint status,
                           const char *content_type,
                           GBytes *body)
{
  ScriptedReply *reply = scripted_reply_new (status, content_type, body);
  Route *route;

  g_mutex_lock (&self->lock);
  route = g_hash_table_lookup (self->routes, path);
  if (route == NULL)
    {
      route = g_new0 (Route, 1);
      route->replies = g_ptr_array_new ();
      g_hash_table_insert (self->routes, g_strdup (path), route);
    }
  g_ptr_array_add (self->replies, reply);
  g_ptr_array_add (route->replies, reply);
  g_mutex_unlock (&self->lock);
  return reply;
}

ScriptedReply *
scripted_server_add (ScriptedServer *self,
                     const char *path,
                     guint status,
                     const char *content_type,
                     const char *body)
{
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

  return scripted_server_add_bytes (self, path, status, content_type, bytes);
}

void
scripted_server_clear (ScriptedServer *self, const char *path)
{
  g_mutex_lock (&self->lock);
  g_hash_table_remove (self->routes, path);
  g_mutex_unlock (&self->lock);
}

static const ScriptedRequest *
find_request (ScriptedServer *self, const char *path, guint index, guint *n_found)
{
  const ScriptedRequest *found = NULL;

  *n_found = 0;
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->requests->len; i++)
    {
      const ScriptedRequest *request = self->requests->pdata[i];

      if (path != NULL && !g_str_equal (request->target, path))
        continue;
      if ((*n_found)++ == index)
        found = request;
    }
  g_mutex_unlock (&self->lock);
  return found;
}

guint
scripted_server_get_n_requests (ScriptedServer *self, const char *path)
{
  guint n_found;

  find_request (self, path, G_MAXUINT, &n_found);
  return n_found;
}

const ScriptedRequest *
scripted_server_get_request (ScriptedServer *self, const char *path, guint index)
{
  guint n_found;
  const ScriptedRequest *request = find_request (self, path, index, &n_found);

  g_assert_nonnull (request);
  return request;
}

const char *
scripted_request_get_header (const ScriptedRequest *self, const char *name)
{
  return g_hash_table_lookup (self->headers, name);
}

guint
scripted_server_get_n_connections (ScriptedServer *self)
{
  guint n;

  g_mutex_lock (&self->lock);
  n = self->n_connections;
  g_mutex_unlock (&self->lock);
  return n;
}

guint
scripted_server_get_max_active (ScriptedServer *self)
{
  guint n;

  g_mutex_lock (&self->lock);
  n = self->max_active;
  g_mutex_unlock (&self->lock);
  return n;
}

guint64
scripted_server_get_n_sent (ScriptedServer *self)
{
  guint64 n;

  g_mutex_lock (&self->lock);
  n = self->n_sent;
  g_mutex_unlock (&self->lock);
  return n;
}
