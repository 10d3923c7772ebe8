/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Is it UTF-8, how much of it is, making it so, and once only. Pure functions, any
 * thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gsize n_wide;   /* characters beyond ASCII */
  gsize n_broken; /* sequences that are no character, and NUL */
} DatelineUtf8Census;

void dateline_utf8_count (const guint8 *bytes, gsize length, DatelineUtf8Census *census);
GBytes *dateline_utf8_repair (const guint8 *bytes, gsize length);
char *dateline_utf8_undouble (const char *text, gsize length);

G_END_DECLS
