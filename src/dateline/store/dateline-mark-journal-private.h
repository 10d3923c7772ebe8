/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person marked while the disk was full: a file of one length beside the store,
 * laid there while there was room and written over in place, so that a mark is on a full
 * disk all the same. Whoever writes to the store next, whichever program it is, marks
 * what is in it before.
 *
 * Made on the main context, and used on the threads of one store. These, and programs,
 * take turns by dateline_mark_journal_lock ().
 */

#pragma once

#include "dateline/store/dateline-mark-note-private.h"

G_BEGIN_DECLS

/* Bytes: some hundred thousand stories in the least, and room to mark each story of a
 * store, and to take that back. */
#define DATELINE_MARK_JOURNAL_LEAST (1024 * 1024)
#define DATELINE_MARK_JOURNAL_A_STORY 8
#define DATELINE_MARK_JOURNAL_MOST (64 * 1024 * 1024)

typedef struct _DatelineMarkJournal DatelineMarkJournal;

/* Nothing is opened yet. */
DatelineMarkJournal *dateline_mark_journal_new (const char *store);
DatelineMarkJournal *dateline_mark_journal_ref (DatelineMarkJournal *self);
void dateline_mark_journal_unref (DatelineMarkJournal *self);

/* The path of the journal of @store. */
char *dateline_mark_journal_make_path (const char *store);

/* Whether something is in it, as was seen at the last look. Any thread, at any time. */
gboolean dateline_mark_journal_is_waiting (DatelineMarkJournal *self);
/* Looks whether something is in it, which other programs may have written or done: 0, or
 * a number that is another each time it was emptied. Any thread that has no lock. */
guint64 dateline_mark_journal_look (DatelineMarkJournal *self);

/* Before a transaction begins, never in one: who has the lock may wait for that of the
 * store. */
void dateline_mark_journal_lock (DatelineMarkJournal *self);
void dateline_mark_journal_unlock (DatelineMarkJournal *self);

/* The others want the lock. */

/* Lays it there, for a store of @n_stories, while there is room, if it is not or is too
 * short; nothing if that cannot be done. */
void dateline_mark_journal_reserve (DatelineMarkJournal *self, gint64 n_stories);
/* What is in it (of DatelineMarkNote), the first first; NULL if it cannot be had. What is
 * damaged ends the list. */
GPtrArray *dateline_mark_journal_list (DatelineMarkJournal *self);
/* TRUE once it is on the disk. */
gboolean dateline_mark_journal_add (DatelineMarkJournal *self,
                                    const DatelineMarkNote *note,
                                    GError **error);
/* What was in it is in the store. */
void dateline_mark_journal_clear (DatelineMarkJournal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMarkJournal, dateline_mark_journal_unref)

G_END_DECLS
