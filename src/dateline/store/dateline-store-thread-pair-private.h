/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The two threads of a store, one that writes and one that reads, and the watch over what
 * other programs write: all of them begin and end together. Main context of the store,
 * which owns it.
 */

#pragma once

#include "dateline/store/dateline-mark-journal-private.h"
#include "dateline/store/dateline-store-bell-private.h"
#include "dateline/store/dateline-store-call-private.h"
#include "dateline/store/dateline-store-news-private.h"

G_BEGIN_DECLS

typedef struct _DatelineStoreThreadPair DatelineStoreThreadPair;

/* @context: where it is used. Nothing runs yet. */
DatelineStoreThreadPair *dateline_store_thread_pair_new (GMainContext *context);
/* They ended before. */
void dateline_store_thread_pair_free (DatelineStoreThreadPair *self);

/* Has the file at @path opened, and all else as dateline_store_thread_new_writer (). */
void dateline_store_thread_pair_start (DatelineStoreThreadPair *self,
                                       const char *path,
                                       DatelineStoreBell *elsewhere,
                                       DatelineStoreNews *news,
                                       DatelineMarkJournal *journal,
                                       gboolean reserves);
gboolean dateline_store_thread_pair_is_running (DatelineStoreThreadPair *self);

/* Has @call answered by the one or the other. */
void dateline_store_thread_pair_write (DatelineStoreThreadPair *self,
                                       DatelineStoreCall *call);
void dateline_store_thread_pair_read (DatelineStoreThreadPair *self,
                                      DatelineStoreCall *call);

void dateline_store_thread_pair_stop_watching (DatelineStoreThreadPair *self);
/* Waits until all is answered and the file is closed. */
void dateline_store_thread_pair_end (DatelineStoreThreadPair *self);
/* Does not wait: takes @task, whose source lives as long as this, and returns TRUE to it
 * then. */
void dateline_store_thread_pair_end_async (DatelineStoreThreadPair *self, GTask *task);
/* Whether that goes on. */
gboolean dateline_store_thread_pair_is_ending (DatelineStoreThreadPair *self);

G_END_DECLS
