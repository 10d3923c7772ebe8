/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store that mark stories. The functions that answer stand above the calls
 * that ask: those run on the writing thread, these on the main context.
 */

#include "dateline/store/dateline-store-private.h"

#include "dateline/store/dateline-marking-private.h"
#include "dateline/store/dateline-store-changes-private.h"
#include "dateline/store/dateline-story-marks-private.h"
#include "dateline/store/dateline-story-query-private.h"

typedef GArray *(*MarkFunc) (DatelineDatabase *database,
                             GArray *ids,
                             gboolean value,
                             GError **error);

/* In how far a story can be marked: a further way is a further line. */
static const struct
{
  DatelineStoreChangeFlags flag;
  DatelineStoreChangeFlags changes;
  MarkFunc mark;
} marks[] = {
  { DATELINE_STORE_CHANGE_READ,
    DATELINE_STORE_CHANGE_READ,
    dateline_story_marks_set_read },
  { DATELINE_STORE_CHANGE_SAVED,
    DATELINE_STORE_CHANGE_SAVED,
    dateline_story_marks_set_saved },
  { DATELINE_STORE_CHANGE_DELETED,
    DATELINE_STORE_CHANGE_DELETED | DATELINE_STORE_CHANGE_STORIES,
    dateline_story_marks_set_deleted },
};

/* Marks stories, answers with the marking and says which they were, if any. */
static gboolean
mark_as (DatelineDatabase *database,
         DatelineStoreCall *call,
         DatelineStoreChangeFlags flag,
         gboolean value,
         GArray *ids,
         GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (marks[i].flag == flag)
      {
        g_autoptr (GArray) marked = marks[i].mark (database, ids, value, error);

        if (marked == NULL)
          return FALSE;
        call->answer = dateline_marking_new (flag, value, marked);
        call->answer_free = (GDestroyNotify) dateline_marking_unref;
        if (marked->len > 0)
          call->changes = dateline_store_changes_new (marks[i].changes,
                                                      0,
                                                      0,
                                                      0,
                                                      g_array_ref (marked),
                                                      !!value);
        return TRUE;
      }
  g_return_val_if_reached (FALSE);
}

static gboolean
answer_set_read (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  return mark_as (database,
                  call,
                  DATELINE_STORE_CHANGE_READ,
                  call->value,
                  call->ids,
                  error);
}

static gboolean
answer_set_saved (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  return mark_as (database,
                  call,
                  DATELINE_STORE_CHANGE_SAVED,
                  call->value,
                  call->ids,
                  error);
}

static gboolean
answer_delete (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  return mark_as (database, call, DATELINE_STORE_CHANGE_DELETED, TRUE, call->ids, error);
}

static void
mark (DatelineStore *self,
      DatelineStoreCallFunc func,
      gpointer tag,
      GArray *ids,
      gboolean value,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  DatelineStoreCall *call =
      dateline_store_call_new (self, func, tag, cancellable, callback, user_data);

  call->ids = ids;
  call->value = value;
  call->is_mark = TRUE;
  dateline_store_write (self, call);
}

/**
 * dateline_store_set_read_async:
 * @self: a store
 * @ids: (array length=n_ids): the stories' numbers
 * @n_ids: how many
 * @read: whether they are read
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Marks stories as read or unread.
 */
void
dateline_store_set_read_async (DatelineStore *self,
                               const gint64 *ids,
                               gsize n_ids,
                               gboolean read,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  mark (self,
        answer_set_read,
        dateline_store_set_read_async,
        dateline_store_call_copy_ids (ids, n_ids),
        read,
        cancellable,
        callback,
        user_data);
}

/**
 * dateline_store_set_read_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_set_read_async().
 *
 * Returns: (transfer full): what was marked, on the disk; %NULL on an error
 */
DatelineMarking *
dateline_store_set_read_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  return dateline_store_take_answer (self, result, dateline_store_set_read_async, error);
}

/**
 * dateline_store_set_saved_async:
 * @self: a store
 * @ids: (array length=n_ids): the stories' numbers
 * @n_ids: how many
 * @saved: whether they are saved
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Saves stories for offline reading, or lets them go. A saved story outlives its feed.
 */
void
dateline_store_set_saved_async (DatelineStore *self,
                                const gint64 *ids,
                                gsize n_ids,
                                gboolean saved,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  mark (self,
        answer_set_saved,
        dateline_store_set_saved_async,
        dateline_store_call_copy_ids (ids, n_ids),
        saved,
        cancellable,
        callback,
        user_data);
}

/**
 * dateline_store_set_saved_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_set_saved_async().
 *
 * Returns: (transfer full): what was marked, on the disk; %NULL on an error
 */
DatelineMarking *
dateline_store_set_saved_finish (DatelineStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return dateline_store_take_answer (self, result, dateline_store_set_saved_async, error);
}

/**
 * dateline_store_delete_stories_async:
 * @self: a store
 * @ids: (array length=n_ids): the stories' numbers
 * @n_ids: how many
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Deletes stories, saved ones too: no list has them any more, and they do not come back
 * when their feed is refreshed. For 30 days dateline_store_take_back_async() brings them
 * back as they were.
 */
