/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Files that are there as a whole or not at all, whatever happens while they are made:
 * they are written under another name, brought to the disk, and renamed. Any thread.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The name under which @path is made; nobody else looks at it. */
char *dateline_safe_file_make_name (const char *path);
/* Brings the finished file @made to the disk and then to its name. */
gboolean dateline_safe_file_finish (const char *made, const char *path, GError **error);
/* Makes @path of @bytes. */
gboolean dateline_safe_file_write (const char *path, GBytes *bytes, GError **error);
/* Moves a file, if there is one, and has the folder remember it. */
gboolean dateline_safe_file_move (const char *from, const char *to, GError **error);
/* The bytes that are free where @path is; G_MAXUINT64 if that is not known. */
guint64 dateline_safe_file_get_free (const char *path);
/* The bytes that a file takes, 0 without one. */
guint64 dateline_safe_file_get_size (const char *path);

G_END_DECLS
