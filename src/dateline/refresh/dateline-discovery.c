/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From what a person typed to the feeds that are there. Main context; reading and
 * searching run on workers. No address is guessed: a page's feeds are those that it
 * names. What is found comes with what was fetched, so that following it costs no further
 * request. */

#include "dateline/refresh/dateline-discovery-private.h"

#include "dateline/feed/dateline-feed-finder.h"
#include "dateline/feed/dateline-feed-parser.h"
#include "dateline/net/dateline-fetch-error-private.h"
#include "dateline/net/dateline-fetch-request-private.h"
#include "dateline/net/dateline-http-uri-private.h"
#include "dateline/refresh/dateline-refresh-outcome-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a page's feeds so many are fetched for a look. */
#define MAX_PREVIEWS 4

typedef struct
{
  const DatelineRefreshTools *tools;
  char *uri;
  gboolean may_fall_back; /* from https, which nobody asked for, to http */
  gboolean is_local;      /* this computer, or a port of a server's own */
  DatelineFetchResponse *response;
  GPtrArray *links; /* of DatelineFeedLink; NULL where there turned out to be no feed */
  guint n_previews;
} Discovery;

/* A look at one of a page's feeds. */
typedef struct
{
  GTask *task;
  guint index;
  DatelineFetchResponse *response;
} Preview;

static void fetch_address (GTask *task);

static void
link_unref (gpointer data)
{
  if (data != NULL)
    dateline_feed_link_unref (data);
}

static void
discovery_free (gpointer data)
{
  Discovery *discovery = data;

  g_free (discovery->uri);
  g_clear_pointer (&discovery->response, dateline_fetch_response_unref);
  g_clear_pointer (&discovery->links, g_ptr_array_unref);
  g_free (discovery);
}

static void
preview_free (Preview *preview)
{
  g_clear_pointer (&preview->response, dateline_fetch_response_unref);
  g_object_unref (preview->task);
  g_free (preview);
}

static void
fail (GTask *task, GError *error)
{
  g_task_return_error (task, error);
  g_object_unref (task);
}

static GError *
new_nothing_found_error (void)
{
  return g_error_new_literal (DATELINE_FEED_ERROR,
                              DATELINE_FEED_ERROR_NOT_A_FEED,
                              _ ("No feed was found at this address."));
}

/* The link to a feed that was read: where it lives for good, as it calls itself. */
static DatelineFeedLink *
make_read_link (const char *uri,
                const char *title,
                DatelineFetchResponse *response,
                DatelineFeedDocument *document,
                const char *digest)
{
  const char *own_title = dateline_feed_document_get_title (document);
  const char *moved_to = dateline_fetch_response_get_moved_to (response);
  g_autoptr (DatelineFetchOutcome) outcome =
      dateline_refresh_outcome_new_read (response,
                                         document,
                                         digest,
                                         g_get_real_time () / G_USEC_PER_SEC);

  return dateline_feed_link_new (moved_to != NULL ? moved_to : uri,
                                 own_title != NULL ? own_title : title,
                                 dateline_fetch_response_get_content_type (response),
                                 document,
                                 outcome);
}

/* The end: what is left of the links. */

