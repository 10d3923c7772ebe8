/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A day as a person types it. Pure but for the locale and the clock. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* FALSE if @text names no day: neither as 2025-11-03, nor as it is written where the
 * reader lives, nor as "today" or "yesterday" in the reader's language. */
gboolean dateline_date_text_read (const char *text, GDate *day);
/* As it would be typed again. */
char *dateline_date_text_write (const GDate *day);

G_END_DECLS
