/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What brings new feeds: finding, following, importing. Main context; lists of feeds are
 * read on a worker. The public functions are the refresher's. */

#include "dateline/refresh/dateline-refresher-private.h"

#include "dateline/feed/dateline-opml.h"
#include "dateline/refresh/dateline-discovery-private.h"

/* Finding. */

static void
discovered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *links = dateline_discovery_run_finish (result, &error);

  if (links != NULL)
    g_task_return_pointer (task, links, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * dateline_refresher_discover_async:
 * @self: a refresher
 * @address: what a person typed or pasted: a feed's address, a page's, a profile's, or a
 *   bare host
 * @cancellable: (nullable): cancels it
 * @callback: (scope async): is called when it is done
 * @user_data: for @callback
 *
 * Looks for feeds, with at most four requests, redirects included. Where the addresses of
 * a site's feeds follow from those of its pages, they are asked first; a page's feeds are
 * those that it names (WHATWG HTML, 4.6.7.1; RFC 8288), and without any those that it
 * shows or that such pages usually have. As many as the requests allow are fetched for a
 * look, the others are found without a document. A feed that is followed already is found
 * with its number and not asked for. Nothing is stored. Main context only.
 */
void
dateline_refresher_discover_async (DatelineRefresher *self,
                                   const char *address,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DATELINE_IS_REFRESHER (self));
  g_return_if_fail (address != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dateline_refresher_discover_async);
  dateline_discovery_run_async (dateline_refresher_get_tools (self),
                                dateline_feed_sites,
                                address,
                                cancellable,
                                discovered_cb,
                                task);
}

/**
 * dateline_refresher_discover_finish:
 * @self: a refresher
 * @result: what the callback got
 * @error: for a #DatelineFetchError, a #DatelineFeedError or %G_IO_ERROR_CANCELLED
 *
 * Ends dateline_refresher_discover_async ().
 *
 * Returns: (transfer container) (element-type DatelineFeedLink): the feeds that were
 * found, at least one, or %NULL with an error
 */
GPtrArray *
dateline_refresher_discover_finish (DatelineRefresher *self,
                                    GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Following. Once the feed is added it is followed, whatever becomes of its first
 * document: it shows itself what is wrong. */

typedef struct
{
  DatelineFeedLink *link;
  gint64 feed_id;
} Subscription;

static void
subscription_free (gpointer data)
{
  Subscription *subscription = data;

  dateline_feed_link_unref (subscription->link);
  g_free (subscription);
}

static void
end_subscription (GTask *task)
{
  Subscription *subscription = g_task_get_task_data (task);

  g_task_return_int (task, subscription->feed_id);
  g_object_unref (task);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineStoreChanges) changes =
      dateline_store_merge_finish (DATELINE_STORE (source), result, NULL);

  end_subscription (user_data);
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineRefreshSummary) summary =
      dateline_refresher_refresh_finish (DATELINE_REFRESHER (source), result, NULL);

  end_subscription (user_data);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Subscription *subscription = g_task_get_task_data (task);
  DatelineFeedDocument *document = dateline_feed_link_get_document (subscription->link);
  DatelineFetchOutcome *outcome = dateline_feed_link_get_outcome (subscription->link);
  GError *error = NULL;

  subscription->feed_id =
      dateline_store_add_feed_finish (DATELINE_STORE (source), result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
  else if (document != NULL && outcome != NULL)
    dateline_store_merge_async (DATELINE_STORE (source),
                                subscription->feed_id,
                                document,
                                outcome,
                                NULL,
                                merged_cb,
                                task);
  else
    dateline_refresher_refresh_feed_async (g_task_get_source_object (task),
                                           subscription->feed_id,
                                           DATELINE_REFRESH_FORCE,
                                           g_task_get_cancellable (task),
                                           refreshed_cb,
                                           task);
}

/**
 * dateline_refresher_subscribe_async:
 * @self: a refresher
 * @link: a feed that was found
 * @categories: (array zero-terminated=1) (nullable): what to file it under
 * @cancellable: (nullable): cancels it as long as the feed is not added
 * @callback: (scope async): is called when its stories are there
 * @user_data: for @callback
 *
 * Follows a feed. What was fetched when it was found is stored, and not fetched again.
 * Main context only.
 */