static void
end_if_done (GTask *task)
{
  Discovery *discovery = g_task_get_task_data (task);
  g_autoptr (GPtrArray) links = NULL;

  if (discovery->n_previews > 0)
    return;
  links = g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_link_unref);
  for (guint i = 0; i < discovery->links->len; i++)
    {
      if (discovery->links->pdata[i] != NULL)
        g_ptr_array_add (links, dateline_feed_link_ref (discovery->links->pdata[i]));
    }
  if (links->len == 0)
    {
      fail (task, new_nothing_found_error ());
      return;
    }
  g_task_return_pointer (task,
                         g_steal_pointer (&links),
                         (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

/* A page's feeds. One that cannot be fetched now is offered without a look into it; what
 * is no feed is not offered. */

static void
set_link (Preview *preview, DatelineFeedLink *link)
{
  Discovery *discovery = g_task_get_task_data (preview->task);

  link_unref (discovery->links->pdata[preview->index]);
  discovery->links->pdata[preview->index] = link;
}

static void
end_preview (Preview *preview)
{
  GTask *task = preview->task;
  Discovery *discovery = g_task_get_task_data (task);

  discovery->n_previews--;
  end_if_done (task);
  preview_free (preview);
}

static void
preview_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Preview *preview = user_data;
  Discovery *discovery = g_task_get_task_data (preview->task);
  DatelineFeedLink *link = discovery->links->pdata[preview->index];
  g_autoptr (DatelineFeedDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;

  document = dateline_document_reader_read_finish (result, &digest, &error);
  if (document != NULL)
    set_link (preview,
              make_read_link (dateline_feed_link_get_uri (link),
                              dateline_feed_link_get_title (link),
                              preview->response,
                              document,
                              digest));
  else if (error->domain == DATELINE_FEED_ERROR)
    set_link (preview, NULL);
  end_preview (preview);
}

static void
preview_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Preview *preview = user_data;
  Discovery *discovery = g_task_get_task_data (preview->task);

  preview->response =
      dateline_fetcher_fetch_finish (DATELINE_FETCHER (source), result, NULL, NULL);
  if (preview->response != NULL)
    dateline_document_reader_read_async (discovery->tools->reader,
                                         preview->response,
                                         NULL,
                                         g_task_get_cancellable (preview->task),
                                         preview_read_cb,
                                         preview);
  else
    end_preview (preview);
}

static void
begin_preview (GTask *task, guint index)
{
  Discovery *discovery = g_task_get_task_data (task);
  g_autoptr (DatelineFetchRequest) request = NULL;
  Preview *preview = g_new0 (Preview, 1);

  preview->task = g_object_ref (task);
  preview->index = index;
  discovery->n_previews++;
  request = dateline_fetch_request_new (
      dateline_feed_link_get_uri (discovery->links->pdata[index]),
      DATELINE_FETCH_FEED);
  dateline_fetch_request_set_takes_partial (request, TRUE);
  dateline_fetcher_fetch_async (discovery->tools->fetcher,
                                request,
                                g_task_get_cancellable (task),
                                preview_fetched_cb,
                                preview);
}

/* The address itself: a feed, or a page that names some. */

static void
find_thread (GTask *worker, gpointer source, gpointer data, GCancellable *cancellable)
{
  DatelineFetchResponse *response = data;

  g_task_return_pointer (
      worker,
      dateline_feed_finder_find (dateline_fetch_response_get_body (response),
                                 dateline_fetch_response_get_content_type (response),
                                 dateline_fetch_response_get_uri (response)),
      (GDestroyNotify) g_ptr_array_unref);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Discovery *discovery = g_task_get_task_data (task);
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), NULL);

  discovery->links = g_ptr_array_new_with_free_func (link_unref);
  for (guint i = 0; found != NULL && i < found->len; i++)
    g_ptr_array_add (discovery->links, dateline_feed_link_ref (found->pdata[i]));

  /* One that counts as going on, so that none that ends early ends all. */
  discovery->n_previews = 1;
  for (guint i = 0; i < MIN (discovery->links->len, MAX_PREVIEWS); i++)
    begin_preview (task, i);
  discovery->n_previews--;
  end_if_done (task);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Discovery *discovery = g_task_get_task_data (task);
  g_autoptr (DatelineFeedDocument) document = NULL;
  g_autoptr (GTask) worker = NULL;
  g_autofree char *digest = NULL;
  GError *error = NULL;

  document = dateline_document_reader_read_finish (result, &digest, &error);
  if (g_error_matches (error, DATELINE_FEED_ERROR, DATELINE_FEED_ERROR_NOT_A_FEED))
    {
      g_clear_error (&error);
      worker = g_task_new (NULL, NULL, found_cb, task);
      g_task_set_task_data (worker,
                            dateline_fetch_response_ref (discovery->response),
                            (GDestroyNotify) dateline_fetch_response_unref);
      g_task_run_in_thread (worker, find_thread);
      return;
    }
  if (document == NULL)
    {
      fail (task, error);
      return;
    }
  discovery->links = g_ptr_array_new_with_free_func (link_unref);
  g_ptr_array_add (
      discovery->links,
      make_read_link (discovery->uri, NULL, discovery->response, document, digest));
  end_if_done (task);
}

