/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store that list feeds and categories and count stories: what a sidebar
 * shows. The functions that answer run on the reading thread, the calls on the main
 * context.
 */

#include "dateline/store/dateline-store-private.h"

#include "dateline/model/dateline-overview-private.h"
#include "dateline/store/dateline-category-table-private.h"
#include "dateline/store/dateline-feed-list-private.h"
#include "dateline/store/dateline-story-query-private.h"
#include "dateline/store/dateline-tally-private.h"
#include "dateline/store/dateline-upcoming-private.h"

static gboolean
answer_list_feeds (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  g_autoptr (GPtrArray) categories = dateline_category_table_list (database, error);

  if (categories == NULL)
    return FALSE;
  call->answer = dateline_feed_list_load (database, categories, error);
  call->answer_free = (GDestroyNotify) g_ptr_array_unref;
  return call->answer != NULL;
}

/**
 * dateline_store_list_feeds_async:
 * @self: a store
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the feeds
 * @user_data: for @callback
 *
 * Lists the feeds that are followed.
 */
void
dateline_store_list_feeds_async (DatelineStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));

  dateline_store_read (self,
                       dateline_store_call_new (self,
                                                answer_list_feeds,
                                                dateline_store_list_feeds_async,
                                                cancellable,
                                                callback,
                                                user_data));
}

/**
 * dateline_store_list_feeds_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_list_feeds_async().
 *
 * Returns: (transfer container) (element-type DatelineFeed): the feeds in the order of
 * their titles, %NULL on an error
 */
GPtrArray *
dateline_store_list_feeds_finish (DatelineStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_list_feeds_async,
                                     error);
}

static gboolean
answer_list_categories (DatelineDatabase *database,
                        DatelineStoreCall *call,
                        GError **error)
{
  call->answer = dateline_category_table_list (database, error);
  call->answer_free = (GDestroyNotify) g_ptr_array_unref;
  return call->answer != NULL;
}

/**
 * dateline_store_list_categories_async:
 * @self: a store
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the categories
 * @user_data: for @callback
 *
 * Lists the categories that have a story or a feed, the reader's and the publishers'.
 */
void
dateline_store_list_categories_async (DatelineStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));

  dateline_store_read (self,
                       dateline_store_call_new (self,
                                                answer_list_categories,
                                                dateline_store_list_categories_async,
                                                cancellable,
                                                callback,
                                                user_data));
}

/**
 * dateline_store_list_categories_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_list_categories_async().
 *
 * Returns: (transfer container) (element-type DatelineCategory): the categories in the
 * order of their names, %NULL on an error
 */
GPtrArray *
dateline_store_list_categories_finish (DatelineStore *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_list_categories_async,
                                     error);
}

/* What is counted for all feeds together. */
typedef struct
{
  guint n_stories;
  guint n_unread;
  gint64 refreshed_at;
} Sum;

static Sum
add_up (GPtrArray *feeds)
{
  Sum sum = { 0, 0, DATELINE_TIME_UNKNOWN };

  for (gsize i = 0; i < feeds->len; i++)
    {
      DatelineFeed *feed = g_ptr_array_index (feeds, i);

      sum.n_stories += dateline_feed_get_n_stories (feed);
      sum.n_unread += dateline_feed_get_n_unread (feed);
      sum.refreshed_at = MAX (sum.refreshed_at, dateline_feed_get_fetched_at (feed));
    }
  return sum;
}

static gboolean
count_today (DatelineDatabase *database, gint64 *n_today, GError **error)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GArray) ids = NULL;

  dateline_query_set_date_range (query, DATELINE_DATE_RANGE_TODAY);
  ids = dateline_story_query_list_ids (database, query, error);
  if (ids == NULL)
    return FALSE;

  *n_today = ids->len;
  return TRUE;
}

static gboolean
count_upcoming (DatelineDatabase *database, gint64 *n_upcoming, GError **error)
{
  return dateline_database_get_int64 (
      database,
      "SELECT count (*) FROM story JOIN feed ON feed.id = feed_id"
      " WHERE removed_at IS NULL AND " DATELINE_TALLY_IS_COUNTED
      " AND " DATELINE_UPCOMING_IS_TO_COME,
      n_upcoming,
      error);
}

static gboolean
answer_load_overview (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  g_autoptr (GPtrArray) categories = dateline_category_table_list (database, error);
  g_autoptr (GPtrArray) feeds = NULL;
  gint64 n_saved, n_today, n_upcoming;
  Sum sum;

  if (categories == NULL)
    return FALSE;
  feeds = dateline_feed_list_load (database, categories, error);
  if (feeds == NULL ||
      !dateline_database_get_int64 (database,
                                    "SELECT count(*) FROM story WHERE saved = 1"
                                    " AND " DATELINE_TALLY_IS_COUNTED,
                                    &n_saved,
                                    error) ||
      !count_upcoming (database, &n_upcoming, error) ||
      !count_today (database, &n_today, error))
    return FALSE;

  dateline_list_memory_set (dateline_database_get_feeds (database), feeds);
  dateline_list_memory_set (dateline_database_get_categories (database), categories);
  sum = add_up (feeds);
  call->answer = dateline_overview_new (g_steal_pointer (&feeds),
                                        g_steal_pointer (&categories),
                                        sum.n_stories,
                                        sum.n_unread,
                                        n_today,
                                        n_saved,
                                        sum.refreshed_at);
  call->answer_free = (GDestroyNotify) dateline_overview_unref;
  dateline_overview_set_n_upcoming (call->answer, n_upcoming);
  return TRUE;
}

/**
 * dateline_store_load_overview_async:
 * @self: a store
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the overview
 * @user_data: for @callback
 *
 * Loads what a sidebar shows: feeds, categories and counts, of one moment.
 */
void
dateline_store_load_overview_async (DatelineStore *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));

  dateline_store_read (self,
                       dateline_store_call_new (self,
                                                answer_load_overview,
                                                dateline_store_load_overview_async,
                                                cancellable,
                                                callback,
                                                user_data));
}

/**
 * dateline_store_load_overview_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_load_overview_async().
 *
 * Returns: (transfer full): the overview, %NULL on an error
 */
DatelineOverview *
dateline_store_load_overview_finish (DatelineStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_load_overview_async,
                                     error);
}
