/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store that change which feeds are followed. The
 * functions that answer stand above the calls that ask: those run on the writing thread,
 * these on the main context.
 */

#include "dateline/store/dateline-store-private.h"

#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-filing-private.h"
#include "dateline/store/dateline-store-changes-private.h"
#include "dateline/store/dateline-tally-private.h"

#include <glib/gi18n-lib.h>

static void
set_changes (DatelineStoreCall *call, DatelineStoreChangeFlags flags, gint64 feed_id)
{
  call->changes = dateline_store_changes_new (flags, feed_id, 0, 0, NULL, FALSE);
}

static void
set_number (DatelineStoreCall *call, gint64 number)
{
  call->answer = g_memdup2 (&number, sizeof number);
  call->answer_free = g_free;
}

/* Takes an answer that is a number; 0 on an error. */
static gint64
take_number (DatelineStore *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_autofree gint64 *number = dateline_store_take_answer (self, result, tag, error);

  return number != NULL ? *number : 0;
}

static gboolean
answer_add_feed (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  const char *const *categories = (const char *const *) call->categories;
  gboolean removed;
  gint64 id;

  if (!dateline_feed_table_find (database, call->uri, &id, &removed, error))
    return FALSE;
  if (id != 0 && !removed)
    {
      g_set_error_literal (error,
                           DATELINE_STORE_ERROR,
                           DATELINE_STORE_ERROR_EXISTS,
                           _ ("You follow this feed already."));
      return FALSE;
    }
  if (id != 0 ? !dateline_filing_restore (database, id, error)
              : !dateline_feed_table_insert (database,
                                             call->uri,
                                             call->title,
                                             NULL,
                                             &id,
                                             error))
    return FALSE;
  if (categories != NULL && *categories != NULL &&
      !dateline_filing_set (database, id, categories, error))
    return FALSE;

  set_number (call, id);
  set_changes (call,
               removed ? DATELINE_STORE_CHANGE_FEEDS | DATELINE_STORE_CHANGE_STORIES
                       : DATELINE_STORE_CHANGE_FEEDS,
               id);
  return TRUE;
}

/**
 * dateline_store_add_feed_async:
 * @self: a store
 * @uri: the feed's address
 * @title: (nullable): what it is called until its first document says so itself
 * @categories: (nullable) (array zero-terminated=1): where the reader files it
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Follows a feed. One that was removed comes back with its stories.
 */
void
dateline_store_add_feed_async (DatelineStore *self,
                               const char *uri,
                               const char *title,
                               const char *const *categories,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (uri != NULL && *uri != '\0');

  call = dateline_store_call_new (self,
                                  answer_add_feed,
                                  dateline_store_add_feed_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->uri = g_strdup (uri);
  call->title = g_strdup (title);
  call->categories = g_strdupv ((GStrv) categories);
  dateline_store_write (self, call);
}

/**
 * dateline_store_add_feed_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_EXISTS if the feed is
 *   followed already, also under an address that means the same
 *
 * Finishes dateline_store_add_feed_async().
 *
 * Returns: the feed's number, 0 on an error
 */
gint64
dateline_store_add_feed_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  return take_number (self, result, dateline_store_add_feed_async, error);
}

static gboolean
answer_remove_feed (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  GArray *ids;

  if (!dateline_feed_table_require (database, call->feed_id, error))
    return FALSE;

  ids = dateline_filing_remove (database, call->feed_id, error);
  if (ids == NULL)
    return FALSE;
  call->changes = dateline_store_changes_new (DATELINE_STORE_CHANGE_FEEDS |
                                                  DATELINE_STORE_CHANGE_STORIES |
                                                  DATELINE_STORE_CHANGE_REMOVED,
                                              call->feed_id,
                                              0,
                                              0,
                                              ids,
                                              FALSE);
  return TRUE;
}

/* A call about one feed that needs no more than its number. */
static void
write_feed (DatelineStore *self,
            gint64 feed_id,
            DatelineStoreCallFunc func,
            gpointer tag,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  DatelineStoreCall *call =
      dateline_store_call_new (self, func, tag, cancellable, callback, user_data);

  call->feed_id = feed_id;
  dateline_store_write (self, call);
}

/**
 * dateline_store_remove_feed_async:
 * @self: a store
 * @feed_id: the feed's number
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Stops following a feed and hides its stories, but for those that are saved. For 30 days
 * dateline_store_restore_feed_async() undoes it; then they are deleted, again but for
 * those that are saved.
 */
void
dateline_store_remove_feed_async (DatelineStore *self,
                                  gint64 feed_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));

  write_feed (self,
              feed_id,
              answer_remove_feed,
              dateline_store_remove_feed_async,
              cancellable,
              callback,
              user_data);
}

