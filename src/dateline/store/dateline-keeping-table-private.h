/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table with what a person chose of how much is kept: one row. */

#pragma once

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-keeping.h"
#include "dateline/store/dateline-store-policy-private.h"

G_BEGIN_DECLS

gboolean dateline_keeping_table_load (DatelineDatabase *database,
                                      DatelineKeeping *keeping,
                                      GError **error);
gboolean dateline_keeping_table_save (DatelineDatabase *database,
                                      const DatelineKeeping *keeping,
                                      GError **error);
/* Puts what was chosen over what the program says in @policy. */
gboolean dateline_keeping_table_apply (DatelineDatabase *database,
                                       DatelineStorePolicy *policy,
                                       GError **error);

G_END_DECLS
