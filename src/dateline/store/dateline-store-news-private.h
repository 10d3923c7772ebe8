/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the threads of a store have to say that nobody asked for, on its way to the main
 * context of the store. Atomically counted.
 */

#pragma once

#include "dateline/store/dateline-store.h"
#include "dateline/store/dateline-work-private.h"

G_BEGIN_DECLS

typedef struct _DatelineStoreNews DatelineStoreNews;

DatelineStoreNews *dateline_store_news_new (DatelineStore *store, GMainContext *context);
DatelineStoreNews *dateline_store_news_ref (DatelineStoreNews *self);
void dateline_store_news_unref (DatelineStoreNews *self);

/* Any thread: work that is told of. Without a @cancellable, not owned, it ends once the
 * store is closed. */
DatelineWork dateline_store_news_make_work (DatelineStoreNews *self,
                                            DatelineStoreWork kind,
                                            GCancellable *cancellable);
/* Any thread: parts of the file cannot be read. */
void dateline_store_news_tell_damaged (DatelineStoreNews *self);
/* The store is closed: nothing is worth doing or telling any more. */
void dateline_store_news_end (DatelineStoreNews *self);

G_END_DECLS
