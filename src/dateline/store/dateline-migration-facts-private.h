/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a step of the schema must not lose: how many rows the tables have, and that what
 * refers to another row finds it. On the writing thread.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

typedef struct _DatelineMigrationFacts DatelineMigrationFacts;

/* Notes what is there. */
DatelineMigrationFacts *dateline_migration_facts_new (DatelineDatabase *database,
                                                      GError **error);
void dateline_migration_facts_free (DatelineMigrationFacts *self);
/* Inside the transaction of a step: FALSE, with an error, if something is missing. */
gboolean dateline_migration_facts_check (DatelineMigrationFacts *self,
                                         DatelineDatabase *database,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMigrationFacts, dateline_migration_facts_free)

G_END_DECLS
