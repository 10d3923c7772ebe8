/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which servers asked to be left alone, as long as the program runs. It goes by a clock
 * that nobody can put back. Main context only. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DatelineHostPauses DatelineHostPauses;

DatelineHostPauses *dateline_host_pauses_new (void);
void dateline_host_pauses_free (DatelineHostPauses *self);

/* @wait: seconds; @now: of the monotonic clock, microseconds. A longer pause stays. */
void dateline_host_pauses_add (DatelineHostPauses *self,
                               const char *host,
                               gint64 wait,
                               gint64 now);

/* Seconds that @host is still to be left alone, 0 for a host that may be asked. */
gint64 dateline_host_pauses_get (DatelineHostPauses *self, const char *host, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineHostPauses, dateline_host_pauses_free)

G_END_DECLS
