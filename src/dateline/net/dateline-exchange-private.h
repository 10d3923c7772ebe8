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
  gboolean may_be_private;   /* whether an address in a private network is allowed */
  const char *path;          /* of the file that the content goes to, or NULL */
  gint64 offset;             /* what it has already of what @range_validator is of */
  const char *range_validator;
} DatelineQuestion;

/* @time: milliseconds for all of it. @cancellable: is the exchange's alone; it is
 * cancelled when a deadline passes. */
void dateline_exchange_run_async (DatelineFetcher *fetcher,
                                  const DatelineQuestion *question,
                                  const DatelineFetchLimits *limits,
                                  guint time,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

/* What came back. */
typedef struct
{
  SoupMessage *message; /* with the head of the answer; NULL with an error */
  GBytes *body;         /* of a success, unpacked; NULL with any other status */
  gboolean is_in_file;  /* of a success: the file has it, and body is empty */
  gboolean is_complete; /* FALSE if the body broke off */
  guint status;         /* with an error, too; 0 without a head */
  gboolean is_private;  /* whether it came from a private network */
  gboolean is_of_proxy; /* whether a proxy stands between */
  gsize n_received;     /* bytes of the body as they came, with an error, too */
} DatelineAnswer;

/* FALSE with a DatelineFetchError or G_IO_ERROR_CANCELLED. */
gboolean dateline_exchange_run_finish (GAsyncResult *result,
                                       DatelineAnswer *answer,
                                       GError **error);
void dateline_answer_clear (DatelineAnswer *answer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineAnswer, dateline_answer_clear)

G_END_DECLS
