/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person chose of how much is kept, and the calls of a store about it. The
 * functions that answer run on the threads of the store, the calls on the main context.
 */

#include "dateline/store/dateline-keeping.h"

#include "dateline/store/dateline-keeping-table-private.h"
#include "dateline/store/dateline-store-changes-private.h"
#include "dateline/store/dateline-store-private.h"

G_DEFINE_BOXED_TYPE (DatelineKeeping,
                     dateline_keeping,
                     dateline_keeping_copy,
                     dateline_keeping_free)

GType
dateline_ahead_get_type (void)
{
  static const GEnumValue values[] = {
    { DATELINE_AHEAD_UNMETERED, "DATELINE_AHEAD_UNMETERED", "unmetered" },
    { DATELINE_AHEAD_ALWAYS, "DATELINE_AHEAD_ALWAYS", "always" },
    { DATELINE_AHEAD_NEVER, "DATELINE_AHEAD_NEVER", "never" },
    { 0, NULL, NULL },
  };
  static gsize type;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("DatelineAhead", values));
  return type;
}

/**
 * dateline_keeping_new:
 *
 * Makes a record in which nothing was chosen.
 *
 * Returns: (transfer full): a new record
 */
DatelineKeeping *
dateline_keeping_new (void)
{
  DatelineKeeping *self = g_new0 (DatelineKeeping, 1);

  self->max_days = DATELINE_KEEPING_UNSET;
  self->max_stories = DATELINE_KEEPING_UNSET;
  self->picture_room = DATELINE_KEEPING_UNSET;
  return self;
}

/**
 * dateline_keeping_copy:
 * @self: a record
 *
 * Copies it.
 *
 * Returns: (transfer full): a copy
 */
DatelineKeeping *
dateline_keeping_copy (const DatelineKeeping *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_memdup2 (self, sizeof *self);
}

/**
 * dateline_keeping_free:
 * @self: (transfer full): a record
 *
 * Frees it.
 */
void
dateline_keeping_free (DatelineKeeping *self)
{
  g_free (self);
}

static gboolean
answer_load (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  DatelineKeeping *keeping = dateline_keeping_new ();

  call->answer = keeping;
  call->answer_free = (GDestroyNotify) dateline_keeping_free;
  return dateline_keeping_table_load (database, keeping, error);
}

/**
 * dateline_store_load_keeping_async:
 * @self: a store
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the record
 * @user_data: for @callback
 *
 * Loads what was chosen of how much is kept.
 */
void
dateline_store_load_keeping_async (DatelineStore *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));

  dateline_store_read (self,
                       dateline_store_call_new (self,
                                                answer_load,
                                                dateline_store_load_keeping_async,
                                                cancellable,
                                                callback,
                                                user_data));
}

/**
 * dateline_store_load_keeping_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_load_keeping_async().
 *
 * Returns: (transfer full): what was chosen, %NULL on an error
 */
DatelineKeeping *
dateline_store_load_keeping_finish (DatelineStore *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_load_keeping_async,
                                     error);
}

static gboolean
answer_choose (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  const gint64 *numbers = (const gint64 *) (void *) call->ids->data;
  const DatelineKeeping keeping = {
    .max_days = numbers[0],
    .max_stories = numbers[1],
    .picture_room = numbers[2],
    .ahead = numbers[3],
  };

  call->changes =
      dateline_store_changes_new (DATELINE_STORE_CHANGE_KEEPING, 0, 0, 0, NULL, FALSE);
  return dateline_keeping_table_save (database, &keeping, error);
}

/**
 * dateline_store_choose_keeping_async:
 * @self: a store
 * @keeping: what is chosen
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async) (nullable): called when it is done
 * @user_data: for @callback
 *
 * Keeps what a person chose of how much is kept. It comes before what
 * dateline_store_set_keeping() says, and what was chosen for a feed before both. What
 * goes by it goes when its feed is fetched next; [method@Store.forecast_async] tells
 * beforehand.
 */
void
dateline_store_choose_keeping_async (DatelineStore *self,
                                     const DatelineKeeping *keeping,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (keeping != NULL);

  call = dateline_store_call_new (self,
                                  answer_choose,
                                  dateline_store_choose_keeping_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->ids = dateline_store_call_copy_ids ((const gint64[]){ keeping->max_days,
                                                              keeping->max_stories,
                                                              keeping->picture_room,
                                                              keeping->ahead },
                                            4);
  dateline_store_write (self, call);
}

/**
 * dateline_store_choose_keeping_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_choose_keeping_async().
 *
 * Returns: %TRUE if it is done
 */
gboolean
dateline_store_choose_keeping_finish (DatelineStore *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_choose_keeping_async,
                                     error) != NULL;
}
