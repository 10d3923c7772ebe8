/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What can be read of a damaged file, put into a new one. The damaged file is only read.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-work-private.h"

G_BEGIN_DECLS

/* The version of the file's schema, from 1; 0 where it does not say. */
guint dateline_salvage_find_version (const char *path);

/* Whether SQLite should read the log that lies beside the file: FALSE for the log of
 * another store, which would take the place of this one's pages. @thorough: looks at
 * every page, not only at the feeds. */
gboolean dateline_salvage_trusts_log (const char *path,
                                      DatelineDatabase *model,
                                      gboolean thorough);

/* Whether some page of the file looks like one with stories. */
gboolean dateline_salvage_finds_stories (const char *path, DatelineDatabase *model);

/* Puts the rows that can be read of @path into the empty tables of @target, which has the
 * schema of the version that the file has; what refers to nothing is not looked for.
 * @n_damaged: how many pages could not be read or only in part. */
gboolean dateline_salvage_run (const char *path,
                               DatelineDatabase *target,
                               const DatelineWork *work,
                               guint *n_damaged,
                               GError **error);

G_END_DECLS
