/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Every way in which a fetch fails, as a DatelineFetchError with a sentence for the
 * reader. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* libsoup's; its header is for those only who talk to it. */
typedef struct _SoupMessage SoupMessage;

/* The error for a @status that is no success. @wait: seconds that the server asked to
 * wait, 0 for none. */
GError *dateline_fetch_error_new_for_status (guint status, gint64 wait);

/* The error for what libsoup and GIO report while a connection is made and the head of
 * the answer awaited. Cancellation passes unchanged. */
GError *dateline_fetch_error_new_for_failure (const GError *failure,
                                              SoupMessage *message);

/* The error for a proxy of the network's that wants a sign-in: no server was asked. */
GError *dateline_fetch_error_new_for_proxy (void);

/* For a network that wants a sign-in first. */
GError *dateline_fetch_error_new_for_portal (void);

/* The error with @code's own sentence. */
GError *dateline_fetch_error_new (int code);

G_END_DECLS
