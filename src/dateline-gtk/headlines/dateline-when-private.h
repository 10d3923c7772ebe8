/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Times as a list of headlines says them; see dateline-when.c. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dateline_when_brief (gint64 time, GDateTime *now);
char *dateline_when_clock (gint64 time, GDateTime *now);
char *dateline_when_day (gint64 time, GDateTime *now);
char *dateline_when_full (gint64 time, GDateTime *now);

G_END_DECLS
