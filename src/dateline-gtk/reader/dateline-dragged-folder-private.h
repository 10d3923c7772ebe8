/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes a new folder in @path, which is made as well where it is not there. */
char *dateline_dragged_folder_make (const char *path, GError **error);
/* Removes the folders in @path that were made more than @max_age seconds ago, then the
 * oldest until the others take at most @max_size bytes. */
void dateline_dragged_folder_tidy (const char *path, gint64 max_age, guint64 max_size);

G_END_DECLS
