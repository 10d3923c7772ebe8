/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store about the room on the disk: what takes it, what would go, and what
 * makes room. The functions that answer run on the threads of the store, those that take
 * long a stretch at a time after the calls that wait; the calls on the main context.
 */

#include "dateline/store/dateline-feed-identity-private.h"
#include "dateline/store/dateline-forecasting-private.h"
#include "dateline/store/dateline-keeping-table-private.h"
#include "dateline/store/dateline-purge-private.h"
#include "dateline/store/dateline-room-measuring-private.h"
#include "dateline/store/dateline-store-changes-private.h"
#include "dateline/store/dateline-store-private.h"

#include <glib/gstdio.h>

/* Stories that go at once. */
#define SLICE 200

static gboolean
answer_measure (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  if (call->answer == NULL)
    {
      call->answer = dateline_room_measuring_new (database, error);
      call->answer_free = (GDestroyNotify) dateline_room_measuring_free;
    }
  return call->answer != NULL &&
         dateline_room_measuring_go_on (call->answer, database, &call->again, error);
}

void
dateline_store_measure_async (DatelineStore *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  DatelineStoreCall *call = dateline_store_call_new (self,
                                                     answer_measure,
                                                     dateline_store_measure_async,
                                                     cancellable,
                                                     callback,
                                                     user_data);

  call->again = TRUE;
  dateline_store_read (self, call);
}

/* What is in the log is in the file after the next checkpoint. */
DatelineRoom *
dateline_store_measure_finish (DatelineStore *self,
                               GAsyncResult *result,
                               GArray **pictures,
                               GError **error)
{
  g_autoptr (DatelineRoomMeasuring) measuring =
      dateline_store_take_answer (self, result, dateline_store_measure_async, error);
  g_autofree char *log = NULL;
  GStatBuf status;

  if (measuring == NULL)
    return NULL;
  log = g_strconcat (dateline_store_get_path (self), "-wal", NULL);
  if (g_stat (log, &status) == 0)
    measuring->room->log_bytes = status.st_size;
  *pictures = g_steal_pointer (&measuring->pictures);
  return g_steal_pointer (&measuring->room);
}

static DatelineForecasting *
begin_forecast (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  if (!dateline_keeping_table_apply (database, &call->policy, error))
    return NULL;
  return dateline_forecasting_new (&call->policy,
                                   call->feed_id,
                                   g_array_index (call->ids, gint64, 0),
                                   g_array_index (call->ids, gint64, 1));
}

static gboolean
answer_forecast (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  if (call->answer == NULL)
    {
      call->answer =
          call->value
              ? dateline_forecasting_new_read (g_array_index (call->ids, gint64, 0))
              : begin_forecast (database, call, error);
      call->answer_free = (GDestroyNotify) dateline_forecasting_free;
    }
  return call->answer != NULL &&
         dateline_forecasting_go_on (call->answer, database, &call->again, error);
}

static DatelineForecast *
take_forecast (DatelineStore *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_autoptr (DatelineForecasting) forecasting =
      dateline_store_take_answer (self, result, tag, error);

  return forecasting != NULL ? dateline_forecasting_steal (forecasting) : NULL;
}

/**
 * dateline_store_forecast_async:
 * @self: a store
 * @feed_id: a feed's number to try the numbers for it alone, 0 for what holds for all
 * @max_days: how many days read stories would stay that are not in their feed any more;
 *   -1 for ever, %DATELINE_KEEPING_UNSET for what holds now
 * @max_stories: how many stories a feed could have, -1 for any number,
 *   %DATELINE_KEEPING_UNSET for what holds now
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the answer
 * @user_data: for @callback
 *
 * Works out which stories would go at the next cleaning with other numbers, without
 * changing anything. What was chosen for a feed comes before what holds for all here,
 * too. It takes less than half a second of a processor with a million stories, and holds
 * nothing up.
 */
void
dateline_store_forecast_async (DatelineStore *self,
                               gint64 feed_id,
                               int max_days,
                               int max_stories,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));

  call = dateline_store_call_new (self,
                                  answer_forecast,
                                  dateline_store_forecast_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->feed_id = feed_id;
  call->policy = *dateline_store_get_policy (self);
  call->ids = dateline_store_call_copy_ids ((const gint64[]){ max_days, max_stories }, 2);
  call->again = TRUE;
  dateline_store_read (self, call);
}

