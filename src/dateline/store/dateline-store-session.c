/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The time in which a store has its file: it begins with the first call, which may be the
 * one that asks whether it can, and ends when the store is closed, waiting for its
 * threads or not. Main context only.
 */

#include "dateline/store/dateline-store.h"

#include "dateline/store/dateline-store-private.h"

/**
 * dateline_store_open_async:
 * @self: a store
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when the file is open
 * @user_data: for @callback
 *
 * Opens the file, to learn whether that works: any other call opens it too.
 */
void
dateline_store_open_async (DatelineStore *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));

  dateline_store_write (self,
                        dateline_store_call_new (self,
                                                 NULL,
                                                 dateline_store_open_async,
                                                 cancellable,
                                                 callback,
                                                 user_data));
}

/**
 * dateline_store_open_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error of %DATELINE_STORE_ERROR:
 *   %DATELINE_STORE_ERROR_CANNOT_OPEN, %DATELINE_STORE_ERROR_NOT_OURS,
 *   %DATELINE_STORE_ERROR_TOO_NEW or %DATELINE_STORE_ERROR_DAMAGED
 *
 * Finishes dateline_store_open_async().
 *
 * Returns: %TRUE if the file is open
 */
gboolean
dateline_store_open_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  return dateline_store_take_answer (self, result, dateline_store_open_async, error) !=
         NULL;
}

/**
 * dateline_store_close:
 * @self: a store
 *
 * Does what was asked of the store before and closes the file. This waits, for some
 * milliseconds as a rule: a program calls it when it ends, so that nothing that was
 * marked is lost. Every later call fails. A program that goes on closes a store by
 * dateline_store_close_async().
 *
 * A store that nobody refers to any more is closed by itself.
 */
void
dateline_store_close (DatelineStore *self)
{
  g_return_if_fail (DATELINE_IS_STORE (self));

  dateline_store_stop (self);
  dateline_store_thread_pair_end (dateline_store_get_threads (self));
}

/**
 * dateline_store_close_async:
 * @self: a store
 * @callback: (scope async): called when it is closed
 * @user_data: for @callback
 *
 * Closes the store as dateline_store_close() does, without waiting. What was asked before
 * is answered before @callback is called; every later call fails. That the program ends
 * meanwhile does no harm if it calls dateline_store_close() then.
 */
void
dateline_store_close_async (DatelineStore *self,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  DatelineStoreThreadPair *threads;
  GTask *task;

  g_return_if_fail (DATELINE_IS_STORE (self));

  threads = dateline_store_get_threads (self);
  g_return_if_fail (!dateline_store_thread_pair_is_ending (threads));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, dateline_store_close_async);
  dateline_store_stop (self);
  dateline_store_thread_pair_end_async (threads, task);
}

/**
 * dateline_store_close_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error, of which there is none
 *
 * Finishes dateline_store_close_async().
 *
 * Returns: %TRUE, as the file is closed
 */
gboolean
dateline_store_close_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
