/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A server on the loopback that answers as its script says. This is its script and
 * its log, which one lock guards. One thread accepts, one more serves each connection. */

#include "dateline-scripted-connection-private.h"
#include "dateline-scripted-reply-private.h"

#include <string.h>

#define LOOPBACK "127.0.0.1"

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

static gpointer
accept_thread (gpointer data)
{
  ScriptedServer *self = data;
  GSocketConnection *accepted;

  while ((accepted =
              g_socket_listener_accept (self->listener, NULL, self->cancellable, NULL)))
    {
      ScriptedConnection *connection = g_new0 (ScriptedConnection, 1);

      g_socket_set_option (g_socket_connection_get_socket (accepted), 6, 1, 1, NULL);
      connection->server = self;
      connection->connection = accepted;
      connection->cancellable = self->cancellable;
      g_mutex_lock (&self->lock);
      g_set_object (&connection->certificate, self->certificate);
      if (self->greeting != NULL)
        connection->greeting = g_bytes_ref (self->greeting);
      connection->number = ++self->n_connections;
      g_mutex_unlock (&self->lock);
      g_ptr_array_add (
          self->connection_threads,
          g_thread_new ("connection", scripted_connection_thread, connection));
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

const ScriptedReply *
scripted_server_take_reply (ScriptedServer *self, ScriptedRequest *request)
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

void
scripted_server_end_active (ScriptedServer *self)
{
  g_mutex_lock (&self->lock);
  self->n_active--;
  g_mutex_unlock (&self->lock);
}

void
scripted_server_count_sent (ScriptedServer *self, gsize n_bytes)
{
  g_mutex_lock (&self->lock);
  self->n_sent += n_bytes;
  g_mutex_unlock (&self->lock);
}
