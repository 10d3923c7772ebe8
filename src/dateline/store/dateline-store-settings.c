/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store by which the reader chooses what counts for a feed, or for the
 * feeds of a category: arrangements of one step, for who does not want to take it back.
 * The function that answers runs on the writing thread, the calls on the main context.
 */

#include "dateline/store/dateline-store-private.h"

#include "dateline/store/dateline-arranging-private.h"
#include "dateline/store/dateline-store-changes-private.h"

static gboolean
answer_set_settings (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  g_autoptr (DatelineArrangement) inverse = dateline_arrangement_new ();

  if (!dateline_arranging_apply (database, call->arrangement, inverse, NULL, error))
    return FALSE;

  call->changes = dateline_store_changes_new (DATELINE_STORE_CHANGE_FEEDS,
                                              call->feed_id,
                                              0,
                                              0,
                                              NULL,
                                              FALSE);
  return TRUE;
}

/**
 * dateline_store_set_feed_settings_async:
 * @self: a store
 * @feed_id: the feed's number
 * @settings: what is chosen for it
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async) (nullable): called when it is done
 * @user_data: for @callback
 *
 * Chooses what counts for a feed, whatever its categories say. How often it is asked then
 * is never sooner than its server or its publisher allows. See
 * dateline_arrangement_set_feed_settings() for a choice that can be taken back.
 */
void
dateline_store_set_feed_settings_async (DatelineStore *self,
                                        gint64 feed_id,
                                        const DatelineFeedSettings *settings,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (settings != NULL);

  call = dateline_store_call_new (self,
                                  answer_set_settings,
                                  dateline_store_set_feed_settings_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->feed_id = feed_id;
  call->arrangement = dateline_arrangement_new ();
  dateline_arrangement_set_feed_settings (call->arrangement, feed_id, settings);
  dateline_store_write (self, call);
}

/**
 * dateline_store_set_feed_settings_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND if the feed is
 *   not followed any more
 *
 * Finishes dateline_store_set_feed_settings_async().
 *
 * Returns: %TRUE if it is done
 */
gboolean
dateline_store_set_feed_settings_finish (DatelineStore *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_set_feed_settings_async,
                                     error) != NULL;
}

/**
 * dateline_store_set_category_settings_async:
 * @self: a store
 * @category: a category's name
 * @settings: what is chosen for its feeds
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async) (nullable): called when it is done
 * @user_data: for @callback
 *
 * Chooses what counts for the feeds of a category that do not say otherwise themselves.
 * See dateline_arrangement_set_category_settings() for a choice that can be taken back.
 */
void
dateline_store_set_category_settings_async (DatelineStore *self,
                                            const char *category,
                                            const DatelineFeedSettings *settings,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (category != NULL);
  g_return_if_fail (settings != NULL);

  call = dateline_store_call_new (self,
                                  answer_set_settings,
                                  dateline_store_set_category_settings_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->arrangement = dateline_arrangement_new ();
  dateline_arrangement_set_category_settings (call->arrangement, category, settings);
  dateline_store_write (self, call);
}

/**
 * dateline_store_set_category_settings_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_set_category_settings_async().
 *
 * Returns: %TRUE if it is done
 */
gboolean
dateline_store_set_category_settings_finish (DatelineStore *self,
                                             GAsyncResult *result,
                                             GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_set_category_settings_async,
                                     error) != NULL;
}