void
dateline_refresher_subscribe_async (DatelineRefresher *self,
                                    DatelineFeedLink *link,
                                    const char *const *categories,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  Subscription *subscription;
  GTask *task;

  g_return_if_fail (DATELINE_IS_REFRESHER (self));
  g_return_if_fail (link != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dateline_refresher_subscribe_async);
  g_task_set_check_cancellable (task, FALSE);
  subscription = g_new0 (Subscription, 1);
  subscription->link = dateline_feed_link_ref (link);
  g_task_set_task_data (task, subscription, subscription_free);
  dateline_store_add_feed_async (dateline_refresher_get_store (self),
                                 dateline_feed_link_get_uri (link),
                                 NULL,
                                 categories,
                                 cancellable,
                                 added_cb,
                                 task);
}

/**
 * dateline_refresher_subscribe_finish:
 * @self: a refresher
 * @result: what the callback got
 * @error: for a #DatelineStoreError, as %DATELINE_STORE_ERROR_EXISTS
 *
 * Ends dateline_refresher_subscribe_async ().
 *
 * Returns: the feed's number in the store, or -1 with an error
 */
gint64
dateline_refresher_subscribe_finish (DatelineRefresher *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}

/* Importing. */

typedef struct
{
  GBytes *opml;
  guint n_found;
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  g_bytes_unref (import->opml);
  g_free (import);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  guint n_added =
      dateline_store_add_feeds_finish (DATELINE_STORE (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, n_added);
}

static void
import_thread (GTask *worker, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *feeds = dateline_opml_read (data, &error);

  if (feeds != NULL)
    g_task_return_pointer (worker, feeds, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (worker, error);
}

static void
list_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Import *import = g_task_get_task_data (task);
  g_autoptr (GPtrArray) feeds = NULL;
  GError *error = NULL;

  feeds = g_task_propagate_pointer (G_TASK (result), &error);
  if (feeds == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  import->n_found = feeds->len;
  dateline_store_add_feeds_async (
      dateline_refresher_get_store (g_task_get_source_object (task)),
      feeds,
      g_task_get_cancellable (task),
      imported_cb,
      task);
}

/**
 * dateline_refresher_import_async:
 * @self: a refresher
 * @opml: a list of feeds
 * @cancellable: (nullable): cancels it
 * @callback: (scope async): is called when it is done
 * @user_data: for @callback
 *
 * Follows all feeds of a list in OPML, under the categories that it puts them in. Nothing
 * is fetched yet: a refresh does that. Main context only.
 */
void
dateline_refresher_import_async (DatelineRefresher *self,
                                 GBytes *opml,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) worker = NULL;
  Import *import;
  GTask *task;

  g_return_if_fail (DATELINE_IS_REFRESHER (self));
  g_return_if_fail (opml != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dateline_refresher_import_async);
  import = g_new0 (Import, 1);
  import->opml = g_bytes_ref (opml);
  g_task_set_task_data (task, import, import_free);
  worker = g_task_new (NULL, cancellable, list_read_cb, task);
  g_task_set_task_data (worker, g_bytes_ref (opml), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (worker, import_thread);
}

/**
 * dateline_refresher_import_finish:
 * @self: a refresher
 * @result: what the callback got
 * @n_known: (out) (optional): how many feeds of the list were followed already
 * @error: for a #DatelineOpmlError, a #DatelineStoreError or %G_IO_ERROR_CANCELLED
 *
 * Ends dateline_refresher_import_async ().
 *
 * Returns: how many feeds are new, 0 with an error
 */
guint
dateline_refresher_import_finish (DatelineRefresher *self,
                                  GAsyncResult *result,
                                  guint *n_known,
                                  GError **error)
{
  Import *import;
  gssize n_added;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  import = g_task_get_task_data (G_TASK (result));
  n_added = g_task_propagate_int (G_TASK (result), error);
  if (n_known != NULL)
    *n_known = n_added >= 0 ? import->n_found - n_added : 0;
  return MAX (n_added, 0);
}
