/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What waits for room on the disk. Main context of the store, which owns it. */

#pragma once

#include "dateline/store/dateline-mark-journal-private.h"
#include "dateline/store/dateline-store-private.h"

G_BEGIN_DECLS

typedef struct _DatelineStoreWaiting DatelineStoreWaiting;

DatelineStoreWaiting *dateline_store_waiting_new (DatelineStore *store);
/* Has what waits in memory answered once more, at the end of the store: what finds no
 * room then is lost. What was written down stays. */
void dateline_store_waiting_give_up (DatelineStoreWaiting *self);
void dateline_store_waiting_free (DatelineStoreWaiting *self);

/* Where marks wait. */
void dateline_store_waiting_set_journal (DatelineStoreWaiting *self,
                                         DatelineMarkJournal *journal);

void dateline_store_waiting_set_interval (DatelineStoreWaiting *self, guint interval);

/* There is none: it is looked for every so often. */
void dateline_store_waiting_begin (DatelineStoreWaiting *self);
/* Whether something waits: what comes after it has to wait too. */
gboolean dateline_store_waiting_has_waiting (DatelineStoreWaiting *self);
/* Whether something does that was written down, as by a program of before. */
gboolean dateline_store_waiting_has_written (DatelineStoreWaiting *self);
/* Has @call, a mark, written down and tried, or else keeps it until there is room. */
void dateline_store_waiting_keep (DatelineStoreWaiting *self, DatelineStoreCall *call);
/* @call came back from that. TRUE if it could not be, and is kept. */
gboolean dateline_store_waiting_take (DatelineStoreWaiting *self,
                                      DatelineStoreCall *call);

G_END_DECLS
