/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The members of a fetch record, for store. Fill a fresh one, then treat it as immutable:
 * it crosses threads.
 */

#pragma once

#include "dateline/model/dateline-fetch-record.h"

G_BEGIN_DECLS

struct _DatelineFetchRecord
{
  gint64 time;
  char *uri;           /* redacted */
  guint status;        /* HTTP's, 0 when there was no answer */
  gint64 n_bytes;      /* of the content, unpacked */
  char *etag;          /* that was sent, redacted, or NULL */
  char *last_modified; /* the same */
  DatelineFetchResult result;
  guint n_added;
  guint n_updated;
  char *error; /* a sentence, or NULL */
  gint64 next_check;
  DatelineWaitReason wait_reason;
  gint64 wait; /* seconds that the reason asks for */
};

DatelineFetchRecord *dateline_fetch_record_new (void);

G_END_DECLS
