/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What an answer of a scripted server is made of, for the server alone. */

#pragma once

#include "dateline-scripted-server.h"

struct _ScriptedReply
{
  guint status;
  GString *headers;
  char *etag;
  char *length; /* what to announce, or NULL for the truth */
  GBytes *body;
  GBytes *raw;
  guint delay;
  gsize drip_size;
  guint drip_time;
  gssize cut_at;
  gboolean is_chunked;
  gboolean is_endless;
  gboolean is_conditional;
  gboolean closes;
  gboolean resets;
  gboolean keeps;
};

ScriptedReply *scripted_reply_new (guint status, const char *content_type, GBytes *body);
void scripted_reply_free (gpointer data);