/**
 * dateline_store_remove_feed_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND
 *
 * Finishes dateline_store_remove_feed_async().
 *
 * Returns: %TRUE if it is done
 */
gboolean
dateline_store_remove_feed_finish (DatelineStore *self,
                                   GAsyncResult *result,
                                   GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_remove_feed_async,
                                     error) != NULL;
}

static gboolean
answer_restore_feed (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  gboolean removed;

  if (!dateline_feed_table_is_removed (database, call->feed_id, &removed, error))
    return FALSE;
  if (!removed)
    return dateline_feed_table_require (database, call->feed_id, error);
  if (!dateline_filing_restore (database, call->feed_id, error))
    return FALSE;

  set_changes (call,
               DATELINE_STORE_CHANGE_FEEDS | DATELINE_STORE_CHANGE_STORIES,
               call->feed_id);
  return TRUE;
}

/**
 * dateline_store_restore_feed_async:
 * @self: a store
 * @feed_id: the number of a feed that was removed
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Undoes dateline_store_remove_feed_async(): the feed is followed again, with its stories
 * and categories as they were.
 */
void
dateline_store_restore_feed_async (DatelineStore *self,
                                   gint64 feed_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_return_if_fail (DATELINE_IS_STORE (self));

  write_feed (self,
              feed_id,
              answer_restore_feed,
              dateline_store_restore_feed_async,
              cancellable,
              callback,
              user_data);
}

/**
 * dateline_store_restore_feed_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND
 *
 * Finishes dateline_store_restore_feed_async().
 *
 * Returns: %TRUE if the feed is followed
 */
gboolean
dateline_store_restore_feed_finish (DatelineStore *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_restore_feed_async,
                                     error) != NULL;
}

/* Follows @feed, or files it where it is to be besides if it is followed already. */
static gboolean
import (DatelineDatabase *database,
        DatelineFeed *feed,
        gboolean *added,
        gboolean *restored,
        GError **error)
{
  const char *const *categories = dateline_feed_get_categories (feed);
  const char *uri = dateline_feed_get_uri (feed);
  gint64 id;

  if (!dateline_feed_table_find (database, uri, &id, restored, error))
    return FALSE;

  *added = id == 0 || *restored;
  if (*restored && !dateline_filing_restore (database, id, error))
    return FALSE;
  if (id == 0 && !dateline_feed_table_insert (database,
                                              uri,
                                              NULL,
                                              dateline_feed_get_title (feed),
                                              &id,
                                              error))
    return FALSE;
  return categories == NULL || *categories == NULL ||
         dateline_filing_add (database, id, categories, error);
}

static gboolean
answer_add_feeds (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  DatelineStoreChangeFlags flags = DATELINE_STORE_CHANGE_FEEDS;
  gint64 n_added = 0;

  for (gsize i = 0; i < call->feeds->len; i++)
    {
      gboolean added, restored;

      if (!import (database,
                   g_ptr_array_index (call->feeds, i),
                   &added,
                   &restored,
                   error))
        return FALSE;
      n_added += added;
      if (restored)
        flags |= DATELINE_STORE_CHANGE_STORIES;
    }

  set_number (call, n_added);
  set_changes (call, flags, 0);
  return TRUE;
}

/**
 * dateline_store_add_feeds_async:
 * @self: a store
 * @feeds: (element-type DatelineFeed): what to follow; addresses, titles and categories
 *   count
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Follows many feeds at once, all or none. Their titles are the reader's own names for
 * them, as another program kept them. Feeds that are followed already keep their names
 * and are filed under the new categories besides.
 */
void
dateline_store_add_feeds_async (DatelineStore *self,
                                GPtrArray *feeds,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (feeds != NULL);

  call = dateline_store_call_new (self,
                                  answer_add_feeds,
                                  dateline_store_add_feeds_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->feeds = g_ptr_array_new_full (feeds->len, (GDestroyNotify) dateline_feed_unref);
  for (gsize i = 0; i < feeds->len; i++)
    g_ptr_array_add (call->feeds, dateline_feed_ref (g_ptr_array_index (feeds, i)));
  dateline_store_write (self, call);
}

/**
 * dateline_store_add_feeds_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_add_feeds_async().
 *
 * Returns: how many of the feeds are new; 0 on an error too
 */
guint
dateline_store_add_feeds_finish (DatelineStore *self,
                                 GAsyncResult *result,
                                 GError **error)
{
  return take_number (self, result, dateline_store_add_feeds_async, error);
}
