/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What waits for room on the disk. Main context of the store, which owns it. */

#pragma once

#include "dateline/store/dateline-store-private.h"

G_BEGIN_DECLS

typedef struct _DatelineStoreWaiting DatelineStoreWaiting;

DatelineStoreWaiting *dateline_store_waiting_new (DatelineStore *store);
/* Has what waits answered once more, at the end of the store: what finds no room then is
 * lost. */
void dateline_store_waiting_give_up (DatelineStoreWaiting *self);
void dateline_store_waiting_free (DatelineStoreWaiting *self);

void dateline_store_waiting_set_interval (DatelineStoreWaiting *self, guint interval);

/* There is none: it is looked for every so often. */
void dateline_store_waiting_begin (DatelineStoreWaiting *self);
/* Whether something waits: what comes after it has to wait too. */
gboolean dateline_store_waiting_has_waiting (DatelineStoreWaiting *self);
/* Keeps @call until there is, and tells what it will change. */
void dateline_store_waiting_keep (DatelineStoreWaiting *self, DatelineStoreCall *call);

G_END_DECLS
