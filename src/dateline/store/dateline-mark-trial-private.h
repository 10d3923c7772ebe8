/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What waits for room on the disk, tried out: a transaction with all that is in the
 * journal, which is rolled back in the end. What is read in it, lists and counts, is as
 * it will be. It belongs to the thread that made it. While there is one nobody else
 * writes to the file, so it must not last.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-mark-journal-private.h"
#include "dateline/store/dateline-store-call-private.h"

G_BEGIN_DECLS

typedef struct _DatelineMarkTrial DatelineMarkTrial;

/* Of the file that @reader reads; @store is the store's own, which that one may be a copy
 * of. NULL if it cannot be had. */
DatelineMarkTrial *dateline_mark_trial_new (DatelineDatabase *reader,
                                            const char *store,
                                            DatelineMarkJournal *journal);
/* What it tried is as if it had not been. */
void dateline_mark_trial_free (DatelineMarkTrial *self);

/* Whether what it shows still waits. */
gboolean dateline_mark_trial_is_right (DatelineMarkTrial *self);

/* To read in. */
DatelineDatabase *dateline_mark_trial_get_database (DatelineMarkTrial *self);
/* Answers @call, which marks stories, and writes them into the journal. */
gboolean dateline_mark_trial_add (DatelineMarkTrial *self,
                                  DatelineStoreCall *call,
                                  GError **error);

/* Marks what is in @journal, in a transaction of @database, and empties it. FALSE if
 * something still waits. */
gboolean dateline_mark_trial_replay (DatelineDatabase *database,
                                     DatelineMarkJournal *journal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMarkTrial, dateline_mark_trial_free)

G_END_DECLS
