/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A server on the loopback that answers as its script says: whole answers, raw bytes,
 * late, dripping, cut off; and that remembers every request. It runs on threads of its
 * own, so that a test's main loop sees only the client's side. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ScriptedServer ScriptedServer;

/* One answer. Its setters return it, so that they can be chained; they are for before the
 * first request. Times are milliseconds. */
typedef struct _ScriptedReply ScriptedReply;

/* A request as it came. The strings live as long as the server. */
typedef struct
{
  const char *method;
  const char *target;
  const char *version; /* as "HTTP/1.1" */
  GHashTable *headers; /* lower-case name to value; of several, the last */
  guint n_headers;
  guint connection; /* the number of the connection, from 1 */
  gint64 time;      /* monotonic, microseconds */
} ScriptedRequest;

ScriptedServer *scripted_server_new (void);

/* The same at another address of the loopback, as "127.0.0.2". */
ScriptedServer *scripted_server_new_at (const char *address);

/* Speaks TLS with the certificate and key of @pem; would rather speak HTTP/2. */
ScriptedServer *scripted_server_new_tls (const char *pem);

/* From the next connection on: another certificate; or nothing but these bytes, whatever
 * the client says, and then the end. */
void scripted_server_set_certificate (ScriptedServer *self, const char *pem);
void scripted_server_set_greeting (ScriptedServer *self, const char *bytes, gsize length);

/* Answers nothing that comes later; waits for its threads. */
void scripted_server_free (ScriptedServer *self);

guint scripted_server_get_port (ScriptedServer *self);

/* The address of @path. */
char *scripted_server_uri (ScriptedServer *self, const char *path);

/* Requests for @path get the replies that were added for it in their order; the last one
 * again and again. What has no reply gets 404. */
ScriptedReply *scripted_server_add (ScriptedServer *self,
                                    const char *path,
                                    guint status,
                                    const char *content_type,
                                    const char *body);
ScriptedReply *scripted_server_add_bytes (ScriptedServer *self,
                                          const char *path,
                                          guint status,
                                          const char *content_type,
                                          GBytes *body);

/* Forgets what is left to answer for @path. */
void scripted_server_clear (ScriptedServer *self, const char *path);

ScriptedReply *
scripted_reply_header (ScriptedReply *self, const char *name, const char *value);
ScriptedReply *scripted_reply_gzip (ScriptedReply *self);
ScriptedReply *scripted_reply_brotli (ScriptedReply *self);
ScriptedReply *scripted_reply_chunked (ScriptedReply *self);

/* Sends these bytes and nothing else, then closes. */
ScriptedReply *scripted_reply_raw (ScriptedReply *self, const char *bytes, gssize length);

/* The same and leaves the connection open. */
ScriptedReply *
scripted_reply_raw_kept (ScriptedReply *self, const char *bytes, gssize length);

/* Says nothing for so long. */
ScriptedReply *scripted_reply_delay (ScriptedReply *self, guint time);

/* Sends the answer in pieces of @size bytes with a rest between them; the head too. */
ScriptedReply *scripted_reply_drip (ScriptedReply *self, gsize size, guint time);

/* Closes when @n_bytes of the body, as sent, are out. */
ScriptedReply *scripted_reply_cut (ScriptedReply *self, gsize n_bytes);

/* The same with a reset instead of an orderly end. */
ScriptedReply *scripted_reply_reset (ScriptedReply *self, gsize n_bytes);

/* The body again and again until the client goes away. */
ScriptedReply *scripted_reply_endless (ScriptedReply *self);
ScriptedReply *scripted_reply_close (ScriptedReply *self);

/* Announces @length whatever the body has. */
ScriptedReply *scripted_reply_length (ScriptedReply *self, const char *length);

/* Answers 304 to a request that carries this reply's ETag. */
ScriptedReply *scripted_reply_conditional (ScriptedReply *self);

/* The log: of @path, or of all with NULL. */
guint scripted_server_get_n_requests (ScriptedServer *self, const char *path);
const ScriptedRequest *
scripted_server_get_request (ScriptedServer *self, const char *path, guint index);
const char *scripted_request_get_header (const ScriptedRequest *self, const char *name);
guint scripted_server_get_n_connections (ScriptedServer *self);

/* The most requests that were being answered at once, and bytes sent in all. */
guint scripted_server_get_max_active (ScriptedServer *self);
guint64 scripted_server_get_n_sent (ScriptedServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScriptedServer, scripted_server_free)

G_END_DECLS
