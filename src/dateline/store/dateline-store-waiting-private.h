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
/* Room is no longer looked for. What was written down stays. */
void dateline_store_waiting_stop (DatelineStoreWaiting *self);
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
/* Has @call, a mark, written down and tried; it fails if that cannot be. */
void dateline_store_waiting_keep (DatelineStoreWaiting *self, DatelineStoreCall *call);
/* It came back from that. */
void dateline_store_waiting_take (DatelineStoreWaiting *self);

G_END_DECLS
