/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The versions of the schema: migrations/NNNN-name.sql takes version NNNN - 1 to NNNN. */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* The version that this program makes. */
guint dateline_migrations_get_latest (void);
/* Brings the file to it, each step in a transaction of its own. */
gboolean dateline_migrations_run (DatelineDatabase *database, GError **error);

G_END_DECLS
