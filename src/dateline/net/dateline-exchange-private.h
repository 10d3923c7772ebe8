/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One request and its answer over HTTP, with deadlines and limits. No redirect is
 * followed. Main context only. */

#pragma once

#include "dateline/net/dateline-fetcher-private.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What is asked. */
typedef struct
{
  GUri *uri;
  const char *accept;
  const char *etag;          /* or NULL */
  const char *last_modified; /* or NULL */
} DatelineQuestion;

/* @time: milliseconds for all of it. @cancellable: is the exchange's alone; it is
 * cancelled when a deadline passes. */
void dateline_exchange_run_async (SoupSession *session,
                                  const DatelineQuestion *question,
                                  const DatelineFetchLimits *limits,
                                  guint time,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* The message with the head of the answer, or NULL with a DatelineFetchError or
 * G_IO_ERROR_CANCELLED.
 * @body: (out): of a success, unpacked; NULL with any other status
 * @is_complete: (out): FALSE if the body broke off */
SoupMessage *dateline_exchange_run_finish (GAsyncResult *result,
                                           GBytes **body,
                                           gboolean *is_complete,
                                           GError **error);

G_END_DECLS
