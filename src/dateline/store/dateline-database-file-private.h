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

G_END_DECLS
