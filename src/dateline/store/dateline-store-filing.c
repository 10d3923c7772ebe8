/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store by which the reader names and files feeds. The functions that
 * answer run on the writing thread, the calls on the main context.
 */

#include "dateline/store/dateline-store-private.h"

#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-filing-private.h"
#include "dateline/store/dateline-store-changes-private.h"

static void
set_changes (DatelineStoreCall *call)
{
  call->changes = dateline_store_changes_new (DATELINE_STORE_CHANGE_FEEDS,
                                              call->feed_id,
                                              0,
                                              0,
                                              NULL,
                                              FALSE);
}

static gboolean
answer_rename_feed (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  if (!dateline_feed_table_require (database, call->feed_id, error) ||
      !dateline_feed_table_set_name (database, call->feed_id, call->title, error))
    return FALSE;

  set_changes (call);
  return TRUE;
}

/**
 * dateline_store_rename_feed_async:
 * @self: a store
 * @feed_id: the feed's number
 * @title: (nullable): the reader's own name for it; %NULL or empty for the publisher's
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Gives a feed a name that its publisher does not change.
 */
void
dateline_store_rename_feed_async (DatelineStore *self,
                                  gint64 feed_id,
                                  const char *title,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));

  call = dateline_store_call_new (self,
                                  answer_rename_feed,
                                  dateline_store_rename_feed_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->feed_id = feed_id;
  call->title = g_strdup (title);
  dateline_store_write (self, call);
}

/**
 * dateline_store_rename_feed_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND
 *
 * Finishes dateline_store_rename_feed_async().
 *
 * Returns: %TRUE if it is done
 */
gboolean
dateline_store_rename_feed_finish (DatelineStore *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_rename_feed_async,
                                     error) != NULL;
}

static gboolean
answer_set_feed_categories (DatelineDatabase *database,
                            DatelineStoreCall *call,
                            GError **error)
{
  const char *const *categories = (const char *const *) call->categories;

  if (!dateline_feed_table_require (database, call->feed_id, error) ||
      !dateline_filing_set (database, call->feed_id, categories, error))
    return FALSE;

  set_changes (call);
  return TRUE;
}

/**
 * dateline_store_set_feed_categories_async:
 * @self: a store
 * @feed_id: the feed's number
 * @categories: (nullable) (array zero-terminated=1): where the reader files it; %NULL for
 *   nowhere
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Files a feed, and with it all its stories, under other categories.
 */
void
dateline_store_set_feed_categories_async (DatelineStore *self,
                                          gint64 feed_id,
                                          const char *const *categories,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));

  call = dateline_store_call_new (self,
                                  answer_set_feed_categories,
                                  dateline_store_set_feed_categories_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->feed_id = feed_id;
  call->categories = g_strdupv ((GStrv) categories);
  dateline_store_write (self, call);
}

/**
 * dateline_store_set_feed_categories_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND
 *
 * Finishes dateline_store_set_feed_categories_async().
 *
 * Returns: %TRUE if it is done
 */
gboolean
dateline_store_set_feed_categories_finish (DatelineStore *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_set_feed_categories_async,
                                     error) != NULL;
}
