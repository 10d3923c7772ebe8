/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A thread that owns a connection, and answers the calls that it is given one by one, in
 * transactions. A store has two: one that writes and one that reads.
 */

#pragma once

#include "dateline/store/dateline-mark-journal-private.h"
#include "dateline/store/dateline-store-bell-private.h"
#include "dateline/store/dateline-store-call-private.h"
#include "dateline/store/dateline-store-news-private.h"

G_BEGIN_DECLS

typedef struct _DatelineStoreThread DatelineStoreThread;

/* Starts the thread that writes to @path, which opens the file first. It rings @elsewhere
 * when it finds that another program wrote to it; @news is for all else that nobody asked
 * for. What is in @journal it marks; it lays one there if marks of this program are to
 * wait in it. */
DatelineStoreThread *dateline_store_thread_new_writer (const char *path,
                                                       DatelineStoreBell *elsewhere,
                                                       DatelineStoreNews *news,
                                                       DatelineMarkJournal *journal,
                                                       gboolean reserves);
/* Starts one that reads, once @writer has opened the file. What kept @writer from it is
 * the error of all calls of both. */
DatelineStoreThread *dateline_store_thread_new_reader (const char *path,
                                                       DatelineStoreThread *writer);

/* Gives the thread a call to answer, in the order in which they come; but those of a
 * refresh wait for all others. It comes back by dateline_store_call_return (). */
void dateline_store_thread_push (DatelineStoreThread *self, DatelineStoreCall *call);

/* Has the writer look, when it has a moment, whether another program wrote to the file.
 */
void dateline_store_thread_look (DatelineStoreThread *self);

/* Answers what was given before, closes the connection and ends the thread. */
void dateline_store_thread_end (DatelineStoreThread *self);

G_END_DECLS
