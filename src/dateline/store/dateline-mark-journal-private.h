/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person marked while the disk was full: a file of one length beside the store,
 * laid there while there was room and written over in place, so that a mark is on a full
 * disk all the same. Whoever opens the store next marks what is in it.
 *
 * Made on the main context, and used on the threads of one store, which take turns by
 * dateline_mark_journal_lock (). One program has it at a time.
 */

#pragma once

#include "dateline/store/dateline-store-changes.h"

G_BEGIN_DECLS

/* Bytes: some hundred thousand stories. */
#define DATELINE_MARK_JOURNAL_SIZE (1024 * 1024)

typedef struct _DatelineMarkJournal DatelineMarkJournal;

/* Stories that were marked, in the order of their numbers. */
typedef struct
{
  DatelineStoreChangeFlags flag;
  gboolean value;
  GArray *ids;  /* of gint64 */
  GArray *tags; /* of guint16: by which each is known to be the story that was meant */
} DatelineMarkNote;

DatelineMarkNote *dateline_mark_note_new (DatelineStoreChangeFlags flag, gboolean value);
void dateline_mark_note_add (DatelineMarkNote *self, gint64 id, guint16 tag);
void dateline_mark_note_free (DatelineMarkNote *self);

/* Nothing is opened yet. */
DatelineMarkJournal *dateline_mark_journal_new (const char *store);
DatelineMarkJournal *dateline_mark_journal_ref (DatelineMarkJournal *self);
void dateline_mark_journal_unref (DatelineMarkJournal *self);

/* The path of the journal of @store. */
char *dateline_mark_journal_make_path (const char *store);

void dateline_mark_journal_lock (DatelineMarkJournal *self);
void dateline_mark_journal_unlock (DatelineMarkJournal *self);

/* Opens the file if it is there and nobody else has it, and looks what is in it. */
void dateline_mark_journal_open (DatelineMarkJournal *self);
/* Lays it there if it is not, while there is room; nothing if that cannot be done. */
void dateline_mark_journal_reserve (DatelineMarkJournal *self);
/* Lets go of the file, which stays. */
void dateline_mark_journal_close (DatelineMarkJournal *self);

/* Whether something is in it. Any thread, at any time. */
gboolean dateline_mark_journal_is_waiting (DatelineMarkJournal *self);
/* Somebody tries what is in it, or is about to write the first into it: nobody else
 * writes to the store meanwhile. Any thread. */
void dateline_mark_journal_set_tried (DatelineMarkJournal *self, gboolean is_tried);
gboolean dateline_mark_journal_is_tried (DatelineMarkJournal *self);
/* What is in it (of DatelineMarkNote), the first first. What is damaged ends the list. */
GPtrArray *dateline_mark_journal_list (DatelineMarkJournal *self);
/* TRUE once it is on the disk. */
gboolean dateline_mark_journal_add (DatelineMarkJournal *self,
                                    const DatelineMarkNote *note,
                                    GError **error);
/* What was in it is in the store. */
void dateline_mark_journal_clear (DatelineMarkJournal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMarkNote, dateline_mark_note_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMarkJournal, dateline_mark_journal_unref)

G_END_DECLS
