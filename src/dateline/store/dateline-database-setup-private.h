/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How a connection is opened and set up for what it is to do. */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Opens the file at @path as @role does. @handle is set in any case, for the error. */
int dateline_database_setup_open (const char *path,
                                  DatelineDatabaseRole role,
                                  sqlite3 **handle);

/* What no connection may do, whatever a file or a statement asks for. */
void dateline_database_setup_limit (sqlite3 *handle);

/* Sets up what @role needs, and marks a new file as ours. @is_distant tells whether
 * several computers may have it. */
gboolean dateline_database_setup_run (DatelineDatabase *database,
                                      DatelineDatabaseRole role,
                                      gboolean is_distant,
                                      GError **error);

G_END_DECLS
