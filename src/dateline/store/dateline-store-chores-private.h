/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the thread that writes sees to while nobody asks for anything: the list of feeds
 * beside the file, and stories that move from one index of words to another. That thread
 * only.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-mark-journal-private.h"

G_BEGIN_DECLS

typedef struct _DatelineStoreChores DatelineStoreChores;

/* Of the file at @path, which was just opened as @database. */
DatelineStoreChores *dateline_store_chores_new (DatelineDatabase *database,
                                                const char *path,
                                                DatelineMarkJournal *journal);
/* Does what must not be left. */
void dateline_store_chores_end (DatelineStoreChores *self);

/* Feeds changed: their list is to be written soon. */
void dateline_store_chores_note_feeds (DatelineStoreChores *self);
/* The index of words is to be made anew. */
void dateline_store_chores_make_index_anew (DatelineStoreChores *self);

/* Does a step of what is to be done, if it is time. How long to wait before the next one,
 * in microseconds; -1 if there is nothing to do. */
gint64 dateline_store_chores_go_on (DatelineStoreChores *self);

G_END_DECLS
