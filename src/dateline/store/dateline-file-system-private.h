/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a file lies on. Any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the file at @path lies on another computer, or behind a program: then several
 * computers may have it, and memory that programs share says nothing of it. */
gboolean dateline_file_system_is_distant (const char *path);

G_END_DECLS
