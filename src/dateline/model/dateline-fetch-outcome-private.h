/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The members of a fetch outcome, for refresh (which writes one) and store (which keeps
 * it). Fill a fresh one, then treat it as immutable: it crosses threads.
 */

#pragma once

#include "dateline/model/dateline-feed.h"
#include "dateline/model/dateline-fetch-outcome.h"
#include "dateline/model/dateline-wait-reason.h"

G_BEGIN_DECLS

struct _DatelineFetchOutcome
{
  gint64 fetched_at;  /* seconds since the epoch */
  gboolean succeeded; /* 200 and read, or 304: resets the failures */
  gboolean
      keep_validators;  /* 304 without new ones, or any failure: the stored ones stay */
  char *etag;           /* exactly as received */
  char *last_modified;  /* exactly as received */
  char *validators_uri; /* where those two are from, behind whatever redirects */
  char *body_digest;    /* of the decoded body, by which it is known again */
  gboolean gone;        /* 410 */
  char *error;          /* a sentence for the reader, NULL when all went well */
  gboolean is_urgent;   /* which is to be told at once */
  DatelineFeed
      *before; /* what was known, which stays: the feed is not to blame; or NULL */

  /* when it may be asked again */
  gint64 not_before; /* by anybody; epoch seconds, 0 for any time */
  gint64 next_check; /* by itself; epoch seconds, 0 for any time */
  DatelineWaitReason wait_reason;
  gint64 wait; /* seconds that the reason asks for */
  char *host;  /* whose word the next two are, or NULL: its state stays */
  gint64 host_not_before;
  guint host_n_refusals; /* 0: it answers again */

  /* how it comes, and what the document says, which stays if @keep_plan */
  gint64 fresh_for; /* seconds, 0 for none */
  gboolean keep_plan;
  gint64 update_interval; /* seconds, 0 for none */
  guint skip_hours;
  guint skip_days;
  guint n_idle;         /* whole answers in a row that brought nothing */
  gboolean has_news;    /* there was a document that differs from the last one */
  gboolean was_a_probe; /* everything was asked for though there were validators */

  /* where it lives */
  char *moved_to;   /* where a permanent redirect led that is believed; else NULL */
  char *move_offer; /* where one led that the reader has to confirm; else NULL */
  /* What the fetch taught if no story of the document is known, or NULL: it is another
   * feed's then, and none of it is kept. */
  DatelineFetchOutcome *if_foreign;

  /* for the log; redacted when it is written */
  char *uri;    /* that was asked, or NULL: not logged */
  guint status; /* HTTP's, 0 without an answer */
  gint64 n_bytes;
  char *sent_etag;
  char *sent_last_modified;
};

DatelineFetchOutcome *dateline_fetch_outcome_new (void);

G_END_DECLS
