/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the files of a store's calls ask of the store. Main context, but where it says
 * otherwise.
 */

#pragma once

#include "dateline/store/dateline-store-call-private.h"
#include "dateline/store/dateline-store-news-private.h"
#include "dateline/store/dateline-store-thread-pair-private.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

/* Has @call answered by the thread that writes, or by the one that reads. */
void dateline_store_write (DatelineStore *self, DatelineStoreCall *call);
void dateline_store_read (DatelineStore *self, DatelineStoreCall *call);
/* Takes the answer: NULL with an error, or what the call answered. */
gpointer dateline_store_take_answer (DatelineStore *self,
                                     GAsyncResult *result,
                                     gpointer tag,
                                     GError **error);
void dateline_store_announce (DatelineStore *self, DatelineStoreChanges *changes);
/* What @call learnt of the store's limits. TRUE if it is kept, to be asked again. */
gboolean dateline_store_heed (DatelineStore *self, DatelineStoreCall *call);
/* Has @call answered again, which was kept. */
void dateline_store_write_again (DatelineStore *self, DatelineStoreCall *call);
/* For tests: milliseconds between two looks whether there is room again. */
void dateline_store_set_room_interval (DatelineStore *self, guint interval);
void dateline_store_set_full (DatelineStore *self, gboolean is_full);
DatelineStoreNews *dateline_store_get_news (DatelineStore *self);
void dateline_store_announce_damage (DatelineStore *self);
void dateline_store_announce_work (DatelineStore *self,
                                   DatelineStoreWork work,
                                   double fraction);
/* What it is set to, as it stands. */
DatelineStorePolicy *dateline_store_get_policy (DatelineStore *self);
/* Any thread. */
GMainContext *dateline_store_get_context (DatelineStore *self);
DatelineStoreThreadPair *dateline_store_get_threads (DatelineStore *self);
/* Nothing is asked of the threads any more: every later call fails. */
void dateline_store_stop (DatelineStore *self);

G_END_DECLS
