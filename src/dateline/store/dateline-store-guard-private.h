/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Who has a store open, and how it was left. A file beside the store's says so; each
 * program that has the store open holds a lock on it, which the system lets go of when
 * the program ends, however it ends. Any one thread at a time.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DatelineStoreGuard DatelineStoreGuard;

/* How the store was left by who had it open last. */
typedef enum
{
  DATELINE_GUARD_UNKNOWN, /* nobody said */
  DATELINE_GUARD_SHARED,  /* another program has it open now */
  DATELINE_GUARD_CLEAN,
  DATELINE_GUARD_UNCLEAN, /* open, by a program that is no more */
  DATELINE_GUARD_DAMAGED, /* somebody found it damaged */
} DatelineGuardState;

/* Waits while another program opens or repairs the store. The guard is this program's
 * alone, unless others have the store open, up to dateline_store_guard_share (). NULL
 * without an error where nothing can be written: then nobody guards it. */
DatelineStoreGuard *
dateline_store_guard_take (const char *store, DatelineGuardState *state, GError **error);
/* The same without waiting: %DATELINE_STORE_ERROR_IN_USE if any other has it open. */
DatelineStoreGuard *dateline_store_guard_take_alone (const char *store, GError **error);
/* From now on others may open it, too; until it is left it counts as open. */
void dateline_store_guard_share (DatelineStoreGuard *self);
/* Lets go of it. It counts as left well if nobody else has it open. NULL is none. */
void dateline_store_guard_leave (DatelineStoreGuard *self);

/* Has whoever opens the store next repair it. Any thread. */
void dateline_store_guard_note_damage (const char *store);

/* When all of the store was found sound, in seconds since the epoch; 0: never. Any
 * thread. */
void dateline_store_guard_note_look (const char *store, gint64 time);
gint64 dateline_store_guard_get_look (const char *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineStoreGuard, dateline_store_guard_leave)

G_END_DECLS
