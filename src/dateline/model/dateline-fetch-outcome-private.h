/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The members of a fetch outcome, for refresh (which writes one) and store (which keeps
 * it). Fill a fresh one, then treat it as immutable: it crosses threads.
 */

#pragma once

#include "dateline/model/dateline-fetch-outcome.h"

G_BEGIN_DECLS

struct _DatelineFetchOutcome
{
  gint64 fetched_at;  /* seconds since the epoch */
  gboolean succeeded; /* 200 and read, or 304: resets the failures */
  gboolean
      keep_validators; /* 304 without new ones, or any failure: the stored ones stay */
  char *etag;          /* exactly as received */
  char *last_modified; /* exactly as received */
  char *body_digest;   /* of the decoded body, by which it is known again */
  char *moved_to;      /* where a permanent redirect (301, 308) led; else NULL */
  gboolean gone;       /* 410 */
  gint64 not_before;   /* no automatic request before; epoch seconds, 0 for none */
  char *error;         /* a sentence for the reader, NULL when all went well */
};

DatelineFetchOutcome *dateline_fetch_outcome_new (void);

G_END_DECLS
