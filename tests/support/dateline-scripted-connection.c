/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One connection of a scripted server, served on a thread of its own with blocking calls:
 * a script with rests reads as it is written. */

#include "dateline-scripted-connection-private.h"

#include "dateline-scripted-reply-private.h"

#include <string.h>
#include <sys/socket.h>

#define MAX_HEAD (64 * 1024)

/* Sleeps, but not past the server's end. FALSE if that came. */
static gboolean
rest (ScriptedConnection *self, guint time)
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
send_bytes (ScriptedConnection *self,
            const ScriptedReply *reply,
            const char *bytes,
            gsize length)
{
  while (length > 0)
    {
      gsize piece = reply->drip_size > 0 ? MIN (reply->drip_size, length) : length;

      if (!g_output_stream_write_all (g_io_stream_get_output_stream (self->stream),
                                      bytes,
                                      piece,
                                      NULL,
                                      self->cancellable,
                                      NULL))
        return FALSE;
      scripted_server_count_sent (self->server, piece);
      bytes += piece;
      length -= piece;
      if (reply->drip_time > 0 && !rest (self, reply->drip_time))
        return FALSE;
    }
  return TRUE;
}

static gboolean
send_body (ScriptedConnection *self, const ScriptedReply *reply)
{
  gsize length;
  const char *bytes = g_bytes_get_data (reply->body, &length);

  if (reply->cut_at >= 0 && !reply->is_chunked)
    {
      send_bytes (self, reply, bytes, MIN ((gsize) reply->cut_at, length));
      return FALSE;
    }
  do
    {
      g_autofree char *head = g_strdup_printf ("%zx\r\n", length);

      if (reply->cut_at >= 0)
        {
          g_autofree char *part = g_strdup_printf ("%zx\r\n", (gsize) reply->cut_at);

          send_bytes (self, reply, part, strlen (part));
          send_bytes (self, reply, bytes, reply->cut_at);
          send_bytes (self, reply, "\r\n", 2);
          return FALSE;
        }
      if (reply->is_chunked && length > 0 &&
          !send_bytes (self, reply, head, strlen (head)))
        return FALSE;
      if (!send_bytes (self, reply, bytes, length))
        return FALSE;
      if (reply->is_chunked && length > 0 && !send_bytes (self, reply, "\r\n", 2))
        return FALSE;
    }
  while (reply->is_endless);
  return !reply->is_chunked || send_bytes (self, reply, "0\r\n\r\n", 5);
}

static gboolean
takes_long (const ScriptedReply *reply)
{
  return reply->drip_time > 0 || reply->is_endless;
}

/* FALSE if the connection is to be closed. What goes at once counts as answered before it
 * does: whoever has it may ask for the next sooner than this thread goes on. */
static gboolean
send_reply (ScriptedConnection *self,
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
    scripted_server_end_active (self->server);
  if (reply->raw != NULL)
    {
      gsize length;
      const char *bytes = g_bytes_get_data (reply->raw, &length);

      return send_bytes (self, reply, bytes, length) && reply->keeps;
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
  if (!send_bytes (self, reply, head->str, head->len))
    return FALSE;
  if (!is_same && reply->status != 304 && !send_body (self, reply))
    return FALSE;
  return !reply->closes;
}

static char *
read_head (ScriptedConnection *self)
{
  g_autoptr (GString) head = g_string_new (NULL);
  char byte;

  while (head->len < MAX_HEAD && !g_str_has_suffix (head->str, "\r\n\r\n"))
    {
      if (g_input_stream_read (g_io_stream_get_input_stream (self->stream),
                               &byte,
                               1,
                               NULL,
                               NULL) != 1)
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

/* What is on its way is given time to arrive; the end of the connection is not. */
static void
reset (ScriptedConnection *self)
{
  const struct linger none = { .l_onoff = 1, .l_linger = 0 };
  GSocket *socket = g_socket_connection_get_socket (self->connection);

  rest (self, 50);
  setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &none, sizeof none);
}

static void
serve (ScriptedConnection *self)
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
      g_autofree char *head = read_head (self);
      ScriptedRequest *request;
      const ScriptedReply *reply;

      if (head == NULL)
        break;
      request = parse_head (head, self->number);
      reply = scripted_server_take_reply (self->server, request);
      if (reply == NULL)
        reply = &nothing_here;
      goes_on = send_reply (self, reply, request);
      if (reply->resets)
        reset (self);
      if (takes_long (reply))
        scripted_server_end_active (self->server);
    }
  g_bytes_unref (nothing_here.body);
}

/* Whoever closes with something unread resets the connection: so what the client says
 * first is read. */
static void
greet (ScriptedConnection *self)
{
  char heard[4096];

  g_input_stream_read (g_io_stream_get_input_stream (self->stream),
                       heard,
                       sizeof heard,
                       self->cancellable,
                       NULL);
  g_output_stream_write_all (g_io_stream_get_output_stream (self->stream),
                             g_bytes_get_data (self->greeting, NULL),
                             g_bytes_get_size (self->greeting),
                             NULL,
                             NULL,
                             NULL);
}

/* FALSE if the client goes away over it. */
static gboolean
secure (ScriptedConnection *self)
{
  const char *const protocols[] = { "h2", "http/1.1", NULL };
  GIOStream *stream = g_tls_server_connection_new (self->stream, self->certificate, NULL);
  GTlsConnection *tls = G_TLS_CONNECTION (stream);

  g_tls_connection_set_advertised_protocols (tls, protocols);
  g_tls_connection_set_require_close_notify (tls, FALSE);
  g_object_unref (self->stream);
  self->stream = stream;
  return g_tls_connection_handshake (tls, NULL, NULL);
}

/* Ends reading from TLS as well: glib-networking 2.80 leaks the error of one that is
 * cancelled. */
static void
shut_down_cb (GCancellable *cancellable, GSocketConnection *connection)
{
  g_socket_shutdown (g_socket_connection_get_socket (connection), TRUE, TRUE, NULL);
}

static void
connection_free (ScriptedConnection *self)
{
  g_object_unref (self->stream);
  g_object_unref (self->connection);
  g_clear_object (&self->certificate);
  g_clear_pointer (&self->greeting, g_bytes_unref);
  g_free (self);
}

gpointer
scripted_connection_thread (gpointer data)
{
  ScriptedConnection *self = data;
  gulong id = g_cancellable_connect (self->cancellable,
                                     G_CALLBACK (shut_down_cb),
                                     self->connection,
                                     NULL);

  self->stream = g_object_ref (G_IO_STREAM (self->connection));
  if (self->greeting != NULL)
    greet (self);
  else if (self->certificate == NULL || secure (self))
    {
      serve (self);
      g_io_stream_close (self->stream, NULL, NULL);
    }
  g_cancellable_disconnect (self->cancellable, id);
  g_io_stream_close (G_IO_STREAM (self->connection), NULL, NULL);
  connection_free (self);
  return NULL;
}
