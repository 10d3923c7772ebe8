/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/net/dateline-fetch-request.h"

G_BEGIN_DECLS

/* Takes an answer that broke off as a response whose is_complete is FALSE, and not as an
 * error: the whole entries of a feed that was cut short are worth having. */
void dateline_fetch_request_set_takes_partial (DatelineFetchRequest *self,
                                               gboolean takes_partial);
gboolean dateline_fetch_request_takes_partial (const DatelineFetchRequest *self);

/* Is asked on the main context before each request that the fetch sends, those that
 * redirects lead to included; FALSE ends the fetch with DATELINE_FETCH_ERROR_REDIRECT. */
typedef gboolean (*DatelineFetchGuard) (const char *uri, gpointer user_data);

void dateline_fetch_request_set_guard (DatelineFetchRequest *self,
                                       DatelineFetchGuard guard,
                                       gpointer user_data);
gboolean dateline_fetch_request_may_send (const DatelineFetchRequest *self,
                                          const char *uri);

/* The address was named by a publisher and not by a person: it may not lead into a
 * private network, unless to a server there that a person named before. */
void dateline_fetch_request_set_embedded (DatelineFetchRequest *self,
                                          gboolean is_embedded);
gboolean dateline_fetch_request_is_embedded (const DatelineFetchRequest *self);

/* Where the validators came from, behind whatever redirects: nobody else is sent them.
 * NULL if that is not known: then they go to the server that is asked first. */
void dateline_fetch_request_set_validators_uri (DatelineFetchRequest *self,
                                                const char *uri);
const char *dateline_fetch_request_get_validators_uri (const DatelineFetchRequest *self);

/* The content goes to the file at @path and not into memory; it is not packed. What the
 * file has already is @offset bytes of what @validator is of (an ETag or a date, nullable
 * with 0): only the rest is asked for, and if it has changed, all of it. */
void dateline_fetch_request_set_file (DatelineFetchRequest *self,
                                      const char *path,
                                      gint64 offset,
                                      const char *validator);
const char *dateline_fetch_request_get_file (const DatelineFetchRequest *self);
gint64 dateline_fetch_request_get_offset (const DatelineFetchRequest *self);
const char *dateline_fetch_request_get_range_validator (const DatelineFetchRequest *self);

/* The media types that are asked for, as the header has them. */
const char *dateline_fetch_request_get_accept (const DatelineFetchRequest *self);

G_END_DECLS