/* A bare name is tried with https first. Where nobody answers to that, http is tried; on
 * this computer, and where a port was named, also when what answers is no https. */
static gboolean
should_fall_back (Discovery *discovery, const GError *error)
{
  if (!discovery->may_fall_back || error->domain != DATELINE_FETCH_ERROR)
    return FALSE;
  if (error->code == DATELINE_FETCH_ERROR_UNREACHABLE)
    return TRUE;
  return discovery->is_local && (error->code == DATELINE_FETCH_ERROR_TLS ||
                                 error->code == DATELINE_FETCH_ERROR_BAD_REPLY ||
                                 error->code == DATELINE_FETCH_ERROR_TIMED_OUT);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Discovery *discovery = g_task_get_task_data (task);
  GError *error = NULL;

  discovery->response =
      dateline_fetcher_fetch_finish (DATELINE_FETCHER (source), result, NULL, &error);
  if (discovery->response != NULL)
    {
      dateline_document_reader_read_async (discovery->tools->reader,
                                           discovery->response,
                                           NULL,
                                           g_task_get_cancellable (task),
                                           read_cb,
                                           task);
      return;
    }
  if (should_fall_back (discovery, error))
    {
      g_autofree char *secure = g_steal_pointer (&discovery->uri);

      g_error_free (error);
      discovery->uri = g_strconcat ("http", secure + strlen ("https"), NULL);
      discovery->may_fall_back = FALSE;
      fetch_address (task);
      return;
    }
  fail (task, error);
}

static void
fetch_address (GTask *task)
{
  Discovery *discovery = g_task_get_task_data (task);
  g_autoptr (DatelineFetchRequest) request =
      dateline_fetch_request_new (discovery->uri, DATELINE_FETCH_FEED);

  dateline_fetch_request_set_takes_partial (request, TRUE);
  dateline_fetcher_fetch_async (discovery->tools->fetcher,
                                request,
                                g_task_get_cancellable (task),
                                fetched_cb,
                                task);
}

/* Looks at what kind of address it is. FALSE if it is none. */
static gboolean
understand_address (Discovery *discovery, const char *address)
{
  g_autofree char *lower_case = g_ascii_strdown (address, -1);
  g_autoptr (GUri) uri = NULL;

  discovery->uri = dateline_uri_from_input (address);
  if (discovery->uri == NULL)
    return FALSE;
  if (g_str_has_prefix (discovery->uri, "resource:"))
    return TRUE;
  uri = dateline_http_uri_parse (discovery->uri, NULL);
  if (uri == NULL)
    return FALSE;
  discovery->is_local = dateline_http_uri_is_loopback (uri) || g_uri_get_port (uri) > 0;
  discovery->may_fall_back = g_str_has_prefix (discovery->uri, "https://") &&
                             strstr (lower_case, "https:") == NULL;
  return TRUE;
}

void
dateline_discovery_run_async (const DatelineRefreshTools *tools,
                              const char *address,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Discovery *discovery = g_new0 (Discovery, 1);

  discovery->tools = tools;
  g_task_set_source_tag (task, dateline_discovery_run_async);
  g_task_set_task_data (task, discovery, discovery_free);
  if (understand_address (discovery, address))
    fetch_address (task);
  else
    fail (task, dateline_fetch_error_new (DATELINE_FETCH_ERROR_ADDRESS));
}

GPtrArray *
dateline_discovery_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
