/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The store's file as a file: is it ours, may it be opened, who may read it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes the folder and an empty file that only its owner can read, or looks whether
 * the file that is there is a store that this version can open. Writes nothing to a file
 * that it refuses. */
gboolean dateline_database_file_prepare (const char *path, GError **error);

/* Makes the folder, that only its owner can look into. */
gboolean dateline_database_file_make_folder (const char *path, GError **error);
/* The same look at a file that is only to be read: nothing is made or changed. */
gboolean dateline_database_file_judge (const char *path, GError **error);
/* Whether the file begins as a database of SQLite's does, whosever it is. */
gboolean dateline_database_file_is_database (const char *path);

G_END_DECLS
