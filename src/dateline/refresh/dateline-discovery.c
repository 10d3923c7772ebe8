/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From what a person typed to the feeds that are there. Main context; reading and
 * searching run on workers. What is likely is looked at stage by stage, one request after
 * the other, and never more than four in all. What is found comes with what was fetched,
 * so that following it costs no further request. What is followed already is not asked
 * for. */

#include "dateline/refresh/dateline-discovery-stages-private.h"

#include "dateline/feed/dateline-feed-parser.h"
#include "dateline/net/dateline-fetch-request-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <string.h>

static void begin_site (GTask *task);

static void
discovery_free (gpointer data)
{
  DatelineDiscovery *discovery = data;

  g_free (discovery->uri);
  g_clear_pointer (&discovery->followed, g_hash_table_unref);
  g_clear_pointer (&discovery->findings, dateline_feed_findings_free);
  g_clear_pointer (&discovery->links, g_ptr_array_unref);
  g_clear_pointer (&discovery->response, dateline_fetch_response_unref);
  g_clear_error (&discovery->refusal);
  g_free (discovery);
}

void
dateline_discovery_fail (GTask *task, GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* What is followed already. */

DatelineFeed *
dateline_discovery_find_followed (DatelineDiscovery *discovery, const char *uri)
{
  g_autofree char *key = dateline_uri_fold (uri);

  return g_hash_table_lookup (discovery->followed, key);
}

/* Every request passes here first: it is counted, and none goes to a feed that is
 * followed. */
static gboolean
may_send_cb (const char *uri, gpointer user_data)
{
  DatelineDiscovery *discovery = user_data;

  discovery->met = dateline_discovery_find_followed (discovery, uri);
  if (discovery->met != NULL || discovery->n_sent == DATELINE_DISCOVERY_REQUESTS)
    return FALSE;
  discovery->n_sent++;
  return TRUE;
}

void
dateline_discovery_fetch (GTask *task,
                          const char *uri,
                          gboolean is_found,
                          GAsyncReadyCallback callback)
{
  DatelineDiscovery *discovery = g_task_get_task_data (task);
  g_autoptr (DatelineFetchRequest) request =
      dateline_fetch_request_new (uri, DATELINE_FETCH_FEED);

  dateline_fetch_request_set_takes_partial (request, TRUE);
  dateline_fetch_request_set_embedded (request, is_found);
  dateline_fetch_request_set_guard (request, may_send_cb, discovery);
  g_clear_pointer (&discovery->response, dateline_fetch_response_unref);
  discovery->met = NULL;
  dateline_fetcher_fetch_async (discovery->tools->fetcher,
                                request,
                                g_task_get_cancellable (task),
                                callback,
                                task);
}

/* The end. */

void
dateline_discovery_return_links (GTask *task, GPtrArray *found)
{
  g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

void
dateline_discovery_return_link (GTask *task, DatelineFeedLink *link)
{
  GPtrArray *found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_link_unref);

  g_ptr_array_add (found, link);
  dateline_discovery_return_links (task, found);
}

/* A bare name of this computer, or with a port of its own, is tried with http too. For
 * any other one a person has to say so. */
gboolean
dateline_discovery_fall_back (GTask *task, const GError *error)
{
  DatelineDiscovery *discovery = g_task_get_task_data (task);
  g_autofree char *secure = NULL;

  if (!discovery->may_fall_back || error->domain != DATELINE_FETCH_ERROR ||
      (error->code != DATELINE_FETCH_ERROR_UNREACHABLE &&
       error->code != DATELINE_FETCH_ERROR_TLS &&
       error->code != DATELINE_FETCH_ERROR_BAD_REPLY &&
       error->code != DATELINE_FETCH_ERROR_TIMED_OUT))
    return FALSE;
  secure = g_steal_pointer (&discovery->uri);
  discovery->uri = g_strconcat ("http", secure + strlen ("https"), NULL);
  discovery->may_fall_back = FALSE;
  begin_site (task);
  return TRUE;
}

/* The address itself: a feed, or a page. */

static void
find_thread (GTask *worker, gpointer source, gpointer data, GCancellable *cancellable)
{
  DatelineDiscovery *discovery = data;
  DatelineFetchResponse *response = discovery->response;

  g_task_return_pointer (
      worker,
      dateline_feed_findings_new (dateline_fetch_response_get_body (response),
                                  dateline_fetch_response_get_content_type (response),
                                  dateline_fetch_response_get_link (response),
                                  discovery->uri,
                                  dateline_fetch_response_get_uri (response),
                                  discovery->sites),
      (GDestroyNotify) dateline_feed_findings_free);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  DatelineDiscovery *discovery = g_task_get_task_data (task);

  discovery->findings = g_task_propagate_pointer (G_TASK (result), NULL);
  dateline_discovery_begin_stage (task,
                                  DATELINE_DISCOVERY_STAGE_NAMED,
                                  discovery->findings->named);
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  DatelineDiscovery *discovery = g_task_get_task_data (task);
  g_autoptr (DatelineFeedDocument) document = NULL;
  g_autoptr (DatelineFeedLink) asked = NULL;
  g_autoptr (GTask) worker = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *look = NULL;
  GError *error = NULL;

  document = dateline_document_reader_read_finish (result, &digest, &error);
  if (g_error_matches (error, DATELINE_FEED_ERROR, DATELINE_FEED_ERROR_NOT_A_FEED))
    {
      g_clear_error (&error);
      /* The worker has the discovery to itself until it is done. */
      worker = g_task_new (NULL, NULL, found_cb, task);
      g_task_set_task_data (worker, discovery, NULL);
      g_task_run_in_thread (worker, find_thread);
      return;
    }
  if (document == NULL)
    {
      dateline_discovery_fail (task, error);
      return;
    }
  look = dateline_feed_sites_get_look (discovery->sites, discovery->uri);
  asked = dateline_feed_link_new (look, NULL, NULL, NULL, NULL);
  dateline_discovery_return_link (
      task,
      dateline_discovery_make_read (discovery->response, asked, document, digest));
}

static void
page_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  DatelineDiscovery *discovery = g_task_get_task_data (task);
  GError *error = NULL;

  discovery->response =
      dateline_fetcher_fetch_finish (DATELINE_FETCHER (source), result, NULL, &error);
  if (discovery->response != NULL)
    {
      dateline_document_reader_read_async (discovery->tools->reader,
                                           discovery->response,
                                           NULL,
                                           g_task_get_cancellable (task),
                                           page_read_cb,
                                           task);
      return;
    }
  if (discovery->met != NULL)
    {
      g_error_free (error);
      dateline_discovery_return_link (
          task,
          dateline_discovery_make_followed (discovery->met, NULL));
      return;
    }
  if (dateline_discovery_fall_back (task, error))
    g_error_free (error);
  else
    dateline_discovery_fail (task, error);
}

