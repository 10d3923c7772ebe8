/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A connection of a scripted server, and what its thread asks of the server's script and
 * log. */

#pragma once

#include "dateline-scripted-server.h"

typedef struct
{
  ScriptedServer *server;
  GSocketConnection *connection;
  GIOStream *stream; /* what is read and written: the connection, or TLS on it */
  GTlsCertificate *certificate; /* or NULL */
  GBytes *greeting;             /* or NULL */
  GCancellable *cancellable;    /* the server's end */
  guint number;
} ScriptedConnection;

/* Serves a ScriptedConnection to its end and frees it. */
gpointer scripted_connection_thread (gpointer data);

/* From any thread. The reply for @request, which goes into the log and counts as being
 * answered from here on; NULL if there is none. */
const ScriptedReply *scripted_server_take_reply (ScriptedServer *self,
                                                 ScriptedRequest *request);
void scripted_server_end_active (ScriptedServer *self);
void scripted_server_count_sent (ScriptedServer *self, gsize n_bytes);
