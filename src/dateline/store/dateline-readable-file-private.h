/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How a store's file that cannot be written is read all the same. On the thread that
 * would write it. */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;
  DatelineDatabaseRole role;
  char *folder; /* of a copy, which goes with this; NULL without one */
} DatelineReadableFile;

/* Finds what of @path can be read, which is a copy if need be. */
DatelineReadableFile *dateline_readable_file_find (const char *path, GError **error);
void dateline_readable_file_free (DatelineReadableFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineReadableFile, dateline_readable_file_free)

G_END_DECLS
