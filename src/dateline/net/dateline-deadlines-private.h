/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The deadlines of one exchange over HTTP: for all of it, and for each of its phases.
 * Main context only.
 */

#pragma once

#include "dateline/net/dateline-fetch-limits-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DatelineDeadlines DatelineDeadlines;

typedef enum
{
  DATELINE_DEADLINE_CONNECTION, /* until the request is on its way */
  DATELINE_DEADLINE_ANSWER,     /* from there to the end of the answer's head */
  DATELINE_DEADLINE_BODY,       /* that enough of it comes all the time */
  DATELINE_DEADLINE_REST,       /* of an answer that nobody wants */
} DatelineDeadline;

/* @time: milliseconds for all of it, from now on. @n_received: bytes of the body that
 * have come. @cancellable: is cancelled when a deadline passes. */
DatelineDeadlines *dateline_deadlines_new (const DatelineFetchLimits *limits,
                                           guint time,
                                           const gsize *n_received,
                                           GCancellable *cancellable);
void dateline_deadlines_free (DatelineDeadlines *self);

/* @phase has begun, and with it the one before has ended. */
void dateline_deadlines_watch (DatelineDeadlines *self, DatelineDeadline phase);
/* The sentence for the one that passed, or NULL. */
const char *dateline_deadlines_get_passed (DatelineDeadlines *self);

G_END_DECLS
