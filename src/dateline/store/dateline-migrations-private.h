/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The versions of the schema: migrations/NNNN-name.sql takes version NNNN - 1 to NNNN. */

#pragma once

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-work-private.h"

G_BEGIN_DECLS

/* The version that this program makes. */
guint dateline_migrations_get_latest (void);
/* Brings the file to it, each step in a transaction of its own, after it was copied: see
 * docs/notes/durability.md. When anything fails, it stays what it was. */
gboolean dateline_migrations_run (DatelineDatabase *database,
                                  const DatelineWork *work,
                                  GError **error);
/* Brings a file that nobody else sees to @version, as far as it is not of it. */
gboolean
dateline_migrations_run_to (DatelineDatabase *database, guint version, GError **error);

G_END_DECLS
