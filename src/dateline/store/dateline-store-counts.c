/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store that count the stories of a query. The function that answers runs
 * on the reading thread, a stretch at a time, after the calls that wait; the calls on the
 * main context.
 */

#include "dateline/store/dateline-store-counts.h"

#include "dateline/store/dateline-name-tally-private.h"
#include "dateline/store/dateline-store-private.h"
#include "dateline/store/dateline-story-count-private.h"

static gboolean
answer_count (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  if (call->answer == NULL)
    {
      call->answer = dateline_story_count_new (database,
                                               call->query,
                                               g_array_index (call->ids, gint64, 0),
                                               error);
      call->answer_free = (GDestroyNotify) dateline_story_count_free;
    }
  return call->answer != NULL &&
         dateline_story_count_go_on (call->answer, database, &call->again, error);
}

static void
count (DatelineStore *self,
       const DatelineQuery *query,
       DatelineStoryCountBy by,
       gpointer tag,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  const gint64 how = by;
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (query != NULL);

  call =
      dateline_store_call_new (self, answer_count, tag, cancellable, callback, user_data);
  call->query = dateline_query_copy (query);
  call->ids = dateline_store_call_copy_ids (&how, 1);
  call->again = TRUE;
  dateline_store_read (self, call);
}

/**
 * dateline_store_count_stories_async:
 * @self: a store
 * @query: what to count
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the answer
 * @user_data: for @callback
 *
 * Counts the stories of a query, its limit aside. What is looked at goes before: a count
 * of a million stories takes a while and holds nothing up.
 */
void
dateline_store_count_stories_async (DatelineStore *self,
                                    const DatelineQuery *query,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  count (self,
         query,
         DATELINE_STORY_COUNT_ALL,
         dateline_store_count_stories_async,
         cancellable,
         callback,
         user_data);
}

/**
 * dateline_store_count_stories_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_count_stories_async().
 *
 * Returns: how many, -1 on an error
 */
gint64
dateline_store_count_stories_finish (DatelineStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_autoptr (DatelineStoryCount) answer =
      dateline_store_take_answer (self,
                                  result,
                                  dateline_store_count_stories_async,
                                  error);

  return answer != NULL ? (gint64) answer->n_stories : -1;
}

/**
 * dateline_store_count_days_async:
 * @self: a store
 * @query: what to count
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the answer
 * @user_data: for @callback
 *
 * Counts the stories of a query by their days.
 */
void
dateline_store_count_days_async (DatelineStore *self,
                                 const DatelineQuery *query,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  count (self,
         query,
         DATELINE_STORY_COUNT_DAYS,
         dateline_store_count_days_async,
         cancellable,
         callback,
         user_data);
}

/**
 * dateline_store_count_days_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_count_days_async().
 *
 * Returns: (transfer full) (element-type DatelineStoryDay): the days that have any, the
 *   latest first; %NULL on an error
 */
GArray *
dateline_store_count_days_finish (DatelineStore *self,
                                  GAsyncResult *result,
                                  GError **error)
{
  g_autoptr (DatelineStoryCount) answer =
      dateline_store_take_answer (self, result, dateline_store_count_days_async, error);

  return answer != NULL ? g_steal_pointer (&answer->days) : NULL;
}

/**
 * dateline_store_count_categories_async:
 * @self: a store
 * @query: what to count
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the answer
 * @user_data: for @callback
 *
 * Counts the stories of a query by their categories, the publishers' and the reader's. A
 * story counts for each that it is in.
 */
void
dateline_store_count_categories_async (DatelineStore *self,
                                       const DatelineQuery *query,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  count (self,
         query,
         DATELINE_STORY_COUNT_CATEGORIES,
         dateline_store_count_categories_async,
         cancellable,
         callback,
         user_data);
}

/**
 * dateline_store_count_categories_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_count_categories_async().
 *
 * Returns: (transfer container) (element-type DatelineCategory): those that have any of
 * the stories or that a feed is filed under, in the order of their names, with how many
 *   stories of the query they have, and 0 unread; %NULL on an error
 */
GPtrArray *
dateline_store_count_categories_finish (DatelineStore *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  g_autoptr (DatelineStoryCount) answer =
      dateline_store_take_answer (self,
                                  result,
                                  dateline_store_count_categories_async,
                                  error);

  return answer != NULL ? g_steal_pointer (&answer->categories) : NULL;
}

static gboolean
answer_count_authors (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  call->answer =
      dateline_name_tally_list_authors (database, call->query, call->title, error);
  call->answer_free = (GDestroyNotify) g_ptr_array_unref;
  return call->answer != NULL;
}

/**
 * dateline_store_count_authors_async:
 * @self: a store
 * @query: whose stories; its author does not count
 * @typed: what the names' words begin with, as far as it was typed; may be empty
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the answer
 * @user_data: for @callback
 *
 * Counts the authors of the newest 5,000 stories of a query, for a name to be chosen. It
 * takes some hundredths of a second, however many stories there are.
 */
void
dateline_store_count_authors_async (DatelineStore *self,
                                    const DatelineQuery *query,
                                    const char *typed,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (query != NULL);
  g_return_if_fail (typed != NULL);

  call = dateline_store_call_new (self,
                                  answer_count_authors,
                                  dateline_store_count_authors_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->query = dateline_query_copy (query);
  call->title = g_strdup (typed);
  dateline_store_read (self, call);
}

/**
 * dateline_store_count_authors_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_count_authors_async().
 *
 * Returns: (transfer container) (element-type DatelineNameCount): the 20 that wrote the
 * most of them, the most first; %NULL on an error
 */
GPtrArray *
dateline_store_count_authors_finish (DatelineStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_count_authors_async,
                                     error);
}

static gboolean
answer_count_languages (DatelineDatabase *database,
                        DatelineStoreCall *call,
                        GError **error)
{
  if (call->answer == NULL)
    {
      call->answer = dateline_language_tally_new (database, call->query, error);
      call->answer_free = (GDestroyNotify) dateline_language_tally_free;
    }
  return call->answer != NULL &&
         dateline_language_tally_go_on (call->answer, database, &call->again, error);
}

/**
 * dateline_store_count_languages_async:
 * @self: a store
 * @query: what to count
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called with the answer
 * @user_data: for @callback
 *
 * Counts the stories of a query in each of the languages that feeds are in, or that
 * stories state themselves, whatever language the query asks for. What is looked at goes
 * before.
 */
void
dateline_store_count_languages_async (DatelineStore *self,
                                      const DatelineQuery *query,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (query != NULL);

  call = dateline_store_call_new (self,
                                  answer_count_languages,
                                  dateline_store_count_languages_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->query = dateline_query_copy (query);
  call->again = TRUE;
  dateline_store_read (self, call);
}

/**
 * dateline_store_count_languages_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_count_languages_async().
 *
 * Returns: (transfer container) (element-type DatelineNameCount): the languages' tags, as
 * "de", that any of the stories are in, the most first; %NULL on an error
 */
GPtrArray *
dateline_store_count_languages_finish (DatelineStore *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  g_autoptr (DatelineLanguageTally) answer =
      dateline_store_take_answer (self,
                                  result,
                                  dateline_store_count_languages_async,
                                  error);

  return answer != NULL ? g_steal_pointer (&answer->counts) : NULL;
}
