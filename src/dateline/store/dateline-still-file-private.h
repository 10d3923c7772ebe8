/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A way for SQLite to a database's file that nobody changes: a connection may change it,
 * in its own memory, and never gets as far as writing. The file has no log. Any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name of the way, for sqlite3_open_v2 (). */
const char *dateline_still_file_get_vfs (void);

G_END_DECLS
