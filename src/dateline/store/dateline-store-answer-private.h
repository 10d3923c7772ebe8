/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How one call of a store is answered, with a transaction around it. On the thread of the
 * database.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-store-call-private.h"

G_BEGIN_DECLS

/* Answers @call inside the transaction that is open. FALSE if that must be rolled back.
 */
gboolean dateline_store_answer_inside (DatelineDatabase *database,
                                       DatelineStoreCall *call);
gboolean dateline_store_answer_commit (DatelineDatabase *database, GError **error);
void dateline_store_answer_roll_back (DatelineDatabase *database);
/* What was not committed did not happen. */
void dateline_store_answer_forget (DatelineStoreCall *call);
/* Sees that there is an error. */
void dateline_store_answer_fail (DatelineStoreCall *call);
void dateline_store_answer_refuse_full (DatelineStoreCall *call);
/* A transaction of its own for @call. */
void dateline_store_answer_alone (DatelineDatabase *database, DatelineStoreCall *call);

G_END_DECLS
