/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The queue of a thread of the store. What is no call stands in it as a call that nobody
 * made, so that one order holds for all.
 */

#include "dateline/store/dateline-store-queue-private.h"

struct _DatelineStoreQueue
{
  GAsyncQueue *calls;
  DatelineStoreCall
      marks[DATELINE_STORE_TURN_END + 1]; /* one a turn; nothing is in them */
};

static DatelineStoreTurn
get_turn (DatelineStoreQueue *self, const DatelineStoreCall *call)
{
  for (DatelineStoreTurn turn = DATELINE_STORE_TURN_LOOK; turn <= DATELINE_STORE_TURN_END;
       turn++)
    if (call == &self->marks[turn])
      return turn;
  return DATELINE_STORE_TURN_CALL;
}

/* What a person does goes before what a refresh brings or a list ends in, and the end
 * comes last. */
static int
get_rank (DatelineStoreQueue *self, const DatelineStoreCall *call)
{
  switch (get_turn (self, call))
    {
    case DATELINE_STORE_TURN_END:
      return 2;
    case DATELINE_STORE_TURN_LOOK:
      return 1;
    default:
      return call->shares || call->again ? 1 : 0;
    }
}

static int
compare_ranks (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return get_rank (user_data, a) - get_rank (user_data, b);
}

DatelineStoreQueue *
dateline_store_queue_new (void)
{
  DatelineStoreQueue *self = g_new0 (DatelineStoreQueue, 1);

  self->calls = g_async_queue_new ();
  return self;
}

void
dateline_store_queue_free (DatelineStoreQueue *self)
{
  g_async_queue_unref (self->calls);
  g_free (self);
}

void
dateline_store_queue_push (DatelineStoreQueue *self, DatelineStoreCall *call)
{
  g_async_queue_push_sorted (self->calls, call, compare_ranks, self);
}

void
dateline_store_queue_push_turn (DatelineStoreQueue *self, DatelineStoreTurn turn)
{
  dateline_store_queue_push (self, &self->marks[turn]);
}

DatelineStoreTurn
dateline_store_queue_pop (DatelineStoreQueue *self,
                          gint64 timeout,
                          DatelineStoreCall **call)
{
  *call = timeout < 0 ? g_async_queue_pop (self->calls)
                      : g_async_queue_timeout_pop (self->calls, timeout);
  return *call != NULL ? get_turn (self, *call) : DATELINE_STORE_TURN_NONE;
}

DatelineStoreCall *
dateline_store_queue_pop_sharing (DatelineStoreQueue *self)
{
  DatelineStoreCall *call;

  g_async_queue_lock (self->calls);
  call = g_async_queue_try_pop_unlocked (self->calls);
  if (call != NULL && !call->shares)
    {
      g_async_queue_push_front_unlocked (self->calls, call);
      call = NULL;
    }
  g_async_queue_unlock (self->calls);
  return call;
}