void
dateline_store_delete_stories_async (DatelineStore *self,
                                     const gint64 *ids,
                                     gsize n_ids,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  mark (self,
        answer_delete,
        dateline_store_delete_stories_async,
        dateline_store_call_copy_ids (ids, n_ids),
        TRUE,
        cancellable,
        callback,
        user_data);
}

/**
 * dateline_store_delete_stories_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_delete_stories_async().
 *
 * Returns: (transfer full): what was deleted; %NULL on an error
 */
DatelineMarking *
dateline_store_delete_stories_finish (DatelineStore *self,
                                      GAsyncResult *result,
                                      GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_delete_stories_async,
                                     error);
}

static gboolean
answer_take_back (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  g_autoptr (GArray) ids = dateline_marking_list_ids (call->marking);

  return mark_as (database,
                  call,
                  dateline_marking_get_flag (call->marking),
                  !dateline_marking_get_value (call->marking),
                  ids,
                  error);
}

/**
 * dateline_store_take_back_async:
 * @self: a store
 * @marking: what one call marked
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Marks stories as they were before @marking: those of them that are still marked as it
 * left them. What comes out is a marking too: to take that back is to do it again.
 */
void
dateline_store_take_back_async (DatelineStore *self,
                                DatelineMarking *marking,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (marking != NULL);

  call = dateline_store_call_new (self,
                                  answer_take_back,
                                  dateline_store_take_back_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->marking = dateline_marking_ref (marking);
  call->is_mark = TRUE;
  dateline_store_write (self, call);
}

/**
 * dateline_store_take_back_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_take_back_async().
 *
 * Returns: (transfer full): what was marked, the other way; %NULL on an error
 */
DatelineMarking *
dateline_store_take_back_finish (DatelineStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return dateline_store_take_answer (self, result, dateline_store_take_back_async, error);
}

static gboolean
answer_mark_all_read (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  g_autoptr (GArray) unread =
      dateline_story_query_list_unread (database, call->query, error);

  return unread != NULL &&
         mark_as (database, call, DATELINE_STORE_CHANGE_READ, TRUE, unread, error);
}

/**
 * dateline_store_mark_all_read_async:
 * @self: a store
 * @query: which stories
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Marks all stories that @query asks for as read. Its limit does not count.
 */
void
dateline_store_mark_all_read_async (DatelineStore *self,
                                    DatelineQuery *query,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (query != NULL);

  call = dateline_store_call_new (self,
                                  answer_mark_all_read,
                                  dateline_store_mark_all_read_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->query = dateline_query_copy (query);
  call->is_mark = TRUE;
  dateline_store_write (self, call);
}

/**
 * dateline_store_mark_all_read_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_mark_all_read_async().
 *
 * Returns: (transfer full): what was marked, which dateline_store_take_back_async() can
 *   undo; %NULL on an error
 */
DatelineMarking *
dateline_store_mark_all_read_finish (DatelineStore *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_mark_all_read_async,
                                     error);
}

/* Whatever feeds they are of, they are marked in one step and taken back in one. */
static gboolean
answer_mark_feeds_read (DatelineDatabase *database,
                        DatelineStoreCall *call,
                        GError **error)
{
  g_autoptr (GArray) unread = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < call->ids->len; i++)
    {
      g_autoptr (DatelineQuery) query = dateline_query_new ();
      g_autoptr (GArray) ids = NULL;

      dateline_query_set_feed (query, g_array_index (call->ids, gint64, i));
      ids = dateline_story_query_list_unread (database, query, error);
      if (ids == NULL)
        return FALSE;
      g_array_append_vals (unread, ids->data, ids->len);
    }
  return mark_as (database, call, DATELINE_STORE_CHANGE_READ, TRUE, unread, error);
}

/**
 * dateline_store_mark_feeds_read_async:
 * @self: a store
 * @feed_ids: (array length=n_feeds): the feeds' numbers
 * @n_feeds: how many
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Marks all stories of some feeds as read, at once.
 */
void
dateline_store_mark_feeds_read_async (DatelineStore *self,
                                      const gint64 *feed_ids,
                                      gsize n_feeds,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (feed_ids != NULL || n_feeds == 0);

  mark (self,
        answer_mark_feeds_read,
        dateline_store_mark_feeds_read_async,
        dateline_store_call_copy_ids (feed_ids, n_feeds),
        TRUE,
        cancellable,
        callback,
        user_data);
}

/**
 * dateline_store_mark_feeds_read_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_mark_feeds_read_async().
 *
 * Returns: (transfer full): what was marked, in all of the feeds, which
 *   dateline_store_take_back_async() can undo; %NULL on an error
 */
DatelineMarking *
dateline_store_mark_feeds_read_finish (DatelineStore *self,
                                       GAsyncResult *result,
                                       GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_mark_feeds_read_async,
                                     error);
}
