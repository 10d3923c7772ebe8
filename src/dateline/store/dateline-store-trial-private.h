/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The part of the thread that reads which shows what waits for room on the disk: while
 * something does, lists and counts are read in a transaction that has it
 * (dateline-mark-trial). That thread only.
 */

#pragma once

#include "dateline/store/dateline-mark-journal-private.h"
#include "dateline/store/dateline-store-call-private.h"

G_BEGIN_DECLS

typedef struct _DatelineStoreTrial DatelineStoreTrial;

/* Of the store at @path, with what waits in @journal. */
DatelineStoreTrial *dateline_store_trial_new (const char *path,
                                              DatelineMarkJournal *journal);
void dateline_store_trial_end (DatelineStoreTrial *self);

/* Which file is read, from now on; nullable. */
void dateline_store_trial_set_database (DatelineStoreTrial *self,
                                        DatelineDatabase *database);
/* Answers @call if it is about what waits, or is to be read as that will be. */
gboolean dateline_store_trial_answer (DatelineStoreTrial *self, DatelineStoreCall *call);
/* While nobody asks: ends what others wait for; how long until it is to be called again,
 * in microseconds, or -1. */
gint64 dateline_store_trial_go_on (DatelineStoreTrial *self);

G_END_DECLS
