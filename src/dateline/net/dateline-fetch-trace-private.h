/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What went over the wire in one fetch, whether it succeeded or not: for logs, and for
 * those who have to judge a failure. Main context only. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  guint n_requests;          /* that were begun, one a hop; 0: nobody was asked */
  guint status;              /* of the last answer, 0 without one */
  gint64 n_bytes;            /* of bodies, as they came: packed */
  gboolean is_conditional;   /* whether the last request carried a validator… */
  const char *etag;          /* …this one, or NULL… */
  const char *last_modified; /* …or this one */
  const char *uri;           /* the last address that was asked, or NULL */
  GPtrArray *redirects;      /* of char*: where each redirect led; NULL if there was
                              * nobody to ask */
  gint64 duration;           /* milliseconds, without waiting for the host's turn */
} DatelineFetchTrace;

/* Of a fetch that has ended; @result as its callback got it, which keeps this alive. */
const DatelineFetchTrace *dateline_fetch_get_trace (GAsyncResult *result);

G_END_DECLS
