/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Dates as feeds write them. Pure functions, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dateline_date_parse (const char *text, gint64 *time, int *offset);

char *dateline_date_format_utc (gint64 time);

G_END_DECLS
