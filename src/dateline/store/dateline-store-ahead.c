/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The call of a store about the pictures that are fetched ahead. The function that
 * answers runs on the writing thread, a stretch at a time, the call on the main context.
 */

#include "dateline/store/dateline-room-private.h"

#include "dateline/store/dateline-ahead-table-private.h"
#include "dateline/store/dateline-store-private.h"

static gboolean
answer_plan (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  if (call->answer == NULL)
    {
      call->answer = dateline_ahead_plan_new (database, error);
      call->answer_free = (GDestroyNotify) dateline_ahead_plan_free;
    }
  return call->answer != NULL &&
         dateline_ahead_plan_go_on (call->answer, database, &call->again, error);
}

void
dateline_store_plan_ahead_async (DatelineStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  DatelineStoreCall *call = dateline_store_call_new (self,
                                                     answer_plan,
                                                     dateline_store_plan_ahead_async,
                                                     cancellable,
                                                     callback,
                                                     user_data);

  call->again = TRUE;
  dateline_store_write (self, call);
}

GStrv
dateline_store_plan_ahead_finish (DatelineStore *self,
                                  GAsyncResult *result,
                                  GHashTable **always,
                                  GError **error)
{
  g_autoptr (DatelineAheadPlan) plan =
      dateline_store_take_answer (self, result, dateline_store_plan_ahead_async, error);

  if (plan == NULL)
    return NULL;
  *always = g_steal_pointer (&plan->always);
  return g_steal_pointer (&plan->uris);
}
