/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which date a story stands at; see dateline-date-reason.c. */

#pragma once

#include "dateline/dateline.h"

G_BEGIN_DECLS

char *dateline_date_reason_describe (const DatelineHeadline *headline,
                                     DatelineEntry *entry,
                                     const char *when);

G_END_DECLS