void
dateline_discovery_fetch_page (GTask *task)
{
  DatelineDiscovery *discovery = g_task_get_task_data (task);
  g_autofree char *look = dateline_feed_sites_get_look (discovery->sites, discovery->uri);

  discovery->stage = DATELINE_DISCOVERY_STAGE_PAGE;
  dateline_discovery_fetch (task, look, FALSE, page_fetched_cb);
}

static void
begin_site (GTask *task)
{
  DatelineDiscovery *discovery = g_task_get_task_data (task);
  g_autoptr (GPtrArray) finds =
      dateline_feed_sites_find (discovery->sites, discovery->uri);

  dateline_discovery_begin_stage (task, DATELINE_DISCOVERY_STAGE_SITE, finds);
}

/* What is followed has to be known before the first request. */

static GHashTable *
index_feeds (GPtrArray *feeds)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash,
                                             g_str_equal,
                                             g_free,
                                             (GDestroyNotify) dateline_feed_unref);

  for (guint i = 0; i < feeds->len; i++)
    g_hash_table_insert (index,
                         dateline_uri_fold (dateline_feed_get_uri (feeds->pdata[i])),
                         dateline_feed_ref (feeds->pdata[i]));
  return index;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  DatelineDiscovery *discovery = g_task_get_task_data (task);
  g_autoptr (GPtrArray) feeds = NULL;
  DatelineFeed *feed;
  GError *error = NULL;

  feeds = dateline_store_list_feeds_finish (DATELINE_STORE (source), result, &error);
  if (feeds == NULL)
    {
      dateline_discovery_fail (task, error);
      return;
    }
  discovery->followed = index_feeds (feeds);
  feed = dateline_discovery_find_followed (discovery, discovery->uri);
  if (feed != NULL)
    {
      dateline_discovery_return_link (task,
                                      dateline_discovery_make_followed (feed, NULL));
      return;
    }
  begin_site (task);
}

void
dateline_discovery_run_async (const DatelineRefreshTools *tools,
                              const DatelineFeedSite *sites,
                              const char *address,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  DatelineDiscovery *discovery = g_new0 (DatelineDiscovery, 1);
  GError *error = NULL;
  gboolean is_bare, is_local;

  discovery->tools = tools;
  discovery->sites = sites;
  g_task_set_source_tag (task, dateline_discovery_run_async);
  g_task_set_task_data (task, discovery, discovery_free);
  discovery->uri = dateline_discovery_read_address (address, &is_bare, &is_local, &error);
  if (discovery->uri == NULL)
    {
      dateline_discovery_fail (task, error);
      return;
    }
  discovery->may_fall_back =
      is_bare && is_local && g_str_has_prefix (discovery->uri, "https://");
  dateline_store_list_feeds_async (tools->store, cancellable, listed_cb, task);
}

GPtrArray *
dateline_discovery_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