/**
 * dateline_store_forecast_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_forecast_async().
 *
 * Returns: (transfer full): what would go, %NULL on an error
 */
DatelineForecast *
dateline_store_forecast_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  return take_forecast (self, result, dateline_store_forecast_async, error);
}

/**
 * dateline_store_forecast_read_async:
 * @self: a store
 * @before: seconds since the Unix epoch
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the answer
 * @user_data: for @callback
 *
 * Works out which stories would go if those were deleted that are read, not saved, and
 * from before @before.
 */
void
dateline_store_forecast_read_async (DatelineStore *self,
                                    gint64 before,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));

  call = dateline_store_call_new (self,
                                  answer_forecast,
                                  dateline_store_forecast_read_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->value = TRUE;
  call->ids = dateline_store_call_copy_ids (&before, 1);
  call->again = TRUE;
  dateline_store_read (self, call);
}

/**
 * dateline_store_forecast_read_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_forecast_read_async().
 *
 * Returns: (transfer full): what would go, %NULL on an error
 */
DatelineForecast *
dateline_store_forecast_read_finish (DatelineStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  return take_forecast (self, result, dateline_store_forecast_read_async, error);
}

/* The first feed from @feed_id on that is followed; 0 if there is none. */
static gboolean
find_feed (DatelineDatabase *database, gint64 *feed_id, GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      database,
      "SELECT coalesce (min (id), 0) FROM feed WHERE id >= ?1 AND removed_at IS NULL",
      error,
      DATELINE_INT64 (*feed_id));

  if (statement == NULL ||
      dateline_statement_step (statement, error) == DATELINE_STEP_FAILED)
    return FALSE;
  *feed_id = dateline_statement_get_int64 (statement, 0);
  return TRUE;
}

static gboolean
list_read (DatelineDatabase *database,
           gint64 feed_id,
           gint64 before,
           GArray *ids,
           GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      database,
      "SELECT id FROM story WHERE feed_id = ?1 AND time < ?2 AND read = 1 AND saved = 0"
      " AND NOT EXISTS (SELECT 1 FROM deleted_story WHERE story_id = id) LIMIT ?3",
      error,
      DATELINE_INT64 (feed_id),
      DATELINE_INT64 (before),
      DATELINE_INT64 (SLICE));
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = dateline_statement_step (statement, error)) == DATELINE_STEP_ROW)
    {
      gint64 id = dateline_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  return step == DATELINE_STEP_DONE;
}

/* The ids are those that went; the feed is where to go on. */
static gboolean
answer_remove_read (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  gint64 before = g_array_index (call->ids, gint64, 0);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DatelineFeedIdentity identity;
  gint64 *answer;

  for (;; call->feed_id++)
    {
      if (!find_feed (database, &call->feed_id, error))
        return FALSE;
      if (call->feed_id == 0)
        break;
      if (!list_read (database, call->feed_id, before, ids, error))
        return FALSE;
      if (ids->len > 0)
        break;
    }
  if (ids->len > 0 &&
      (!dateline_feed_identity_load (database, call->feed_id, &identity, error) ||
       !dateline_purge_remove (database, &identity, ids, error)))
    return FALSE;

  if (ids->len > 0)
    call->changes =
        dateline_store_changes_new_purged (call->feed_id, g_array_ref (ids), 0);
  answer = g_new (gint64, 2);
  answer[0] = ids->len;
  answer[1] = call->feed_id;
  call->answer = answer;
  call->answer_free = g_free;
  return TRUE;
}

void
dateline_store_remove_read_async (DatelineStore *self,
                                  gint64 before,
                                  gint64 feed_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  DatelineStoreCall *call = dateline_store_call_new (self,
                                                     answer_remove_read,
                                                     dateline_store_remove_read_async,
                                                     cancellable,
                                                     callback,
                                                     user_data);

  call->feed_id = feed_id;
  call->ids = dateline_store_call_copy_ids (&before, 1);
  dateline_store_write (self, call);
}

guint
dateline_store_remove_read_finish (DatelineStore *self,
                                   GAsyncResult *result,
                                   gint64 *feed_id,
                                   GError **error)
{
  g_autofree gint64 *answer =
      dateline_store_take_answer (self, result, dateline_store_remove_read_async, error);

  *feed_id = answer != NULL ? answer[1] : 0;
  return answer != NULL ? answer[0] : 0;
}
