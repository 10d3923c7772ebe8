/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a thread of the store is to do next: calls, by how soon somebody wants them, and
 * what it is to see to between them. Any thread puts in; only the store's takes out.
 */

#pragma once

#include "dateline/store/dateline-store-call-private.h"

G_BEGIN_DECLS

typedef struct _DatelineStoreQueue DatelineStoreQueue;

typedef enum
{
  DATELINE_STORE_TURN_NONE,  /* nothing came in time */
  DATELINE_STORE_TURN_CALL,  /* a call is to be answered */
  DATELINE_STORE_TURN_LOOK,  /* another program may have written */
  DATELINE_STORE_TURN_INDEX, /* the index of words is to be made anew */
  DATELINE_STORE_TURN_END,   /* there is nothing more */
} DatelineStoreTurn;

DatelineStoreQueue *dateline_store_queue_new (void);
void dateline_store_queue_free (DatelineStoreQueue *self);

/* In the order in which they come; but those of a refresh wait for all others. */
void dateline_store_queue_push (DatelineStoreQueue *self, DatelineStoreCall *call);
/* @turn: no call. */
void dateline_store_queue_push_turn (DatelineStoreQueue *self, DatelineStoreTurn turn);

/* Waits for the next, with its call where it is one; no longer than @timeout, in
 * microseconds, or as long as it takes where that is -1. */
DatelineStoreTurn dateline_store_queue_pop (DatelineStoreQueue *self,
                                            gint64 timeout,
                                            DatelineStoreCall **call);
/* The next call, if it has come already and may share a transaction; or NULL. */
DatelineStoreCall *dateline_store_queue_pop_sharing (DatelineStoreQueue *self);

G_END_DECLS
