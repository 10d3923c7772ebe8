/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the headers about caching and waiting mean. Pure functions, any thread. All
 * arguments may be NULL for a header that was not there. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A server may ask for at most this long; what asks for more gets this. */
#define DATELINE_CACHE_POLICY_MAX_WAIT (7 * 24 * 60 * 60)

/* Seconds that an answer stays good: max-age less Age; without a max-age Expires less
 * Date (less @now, epoch seconds, without a Date). 0 when nothing says so or caching is
 * forbidden. */
gint64 dateline_cache_policy_get_fresh_for (const char *cache_control,
                                            const char *age,
                                            const char *expires,
                                            const char *date,
                                            gint64 now);

/* Seconds that a Retry-After asks to wait, from a number or from a date that is compared
 * with Date (or @now). 0 for what asks for nothing that can be understood. */
gint64 dateline_cache_policy_get_retry_after (const char *retry_after,
                                              const char *date,
                                              gint64 now);

/* TRUE for an ETag or Last-Modified that can be sent back: not empty, not over 1 KB, no
 * control characters, nothing that was lost on the way. */
gboolean dateline_cache_policy_is_validator (const char *value);

G_END_DECLS
